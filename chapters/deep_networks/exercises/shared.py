"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np


def some_lengths(rng, T, N):
    """Unequal lengths, in no order: one is T, one is 1 or 2, and the first is neither the longest nor the shortest."""
    lengths = rng.integers(2, T, N)
    where = 1 + rng.permutation(N - 1)
    lengths[where[0]], lengths[where[1]] = T, rng.integers(1, 3)
    lengths[0] = rng.integers(3, T)
    return lengths


def is_real(X, lengths):
    return np.arange(len(X))[:, None] < lengths
