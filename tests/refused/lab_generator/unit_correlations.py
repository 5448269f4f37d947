"""Wrong answers to `unit_correlations`."""

import numpy as np


def what_the_memory_held(hs, signal):
    """Where np.divide does not divide, and has no `out`, it leaves what was there before."""
    a, b = hs - hs.mean(axis=0), signal - signal.mean()
    size = np.sqrt(np.sum(a**2, axis=0) * np.sum(b**2))
    return np.divide(b @ a, size, where=size > 0)
