"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np

from autograder import Case


def distinct(rng, count, low=3, high=9):
    """So many different sizes."""
    return [int(n) for n in rng.permutation(np.arange(low, high))[:count]]


def counting_cases(rng):
    """Cases in which the last letter never occurs in train: V is larger than its largest number plus one."""
    V = int(rng.integers(6, 9))
    chances = rng.dirichlet(np.ones(V - 1))
    for label, train, test in (("a text of 60 letters", 60, 25), ("letters that were never seen", 9, 40)):
        yield Case(label, {"train": rng.choice(V - 1, train, p=chances), "test": rng.integers(0, V - 1, test), "V": V})
    of_all = {"train": rng.integers(0, V - 1, 30), "test": np.array([int(rng.integers(0, V)), V - 1]), "V": V}
    yield Case("two letters to be guessed", of_all, True)


def rows_of(rng, ids, rows=64, length=400):
    """Rows from all of a text that was held out, which begin at random places."""
    stride = (len(ids) - length) // rows
    starts = stride * np.arange(rows) + rng.integers(0, stride, rows)
    return {"ids": np.stack([ids[s : s + length] for s in starts]).astype(np.uint8)}


def smoothed(counts):
    return counts / counts.sum(axis=-1, keepdims=True)
