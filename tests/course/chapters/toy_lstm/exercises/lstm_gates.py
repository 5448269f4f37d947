"""How `lstm_gates` is marked, and the mistakes that are known by name."""

import numpy as np
from chapters.toy_lstm.exercises.shared import sizes, step_inputs, without_c

from autograder import Case, Exercise
from autograder.book.inputs import one_sized
from solutions import toy_lstm as reference


def gates_cases(rng):
    N, D, H = sizes(rng)
    inputs = without_c(step_inputs(rng, N, D, H))
    yield Case("random numbers", inputs)
    yield Case("only the bias", {**inputs, "x": np.zeros((N, D)), "h": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, without_c(step_inputs(rng, *small)), edge=True)
    yield Case("pre-activations in the hundreds", without_c(step_inputs(rng, N, D, H, scale=400)), edge=True)


lstm_gates = Exercise(reference.lstm_gates, points=4, cases=gates_cases, returns=("i", "f", "g", "o"), minutes=10)


@lstm_gates.mistake
def order_ifog(x, h, W, U, b):
    """The blocks of the candidate and of the output gate are exchanged.

    In which order are the four blocks of columns stacked? Read the docstring once more.
    """
    i, f, o, g = np.split(x @ W + h @ U + b, 4, axis=1)
    return reference.sigmoid(i), reference.sigmoid(f), np.tanh(g), reference.sigmoid(o)


@lstm_gates.mistake
def sigmoid_on_g(x, h, W, U, b):
    """The candidate is squashed by a sigmoid.

    What would a memory be worth to which you could only ever add positive numbers?
    """
    return tuple(reference.sigmoid(z) for z in np.split(x @ W + h @ U + b, 4, axis=1))


@lstm_gates.mistake
def tanh_on_gate(x, h, W, U, b):
    """The gates are squashed by tanh.

    A gate lets a share through. Between which two numbers does a share lie?
    """
    return tuple(np.tanh(z) for z in np.split(x @ W + h @ U + b, 4, axis=1))


@lstm_gates.mistake
def bias_missing(x, h, W, U, b):
    """The bias is missing.

    With x = 0 and h = 0, what is still there to open or shut a gate?
    """
    return reference.lstm_gates(x, h, W, U, np.zeros_like(b))


@lstm_gates.mistake
def split_axis0(x, h, W, U, b):
    """The pre-activations are cut along the batch.

    The array z has shape (N, 4H). Which of its axes knows the gates?
    """
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=0)
    return reference.sigmoid(i), reference.sigmoid(f), np.tanh(g), reference.sigmoid(o)
