"""Other right answers to `counter_weights`: each earns full marks."""

import numpy as np

from chapters.lstm_gates.exercises.counter_weights import counter, counter_weights


@counter_weights.equivalent
def by_less_than_one():
    return counter(g=(1, -1))  # 0.76 a step: k is free


@counter_weights.equivalent
def half_open_input_gate():
    return counter(i=(0, 0, 0))  # 0.5 a step


@counter_weights.equivalent
def sign_in_the_bias():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.array([50, 50, 50, 0])
    W[1, 2] = -100
    return W, U, b
