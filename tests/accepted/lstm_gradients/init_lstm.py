"""Other right answers to `init_lstm`: each earns full marks."""

import numpy as np

from chapters.lstm_gradients.exercises.init_lstm import init_lstm


@init_lstm.equivalent
def gate_by_gate(D, H, forget_bias, rng):
    most = 1 / np.sqrt(H)
    W, U, b = [], [], []
    for gate in "ifgo":
        W.append(most * (2 * rng.random((D, H)) - 1))
        U.append(most * (2 * rng.random((H, H)) - 1))
        b.append(np.full(H, forget_bias if gate == "f" else 0.0))
    return np.hstack(W), np.hstack(U), np.concatenate(b)
