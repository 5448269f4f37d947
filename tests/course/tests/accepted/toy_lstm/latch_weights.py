"""Other right answers to `latch_weights`: each earns full marks."""

import numpy as np
from chapters.toy_lstm.exercises.latch_weights import latch_weights

from solutions import toy_lstm as reference


@latch_weights.equivalent
def gentler_numbers():
    W = [[0, 0, 20, 0], [50, -50, 0, 3]]
    return np.array(W), np.zeros((1, 4)), np.array([-25, 25, 0, -1])


@latch_weights.equivalent
def peeks_at_h():
    W, _, b = reference.latch_weights()
    return W, np.array([[5.0, -5.0, 5.0, 5.0]]), b
