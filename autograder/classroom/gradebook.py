"""nbgrader's gradebook: the one place where it is opened and asked. Marks are entered by nbgrader itself (grade.py)."""

from __future__ import annotations

import os
import sqlite3
from typing import Any

from autograder.classroom.classroom import Classroom, Job
from autograder.errors import UsageError

COURSE = "unrolled"  # nbgrader's course_id, as nbgrader_config.py has it
MARKS = """
    select submitted_assignment.student_id, base_cell.name, grade.auto_score, grade.manual_score
    from grade join base_cell on base_cell.id = grade.cell_id
    join submitted_notebook on submitted_notebook.id = grade.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
"""


def opened(classroom: Classroom) -> Any:
    """nbgrader's own Gradebook; use it with ``with``."""
    from nbgrader.api import Gradebook  # 2 s

    return Gradebook(f"sqlite:///{classroom.gradebook}", COURSE)


def check(classroom: Classroom) -> None:
    """Raises UsageError for a gradebook that is missing, half made, damaged or cannot be written."""
    path = classroom.gradebook
    if not path.exists():
        raise UsageError(
            f"There is no gradebook {path}: release an assignment first (nbgrader generate_assignment NAME --force)."
        )
    try:
        with sqlite3.connect(path, timeout=10) as db:
            tables = {name for (name,) in db.execute("select name from sqlite_master where type='table'")}
            if not {"alembic_version", "assignment", "grade"} <= tables:
                raise UsageError(
                    f"{path} is half made: it lacks nbgrader's tables. Remove it and run nbgrader generate_assignment NAME --force."
                )
            if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
                raise UsageError(f"{path} cannot be written: change its permissions, or run as its owner.")
            db.execute("begin immediate")
            db.rollback()
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise UsageError(f"{path} cannot be used: {error}.") from None
        what = "is in use by another program: wait for other nbgrader or autograder commands to end, then try again"
        raise UsageError(f"{path} {what}.") from None
    except sqlite3.Error as error:
        remedy = "put a copy of it back, or move it away and release every assignment again"
        raise UsageError(f"{path} cannot be used ({error}): {remedy}.") from None


def promised(classroom: Classroom, assignment: str) -> dict[str, float]:
    """The points of everything that nbgrader marks in an assignment, by grade_id; empty where it knows none."""
    from nbgrader.api import MissingEntry

    with opened(classroom) as gradebook:
        try:
            return {c.name: float(c.max_score) for c in gradebook.find_notebook(assignment, assignment).grade_cells}
        except MissingEntry:
            return {}


def marks(classroom: Classroom) -> dict[tuple[str, str], tuple[float | None, float | None]]:
    """What the gradebook holds: (learner, grade_id) -> automatic mark, mark given by a person."""
    if not classroom.gradebook.exists():
        return {}
    with sqlite3.connect(f"file:{classroom.gradebook}?mode=ro", uri=True) as db:
        return {(row[0], row[1]): (row[2], row[3]) for row in db.execute(MARKS)}


def forget(classroom: Classroom, learner: str) -> int | None:
    """Remove a learner, with marks and comments, from nbgrader's database; returns how many submissions they had, None
    where it knows nobody of that name."""
    from nbgrader.api import MissingEntry

    with opened(classroom) as gradebook:
        try:
            count = len(gradebook.find_student(learner).submissions)
        except MissingEntry:
            return None
        gradebook.remove_student(learner)
    with sqlite3.connect(classroom.gradebook) as db:
        db.execute("vacuum")  # what was deleted stands in the file until then
    return count


def totals(classroom: Classroom, assignments: list[str]) -> dict[Job, dict[str, Any]]:
    """What nbgrader holds: submission -> total, max, penalty, waiting.

    Raises UsageError for a gradebook that cannot be used.
    """
    check(classroom)
    from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook  # 2 s
    from sqlalchemy import func

    found: dict[Job, dict[str, Any]] = {}
    with opened(classroom) as gradebook:
        most = {a.name: a.max_score for a in gradebook.assignments}
        # one grouped query: nbgrader's own properties ask once per submission, 20 s for 4000 of them
        columns = SubmittedAssignment.student_id, Assignment.name, SubmittedNotebook.late_submission_penalty
        sums = func.sum(Grade.score), func.max(Grade.needs_manual_grade)
        query = gradebook.db.query(*columns, *sums).select_from(Grade).join(Grade.notebook)
        query = (
            query.join(SubmittedNotebook.assignment).join(SubmittedAssignment.assignment).group_by(SubmittedNotebook.id)
        )
        for learner, name, penalty, score, waiting in query:
            if name in assignments:
                penalty = penalty or 0.0
                total = max(0.0, score - penalty)
                found[Job(learner, name)] = {
                    "total": total,
                    "max": most[name],
                    "penalty": penalty,
                    "waiting": bool(waiting),
                }
    return found
