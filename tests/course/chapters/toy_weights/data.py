"""Points beside a line: the data of toy_weights, for learners too."""

import numpy as np

SLOPES = np.array([[2.0], [-1.0], [0.5]])


def points(rng, n):
    """X (n, 3) and y (n, 1), a noisy linear function of it."""
    X = rng.normal(size=(n, 3))
    return X, X @ SLOPES + 1.0 + 0.01 * rng.normal(size=(n, 1))
