"""nbgrader's gradebook in a PostgreSQL database: the same marks as in a file, and clear words when the server fails.

`make sweep PART=postgres` runs these tests; elsewhere they are skipped where there is no server.
"""

import os
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from autograder.classroom import gradebook
from autograder.classroom.forget import forget
from autograder.classroom.grade import nbgrader_api
from autograder.classroom.moving import move
from autograder.classroom.report.summary import summary
from autograder.classroom.rows import Rows
from autograder.classroom.taken import STAGING
from autograder.errors import UsageError
from tests.autograder.classroom.entered import CHAPTER, change, copied, enter, files, rows
from tests.postgres import Server, lacking

pytestmark = pytest.mark.skipif(bool(lacking()) and "POSTGRES" not in os.environ, reason=lacking())
numbers = count(1)


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # pytest's own folders are too deep for a socket, and only root's
    made = Server(folder)
    yield made
    made.stop()
    shutil.rmtree(folder)


@pytest.fixture
def klass(judged_class, server):
    """A class that is judged and not yet entered, and whose gradebook is on the server."""
    judged_class.name = f"unrolled{next(numbers)}"
    move(judged_class.classroom.path, server.database(judged_class.name))
    assert not judged_class.classroom.gradebook.exists()
    return judged_class


def in_a_file(klass):
    """All that the gradebook holds, once it has been moved into a file."""
    move(klass.classroom.path, "file")
    return rows(klass)


def psql(klass, *statements):
    """Run these in the database, and keep what they change."""
    from sqlalchemy import create_engine

    with create_engine(gradebook.database(klass.classroom).url).begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


@pytest.fixture
def in_file(judged, tmp_path):
    """The same class, entered into SQLite."""
    other = copied(judged, tmp_path / "file" / "course")
    assert not enter(other)
    return other


def test_marks_entered_on_the_server_are_those_in_a_file(klass, in_file):
    assert not enter(klass)
    assert files(klass) == files(in_file)
    assert gradebook.marks(klass.classroom) == gradebook.marks(in_file.classroom)
    assert gradebook.totals(klass.classroom, [CHAPTER]) == gradebook.totals(in_file.classroom, [CHAPTER])
    assert summary(klass.home, klass.classroom.path) == summary(in_file.home, in_file.classroom.path)
    assert in_a_file(klass) == rows(in_file)


def test_nbgraders_own_commands_use_the_server(klass, in_file, tmp_path):
    """Releasing, autograde, feedback and export; and what autograde enters there is what we enter in a file."""
    assert klass.nbgrader("generate_assignment", CHAPTER, "--force").returncode == 0
    done = klass.nbgrader("autograde", CHAPTER)
    assert done.returncode == 0, done.stderr
    assert klass.nbgrader("generate_feedback", CHAPTER).returncode == 0
    assert len(list(klass.classroom.path.glob("feedback/*/*/*.html"))) == 5
    tables = [tmp_path / "server.csv", tmp_path / "file.csv"]
    for one, table in zip((klass, in_file), tables, strict=True):
        assert one.nbgrader("export", "--to", str(table)).returncode == 0
    assert not klass.classroom.gradebook.exists(), "nothing wrote into a file of its own"
    assert sorted(tables[0].read_text().splitlines()) == sorted(tables[1].read_text().splitlines())
    assert in_a_file(klass) == rows(in_file)


def seen_in_formgrader(klass):
    """What formgrader's pages ask nbgrader for."""
    api = nbgrader_api(klass.home, klass.classroom)
    asked = {
        "assignments": api.get_assignments(),
        "notebooks": api.get_notebooks(CHAPTER),
        "submissions": api.get_submissions(CHAPTER),
        "notebook": api.get_notebook_submissions(CHAPTER, CHAPTER),
        "students": api.get_students(),
        "student": api.get_student_submissions("bob"),
        "of a student": api.get_student_notebook_submissions("bob", CHAPTER),
    }
    return {what: sorted(map(without_ids, found), key=repr) for what, found in asked.items()}


def without_ids(row):
    """nbgrader draws ids, and sorts by them."""
    return {key: value for key, value in sorted(row.items()) if key not in ("id", "index")}


def test_formgrader_sees_on_the_server_what_it_sees_in_a_file(klass, in_file):
    assert not enter(klass)
    assert seen_in_formgrader(klass) == seen_in_formgrader(in_file)


def test_two_graders_write_at_once(klass, in_file, tmp_path):
    """Each has a folder of its own, with the same submissions, and one database for both."""
    others = [klass, copied(klass, tmp_path / "second")]
    with ThreadPoolExecutor(2) as both:
        assert list(both.map(enter, others)) == [{}, {}]
    assert in_a_file(klass) == rows(in_file)


@contextmanager
def held(klass, statement):
    """Another program holds a lock."""
    from sqlalchemy import create_engine

    with create_engine(gradebook.database(klass.classroom).url).begin() as connection:
        connection.exec_driver_sql(statement)
        yield


def test_a_lock_of_another_program_is_named_and_nothing_is_lost(klass, in_file, monkeypatch):
    monkeypatch.setattr("autograder.classroom.databases.PATIENCE", 1)
    with held(klass, "lock table grade in exclusive mode"):
        with pytest.raises(UsageError, match="is in use by another program"):
            gradebook.check(klass.classroom)
        troubles = enter(klass)
    assert len(troubles) == 5 and "in use by another program" in troubles["ann"]
    assert not enter(klass)
    assert in_a_file(klass) == rows(in_file)


def test_a_server_that_stops_in_the_middle_is_named_and_nothing_is_lost(klass, in_file, server, monkeypatch):
    write = Rows._write

    def stopped(self, several):
        write(self, several)
        server.stop()

    monkeypatch.setattr(Rows, "_write", stopped)
    try:
        troubles = enter(klass)
        assert len(troubles) == 5 and "cannot be reached" in troubles["ann"]
        with pytest.raises(UsageError, match="cannot be reached"):
            gradebook.check(klass.classroom)
    finally:
        server.start()
    monkeypatch.undo()
    assert not gradebook.marks(klass.classroom)
    assert not enter(klass)
    assert in_a_file(klass) == rows(in_file)


def test_a_full_disk_of_the_server_is_named(klass):
    """The server's own error for it, which a trigger raises: to fill a disk takes a file system of one's own."""
    full = "begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end"
    psql(
        klass,
        f"create function full() returns trigger language plpgsql as $$ {full} $$",
        "create trigger no before insert on grade for each row execute function full()",
    )
    assert "no room left" in enter(klass)["ann"]


def test_who_may_only_read_is_told_so(klass, server):
    psql(
        klass,
        "do $$ begin if not exists (select from pg_roles where rolname = 'reader') then create role reader login; end if; end $$",
        "grant select on all tables in schema public to reader",
    )
    (klass.classroom.path / "gradebook.url").write_text(server.address(klass.name, "reader"))
    with pytest.raises(UsageError, match="cannot be written"):
        gradebook.check(klass.classroom)


def test_a_database_without_a_gradebook_is_named(klass, server):
    (klass.classroom.path / "gradebook.url").write_text(server.database("empty"))
    with pytest.raises(UsageError, match="There is no gradebook in postgresql.*release an assignment first"):
        gradebook.check(klass.classroom)


def test_a_learner_is_forgotten_on_the_server_too(klass):
    assert not enter(klass)
    assert any("postgresql" in line and "1 submissions" in line for line in forget(klass.classroom.path, "bob"))
    assert "bob" not in {learner for learner, _ in gradebook.marks(klass.classroom)}


def test_a_backup_is_put_back(klass, server, in_file):
    """As docs/scale.md says: pg_dump, and pg_restore into an empty database."""
    assert not enter(klass)
    where, dump = ("-h", str(server.folder), "-U", "grader"), str(server.folder / "backup")
    server.run("pg_dump", *where, "--format=custom", f"--file={dump}", klass.name)
    psql(klass, "drop table grade cascade")
    address = server.database(f"{klass.name}again")
    server.run("pg_restore", *where, "--exit-on-error", f"--dbname={klass.name}again", dump)
    (klass.classroom.path / "gradebook.url").write_text(address)
    assert in_a_file(klass) == rows(in_file)


def test_moving_keeps_what_was_there_and_refuses_what_is_not_empty(klass, in_file, server):
    full = server.address(klass.name)
    change(in_file, "update comment set manual_comment = 'Gut gesagt: ∂h/∂x' where rowid % 2 = 0")
    before = rows(in_file)
    assert not enter(klass)
    with pytest.raises(UsageError, match="is not empty"):
        move(in_file.classroom.path, full)
    assert rows(in_file) == before
    move(in_file.classroom.path, server.database(f"{klass.name}next"))
    assert (in_file.classroom.path / "gradebook.url").stat().st_mode & 0o777 == 0o600
    assert list(in_file.classroom.path.glob("gradebook-until-*.db")), "the file is kept as a backup"
    assert in_a_file(in_file) == before


def test_staged_work_waits_while_the_server_is_away(klass, server):
    server.stop()
    try:
        with pytest.raises(UsageError, match="cannot be reached"):
            enter(klass)
    finally:
        server.start()
    assert list((klass.classroom.path / STAGING).glob("*/*/*.ipynb"))
    assert not enter(klass)
