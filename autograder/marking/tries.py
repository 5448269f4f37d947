"""Second tries: submissions run in parallel, and one that timed out or crashed is tried once more, alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from autograder.marking.verdicts import Graded

ENDED = ("timed out", "crashed")
SHARING = ("multiprocessing", "num_workers", "ProcessPool", "socket")  # words of code in which processes work together


class Later(BaseException):
    """The next try must wait until no other submission is being judged.

    It is no Exception, because nothing has failed. first: the first try, if there was one.
    """

    def __init__(self, first: Graded | None):
        super().__init__()
        self.first = first


class Turns:
    """When tries are made. This class is for a single judge: each try is made at once."""

    @contextmanager
    def beside_others(self) -> Iterator[None]:
        """The context of a first try."""
        yield

    @contextmanager
    def alone(self, first: Graded | None) -> Iterator[None]:
        """The context of a second try. first: the first try, if it gave a result. May raise Later."""
        yield


class Deferred(Turns):
    """When one judge of several makes tries. quiet: whether no other submission is being judged. No judge waits for another."""

    quiet = False

    @contextmanager
    def alone(self, first: Graded | None) -> Iterator[None]:
        """The second try. Raises Later, with the first try, if other submissions are still being judged."""
        if not self.quiet:
            raise Later(first)
        yield


def is_doubtful(graded: Graded, fate: dict[str, str]) -> bool:
    """Whether a second try could earn more. fate: cell id -> how it failed.

    Processes that work together use what the kernel counts for a user, in which others can leave them nothing.
    If only an added cell timed out or crashed, and no points are lost, there is no second try.
    """
    if any(v.state in ENDED for v in graded.verdicts):
        return True
    lost = any(v.points < v.max and v.state != "untouched" for v in graded.verdicts)
    together = any(word in source for _, source in graded.ran for word in SHARING)
    return lost and (together or any(how in ENDED for how in fate.values()))


def better(first: Graded, second: Graded) -> Graded:
    """The second try; but the first try's verdict for each exercise that timed out or crashed only in the second."""
    for k, (before, after) in enumerate(zip(first.verdicts, second.verdicts, strict=True)):
        if after.state in ENDED and before.state not in ENDED:
            second.verdicts[k] = before
        elif before.state in ENDED and after.state not in ENDED:
            second.notes.append(f"{before.exercise} {before.state}; tried again, alone, it did not")
    return second
