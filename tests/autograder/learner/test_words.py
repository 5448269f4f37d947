"""What a person is told of a wrong answer."""

import numpy as np
import pytest

from autograder.learner.departing import describe
from autograder.learner.pieces import Spec, pieces, same, sign
from autograder.learner.values import Opaque
from autograder.learner.words import any_of, given, kind_of, listed, points_of

rng = np.random.default_rng(5)
W = rng.normal(size=(3, 8))


def spec(**parts):
    return Spec("f", 4.0, {}, parts, 1e-9, {}, {}, {}, ())


def sentence(value, want, parts=None):
    """What is said of output y."""
    about = spec(**({"y": parts} if parts else {}))
    seen, asked = pieces({"y": value}, about.parts), pieces({"y": want}, about.parts)
    faulty = {p for p in {*seen, *asked} if p not in seen or p not in asked or not same(seen[p], asked[p], 1e-9)}
    return describe("y", value, seen, asked, faulty, about)


GATES = (1, tuple("ifgo"))


def changed(columns, by=1.0):
    other = W.copy()
    other[:, columns] += by
    return other


def test_a_block_that_is_wrong_is_named():
    assert sentence(changed(slice(2, 4)), W, GATES) == "`y` is right for i, g and o and wrong for f."
    assert sentence(changed(slice(0, 4)), W, GATES) == "`y` is right for g and o and wrong for i and f."
    assert sentence(W + 1, W, GATES) == "`y` is wrong for i, f, g and o."


def test_a_wrong_shape_is_said_before_anything_else():
    assert sentence(W.T, W) == "`y` has shape (8, 3); expected (3, 8)."
    assert sentence(np.zeros(3), np.zeros(4)) == "`y` has shape (3,); expected (4,)."
    assert "has shape (3, 1); expected (3, 2)" in sentence(W[:, :4], W, GATES)


@pytest.mark.parametrize("t", [1, 3])
def test_the_first_departure_in_time_is_told(t):
    want = rng.normal(size=(6, 4, 3))
    seen = want.copy()
    seen[t, 1, 2] += 0.12
    seen[t + 1 :] += 5
    assert sentence(seen, want, (0, ("t",))) == (
        f"`y` is right up to t = {t - 1} and departs first at t = {t}, row 1, by 0.12."
    )


def test_time_may_be_another_axis():
    want = rng.normal(size=(4, 6))
    seen = want.copy()
    seen[3, 2] += 0.5
    assert "departs first at t = 2, row 3, by 0.5" in sentence(seen, want, (1, ("t",)))


def test_a_sequence_of_numbers_has_no_rows():
    assert sentence(np.array([1.0, 2.0, 4.0]), np.array([1.0, 2.0, 3.0]), (0, ("t",))).endswith("at t = 2, by 1.")


def test_wrong_throughout_is_not_a_first_departure():
    want = rng.normal(size=(6, 4, 3))
    assert sentence(want + 1, want, (0, ("t",))) == "`y` departs from the first step on, by up to 1."
    first_only = want.copy()
    first_only[0] += 1
    assert sentence(first_only, want, (0, ("t",))) == "`y` is wrong at t = 0, by 1."


def test_the_place_and_size_of_a_departure_are_told():
    seen = W.copy()
    seen[1, 2] += 0.25
    seen[2, 0] -= 0.5
    assert sentence(seen, W) == "`y` departs in 2 of 24 entries, first at [1, 2] by 0.5."
    assert sentence(W + 1, W) == "`y` has the right shape and departs everywhere, by up to 1."


def test_nan_and_infinity_are_counted():
    seen = W.copy()
    seen[0, :2] = np.nan, np.inf
    assert sentence(seen, W) == "`y` holds NaN or infinity in 2 of 24 entries."


def test_nearly_right_is_told_so():
    assert sentence(W + 1e-8, W) == "`y` is nearly right: too inexact for this exercise."


@pytest.mark.parametrize(
    "seen, want, said",
    [
        (None, W, "`y` is None; expected an array of shape (3, 8)."),
        ("ifgo", W, "`y` is the string 'ifgo'; expected an array of shape (3, 8)."),
        (Opaque("a function"), W, "`y` is a function; expected an array of shape (3, 8)."),
        (3.0, W, "`y` is a number; expected an array of shape (3, 8)."),
        (2, 3, "`y` is 2: not that."),
        (np.zeros(2), None, "`y` is an array of shape (2,); expected None."),
        ("i", "f", "`y` is the string 'i': not that."),
        (None, "f", "`y` is None."),
        ({"i"}, {"f"}, "`y` is a set: not that."),
        (["f"], {"f"}, "`y` should be a set; a list of 1 item came back."),
        ({"a": W, "b": W}, W, "`y` should be an array of shape (3, 8); a dict of 2 items came back."),
        ({"i": W}, {"i": W, "f": W}, "`y` lacks `y['f']`."),
        ({"i": W, "f": W, "g": W}, {"i": W, "f": W}, "`y` has `y['g']`, which was not asked for."),
        (4, {"i": W, "f": W}, "`y` should be 2 items; a number came back."),
        ([W, W[:2]], [W, W[:1]], "`y[1]` has shape (2, 8); expected (1, 8)."),
    ],
    ids=str,
)
def test_what_came_back_is_said_in_words(seen, want, said):
    assert sentence(seen, want) == said


def test_a_ragged_list_over_time_is_described_by_its_entry():
    seen, want = [W, W[:2] + 1], [W, W[:2]]
    assert sentence(seen, want, (0, ("t",))).startswith("`y[1]` ")


def test_a_sealed_answer_is_not_told():
    said = describe("y", "C", {"y": "C"}, {"y": sign("B")}, {"y"}, spec())
    assert said == "`y` is the string 'C': not that."


def test_an_array_that_cannot_be_cut_into_blocks_is_told_by_its_shape():
    parts = {"y": GATES}
    for value, said in (
        (W.T[:, :1], "has shape (8, 1); expected (3, 8)"),
        (None, "is None; expected an array of shape (3, 8)"),
    ):
        seen, want = pieces({"y": value}, parts), pieces({"y": W}, parts)
        assert describe("y", value, seen, want, set(want), spec(**parts)) == f"`y` {said}."


def test_only_what_was_found_wrong_is_called_wrong():
    """A piece that an earlier mistake explains is forgiven: it differs from the reference and is not called wrong."""
    parts = {"y": GATES}
    seen, want = pieces({"y": W + 1}, parts), pieces({"y": W}, parts)
    assert describe("y", W + 1, seen, want, {"y.f"}, spec(**parts)) == "`y` is right for i, g and o and wrong for f."


# ------------------------------------------------------------------------------------------------ small words


def test_lists_read_as_english():
    assert listed(["i"]) == "i"
    assert listed(["i", "f"]) == "i and f"
    assert any_of(["i", "f", "o"]) == "i, f or o"


def test_points_are_counted_in_english():
    assert (points_of(1), points_of(2.0), points_of(0.25)) == ("1 point", "2 points", "0.25 points")


def test_inputs_are_given_by_shape_or_value():
    inputs = {"x": np.zeros((3, 5)), "order": "hx", "H": 4, "eps": 1e-5, "cache": {"h": W}, "a": None}
    assert listed(map(given, inputs.items())) == "x (3, 5), order = 'hx', H = 4, eps = 1e-05, cache and a = None"


def test_values_have_names():
    assert kind_of(np.zeros(())) == "a number"
    assert kind_of(None) == "None"
    assert kind_of(sign(np.zeros(2))) == "an array of shape (2,)"
