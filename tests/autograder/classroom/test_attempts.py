"""Earlier notebooks of a learner: what is kept of them, and that a changed file stops nothing."""

import json

import pytest

from autograder.classroom.attempts import code_of, earlier
from autograder.classroom.classroom import Classroom
from autograder.learner.verdict import State
from autograder.marking.verdicts import Graded, StoredVerdict, infrastructure


def graded(code, points=0.0, state=State.FAILED):
    verdict = StoredVerdict("step", points, 4.0, state, named=["no_bias"])
    return Graded("rnn_cell", "ann", "k", "namespace", "s", verdicts=[verdict], ran=[("rnn_cell-step-answer", code)])


@pytest.fixture
def room(tmp_path):
    return Classroom(tmp_path)


def tried(room, current):
    return [a.tried[0].points for a in room.earlier("ann", "rnn_cell", code_of(current))]


def test_each_notebook_that_is_replaced_is_an_attempt(room):
    for k in range(3):
        room.store(last := graded(f"x = {k}", float(k)))
    assert tried(room, last) == [0.0, 1.0]
    (first, _) = room.earlier("ann", "rnn_cell", code_of(last))
    assert (first.tried[0].exercise, first.tried[0].max, first.tried[0].named) == ("step", 4.0, ["no_bias"])


def test_the_same_notebook_judged_again_is_none(room):
    for points in (0.0, 1.0, 2.0):
        room.store(last := graded("x = 1", points))
    assert tried(room, last) == []


def test_a_failure_of_the_grader_is_none_and_loses_none(room):
    room.store(graded("x = 1", 1.0))
    room.store(infrastructure("rnn_cell", "ann", [], "the lights went out"))
    room.store(same := graded("x = 1", 1.0))
    assert tried(room, same) == []
    room.store(infrastructure("rnn_cell", "ann", [], "again"))
    room.store(other := graded("x = 2", 2.0))
    assert tried(room, other) == [1.0]


@pytest.mark.parametrize(
    "text", ["{", "1", "[1]", '[{"of": 1}]', '[{"of": "a", "tried": [{"exercise": "x"}]}]', "null"]
)
def test_a_changed_file_holds_no_attempts(room, text):
    room.store(last := graded("x = 1"))
    room.verdict_file("ann", "rnn_cell").with_suffix(".earlier").write_text(text)
    assert tried(room, last) == []
    room.store(graded("x = 2"))
    assert len(earlier(room.verdict_file("ann", "rnn_cell"))) == 1


def test_a_state_that_there_is_not_is_refused(room):
    room.store(graded("x = 1"))
    room.store(last := graded("x = 2"))
    file = room.verdict_file("ann", "rnn_cell").with_suffix(".earlier")
    rows = json.loads(file.read_text())
    rows[0]["tried"][0]["state"] = "<i>"
    file.write_text(json.dumps(rows))
    assert tried(room, last) == []
