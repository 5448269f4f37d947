"""How `rnn_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.rnn_cell.exercises.shared import cell
from solutions import rnn_cell as reference


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    zero = dict.fromkeys(("x", "h", "Wx", "Wh", "b"), 0.0)
    for label, keep in (
        ("only the input", ("x", "Wx")),
        ("only the old state", ("h", "Wh")),
        ("only the bias", ("b",)),
    ):
        inputs = cell(rng, N, D, H)
        yield Case(label, {name: value * (1.0 if name in keep else zero[name]) for name, value in inputs.items()})
    yield Case("random numbers", cell(rng, N, D, H))
    for label, size in (("N = 1", (1, D, H)), ("D = 1", (N, 1, H)), ("H = 1", (N, D, 1))):
        yield Case(label, cell(rng, *size), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=30.0), edge=True)


rnn_step = Exercise(reference.rnn_step, points=4, cases=step_cases, returns=("h_next",), minutes=10, core=True)


@rnn_step.mistake
def no_tanh(x, h, Wx, Wh, b):
    """The squashing is missing.

    Can your new state leave the interval from −1 to 1? Should it?
    """
    return x @ Wx + h @ Wh + b


@rnn_step.mistake
def sigmoid(x, h, Wx, Wh, b):
    """The state is squashed by the logistic function.

    Your state is never negative. Which squashing function does the equation name?
    """
    return 1 / (1 + np.exp(-(x @ Wx + h @ Wh + b)))


@rnn_step.mistake
def rectified(x, h, Wx, Wh, b):
    """What is negative becomes 0: that is a rectifier, not a tanh.

    Is a state of this cell ever negative? Can it become larger than 1?
    """
    return np.maximum(x @ Wx + h @ Wh + b, 0)


@rnn_step.mistake
def wh_transposed(x, h, Wx, Wh, b):
    """The recurrent matrix is transposed.

    This agrees with the equation only when Wh is symmetric. Over which index of Wh does h @ Wh add up?
    """
    return np.tanh(x @ Wx + h @ Wh.T + b)


@rnn_step.mistake
def bias_missing(x, h, Wx, Wh, b):
    """The bias is missing.

    Set x and h to zero. What should come out, and what does?
    """
    return np.tanh(x @ Wx + h @ Wh)


@rnn_step.mistake
def bias_twice(x, h, Wx, Wh, b):
    """The bias is added twice.

    Set x and h to zero. How many times does b enter your sum?
    """
    return np.tanh(x @ Wx + b + h @ Wh + b)


@rnn_step.mistake
def bias_outside(x, h, Wx, Wh, b):
    """The bias is added outside the tanh.

    Can your new state leave the interval from −1 to 1? Which brackets hold b?
    """
    return np.tanh(x @ Wx + h @ Wh) + b


@rnn_step.mistake
def h_ignored(x, h, Wx, Wh, b):
    """The old state is not used.

    Change h and nothing else. Does your output move?
    """
    return np.tanh(x @ Wx + b)
