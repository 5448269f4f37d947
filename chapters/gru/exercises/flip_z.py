"""How `flip_z` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.gates import GRU
from chapters.gru.exercises.shared import cell
from solutions import gru as reference


def flip_cases(rng):
    _, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, 1, D, H, "W U b"))
    yield Case("D = 1", cell(rng, 1, 1, H, "W U b"), edge=True)
    yield Case("H = 1", cell(rng, 1, D, 1, "W U b"), edge=True)


flip_z = Exercise(
    reference.flip_z,
    points=2,
    cases=flip_cases,
    returns=("W", "U", "b"),
    parts={"W": (1, GRU), "U": (1, GRU), "b": (0, GRU)},
    minutes=10,
    core=True,
)


def changed_block(A, k, change):
    """A, with its k-th block changed."""
    blocks = np.split(A, 3, axis=-1)
    blocks[k] = change(blocks[k])
    return np.concatenate(blocks, axis=-1)


def negative(A):
    return -A


@flip_z.mistake
def flips_only_bias(W, U, b):
    """Only the bias is changed.

    A gate adds up three things. If their sum is to become −a, what must become of each?
    """
    return W, U, changed_block(b, 1, negative)


@flip_z.mistake
def flips_W_not_U(W, U, b):
    """The weights that meet the old state are left as they were.

    A gate adds up three things. Which of them do you change?
    """
    return changed_block(W, 1, negative), U, changed_block(b, 1, negative)


@flip_z.mistake
def flips_matrices_only(W, U, b):
    """The bias is left as it was.

    With x and h of zeros, what is in your update gate, and in theirs?
    """
    return changed_block(W, 1, negative), changed_block(U, 1, negative), b


@flip_z.mistake
def one_minus_the_weights(W, U, b):
    """You subtract the weights from 1.

    It is the gate that is to become 1 minus itself. What does σ have to be given for 1 − σ(a) to come out?
    """
    return tuple(changed_block(A, 1, lambda block: 1 - block) for A in (W, U, b))


@flip_z.mistake
def flips_everything(W, U, b):
    """All three blocks are changed.

    The two cells differ in what one of their gates does. Does any of the other blocks do something else as well?
    """
    return -W, -U, -b


@flip_z.mistake
def flips_r(W, U, b):
    """The first block is changed, which belongs to the reset gate.

    In which order are the blocks stacked here? Which gate makes the mixture?
    """
    return tuple(changed_block(A, 0, negative) for A in (W, U, b))
