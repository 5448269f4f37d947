"""How `bilstm_final` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.deep_networks.exercises.shared import some_lengths
from solutions import deep_networks as reference


def final_inputs(rng, T, N, H, lengths=None):
    lengths = some_lengths(rng, T, N) if lengths is None else lengths
    return {"hs_f": rng.normal(size=(T, N, H)), "hs_b": rng.normal(size=(T, N, H)), "lengths": lengths}


def final_cases(rng):
    T, N, H = (int(n) for n in rng.permutation([5, 6, 7])[:3])
    yield Case("lengths in no order", final_inputs(rng, T, N, H))
    S = max(T, N)
    yield Case("as many steps as sequences", final_inputs(rng, S, S, 4))
    yield Case("nothing is padded", final_inputs(rng, T, N, H, np.full(N, T)), edge=True)
    yield Case("N = 1", final_inputs(rng, T, 1, H, np.array([T - 2])), edge=True)
    yield Case("T = 1", final_inputs(rng, 1, N, H, np.ones(N, int)), edge=True)
    yield Case("H = 1", final_inputs(rng, T, N, 1), edge=True)


bilstm_final = Exercise(
    reference.bilstm_final,
    points=3,
    cases=final_cases,
    returns=("final",),
    parts={"final": (1, ("forward half", "backward half"))},
    after=("last_valid",),
    minutes=10,
)


def joined(forward, backward):
    return np.concatenate([forward, backward], axis=1)


@bilstm_final.mistake
def both_last(hs_f, hs_b, lengths):
    """Both directions are read out at the last real step. There the backward one has read a single step.

    At which step does the backward layer begin, and at which does it end?
    """
    return joined(reference.last_valid(hs_f, lengths), reference.last_valid(hs_b, lengths))


@bilstm_final.mistake
def both_first(hs_f, hs_b, lengths):
    """Both directions are read out at step 0. There the forward one has read a single step.

    What has each direction read when it stands at step 0?
    """
    return joined(hs_f[0], hs_b[0])


@bilstm_final.mistake
def padded_last_forward(hs_f, hs_b, lengths):
    """The forward direction is read out at the last step of all, in the padding.

    Where does a sequence of length 3 end in an array of 7 steps?
    """
    return joined(hs_f[-1], hs_b[0])


@bilstm_final.mistake
def both_at_the_very_end(hs_f, hs_b, lengths):
    """Both directions are read out at the last step of all.

    Where does a sequence of length 3 end in an array of 7 steps? And where has the backward direction read all of it?
    """
    return joined(hs_f[-1], hs_b[-1])


@bilstm_final.mistake
def each_at_its_beginning(hs_f, hs_b, lengths):
    """The directions have changed places: each is read out where it has only begun.

    What has each direction read when it stands at step 0? And at the end of the sequence?
    """
    return joined(hs_f[0], reference.last_valid(hs_b, lengths))


@bilstm_final.mistake
def halves_exchanged(hs_f, hs_b, lengths):
    """The backward direction comes first.

    Which half of each row should be the forward one's?
    """
    return joined(hs_b[0], reference.last_valid(hs_f, lengths))
