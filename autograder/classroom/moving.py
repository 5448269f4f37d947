"""``autograder move``: copies a class's gradebook into another database, row by row, and uses that one from then on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from autograder.classroom import gradebook
from autograder.classroom.classroom import Classroom
from autograder.classroom.databases import File, Server, what_is_wrong
from autograder.errors import UsageError

AT_ONCE = 1000  # rows that are held in memory


def move(folder: Path, to: str) -> list[str]:
    """Move the gradebook of a class. Returns what was done, in lines for a person.

    folder: nbgrader's folder. to: the address of a PostgreSQL database, or "file": gradebook.db. Raises UsageError, and
    the class keeps its gradebook, if there is none, if something stands in the way, or if a database fails.
    """
    from sqlalchemy.exc import DBAPIError

    classroom = Classroom(folder)
    gradebook.require_alembic()
    with classroom.alone():
        source = gradebook.database(classroom)
        target = File(classroom.path / ".gradebook.db.part") if to == "file" else Server(to)
        if to == "file" and classroom.gradebook.exists():
            raise UsageError(f"{classroom.gradebook} is there already: move it away first.")
        if isinstance(target, Server) and isinstance(source, Server) and target.name == source.name:
            raise UsageError(f"The gradebook is in {source.name} already.")
        source.check()
        if isinstance(target, File):
            target.path.unlink(missing_ok=True)  # of a move that was killed
        try:
            count = copy_rows(source, target)
        except DBAPIError as error:
            where = f"from {source.name} to {target.name}"
            raise UsageError(f"The gradebook could not be moved {where}: a database {what_is_wrong(error)}.") from None
        return [f"{count} rows are in {target.name} now", *_use(classroom, source, target, to)]


def _use(classroom: Classroom, source: File | Server, target: File | Server, address: str) -> list[str]:
    """Let the class use the other database. Returns what was done."""
    note = classroom.path / "gradebook.url"
    if isinstance(target, File):
        target.path.rename(classroom.gradebook)
        note.unlink()
        return [f"{classroom.gradebook} is the gradebook; what is in {source.name} was left there"]
    part = note.with_name(".gradebook.url.part")
    part.touch(mode=0o600)
    part.write_text(f"{address}\n", "utf8")
    part.replace(note)
    lines = [f"{note} says so to autograder and to nbgrader"]
    if isinstance(source, File):
        old = source.path.with_name(f"gradebook-until-{time.strftime('%Y-%m-%d-%H%M%S')}.db")
        source.path.rename(old)
        lines.append(f"{old} is what it was until now: a backup")
    return lines


def copy_rows(source: File | Server, target: File | Server) -> int:
    """Copy all rows in one transaction. Returns how many there are. Raises UsageError and errors of SQLAlchemy's."""
    from nbgrader.api import Base
    from sqlalchemy import func, select

    with ExitStack() as both:
        old, new = (both.enter_context(closing(gradebook.kept_open(where))).db for where in (source, target))
        tables = Base.metadata.sorted_tables  # those that others refer to come first
        if any(new.scalar(select(func.count()).select_from(t)) for t in tables if t.name != "course"):
            raise UsageError(f"{target.name} is not empty: name a database without a gradebook.")
        if _version(old) != _version(new):
            raise UsageError(f"{source.name} was made by another version of nbgrader: run `nbgrader db upgrade` first.")
        count = 0
        for table in tables:
            if table.name == "course":  # nbgrader has just made one there
                new.execute(table.delete())
            for rows in _in_pieces(old.execute(select(table))):
                new.execute(table.insert(), rows)
                count += len(rows)
        new.commit()
        return count


def _in_pieces(result: Any) -> Iterator[list[dict[str, Any]]]:
    for piece in result.partitions(AT_ONCE):
        yield [dict(row._mapping) for row in piece]


def _version(database: Any) -> str:
    from sqlalchemy import text

    return str(database.scalar(text("select version_num from alembic_version")))
