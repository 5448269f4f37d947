"""What somebody changes who makes this course their own: chapters left out, points, the site's address, one exercise."""

import json
import re
import shutil
from pathlib import Path

import pytest

from autograder.book.book import Book
from autograder.build.notebook import make_notebook
from autograder.build.rules import order_problems
from autograder.classroom import grade as grade_module
from autograder.classroom import gradebook
from autograder.cli import main
from tests.autograder.classroom.entered import CHAPTER, StoredJudges, copied

BOOK = Path(__file__).parents[3]


def listing(*chapters, beside=()):
    lines = [f"- file: chapters/{name}/lesson\n" for name in chapters] + [f"# - file: chapters/{n}/lesson\n" for n in beside]
    return "format: jb-book\nroot: chapters/intro\nchapters:\n" + "".join(lines)


def test_one_chapter_alone_is_a_book_and_those_in_comments_are_left_out_on_purpose(tmp_path):
    names = list(Book(BOOK).listed)
    for room in ("chapters", "solutions"):
        (tmp_path / room).symlink_to(BOOK / room)
    (tmp_path / "_toc.yml").write_text(listing("lstm_gates", beside=[n for n in names if n != "lstm_gates"]))
    book = Book(tmp_path)
    assert list(book.chapters) == ["lstm_gates"] and list(order_problems(book)) == []
    (tmp_path / "_toc.yml").write_text(listing("lstm_gates", beside=[n for n in names if n not in ("lstm_gates", "gru")]))
    [problem] = order_problems(Book(tmp_path))
    assert str(problem) == (
        f"{tmp_path}/chapters/gru/exercises.md:1: chapter gru is not in _toc.yml: add chapters/gru/lesson, in a comment if it "
        "is left out on purpose"
    )


def test_the_sites_address_stands_in_one_place_and_everything_takes_it_from_there(tmp_path):
    config = (BOOK / "_config.yml").read_text("utf8")
    old = re.search(r"baseurl: &site (\S+)", config)[1]
    assert config.count(old) == 1
    for path in [*(BOOK / "autograder").rglob("*.py"), *(BOOK / "chapters").rglob("*.md"), BOOK / "nbgrader_config.py"]:
        assert old not in path.read_text("utf8"), path
    for room in ("chapters", "solutions"):
        (tmp_path / room).symlink_to(BOOK / room)
    shutil.copy(BOOK / "_toc.yml", tmp_path)
    (tmp_path / "_config.yml").write_text(config.replace(old, "https://gru.example.edu/rnn"))
    book = Book(tmp_path)
    texts = [json.dumps(make_notebook(book.chapters["start"], {"check.py": "0"}, site)) for site in (book.site, f"{old}")]
    assert "https://gru.example.edu/rnn/downloads/start/" in texts[0] and old not in texts[0]
    assert texts[1].replace(old, book.site) == texts[0], "a class's own address takes the place of the book's"


@pytest.fixture
def klass(judged, tmp_path, monkeypatch):
    """A class of which some are graded, with a book of its own."""
    monkeypatch.setattr(grade_module, "Pool", StoredJudges)
    home = tmp_path / "book"
    shutil.copytree(judged.home, home, ignore=shutil.ignore_patterns("course"))
    made = copied(judged, home / "course")
    made = type(made)(home, home / "course")
    made.grade(learners=("ann", "dot"))
    return made


def test_a_chapter_that_is_dropped_after_grading_is_named_and_keeps_its_marks(klass, capsys):
    where = ["--book", str(klass.home), "--course", str(klass.classroom.path)]
    before = klass.marks()
    klass.hand_in("ann", "toy_lstm", {})
    toc = klass.home / "_toc.yml"
    whole = toc.read_text()
    toc.write_text("\n".join(f"# {line}" if CHAPTER in line else line for line in whole.splitlines()))
    (klass.classroom.path / "course.toml").write_text(f"[assignments.{CHAPTER}]\ndue = 2026-11-01\n")
    assert main(["grade", *where]) == 2
    said = capsys.readouterr().err
    assert f"left out: {CHAPTER}, for {toc} does not list it; its marks stay in the gradebook" in said
    assert f"course.toml:1: the book has no chapter '{CHAPTER}'" in said
    (klass.classroom.path / "course.toml").unlink()
    assert main(["report", *where]) == 2
    assert f"are on {CHAPTER}, which this book does not hold: name the book with --book, or put" in capsys.readouterr().err
    assert klass.marks() == before
    toc.write_text(whole)
    assert {job.learner for job in gradebook.totals(klass.classroom, [CHAPTER])} == {"ann", "dot"}


def test_points_that_change_ask_for_a_release_and_nothing_is_marked_before(klass, capsys):
    where = ["--book", str(klass.home), "--course", str(klass.classroom.path)]
    path = klass.classroom.path / "release" / CHAPTER / f"{CHAPTER}.ipynb"
    released = json.loads(path.read_text())
    cell = next(c for c in released["cells"] if c["id"] == f"{CHAPTER}-gate_name")
    cell["metadata"]["nbgrader"]["points"] += 2  # as if the book had two more then
    path.write_text(json.dumps(released))
    before = klass.marks()
    assert main(["grade", *where]) == 2
    assert f"{CHAPTER} as released is not {CHAPTER} as it is in the course now. Release it again: autograder release {CHAPTER}" in capsys.readouterr().err
    assert klass.marks() == before
