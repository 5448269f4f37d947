"""How `peephole_param_count` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lstm_gates
from solutions import peepholes as reference


def count_cases(rng):
    D, H = (int(n) for n in rng.choice(np.arange(5, 40), 2, replace=False))
    yield Case("diagonal", {"D": D, "H": H, "kind": "diagonal"})
    yield Case("full", {"D": H, "H": D, "kind": "full"})
    yield Case("another diagonal one", {"D": 2 * D + 1, "H": H + 1, "kind": "diagonal"})
    yield Case("H = 1", {"D": D, "H": 1, "kind": "full"}, edge=True)


peephole_param_count = Exercise(
    reference.peephole_param_count, points=1, cases=count_cases, returns=("count",), minutes=5
)


def lstm_alone(D, H):
    return lstm_gates.lstm_param_count(D, H)


@peephole_param_count.mistake
def always_full(D, H, kind="diagonal"):
    """A unit's gates see the cells of all units, even where only their own is asked for.

    In a diagonal matrix, how many numbers are there to be learnt?
    """
    return lstm_alone(D, H) + 3 * H * H


@peephole_param_count.mistake
def always_diagonal(D, H, kind="diagonal"):
    """kind makes no difference.

    How many cells does one gate of one unit look at in each of the two kinds?
    """
    return lstm_alone(D, H) + 3 * H


@peephole_param_count.mistake
def four_peepholes(D, H, kind="diagonal"):
    """There is one peephole too many for each unit.

    Which of i, f, g and o have a peephole?
    """
    return lstm_alone(D, H) + 4 * (H if kind == "diagonal" else H * H)


@peephole_param_count.mistake
def one_peephole(D, H, kind="diagonal"):
    """All gates share one peephole.

    Is the number with which i peeps also the one with which f does?
    """
    return lstm_alone(D, H) + (H if kind == "diagonal" else H * H)


@peephole_param_count.mistake
def only_the_peepholes(D, H, kind="diagonal"):
    """Only the peepholes are counted.

    What else does the cell learn, besides its peepholes?
    """
    return 3 * (H if kind == "diagonal" else H * H)


@peephole_param_count.mistake
def two_biases(D, H, kind="diagonal"):
    """There are two bias vectors.

    PyTorch has two biases for each gate. How many does the docstring name?
    """
    return reference.peephole_param_count(D, H, kind) + 4 * H


@peephole_param_count.mistake
def no_biases(D, H, kind="diagonal"):
    """The biases are missing.

    One of the terms that a gate adds up is not multiplied by anything. Is it learnt?
    """
    return reference.peephole_param_count(D, H, kind) - 4 * H
