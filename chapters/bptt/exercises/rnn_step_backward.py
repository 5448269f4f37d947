"""How `rnn_step_backward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, saturate, sizes
from chapters.bptt.exercises.shared import cell
from solutions import bptt as reference
from solutions import rnn_cell


def step_inputs(rng, N, D, H, saturated=False):
    inputs = cell(rng, N, D, H)
    inputs["h"] = np.tanh(inputs["h"])
    if saturated:
        saturate(rng, inputs["Wx"], inputs["x"])
    known = {**inputs, "h_next": rnn_cell.rnn_step(**inputs)}
    cache = {name: known[name] for name in ("x", "h", "h_next", "Wx", "Wh")}
    return {"dh": rng.normal(size=(N, H)), "cache": cache}


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    inputs = step_inputs(rng, N, D, H)
    one = np.zeros((N, H))
    one[int(rng.integers(N)), int(rng.integers(H))] = 1.0
    yield Case("dh is a single 1", {**inputs, "dh": one})
    yield Case("random numbers", step_inputs(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, step_inputs(rng, *small), edge=True)
    yield Case("saturated units", step_inputs(rng, N, D, H, saturated=True), edge=True)


rnn_step_backward = Exercise(
    reference.rnn_step_backward,
    points=5,
    cases=step_cases,
    returns=("dx", "dh_prev", "dWx", "dWh", "db"),
    after=("tanh_backward",),
    minutes=20,
    core=True,
)


def from_dz(dz, cache):
    """The rest of the backward step, from the gradient before the tanh."""
    return dz @ cache["Wx"].T, dz @ cache["Wh"].T, cache["x"].T @ dz, cache["h"].T @ dz, dz.sum(axis=0)


def right_dz(dh, cache):
    return reference.tanh_backward(dh, cache["h_next"])


@rnn_step_backward.mistake(pointer="dz = dh · tanh′")
def slope_missing(dh, cache):
    """The slope of the tanh is missing.

    A saturated unit should pass almost nothing on. How much does yours pass on?
    """
    return from_dz(dh, cache)


@rnn_step_backward.mistake
def only_the_slope(dh, cache):
    """dh has no effect: the gradient begins with the slope of the tanh, as if the loss were the sum of all states.

    Call it with dh = 0. What should come back then, and what does?
    """
    return from_dz(right_dz(np.ones_like(dh), cache), cache)


@rnn_step_backward.mistake
def difference_of_products(dh, cache):
    """dh is multiplied by the 1 alone, and the square is taken from the product.

    What does Python make of 2 * 1 - 3, and what did you mean?
    """
    return from_dz(dh * 1 - cache["h_next"] ** 2, cache)


@rnn_step_backward.mistake
def tanh_of_the_square(dh, cache):
    """The slope is made with the tanh of a square.

    h_next is what came out of the tanh. What do you have to do with it to get the slope, and what do you do first?
    """
    return from_dz(dh * (1 - np.tanh(cache["h_next"] ** 2)), cache)


@rnn_step_backward.mistake
def slope_of_old_state(dh, cache):
    """The slope is taken at the old state.

    Which of the two states in the cache came out of this step's tanh?
    """
    return from_dz(reference.tanh_backward(dh, cache["h"]), cache)


@rnn_step_backward.mistake
def slope_of_second_tanh(dh, cache):
    """The tanh is taken a second time.

    Is h_next what went into the tanh, or what came out of it?
    """
    return from_dz(reference.tanh_backward(dh, np.tanh(cache["h_next"])), cache)


@rnn_step_backward.mistake
def dWh_uses_h_next(dh, cache):
    """dWh is made with the new state.

    What was Wh multiplied by in the forward pass?
    """
    dz = right_dz(dh, cache)
    dx, dh_prev, dWx, _, db = from_dz(dz, cache)
    return dx, dh_prev, dWx, cache["h_next"].T @ dz, db


@rnn_step_backward.mistake
def dh_prev_before_matrix(dh, cache):
    """dh_prev stops before the matrix.

    Between the old state and the tanh there is a product. Does your gradient pass through it?
    """
    dz = right_dz(dh, cache)
    dx, _, *rest = from_dz(dz, cache)
    return dx, dz, *rest


@rnn_step_backward.mistake
def wh_not_transposed(dh, cache):
    """On the way to dh_prev the matrix is not transposed.

    Wh is square, so no shape shows the mistake. Forward, Wh[i, j] leads from unit i to unit j. Where does it lead
    backward?
    """
    dz = right_dz(dh, cache)
    dx, _, *rest = from_dz(dz, cache)
    return dx, dz @ cache["Wh"], *rest


@rnn_step_backward.mistake
def wx_not_transposed(dh, cache):
    """On the way to dx the matrix is not transposed.

    You hold (N, H) and want (N, D). Which way round must a matrix between them stand?
    """
    dz = right_dz(dh, cache)
    dx = dz @ cache["Wx"]
    return dx, *from_dz(dz, cache)[1:]


@rnn_step_backward.mistake
def averaged_over_batch(dh, cache):
    """The gradients of the weights, which the whole batch shares, are averaged over the batch.

    If the loss is a mean over the batch, is the 1/N not in dh already?
    """
    dx, dh_prev, *shared = reference.rnn_step_backward(dh, cache)
    return dx, dh_prev, *(g / len(dh) for g in shared)


@rnn_step_backward.mistake
def db_along_units(dh, cache):
    """db is added up along the wrong axis.

    b has one entry for each unit. Which axis of dz counts the units, and which one should disappear?
    """
    dz = right_dz(dh, cache)
    return *from_dz(dz, cache)[:4], dz.sum(axis=1)


@rnn_step_backward.mistake
def db_not_summed(dh, cache):
    """db still has a row for each example.

    How many examples did the one b serve? What becomes of their gradients?
    """
    dz = right_dz(dh, cache)
    return *from_dz(dz, cache)[:4], dz
