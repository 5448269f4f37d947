"""A limit that a busy machine does not use up. The judge's side; meter.py measures inside."""

from __future__ import annotations

import time
from collections.abc import Callable

from autograder.errors import RunnerError

BACKSTOP = 10  # times a limit, on the wall: by then it is the machine that is at fault
STEP = 0.01  # seconds: who waits half of the time would else be asked for ever smaller halves


class Clock:
    """What is left of a limit: it counts the time on the wall, less the wait that is excused.

    excused: says how many seconds of wait may be taken off since the clock was started. It is asked when time is up, and
    not before.
    """

    def __init__(self, limit: float, excused: Callable[[], float], backstop: float | None = None):
        self._limit, self._ask = limit, excused
        self._backstop = backstop or BACKSTOP * limit
        self._excused = 0.0
        self._began = time.monotonic()

    def left(self) -> float:
        """For how many seconds it need not be asked again; zero when time is up.

        Raises RunnerError where the machine gave so little that no time of the wall would be enough.
        """
        passed = time.monotonic() - self._began
        if passed >= self._limit + self._excused:
            self._excused = max(self._excused, self._ask())
        left = self._limit + self._excused - passed
        if left > 0 and passed >= self._backstop:
            raise RunnerError(f"the machine is too busy: {passed:.0f} s were not enough for {self._limit:g} s of work")
        return min(max(left, STEP), self._backstop - passed) if left > 0 else 0.0

    def counted(self) -> float:
        """The seconds that count so far."""
        self._excused = max(self._excused, self._ask())
        return time.monotonic() - self._began - self._excused
