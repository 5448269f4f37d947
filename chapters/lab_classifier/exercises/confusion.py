"""How `confusion` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lab_classifier as reference


def confusion_inputs(rng, K, N):
    """Every class is met, and each is taken for others with another frequency."""
    labels = rng.integers(0, K, N)
    said = np.where(rng.random(N) < 0.6, labels, rng.integers(0, K, N))
    said[:2], labels[:2] = (0, 0), (K - 1, K - 1)
    return {"said": said, "labels": labels, "K": K}


def confusion_cases(rng):
    yield Case("two classes", confusion_inputs(rng, 2, int(rng.integers(30, 40))))
    yield Case("five classes", confusion_inputs(rng, 5, int(rng.integers(60, 80))))
    nobody = confusion_inputs(rng, 3, int(rng.integers(12, 20)))
    yield Case("a class that nobody has and nobody says", {**nobody, "K": 4}, edge=True)
    yield Case("one example", {"said": np.array([1]), "labels": np.array([2]), "K": 3}, edge=True)


confusion = Exercise(
    reference.confusion,
    points=1,
    cases=confusion_cases,
    returns=("counts",),
    minutes=8,
)


@confusion.mistake
def columns_for_rows(said, labels, K):
    """Rows and columns are exchanged: your rows are what the network said.

    One example of class 2 was taken for class 1. In which row should it be counted?
    """
    return reference.confusion(labels, said, K)


@confusion.mistake
def shares_of_all(said, labels, K):
    """These are shares, not counts.

    What do the numbers of your table add up to? What should they?
    """
    return reference.confusion(said, labels, K) / len(said)


@confusion.mistake
def shares_of_a_row(said, labels, K):
    """Every row is divided by its sum: the counts are lost.

    A share of 0.5 may be one of two examples, or 50 of 100. Which of them is it in your table?
    """
    counts = reference.confusion(said, labels, K)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


@confusion.mistake
def each_pair_once(said, labels, K):
    """A pair of classes that comes twice is counted once.

    What does `counts[a, b] += 1` do, if a and b are arrays in which the same pair stands several times?
    """
    counts = np.zeros((K, K), dtype=int)
    counts[labels, said] += 1
    return counts


@confusion.mistake
def only_the_errors(said, labels, K):
    """The right answers are missing.

    How many examples are there, and what do the numbers of your table add up to?
    """
    counts = reference.confusion(said, labels, K)
    return counts - np.diag(np.diag(counts))
