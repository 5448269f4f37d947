"""How `readout` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import rnn_cell as reference


def readout_cases(rng):
    N, H, K = sizes(rng, 3)
    T = int(rng.integers(9, 12))

    def layer(T, N, H, K):
        return {"hs": np.tanh(rng.normal(size=(T, N, H))), "Wy": rng.normal(size=(H, K)), "by": rng.normal(size=K)}

    yield Case("random numbers", layer(T, N, H, K))
    for label, size in (
        ("T = 1", (1, N, H, K)),
        ("N = 1", (T, 1, H, K)),
        ("H = 1", (T, N, 1, K)),
        ("K = 1", (T, N, H, 1)),
    ):
        yield Case(label, layer(*size), edge=True)


def drive_readout(readout, hs, Wy, by):
    """Call it in both modes, so that one can be right without the other."""
    return {"many": readout(hs, Wy, by, "many"), "last": readout(hs, Wy, by, "last")}


readout = Exercise(
    reference.readout,
    points=3,
    cases=readout_cases,
    returns={"many": 1, "last": 1},
    drive=drive_readout,
    parts={"many": (0, "t")},
    minutes=8,
    core=True,
)


@readout.mistake
def always_many(hs, Wy, by, mode="many"):
    """“last” gives an answer at every step.

    If a network is asked only once, at the end, how many answers should it give? How many does yours give?
    """
    return hs @ Wy + by


@readout.mistake
def last_example(hs, Wy, by, mode="many"):
    """“last” takes the last example, not the last step.

    Which axis of hs is time? On which axis do you use the index −1?
    """
    return (hs[:, -1] if mode == "last" else hs) @ Wy + by


@readout.mistake
def first_step(hs, Wy, by, mode="many"):
    """“last” reads the first state.

    How many inputs has the state that you read from seen? How many has the last state seen?
    """
    return (hs[0] if mode == "last" else hs) @ Wy + by


@readout.mistake
def mean_over_time(hs, Wy, by, mode="many"):
    """“last” takes the mean over time.

    Change the first state and leave the last one as it is. Should the answer after the last step move?
    """
    return (hs.mean(axis=0) if mode == "last" else hs) @ Wy + by


@readout.mistake
def softmax_applied(hs, Wy, by, mode="many"):
    """The logits went through a softmax.

    Do your rows sum to one? Then what are they: logits, or what a loss makes of logits?
    """
    logits = reference.readout(hs, Wy, by, mode)
    e = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@readout.mistake
def answer_squashed(hs, Wy, by, mode="many"):
    """The logits are squashed by tanh.

    Is the read-out a second cell, or a linear layer? Could your network ever answer 3?
    """
    return np.tanh(reference.readout(hs, Wy, by, mode))


@readout.mistake
def answer_without_bias(hs, Wy, by, mode="many"):
    """The read-out's bias is missing.

    Set all states to zero. What should the network answer then?
    """
    return reference.readout(hs, Wy, 0 * by, mode)
