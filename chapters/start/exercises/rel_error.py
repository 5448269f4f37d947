"""How `rel_error` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import start as reference


def rel_error_cases(rng):
    rows, columns = sizes(rng, 2)

    def pair(*shape):
        """Entries of sizes from 1 to 100 that differ by a few per cent, and one of size 0.1 that is wrong by half. It
        is negative, so an answer that forgets the sign loses marks on every seed."""
        a = rng.choice([-1.0, 1.0], shape) * 10 ** rng.uniform(0, 2, shape)
        apart = rng.choice([-1.0, 1.0], shape) * rng.uniform(0.01, 0.05, shape)
        small, large = rng.permutation(a.size)[[0, -1]]
        a.flat[large], apart.flat[large] = 100 * np.sign(a.flat[large]), 0.05
        a.flat[small], apart.flat[small] = -0.1, rng.uniform(-0.5, -0.4)
        return {"a": a, "b": a * (1 + apart)}

    def zeros(pair):
        """The same, with zeros at the same places of both."""
        keep = np.ones(pair["a"].shape)
        keep[0, np.abs(pair["a"][0]).argmax()] = 0
        keep[-1, np.abs(pair["a"][-1]).argmax()] = 0
        return {"a_zeros": pair["a"] * keep, "b_zeros": pair["b"] * keep}

    yield Case("random numbers", {**pair(rows, columns), **zeros(pair(rows, columns))})
    both = pair(rows, columns)
    yield Case("in a and b exchanged", {"a": both["b"], "b": both["a"], **zeros(pair(rows, columns))})
    turned = pair(rows, columns)
    turned["b"].flat[np.abs(turned["a"]).argmax()] *= -1
    yield Case("one sign turned round", {**turned, **zeros(pair(rows, columns))})
    yield Case("one entry", {**pair(1), **zeros(pair(rows, columns))}, edge=True)
    nothing = np.zeros((rows, columns))
    yield Case("zeros only", {**pair(columns), "a_zeros": nothing, "b_zeros": nothing}, edge=True)


def drive_rel_error(rel_error, a, b, a_zeros, b_zeros):
    return {"error": rel_error(a, b), "error_with_zeros": rel_error(a_zeros, b_zeros)}


rel_error = Exercise(
    reference.rel_error,
    points=2,
    cases=rel_error_cases,
    returns={"error": 1.5, "error_with_zeros": 0.5},
    drive=drive_rel_error,
    tol=1e-5,
    minutes=10,
)


@rel_error.law(
    "A wrong entry can hide among right ones.",
    hint="One small entry is wrong by half, beside large ones that are nearly right. Does your result show it?",
)
def worst_entry_shows(case, seen):
    # the worst error is between 0.4 and 0.5; what hides it gives less than half of that
    return seen["error"] is None or np.shape(seen["error"]) != () or not 0 < seen["error"] < 0.17


@rel_error.mistake
def absolute_only(a, b):
    """This is an absolute error.

    Both gradients are of size 1e-6 and differ by 1e-6. Is that near? What does your function say?
    """
    return np.abs(a - b).max()


@rel_error.mistake
def zero_division(a, b):
    """Where both are zero, 0 is divided by 0.

    What should two zeros give, and what does one NaN do to a maximum?
    """
    return np.max(np.abs(a - b) / np.maximum(np.abs(a), np.abs(b)))


@rel_error.mistake(breaks="worst_entry_shows")
def mean_instead_of_max(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    return np.mean(np.abs(a - b) / np.where(size > 0, size, 1))


@rel_error.mistake
def sum_below(a, b):
    """You divide by the sum of the two sizes.

    Try 1 and -1. The docstring says how large the error can become; how large can yours?
    """
    size = np.abs(a) + np.abs(b)
    return np.max(np.abs(a - b) / np.where(size > 0, size, 1))


@rel_error.mistake
def divided_by_b(a, b):
    """You divide by the size of b alone.

    Exchange a and b. Does the answer change? Which of them is the true one?
    """
    size = np.abs(b)
    return np.max(np.abs(a - b) / np.where(size > 0, size, 1))


@rel_error.mistake
def sizes_compared(a, b):
    """The sizes are compared; a wrong sign goes unseen.

    How far apart are 3 and -3? What does your function give for them?
    """
    size = np.maximum(np.abs(a), np.abs(b))
    return np.max(np.abs(np.abs(a) - np.abs(b)) / np.where(size > 0, size, 1))


@rel_error.mistake
def b_with_its_sign(a, b):
    """You choose the larger of the size of a and b itself, and b keeps its sign.

    Let a be -1 and b be -2. Which two numbers do you compare, and which is the larger?
    """
    size = np.maximum(np.abs(a), b)
    return np.max(np.abs(a - b) / np.where(size > 0, size, 1))


@rel_error.mistake(breaks="worst_entry_shows")
def by_norms(a, b):
    total = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / (total if total > 0 else 1)


@rel_error.mistake(breaks="worst_entry_shows")
def largest_by_largest(a, b):
    size = max(np.abs(a).max(), np.abs(b).max())
    return np.abs(a - b).max() / (size if size > 0 else 1)
