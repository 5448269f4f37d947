"""How `counter_weights` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lstm_gates.exercises.shared import drive_by_hand
from solutions import lstm_gates as reference


def counter_cases(rng):
    n = int(rng.integers(1800, 2000))
    one_hot = np.eye(2)
    yield Case("many a's, then as many b's", {"X": one_hot[np.repeat([0, 1], n)]})
    yield Case(
        "a's and b's in any order",
        {"X": one_hot[np.concatenate([[0, 0, 1, 1, 1, 1, 0, 0], rng.integers(2, size=300)])]},
    )
    yield Case("a b first", {"X": one_hot[[1, 0, 0]]}, edge=True)


counter_weights = Exercise(
    reference.counter_weights,
    points=3,
    cases=counter_cases,
    returns=("c",),
    drive=drive_by_hand,
    by_laws=True,
    data=True,
    minutes=15,
)


@counter_weights.law(
    "Other shapes are asked for: W (2, 4), U (1, 4) and b (4,).",
    "One row for each thing that comes in, one column for each gate. How many of both are there?",
    share=0,
)
def counter_shapes(case, seen):
    return seen["shapes"] == [[2, 4], [1, 4], [4]]


@counter_weights.law(
    "Not every a raises c by one and the same amount.",
    "Print c after 1, 2, 3 and 1,000 a's. Is anything forgotten between them? Does any gate change as the count grows?",
)
def every_a_adds(case, seen):
    c = np.concatenate([[0.0], seen["c"]])
    steps = np.diff(c)[case["X"][:, 0] == 1]
    if not np.all(np.isfinite(c)):
        return None
    return bool(steps[0] > 1e-3 and np.all(np.abs(steps - steps[0]) <= 1e-6 * steps[0]))


@counter_weights.law(
    "A b does not subtract what an a has added.",
    "Change nothing but the letter, from a to b. Which of i, f and g should change, and how?",
)
def every_b_takes(case, seen):
    c = np.concatenate([[0.0], seen["c"]])
    steps, is_a = np.diff(c), case["X"][:, 0] == 1
    # an uneven count of a's is another law's: compare the first b with the a before it
    first = int(np.flatnonzero(~is_a)[0])
    given = abs(steps[first - 1] if first else steps[1])
    return bool(abs(steps[first] + given) <= 0.2 * given) if given > 1e-3 else None


@counter_weights.law(
    "After as many b's as a's the count is not zero.",
    "By how much is c off after 10 and 10, and after 1,000 and 1,000? Does the error grow with n or with the sign?",
)
def returns_to_zero(case, seen):
    c, a = np.asarray(seen["c"]), case["X"][:, 0]
    even = np.cumsum(2 * a - 1) == 0
    return bool(np.all(np.abs(c[even]) <= 1e-6 * np.abs(c[0]))) if np.abs(c[0]) > 1e-3 else None


def counter(g=(40, -40), f=(0, 0, 40), i=(0, 0, 40), u=(0, 0, 0, 0)):
    """Counter weights; f and i as (from a, from b, bias), g without a bias, u the row of U."""
    W = np.array([[i[0], f[0], g[0], 0], [i[1], f[1], g[1], 0]], float)
    return W, np.array([u], float), np.array([i[2], f[2], 0, 40.0])


@counter_weights.mistake(breaks="every_a_adds")
def f_not_one():
    return counter(f=(0, 0, 6.9))


@counter_weights.mistake(breaks="every_a_adds")
def gates_left_at_zero():
    return counter(f=(0, 0, 0), i=(0, 0, 0))


@counter_weights.mistake(breaks="every_a_adds")
def counts_in_h():
    return counter(g=(0.5, -0.5), u=(0, 0, 1, 0), f=(0, 0, -40))


@counter_weights.mistake(breaks="every_b_takes")
def b_not_heard():
    return counter(g=(40, 0))


@counter_weights.mistake(breaks="every_b_takes")
def b_counts_up_too():
    return counter(g=(40, 40))


@counter_weights.mistake(breaks="every_b_takes")
def b_erases():
    return counter(g=(40, 0), f=(0, -80, 40))


@counter_weights.mistake(breaks="returns_to_zero")
def b_takes_less():
    return counter(g=(2, -1.5))


@counter_weights.mistake(breaks="counter_shapes")
def counter_in_pytorch_layout():
    W, U, b = counter()
    return W.T, U.T, b
