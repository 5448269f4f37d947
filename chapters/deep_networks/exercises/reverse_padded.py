"""How `reverse_padded` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.deep_networks.exercises.shared import is_real, some_lengths
from solutions import deep_networks as reference


def reverse_inputs(rng, T, N, D, lengths=None):
    lengths = some_lengths(rng, T, N) if lengths is None else lengths
    return {"X": rng.normal(size=(T, N, D)), "lengths": lengths}


def reverse_cases(rng):
    T, N, D = (int(n) for n in rng.permutation([5, 6, 7])[:3])
    yield Case("lengths in no order", reverse_inputs(rng, T, N, D))
    yield Case("lengths 4, 2, 6, 3", reverse_inputs(rng, 6, 4, D, np.array([4, 2, 6, 3])))
    yield Case("nothing is padded", reverse_inputs(rng, T, N, D, np.full(N, T)), edge=True)
    yield Case("N = 1", reverse_inputs(rng, T, 1, D, np.array([T - 2])), edge=True)
    yield Case("T = 1", reverse_inputs(rng, 1, N, D, np.ones(N, int)), edge=True)
    yield Case("D = 1", reverse_inputs(rng, T, N, 1), edge=True)


reverse_padded = Exercise(
    reference.reverse_padded, points=3, cases=reverse_cases, returns=("turned",), parts={"turned": (0, "t")}, minutes=12
)


def turned(X, source):
    """Step t of sequence n is taken from step source[t, n]."""
    return X[source % len(X), np.arange(X.shape[1])]


@reverse_padded.mistake
def flip_whole_tensor(X, lengths):
    """The whole array is turned round: the padding now comes first.

    Which steps of a short sequence would the layer read first?
    """
    return X[::-1]


@reverse_padded.mistake
def off_by_one(X, lengths):
    """It begins one step too late, in the padding.

    Which index has the last real step of a sequence of length 3?
    """
    t = np.arange(len(X))[:, None]
    return turned(X, np.where(t < lengths, np.minimum(lengths - t, len(X) - 1), t))


@reverse_padded.mistake
def padding_erased(X, lengths):
    """The padding has been set to zero.

    What does the docstring want of the padding? Compare both arrays there.
    """
    return reference.reverse_padded(X, lengths) * is_real(X, lengths)[..., None]


@reverse_padded.mistake
def sorted_by_length(X, lengths):
    """The sequences have changed their places: they come in the order of their lengths.

    Is column 0 of your result made of column 0 of X?
    """
    order = np.argsort(-lengths, kind="stable")
    return reference.reverse_padded(X[:, order], lengths[order])


@reverse_padded.mistake
def all_like_the_first(X, lengths):
    """Every sequence is turned as if it were as long as the first.

    Print the lengths beside the number of steps that have moved in each column.
    """
    return reference.reverse_padded(X, np.full_like(lengths, lengths[0]))


@reverse_padded.mistake
def turned_features(X, lengths):
    """The features are turned round, not the steps.

    Which axis of X is time? Which have you turned?
    """
    return np.where(is_real(X, lengths)[..., None], X[..., ::-1], X)
