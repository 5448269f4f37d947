"""Marks entered together are, row by row and file by file, those that ``nbgrader autograde`` enters."""

import json
import shutil
from pathlib import Path

import pytest

from autograder.classroom import entering as entering_module
from autograder.classroom.entering import Entering
from autograder.classroom.grade import nbgrader_api
from autograder.classroom.rows import Rows
from autograder.classroom.taken import STAGING
from tests.autograder.classroom.entered import CHAPTER, change, copied, enter, files, rows


@pytest.fixture
def klass(judged_class):
    return judged_class


@pytest.fixture
def never_alone(monkeypatch):
    def alone(self, graded):
        raise AssertionError(f"{graded.learner} was handed to nbgrader's own command")

    monkeypatch.setattr(Entering, "_by_nbgrader", alone)


PERSON = (  # what a person does in formgrader between two runs, and a mark that is out of date
    "update grade set manual_score = 1.5, extra_credit = 0.5 where cell_id in (select id from base_cell order by name limit 3)",
    "update comment set manual_comment = 'Well said.' where cell_id in (select id from base_cell order by name limit 4)",
    "update submitted_assignment set extension = '1970-01-03 00:00:00.000000' where student_id = 'cid'",
    "update submitted_notebook set flagged = 1 where assignment_id in "
    "(select id from submitted_assignment where student_id < 'c')",
    "update grade set auto_score = 0.125, needs_manual_grade = 0",
)


def test_rows_and_files_are_those_of_nbgrader_autograde(klass, judged, tmp_path, never_alone):
    """New submissions first; then the same again, after a person has given marks, comments, an extension and a flag."""
    other = copied(klass, tmp_path / "other")
    for statements in ((), PERSON):
        for one in (klass, other):
            change(one, *statements)
        shutil.copytree(judged.classroom.path / STAGING, klass.classroom.path / STAGING, dirs_exist_ok=True)
        assert not enter(klass)
        result = other.nbgrader("autograde", CHAPTER, "--force")
        assert result.returncode == 0, result.stderr
        assert rows(klass) == rows(other)
        assert files(klass) == files(other)
    assert len({row[0] for row in rows(klass)["grade"]}) == 5
    penalties = {row[0]: row[-1] for row in rows(klass)["submission"]}
    assert penalties["bob"] is not None and penalties["cid"] is None, "cid has an extension"


def test_what_is_entered_is_noted_and_leaves_nothing_behind(klass, never_alone):
    assert not enter(klass)
    for graded in klass.classroom.all_stored():
        stamp = klass.classroom.folder("submitted", graded.learner, CHAPTER) / "timestamp.txt"
        expected = [graded.key, stamp.read_text() if stamp.exists() else ""]
        assert klass.classroom.entered(graded.learner, CHAPTER) == expected
    assert not list((klass.classroom.path / STAGING).glob("*/*.ipynb"))


def test_a_mark_that_a_person_gives_meanwhile_stays(klass, never_alone, monkeypatch):
    assert not enter(klass)
    shutil.copytree(klass.classroom.path / "autograded", klass.classroom.path / STAGING, dirs_exist_ok=True)
    write, calls = Rows.write, []

    def write_after_a_person(self, several):
        if not calls:
            change(klass, "update grade set manual_score = 0.75")
        calls.append(several)
        write(self, several)

    monkeypatch.setattr(Rows, "write", write_after_a_person)
    assert not enter(klass)
    assert len(calls) == 2, "what was read is read again"
    assert {(row[5], row[7]) for row in rows(klass)["grade"]} == {(0.75, 1)}


def test_what_the_database_holds_in_another_way_is_left_to_nbgrader_and_stops_nobody_else(klass):
    """bob's submission has lost its notebook. nbgrader cannot enter it either, and says so."""
    assert not enter(klass, [g for g in klass.classroom.all_stored() if g.learner == "bob"])
    change(klass, "delete from grade", "delete from comment", "delete from submitted_notebook")
    shutil.copytree(
        klass.classroom.path / "autograded" / "bob", klass.classroom.path / STAGING / "bob", dirs_exist_ok=True
    )
    troubles = enter(klass)
    assert set(troubles) == {"bob"} and "nbgrader could not enter" in troubles["bob"]
    assert {row[0] for row in rows(klass)["grade"]} == {"ann", "cid", "dot", "eve"}


def test_a_row_that_cannot_be_written_stops_nobody_else(klass):
    change(
        klass,
        "create trigger no before insert on submitted_assignment when new.student_id = 'bob' "
        "begin select raise(abort, 'not bob'); end",
    )
    troubles = enter(klass)
    assert set(troubles) == {"bob"} and "not bob" in troubles["bob"]
    assert {row[0] for row in rows(klass)["grade"]} == {"ann", "cid", "dot", "eve"}


def test_a_full_folder_is_named_before_anything_is_written(klass, monkeypatch):
    copy, before = shutil.copy, rows(klass)

    def full(source, target):
        if "cid" in Path(target).parts:
            raise OSError(28, "No space left on device")
        return copy(source, target)

    monkeypatch.setattr(entering_module.shutil, "copy", full)
    troubles = enter(klass, [g for g in klass.classroom.all_stored() if g.learner == "cid"])
    assert "No space left" in troubles["cid"]
    assert rows(klass) == before


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("Autograde", "post_convert_hook", print),
        ("Autograde", "autograde_preprocessors", ["autograder.classroom.plugins.Judge"]),
        ("OverwriteCells", "add_missing_cells", True),
        ("AssignLatePenalties", "plugin_class", "nbgrader.plugins.BasePlugin"),
        ("CourseDirectory", "groupshared", True),
    ],
)
def test_what_only_nbgrader_does_is_left_to_it(judged, section, name, value):
    from autograder.classroom.steps import Steps

    api = nbgrader_api(judged.home, judged.classroom)
    assert Steps(api, judged.classroom).are_known
    setattr(api.config[section], name, value)
    again = type(api)(config=api.config)
    assert not Steps(again, judged.classroom).are_known


def test_nbgraders_own_command_still_enters(klass, tmp_path):
    """It is what is used where the configuration is another."""
    other = copied(klass, tmp_path / "other")
    assert not enter(klass)
    assert not enter(other, alone=True)
    assert rows(klass) == rows(other) and files(klass) == files(other)


def test_an_essay_is_shown_without_its_script(klass, never_alone):
    assert not enter(klass)
    notebook = json.loads((klass.classroom.folder("autograded", "eve", CHAPTER) / f"{CHAPTER}.ipynb").read_text())
    text = "".join("".join(cell["source"]) for cell in notebook["cells"])
    assert "<strong>bold</strong>" in text and "alert(1)" not in text
