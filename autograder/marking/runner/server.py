"""The warm parent: imports the heavy libraries once, then forks a process for every submission it is handed.

Started by host.py as ``python -I -S server.py CONTROL_FD SITE_PACKAGES LEVEL``. It holds no reference, no case and no
verdict, and can reach none: the judge sends cells and inputs, and gets plain values back.

Per submission: a supervisor, which obeys the judge and measures, and below it the notebook process, which runs the
cells. For every exercise the notebook process forks a probe, so that one exercise's hang or crash never touches the next.
The judge keeps the time; the supervisor tells it what wait is excused (meter.py).
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import gc
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
from autograder.marking.runner.meter import Meter  # noqa: E402
from autograder.marking.runner.watcher import EVERY, Watcher  # noqa: E402
from autograder.marking.runner.wire import receive, send  # noqa: E402

CELL, PROBE, WAITED, INTERRUPT, END_PROBE = b"c", b"p", b"w", b"i", b"k"  # as in session.py; all else means: end
STAGE = Path(__file__).resolve().parents[3]
READABLE = (
    *("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/dev/urandom"),
    *(sys.base_prefix, sys.argv[2]),
)
SYSTEM_CALLS = (STAGE / "filter").read_bytes()  # the seccomp filter; see syscalls.py
IMPORTED = {  # a word in a notebook -> what is imported for it
    "pylab": ("matplotlib.pyplot",),
    "matplotlib": ("matplotlib.pyplot",),
    "torch": ("torch",),
    "optim": ("torch", "torch._dynamo"),  # an optimiser imports the second
}
MAX_PICTURES = 4  # of a cell
MAX_TEXT = 10_000  # characters of a cell's output that are kept


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    level = sys.argv[3]
    if level != "process":
        isolation.drop_root()
    shell = warm_up()
    send(control, {"ready": True, "threads": threads()})
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries what was forked
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 2)
        if not message:
            os._exit(0)
        if descriptors:
            warm_for(message.decode())
        send(control, {"ready": True, "threads": threads()})  # the judge's clocks start after this
        if descriptors and os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            _end_after(supervise, shell, level, *(socket.socket(fileno=d) for d in descriptors))
        for descriptor in descriptors:
            os.close(descriptor)


def threads() -> int:
    """How many threads this process has; 1 where the system does not tell."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.exists() else 1


def _end_after(work: Callable[..., None], *arguments: Any) -> NoReturn:
    """Do the work and end the process; trouble goes to the runner's log, which the judge quotes if a session fails."""
    try:
        work(*arguments)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    os._exit(1)


def warm_up() -> Any:
    """Import what every notebook imports, on one thread, and make the shell that runs the cells."""
    import numpy  # noqa: F401
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Minimal"
    shell: Any = InteractiveShell.instance(config=config)
    shell.enable_matplotlib = lambda gui=None: (gui, "agg")  # %matplotlib inline: figures are seen to here (drawn)
    gc.collect()
    gc.freeze()
    return shell


def warm_for(needs: str) -> None:
    """Import what the next notebook needs, once and on one thread, for all that follow: it takes seconds."""
    wanted = (module for word in needs.split() for module in IMPORTED.get(word, ()))
    missing = [name for name in wanted if name not in sys.modules]
    for name in missing:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if missing:
        if torch := sys.modules.get("torch"):
            torch.set_num_threads(1)
        gc.collect()
        gc.freeze()


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
    """Do what the judge says until it is gone, says so, or the notebook process has ended: that the judge is told, and
    why, if it has to be ended here."""
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
    """Run the cells in order, then the probes the judge asks for."""
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
    while True:  # from here on the learner's code runs
        order = receive(talk)
        if "cell" in order:
            send(talk, run_cell(shell, order["cell"], order["source"]))
        elif "probes" in order:
            probe(shell, order, talk)
        else:
            return


def prepare(shell: Any, order: dict[str, Any]) -> None:
    """The files, the namespace that the notebook expects, and streams of random numbers of its own."""
    import types

    import numpy as np

    quiet: Any = types.ModuleType("check")
    quiet.check = lambda *args, **kwargs: None
    quiet.trained = partial(trained, Path(order["weights"]).resolve(), order["limits"]["train_seconds"] > 0)
    sys.modules["check"] = quiet
    shell.user_ns |= {"check": quiet.check, "trained": quiet.trained}
    for name, data in order["files"].items():
        Path(name).write_bytes(base64.b64decode(data))
    sys.path.insert(0, str(Path.cwd()))  # as a notebook's folder is
    random.seed()
    np.random.seed()
    if "torch" in sys.modules:
        sys.modules["torch"].seed()


def trained(path: Path, may_train: bool, train: Callable[[], Any], again: bool = False) -> Any:
    """What ``check.trained`` is here: it reads what was handed in, and trains only where that was asked for."""
    return keep(train, path, may_train=may_train)


class Capped(io.StringIO):
    """Keeps the first MAX_TEXT characters and drops the rest."""

    def write(self, text: str) -> int:
        room = MAX_TEXT - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def run_cell(shell: Any, number: int, source: str) -> dict[str, Any]:
    """Run one cell; what it raises ends the cell and nothing else."""
    shell.compile.get_code_name = lambda *args: f"<cell {number}>"
    out = Capped()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # only here: what comes late ends nothing else
            result = shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
            pictures = drawn()
        except BaseException as raised:  # an interrupt may arrive outside the cell proper
            error, pictures = raised, []
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
    name = type(error).__name__ if error else None
    return {"ran": number, "error": name, "text": out.getvalue(), "pictures": pictures}


def drawn() -> list[str]:
    """The figures that a cell leaves open, as a notebook shows them under it: PNG, base64. They are closed."""
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
    """Fork; the child runs the drives on every case and sends what it saw. The judge says when its time is up."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            for asked in order["probes"]:
                observe(shell, asked, talk)
                send(talk, {"done": asked["name"]})
        os._exit(0)
    with contextlib.suppress(ChildProcessError):
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # its waiting is counted as long as it is there
    send(talk, {"end": True})
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


def observe(shell: Any, asked: dict[str, Any], talk: socket.socket) -> None:
    f = shell.user_ns.get(asked["name"])
    if not callable(f) or is_stub(f):
        send(talk, {"answer": "none" if f is None else "stub" if callable(f) else "no function"})
        return
    send(talk, {"answer": "function"})
    drive = load(*asked["drive"]) if asked["drive"] else None
    for tree in asked["cases"]:
        inputs = from_tree(tree, lambda array: array)
        began = time.monotonic()
        seen = watch(f, inputs, tuple(asked["returns"]), drive)
        send(talk, as_message(seen, time.monotonic() - began))


def as_message(observation: Observation, seconds: float) -> dict[str, Any]:
    raised = observation.raised
    return {
        "seen": None if observation.seen is None else to_tree(observation.seen, lambda array: array),
        "raised": astuple(raised) if raised else None,
        "changed": observation.changed,
        "warned": observation.warned,
        "returned": observation.returned,
        "seconds": seconds,
    }


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(isolation.PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) if sys.platform == "linux" else None
    main()
