"""What a command would change: it is tried on a copy of the class, so a preview is what the command does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from autograder.book.book import Book
from autograder.classroom import gradebook
from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.copies import as_of, copy_to_try
from autograder.classroom.entering import Outcome
from autograder.classroom.forget import forget
from autograder.classroom.grade import Options, grade

NEAR = 1e-6  # points


@dataclass(frozen=True)
class Change:
    """A submission whose total changes. before, after: points after the penalty; None: no mark. penalty_before,
    penalty_after: what is taken off for being late. by_hand: how many marks a person gave, which stay.
    """

    learner: str
    assignment: str
    before: float | None
    after: float | None
    penalty_before: float
    penalty_after: float
    by_hand: int

    def as_row(self) -> dict[str, Any]:
        return asdict(self)


def preview_of_grade(
    home: Path, folder: Path, options: Options, say: Callable[[str], None], progress: Callable[..., Any]
) -> tuple[list[Change], list[Outcome]]:
    """The submissions whose totals ``autograder grade`` would change, and what would become of each.

    home: the book's folder. folder: nbgrader's. Raises UsageError as grade() does.
    """
    classroom, names = Classroom(folder), list(Book(home).chapters)
    with copy_to_try(classroom) as copy:
        tried = replace(options, undoable=False)
        outcomes = grade(home, copy.path, tried, lambda line: say(as_of(classroom, copy, line)), progress)
        for outcome in outcomes:
            outcome.hold()  # the copy is about to go
        before, after = gradebook.totals(classroom, names), gradebook.totals(copy, names)
        by_hand = _by_hand(copy)
    changes = []
    for job in sorted(before.keys() | after.keys()):
        old, new = before.get(job), after.get(job)
        row = Change(
            job.learner,
            job.assignment,
            old.total if old else None,
            new.total if new else None,
            old.penalty if old else 0.0,
            new.penalty if new else 0.0,
            by_hand[job],
        )
        if _differ(row.before, row.after) or _differ(row.penalty_before, row.penalty_after):
            changes.append(row)
    return changes, outcomes


def preview_of_forget(folder: Path, learner: str) -> list[str]:
    """What ``autograder forget`` would remove, in lines. Raises UsageError as forget() does."""
    classroom = Classroom(folder)
    with copy_to_try(classroom) as copy:
        return [as_of(classroom, copy, line) for line in forget(copy.path, learner)]


def _by_hand(classroom: Classroom) -> Counter[Job]:
    """How many marks of a submission a person gave."""
    given = gradebook.marks(classroom).items()
    return Counter(Job(who, cell.partition("-")[0]) for (who, cell), (_, by_hand) in given if by_hand is not None)


def _differ(one: float | None, other: float | None) -> bool:
    return one is not other and (one is None or other is None or abs(one - other) > NEAR)
