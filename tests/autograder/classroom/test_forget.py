"""After `forget`, nothing in the class names the learner, and nobody else has lost anything."""

import json

import pytest

from autograder.classroom.gradebook import marks
from autograder.cli import main
from autograder.errors import UsageError


def traces(classroom, word):
    """The files whose path or content holds a word."""
    files = [p for p in classroom.path.rglob("*") if p.is_file()]
    return [p for p in files if word in str(p.relative_to(classroom.path)) or word.encode() in p.read_bytes()]


def test_a_learner_is_forgotten_everywhere_and_nobody_else_is(klass, namespace, capsys):
    from autograder.classroom.forget import forget
    from autograder.classroom.grade import nbgrader_api

    classroom = klass.classroom
    for learner in ("anneliese", "bob"):
        klass.hand_in(learner, "start", {**klass.references("start"), "rel_error": f"# by {learner}"})
    ledger = {key: {"learner": key, "name": f"{key} Lee", "numbers": {}} for key in ("anneliese", "bob")}
    (classroom.path / "collected.json").write_text(json.dumps(ledger))
    (classroom.path / "roster.csv").write_text("id;name\r\nbob;Bob Lee\r\nanneliese;Anneliese Lee\r\n")
    assert not [o.trouble for o in klass.grade(isolation=namespace) if o.trouble]
    assert nbgrader_api(klass.home, classroom).generate_feedback("start", "anneliese")["success"]
    assert main(["report", "--book", str(klass.home), "--course", str(classroom.path)]) == 0
    assert main(["feedback", "--zip", "--book", str(klass.home), "--course", str(classroom.path)]) == 0
    (classroom.path / "verdicts" / "start" / "anneliese.earlier").write_text("[]")
    kept = {key: mark for key, mark in marks(classroom).items() if key[0] == "bob"}
    capsys.readouterr()
    assert main(["forget", "anneliese", "--for-good", "--book", str(klass.home), "--course", str(classroom.path)]) == 0
    said = capsys.readouterr().out
    for what in (
        "submitted",
        "autograded",
        "feedback",
        "verdicts",
        "collected.json",
        "roster.csv",
        "gradebook.db",
        "report",
        "returned",
    ):
        assert what in said
    assert traces(classroom, "anneliese") == []
    assert (classroom.path / "roster.csv").read_text() == '"id";"name"\n"bob";"Bob Lee"\n'
    assert marks(classroom) == kept and len(kept) > 1
    assert (classroom.folder("submitted", "bob", "start") / "start.ipynb").exists()
    with pytest.raises(UsageError, match="Nothing is kept of 'anneliese'"):
        forget(classroom.path, "anneliese")


@pytest.mark.parametrize("name", ["..", "", "../bob", "a/b"])
def test_only_a_name_can_be_forgotten(tmp_path, name):
    from autograder.classroom.forget import forget

    with pytest.raises(UsageError, match="is no learner's name"):
        forget(tmp_path, name)
