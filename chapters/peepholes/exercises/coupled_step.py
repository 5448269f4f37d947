"""How `coupled_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.peepholes.exercises.shared import cell
from solutions import peepholes as reference
from solutions.start import sigmoid


def coupled_inputs(rng, N, D, H, scale=1.0):
    inputs = cell(rng, N, D, H, scale)
    blocks = {name: inputs[name][..., : 3 * H] for name in "WUb"}
    return {**{name: inputs[name] for name in ("x", "h", "c")}, **{k: v.copy() for k, v in blocks.items()}}


def coupled_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", coupled_inputs(rng, N, D, H))
    full = coupled_inputs(rng, N, D, H)
    full["b"][:H] = 800.0
    yield Case("the input gate wide open", full)
    for label, small in one_sized(N, D, H):
        yield Case(label, coupled_inputs(rng, *small), edge=True)
    yield Case("huge pre-activations", coupled_inputs(rng, N, D, H, scale=400.0), edge=True)


coupled_step = Exercise(reference.coupled_step, points=3, cases=coupled_cases, returns=("h_next", "c_next"), minutes=12)


def three(x, h, W, U, b, order="igo"):
    z = dict(zip(order, np.split(x @ W + h @ U + b, 3, axis=1), strict=True))
    return sigmoid(z["i"]), np.tanh(z["g"]), sigmoid(z["o"])


@coupled_step.mistake
def learns_f(x, h, c, W, U, b):
    """The first block is taken for the forget gate, and i is derived from it.

    Which of the two is learnt in this exercise, and which is what remains? If the first block is large, does the
    cell write, or does it keep?
    """
    f, g, o = three(x, h, W, U, b)
    c_next = f * c + (1 - f) * g
    return o * np.tanh(c_next), c_next


@coupled_step.mistake
def convex_of_h(x, h, c, W, U, b):
    """What is mixed with the candidate is the hidden state.

    If i is 0, what must come through the step unchanged: what the cell holds, or what it shows?
    """
    i, g, o = three(x, h, W, U, b)
    c_next = (1 - i) * h + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.mistake
def forgets_nothing(x, h, c, W, U, b):
    """Nothing is forgotten: the old cell state stays whole.

    If i is 1, how much of the old cell state should be left, and how much is left in yours?
    """
    i, g, o = three(x, h, W, U, b)
    c_next = c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.mistake
def f_is_i(x, h, c, W, U, b):
    """The forget gate is the input gate itself.

    If i is 0, nothing is written. Is there then a reason to forget? What does your cell do?
    """
    i, g, o = three(x, h, W, U, b)
    c_next = i * c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.mistake
def complement_before_sigmoid(x, h, c, W, U, b):
    """The complement is taken of the sum, not of the gate.

    Let the sum inside the gate be 3. How large are i and f in your cell? What should they add up to?
    """
    i, g, o = three(x, h, W, U, b)
    f = sigmoid(1 - np.split(x @ W + h @ U + b, 3, axis=1)[0])
    c_next = f * c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.mistake
def four_gates_left(x, h, c, W, U, b):
    """The weights are cut into four blocks.

    Count the things that have weights of their own in this cell. How wide is W?
    """
    H = h.shape[1]
    z = x @ W + h @ U + b
    i, g, o = sigmoid(z[:, :H]), np.tanh(z[:, 2 * H : 3 * H]), sigmoid(z[:, 3 * H : 4 * H])
    c_next = (1 - i) * c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.mistake
def order_iog(x, h, c, W, U, b):
    """The last two blocks are exchanged: you read the order i, o, g.

    In which order does the docstring stack the three blocks?
    """
    i, g, o = three(x, h, W, U, b, order="iog")
    c_next = (1 - i) * c + i * g
    return o * np.tanh(c_next), c_next
