"""The two kinds of database that can hold nbgrader's gradebook, in all that they differ: a file (SQLite), the default, and
a server (PostgreSQL). Only gradebook.py uses them.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path
from typing import Any

from autograder.errors import UsageError

TABLES = {"alembic_version", "assignment", "grade"}  # what a whole gradebook has, among others
PATIENCE = 10  # seconds for which a locked gradebook is waited for
DRIVER = "postgresql+psycopg"
EXAMPLE = f"{DRIVER}://HOST/NAME"
RELEASE = "autograder release NAME"
WAIT = "wait for other nbgrader or autograder commands to end, then try again"


class File:
    """SQLite: a file in the class's folder."""

    def __init__(self, path: Path):
        self.path = path
        self.name, self.url = str(path), f"sqlite:///{path}"
        self.to_open = self.url

    def exists(self) -> bool:
        return self.path.exists()

    def check(self) -> None:
        """Raise UsageError if the gradebook is missing, half made, damaged, in use, or cannot be written."""
        path = self.path
        if not path.exists():
            raise UsageError(f"There is no gradebook {path}: release an assignment first ({RELEASE}).")
        try:
            with sqlite3.connect(path, timeout=PATIENCE) as db:
                tables = {name for (name,) in db.execute("select name from sqlite_master where type='table'")}
                if not tables >= TABLES:
                    raise UsageError(f"{path} is half made: it lacks nbgrader's tables. Remove it and run {RELEASE}.")
                if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
                    raise UsageError(f"{path} cannot be written: change its permissions, or run as its owner.")
                db.execute("begin immediate")
                db.rollback()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise UsageError(f"{path} cannot be used: {error}.") from None
            raise UsageError(f"{path} is in use by another program: {WAIT}.") from None
        except sqlite3.Error as error:
            remedy = "put a copy of it back, or move it away and release every assignment again"
            raise UsageError(f"{path} cannot be used ({error}): {remedy}.") from None

    def rows(self, query: str) -> list[Any]:
        """The rows that a query gives. The file is only read."""
        with sqlite3.connect(f"file:{self.path}?mode=ro", uri=True) as db:
            return db.execute(query).fetchall()

    def vacuum(self) -> None:
        """Remove deleted rows from the file, too."""
        with sqlite3.connect(self.path) as db:
            db.execute("vacuum")


class Server:
    """PostgreSQL: a database on a server. address: SQLAlchemy's URL of it."""

    def __init__(self, address: str):
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            url = make_url(address)
        except ArgumentError:
            raise UsageError(f"What was given is no address of a database. One is {EXAMPLE}.") from None
        if url.drivername not in ("postgresql", DRIVER) or not url.database:
            raise UsageError(f"A gradebook on a server needs PostgreSQL: {EXAMPLE}, not {url!r}.")
        url = url.set(drivername=DRIVER)
        self.has_password = url.password is not None
        self.name, self.url = repr(url), url.render_as_string(hide_password=False)  # repr hides the password
        asked = {"connect_timeout": str(PATIENCE), "tcp_user_timeout": "30000", "application_name": "autograder"}
        asked["options"] = f"-c lock_timeout={PATIENCE}s"
        asked = {key: value for key, value in asked.items() if key not in url.query}
        self.to_open = url.update_query_dict(asked).render_as_string(hide_password=False)

    def exists(self) -> bool:
        """Whether nbgrader has made its tables there. Raises UsageError if the server cannot be reached."""
        return "assignment" in self._tables()

    def check(self) -> None:
        """Raise UsageError if the server cannot be reached, or the gradebook there is missing, half made, in use, or
        cannot be written.
        """
        tables = self._tables()
        if "assignment" not in tables:
            raise UsageError(f"There is no gradebook in {self.name}: release an assignment first ({RELEASE}).")
        if not tables >= TABLES:
            raise UsageError(f"{self.name} is half made: it lacks nbgrader's tables. Empty it and run {RELEASE}.")
        self._ask("lock table grade, comment, submitted_notebook in row exclusive mode nowait")

    def rows(self, query: str) -> list[Any]:
        """The rows that a query gives."""
        return self._ask(query)

    def vacuum(self) -> None:
        """Let the server reuse the room of deleted rows. Its own backups and logs are its administrator's."""
        self._ask("vacuum", isolation_level="AUTOCOMMIT")

    def _tables(self) -> set[str]:
        return {
            name
            for (name,) in self._ask("select tablename from pg_tables where schemaname = any(current_schemas(false))")
        }

    def _ask(self, statement: str, **options: Any) -> list[Any]:
        """Run one statement, and undo what it changed. Raises UsageError."""
        from sqlalchemy import create_engine
        from sqlalchemy.exc import DBAPIError
        from sqlalchemy.pool import NullPool

        try:
            engine = create_engine(self.to_open, poolclass=NullPool)
        except ImportError:
            raise UsageError(f"{self.name} needs psycopg: pip install -r requirements-scale.txt") from None
        try:
            with engine.connect().execution_options(**options) as connection:
                result = connection.exec_driver_sql(statement)
                return list(result) if result.returns_rows else []
        except DBAPIError as error:
            raise UsageError(f"The gradebook {self.name} {what_is_wrong(error)}.") from None


def database_at(folder: Path) -> File | Server:
    """The database of a class: that which its file ``gradebook.url`` names, or else ``gradebook.db``.

    Raises UsageError if the file holds no address of a PostgreSQL database, or holds a password that others can read.
    """
    path = folder / "gradebook.url"
    if not path.exists():
        return File(folder / "gradebook.db")
    server = Server(path.read_text("utf8").strip())
    if server.has_password and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UsageError(f"{path} holds a password, and others can read it: chmod 600 it, or use ~/.pgpass.")
    return server


def what_is_wrong(error: Any) -> str:
    """What an error of SQLAlchemy's means for a gradebook, as the end of a sentence, with the database's own words."""
    said = (str(error.orig).strip().splitlines() or [type(error.orig).__name__])[0]
    state = getattr(error.orig, "sqlstate", None)
    if "locked" in said or state in ("55P03", "40P01"):
        return f"is in use by another program ({said}): {WAIT}"
    if "disk is full" in said or "No space left" in said or state == "53100":
        return f"has no room left on its disk ({said}): make room, then try again"
    if state in ("42501", "25006") or "readonly" in said:
        return f"cannot be written ({said}): ask its owner for the right to"
    is_server = not isinstance(error.orig, sqlite3.Error)
    if is_server and (state is None or state[:2] in ("08", "57") or error.connection_invalidated):
        return f"cannot be reached ({said}): what is done is kept; try again when it can"
    return f"cannot be used ({said})"
