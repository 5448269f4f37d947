"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np

from solutions import paper_lab as reference

GRAMMAR = [dict(state) for state in reference.REBER]


OWN = np.random.default_rng()  # chance that nobody has handed in


def all_there(case, seen):
    """Whether there are as many strings as were asked for; a list stored from other cases has another number."""
    return len(seen["strings"]) == case["count"]


def drive_batch(f, seed, N, T):
    """Draw a batch, and another from a Generator with the same seed. It says so if they are no arrays."""
    values = [f(np.random.default_rng(seed), N, T) for _ in range(2)]
    try:
        X, y = (np.asarray(a, float) for a in values[0])
        again, _ = (np.asarray(a, float) for a in values[1])
    except (TypeError, ValueError):
        X = y = again = np.zeros(0)
    return {"X": X, "y": y, "again": again}
