"""A time limit that does not count waiting for a processor. This is the judge's side; meter.py measures inside."""

from __future__ import annotations

import time
from collections.abc import Callable

from autograder.errors import RunnerError

BACKSTOP = 10  # after so many times the limit in wall time, the machine is at fault
STEP = (
    0.01  # seconds between two questions at least: for a thread that waits half of its time they would come ever faster
)


class Clock:
    """Says what is left of a limit. It counts wall time, less the excused time of waiting for a processor.

    limit: in seconds. excused: returns how many seconds of waiting since the start do not count; it is called only when
    time seems to be up. backstop: the limit in wall time, BACKSTOP * limit by default.
    """

    def __init__(self, limit: float, excused: Callable[[], float], backstop: float | None = None):
        self._limit, self._ask = limit, excused
        self._backstop = backstop or BACKSTOP * limit
        self._excused = 0.0
        self._began = time.monotonic()

    def left(self) -> float:
        """The seconds after which to ask again; 0 when time is up.

        Raises RunnerError if the backstop is reached while time is left: the machine is too busy.
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
