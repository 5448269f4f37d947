"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np

from autograder import Case


def distinct(rng, count, low=3, high=9):
    """So many sizes, all different."""
    return [int(n) for n in rng.permutation(np.arange(low, high))[:count]]


def counting_cases(rng):
    V = int(rng.integers(6, 9))
    chances = rng.dirichlet(np.ones(V))
    for label, train, test in (("a text of 60 letters", 60, 25), ("letters that were never seen", 9, 40)):
        yield Case(label, {"train": rng.choice(V, train, p=chances), "test": rng.integers(0, V, test), "V": V})
    yield Case(
        "two letters to be guessed", {"train": rng.integers(0, V, 30), "test": rng.integers(0, V, 2), "V": V}, True
    )


def smoothed(counts):
    return counts / counts.sum(axis=-1, keepdims=True)
