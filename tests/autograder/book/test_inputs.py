"""Inputs that many exercises share."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from autograder.book.inputs import saturate


@given(st.integers(0, 1000), st.integers(3, 6), st.integers(2, 5), st.integers(3, 7))
def test_half_of_the_units_are_saturated_and_an_exponential_overflows_both_ways(seed, N, D, H):
    rng = np.random.default_rng(seed)
    X, W = rng.normal(size=(2, N, D)), rng.normal(size=(D, H))
    before = W.copy()
    saturate(rng, W, X)
    z = X @ W
    loud = np.abs(z).min(axis=(0, 1)) > 1999
    assert loud.sum() == (H + 1) // 2 and np.array_equal(W[:, ~loud], before[:, ~loud])
    assert z.max() > 1999 and z.min() < -1999
    assert not np.any(1 - np.tanh(z[..., loud]) ** 2)
