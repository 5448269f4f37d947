"""How an answer falls into pieces, and when two pieces are equal."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.learner.pieces import Signature, belongs, leaves, matches, pieces, same, sign
from autograder.learner.values import Opaque

TOL = 1e-9
finite = st.floats(-1e6, 1e6)
arrays = hnp.arrays(np.float64, hnp.array_shapes(min_dims=0, max_dims=3, max_side=5), elements=finite)


# ------------------------------------------------------------------------------------------------ equality


@given(arrays)
def test_an_array_equals_itself_and_one_within_tolerance(array):
    assert same(array, array, TOL)
    assert same(np.asarray(array + 0.5 * TOL), array, TOL)


@given(arrays, st.data())
def test_one_entry_apart_is_apart(array, data):
    where = data.draw(st.integers(0, array.size - 1))
    other = array.copy()
    other.flat[where] += 1e-3 * (1 + abs(other.flat[where]))
    assert not same(other, array, TOL)


@given(arrays)
def test_float32_is_within_its_own_tolerance(array):
    single = array.astype(np.float32)
    assert same(single, array, TOL)
    assert not same(np.asarray(single + np.float32(1e-3) * (1 + np.abs(single))), array, TOL)


@pytest.mark.parametrize("at", [(), (0,), (2, 1)])
def test_nan_never_equals(at):
    array = np.full(at and (3, 2)[: len(at)], np.nan)
    assert not same(array, array, TOL)


def test_infinity_equals_itself():
    assert same(np.array([np.inf, -np.inf]), np.array([np.inf, -np.inf]), TOL)
    assert not same(np.array([np.inf]), np.array([-np.inf]), TOL)
    assert not same(np.array([1e308]), np.array([np.inf]), TOL)


@pytest.mark.parametrize("shape", [(1,), (1, 1)])
def test_a_number_is_no_array_of_one(shape):
    assert not same(np.zeros(shape), np.zeros(()), TOL)
    assert not same(np.zeros(()), np.zeros(shape), TOL)


def test_shapes_are_not_broadcast():
    assert not same(np.zeros((1, 3)), np.zeros((2, 3)), TOL)
    assert not same(np.zeros((3, 2)), np.zeros((2, 3)), TOL)


@pytest.mark.parametrize("value", ["f", None, {"i", "f"}, np.zeros(2), np.zeros(())], ids=range(5))
def test_kinds_do_not_equal_each_other(value):
    for other in ("0", "None", {"f"}, None, np.ones(2), Opaque("a function")):
        if type(other) is not type(value) or not np.array_equal(other, value):
            assert not same(other, value, TOL)
    assert same(value, value, TOL)


def test_what_is_not_plain_equals_nothing():
    assert not same(Opaque("a function"), Opaque("a function"), TOL)


# ------------------------------------------------------------------------------------------------ signatures


@given(arrays)
def test_an_array_matches_its_signature_also_after_rounding(array):
    signature = sign(array)
    stored = Signature(signature.shape, tuple(float(f"{x:.12g}") for x in signature.numbers))
    assert matches(array, stored, TOL)
    small = np.asarray(array / 1e5)
    assert matches(small.astype(np.float32), sign(small), TOL)


@given(arrays, st.data())
def test_an_entry_changed_moved_or_negated_is_seen(array, data):
    signature = sign(array)
    where = data.draw(st.integers(0, array.size - 1))
    changed = array.copy()
    changed.flat[where] += 1e-3 * (1 + np.abs(array).sum())
    assert not matches(changed, signature, TOL)
    rolled = np.roll(array.ravel(), 1).reshape(array.shape)
    assume(np.abs(rolled - array).max() > 1e-3 * (1 + np.abs(array).max()))
    assert not matches(rolled, signature, TOL)


def test_a_signature_knows_the_shape():
    assert not matches(np.zeros((3, 2)), sign(np.zeros((2, 3))), TOL)
    assert not matches(np.zeros(()), sign(np.zeros(1)), TOL)


def test_nan_is_recognised_where_a_known_mistake_has_it():
    array = np.array([1.0, np.nan, np.inf])
    assert matches(array, sign(array), TOL)
    assert not matches(np.array([1.0, np.inf, np.nan]), sign(array), TOL)


@pytest.mark.parametrize("value", ["B", None, {"i", "f"}], ids=range(3))
def test_other_values_match_by_hash(value):
    assert matches(value, sign(value), TOL)
    assert not matches("A", sign(value), TOL)
    assert not matches(np.zeros(()), sign(value), TOL)


def test_a_signature_compares_as_the_value_would():
    assert same("B", sign("B"), TOL) and not same("C", sign("B"), TOL)


# ------------------------------------------------------------------------------------------------ leaves and pieces


@pytest.mark.parametrize(
    "value, shape",
    [
        (3, ()),
        (True, ()),
        ([1.0, 2.0], (2,)),
        ((1, 2, 3), (3,)),
        ([[1, 2], [3, 4]], (2, 2)),
        ([np.zeros((2, 3)), np.ones((2, 3))], (2, 2, 3)),
        ([], (0,)),
    ],
    ids=repr,
)
def test_a_regular_list_is_an_array(value, shape):
    (leaf,) = leaves("y", value).values()
    assert isinstance(leaf, np.ndarray) and leaf.shape == shape


def test_an_empty_list_is_an_empty_array_and_not_nothing():
    assert same(*(leaves("y", v)["y"] for v in ([], np.zeros(0))), TOL)


@pytest.mark.parametrize(
    "value, paths",
    [
        ([np.zeros(2), np.zeros(3)], ["y[0]", "y[1]"]),
        ({"i": 1.0, "f": "x"}, ["y['i']", "y['f']"]),
        ({0: [1.0, None]}, ["y[0][0]", "y[0][1]"]),
        (["i", "f"], ["y[0]", "y[1]"]),
        ("ifgo", ["y"]),
        (None, ["y"]),
        ({}, ["y"]),
        ({"i", "f"}, ["y"]),
    ],
    ids=range(8),
)
def test_anything_else_falls_into_leaves_by_path(value, paths):
    assert list(leaves("y", value)) == paths


def test_named_blocks_of_an_axis_are_pieces_of_their_own():
    dW = np.arange(24.0).reshape(3, 8)
    found = pieces({"dW": dW, "dx": np.zeros(3)}, {"dW": (1, tuple("ifgo"))})
    assert list(found) == ["dW.i", "dW.f", "dW.g", "dW.o", "dx"]
    np.testing.assert_array_equal(found["dW.f"], dW[:, 2:4])


@pytest.mark.parametrize("shape", [(8, 3), (8,), ()])
def test_an_output_that_cannot_be_divided_stays_whole(shape):
    assert list(pieces({"dW": np.zeros(shape)}, {"dW": (1, tuple("ifgo"))})) == ["dW"]


def test_time_is_not_cut():
    assert list(pieces({"hs": np.zeros((4, 2, 3))}, {"hs": (0, ("t",))})) == ["hs"]


def test_pieces_belong_to_their_output_only():
    assert all(belongs(p, "dW") for p in ("dW", "dW.i", "dW['i']", "dW[0]"))
    assert not any(belongs(p, "dW") for p in ("dWx", "dW2.i", "d", "dU.i"))
