"""Other right answers to `lstm_gates`: each earns full marks."""

import numpy as np
from chapters.toy_lstm.exercises.lstm_gates import lstm_gates


@lstm_gates.equivalent
def exp_sigmoid(x, h, W, U, b):
    z = np.hstack([x, h]) @ np.vstack([W, U]) + b
    H = h.shape[1]
    a = 1 / (1 + np.exp(-z))
    return [a[:, :H], a[:, H : 2 * H], np.tanh(z[:, 2 * H : 3 * H]), a[:, 3 * H :]]
