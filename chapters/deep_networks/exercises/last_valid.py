"""How `last_valid` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.deep_networks.exercises.shared import some_lengths
from solutions import deep_networks as reference


def outputs_inputs(rng, T, N, H, lengths=None):
    return {"outputs": rng.normal(size=(T, N, H)), "lengths": some_lengths(rng, T, N) if lengths is None else lengths}


def last_cases(rng):
    T, N, H = (int(n) for n in rng.permutation([5, 6, 7])[:3])
    yield Case("lengths in no order", outputs_inputs(rng, T, N, H))
    S = max(T, N)
    yield Case("as many steps as sequences", outputs_inputs(rng, S, S, 3))
    yield Case("nothing is padded", outputs_inputs(rng, T, N, H, np.full(N, T)), edge=True)
    yield Case("N = 1", outputs_inputs(rng, T, 1, H, np.array([T - 2])), edge=True)
    yield Case("T = 1", outputs_inputs(rng, 1, N, H, np.ones(N, int)), edge=True)
    yield Case("H = 1", outputs_inputs(rng, T, N, 1), edge=True)


last_valid = Exercise(reference.last_valid, points=2, cases=last_cases, returns=("last",), minutes=8, core=True)


@last_valid.mistake
def padded_last(outputs, lengths):
    """It is the output at the last step of all, where most sequences have long ended.

    A sequence of length 3 lies in an array of 7 steps. What is there in its seventh?
    """
    return outputs[-1]


@last_valid.mistake
def index_is_the_length(outputs, lengths):
    """It is one step too late: the first of the padding.

    Of a sequence of length 1, at which index is its only step?
    """
    return outputs[lengths % len(outputs), np.arange(len(lengths))]


@last_valid.mistake
def one_too_early(outputs, lengths):
    """It is one step too early.

    Of a sequence of length 1, at which index is its only step? At which do you look?
    """
    return outputs[np.maximum(lengths - 2, 0), np.arange(len(lengths))]


@last_valid.mistake
def batch_first_mixup(outputs, lengths):
    """Steps and sequences are exchanged: you index as if the batch came first.

    What is outputs.shape in the example, and which of its numbers is the number of sequences?
    """
    return outputs[np.arange(len(lengths)), lengths - 1]


@last_valid.mistake
def mean_over_steps(outputs, lengths):
    """All the real outputs are averaged.

    Which step of a sequence has read all of it? Which of your steps have not?
    """
    real = np.arange(len(outputs))[:, None] < lengths
    return (outputs * real[..., None]).sum(axis=0) / lengths[:, None]


@last_valid.mistake
def longest_for_all(outputs, lengths):
    """Every sequence is cut at one and the same length.

    Print the step that you take for each sequence, beside its length. Are they all as they should be?
    """
    return outputs[np.min(lengths) - 1]
