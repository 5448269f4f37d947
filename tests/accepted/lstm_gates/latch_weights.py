"""Other right answers to `latch_weights`: each earns full marks."""

import numpy as np

from chapters.lstm_gates.exercises.latch_weights import latch_weights


@latch_weights.equivalent
def latch_with_lists():
    return [[0, 0, 50, 0], [60, -60, 0, 0]], [[0, 0, 0, 0]], [-30, 30, 0, 0]


@latch_weights.equivalent
def latch_column_by_column():
    K = 100
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros((1, 4))
    W[1, 0], b[0, 0] = 2 * K, -K
    W[1, 1], b[0, 1] = -2 * K, K
    W[0, 2] = K
    W[:, 3] = 1.0  # what h shows is free
    return W, U, b
