"""Other right answers to `count_rnn_params`: each earns full marks."""

import numpy as np

from chapters.rnn_cell.exercises.count_rnn_params import count_rnn_params


@count_rnn_params.equivalent
def by_shapes(D, H, K, two_biases=False):
    shapes = [(D, H), (H, H), (H,), (H, K), (K,)] + ([(H,)] if two_biases else [])
    return sum(np.prod(shape) for shape in shapes)
