"""The rows of nbgrader's database that entering marks changes: those of several submissions are read at once, and written
in one transaction.

What is in them is decided by nbgrader's own preprocessors (entering.py). They find grades and comments in a
:class:`Sheet`, which stands in the place of nbgrader's Gradebook, and change them there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from autograder.classroom import gradebook
from autograder.classroom.classroom import Classroom, Job

Row = dict[str, Any]
# the columns that entering decides, in each table: nothing else is changed, because a person's marks and comments are theirs
DECIDED = {
    "submitted_assignment": ("timestamp",),
    "submitted_notebook": ("late_submission_penalty",),
    "grade": ("auto_score", "needs_manual_grade"),
    "comment": ("auto_comment",),
}
DEADLOCK = ("40P01", "40001")  # PostgreSQL's codes: of two writers, one has to begin again


class Unusual(Exception):
    """A submission, or an assignment, is not as a course of ours has it: nbgrader itself must enter it."""


class Changed(Exception):
    """Somebody else has changed rows since they were read. Nothing was written: read them again."""


@dataclass
class Mark:
    """A row of nbgrader's table ``grade``."""

    id: str
    cell_id: str
    notebook_id: str
    auto_score: float | None = None
    manual_score: float | None = None
    extra_credit: float | None = None
    needs_manual_grade: bool = True

    @property
    def score(self) -> float:
        """What nbgrader counts: a person's mark, else the automatic one, and the extra credit."""
        given = self.manual_score if self.manual_score is not None else self.auto_score
        return 0.0 if given is None else given + (self.extra_credit or 0.0)


@dataclass
class Remark:
    """A row of nbgrader's table ``comment``."""

    id: str
    cell_id: str
    notebook_id: str
    auto_comment: str | None = None


@dataclass(frozen=True)
class Cells:
    """What nbgrader's database knows of an assignment and its one notebook.

    sources, graded: name of a cell -> its row. commented: name -> the cell's id.
    """

    assignment_id: str
    notebook_id: str
    duedate: datetime | None
    sources: dict[str, Any]
    graded: dict[str, Any]
    commented: dict[str, str]


@dataclass(frozen=True)
class Held:
    """What the database holds of one submission. is_known: whether it knows the learner. rows: table -> rows."""

    is_known: bool
    rows: dict[str, list[Row]]


@dataclass
class Sheet:
    """The rows of one submission. nbgrader's preprocessors use it as if it were its Gradebook.

    submission, notebook: their rows. marks, remarks: by the cell's id. before: what the database held when it was read;
    if it held no submission, all these rows are new.
    """

    job: Job
    cells: Cells
    before: Held
    submission: Row
    notebook: Row
    marks: dict[str, Mark]
    remarks: dict[str, Remark]

    @property
    def score(self) -> float:
        return sum(mark.score for mark in self.marks.values())

    @property
    def seconds_late(self) -> float:
        """As nbgrader's SubmittedAssignment.total_seconds_late has it."""
        handed_in, due = self.submission["timestamp"], self.cells.duedate
        if handed_in is None or due is None:
            return 0.0
        extension = self.submission["extension"] or timedelta()
        return max(0.0, float((handed_in - due - extension).total_seconds()))

    def rows(self) -> dict[str, list[Row]]:
        """Table -> rows, as they are now."""
        return {
            "submitted_assignment": [self.submission],
            "submitted_notebook": [self.notebook],
            "grade": [vars(mark) for mark in self.marks.values()],
            "comment": [vars(remark) for remark in self.remarks.values()],
        }

    # -------------------------------------------------------------------- what nbgrader's preprocessors ask a Gradebook

    def find_source_cell(self, name: str, *where: str) -> Any:
        return _found(self.cells.sources, name)

    def find_graded_cell(self, name: str, *where: str) -> Any:
        return _found(self.cells.graded, name)

    def find_grade(self, name: str, *where: str) -> Mark:
        mark: Mark = _found(self.marks, _found(self.cells.graded, name).id)
        return mark

    def find_comment(self, name: str, *where: str) -> Remark:
        remark: Remark = _found(self.remarks, _found(self.cells.commented, name))
        return remark

    @property
    def db(self) -> Sheet:
        return self

    def commit(self) -> None:
        """nbgrader commits after every cell; :meth:`Rows.write` does it once for all."""


def _found(known: dict[str, Any], name: str) -> Any:
    """Raises nbgrader's MissingEntry if it is not known."""
    from nbgrader.api import MissingEntry

    if name not in known:
        raise MissingEntry(f"No such cell: {name}")
    return known[name]


class Rows:
    """The gradebook of a class, open for entering. Close it."""

    def __init__(self, classroom: Classroom):
        from nbgrader.api import Base

        self._gradebook = gradebook.kept_open(gradebook.database(classroom))
        self._db = self._gradebook.db
        self._is_sqlite = self._gradebook.engine.dialect.name == "sqlite"
        self._tables = Base.metadata.tables

    def close(self) -> None:
        self._gradebook.close()

    def cells(self, assignment: str) -> Cells:
        """Raises Unusual unless the assignment has one notebook, of its own name."""
        from nbgrader.api import Assignment, GradeCell, Notebook, SolutionCell, SourceCell, TaskCell
        from sqlalchemy import select

        def of(kind: Any, *columns: Any) -> dict[str, Any]:
            chosen = select(kind.id, kind.name, *columns).where(kind.notebook_id == notebook)
            return {row.name: row for row in self._db.execute(chosen)}

        query = select(Assignment.id, Assignment.duedate, Notebook.id, Notebook.name)
        query = query.join(Notebook, Notebook.assignment_id == Assignment.id).where(Assignment.name == assignment)
        with self._only_reading():
            found = self._db.execute(query).all()
            if [name for _, _, _, name in found] != [assignment]:
                raise Unusual(assignment)
            assignment_id, duedate, notebook, _ = found[0]
            sources = of(SourceCell, SourceCell.cell_type, SourceCell.locked, SourceCell.source, SourceCell.checksum)
            tasks = of(TaskCell, TaskCell.max_score)
            commented = {name: row.id for name, row in {**tasks, **of(SolutionCell)}.items()}
            graded = {**tasks, **of(GradeCell, GradeCell.max_score)}
        return Cells(assignment_id, notebook, duedate, sources, graded, commented)

    def sheets(self, several: Iterable[tuple[Job, Cells, datetime | None]]) -> Iterator[Sheet | Unusual]:
        """The rows of several submissions; new ones, not yet written, for those that the database does not have.

        The time is that at which a submission was handed in; if it is None, the one in the database stays. Unusual is
        yielded for a submission that the database holds in another way than nbgrader enters one.
        """
        several = list(several)
        with self._only_reading():
            held = self._read([(job, cells) for job, cells, _ in several])
        for job, cells, handed_in in several:
            try:
                yield _sheet(job, cells, handed_in, held[job])
            except Unusual as unusual:
                yield unusual

    def write(self, several: list[Sheet]) -> None:
        """Write these rows, all or none. Raises Changed, or an error of SQLAlchemy's."""
        from sqlalchemy.exc import IntegrityError, OperationalError

        try:
            if self._is_sqlite:  # no other program may write between the next reading and our writing
                self._db.connection().exec_driver_sql("begin immediate")
            if self._read([(s.job, s.cells) for s in several], lock=True) != {s.job: s.before for s in several}:
                raise Changed
            self._write(several)
            self._db.commit()
        except IntegrityError:  # another writer has just made the same rows
            raise Changed from None
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) in DEADLOCK:
                raise Changed from None
            raise
        finally:
            self._db.rollback()  # what was not committed

    @contextmanager
    def _only_reading(self) -> Iterator[None]:
        """No transaction stays open when it ends: others may write."""
        try:
            yield
        finally:
            self._db.rollback()

    def _write(self, several: list[Sheet]) -> None:
        from sqlalchemy import bindparam

        unknown = sorted({s.job.learner for s in several if not s.before.is_known})
        if unknown:
            self._db.execute(self._tables["student"].insert(), [{"id": learner} for learner in unknown])
        for name, decided in DECIDED.items():
            table, made, changed = self._tables[name], list[Row](), list[Row]()
            for s in several:
                before = {row["id"]: row for row in s.before.rows[name]}
                for row in s.rows()[name]:
                    old = before.get(row["id"])
                    if old is None:
                        made.append(row)
                    elif any(row[column] != old[column] for column in decided):
                        changed.append({"which": row["id"], **{column: row[column] for column in decided}})
            if made:
                self._db.execute(table.insert(), made)
            if changed:
                update = table.update().where(table.c.id == bindparam("which"))
                self._db.connection().execute(update, changed)

    def _read(self, several: list[tuple[Job, Cells]], lock: bool = False) -> dict[Job, Held]:
        """What the database holds of these submissions. lock: until this transaction ends, nobody else can change it."""

        def rows(name: str, key: str, values: Iterable[str], *columns: str) -> dict[str, list[Row]]:
            """The rows in which the column ``key`` has one of these values, by that value."""
            from sqlalchemy import select

            table = self._tables[name]
            query = select(*(table.c[column] for column in ("id", key, *columns))).where(table.c[key].in_(set(values)))
            groups = defaultdict(list)
            for row in self._db.execute(query.with_for_update() if lock else query):
                groups[row._mapping[key]].append(dict(row._mapping))
            return groups

        learners = [job.learner for job, _ in several]
        students = rows("student", "id", learners)
        submissions = rows("submitted_assignment", "student_id", learners, "assignment_id", "timestamp", "extension")
        mine = {
            job: [s for s in submissions[job.learner] if s["assignment_id"] == cells.assignment_id]
            for job, cells in several
        }
        ids = [s["id"] for found in mine.values() for s in found]
        notebooks = rows("submitted_notebook", "assignment_id", ids, "notebook_id", "late_submission_penalty")
        ids = [n["id"] for found in notebooks.values() for n in found]
        columns = "auto_score", "manual_score", "extra_credit", "needs_manual_grade"
        marks = rows("grade", "notebook_id", ids, "cell_id", *columns)
        remarks = rows("comment", "notebook_id", ids, "cell_id", "auto_comment")

        def held(job: Job) -> Held:
            theirs = [n for s in mine[job] for n in notebooks[s["id"]]]
            found = {"submitted_assignment": mine[job], "submitted_notebook": theirs}
            for name, kind in (("grade", marks), ("comment", remarks)):
                found[name] = sorted((row for n in theirs for row in kind[n["id"]]), key=lambda row: str(row["id"]))
            return Held(job.learner in students, found)

        return {job: held(job) for job, _ in several}


def _sheet(job: Job, cells: Cells, handed_in: datetime | None, held: Held) -> Sheet:
    """Raises Unusual, see :meth:`Rows.sheets`."""
    submissions, notebooks = held.rows["submitted_assignment"], held.rows["submitted_notebook"]
    if not submissions:
        return _new_sheet(job, cells, handed_in, held)
    if len(notebooks) != 1 or notebooks[0]["notebook_id"] != cells.notebook_id:
        raise Unusual(job.learner)
    submission = dict(submissions[0])
    submission["timestamp"] = handed_in or submission["timestamp"]
    marks = {row["cell_id"]: Mark(**row) for row in held.rows["grade"]}
    remarks = {row["cell_id"]: Remark(**row) for row in held.rows["comment"]}
    return Sheet(job, cells, held, submission, dict(notebooks[0]), marks, remarks)


def _new_sheet(job: Job, cells: Cells, handed_in: datetime | None, held: Held) -> Sheet:
    """The rows that nbgrader's Gradebook.add_submission makes."""
    from nbgrader.api import new_uuid

    submission = {"id": new_uuid(), "assignment_id": cells.assignment_id, "student_id": job.learner}
    submission |= {"timestamp": handed_in, "extension": None}
    notebook = {"id": new_uuid(), "assignment_id": submission["id"], "notebook_id": cells.notebook_id}
    notebook |= {"flagged": False, "late_submission_penalty": None}
    marks = {cell.id: Mark(new_uuid(), cell.id, notebook["id"]) for cell in cells.graded.values()}
    remarks = {cell: Remark(new_uuid(), cell, notebook["id"]) for cell in cells.commented.values()}
    return Sheet(job, cells, held, submission, notebook, marks, remarks)
