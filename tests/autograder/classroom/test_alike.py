"""Answers of one form are grouped, public ones apart, whatever their names, comments and layout."""

import json

import pytest

from autograder.classroom.alike import alike, as_text, for_jplag, form_of
from autograder.cli import main
from autograder.errors import UsageError
from tests.autograder.classroom.school import School

PUBLIC = """def step(x, h):
    '''One step.'''
    total = x + h
    return total * 2


def forward(xs):
    return sum(xs)
"""
COPIED = (
    "def step(x, h):\n    a = x * 1\n    b = h * 1\n    for k in range(3):\n        a += b * k\n    return a + b - a\n"
)
RENAMED = """def step(x, state):
    # my very own idea
    first = (x
             * 1)
    second = state * 1
    for number in range(3):
        first += second * number
    return first + second - first
"""
CHANGED = RENAMED.replace("second = state * 1", "second = state * 1.0").replace("x\n", "x ")
OTHERS = "def step(x, h):\n    return (x + h) + (x + h)\n"


@pytest.fixture
def school(tmp_path):
    return School(tmp_path)


@pytest.fixture
def alikes(school):
    (school.book / "solutions").mkdir()
    for name in ("rnn_cell", "lstm"):
        (school.book / "solutions" / f"{name}.py").write_text(PUBLIC)
    answers = {
        "ann": COPIED,
        "bob": RENAMED,
        "cid": CHANGED,
        "dot": OTHERS,
        "eve": PUBLIC.split("\n\n\n")[0],
        "fay": "def step(:",
    }
    for name in ("rnn_cell", "lstm"):
        for learner, text in answers.items():
            school.marked(learner, name, code={"step": text, "forward": "def forward(xs):\n    return sum(xs)"})
    return school


def test_a_form_is_what_is_left_without_names_comments_and_layout():
    assert form_of(COPIED) == form_of(RENAMED) != form_of(CHANGED)
    assert form_of("def f(x):\n    return np.tanh(x)") != form_of("def f(x):\n    return np.exp(x)")
    assert form_of("def f(x): pass") == form_of("def f(:") == form_of("\0") == ()
    assert form_of(
        "def f(x: int) -> int:\n  y: int = x\n  try:\n    return y\n  except ValueError:\n    raise"
    ) == form_of("def g(a):\n    b = a\n    try:\n        return b\n    except ValueError:\n        raise\n")


def test_classmates_are_grouped_and_public_answers_told_apart(alikes):
    found = alike(alikes.book, alikes.course)
    exact = [g for g in found.groups if not g.near]
    assert [(g.assignment, g.exercise, g.learners, g.answers) for g in exact] == [
        (name, "step", ("ann", "bob"), 5) for name in ("lstm", "rnn_cell")
    ]
    assert {g.learners for g in found.groups if g.near} == {("ann", "bob", "cid")}
    assert [(p.learners, p.shared, p.both) for p in found.pairs] == [(("ann", "bob"), 2, 4)]
    assert found.public["lstm"]["eve"] == (2, 2) and found.public["lstm"]["ann"] == (1, 2)
    said = as_text(found)
    assert "no proof of anything" in said and "lstm: eve 2 of 2, ann 1 of 2" in said and "fay" in said


def test_what_the_notebook_holds_already_does_not_count(alikes):
    folder = alikes.course / "release" / "lstm"
    folder.mkdir(parents=True)
    cell = {
        "cell_type": "code",
        "id": "given",
        "metadata": {},
        "source": "def helper(x, h):\n" + COPIED.partition("\n")[2],
    }
    (folder / "lstm.ipynb").write_text(json.dumps({"cells": [cell]}))
    assert {g.assignment for g in alike(alikes.book, alikes.course).groups} == {"rnn_cell"}


def test_jplag_finds_submissions_base_and_public_code(alikes, tmp_path, capsys):
    folder = alikes.course / "release" / "lstm"
    folder.mkdir(parents=True)
    (folder / "lstm.ipynb").write_text(
        json.dumps({"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "source": "given"}]})
    )
    [command] = for_jplag(alikes.book, alikes.course, tmp_path / "jplag", ("lstm",))
    assert command.endswith(f" {tmp_path}/jplag/submissions/lstm -old {tmp_path}/jplag/public/lstm")
    assert command.startswith(f"java -jar jplag.jar -l python3 -bc {tmp_path}/jplag/base/lstm ")
    assert (tmp_path / "jplag" / "submissions" / "lstm" / "ann" / "lstm.py").read_text().startswith(COPIED)
    assert (tmp_path / "jplag" / "base" / "lstm" / "lstm.py").read_text() == "given"
    assert (tmp_path / "jplag" / "public" / "lstm" / "solutions" / "lstm.py").read_text() == PUBLIC
    assert main(["alike", "lstm", "--json", "--book", str(alikes.book), "--course", str(alikes.course)]) == 0
    assert json.loads(capsys.readouterr().out)["groups"]


def test_a_class_without_verdicts_has_nothing_to_compare(school):
    (school.book / "solutions").mkdir()
    for name in ("rnn_cell", "lstm"):
        (school.book / "solutions" / f"{name}.py").write_text(PUBLIC)
    school.course.mkdir()
    with pytest.raises(UsageError, match="There is nothing to compare"):
        alike(school.book, school.course)
