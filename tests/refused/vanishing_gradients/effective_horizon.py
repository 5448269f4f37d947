"""Wrong answers to `effective_horizon`."""

import numpy as np


def tol_itself_does_not_count(norms, tol=1e-3):
    """A norm that is tol is not below tol."""
    alive = np.flatnonzero(np.asarray(norms) > tol)
    return int(alive[-1]) + 1 if alive.size else 0
