"""How `half_life` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lstm_gradients as reference
from solutions.start import sigmoid


def half_life_cases(rng):
    yield Case("an open gate", {"bias": float(rng.uniform(1.0, 4.0))})
    yield Case("a gate that is more shut than open", {"bias": float(rng.uniform(-2.0, -0.5))})
    yield Case("bias = 0", {"bias": 0.0})
    yield Case("bias = 30", {"bias": 30.0}, edge=True)


half_life = Exercise(
    reference.half_life, points=1, cases=half_life_cases, returns=("steps",), tol=1e-6, minutes=8, core=True
)


@half_life.mistake
def time_constant(bias):
    """This is the time in which it falls to 1/e.

    Half is asked for. What share is left after your number of steps?
    """
    return 1 / np.logaddexp(0, -bias)


@half_life.mistake
def straight_line(bias):
    """You take away the same amount at every step.

    The second step forgets a share of what the first has left. Is what is left a straight line, then?
    """
    return 0.5 / sigmoid(-bias)


@half_life.mistake
def turned_over(bias):
    """Numerator and denominator are exchanged.

    The more open the gate, the longer it should take. Is it so in yours?
    """
    return np.logaddexp(0, -bias) / np.log(2)


@half_life.mistake
def rounded_up(bias):
    """The number of steps is rounded.

    Need the answer be a whole number? What does the docstring say?
    """
    return np.ceil(reference.half_life(bias))


@half_life.mistake
def sign_lost(bias):
    """The number of steps is negative.

    The logarithm of a number below 1 is negative. How many of the two numbers that you divide are such logarithms?
    """
    return -reference.half_life(bias)
