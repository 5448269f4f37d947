"""autograder unnamed: wrong answers that nothing explained, grouped by what they compute."""

import ast
import json

import pytest

from autograder.book.cells import answer_id
from autograder.classroom.classroom import Classroom
from autograder.classroom.unnamed import Group, as_text, unnamed
from autograder.errors import UsageError
from autograder.learner.verdict import State
from autograder.marking.verdicts import Graded, StoredVerdict

ODD = "def lstm_step(x, h, c, W, U, b):\n    {more}return x, h\n"


@pytest.fixture
def classroom(tmp_path):
    """Four learners: two make the same unlisted mistake, one makes another, and one makes a listed one."""
    room = Classroom(tmp_path)
    for learner, computes, how, more in (
        ("ann", "aa", "", "y = 1\n    "),
        ("ben", "aa", "part", ""),
        ("cleo", "bb", "", ""),
        ("dan", "cc", "mistake", ""),
    ):
        verdict = StoredVerdict(
            "lstm_step", 0.0, 4.0, State.FAILED, lines=[f"told {computes}"], how=how, computes=computes
        )
        cell = answer_id("toy_lstm-lstm_step")
        graded = Graded(
            "toy_lstm", learner, "k", "namespace", "s", verdicts=[verdict], ran=[(cell, ODD.format(more=more))]
        )
        room.store(graded)
    return room


def test_the_largest_group_comes_first_with_its_shortest_example(classroom, toy):
    groups = unnamed(toy, classroom.path)
    assert [(g.learners, g.lines) for g in groups] == [(["ann", "ben"], ["told aa"]), (["cleo"], ["told bb"])]
    assert groups[0].example == ODD.format(more="")


def test_the_stub_is_a_record_to_be_finished(classroom, toy):
    stub = unnamed(toy, classroom.path)[0].stub()
    made = ast.parse(stub).body[0]
    assert ast.unparse(made.decorator_list[0]) == "lstm_step.mistake"
    assert ast.get_docstring(made).startswith("What is wrong, in one sentence.")
    assert [ast.unparse(node) for node in made.body[1:]] == ["return (x, h)"]


@pytest.mark.parametrize("text", ["", "def other(x): pass", "lstm_step = ", "lstm_step = lambda x: x"])
def test_an_example_without_a_function_of_that_name_has_an_empty_stub(text):
    assert Group("toy_lstm", "lstm_step", ["ann"], text, []).stub().startswith("@lstm_step.mistake\ndef a_name(…):")


def test_a_stub_has_no_decorators_of_a_learners():
    text = "@__import__('os').system('true')\ndef lstm_step(x):\n    return x"
    stub = Group("toy_lstm", "lstm_step", ["ann"], text, []).stub()
    assert [ast.unparse(node) for node in ast.parse(stub).body[0].decorator_list] == ["lstm_step.mistake"]


def test_nothing_that_a_learner_writes_steers_a_terminal(classroom, toy, capsys):
    from autograder.cli import main

    odd = "def lstm_step(x):\n    return '\x9b2J \x1b]0;title \u202e'\n"
    for graded in classroom.all_stored():
        graded.ran = [(cell, odd) for cell, _ in graded.ran]
        graded.verdicts[0].lines = ["\x1b[2J told"]
        classroom.store(graded)
    for form in ([], ["--json"]):
        assert main(["unnamed", "--book", str(toy), "--course", str(classroom.path), *form]) == 0
        said = capsys.readouterr().out
        assert "told" in said and all(c.isprintable() or c == "\n" for c in said)


def test_it_reads_well_in_a_terminal(classroom, toy):
    text = as_text(unnamed(toy, classroom.path))
    assert text.startswith("toy_lstm-lstm_step: 2 learners (ann, ben)\n  told aa\n\n@lstm_step.mistake\n")
    assert as_text([]) == "Every wrong answer was explained, or is right but for edge cases."


def test_nothing_graded_is_said(tmp_path, toy):
    with pytest.raises(UsageError, match="no verdicts"):
        unnamed(toy, tmp_path)


def test_as_json(classroom, toy, capsys):
    from autograder.cli import main

    assert main(["unnamed", "--book", str(toy), "--course", str(classroom.path), "--json"]) == 0
    assert [row["learners"] for row in json.loads(capsys.readouterr().out)] == [["ann", "ben"], ["cleo"]]
