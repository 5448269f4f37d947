"""The learners' answers of benchmarks/naming: that they load, and that a claim which is not so is found."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[2]
CHAPTER = "peepholes"


@pytest.fixture(scope="module")
def naming():
    sys.path.insert(0, str(BOOK))  # benchmarks/ is not installed
    try:
        import benchmarks.naming.__main__ as naming

        naming.load()
        yield naming
    finally:
        sys.path.remove(str(BOOK))


def first(naming, claim, chapter=CHAPTER, exercise="peephole_step"):
    return next(a for a in naming.load() if (a.claim, a.chapter, a.exercise) == (claim, chapter, exercise))


def test_every_answer_has_a_name_of_its_own_and_belongs_to_an_exercise(naming):
    answers = naming.load()
    assert len({a.name for a in answers}) == len(answers) > 900
    assert {a.claim for a in answers} == {"right", "wrong", "twice", "raises", "awkward"}
    assert all(naming.record(a).name == a.exercise for a in answers)


def test_each_mistake_is_told_in_a_sentence_and_has_a_line(naming):
    for answer in naming.load():
        if answer.claim in ("wrong", "twice", "raises"):
            assert len(answer.places) == len(answer.truths) == len(answer.kinds) == 1 + (answer.claim == "twice")
            assert all(truth.endswith(".") for truth in answer.truths), answer.truths
            assert all(1 <= place <= answer.source.count("\n") + 1 for place in answer.places), answer.name
            assert all(name for name, _ in answer.lines), answer.name


@pytest.mark.parametrize("claim", ["right", "wrong", "twice", "raises", "awkward"])
def test_what_is_so_is_not_blamed(naming, claim):
    assert not list(naming.faults(first(naming, claim)))


@pytest.mark.parametrize(
    ("claim", "false", "says"),
    [
        ("right", {"claim": "wrong", "outputs": ("c_next",)}, "earns 5 of 5"),
        ("right", {"claim": "raises", "places": (2,), "at": "c"}, "does not raise"),
        ("wrong", {"claim": "right"}, "earns 2.5 of 5"),
        ("wrong", {"outputs": ("c_next",)}, "c_next is right; wrong are ['h_next']"),
        ("wrong", {"outputs": ("c",)}, "no output is called c"),
        ("wrong", {"disputed": "It is accepted."}, "so there is no dispute"),
        ("raises", {"claim": "wrong", "outputs": ("c_next",)}, "does not run: ValueError"),
        ("raises", {"places": (2,)}, "in line 7, not in 'H = c.shape[1]'"),
        ("raises", {"at": "c * pf"}, "in 'c * pi', not in 'c * pf'"),
    ],
)
def test_what_is_not_so_is_found(naming, claim, false, says):
    assert says in " ".join(naming.faults(replace(first(naming, claim), **false)))


def test_a_second_mistake_that_changes_nothing_is_found(naming):
    single = first(naming, "wrong")
    pointless = replace(single, claim="twice", edits=(*single.edits, ("def", "def")))
    assert "one of its two mistakes makes no difference" in " ".join(naming.faults(pointless))


def test_an_edit_stands_for_one_place():
    sys.path.insert(0, str(BOOK))
    from benchmarks.naming import _apply

    with pytest.raises(AssertionError, match="stands 2 times"):
        _apply("a = b\nc = b\n", ("b", "d"))
