"""Other right answers to `lstm_step`: each earns full marks."""

import numpy as np
from chapters.toy_lstm.exercises.lstm_step import lstm_step


@lstm_step.equivalent
def one_piece(x, h, c, W, U, b):
    H = c.shape[1]
    z = x.dot(W) + h.dot(U) + b

    def gate(k):
        return 1 / (1 + np.exp(-z[:, k * H : (k + 1) * H]))

    c *= gate(1)
    c += gate(0) * np.tanh(z[:, 2 * H : 3 * H])
    return [gate(3) * np.tanh(c), c]
