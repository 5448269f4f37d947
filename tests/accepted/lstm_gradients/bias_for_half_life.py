"""Other right answers to `bias_for_half_life`: each earns full marks."""

import numpy as np

from chapters.lstm_gradients.exercises.bias_for_half_life import bias_for_half_life


@bias_for_half_life.equivalent
def logit(n):
    f = 0.5 ** (1 / n)
    return np.log(f / (1 - f))


@bias_for_half_life.equivalent
def by_halving(n):
    low, high = -50.0, 50.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-middle))) ** n < 0.5 else (low, middle)
    return low
