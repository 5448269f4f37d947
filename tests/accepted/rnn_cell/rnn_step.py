"""Other right answers to `rnn_step`: each earns full marks."""

import numpy as np

from chapters.rnn_cell.exercises.rnn_step import rnn_step


@rnn_step.equivalent
def transposed_and_back(x, h, Wx, Wh, b):
    return np.tanh(np.dot(Wx.T, x.T) + np.dot(Wh.T, h.T) + b.reshape(-1, 1)).T


@rnn_step.equivalent
def both_joined(x, h, Wx, Wh, b):
    return np.tanh(np.hstack((x, h)) @ np.vstack((Wx, Wh)) + b)


@rnn_step.equivalent
def loop_over_examples(x, h, Wx, Wh, b):
    out = []
    for n in range(len(x)):
        out.append(np.tanh(np.dot(x[n], Wx) + np.dot(h[n], Wh) + b))
    return np.stack(out)
