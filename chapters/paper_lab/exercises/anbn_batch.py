"""How `anbn_batch` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import paper_lab as reference


def count_cases(rng):
    a, b, c, d = (int(n) for n in rng.choice(np.arange(2, 10), 4, replace=False))
    yield Case("four lengths", {"ns": [a, b, c, d]})
    yield Case("three lengths, one twice", {"ns": [c, a, c]})
    yield Case("one string", {"ns": [b]}, edge=True)
    yield Case("n = 1", {"ns": [1, 1]}, edge=True)


def drive_counts(anbn_batch, ns):
    """The two arrays, y as numbers."""
    value = anbn_batch(ns)
    try:
        X, y = (np.asarray(a, float) for a in value)
    except (TypeError, ValueError):
        X = y = "no X, y of arrays"
    return {"X": X, "y": y}


anbn_batch = Exercise(
    reference.anbn_batch,
    points=3,
    cases=count_cases,
    returns=("X", "y"),
    drive=drive_counts,
    parts={"X": (0, "t"), "y": (0, "t")},
    minutes=12,
)


@anbn_batch.mistake
def padding_is_zero(ns):
    """At the padding you say that the string may not end, but no answer is asked for there.

    What should y be after the last b of a shorter string? What would a loss make of a 0 there?
    """
    X, y = reference.anbn_batch(ns)
    return X, np.maximum(y, 0)


@anbn_batch.mistake
def ends_one_early(ns):
    """You let the string end one step early.

    For n = 1 the string is S, a, b. Number its steps from 0. After which one is it complete?
    """
    X, y = reference.anbn_batch(ns)
    for k, n in enumerate(ns):
        y[2 * n - 1 : 2 * n + 1, k] = 1, 0
    return X, y


@anbn_batch.mistake
def ends_with_the_batch(ns):
    """Every string is said to end at the last step of all, also one that is shorter.

    For which of your strings is step T - 1 padding? After which step of its own may such a string end?
    """
    X, y = reference.anbn_batch(ns)
    y[y == 1] = 0
    y[-1] = 1
    return X, y


@anbn_batch.mistake
def every_b_may_be_the_last(ns):
    """You let the string end after every b.

    Is S a a b a string of this language?
    """
    X, y = reference.anbn_batch(ns)
    return X, np.where(X[:, :, 2] == 1, 1.0, y)


@anbn_batch.mistake
def end_is_a_step(ns):
    """You say what comes next: a 1 where the end would be said, one step after the last b.

    How many steps has the string for n = 1? Is the end a step of its own here, or a property of the last one?
    """
    X, y = reference.anbn_batch(ns)
    X, y = (np.concatenate([a, np.zeros_like(a[:1])]) for a in (X, y))
    y[-1] = -1
    for k, n in enumerate(ns):
        y[2 * n : 2 * n + 2, k] = 0, 1
    return X, y


@anbn_batch.mistake
def counts_batch_first(ns):
    """The sequences come first and time second.

    Print X.shape for three strings with n up to 5. Which of the numbers is T, and where should it stand?
    """
    X, y = reference.anbn_batch(ns)
    return X.swapaxes(0, 1), y.T
