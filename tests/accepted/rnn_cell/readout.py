"""Other right answers to `readout`: each earns full marks."""

import numpy as np

from chapters.rnn_cell.exercises.readout import readout


@readout.equivalent
def step_by_step(hs, Wy, by, mode="many"):
    if mode == "last":
        return np.dot(hs[-1], Wy) + by
    logits = []
    for t in range(hs.shape[0]):
        logits.append(np.dot(hs[t], Wy) + by)
    return logits


@readout.equivalent
def through_one_large_matrix(hs, Wy, by, mode="many"):
    T, N, H = hs.shape
    out = hs.reshape(T * N, H).dot(Wy).reshape(T, N, -1) + by
    return out if mode == "many" else out[T - 1]
