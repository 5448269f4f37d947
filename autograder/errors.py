"""One family of errors: each is one clear sentence for a person, and says how ``autograder`` ends.

Whatever a person can do wrong ends in one of these, never in a traceback.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class AutograderError(Exception):
    """Something that ``autograder`` cannot do; the message says what was wrong, where, and what to do."""

    exit_code = 1


class UsageError(AutograderError):
    """What a person asked for cannot be done, and nothing was written."""

    exit_code = 2


@dataclass(frozen=True)
class Problem:
    """Something in the book's text that must be mended: where, what, and what to do."""

    path: Path
    line: int
    what: str
    exercise: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


class BookError(AutograderError):
    """The book's own text cannot be used."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem


class Refused(AutograderError):
    """A file cannot be read as a notebook; the message says why and what the learner should do."""


class RunnerError(AutograderError):
    """The runner, or the isolation that it needs, failed: no fault of a learner."""


class ReferencesError(AutograderError):
    """The process that holds the references is gone, or a reference failed: no fault of a learner."""


def cause_of(error: BaseException | None) -> str:
    """What went wrong, in one line: what we did not foresee is named by its type too."""
    if isinstance(error, AutograderError):
        return str(error)
    return f"{type(error).__name__}: {error}".splitlines()[0][:300].removesuffix(": ")


def inert(text: str) -> str:
    """Text that steers nothing where it is shown: control characters, and those that turn the direction of writing, as
    escapes.

    >>> inert("a\\x1b[2J b\\u202e")
    'a\\\\x1b[2J b\\\\u202e'
    """
    return "".join(c if c in "\n\t" or c.isprintable() else c.encode("unicode_escape").decode() for c in text)
