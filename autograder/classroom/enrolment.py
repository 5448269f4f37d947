"""People and dates in nbgrader's gradebook: who is in the class, and when their work is due (gradebook.py opens it)."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.gradebook import check, exists, opened
from autograder.classroom.stamps import Due
from autograder.classroom.term import Term


def people(classroom: Classroom) -> dict[str, str]:
    """Everybody whom nbgrader knows: id -> name, "" if it has none. Raises UsageError as :func:`check` does."""
    check(classroom)
    with opened(classroom) as gradebook:
        return {s.id: " ".join(filter(None, (s.first_name, s.last_name))) for s in gradebook.students}


def students(classroom: Classroom) -> list[dict[str, str]]:
    """Everybody whom nbgrader knows: id, first_name, last_name, email. Raises UsageError as :func:`check` does."""
    check(classroom)
    columns = ("id", "first_name", "last_name", "email")
    with opened(classroom) as gradebook:
        found = sorted(gradebook.students, key=lambda student: str(student.id))
        return [{column: getattr(s, column) or "" for column in columns} for s in found]


def due_dates(classroom: Classroom) -> dict[str, datetime]:
    """Assignment -> when it is due, in UTC, of those that have a due date. Raises UsageError as :func:`check` does."""
    check(classroom)
    with opened(classroom) as gradebook:
        return {a.name: a.duedate for a in gradebook.assignments if a.duedate}


def deadlines(classroom: Classroom) -> dict[tuple[str, str], datetime]:
    """(learner, assignment) -> when it is due for them, in UTC; the learner "" stands for everybody without an extension.

    Raises UsageError as :func:`check` does.
    """
    check(classroom)
    from nbgrader.api import Assignment, SubmittedAssignment

    with opened(classroom) as gradebook:
        due = {("", a.name): a.duedate.replace(tzinfo=UTC) for a in gradebook.assignments if a.duedate}
        query = gradebook.db.query(SubmittedAssignment.student_id, Assignment.name, SubmittedAssignment.extension)
        longer = query.join(SubmittedAssignment.assignment).filter(SubmittedAssignment.extension.isnot(None))
        return due | {(who, name): due["", name] + more for who, name, more in longer if ("", name) in due}


def due_of(classroom: Classroom, term: Term) -> Due:
    """When an assignment is due for a learner: as the term says, or else the gradebook, which is opened when it is asked."""

    @cache
    def known() -> dict[tuple[str, str], datetime]:
        return deadlines(classroom) if exists(classroom) else {}

    def due(learner: str, assignment: str) -> datetime | None:
        if said := term.due_for(learner, assignment):
            return said
        return known().get((learner, assignment)) or known().get(("", assignment))

    return due


def enrol(classroom: Classroom, people: list[dict[str, str]], preview: bool = False) -> int:
    """Put people into nbgrader's table of students, in one transaction. Returns how many rows are new or have changed.

    people: nbgrader's columns: id, first_name, last_name, email. An empty text leaves what is there.
    """
    from nbgrader.api import Student

    changed = 0
    with opened(classroom) as gradebook:
        there = {student.id: student for student in gradebook.students}
        for person in people:
            new = {column: text for column, text in person.items() if text}
            student = there.get(person["id"])
            if student and all(getattr(student, column) == text for column, text in new.items()):
                continue
            changed += 1
            if preview:
                continue
            if student is None:
                gradebook.db.add(Student(**new))
            else:
                for column, text in new.items():
                    setattr(student, column, text)
        gradebook.db.commit()
    return changed


@dataclass(frozen=True)
class Date:
    """A due date that moves. learner: "" for everybody's; else it is an extension. before, after: in UTC; None: none."""

    assignment: str
    learner: str
    before: datetime | None
    after: datetime | None

    def __str__(self) -> str:
        before, after = (f"{when:%Y-%m-%d %H:%M} UTC" if when else "no date" for when in (self.before, self.after))
        return f"{self.assignment}{f' for {self.learner}' if self.learner else ''}: {before} -> {after}"


def set_dates(
    classroom: Classroom,
    due: dict[str, datetime],
    longer: dict[tuple[str, str], datetime],
    jobs: list[Job],
    preview: bool = False,
) -> list[Date]:
    """Set due dates, and the extensions of those who have handed in, in one transaction. Returns what changes.

    due: assignment -> when. longer: (learner, assignment) -> when. jobs: what has been handed in: an extension stands
    in nbgrader's row of a submission, which is made here if it lacks. Assignments that nbgrader does not know wait.
    """
    moves = []
    with opened(classroom) as gradebook:
        there = {a.name: a for a in gradebook.assignments if a.name in due}
        for name, assignment in there.items():
            old, new = assignment.duedate and assignment.duedate.replace(tzinfo=UTC), due[name]
            if old != new:
                moves.append(Date(name, "", old, new))
            rows = {s.student_id: s for s in assignment.submissions}
            for learner in sorted({j.learner for j in jobs if j.assignment == name} | rows.keys()):
                row, until = rows.get(learner), longer.get((learner, name))
                before = row.extension if row else None
                after = until - new if until else None
                if before != after:
                    moves.append(Date(name, learner, old + before if old and before else None, until))
                if preview or before == after:
                    continue
                if row is None:
                    with warnings.catch_warnings():
                        warnings.simplefilter("ignore")  # nbgrader 0.9.6 with SQLAlchemy 2 warns at every row
                        gradebook.update_or_create_student(learner)
                        row = gradebook.update_or_create_submission(name, learner)
                row.extension = after
            if not preview:
                assignment.duedate = new.replace(tzinfo=None)
        gradebook.db.commit()
    return moves
