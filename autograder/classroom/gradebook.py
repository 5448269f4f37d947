"""The one door to nbgrader's gradebook, wherever it is (databases.py). Marks are entered through it, too (rows.py)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.databases import File, Server, database_at, what_is_wrong
from autograder.errors import UsageError

Scores = dict[str, dict[str, dict[str, float | None]]]  # learner -> assignment -> exercise -> points; None: unread
COURSE = "unrolled"  # nbgrader's course_id, as nbgrader_config.py has it
MARKS = """
    select submitted_assignment.student_id, base_cell.name, grade.auto_score, grade.manual_score
    from grade join base_cell on base_cell.id = grade.cell_id
    join submitted_notebook on submitted_notebook.id = grade.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
"""


def database(classroom: Classroom) -> File | Server:
    """Where the gradebook of a class is. Raises UsageError as :func:`database_at` does."""
    return database_at(classroom.path)


def exists(classroom: Classroom) -> bool:
    """Whether there is a gradebook. Raises UsageError if its server cannot be reached."""
    return database(classroom).exists()


def check(classroom: Classroom) -> None:
    """Raise UsageError if the gradebook is missing, half made, damaged, in use, cannot be reached or cannot be written."""
    database(classroom).check()


def kept_open(where: File | Server) -> Any:
    """nbgrader's own Gradebook object. Close it. Raises UsageError, and later, while it is used, errors of SQLAlchemy's."""
    from nbgrader.api import Gradebook  # the import takes 2 s
    from sqlalchemy.exc import DBAPIError

    try:
        return Gradebook(where.to_open, COURSE)
    except DBAPIError as error:
        raise UsageError(f"The gradebook {where.name} {what_is_wrong(error)}.") from None


@contextmanager
def opened(classroom: Classroom) -> Iterator[Any]:
    """nbgrader's own Gradebook object. An error of the database is raised as UsageError."""
    from sqlalchemy.exc import DBAPIError

    where = database(classroom)
    try:
        with closing(kept_open(where)) as gradebook:
            yield gradebook
    except DBAPIError as error:
        raise UsageError(f"The gradebook {where.name} {what_is_wrong(error)}.") from None


def promised(classroom: Classroom, assignment: str) -> dict[str, float]:
    """grade_id -> points of everything that nbgrader marks in an assignment; empty if it does not know the assignment."""
    from nbgrader.api import MissingEntry

    with opened(classroom) as gradebook:
        try:
            return {c.name: float(c.max_score) for c in gradebook.find_notebook(assignment, assignment).grade_cells}
        except MissingEntry:
            return {}


def marks(classroom: Classroom) -> dict[tuple[str, str], tuple[float | None, float | None]]:
    """All marks in the gradebook: (learner, grade_id) -> (automatic mark, mark given by a person); None: not given."""
    where = database(classroom)
    rows = where.rows(MARKS) if where.exists() else []
    return {(learner, name): (automatic, by_hand) for learner, name, automatic, by_hand in rows}


def forget(classroom: Classroom, learner: str) -> int | None:
    """Remove a learner, with marks and comments, from nbgrader's database.

    Returns how many submissions they had; None if the database has no learner of that name.
    """
    from nbgrader.api import MissingEntry

    with opened(classroom) as gradebook:
        try:
            count = len(gradebook.find_student(learner).submissions)
        except MissingEntry:
            return None
        gradebook.remove_student(learner)
    database(classroom).vacuum()  # until then the deleted rows stay in the file
    return count


@dataclass(frozen=True)
class Entered:
    """What nbgrader holds of one submission.

    total: points, after the penalty. max: points that can be had. unread: points of the essays that nobody has marked.
    penalty: points taken off for being late. waiting: whether a person still has to mark something, or look at it again.
    handed_in: when, in UTC; None: not known. late: whether that is after the due date, with the learner's extension.
    """

    total: float
    max: float
    unread: float
    penalty: float
    waiting: bool
    handed_in: datetime | None
    late: bool


def totals(classroom: Classroom, assignments: list[str]) -> dict[Job, Entered]:
    """What nbgrader holds of each submission to these assignments. Raises UsageError as :func:`check` does."""
    check(classroom)
    from nbgrader.api import Assignment, Grade, GradeCell, SubmittedAssignment, SubmittedNotebook  # it takes 2 s
    from sqlalchemy import case, func

    found: dict[Job, Entered] = {}
    unread = Grade.needs_manual_grade & Grade.manual_score.is_(None) & Grade.auto_score.is_(None)
    with opened(classroom) as gradebook:
        most = {a.name: a.max_score for a in gradebook.assignments}
        # one grouped query; nbgrader's own properties run a query for each submission, which takes 20 s for 4000
        columns = (
            SubmittedAssignment.student_id,
            Assignment.name,
            Assignment.duedate,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            SubmittedNotebook.late_submission_penalty,
        )
        worth = GradeCell.__table__  # of the class itself, SQLAlchemy would ask for the columns of its base, too
        sums = (
            func.sum(Grade.score),
            func.max(case((Grade.needs_manual_grade, 1), else_=0)),
            func.sum(case((unread, worth.c.max_score), else_=0.0)),
        )
        query = gradebook.db.query(*columns, *sums).select_from(Grade).join(Grade.notebook)
        query = query.join(SubmittedNotebook.assignment).join(SubmittedAssignment.assignment)
        query = query.outerjoin(worth, worth.c.id == Grade.cell_id).group_by(SubmittedNotebook.id, *columns)
        for learner, name, due, when, longer, penalty, score, waiting, missing in query:
            if name in assignments:
                penalty, late = penalty or 0.0, bool(due and when and when > due + (longer or timedelta()))
                total = max(0.0, score - penalty)
                found[Job(learner, name)] = Entered(
                    total, most[name], float(missing or 0), penalty, bool(waiting), when, late
                )
    return found


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


def scores(classroom: Classroom, assignments: list[str]) -> Scores:
    """What everybody earned. Under "" stands what being late took off. Raises UsageError as :func:`check` does."""
    check(classroom)
    from nbgrader.api import Assignment, BaseCell, Grade, SubmittedAssignment, SubmittedNotebook

    found: Scores = {}
    cell = BaseCell.__table__  # of the class itself, SQLAlchemy would ask for the columns of all its kinds, too
    with opened(classroom) as gradebook:
        query = gradebook.db.query(
            SubmittedAssignment.student_id,
            Assignment.name,
            SubmittedNotebook.late_submission_penalty,
            cell.c.name,
            Grade.score,
            Grade.needs_manual_grade & Grade.manual_score.is_(None) & Grade.auto_score.is_(None),
        )
        query = query.select_from(Grade).join(Grade.notebook).join(SubmittedNotebook.assignment)
        query = query.join(SubmittedAssignment.assignment).join(cell, cell.c.id == Grade.cell_id)
        for learner, name, penalty, exercise, score, unread in query.filter(Assignment.name.in_(assignments)):
            held = found.setdefault(learner, {}).setdefault(name, {})
            held[exercise.removeprefix(f"{name}-")] = None if unread else float(score)
            if penalty:
                held[""] = -float(penalty)
    return found


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


def held(classroom: Classroom) -> set[Job]:
    """The submissions that nbgrader has a row of. Raises UsageError as :func:`check` does."""
    check(classroom)
    from nbgrader.api import Assignment, SubmittedAssignment

    with opened(classroom) as gradebook:
        query = gradebook.db.query(SubmittedAssignment.student_id, Assignment.name)
        return {Job(who, name) for who, name in query.join(SubmittedAssignment.assignment)}


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
