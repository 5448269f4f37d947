"""How `hidden_bound` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import gru as reference


def bound_cases(rng):
    N, H, T = sizes(rng, 3)
    h0 = rng.uniform(0.1, 0.9, (N, H)) * rng.choice([-1, 1], (N, H))
    h0[0, :2], h0[1, 0] = (-2.5, 1.5), -3.0
    yield Case("some entries of h0 beyond 1", {"h0": h0, "T": T})
    yield Case("h0 inside −1 and 1", {"h0": rng.uniform(-0.9, 0.9, (N, H)), "T": 50 * T})
    yield Case("h0 of zeros", {"h0": np.zeros((N, H)), "T": 1}, edge=True)
    yield Case("N = H = 1", {"h0": np.full((1, 1), -4.0), "T": T}, edge=True)


hidden_bound = Exercise(reference.hidden_bound, points=1, cases=bound_cases, returns=("bound",), minutes=8)


@hidden_bound.mistake
def grows_with_T(h0, T):
    """Your bound grows with the number of steps: that is an LSTM's cell, which adds.

    The new state lies between two numbers. Can it be larger than the larger of them?
    """
    return np.abs(h0) + T


@hidden_bound.mistake
def ignores_h0(h0, T):
    """The start, h0, is not used.

    If z is 1 at every step, what is the state after T steps?
    """
    return np.ones_like(h0)


@hidden_bound.mistake
def sum_of_both(h0, T):
    """You add what the start holds to what the candidate can be.

    Old state and candidate get shares that add up to one. Can both of them have a whole share?
    """
    return np.abs(h0) + 1


@hidden_bound.mistake
def sign_forgotten(h0, T):
    """The sign of h0 is still there.

    Your bound is for absolute values. What if h0 is −3?
    """
    return np.maximum(1, h0)


@hidden_bound.mistake
def one_for_all(h0, T):
    """All entries get the bound of the largest.

    Does a large start of one unit move the mixture of another one?
    """
    return np.full_like(h0, max(1, np.abs(h0).max()))
