"""Wrong answers to `rel_error`."""

import numpy as np


def a_with_its_sign(a, b):
    """The size of b meets a itself."""
    size = np.maximum(a, np.abs(b))
    return np.max(np.abs(a - b) / np.where(size != 0, size, 1.0))


def signs_below_the_line(a, b):
    """No size is taken below the line: where both are negative, so is the quotient, and it never is the largest."""
    size = np.maximum(a, b)
    return np.max(np.abs(a - b) / np.where(size != 0, size, 1.0))
