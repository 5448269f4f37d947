"""One family of errors. Each holds one clear sentence for a person, and the exit code with which ``autograder`` ends.

Whatever a person can do wrong raises one of these, so no person sees a traceback.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class AutograderError(Exception):
    """``autograder`` cannot do something. The message says what is wrong, where, and what to do."""

    exit_code = 1


class UsageError(AutograderError):
    """A person asked for something that cannot be done. Nothing was written."""

    exit_code = 2


@dataclass(frozen=True)
class Problem:
    """Something in the book's files that an author must mend.

    path, line: where it is. what: what is wrong and what to do. exercise: the exercise's name, if it concerns one.
    """

    path: Path
    line: int
    what: str
    exercise: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


class BookError(AutograderError):
    """The book's own files cannot be used; ``problem`` says where and why."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem


class Refused(AutograderError):
    """A submitted file cannot be read as a notebook. The message says why, and what the learner should do."""


class RunnerError(AutograderError):
    """The runner, or the isolation that it needs, failed. No learner is to blame."""


class ReferencesError(AutograderError):
    """The process that holds the references has ended, or a reference raised. No learner is to blame."""


def cause_of(error: BaseException | None) -> str:
    """What went wrong, in one line of at most 300 characters. An error outside this family is named by its type too."""
    if isinstance(error, AutograderError):
        return str(error)
    return f"{type(error).__name__}: {error}".splitlines()[0][:300].removesuffix(": ")


def inert(text: str) -> str:
    """Escape the characters that would steer a terminal or a page: control characters, and those that turn the
    direction of writing. Line breaks and tabs stay.

    >>> inert("a\\x1b[2J b\\u202e")
    'a\\\\x1b[2J b\\\\u202e'
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(c if c in "\n\t" or c.isprintable() else c.encode("unicode_escape").decode() for c in text)
