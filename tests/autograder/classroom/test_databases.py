"""Which database a class's gradebook is in, and what is said of an address that cannot be used. None of it needs a server."""

import sys
from types import SimpleNamespace

import pytest

from autograder.classroom.databases import File, Server, database_at, what_is_wrong
from autograder.classroom.moving import move
from autograder.cli import main
from autograder.errors import UsageError

ADDRESS = "postgresql+psycopg://grader:s3cret@db.example.org/unrolled"


def named(folder, address, mode=0o600):
    (folder / "gradebook.url").write_text(address)
    (folder / "gradebook.url").chmod(mode)
    return database_at(folder)


def test_without_a_word_it_is_a_file(tmp_path):
    database = database_at(tmp_path)
    assert isinstance(database, File) and database.url == f"sqlite:///{tmp_path / 'gradebook.db'}"


def test_a_file_names_another_and_its_password_is_never_shown(tmp_path):
    database = named(tmp_path, f"{ADDRESS}\n")
    assert isinstance(database, Server) and database.url == ADDRESS
    assert "s3cret" not in database.name and "db.example.org/unrolled" in database.name
    assert "lock_timeout" in database.to_open and "connect_timeout=3" not in database.to_open


def test_what_the_address_itself_asks_for_is_not_changed(tmp_path):
    assert "connect_timeout=3" in named(tmp_path, f"{ADDRESS}?connect_timeout=3").to_open


def test_the_driver_need_not_be_named(tmp_path):
    assert named(tmp_path, "postgresql://db.example.org/unrolled").url.startswith("postgresql+psycopg://")


@pytest.mark.parametrize("address", ["", "gradebook", "sqlite:///x.db", "mysql://h/n", "postgresql://host"])
def test_an_address_that_is_none_is_named(tmp_path, address):
    with pytest.raises(UsageError, match=r"postgresql\+psycopg://HOST/NAME"):
        named(tmp_path, address)


def test_a_password_that_others_can_read_is_refused(tmp_path):
    with pytest.raises(UsageError, match="others can read it: chmod 600"):
        named(tmp_path, ADDRESS, 0o644)
    assert named(tmp_path, ADDRESS.replace(":s3cret", ""), 0o644)


def test_a_missing_driver_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match="needs psycopg: pip install -r requirements-scale.txt"):
        named(tmp_path, ADDRESS).check()


@pytest.mark.parametrize(
    ("state", "said", "words"),
    [
        ("55P03", "canceling statement due to lock timeout", "in use by another program"),
        ("53100", "could not extend file", "no room left"),
        ("57P01", "terminating connection", "cannot be reached"),
        (None, "connection refused", "cannot be reached"),
        ("25006", "cannot execute UPDATE in a read-only transaction", "cannot be written"),
        ("42P01", 'relation "grade" does not exist', "cannot be used"),
    ],
)
def test_what_a_server_says_is_put_into_words(state, said, words):
    class Orig(Exception):
        sqlstate = state

    line = what_is_wrong(SimpleNamespace(orig=Orig(f"{said}\nLINE 1: x"), connection_invalidated=False))
    assert words in line and said in line and "LINE" not in line


def test_moving_to_a_file_that_is_there_is_refused(klass):
    with pytest.raises(UsageError, match="is there already"):
        move(klass.classroom.path, "file")


def test_moving_to_no_address_is_used_wrongly(klass, capsys):
    before = klass.classroom.gradebook.read_bytes()
    assert main(["move", "--book", str(klass.home), "--course", str(klass.classroom.path), "nowhere"]) == 2
    assert "is no address of a database" in capsys.readouterr().err
    assert klass.classroom.gradebook.read_bytes() == before


def test_a_sample_class_leaves_a_server_alone(klass, capsys):
    (klass.classroom.path / "demo.json").write_text("{}")
    (klass.classroom.path / "gradebook.url").write_text("postgresql://db.example.org/unrolled")
    assert main(["demo", "--book", str(klass.home), "--course", str(klass.classroom.path)]) == 2
    assert "has its gradebook on a server" in capsys.readouterr().err
