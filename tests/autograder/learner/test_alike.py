"""What a wrong output looks like if it is made from the right one in a simple way."""

import numpy as np
import pytest

from autograder.learner.alike import alike
from autograder.learner.compare import Comparison
from autograder.learner.pieces import Spec, StoredEvidence, pieces
from autograder.learner.values import Observation, plain

rng = np.random.default_rng(7)
W, V = rng.normal(size=(3, 8)), rng.normal(size=(5, 8))
SEQUENCE = rng.normal(size=(6, 4, 3))
GATES = {"y": (1, tuple("ifgo"))}
TIME = {"y": (0, ("t",))}


def look(*cases, parts=None, inputs=()):
    """The sentences on answers: (seen, want) of each case, name -> value."""
    names = tuple(cases[0][1])
    spec = Spec("f", 4.0, dict.fromkeys(names, 1.0), parts or {}, 1e-9, {}, {}, {}, names)
    compared = []
    for k, (seen, want) in enumerate(cases):
        evidence = StoredEvidence(f"case {k}", False, inputs[k] if inputs else {}, pieces(want, spec.parts))
        seen = {name: plain(value) for name, value in seen.items()}
        compared.append(Comparison(evidence, Observation(seen), spec, {}))
    return [a.says for a in alike(compared, spec)]


def one(seen, want, parts=None):
    found = look(({"y": seen}, {"y": want}), parts=parts)
    return found[0] if found else None


@pytest.mark.parametrize(
    "seen, want, said",
    [
        (0 * W, W, "`y` is zero everywhere."),
        (W.T, W, "`y` holds the right numbers, transposed: it has shape (8, 3) and should have (3, 8)."),
        (SEQUENCE.transpose(2, 0, 1), SEQUENCE, "transposed"),
        (W[:1], W[0], "with an axis too many: it has shape (1, 8) and should have (8,)."),
        (W[0], W[:1], "with an axis too few: it has shape (8,) and should have (1, 8)."),
        (W.ravel(), W, "in another shape: it has shape (24,) and should have (3, 8)."),
        (W, W.sum(0), "`y` has shape (3, 8); summed over its axis 0 it would be right."),
        (W, W.mean(1), "averaged over its axis 1 it would be right."),
        (W @ W.T, W @ W.T, None),
        (W[:, :3].T, W[:, :3], "`y` holds the right numbers, transposed."),
        (-W, W, "`y`: the size is right, the sign is not."),
        (2 * W, W, "`y`: every entry is twice what it should be."),
        (W / 3, W, "`y`: every entry is 0.333 times what it should be."),
        (np.abs(W), W, "the sizes are right, some signs are not"),
        (np.round(3 * W), 3 * W, "rounded to whole ones"),
        (W[-1], W, "`y` is the last entry along axis 0 only."),
    ],
    ids=str,
)
def test_what_is_made_of_the_right_numbers_is_said(seen, want, said):
    found = one(seen, want)
    assert found is said is None or said in found


@pytest.mark.parametrize("order", ["fiog", "ofgi", "gifo"])
def test_the_order_of_blocks_is_told_as_it_is(order):
    blocks = dict(zip("ifgo", np.split(W, 4, axis=1), strict=True))
    found = one(np.hstack([blocks[name] for name in order]), W, GATES)
    assert found == f"`y` holds the right blocks in the order {', '.join(order)}."


def test_where_a_block_is_nowhere_the_others_are_told():
    i, f, g, o = np.split(W, 4, axis=1)
    exchanged = "In `y`, where `i` belongs stands `f` and where `f` belongs stands `i`"
    assert one(np.hstack([f, i, g, g]), W, GATES) == f"{exchanged} and where `o` belongs stands `g`."
    assert one(np.hstack([f, i, g, 3 * o]), W, GATES) == f"{exchanged}."
    assert one(np.hstack([i, f, g, 3 * o]), W, GATES) is None
    cases = [
        ({"a": made, "b": 2 * made + made**2}, {"a": W, "b": 2 * W + W**2}) for made in [np.hstack([f, i, g, 3 * o])]
    ]
    found = look(*cases, parts={"a": GATES["y"], "b": GATES["y"]})
    assert found == [exchanged.replace("`y`", "`a`") + ". The same is true of `b`."]


def test_an_array_of_whole_numbers_cuts_what_is_written_into_it():
    small = np.random.default_rng(1).uniform(0, 1, (3, 4))
    assert "cut to whole ones" in one(small.astype(int), small)
    assert "cut to whole ones" in one((9 * small).astype(int), 9 * small)
    assert "zero everywhere" in one(0 * small, small)


@pytest.mark.parametrize(
    "seen, said",
    [
        (np.concatenate([0 * SEQUENCE[:1], SEQUENCE[:-1]]), "one step late"),
        (np.concatenate([SEQUENCE[1:], SEQUENCE[:1]]), "one step early"),
        (SEQUENCE[::-1], "the last one first"),
        (np.cumsum(SEQUENCE, 0), "running sums"),
        (np.diff(SEQUENCE, axis=0, prepend=0), "what each step adds"),
        (np.broadcast_to(SEQUENCE[-1], SEQUENCE.shape), "the last step at every t"),
        (SEQUENCE[-1], "the last step only"),
        (SEQUENCE[0], "the first step only"),
    ],
)
def test_what_happened_along_time_is_said(seen, said):
    assert said in one(seen, SEQUENCE, TIME)


def test_a_step_that_was_never_filled_is_said():
    seen = SEQUENCE.copy()
    seen[0] = 0
    assert one(seen, SEQUENCE, TIME) == "`y` is zero at the first step."
    assert one(2 * seen + 1 * (seen != 0), SEQUENCE, TIME) == "`y` is zero at the first step."
    seen = SEQUENCE**2
    seen[-1] = 0
    assert one(seen, SEQUENCE, TIME) == "`y` is zero at the last step."
    assert one(seen, np.where(seen != 0, SEQUENCE, 0), TIME) is None


def test_outputs_in_another_order_are_told_as_they_stand():
    a, b, c = rng.normal(size=(3, 2, 4))
    found = look(({"a": b, "b": c, "c": a}, {"a": a, "b": b, "c": c}))
    assert found == [
        "The right values come back in another order: where `a` belongs stands `b` and where `b` belongs stands `c` and "
        "where `c` belongs stands `a`."
    ]


def test_an_output_that_is_another_one_or_an_input_is_said():
    a, b = rng.normal(size=(2, 2, 4))
    assert look(({"a": b, "b": b}, {"a": a, "b": b})) == ["`a` holds what `b` should be."]
    assert look(({"a": b}, {"a": a}), inputs=[{"x": b}]) == ["`a` is the input `x`, unchanged."]


def test_the_same_of_several_outputs_is_said_once():
    found = look(({"a": -W, "b": -V, "c": V}, {"a": W, "b": V, "c": V}))
    assert found == ["`a`: the size is right, the sign is not. The same is true of `b`."]


def test_a_factor_that_goes_with_a_length_is_told():
    cases = [({"y": a.mean(0)}, {"y": a.sum(0)}) for a in (W, V)]
    found = look(*cases, inputs=[{"x": W}, {"x": V}])
    assert found == ["`y` is its right value divided by the length of `x` along axis 0 (3 on the first case)."]


def test_it_must_hold_on_every_case():
    assert not look(({"y": 2 * W}, {"y": W}), ({"y": 3 * W}, {"y": W}))
    assert "some signs" in look(({"y": -W}, {"y": W}), ({"y": W}, {"y": W}))[0]
    assert not look(({"y": W.T}, {"y": W}), ({"y": W + 1}, {"y": W}))
    assert look(({"y": -W}, {"y": W}), ({"y": 0 * W}, {"y": 0 * W}))


def test_one_number_is_not_called_a_multiple_of_another():
    """Any number is a multiple of another, and the factor would give the right one away."""
    assert one(20, 24) is None
    assert "the sign" in one(-24, 24)
    assert "twice" in look(({"y": 2.0}, {"y": 1.0}), ({"y": 6.0}, {"y": 3.0}))[0]


@pytest.mark.parametrize("seen", [W + 1, np.full_like(W, np.nan), np.full_like(W, np.inf), None, "W", W[:2], W**2])
def test_nothing_is_read_into_other_mistakes(seen):
    with np.errstate(all="ignore"):
        assert one(seen, W) is None


@pytest.mark.parametrize("want", [0 * W, np.ones((3, 3)), np.full((3, 8), np.nan)])
def test_nothing_is_read_into_what_tells_nothing(want):
    for seen in (W, -want, want.T, 2 * want, 0 * want):
        assert one(seen, want) is None
