"""Copies of a class: one to try something on, for previews, and those that ``autograder undo`` restores.

Files are copied as hard links, which take no room: everything here replaces files and changes none in its place.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.classroom import gradebook
from autograder.classroom.classroom import Classroom
from autograder.classroom.databases import PATIENCE, WAIT, File
from autograder.classroom.moving import copy_rows
from autograder.classroom.roster import place
from autograder.classroom.term import FILE
from autograder.errors import UsageError

TREES = ("submitted", "attempts", "verdicts", "autograded")  # what commands change
FILES = ("collected.json", "entered.json")
READ = ("release", "source")  # what they only read
GRADEBOOK = "gradebook.db"


def snapshot(classroom: Classroom, target: Path) -> None:
    """Copy what commands change, except the gradebook, into a folder."""
    for name in TREES:
        if (classroom.path / name).is_dir():
            shutil.copytree(classroom.path / name, target / name, symlinks=True, copy_function=_link)
    for path in small_files(classroom):
        if path.is_file():
            shutil.copy2(path, target / path.name)


def small_files(classroom: Classroom) -> list[Path]:
    """The files beside the gradebook that commands change."""
    return [*(classroom.path / name for name in FILES), place(classroom)]


def copy_database(source: Path, target: Path) -> None:
    """Copy a SQLite database, also while others read it. Raises UsageError, also if another program keeps it locked."""
    try:
        with ExitStack() as both:
            one = both.enter_context(closing(sqlite3.connect(f"file:{source}?mode=ro", PATIENCE, uri=True)))
            other = both.enter_context(closing(sqlite3.connect(target, PATIENCE)))
            for database in (one, other):
                database.execute("select count(*) from sqlite_master")  # backup() would wait for a lock for ever
            one.backup(other)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise UsageError(f"{source} is in use by another program: {WAIT}.") from None
        raise UsageError(f"{source} cannot be copied ({error}): nothing was changed.") from None
    except sqlite3.Error as error:
        raise UsageError(f"{source} cannot be copied ({error}): nothing was changed.") from None


@contextmanager
def copy_to_try(classroom: Classroom) -> Iterator[Classroom]:
    """A copy of a class on which a command may be tried; afterwards it is gone. Raises UsageError."""
    with TemporaryDirectory(prefix="autograder-preview-") as scratch:
        copy = Classroom(Path(scratch) / classroom.path.name)
        copy.path.mkdir()
        snapshot(classroom, copy.path)
        for name in (FILE, "secret", "demo.json"):
            if (classroom.path / name).is_file():
                shutil.copy2(classroom.path / name, copy.path / name)
        for name in READ:
            if (classroom.path / name).is_dir():
                (copy.path / name).symlink_to(classroom.path / name)
        where = gradebook.database(classroom)
        if isinstance(where, File) and where.exists():
            copy_database(where.path, copy.path / GRADEBOOK)
        elif where.exists():
            gradebook.require_alembic()
            copy_rows(where, File(copy.path / GRADEBOOK))
        yield copy


def as_of(classroom: Classroom, copy: Classroom, text: str) -> str:
    """A text about a copy, as it is about the class."""
    return text.replace(str(copy.path), str(classroom.path))


def _link(source: str, target: str) -> None:
    """A hard link; a copy where the file system has none, or the file is not ours to link."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)
