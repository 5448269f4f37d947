"""How `lstm1997_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.lstm_gradients.exercises.shared import weights
from solutions import lstm_gradients as reference
from solutions.start import sigmoid


def old_step_inputs(rng, N, D, H, scale=1.0):
    states = {"x": rng.normal(size=(N, D)), "h": rng.uniform(-1, 1, (N, H)), "c": rng.uniform(-3, 3, (N, H))}
    return {**states, **weights(rng, D, H, gates=3, scale=scale)}


def old_step_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("nothing was there", {**old_step_inputs(rng, N, D, H), "c": np.zeros((N, H))})
    yield Case("random numbers", old_step_inputs(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, old_step_inputs(rng, *small), edge=True)
    yield Case("saturated gates", old_step_inputs(rng, N, D, H, scale=400.0), edge=True)


lstm1997_step = Exercise(
    reference.lstm1997_step, points=1, cases=old_step_cases, returns=("h_next", "c_next"), minutes=8
)


def old_gates(x, h, W, U, b, order="igo"):
    z = dict(zip(order, np.split(x @ W + h @ U + b, 3, axis=1), strict=True))
    return sigmoid(z["i"]), np.tanh(z["g"]), sigmoid(z["o"])


@lstm1997_step.mistake
def forgets_what_it_overwrites(x, h, c, W, U, b):
    """The input gate also decides how much of the old cell state stays.

    If the input gate is wide open, is the old cell state still there in your cell? Did the cell of 1997 forget?
    """
    i, g, o = old_gates(x, h, W, U, b)
    c_next = (1 - i) * c + i * g
    return o * np.tanh(c_next), c_next


@lstm1997_step.mistake
def nothing_kept(x, h, c, W, U, b):
    """The old cell state is gone.

    Shut the input gate. What should c_next be, and what is it in yours?
    """
    i, g, o = old_gates(x, h, W, U, b)
    return o * np.tanh(i * g), i * g


@lstm1997_step.mistake
def gate_after_add(x, h, c, W, U, b):
    """The input gate also acts on what was there.

    Shut the input gate. What should c_next be, and what is it in yours?
    """
    i, g, o = old_gates(x, h, W, U, b)
    return o * np.tanh(i * (c + g)), i * (c + g)


@lstm1997_step.mistake
def squashed_memory(x, h, c, W, U, b):
    """The cell state itself is squashed.

    Write 1 ten times, with open gates. How much should be in the cell then?
    """
    i, g, o = old_gates(x, h, W, U, b)
    c_next = np.tanh(c + i * g)
    return o * c_next, c_next


@lstm1997_step.mistake
def no_tanh_on_c(x, h, c, W, U, b):
    """The cell state is shown without its tanh.

    If c has grown to 5 and the output gate is open, how large is your h?
    """
    i, g, o = old_gates(x, h, W, U, b)
    return o * (c + i * g), c + i * g


@lstm1997_step.mistake
def sigmoid_on_g(x, h, c, W, U, b):
    """The candidate is squashed like a gate.

    Must a cell be able to write negative numbers? Can yours?
    """
    i, _, o = old_gates(x, h, W, U, b)
    g = sigmoid(np.split(x @ W + h @ U + b, 3, axis=1)[1])
    return o * np.tanh(c + i * g), c + i * g


@lstm1997_step.mistake
def order_iog(x, h, c, W, U, b):
    """The last two blocks are exchanged: you read the order i, o, g.

    In which order does the docstring stack the three blocks?
    """
    i, g, o = old_gates(x, h, W, U, b, order="iog")
    return o * np.tanh(c + i * g), c + i * g
