"""How `rnn_jacobian` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import vanishing_gradients as reference


def jacobian_cases(rng):
    (H,) = sizes(rng, 1)

    def step(H):
        return {"h_next": rng.choice([-1.0, 1.0], H) * rng.uniform(0.3, 0.9, H), "Wh": rng.normal(size=(H, H))}

    slopes = {**step(H), "Wh": np.eye(H)}
    yield Case("Wh is the identity", slopes)
    yield Case("the new state is zero", {**step(H), "h_next": np.zeros(H)})
    yield Case("random numbers", step(H + 1))
    yield Case("H = 1", step(1), edge=True)
    yield Case("saturated units", {**step(H), "h_next": rng.choice([-1.0, 1.0], H)}, edge=True)


rnn_jacobian = Exercise(reference.rnn_jacobian, points=3, cases=jacobian_cases, returns=("J",), minutes=15, core=True)


@rnn_jacobian.mistake
def transpose(h_next, Wh):
    """Rows and columns are exchanged: this is the transpose of J.

    By the docstring, which index of J counts the numbers that come out? Which of your indices meets the slope?
    """
    return Wh * (1 - h_next**2)


@rnn_jacobian.mistake
def wh_not_transposed(h_next, Wh):
    """Wh is not transposed.

    In h @ Wh, does old unit j reach new unit i through Wh[i, j] or through Wh[j, i]?
    """
    return (1 - h_next**2)[:, None] * Wh


@rnn_jacobian.mistake
def no_slope(h_next, Wh):
    """The slope of tanh is missing.

    A saturated unit hardly moves, whatever goes in. Which factor of your J shows that?
    """
    return 1.0 * Wh.T


@rnn_jacobian.mistake
def slope_on_columns(h_next, Wh):
    """The slope multiplies the columns.

    If one *new* unit is saturated, what becomes zero: a row of J or a column?
    """
    return Wh.T * (1 - h_next**2)


@rnn_jacobian.mistake
def tanh_twice(h_next, Wh):
    """The tanh is taken a second time.

    Is h_next what goes into the tanh, or what came out of it?
    """
    return (1 - np.tanh(h_next) ** 2)[:, None] * Wh.T


@rnn_jacobian.mistake
def one_minus_h(h_next, Wh):
    """The slope has lost its square.

    A unit at −0.9 is as flat as one at 0.9. Does your slope agree?
    """
    return (1 - h_next)[:, None] * Wh.T


@rnn_jacobian.mistake
def logistic_slope(h_next, Wh):
    """The slope is that of the logistic function.

    How steep is tanh at 0, where its curve touches the diagonal? What does your slope say there?
    """
    return (h_next * (1 - h_next))[:, None] * Wh.T
