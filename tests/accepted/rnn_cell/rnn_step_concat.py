"""Other right answers to `rnn_step_concat`: each earns full marks."""

import numpy as np

from chapters.rnn_cell.exercises.rnn_step_concat import rnn_step_concat
from solutions import rnn_cell as reference


@rnn_step_concat.equivalent
def rows_of_the_matrix(x, h, W, b, order="xh"):
    Wx, Wh = reference.split_concat_weight(W, x.shape[1], h.shape[1], order)
    return reference.rnn_step(x, h, Wx, Wh, b)


@rnn_step_concat.equivalent
def hstack(x, h, W, b, order="xh"):
    joined = np.hstack((x, h)) if order == "xh" else np.hstack((h, x))
    return np.tanh(np.dot(joined, W) + b)
