"""How `rnn_step_concat` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.rnn_cell.exercises.shared import cell
from solutions import rnn_cell as reference


def concat_cases(rng):
    N, D, H = sizes(rng, 3)
    for label, size, order, edge in (
        ("order xh", (N, D, H), "xh", False),
        ("order hx", (N, D, H), "hx", False),
        ("N = 1", (1, D, H), "hx", True),
        ("D = 1", (N, 1, H), "hx", True),
        ("H = 1", (N, D, 1), "xh", True),
    ):
        inputs = cell(rng, *size)
        blocks = [inputs["Wx"], inputs["Wh"]] if order == "xh" else [inputs["Wh"], inputs["Wx"]]
        W = np.concatenate(blocks)
        yield Case(label, {"x": inputs["x"], "h": inputs["h"], "W": W, "b": inputs["b"], "order": order}, edge)


rnn_step_concat = Exercise(reference.rnn_step_concat, points=3, cases=concat_cases, returns=("h_next",), minutes=10)


@rnn_step_concat.mistake
def order_ignored(x, h, W, b, order="xh"):
    """The argument order is not used: the vector is always joined as [x, h].

    With order "hx", which rows of W belong to h? Does your joined vector meet them in that order?
    """
    return np.tanh(np.concatenate([x, h], axis=1) @ W + b)


@rnn_step_concat.mistake
def orders_exchanged(x, h, W, b, order="xh"):
    """The two orders are exchanged.

    Say "xh" aloud: which of the two vectors comes first?
    """
    return reference.rnn_step_concat(x, h, W, b, "hx" if order == "xh" else "xh")


@rnn_step_concat.mistake
def both_permuted(x, h, W, b, order="xh"):
    """The inputs are exchanged and the rows of W too, so the change is undone.

    You moved two things. How many of them have to move for the products to meet the right rows?
    """
    H = h.shape[1]
    if order == "hx":
        x, h, W = h, x, np.concatenate([W[H:], W[:H]])
    return np.tanh(np.concatenate([x, h], axis=1) @ W + b)


@rnn_step_concat.mistake
def joined_along_batch(x, h, W, b, order="xh"):
    """x and h are joined along the batch.

    After joining, is a row still one example? Which axis counts features?
    """
    return np.tanh(np.concatenate([x, h], axis=0) @ W + b)


@rnn_step_concat.mistake
def concat_no_tanh(x, h, W, b, order="xh"):
    """The squashing is missing.

    Can your new state leave the interval from −1 to 1?
    """
    return np.concatenate([x, h] if order == "xh" else [h, x], axis=1) @ W + b
