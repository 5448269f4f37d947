"""The warm parent: imports large libraries once, then forks processes for each submission.

host.py starts it as ``python -I -S server.py CONTROL_FD SITE_PACKAGES LEVEL``. It holds no reference, no case and no
verdict, and can reach none: the judge sends cells and inputs, and gets plain values back.

For each submission there is a supervisor, which obeys the judge and measures, and below it the notebook process, which
runs the cells. For each exercise the notebook process forks a probe, so that an exercise that hangs or crashes does not
disturb the next one. The judge keeps the time; the supervisor says how much waiting is excused (meter.py).
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import importlib
import io
import os
import random
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.append(sys.argv[2])

from autograder.learner.values import Observation, from_tree, is_stub, load, to_tree, watch  # noqa: E402
from autograder.learner.weights import keep  # noqa: E402
from autograder.marking.runner import isolation, landlock  # noqa: E402
from autograder.marking.runner.forking import settle  # noqa: E402
from autograder.marking.runner.meter import Meter  # noqa: E402
from autograder.marking.runner.watcher import EVERY, Watcher  # noqa: E402
from autograder.marking.runner.wire import receive, send  # noqa: E402

CELL, PROBE, WAITED, INTERRUPT, END_PROBE = b"c", b"p", b"w", b"i", b"k"  # as in session.py; any other byte means: end
STAGE = Path(__file__).resolve().parents[3]
READABLE = (
    *("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/dev/urandom"),
    *(sys.base_prefix, sys.argv[2]),
)
SYSTEM_CALLS = (STAGE / "filter").read_bytes()  # the seccomp filter; see syscalls.py
IMPORTED = {  # a word in a notebook -> the modules that are imported for it
    "pylab": ("matplotlib.pyplot",),
    "matplotlib": ("matplotlib.pyplot",),
    "torch": ("torch",),
    "optim": ("torch", "torch._dynamo"),  # the first optimiser of a process imports the second, which takes a second
}
MAX_PICTURES = 4  # of a cell
MAX_TEXT = 10_000  # characters of a cell's output that are kept


def main() -> None:
    """Get ready, then fork a supervisor for each pair of descriptors that the judge sends."""
    control = socket.socket(fileno=int(sys.argv[1]))
    level = sys.argv[3]
    if level != "process":
        isolation.drop_root()
    shell = warm_up()
    send(control, {"ready": True, "threads": threads()})
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so the kernel removes children that have ended
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 2)
        if not message:
            os._exit(0)
        if descriptors:
            warm_for(message.decode())
        send(control, {"ready": True, "threads": threads()})  # the judge starts its clocks after this
        if descriptors and os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            _end_after(supervise, shell, level, *(socket.socket(fileno=d) for d in descriptors))
        for descriptor in descriptors:
            os.close(descriptor)


def threads() -> int:
    """The number of threads of this process; 1 if the system does not tell it."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.exists() else 1


def _end_after(work: Callable[..., None], *arguments: Any) -> NoReturn:
    """Do the work and end the process. An error goes to the runner's log, which the judge quotes if a session fails."""
    try:
        work(*arguments)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    os._exit(1)


def warm_up() -> Any:
    """Import what every notebook imports, on one thread, and make the shell that runs the cells."""
    import numpy.random  # noqa: F401  else NumPy imports it when it is first used, in each notebook again
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Minimal"
    shell: Any = InteractiveShell.instance(config=config)
    shell.enable_matplotlib = lambda gui=None: (gui, "agg")  # for %matplotlib inline: drawn() takes the figures
    settle()
    return shell


def warm_for(needs: str) -> None:
    """Import the modules that these words stand for, once and on one thread, for all notebooks to come: it takes seconds."""
    wanted = (module for word in needs.split() for module in IMPORTED.get(word, ()))
    missing = [name for name in wanted if name not in sys.modules]
    for name in missing:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if missing:
        if torch := sys.modules.get("torch"):
            torch.set_num_threads(1)
        settle()


def supervise(shell: Any, level: str, command: socket.socket, talk: socket.socket) -> None:
    """The forked process: isolate, fork the notebook process, and obey the judge until either is gone."""
    order = receive(talk)
    limits = order["limits"]
    if level == "namespace":
        isolation.enter_namespaces(limits["tmp_mb"])
        first = os.fork()
        if first:  # this process stays outside the new pid namespace and only waits for its first process
            command.close()
            talk.close()
            os.waitpid(first, 0)
            os._exit(0)
        isolation.become_init()
        home = "/home/learner"
    else:
        home = tempfile.mkdtemp(prefix="learner-")
    isolation.adopt()
    child = os.fork()
    if child == 0:
        command.close()
        _end_after(notebook_process, shell, level, home, order, talk)
    talk.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    meter = Meter(child)
    obey(command, meter, Watcher(limits["memory_mb"], limits["cpu_seconds"], meter))
    isolation.end_children()
    if level != "namespace":
        shutil.rmtree(home, ignore_errors=True)
    os._exit(0)  # in a pid namespace this ends every process in it


def obey(command: socket.socket, meter: Meter, watcher: Watcher) -> None:
    """Obey the judge until it closes the socket or says END, or until the notebook process has ended.

    If the processes take too much together, end them. In both cases tell the judge that it is over, and why.
    """
    notebook = meter.notebook
    watched, next_look = os.pidfd_open(notebook), 0.0
    while True:
        ready, _, _ = select.select([command.fileno(), watched], [], [], EVERY)
        too_much = ""
        if time.monotonic() >= next_look:
            too_much, next_look = watcher.too_much(), time.monotonic() + EVERY
        if too_much or watched in ready:
            isolation.end_children()
            with contextlib.suppress(OSError):
                send(command, {"over": too_much})
            return
        if not ready:
            continue
        order = command.recv(1)
        if order in (CELL, PROBE):
            meter.begin(probing=order == PROBE)
            send(command, {"waited": 0.0})
        elif order == WAITED:
            send(command, {"waited": meter.excused()})
        elif order == INTERRUPT:
            os.kill(notebook, signal.SIGINT)
        elif order == END_PROBE:
            for probe in meter.probes():
                os.kill(probe, signal.SIGKILL)
        else:
            return


def notebook_process(shell: Any, level: str, home: str, order: dict[str, Any], talk: socket.socket) -> None:
    """Isolate this process, then run the cells and the probes that the judge asks for."""
    limits = order["limits"]
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.closerange(3, talk.fileno())
    os.closerange(talk.fileno() + 1, 4096)
    os.chdir(home)
    os.environ.update(HOME=home, TMPDIR=home if level != "namespace" else "/tmp")
    tempfile.tempdir = None
    prepare(shell, order)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    isolation.limit(limits, alone=level == "namespace")
    if level == "landlock":
        landlock.restrict(READABLE, [home, os.devnull])
    if level != "process":
        isolation.install(SYSTEM_CALLS)
    while True:  # learners' code runs only from here on
        order = receive(talk)
        if "cell" in order:
            send(talk, run_cell(shell, order["cell"], order["source"]))
        elif "probes" in order:
            probe(shell, order, talk)
        else:
            return


def prepare(shell: Any, order: dict[str, Any]) -> None:
    """Write the files, make the names that the notebook expects, and seed the generators of random numbers."""
    import types

    import numpy as np

    quiet: Any = types.ModuleType("check")
    quiet.check = lambda *args, **kwargs: None
    quiet.trained = partial(trained, Path(order["weights"]).resolve(), order["limits"]["train_seconds"] > 0)
    sys.modules["check"] = quiet
    shell.user_ns |= {"check": quiet.check, "trained": quiet.trained}
    for name, data in order["files"].items():
        Path(name).write_bytes(base64.b64decode(data))
    sys.path.insert(0, str(Path.cwd()))  # a notebook can import from its folder
    random.seed()
    np.random.seed()
    if "torch" in sys.modules:
        sys.modules["torch"].seed()


def trained(path: Path, may_train: bool, train: Callable[[], Any], again: bool = False) -> Any:
    """The grader's ``check.trained``: it reads the weights that were handed in, and trains only if that was asked for."""
    return keep(train, path, may_train=may_train)


class Capped(io.StringIO):
    """Keeps the first MAX_TEXT characters that are written to it."""

    def write(self, text: str) -> int:
        """Keep what there is room for; returns the length of all of it, as a stream does."""
        room = MAX_TEXT - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def run_cell(shell: Any, number: int, source: str) -> dict[str, Any]:
    """Run one cell. An exception ends only this cell. Returns the message for the judge."""
    shell.compile.get_code_name = lambda *args: f"<cell {number}>"
    out = Capped()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            # only here: an interrupt that comes late must end nothing else
            signal.signal(signal.SIGINT, signal.default_int_handler)
            result = shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
            pictures = drawn()
        except BaseException as raised:  # an interrupt may come before or after the cell's own code
            error, pictures = raised, []
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
    name = type(error).__name__ if error else None
    return {"ran": number, "error": name, "text": out.getvalue(), "pictures": pictures}


def drawn() -> list[str]:
    """The figures that a cell leaves open, which a notebook would show, as PNG in base64. They are then closed."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return []
    pictures = []
    for number in pyplot.get_fignums()[:MAX_PICTURES]:
        picture = io.BytesIO()
        pyplot.figure(number).savefig(picture, format="png", dpi=72, bbox_inches="tight")
        pictures.append(base64.b64encode(picture.getvalue()).decode())
    pyplot.close("all")
    return pictures


def probe(shell: Any, order: dict[str, Any], talk: socket.socket) -> None:
    """Fork a child that runs exercises on their cases and sends what it saw. The judge ends it when its time is up."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            for asked in order["probes"]:
                observe(shell, asked, talk)
                send(talk, {"done": asked["name"]})
        os._exit(0)
    with contextlib.suppress(ChildProcessError):
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # its waiting can be read until it is waited for
    send(talk, {"end": True})
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


def observe(shell: Any, asked: dict[str, Any], talk: socket.socket) -> None:
    """Run one exercise on its cases, and send each observation as soon as it is made."""
    f = shell.user_ns.get(asked["name"])
    if not callable(f) or is_stub(f):
        send(talk, {"answer": "none" if f is None else "stub" if callable(f) else "no function"})
        return
    send(talk, {"answer": "function"})
    drive = load(*asked["drive"]) if asked["drive"] else None
    for tree in asked["cases"]:
        inputs = from_tree(tree, lambda array: array)
        send(talk, as_message(watch(f, inputs, tuple(asked["returns"]), drive)))


def as_message(observation: Observation) -> dict[str, Any]:
    """An observation as a message for the judge."""
    raised = observation.raised
    return {
        "seen": None if observation.seen is None else to_tree(observation.seen, lambda array: array),
        "raised": astuple(raised) if raised else None,
        "changed": observation.changed,
        "warned": observation.warned,
        "returned": observation.returned,
    }


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(isolation.PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) if sys.platform == "linux" else None
    main()
