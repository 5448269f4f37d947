"""How `line_loss` is marked, and the mistakes that are known by name."""

import numpy as np
from chapters.toy_weights.data import points

from autograder import Case, Exercise
from solutions import toy_weights as reference


def loss_cases(rng):
    X, y = points(rng, 7)
    yield Case("random numbers", {"weight": rng.normal(size=(3, 1)), "bias": rng.normal(size=1), "X": X, "y": y})


line_loss = Exercise(reference.line_loss, points=1, cases=loss_cases, returns=("loss",))


@line_loss.mistake
def summed(weight, bias, X, y):
    """The errors are added, not averaged.

    Does your loss grow with the number of points?
    """
    return float(np.sum((X @ weight + bias - y) ** 2))
