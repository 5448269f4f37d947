"""Other right answers to `effective_horizon`: each earns full marks."""

import numpy as np

from chapters.vanishing_gradients.exercises.effective_horizon import effective_horizon


@effective_horizon.equivalent
def by_loop(norms, tol=1e-3):
    count = 0
    for k, norm in enumerate(norms):
        if norm >= tol:
            count = k + 1
    return count


@effective_horizon.equivalent
def from_the_end(norms, tol=1e-3):
    k = len(norms)
    while k > 0 and norms[k - 1] < tol:
        k -= 1
    return k


@effective_horizon.equivalent
def with_max_of_where(norms, tol=1e-3):
    alive = np.where(norms >= tol)[0]
    if len(alive) == 0:
        return 0
    return np.max(alive) + 1


@effective_horizon.equivalent
def greatest_still_to_come(norms, tol=1e-3):
    return np.sum(np.maximum.accumulate(norms[::-1]) >= tol)
