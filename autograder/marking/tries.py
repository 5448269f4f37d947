"""Submissions run beside each other; what timed out or crashed is tried once more, alone, before it stands."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from autograder.marking.verdicts import Graded

ENDED = ("timed out", "crashed")


class Turns:
    """One judge's place among those that share a folder. Without a folder there is no other judge to wait for.

    In the folder are two locks, which the kernel takes back from a judge that is killed.
    """

    def __init__(self, folder: Path | None = None):
        self._folder = folder

    @contextmanager
    def beside_others(self) -> Iterator[None]:
        """While this is held, nobody runs alone."""
        with ExitStack() as held:
            with self._lock("next", fcntl.LOCK_EX):  # who waits to be alone holds it, so that nobody new begins
                held.enter_context(self._lock("running", fcntl.LOCK_SH))
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While this is held, nobody else runs."""
        with self._lock("next", fcntl.LOCK_EX), self._lock("running", fcntl.LOCK_EX):
            yield

    @contextmanager
    def _lock(self, name: str, how: int) -> Iterator[None]:
        if self._folder is None:
            yield
            return
        with (self._folder / name).open("a") as file:  # closing it gives the lock back
            fcntl.flock(file, how)
            yield


def is_doubtful(graded: Graded, fate: dict[str, str]) -> bool:
    """Whether a second try could mark it higher. fate: cell id -> how it failed.

    A cell of the learner's own that ends and costs nothing is not run again.
    """
    if any(v.state in ENDED for v in graded.verdicts):
        return True
    lost = any(v.points < v.max and v.state != "untouched" for v in graded.verdicts)
    return lost and any(how in ENDED for how in fate.values())


def better(first: Graded, second: Graded) -> Graded:
    """The second try, and of the first what ended in the second only."""
    for k, (before, after) in enumerate(zip(first.verdicts, second.verdicts, strict=True)):
        if after.state in ENDED and before.state not in ENDED:
            second.verdicts[k] = before
        elif before.state in ENDED and after.state not in ENDED:
            second.notes.append(f"{before.exercise} {before.state}; tried again, alone, it did not")
    return second
