"""A judge on another machine: what it is told, and that nothing it answers is believed without being checked."""

import copy
import json
import math

import msgpack
import pytest

from autograder.learner.verdict import State, Verdict
from autograder.marking.verdicts import Graded, record_of
from autograder.marking.work import Unusable, Work, answer_of, graded_of, packed, unpacked

POINTS = {"sigmoid": 3.0, "softmax": 5.0}
CELLS = ["start-sigmoid-answer", "own-1"]
PNG = "iVBORw0KGgo="


def graded(**others):
    verdicts = [
        Verdict("sigmoid", 3.0, 3.0, State.PASSED),
        Verdict(
            "softmax",
            2.25,
            5.0,
            State.PART,
            named=["a_law"],
            lines=["<b>x</b>"],
            diagnoses=[{"says": "It is.", "hint": None, "pointer": None}],
        ),
    ]
    whole = {"outputs": {"own-1": "seen"}, "pictures": {"own-1": [PNG]}, "notes": ["odd"], "in_force": "namespace"}
    return Graded(
        "start",
        "ann",
        "key",
        "namespace",
        "fingerprint",
        "engine",
        verdicts=[record_of(v, 0.25) for v in verdicts],
        **{**whole, **others},
    )


def answer(change=lambda found: None):
    """The answer of a judge, as it arrives, after ``change`` has forged it."""
    found = answer_of(graded())
    change(found)
    return unpacked(packed(found))


def checked(found, level="namespace"):
    return graded_of(found, POINTS, CELLS, level)


def test_an_honest_answer_is_what_the_judge_found_and_tells_nothing_of_whom():
    found = answer()
    assert not {"learner", "key", "secret", "ran", "files"} & set(found)
    back, whole = checked(found), graded()
    assert back.verdicts == whole.verdicts, "with text and HTML, which are made here"
    assert (back.outputs, back.pictures, back.notes) == (whole.outputs, whole.pictures, whole.notes)


def test_the_report_is_made_here():
    def forge(found):
        found["verdicts"][1] |= {"html": "<script>alert(1)</script>", "text": "full marks"}

    verdict = checked(answer(forge)).verdicts[1]
    assert "script" not in verdict.html and verdict.html == graded().verdicts[1].html


FORGED = {
    "more points than there are": lambda v: v[0] | {"points": 4.0},
    "negative points": lambda v: v[0] | {"points": -1.0},
    "no number": lambda v: v[0] | {"points": math.nan},
    "a third of a point": lambda v: v[0] | {"points": 1 / 3},
    "other points to be had": lambda v: v[0] | {"max": 300.0, "points": 300.0},
    "another exercise": lambda v: v[0] | {"exercise": "softmax"},
    "a state that is none": lambda v: v[0] | {"state": "excellent"},
    "a failure that is none": lambda v: v[0] | {"state": "infrastructure"},
    "points that are text": lambda v: v[0] | {"points": "3"},
    "an endless time": lambda v: v[0] | {"seconds": math.inf},
    "a line that is no text": lambda v: v[0] | {"lines": [7]},
    "a line without end": lambda v: v[0] | {"lines": ["x" * 100_000]},
    "a diagnosis that is no text": lambda v: v[0] | {"diagnoses": [{"says": ["nested"], "hint": None, "pointer": None}]},
    "a diagnosis without a hint": lambda v: v[0] | {"diagnoses": [{"says": "It is."}]},
    "a field that there is not": lambda v: v[0] | {"admin": True},
}


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_verdict_is_refused(forged):
    def forge(found):
        found["verdicts"][0] = FORGED[forged](found["verdicts"])

    with pytest.raises(Unusable):
        checked(answer(forge))


WRONG = {
    "no verdicts": lambda found: found.pop("verdicts"),
    "a verdict too few": lambda found: found["verdicts"].pop(),
    "a verdict twice": lambda found: found["verdicts"].append(copy.deepcopy(found["verdicts"][0])),
    "verdicts in another order": lambda found: found["verdicts"].reverse(),
    "a weaker isolation": lambda found: found.update(level="process"),
    "an isolation that is none": lambda found: found.update(level="perfect"),
    "a picture that is none": lambda found: found.update(pictures={"own-1": ["PHN2Zz4="]}),
    "outputs that are no text": lambda found: found.update(outputs={"own-1": 7}),
    "output without end": lambda found: found.update(outputs={"own-1": "x" * 2_000_000}),
    "notes that are no list": lambda found: found.update(notes="odd"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_answer_is_refused(wrong):
    with pytest.raises(Unusable):
        checked(answer(WRONG[wrong]))


@pytest.mark.parametrize("value", [None, 7, "verdicts", [], {"verdicts": 7}, {"verdicts": [7]}])
def test_what_is_no_answer_is_refused(value):
    with pytest.raises(Unusable):
        checked(unpacked(packed(value)))


@pytest.mark.parametrize(
    "data", [b"", b"\xc1", msgpack.packb({"x": b"bytes"}), b"\xdd\xff\xff\xff\xff", packed(7) + b"more"]
)
def test_bytes_that_are_no_plain_value_are_refused(data):
    with pytest.raises(Unusable):
        unpacked(data)


def test_what_belongs_to_no_cell_is_left_out_and_nothing_steers_a_terminal():
    found = answer(lambda found: found.update(outputs={"x": "y"}, pictures={"x": [PNG]}, notes=["\x1b[2J"]))
    back = checked(found)
    assert not back.outputs and not back.pictures and back.notes == ["\\x1b[2J"]


def test_work_holds_seeds_of_any_size_and_text_of_any_kind():
    notebook = {"cells": [{"id": "a", "source": "½ \ud800 𝄞"}]}
    work = Work("start", notebook, {"start.npz": "AAAA"}, {"start-sigmoid": f"{2**128 - 1:x}"}, quiet=True)
    assert Work.unpacked(work.packed()) == work
    assert json.dumps(notebook) == json.dumps(Work.unpacked(work.packed()).notebook)
