"""The one door to nbgrader's gradebook, wherever it is (databases.py). Marks are entered through it, too (rows.py)."""

from __future__ import annotations

import os
import shutil
import sysconfig
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from autograder.book.cells import answer_id
from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.databases import File, Server, database_at, what_is_wrong
from autograder.errors import UsageError

Scores = dict[str, dict[str, dict[str, float | None]]]  # learner -> assignment -> exercise -> points; None: unread
COURSE = "course"  # nbgrader's course_id in a gradebook that nbgrader's own commands have not made
MARKS = """
    select submitted_assignment.student_id, base_cell.name, grade.auto_score, grade.manual_score
    from grade join base_cell on base_cell.id = grade.cell_id
    join submitted_notebook on submitted_notebook.id = grade.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
"""
PENALTIES = """
    select submitted_assignment.student_id, assignment.name, submitted_notebook.late_submission_penalty
    from submitted_notebook join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
    join assignment on assignment.id = submitted_assignment.assignment_id
    where submitted_notebook.late_submission_penalty > 0
"""
DATES = "select name, duedate from assignment where duedate is not null"
COMMENTS = """
    select assignment.name, base_cell.name, comment.manual_comment
    from comment join base_cell on base_cell.id = comment.cell_id
    join submitted_notebook on submitted_notebook.id = comment.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
    join assignment on assignment.id = submitted_assignment.assignment_id
    where comment.manual_comment is not null
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


def require_alembic() -> None:
    """Put alembic on the path: nbgrader calls it to make a gradebook. Raises UsageError if it is not installed."""
    scripts = sysconfig.get_path("scripts")
    os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", "")])
    if shutil.which("alembic") is None:
        raise UsageError("nbgrader needs the program alembic, which is not installed: pip install -r requirements.txt")


def kept_open(where: File | Server) -> Any:
    """nbgrader's own Gradebook object. Close it. Raises UsageError, and later, while it is used, errors of SQLAlchemy's."""
    from nbgrader.api import Course, Gradebook  # the import takes 2 s
    from sqlalchemy.exc import DBAPIError

    try:
        found = Gradebook(where.to_open, course_id="")  # "": it makes no course
        known = {name for (name,) in found.db.query(Course.id)} - {COURSE, "default_course"}  # nbgrader makes the last one
        found.course_id = min(known, default=COURSE)
        found.check_course(found.course_id)  # it makes the course if there is none, and ends the transaction
        return found
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


def bank(classroom: Classroom, assignment: str) -> dict[str, list[str]]:
    """The comments that people wrote in an assignment: grade_id -> comments, those written most often first."""
    found: dict[str, Counter[str]] = {}
    for where, name, comment in database(classroom).rows(COMMENTS):
        if where == assignment:
            found.setdefault(name, Counter())[comment.strip()] += 1
    return {name: [comment for comment, _ in counted.most_common() if comment] for name, counted in found.items()}


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
    unread = _is_unread(Grade)
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


@dataclass(frozen=True)
class Entry:
    """What nbgrader holds of one exercise or essay of a learner.

    points: the mark that a person gave, or else the automatic one; None: a person has still to give it. max: points that
    can be had. by_hand: whether a person gave the mark. comment: what a person wrote beside it. remark: what nbgrader wrote
    ("No response."). Both are "" if nothing is written.
    """

    points: float | None
    max: float
    by_hand: bool = False
    comment: str = ""
    remark: str = ""


def entries(classroom: Classroom, assignment: str) -> dict[str, dict[str, Entry]]:
    """What nbgrader holds of an assignment: learner -> grade_id -> entry. A comment on an answer counts for its check.

    Raises UsageError as :func:`check` does.
    """
    check(classroom)
    from nbgrader.api import Assignment, BaseCell, Comment, Grade, GradeCell, SubmittedAssignment, SubmittedNotebook

    found: dict[str, dict[str, Entry]] = {}
    worth, cell = GradeCell.__table__, BaseCell.__table__
    with opened(classroom) as gradebook:

        def asked(of: Any, *columns: Any) -> Any:
            query = gradebook.db.query(SubmittedAssignment.student_id, cell.c.name, *columns).select_from(of)
            query = query.join(of.notebook).join(SubmittedNotebook.assignment).join(SubmittedAssignment.assignment)
            return query.join(cell, cell.c.id == of.cell_id).filter(Assignment.name == assignment)

        comments = {
            (who, name): texts for who, name, *texts in asked(Comment, Comment.manual_comment, Comment.auto_comment)
        }
        marks = asked(Grade, worth.c.max_score, Grade.auto_score, Grade.manual_score, Grade.extra_credit)
        for who, name, most, automatic, by_hand, extra in marks.join(worth, worth.c.id == Grade.cell_id):
            points = automatic if by_hand is None else by_hand
            points = points if points is None else points + (extra or 0.0)
            comment, remark = comments.get((who, answer_id(name))) or comments.get((who, name)) or ("", "")
            entry = Entry(points, most, by_hand is not None, comment or "", remark or "")
            found.setdefault(who, {})[name] = entry
    return found


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
            _is_unread(Grade),
        )
        query = query.select_from(Grade).join(Grade.notebook).join(SubmittedNotebook.assignment)
        query = query.join(SubmittedAssignment.assignment).join(cell, cell.c.id == Grade.cell_id)
        for learner, name, penalty, exercise, score, unread in query.filter(Assignment.name.in_(assignments)):
            held = found.setdefault(learner, {}).setdefault(name, {})
            held[exercise.removeprefix(f"{name}-")] = None if unread else float(score)
            if penalty:
                held[""] = -float(penalty)
    return found


def held(classroom: Classroom) -> set[Job]:
    """The submissions that nbgrader has a row of. Raises UsageError as :func:`check` does."""
    check(classroom)
    from nbgrader.api import Assignment, SubmittedAssignment

    with opened(classroom) as gradebook:
        query = gradebook.db.query(SubmittedAssignment.student_id, Assignment.name)
        return {Job(who, name) for who, name in query.join(SubmittedAssignment.assignment)}


def _is_unread(grade: Any) -> Any:
    """Whether a person has still to give a mark, as an SQL expression on nbgrader's Grade."""
    return grade.needs_manual_grade & grade.manual_score.is_(None) & grade.auto_score.is_(None)
