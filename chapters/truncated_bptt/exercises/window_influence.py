"""How `window_influence` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import truncated_bptt as reference


def influence_cases(rng):
    n, p = int(rng.integers(10, 14)), int(rng.integers(4, 6))
    yield Case("a window of three steps", {"n": n, "p": p, "K": 3})
    yield Case("a window longer than the row", {"n": n, "p": p, "K": n + int(rng.integers(1, 4))})
    yield Case("a long window", {"n": n, "p": p, "K": 2 * n})
    yield Case("K = 1", {"n": n, "p": p, "K": 1}, edge=True)
    yield Case("n = 1", {"n": 1, "p": 1, "K": 4}, edge=True)
    yield Case("all of them down", {"n": n, "p": 0, "K": n}, edge=True)


window_influence = Exercise(
    reference.window_influence, points=1, cases=influence_cases, returns=("influence",), minutes=15
)


def pushed(n, p, steps, A=None, up=None):
    """dx of all units after so many steps."""
    A = (np.eye(n) + np.eye(n, k=1)) / 2 if A is None else A
    push = np.where(np.arange(n) < p, 1.0, -1.0) if up is None else up
    dx = np.zeros(n)
    for _ in range(steps):
        dx = A @ dx + push
    return dx


@window_influence.mistake
def other_neighbour(n, p, K):
    """The row runs the other way: in yours a unit hears the one before it.

    Which unit stands on the right-hand side of the equation beside x[i]? From which end do changes arrive at x[0]?
    """
    return pushed(n, p, K, A=(np.eye(n) + np.eye(n, k=-1)) / 2)[0]


@window_influence.mistake
def all_up(n, p, K):
    """Every unit is pushed up.

    Which way does theta push the units from p on? What reaches x[0] from there?
    """
    return pushed(n, p, K, up=np.ones(n))[0]


@window_influence.mistake
def oldest_only(n, p, K):
    """Only what theta did in the oldest step of the window is counted.

    Theta acts in every step. What becomes of the other K - 1 derivatives?
    """
    A, push = (np.eye(n) + np.eye(n, k=1)) / 2, np.where(np.arange(n) < p, 1.0, -1.0)
    return (np.linalg.matrix_power(A, K - 1) @ push)[0]


@window_influence.mistake
def one_step_more(n, p, K):
    """Theta acts one step too often.

    With K = 1 nothing has had the time to reach a neighbour. What is dx[0] then?
    """
    return pushed(n, p, K + 1)[0]


@window_influence.mistake
def all_units(n, p, K):
    """The units are added up.

    How much does x[0] alone change, if it has moved by dx[0]?
    """
    return pushed(n, p, K).sum()


@window_influence.mistake
def since_ever(n, p, K):
    """The window is not used: theta has acted from the very beginning.

    Should K = 1 and K = 100 give the same number?
    """
    return np.linalg.solve(np.eye(n) - (np.eye(n) + np.eye(n, k=1)) / 2, np.where(np.arange(n) < p, 1.0, -1.0))[0]
