"""The warm parent: imports the heavy libraries once, then forks a process for every submission it is handed.

Started by host.py as ``python -I -S server.py CONTROL_FD SITE_PACKAGES LEVEL``. It holds no reference, no case and no
verdict, and can reach none: the judge sends cells and inputs, and gets plain values back.

Per submission: a supervisor, which only listens to the judge (interrupt, end), and below it the notebook process,
which runs the cells. For every exercise the notebook process forks a probe, so that one exercise's hang or crash
never touches the next.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import io
import os
import random
import select
import signal
import socket
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.append(sys.argv[2])

from autograder.learner.values import Observation, from_tree, is_stub, load, to_tree, watch  # noqa: E402
from autograder.runner import isolation  # noqa: E402
from autograder.runner.wire import receive, send  # noqa: E402

INTERRUPT, END = b"i", b"e"
MAX_TEXT = 10_000  # characters of a cell's output that are kept


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    level = sys.argv[3]
    if level == "namespace":
        isolation.drop_root()
    shell = warm_up()
    send(control, {"ready": True, "threads": threads()})
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries what was forked
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 16, 2)
        if not message:
            os._exit(0)
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            control.close()
            _end_after(supervise, shell, level, *(socket.socket(fileno=d) for d in descriptors))
        for descriptor in descriptors:
            os.close(descriptor)


def threads():
    """How many threads this process has; 1 where the system does not tell."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.exists() else 1


def _end_after(work, *arguments):
    """Do the work and end the process; trouble goes to the runner's log, which the judge quotes if a session fails."""
    try:
        work(*arguments)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
    os._exit(1)


def warm_up():
    """Import what notebooks import, on one thread, and make the shell that runs the cells."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot  # noqa: F401
    import numpy  # noqa: F401

    with contextlib.suppress(ImportError):
        import torch

        torch.set_num_threads(1)
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Minimal"
    shell = InteractiveShell.instance(config=config)
    gc.collect()
    gc.freeze()
    return shell


def supervise(shell, level, command, talk):
    """The forked process: isolate, fork the notebook process, and obey the judge until either is gone."""
    limits = receive(talk)
    if level == "namespace":
        isolation.enter_namespaces(limits["tmp_mb"])
        first = os.fork()
        if first:  # this process stays outside the new pid namespace and only waits for its first process
            command.close()
            talk.close()
            os.waitpid(first, 0)
            os._exit(0)
        isolation.become_init()
    child = os.fork()
    if child == 0:
        command.close()
        _end_after(notebook_process, shell, level, limits, talk)
    talk.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watched = os.pidfd_open(child)
    while True:
        ready, _, _ = select.select([command, watched], [], [])
        if watched in ready:
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            with contextlib.suppress(OSError):
                command.sendall(b"d%d\n" % status)
            break
        order = command.recv(1)
        if order == INTERRUPT:
            os.kill(child, signal.SIGINT)
        elif order in (END, b""):
            break
    with contextlib.suppress(OSError):  # without a pid namespace its group is all that can be ended
        os.killpg(child, signal.SIGKILL)
    os._exit(0)  # in a pid namespace this ends every process in it


def notebook_process(shell, level, limits, talk):
    """Run the cells in order, then the probes the judge asks for."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    keep = talk.fileno()
    os.closerange(3, keep)
    os.closerange(keep + 1, 4096)
    if level == "namespace":
        os.chdir("/home/learner")
    isolation.limit(limits, alone=level == "namespace")
    prepare(shell)
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):  # from here on the learner's code runs
        os.dup2(null, descriptor)
    while True:
        order = receive(talk)
        if "cell" in order:
            send(talk, run_cell(shell, order["cell"], order["source"]))
        elif "probe" in order:
            probe(shell, order, talk)
        else:
            return


def prepare(shell):
    """A namespace as the notebook expects it, and streams of random numbers of its own."""
    import types

    import numpy as np

    quiet = types.ModuleType("check")
    quiet.check = lambda *args, **kwargs: None
    sys.modules["check"] = quiet
    shell.user_ns["check"] = quiet.check
    random.seed()
    np.random.seed()
    if "torch" in sys.modules:
        sys.modules["torch"].seed()


class Capped(io.StringIO):
    """Keeps the first MAX_TEXT characters and drops the rest."""

    def write(self, text):
        room = MAX_TEXT - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def run_cell(shell, number, source):
    """Run one cell; what it raises ends the cell and nothing else."""
    shell.compile.get_code_name = lambda *args: f"<cell {number}>"
    out = Capped()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            result = shell.run_cell(source, store_history=False)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:  # an interrupt may arrive outside the cell proper
            error = raised
    return {"ran": number, "error": type(error).__name__ if error else None, "text": out.getvalue()}


def probe(shell, order, talk):
    """Fork; the child runs the drive on every case and sends what it saw."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            observe(shell, order, talk)
        os._exit(0)
    watched = os.pidfd_open(child)
    ended, _, _ = select.select([watched], [], [], order["seconds"])
    if not ended:
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(watched)
    send(talk, {"end": order["probe"], "timed_out": not ended, "status": status})


def observe(shell, order, talk):
    f = shell.user_ns.get(order["probe"])
    if not callable(f) or is_stub(f):
        send(talk, {"answer": "none" if f is None else "stub" if callable(f) else "no function"})
        return
    send(talk, {"answer": "function"})
    drive = load(*order["drive"]) if order["drive"] else None
    for tree in order["cases"]:
        inputs = from_tree(tree, lambda array: array)
        began = time.monotonic()
        seen = watch(f, inputs, tuple(order["returns"]), drive)
        send(talk, as_message(seen, time.monotonic() - began))


def as_message(observation: Observation, seconds: float) -> dict:
    raised = observation.raised
    return {
        "seen": None if observation.seen is None else to_tree(observation.seen, lambda array: array),
        "raised": [raised.type, raised.message, raised.file, raised.line] if raised else None,
        "changed": observation.changed,
        "warned": observation.warned,
        "returned": observation.returned,
        "seconds": seconds,
    }


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(isolation.PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) if sys.platform == "linux" else None
    main()
