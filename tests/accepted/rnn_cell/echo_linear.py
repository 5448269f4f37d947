"""Other right answers to `echo_linear`: each earns full marks."""

import numpy as np

from chapters.rnn_cell.exercises.echo_linear import echo_linear


@echo_linear.equivalent
def filled_in_one_by_one(k):
    H = k + 1
    Wx, Wh, Wy = np.zeros((1, H)), np.zeros((H, H)), np.zeros((H, 1))
    Wx[0, 0] = 1
    for j in range(H - 1):
        Wh[j, j + 1] = 1
    Wy[H - 1, 0] = 1
    return Wx, Wh, Wy


@echo_linear.equivalent
def from_the_other_end(k):
    H = k + 1
    return np.eye(H)[-1], 2 * np.eye(H, k=-1), np.eye(H)[0] / 2.0**k
