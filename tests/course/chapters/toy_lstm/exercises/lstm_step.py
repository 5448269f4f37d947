"""How `lstm_step` is marked, and the mistakes that are known by name."""

import numpy as np
from chapters.toy_lstm.exercises.shared import sizes, step_inputs

from autograder import Case, Exercise
from autograder.book.inputs import one_sized
from solutions import toy_lstm as reference


def step_cases(rng):
    N, D, H = sizes(rng)
    yield Case("random numbers", step_inputs(rng, N, D, H))
    yield Case("an empty memory", {**step_inputs(rng, N, D, H), "c": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, step_inputs(rng, *small), edge=True)
    yield Case("pre-activations in the hundreds", step_inputs(rng, N, D, H, scale=400), edge=True)


lstm_step = Exercise(
    reference.lstm_step,
    points=5,
    cases=step_cases,
    returns=("h_next", "c_next"),
    after=("lstm_gates",),
    minutes=10,
)


@lstm_step.mistake
def f_and_i_swapped(x, h, c, W, U, b):
    """The forget gate and the input gate are exchanged.

    With f = 1 and i = 0 the old memory should survive untouched. What happens to it in yours?
    """
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = i * c + f * g
    return o * np.tanh(c_next), c_next


@lstm_step.mistake
def no_tanh_on_c(x, h, c, W, U, b):
    """The memory is shown without its tanh.

    Let c grow to 5. How large may h be?
    """
    _, _, _, o = reference.lstm_gates(x, h, W, U, b)
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return o * c_next, c_next


@lstm_step.mistake
def h_uses_old_c(x, h, c, W, U, b):
    """What is shown is the memory of before this step.

    Something is written at this step. How soon can it be seen in h?
    """
    _, _, _, o = reference.lstm_gates(x, h, W, U, b)
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return o * np.tanh(c), c_next


@lstm_step.mistake
def gate_after_add(x, h, c, W, U, b):
    """The forget gate also acts on what is being written.

    Set f = 0 and i = 1. What should be in the memory afterwards?
    """
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = f * (c + i * g)
    return o * np.tanh(c_next), c_next


@lstm_step.mistake
def coupled(x, h, c, W, U, b):
    """The share that is written is derived from the forget gate; the input gate has no say.

    Set i = 0 and f = 0. What should be in the memory afterwards?
    """
    _, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = f * c + (1 - f) * g
    return o * np.tanh(c_next), c_next


@lstm_step.mistake
def c_returned_as_h(x, h, c, W, U, b):
    """Both returned values are the memory.

    What is the output gate for?
    """
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return c_next, c_next
