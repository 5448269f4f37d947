"""Other right answers to `half_life`: each earns full marks."""

import numpy as np

from chapters.lstm_gradients.exercises.half_life import half_life


@half_life.equivalent
def by_log1p(bias):
    return np.log(0.5) / -np.log1p(np.exp(-bias))


@half_life.equivalent
def in_base_two(bias):
    import math

    return -1 / (-math.log1p(math.exp(-bias)) / math.log(2))
