"""Other right answers to `two_steps`: each earns full marks."""

import numpy as np

from chapters.where_next.exercises.two_steps import two_steps


@two_steps.equivalent
def by_trying(a1, u1, a2, u2):
    def both(h):
        return a2 * (a1 * h + u1) + u2

    return both(1) - both(0), both(0)


@two_steps.equivalent
def as_matrices(a1, u1, a2, u2):
    def matrix(a, u):
        return np.stack([np.stack([a, u], -1), np.stack([np.zeros_like(a), np.ones_like(a)], -1)], -2)

    both = matrix(a2, u2) @ matrix(a1, u1)
    return both[..., 0, 0], both[..., 0, 1]
