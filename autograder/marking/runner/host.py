"""The judge's side of a runner: starts the warm parent, and opens a session for each submission (session.py)."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from autograder.errors import RunnerError, UsageError
from autograder.marking.runner import LEVELS, landlock, sandbox
from autograder.marking.runner.isolation import NOBODY
from autograder.marking.runner.limits import Limits as Limits  # importable from here for code that starts runners
from autograder.marking.runner.session import PATIENCE, Died, Session
from autograder.marking.runner.syscalls import compiled
from autograder.marking.runner.wire import WireError, receive

PACKAGE = Path(__file__).resolve().parents[2]
INSIDE = (
    *(f"learner/raising/{name}.py" for name in ("facts", "reading", "scene", "failing")),
    *("learner/values.py", "learner/weights.py"),
    *(f"marking/runner/{name}.py" for name in ("wire", "forking", "isolation", "landlock", "meter", "watcher", "server")),
)
NEEDS = (
    "pylab",
    "matplotlib",
    "torch",
    "optim",
)  # if a notebook has such a word, the warm parent imports its library first
ALIVE = b"?"  # asks a warm parent whether it lives
GUARDED: dict[str, Callable[[], str]] = {  # by level: what stands around a submission
    "namespace": lambda: "bubblewrap, system calls by allow-list",
    "landlock": lambda: f"Landlock {landlock.version()}, system calls by allow-list",
    "process": lambda: "nothing around it, all system calls",
}
BOUNDED = ("all its processes together by a watcher", "no cgroup")  # and by the kernel each process by itself
FOLDERS = "unrolled-"  # runners' folders have this name, then the id of the process that made them


class Runner:
    """A warm parent at one isolation level. Use it from one thread at a time; close it, or use ``with``.

    Raises RunnerError if it does not start, and OSError if something that it needs is missing.
    """

    def __init__(self, level: str, limits: Limits | None = None):
        self.level, self.limits = level, limits or Limits()
        self._folder = tempfile.TemporaryDirectory(prefix=f"{FOLDERS}{os.getpid()}-")
        folder = Path(self._folder.name)
        stage, work = folder / "inside", folder / "work"
        for part in INSIDE:  # only these files of ours go in
            target = stage / "autograder" / part
            target.parent.mkdir(parents=True, exist_ok=True)
            for parent in (p for p in target.parents if p.is_relative_to(stage / "autograder")):
                (parent / "__init__.py").touch()  # else a whole autograder in site-packages would be imported instead
            shutil.copy(PACKAGE / part, target)
        (stage / "filter").write_bytes(b"" if level == "process" else compiled(shared=level != "namespace"))
        work.mkdir()
        if level == "landlock" and os.getuid() == 0:  # the runner becomes the user nobody
            folder.chmod(0o711)
            os.chown(work, NOBODY, NOBODY)
        self._control, theirs = socket.socketpair()
        self._log = (Path(self._folder.name) / "log").open("w+b")
        with theirs:
            self._process = subprocess.Popen(
                sandbox.command(level, stage, theirs.fileno()),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=self._log,
                env=sandbox.environment("/tmp" if level == "namespace" else str(work)),
                start_new_session=True,
            )
        self._control.settimeout(PATIENCE)
        try:
            self._ready()
        except RunnerError:
            self.close()
            raise

    def _ready(self) -> None:
        """Wait until the warm parent says that it is ready. Raises RunnerError if it does not."""
        try:
            hello = receive(self._control)
        except (EOFError, OSError, WireError) as error:
            raise RunnerError(f"the runner at level {self.level} does not answer: {self.said() or error}") from error
        if hello.get("threads") != 1:
            raise RunnerError("the runner has more than one thread and cannot be forked safely")

    @property
    def in_force(self) -> str:
        """What guards and bounds a submission here, in words."""
        return "; ".join((self.level, GUARDED[self.level](), *BOUNDED))

    def said(self) -> str:
        """The last line of the runner's log."""
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def session(self, files: dict[str, str] | None = None, weights: str = "", needs: tuple[str, ...] = ()) -> Session:
        """New, isolated processes for one submission. Raises RunnerError if they cannot be started.

        files: name -> base64 of the files beside the notebook. weights: the name of the file of trained weights; if it
        is not among the files, answers may train for limits.train_seconds. needs: words of NEEDS; the runner first
        imports what they stand for.
        """
        ours, theirs = zip(*(socket.socketpair() for _ in range(2)), strict=True)
        try:
            socket.send_fds(self._control, [" ".join(("numpy", *needs)).encode()], [s.fileno() for s in theirs])
        except OSError as error:
            raise RunnerError(f"the runner is gone: {self.said() or error}") from error
        finally:
            for s in theirs:
                s.close()
        self._ready()
        files = files or {}
        limits = replace(self.limits, train_seconds=0.0) if weights in files else self.limits.to_train()
        command, talk = ours
        return Session(command, talk, limits, files, weights, self.prove_alive)

    def prove_alive(self) -> None:
        """Raise RunnerError if the warm parent has ended, or does not answer."""
        try:
            self._control.sendall(ALIVE)
        except OSError as error:
            raise RunnerError(f"the runner is gone: {self.said() or error}") from error
        self._ready()

    def close(self) -> None:
        """End the warm parent, and remove its folder."""
        self._control.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._log.close()
        self._folder.cleanup()

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def sweep() -> None:
    """Remove the folders of runners whose grader was killed before it could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDERS}[0-9]*-*"):
        grader = folder.name.removeprefix(FOLDERS).partition("-")[0]
        if grader.isdigit() and not Path(f"/proc/{grader}").exists() and folder.stat().st_uid == os.getuid():
            shutil.rmtree(folder, ignore_errors=True)


def start_runner(asked: str | None, trusted: bool, limits: Limits | None = None) -> Runner:
    """A runner at the isolation level asked for, or at the best that works here. A trial has shown that it isolates.

    asked: the level; None: the best. trusted: whether no submission is a stranger's (the sample class), so that level
    "process" may be taken, too. Raises UsageError if no such level works.
    """
    troubles = []
    for level in (asked,) if asked else LEVELS if trusted else LEVELS[:-1]:
        try:
            return _tried(level, limits)
        except (RunnerError, OSError) as trouble:
            troubles.append(f"{level} ({trouble})")
    raise UsageError(
        f"Isolation cannot be had here: {'; '.join(troubles)}. To grade people you trust without it: "
        "--isolation process (it cannot stop their code from reading your files)."
    )


ESCAPES = {  # a trial cell that fails if it is not isolated; level "process" promises no isolation
    "namespace": "import os; assert os.getpid() < 5 and not os.listdir('.')",
    "landlock": "import os\ntry: os.listdir('/proc')\nexcept PermissionError: pass\nelse: raise AssertionError",
}


def _tried(level: str, limits: Limits | None) -> Runner:
    """Start a runner and try it. Raises RunnerError if the level does not work, or does not isolate."""
    if sys.platform != "linux":
        raise RunnerError("it needs Linux")
    if level == "namespace" and shutil.which("bwrap") is None:
        raise RunnerError("bubblewrap is not installed (Debian: apt-get install bubblewrap)")
    runner = Runner(level, limits)
    try:
        with runner.session() as session:
            result = session.run_cell(0, ESCAPES.get(level, ""))
            if result.error is None:
                return runner
            trouble = f"a trial cell saw more than it should: {result.error}"
    except Died:
        trouble = runner.said() or "a trial session failed"
    except RunnerError as error:
        trouble = str(error)
    runner.close()
    raise RunnerError(trouble)
