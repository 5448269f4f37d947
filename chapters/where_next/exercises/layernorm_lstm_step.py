"""How `layernorm_lstm_step` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.where_next.exercises.shared import one_sized
from solutions import where_next as reference
from solutions.start import sigmoid


def normed_inputs(rng, N, D, H, scale=1.0):
    return {
        "x": rng.normal(size=(N, D)),
        "h": rng.normal(size=(N, H)),
        "c": rng.normal(0, 1.5, (N, H)),
        "W": rng.normal(0, scale, (D, 4 * H)) + 0.3 * scale,  # a mean that matters
        "U": rng.normal(0, scale, (H, 4 * H)) + 0.3 * scale,
        "b": rng.normal(size=4 * H),
        "gx": rng.uniform(0.5, 1.5, 4 * H),
        "gh": rng.uniform(0.5, 1.5, 4 * H),
        "gc": rng.uniform(0.5, 1.5, H),
        "bc": rng.normal(size=H),
    }


def normed_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", normed_inputs(rng, N, D, H))
    yield Case("as many examples as units", normed_inputs(rng, H, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, normed_inputs(rng, *small), edge=True)
    yield Case(
        "inputs of zeros", normed_inputs(rng, N, D, H) | {"x": np.zeros((N, D)), "h": np.zeros((N, H))}, edge=True
    )
    yield Case("weights in the hundreds", normed_inputs(rng, N, D, H, scale=400.0), edge=True)


layernorm_lstm_step = Exercise(
    reference.layernorm_lstm_step, points=3, cases=normed_cases, returns=("h_next", "c_next"), minutes=20
)


def norm(A, axis=1, ddof=0, root=np.sqrt):
    return (A - A.mean(axis=axis, keepdims=True)) / root(A.var(axis=axis, keepdims=True, ddof=ddof) + 1e-5)


def normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=norm, before=None, norm_c=None):
    """The reference, in which parts can be changed. before: (x W, h U, gx, gh) -> what the bias is added to."""
    a = gx * norm(x @ W) + gh * norm(h @ U) if before is None else before(x @ W, h @ U, gx, gh)
    i, f, g, o = np.split(a + b, 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(gc * (norm_c or norm)(c) + bc), c


@layernorm_lstm_step.mistake
def over_the_batch(x, h, c, W, U, b, gx, gh, gc, bc):
    """You normalise over the batch: each column, instead of each row.

    Change one example of the batch. May the others' results move? Do yours?
    """
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=lambda A: norm(A, axis=0))


@layernorm_lstm_step.mistake
def the_sum_normalised(x, h, c, W, U, b, gx, gh, gc, bc):
    """You normalise the sum of x W and h U, not each by itself.

    Make x a hundred times as large. Does h then still change your pre-activations noticeably?
    """
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, before=lambda a, r, gx, gh: gx * norm(a + r))


@layernorm_lstm_step.mistake
def gate_by_gate(x, h, c, W, U, b, gx, gh, gc, bc):
    """Each gate's block is normalised by itself.

    How many entries has the row whose mean the docstring asks for?
    """

    def blocks(A):
        return np.concatenate([norm(B) for B in np.split(A, 4, axis=1)], axis=1)

    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=blocks, norm_c=norm)


@layernorm_lstm_step.mistake
def cell_as_it_is(x, h, c, W, U, b, gx, gh, gc, bc):
    """The cell is not normalised where h is computed from it.

    Where in the equation of h' do gc and bc stand, and in yours?
    """
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm_c=lambda c: (c - bc) / gc)


@layernorm_lstm_step.mistake
def only_gain_and_bias(x, h, c, W, U, b, gx, gh, gc, bc):
    """The cell's row is only rescaled by its gain and bias, without being normalised.

    What is the mean of a row of norm(c'), and what is it in yours?
    """
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm_c=lambda c: c)


@layernorm_lstm_step.mistake
def normalised_cell_returned(x, h, c, W, U, b, gx, gh, gc, bc):
    """What is handed on is the normalised cell.

    With f = 1 and i = 0 the memory should stay what it is. Does it, in yours?
    """
    h, c = normed(x, h, c, W, U, b, gx, gh, gc, bc)
    return h, gc * norm(c) + bc


@layernorm_lstm_step.mistake
def divided_by_the_variance(x, h, c, W, U, b, gx, gh, gc, bc):
    """You divide by the variance, not by its root.

    Double all numbers of a row: does your result stay what it is?
    """
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=lambda A: norm(A, root=lambda v: v))


@layernorm_lstm_step.mistake
def unbiased_variance(x, h, c, W, U, b, gx, gh, gc, bc):
    """The variance is divided by one entry less than there are, as torch.var does unless told otherwise.

    Of how many squares does the docstring take the mean?
    """
    with np.errstate(all="ignore"):
        return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=lambda A: norm(A, ddof=1 if A.shape[1] > 1 else 0))
