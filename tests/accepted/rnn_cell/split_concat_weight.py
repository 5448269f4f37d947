"""Other right answers to `split_concat_weight`: each earns full marks."""

import numpy as np

from chapters.rnn_cell.exercises.split_concat_weight import split_concat_weight


@split_concat_weight.equivalent
def numpy_split(W, D, H, order="xh"):
    first, second = np.split(W, [D if order == "xh" else H], axis=0)
    return [first, second] if order == "xh" else [second, first]
