"""Submissions run beside each other; what timed out or crashed is tried once more, alone, before it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from autograder.marking.verdicts import Graded

ENDED = ("timed out", "crashed")


class Later(BaseException):
    """The next try is to be made when nobody else is at work. No Exception: it is no trouble. first: what there is."""

    def __init__(self, first: Graded | None):
        super().__init__()
        self.first = first


class Turns:
    """When a try is made: at once, where there is no other judge."""

    @contextmanager
    def beside_others(self) -> Iterator[None]:
        """The first try."""
        yield

    @contextmanager
    def alone(self, first: Graded | None) -> Iterator[None]:
        """A further try. first: what an earlier one gave, if it gave anything. May raise Later."""
        yield


class Deferred(Turns):
    """The turns of one judge among others: ``quiet`` says whether all others are at rest. Nobody waits for anybody."""

    quiet = False

    @contextmanager
    def alone(self, first: Graded | None) -> Iterator[None]:
        if not self.quiet:
            raise Later(first)
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
