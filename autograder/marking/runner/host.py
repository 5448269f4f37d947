"""The judge's side of a runner: starts the warm parent, opens a session per submission, believes nothing but values."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.errors import RunnerError, UsageError
from autograder.learner.values import Observation
from autograder.marking.runner import LEVELS, incoming, sandbox
from autograder.marking.runner.isolation import NOBODY
from autograder.marking.runner.syscalls import compiled
from autograder.marking.runner.wire import WireError, receive, send

PACKAGE = Path(__file__).resolve().parents[2]
INSIDE = (
    "learner/values.py",
    "learner/weights.py",
    *(f"marking/runner/{name}.py" for name in ("wire", "isolation", "landlock", "server")),
)
NEEDS = ("pylab", "matplotlib", "torch", "optim")  # words in a notebook that mean an import worth having made before
FOLDERS = "unrolled-"  # how the names of runners' folders begin; then the process that made them
MAX_PICTURES = 4  # of a cell
GRACE = 3.0  # seconds between asking a cell to stop and ending its process


@dataclass(frozen=True)
class Limits:
    """What one submission may use."""

    memory_mb: int = 2048
    cpu_seconds: int = 300
    file_mb: int = 16
    tmp_mb: int = 64
    processes: int = 64
    cell_seconds: float = 60.0
    notebook_seconds: float = 600.0  # all cells together
    exercise_seconds: float = 15.0
    train_seconds: float = 0.0  # for weights that were not handed in; 0: they are not trained

    def to_train(self) -> Limits:
        """These limits, with the time to train."""
        more = self.train_seconds
        return replace(
            self,
            cpu_seconds=self.cpu_seconds + math.ceil(more),
            cell_seconds=max(self.cell_seconds, more),
            exercise_seconds=max(self.exercise_seconds, more),
        )


@dataclass
class CellResult:
    """What running one cell showed; ``error`` is the exception's type, "timed out", or None."""

    number: int
    error: str | None
    text: str
    pictures: list[str] = field(default_factory=list)  # PNG, base64


@dataclass
class ProbeResult:
    """What running one exercise showed. ``ended``: None, "timed out" or "crashed" where not every case was seen."""

    answer: str  # function, stub, none (not defined), no function
    observations: list[Observation] = field(default_factory=list)
    seconds: float = 0.0
    ended: str | None = None


class Died(Exception):
    """The notebook process is gone; ``cell`` was running."""

    def __init__(self, cell: int, how: str):
        super().__init__(f"cell {cell} {how}")
        self.cell, self.how = cell, how


class Runner:
    """A warm parent. Use it from one thread at a time."""

    def __init__(self, level: str, limits: Limits | None = None):
        self.level, self.limits = level, limits or Limits()
        self._folder = tempfile.TemporaryDirectory(prefix=f"{FOLDERS}{os.getpid()}-")
        folder = Path(self._folder.name)
        stage, work = folder / "inside", folder / "work"
        for part in INSIDE:  # all of ours that goes in
            (stage / "autograder" / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PACKAGE / part, stage / "autograder" / part)
        (stage / "filter").write_bytes(b"" if level == "process" else compiled(shared=level != "namespace"))
        work.mkdir()
        if level == "landlock" and os.getuid() == 0:  # then the runner will be nobody
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
        self._control.settimeout(120)
        try:
            self._ready()
        except RunnerError:
            self.close()
            raise

    def _ready(self) -> None:
        """Wait until the warm parent has imported what it should. Raises RunnerError if it does not say so."""
        try:
            hello = receive(self._control)
        except (EOFError, OSError, WireError) as error:
            raise RunnerError(f"the runner did not start at level {self.level}: {self.said() or error}") from error
        if hello.get("threads") != 1:
            raise RunnerError("the runner has more than one thread and cannot be forked safely")

    def said(self) -> str:
        """The last line of the runner's log."""
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def session(self, files: dict[str, str] | None = None, weights: str = "", needs: tuple[str, ...] = ()) -> Session:
        """A new, isolated process for one submission. Raises RunnerError if none can be had.

        needs: words of NEEDS; the runner imports what they mean beforehand. files: name -> base64 of what lies beside the
        notebook. weights: what the file of trained weights is called; where it is not among them, training may take its
        time, if any is given.
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
        return Session(command, talk, limits, files, weights)

    def close(self) -> None:
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


class Session:
    """One submission's processes. Closing it ends them all."""

    def __init__(
        self, command: socket.socket, talk: socket.socket, limits: Limits, files: dict[str, str], weights: str
    ):
        self._command, self._talk, self.limits = command, talk, limits
        self._ends = time.monotonic() + limits.notebook_seconds
        send(talk, {"limits": asdict(limits), "files": files, "weights": weights})

    def run_cell(self, number: int, source: str) -> CellResult:
        """Run a cell. A cell past its time is interrupted; one that does not stop, or takes the process down, raises
        Died."""
        try:
            send(self._talk, {"cell": number, "source": source})
            try:
                left = self._ends - time.monotonic()
                return self._cell_result(number, max(0.1, min(self.limits.cell_seconds, left)))
            except TimeoutError:
                self._command.sendall(b"i")
                result = self._cell_result(number, GRACE)
                return replace(result, error="timed out")
        except TimeoutError:
            raise Died(number, "timed out") from None
        except (EOFError, OSError, WireError):
            raise Died(number, "crashed") from None

    def _cell_result(self, number: int, seconds: float) -> CellResult:
        self._talk.settimeout(seconds)
        message = incoming.message(receive(self._talk))
        if type(message.get("ran")) is not int or message["ran"] != number:
            raise WireError("no cell's result")
        error, text = incoming.text(message.get("error"), 80), incoming.text(message.get("text"), 20_000)
        drawn = message.get("pictures")
        pictures = [p for p in drawn if incoming.is_picture(p)][:MAX_PICTURES] if isinstance(drawn, list) else []
        return CellResult(number, error or None, text, pictures)

    def probe(
        self, name: str, drive: tuple[str, str] | None, returns: tuple[str, ...], cases: list[Any]
    ) -> ProbeResult:
        """Run the learner's ``name`` on every case, in a process of its own. Raises Died if the notebook's is gone.

        cases: trees of plain values (see learner.values.to_tree), arrays as they are.
        """
        seconds = self.limits.exercise_seconds
        order = {"probe": name, "drive": drive, "returns": returns, "cases": cases, "seconds": seconds}
        began = time.monotonic()
        result = ProbeResult("none")
        try:
            send(self._talk, order)
            while True:
                left = began + seconds + GRACE - time.monotonic()
                if left <= 0:  # however much is still coming
                    raise TimeoutError
                self._talk.settimeout(left)
                message = incoming.message(receive(self._talk))
                if "end" in message:
                    break
                if "answer" in message:
                    result.answer = incoming.text(message["answer"], 20)
                elif len(result.observations) < len(cases):
                    result.observations.append(incoming.observation(message))
        except TimeoutError:
            raise Died(-1, "timed out") from None
        except (EOFError, OSError, WireError):
            raise Died(-1, "crashed") from None
        result.seconds = time.monotonic() - began
        if result.answer == "function" and len(result.observations) < len(cases):
            result.ended = "timed out" if message.get("timed_out") is True else "crashed"
        return result

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._command.sendall(b"e")
        self._command.close()
        self._talk.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def sweep() -> None:
    """Remove the folders of runners whose grader was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDERS}[0-9]*-*"):
        grader = folder.name.removeprefix(FOLDERS).partition("-")[0]
        if grader.isdigit() and not Path(f"/proc/{grader}").exists() and folder.stat().st_uid == os.getuid():
            shutil.rmtree(folder, ignore_errors=True)


def start_runner(asked: str | None, trusted: bool, limits: Limits | None = None) -> Runner:
    """A runner at the isolation level asked for, or at the best there is; it has shown that it isolates.

    trusted: every submission is ours (the sample class). Raises UsageError where strangers' code would run without
    isolation unasked, or where the level asked for cannot be had.
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


ESCAPES = {  # what a trial cell must not manage; level process promises none of it
    "namespace": "import os; assert os.getpid() < 5 and not os.listdir('.')",
    "landlock": "import os\ntry: os.listdir('/proc')\nexcept PermissionError: pass\nelse: raise AssertionError",
}


def _tried(level: str, limits: Limits | None) -> Runner:
    """Raises RunnerError where a level cannot be had, or does not hold what it promises."""
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
