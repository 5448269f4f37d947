"""The shapes that a docstring names, and their sizes in a case; none where that is not certain."""

import numpy as np
import pytest

from autograder.learner.raising.documented import Documented, documented, shapes_in

DOC = """A step (of a cell).

x (N, D), h (N, H), gates i, f and o (N, H); W (D,
4H), ids (T+1, N), k (3,). Returns new (N, 2H) and out (M, H).
"""


def test_names_and_their_sides():
    assert shapes_in(DOC) == {
        **{"x": ("N", "D"), "h": ("N", "H"), "o": ("N", "H"), "W": ("D", "4H")},
        **{"ids": ("T+1", "N"), "k": ("3",), "new": ("N", "2H"), "out": ("M", "H")},
    }


def test_a_name_with_two_shapes_has_none():
    assert shapes_in("x (N, D), then x (D, N) and y (N,)") == {"y": ("N",)}


@pytest.mark.parametrize("text", ["f(x, y)", "the loss (a number)", "dims (see below, or not)", "x (N)"])
def test_what_is_no_shape(text):
    assert shapes_in(text) == {}


def test_letters_get_their_meaning_from_the_inputs():
    inputs = {"x": np.ones((2, 3)), "cache": {"W": np.ones((3, 20)), "ids": np.ones((8, 2))}, "n": 4}
    found = documented(DOC, inputs, ("new", "out"))
    assert found["W"] == Documented(("D", "4H"), (3, 20))
    assert found["new"].shape == (2, 10)
    assert set(found) == {"x", "W", "ids", "new"}  # M has no meaning; h is neither given nor returned


def test_a_whole_number_of_a_letters_name_gives_it_its_meaning():
    assert documented("Returns U (H, 2H).", {"H": 3}, ("U",))["U"].shape == (3, 6)


@pytest.mark.parametrize(
    "inputs",
    [
        {"x": np.ones((2, 3)), "h": np.ones((4, 5))},  # N is 2, and 4
        {"x": np.ones(2)},
        {"W": np.ones((3, 21))},  # 4H
        {"k": np.ones(4)},
    ],
)
def test_inputs_that_do_not_agree_with_the_docstring_promise_nothing(inputs):
    assert documented(DOC, inputs, ("new",)) == {}


def test_a_name_that_stands_for_two_inputs_is_none_of_them():
    inputs = {"x": np.ones((2, 3)), "cache": {"x": np.ones((3, 2)), "h": np.ones((2, 5))}}
    assert set(documented(DOC, inputs)) == {"h"}
