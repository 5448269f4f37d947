"""How `lstm_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.lstm_gates.exercises.shared import cell
from solutions import lstm_gates as reference


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, N, D, H))
    empty = cell(rng, N, D, H)
    yield Case("an empty memory", {**empty, "c": np.zeros_like(empty["c"])})
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=400.0), edge=True)


lstm_step = Exercise(
    reference.lstm_step,
    points=4,
    cases=step_cases,
    returns=("h_next", "c_next"),
    after=("lstm_gates",),
    minutes=15,
    core=True,
)


@lstm_step.mistake
def f_and_i_swapped(x, h, c, W, U, b):
    """The forget gate and the input gate are exchanged.

    Suppose f = 1 and i = 0. What should become of the old cell state, and what becomes of yours?
    """
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = i * c + f * g
    return o * np.tanh(c_next), c_next


@lstm_step.mistake(
    pointer='The lesson, "One line of code, two cells": some texts do write it so, and there is a name for that cell.'
)
def no_tanh_on_c(x, h, c, W, U, b):
    """The cell state is shown without its tanh.

    If c has grown to 5 and the output gate is open, how large is your h? What do the next step's gates make of it?
    """
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return reference.lstm_gates(x, h, W, U, b)[3] * c_next, c_next


@lstm_step.mistake
def h_uses_old_c(x, h, c, W, U, b):
    """What is shown is the cell state from before this step.

    Something is written at this step. In which step's h can it first be seen, and in which should it?
    """
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return reference.lstm_gates(x, h, W, U, b)[3] * np.tanh(c), c_next


@lstm_step.mistake
def c_returned_as_h(x, h, c, W, U, b):
    """What comes back as h_next is the cell state.

    And what comes back as c_next? Is one state there twice, or have the two changed places?
    """
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return c_next, c_next


@lstm_step.mistake
def o_multiplies_c(x, h, c, W, U, b):
    """The output gate acts too early, before the tanh has squashed the cell state.

    Suppose o = 0 for one step. Should the cell state be lost, or only not be shown? In which of the six equations
    does o stand?
    """
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = o * (f * c + i * g)
    return np.tanh(c_next), c_next


@lstm_step.mistake(pointer="That is a cell of its own, with one gate fewer: the chapter on variants returns to it.")
def coupled(x, h, c, W, U, b):
    """How much is written is decided by 1 − f; the input gate has no effect.

    Suppose i = 0 and f = 0. What should then be in the cell, and what is in yours?
    """
    _, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = f * c + (1 - f) * g
    return o * np.tanh(c_next), c_next


@lstm_step.mistake
def gate_after_add(x, h, c, W, U, b):
    """The forget gate also erases what is being written.

    Suppose f = 0 and i = 1. Should the new candidate be in the cell afterwards? In which order do things happen?
    """
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = f * (c + i * g)
    return o * np.tanh(c_next), c_next


@lstm_step.mistake
def tanh_inside_c(x, h, c, W, U, b):
    """The cell state is squashed before it is stored.

    Keep f = 1 and i = 0 for a hundred steps. Does your cell state stay what it was?
    """
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = np.tanh(f * c + i * g)
    return o * c_next, c_next
