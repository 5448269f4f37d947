"""How `first_departure` is marked, and the mistakes that are known by name."""

import numpy as np
from chapters.toy_kinds.exercises.shared import sizes

from autograder import Case, Exercise
from solutions import toy_kinds as reference


def runs(rng, T, N, H, steps):
    a = rng.normal(size=(T, N, H))
    b = a + rng.uniform(-0.005, 0.005, a.shape)
    for t in steps:
        b[t, -1, -1] += 1
    return {"a": a, "b": b, "tol": 0.01}


def departure_cases(rng):
    T, N, H = sizes(rng)
    yield Case("two departures", runs(rng, T + 2, N, H, (2, 4)))
    yield Case("they depart at the last step", runs(rng, T, N, H, (T - 1,)))
    yield Case("they never depart", runs(rng, T, N, H, ()))
    yield Case("T = 1", runs(rng, 1, N, H, (0,)), edge=True)


first_departure = Exercise(reference.first_departure, points=2, cases=departure_cases, returns=("step",), minutes=10)


@first_departure.mistake
def last_departure(a, b, tol):
    """It is the last departure that you report.

    Does your loop stop when it has found one?
    """
    apart = [t for t in range(len(a)) if np.abs(a[t] - b[t]).max() > tol]
    return apart[-1] if apart else None


@first_departure.mistake
def argmax_of_nothing(a, b, tol):
    """Two runs that never depart are said to depart at step 0.

    What does argmax say about an array in which nothing is True?
    """
    return int(np.argmax((np.abs(a - b) > tol).any(axis=(1, 2))))
