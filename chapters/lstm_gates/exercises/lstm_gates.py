"""How `lstm_gates` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.lstm_gates.exercises.shared import cell
from solutions import lstm_gates as reference
from solutions.start import sigmoid


def only(inputs, *kept):
    """The inputs, of which all but the named ones are zero."""
    return {name: value if name in kept else np.zeros_like(value) for name, value in inputs.items()}


GATES = "x h W U b"


def gates_cases(rng):
    N, D, H = sizes(rng, 3)
    for label, kept in (("only the input", "xW"), ("only the old state", "hU"), ("only the bias", "b")):
        yield Case(label, only(cell(rng, N, D, H, GATES), *kept))
    yield Case("random numbers", cell(rng, N, D, H, GATES))
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small, GATES), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, GATES, scale=400.0), edge=True)


lstm_gates = Exercise(
    reference.lstm_gates, points=3, cases=gates_cases, returns=("i", "f", "g", "o"), minutes=15, core=True
)


def squash(i, f, g, o):
    return sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@lstm_gates.mistake
def order_ifog(x, h, W, U, b):
    """The last two blocks are exchanged: you read the order i, f, o, g.

    Which columns does the docstring give to the candidate: the third quarter, or the last?
    """
    i, f, o, g = np.split(x @ W + h @ U + b, 4, axis=1)
    return squash(i, f, g, o)


@lstm_gates.mistake
def order_fiog(x, h, W, U, b):
    """The first two blocks are exchanged: you read the order f, i, g, o.

    Many texts explain the forget gate first. Whose columns come first in our W?
    """
    f, i, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    return squash(i, f, g, o)


@lstm_gates.mistake
def sigmoid_on_g(x, h, W, U, b):
    """The candidate is squashed by a sigmoid.

    If nothing negative can ever be written, which way can the cell state go?
    """
    return tuple(sigmoid(z) for z in np.split(x @ W + h @ U + b, 4, axis=1))


@lstm_gates.mistake
def tanh_on_gates(x, h, W, U, b):
    """The gates are squashed by tanh.

    A gate is the share that may pass. Between which two numbers does a share lie, and between which do yours?
    """
    return tuple(np.tanh(z) for z in np.split(x @ W + h @ U + b, 4, axis=1))


@lstm_gates.mistake
def softmax_for_the_gates(x, h, W, U, b):
    """The gates go through a softmax, so the units of a gate add up to 1.

    May two units of one gate be open at the same time, both nearly 1? Can they, in yours?
    """
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    return softmax(z_i), softmax(z_f), np.tanh(z_g), softmax(z_o)


@lstm_gates.mistake
def bias_missing(x, h, W, U, b):
    """The bias is missing.

    Set x and h to zero. What is then left to open a gate, or to shut it?
    """
    return reference.lstm_gates(x, h, W, U, np.zeros_like(b))


@lstm_gates.mistake
def split_axis0(x, h, W, U, b):
    """The pre-activations are cut along the batch.

    The sum has shape (N, 4H). Which of its axes counts examples, and which holds the four blocks?
    """
    return squash(*np.split(x @ W + h @ U + b, 4, axis=0))


@lstm_gates.mistake
def reshaped(x, h, W, U, b):
    """A reshape has torn the blocks apart.

    Put 0, 1, 2, … into an array of shape (N, 4H) and look where reshape puts them. Is a row still one example?
    """
    return squash(*(x @ W + h @ U + b).reshape(4, *h.shape))


@lstm_gates.mistake
def taking_turns(x, h, W, U, b):
    """Every fourth column is taken for a gate.

    Do the columns of one gate stand side by side in W, or do the gates take turns?
    """
    z = x @ W + h @ U + b
    return squash(*(z[:, k::4] for k in range(4)))
