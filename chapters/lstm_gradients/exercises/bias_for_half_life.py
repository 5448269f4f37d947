"""How `bias_for_half_life` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lstm_gradients as reference


def bias_cases(rng):
    yield Case("a long half-life", {"n": float(rng.uniform(20, 200))})
    yield Case("a short half-life", {"n": float(rng.uniform(1.5, 3.0))})
    yield Case("n = 1", {"n": 1.0})
    yield Case("less than a step", {"n": 0.25}, edge=True)


bias_for_half_life = Exercise(
    reference.bias_for_half_life, points=1, cases=bias_cases, returns=("bias",), tol=1e-6, minutes=8, core=True
)


@bias_for_half_life.mistake
def inverse_turned_over(n):
    """The bias has the wrong sign.

    Long memory needs an open gate. Which sign opens it? And which does yours have?
    """
    return -reference.bias_for_half_life(n)


@bias_for_half_life.mistake
def share_for_bias(n):
    """This is the gate itself, not the bias that makes it so.

    What must be kept at each step is a share. Which bias does the sigmoid turn into it?
    """
    return 0.5 ** (1 / n)


@bias_for_half_life.mistake
def for_one_over_e(n):
    """With your bias, 1/e is left after n steps.

    Half is asked for. What is your gate to the n-th power?
    """
    return -np.log(np.expm1(1 / n))


@bias_for_half_life.mistake
def arctanh_for_logit(n):
    """The gate is turned back as if it were a tanh.

    Which function squashes a gate? What is its inverse?
    """
    return np.arctanh(0.5 ** (1 / n))


@bias_for_half_life.mistake
def on_a_straight_line(n):
    """You take away the same amount at every step.

    The second step forgets a share of what the first has left. Is what is left a straight line, then?
    """
    f = 1 - 0.5 / n
    with np.errstate(all="ignore"):
        return np.log(f) - np.log1p(-f) if f > 0 else -np.inf
