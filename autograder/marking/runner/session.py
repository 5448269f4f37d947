"""The judge's side of one submission's processes: runs cells and probes within their time, and believes only values."""

from __future__ import annotations

import contextlib
import itertools
import socket
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.errors import RunnerError
from autograder.learner.values import Observation
from autograder.learner.verdict import State
from autograder.marking.runner import incoming
from autograder.marking.runner.clock import BACKSTOP, Clock
from autograder.marking.runner.limits import Limits
from autograder.marking.runner.wire import Reader, WireError, send

MAX_PICTURES = 4  # of a cell
GRACE = 3.0  # seconds between asking a cell to stop and ending its process
ENDING = 3.0  # seconds that a supervisor may need to end a submission's processes
PATIENCE = 120.0  # seconds in which our own processes must answer, however busy the machine is
# Orders to a supervisor: a cell or a probe begins; say how long it waited; interrupt the cell; end the probe; end all
CELL, PROBE, WAITED, INTERRUPT, END_PROBE, END = b"c", b"p", b"w", b"i", b"k", b"e"


def killed_for_memory() -> int:
    """The number of processes that the kernel has ended because the machine, or this container, had no memory left."""
    try:
        counts = dict(line.split() for line in Path("/proc/vmstat").read_text().splitlines())
        return int(counts.get("oom_kill", 0))
    except (OSError, ValueError):
        return 0


@dataclass
class CellResult:
    """What one cell showed. error: the type of its exception, "timed out", or None."""

    number: int
    error: str | None
    text: str
    pictures: list[str] = field(default_factory=list)  # PNG, base64


@dataclass(frozen=True)
class Asked:
    """One function to run. drive: source text and name; None: call it with the inputs by position.

    cases: the inputs of each case, as trees of plain values (learner.values.to_tree) with arrays in them.
    """

    name: str
    drive: tuple[str, str] | None
    returns: tuple[str, ...]
    cases: list[Any]


@dataclass
class ProbeResult:
    """What one exercise showed. ended: TIMED_OUT or CRASHED if it did not come to its last case."""

    answer: str  # function, stub, none (not defined), no function
    observations: list[Observation] = field(default_factory=list)
    seconds: float = 0.0
    ended: State | None = None
    is_done: bool = False  # whether the probe itself said so, after the last case
    began: float = field(default_factory=time.monotonic)


class Died(Exception):
    """The notebook's process has ended. cell: the number of the cell that was running, -1 for a probe. how: the state."""

    def __init__(self, cell: int, how: State):
        super().__init__(f"cell {cell} {how}")
        self.cell, self.how = cell, how


class Session:
    """One submission's processes. Closing it ends them all.

    Limits count the time in which the learner's code ran or slept, not its waiting for a processor (clock.py). Every
    method that runs such code raises RunnerError if a process of ours has ended, the machine is too busy, or it has run
    out of memory. Only if none of this is so, an end counts as the learner's doing.
    """

    def __init__(
        self,
        command: socket.socket,
        talk: socket.socket,
        limits: Limits,
        files: dict[str, str],
        weights: str,
        runner_lives: Callable[[], None] = lambda: None,
    ):
        """runner_lives: raises RunnerError if the warm parent has ended."""
        self._command, self._talk, self.limits = command, talk, limits
        self._supervisor, self._notebook = Reader(command), Reader(talk)
        self._runner_lives, self._killed = runner_lives, killed_for_memory()
        self.too_much = ""  # if the supervisor has ended its processes, what they took too much of
        self._over = False  # whether the supervisor has said that the notebook's process is gone
        self.seconds_left = limits.notebook_seconds
        talk.settimeout(PATIENCE)
        send(talk, {"limits": asdict(limits), "files": files, "weights": weights})

    def run_cell(self, number: int, source: str) -> CellResult:
        """Run a cell, unless the notebook's time is used up. A cell past its limit is interrupted.

        Raises Died if the cell does not stop then, or ends its process.
        """
        if self.seconds_left <= 0:
            return CellResult(number, State.TIMED_OUT, "")
        most = self.limits.cell_seconds
        limit = min(most, self.seconds_left)
        clock = self._clock(CELL, limit, most)
        try:
            self._send({"cell": number, "source": source}, most)
            try:
                result = self._cell_result(number, clock)
                self.seconds_left -= clock.counted()
                return result
            except TimeoutError:
                self.seconds_left -= limit
                self._command.sendall(INTERRUPT)
                result = self._cell_result(number, self._clock(CELL, GRACE))
                return replace(result, error=State.TIMED_OUT)
        except TimeoutError:
            raise self._died(number, State.TIMED_OUT) from None
        except (EOFError, OSError, WireError):
            raise self._died(number, State.CRASHED) from None

    def _cell_result(self, number: int, clock: Clock) -> CellResult:
        message = incoming.message(self._notebook.receive(clock.left))
        if type(message.get("ran")) is not int or message["ran"] != number:
            raise WireError("no cell's result")
        error, text = incoming.text(message.get("error"), 80), incoming.text(message.get("text"), 20_000)
        return CellResult(number, error or None, text, incoming.pictures(message.get("pictures"), MAX_PICTURES))

    def probe(self, asked: Asked) -> ProbeResult:
        """Run the learner's function on every case, in a process of its own. Raises Died if the notebook's has ended."""
        (result, *_), late = self._probed([asked], self.limits.exercise_seconds)
        result.seconds = time.monotonic() - result.began
        if result.answer == "function" and len(result.observations) < len(asked.cases):
            result.ended = self._died(-1, State.TIMED_OUT if late else State.CRASHED).how
        return result

    def probe_all(self, several: list[Asked]) -> dict[str, ProbeResult]:
        """Run several functions, one after the other, in one process, which saves time.

        All together have a third of one exercise's time. Returns name -> result, of those that came to their end.
        Raises Died if the notebook's process has ended.
        """
        results, _ = self._probed(several, self.limits.exercise_seconds / 3)
        return {asked.name: result for asked, result in zip(several, results, strict=False) if result.is_done}

    def _probed(self, several: list[Asked], seconds: float) -> tuple[list[ProbeResult], bool]:
        """What the probe showed until its end, and whether its time was up."""
        clock, late, results = self._clock(PROBE, seconds), False, [ProbeResult("none")]
        most = sum(len(asked.cases) + 3 for asked in several)
        try:
            self._send({"probes": [vars(asked) for asked in several]}, self.limits.exercise_seconds)
            for heard in itertools.count():
                try:
                    if heard >= most and clock.left() <= 0:  # although messages are still coming
                        raise TimeoutError
                    if self._observed(results, several, clock):
                        return results, late
                except TimeoutError:
                    if late:
                        raise
                    self._command.sendall(END_PROBE)
                    clock, late = self._clock(PROBE, GRACE), True
        except TimeoutError:
            raise self._died(-1, State.TIMED_OUT) from None
        except (EOFError, OSError, WireError):
            raise self._died(-1, State.TIMED_OUT if late else State.CRASHED) from None
        raise AssertionError("it counts without end")

    def _observed(self, results: list[ProbeResult], several: list[Asked], clock: Clock) -> bool:
        """Take one message of a probe into the last result. Returns whether it was the last message."""
        message = incoming.message(self._notebook.receive(clock.left))
        result, cases = results[-1], several[len(results) - 1].cases
        if "end" in message:
            return True
        if "done" in message:
            result.is_done, result.seconds = True, time.monotonic() - result.began
            if len(results) < len(several):
                self._notebook.renew()
                results.append(ProbeResult("none"))
        elif "answer" in message:
            result.answer = incoming.text(message["answer"], 20)
        elif len(result.observations) < len(cases):
            inputs = [name for name, _ in cases[len(result.observations)][1:]]
            result.observations.append(incoming.observation(message, inputs))
        return False

    def _send(self, order: dict[str, Any], seconds: float) -> None:
        self._talk.settimeout(seconds)
        self._notebook.renew()
        send(self._talk, order)

    def _clock(self, what: bytes, limit: float, usual: float = 0.0) -> Clock:
        """Tell the supervisor what begins, CELL or PROBE, and start a clock. usual: the limit from which the backstop is made."""
        self._ask(what)
        return Clock(limit, lambda: self._ask(WAITED), BACKSTOP * max(limit, usual))

    def _ask(self, what: bytes) -> float:
        """Give the supervisor an order, and return the seconds of waiting that are excused. Raises RunnerError if it ended."""
        if self._over:
            return 0.0
        ends = time.monotonic() + PATIENCE
        try:
            with contextlib.suppress(OSError):  # if it has ended, its last message can still be read
                self._command.sendall(what)
            self._supervisor.renew()
            told = self._supervisor.receive(lambda: ends - time.monotonic())
        except (EOFError, OSError) as error:
            raise RunnerError(f"the supervisor of a notebook is gone: {error or 'it ended'}") from None
        self._over = "over" in told
        if self._over:
            self.too_much = incoming.text(told["over"], 60)
        return 0.0 if self._over else float(told["waited"])

    def _died(self, cell: int, how: State) -> Died:
        """The exception for an end that the learner's code has caused. Raises RunnerError if something else may have."""
        self._ask(WAITED)
        self._runner_lives()
        if killed_for_memory() > self._killed:
            raise RunnerError("the machine ran out of memory and ended processes")
        return Died(cell, how)

    def close(self) -> None:
        """End all processes of the submission, and wait until they have ended."""
        with contextlib.suppress(OSError):
            self._command.sendall(END)
            self._command.settimeout(ENDING)
            while self._command.recv(1 << 10):  # it closes when the supervisor has ended all processes, and itself
                pass
        self._command.close()
        self._talk.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
