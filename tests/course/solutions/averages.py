"""Means of neighbours: a row of noisy numbers becomes steadier."""

import numpy as np


def moving_average(x, k):
    """Means of k neighbours.

    x (T,); k, a whole number from 1 to T.
    Returns y (T - k + 1,): the mean of x[0:k], of x[1 : k + 1], and so on.
    """
    total = np.cumsum(x)  # (T,)
    total[k:] -= total[:-k].copy()
    return total[k - 1 :] / k  # (T - k + 1,)
