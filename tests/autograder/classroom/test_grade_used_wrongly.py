"""``autograder grade``, used wrongly: exit code 2, one clear sentence, nothing written."""

import json
import re
import shutil
import sqlite3
from contextlib import closing

from autograder.classroom import databases
from autograder.classroom import grade as grade_module
from autograder.classroom.sample import MANIFEST
from autograder.cli import main


def run(klass, capsys, *arguments):
    code = main(["grade", "--book", str(klass.home), "--course", str(klass.classroom.path), *arguments])
    return code, capsys.readouterr().err.strip().splitlines()[-1]


def refused_with(klass, capsys, pattern, *arguments):
    """Exit code 2, one clear sentence, nothing written."""
    before = sorted(p for p in klass.classroom.path.rglob("*") if "submitted" not in p.parts)
    code, said = run(klass, capsys, *arguments)
    assert code == 2
    assert re.search(pattern, said), said
    after = sorted(p for p in klass.classroom.path.rglob("*") if "submitted" not in p.parts)
    assert [p.name for p in after if p not in before] in ([], ["secret"])


def test_an_unknown_assignment(klass, capsys, namespace):
    klass.hand_in_two()
    refused_with(klass, capsys, "no assignment called 'nowhere'; there are: .*start", "nowhere")


def test_an_unknown_learner(klass, capsys, namespace):
    klass.hand_in_two()
    refused_with(klass, capsys, "'zoe' has handed in nothing", "--learner", "zoe")


def test_no_submissions(klass, capsys, namespace):
    refused_with(klass, capsys, "There are no submissions")


def test_an_assignment_that_was_never_released(klass, capsys, namespace):
    klass.hand_in_two()
    shutil.rmtree(klass.classroom.path / "release")
    refused_with(klass, capsys, "has not been released.*autograder release start")


def release_without_sigmoid(klass):
    path = klass.classroom.path / "release" / "start" / "start.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"] = [c for c in notebook["cells"] if c["id"] != "start-sigmoid"]
    path.write_text(json.dumps(notebook))


def test_a_release_that_is_not_the_one_in_the_gradebook(klass, capsys, namespace):
    klass.hand_in_two()
    release_without_sigmoid(klass)
    refused_with(klass, capsys, "Release it again")


def test_an_exercise_that_the_course_got_after_the_release_is_asked_of_nobody(klass, capsys, namespace):
    klass.hand_in_two()
    release_without_sigmoid(klass)
    with closing(sqlite3.connect(klass.classroom.gradebook)) as db, db:
        db.execute("delete from grade_cells where id = (select id from base_cell where name = 'start-sigmoid')")
        db.execute("delete from base_cell where name = 'start-sigmoid'")
    outcomes = klass.grade(assignments=("start",))
    assert not [o.trouble for o in outcomes if o.trouble]
    names = {v.exercise for o in outcomes for v in o.graded.verdicts}
    assert names
    assert "sigmoid" not in names
    assert not [cell for _, cell in klass.marks() if cell == "start-sigmoid"]


def test_a_missing_gradebook(klass, capsys, namespace):
    klass.hand_in_two()
    klass.classroom.gradebook.unlink()
    refused_with(klass, capsys, "There is no gradebook")


def test_a_half_made_gradebook(klass, capsys, namespace):
    klass.hand_in_two()
    klass.classroom.gradebook.unlink()
    with sqlite3.connect(klass.classroom.gradebook) as db:
        db.execute("create table alembic_version (version_num text)")
    refused_with(klass, capsys, "half made")


def test_a_gradebook_that_is_no_database(klass, capsys, namespace):
    klass.hand_in_two()
    klass.classroom.gradebook.write_bytes(b"not a database at all, but long enough to look at" * 100)
    refused_with(klass, capsys, "cannot be used .*: put a copy of it back, or move it away")


def test_a_gradebook_that_another_program_holds(klass, capsys, namespace, monkeypatch):
    klass.hand_in_two()
    connect = sqlite3.connect
    monkeypatch.setattr(databases.sqlite3, "connect", lambda *a, **named: connect(*a, **{**named, "timeout": 0.1}))
    with connect(klass.classroom.gradebook) as db:
        db.execute("begin exclusive")
        refused_with(klass, capsys, "in use by another program: wait for other nbgrader or autograder commands")


def test_a_folder_that_is_no_learners_name_stops_nobody_else(klass, capsys, namespace):
    klass.hand_in_two()
    klass.hand_in("Ann Lee", "start", {})
    assert main(["grade", "--book", str(klass.home), "--course", str(klass.classroom.path)]) == 1
    said = capsys.readouterr().out
    assert "NOT MARKED  Ann Lee, start: this cannot be a learner's name" in said and "rename" in said
    assert "2 submissions marked" in said
    assert {learner for learner, _ in klass.marks()} == {"ann", "bob"}


def test_a_gradebook_that_cannot_be_written(klass, capsys, namespace, monkeypatch):
    klass.hand_in_two()
    monkeypatch.setattr(databases.os, "access", lambda path, mode: False)  # root may write everything
    refused_with(klass, capsys, "cannot be written")


def test_alembic_not_on_the_path(klass, capsys, namespace, monkeypatch):
    klass.hand_in_two()
    monkeypatch.setattr(grade_module.shutil, "which", lambda name: None)
    refused_with(klass, capsys, "alembic")


def test_another_secret_than_the_gradebooks(klass, capsys, namespace):
    klass.hand_in_two()
    klass.grade()
    (klass.classroom.path / "secret").write_text("another")
    klass.hand_in("bob", "start", {})
    refused_with(klass, capsys, "is not the secret that this gradebook was marked with")


def test_a_secret_that_others_can_read(klass, capsys, namespace):
    klass.hand_in_two()
    klass.grade()
    (klass.classroom.path / "secret").chmod(0o644)
    refused_with(klass, capsys, "can be read by others")


def test_the_secret_is_made_once_and_for_its_owner_only(klass):
    assert klass.classroom.secret() == klass.classroom.secret()
    assert (klass.classroom.path / "secret").stat().st_mode & 0o777 == 0o600


def test_a_sample_class_is_never_made_over_a_real_one(klass, capsys):
    klass.hand_in_two()
    code = main(["demo", "--book", str(klass.home), "--course", str(klass.classroom.path)])
    assert code == 2 and "not a sample" in capsys.readouterr().err
    assert len(list(klass.classroom.submissions())) == 2 and not (klass.classroom.path / MANIFEST).exists()


def test_grade_prints_a_row_per_learner_and_exercise(klass, capsys, namespace):
    klass.hand_in_two()
    assert main(["grade", "--book", str(klass.home), "--course", str(klass.classroom.path), "--json"]) == 0
    said = capsys.readouterr()
    rows = json.loads(said.out)
    kept = klass.classroom.stored("ann", "start").in_force
    assert kept.startswith("namespace; ") and f"isolation level: {kept}\n" in said.err
    assert len(rows) == 2 * len(klass.book.chapter("start").exercises)
    keys = ["learner", "assignment", "exercise", "points", "max", "state", "misconceptions", "seconds"]
    assert all(list(row) == keys for row in rows)
