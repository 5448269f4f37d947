"""How `clip_fraction` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.clipping.exercises.shared import history
from solutions import clipping as reference


def fraction_cases(rng):
    norms = history(rng, int(rng.integers(40, 70)))
    yield Case("random norms", {"norms": norms, "max_norm": float(np.quantile(norms, 0.8))})
    yield Case("five steps", {"norms": np.array([0.4, 3.0, 1.0, 7.0, 1.0]), "max_norm": 1.0})
    yield Case("never", {"norms": norms, "max_norm": 1e6}, edge=True)
    yield Case("always", {"norms": norms, "max_norm": 1e-6}, edge=True)
    yield Case("one step", {"norms": np.array([3.0]), "max_norm": 2.0}, edge=True)


clip_fraction = Exercise(reference.clip_fraction, points=1, cases=fraction_cases, returns=("share",), minutes=4)


@clip_fraction.mistake
def left_alone(norms, max_norm):
    """You return the share that is left alone.

    With a threshold of a million, what should come out?
    """
    return np.mean(norms <= max_norm)


@clip_fraction.mistake
def threshold_itself_clipped(norms, max_norm):
    """A gradient whose length is max_norm itself is counted as clipped.

    Its length is 5, and max_norm is 5. By which number does clipping multiply it? Has anything changed?
    """
    return np.mean(norms >= max_norm)


@clip_fraction.mistake
def how_many(norms, max_norm):
    """You return a number of steps, not a share.

    Can a share be larger than 1?
    """
    return np.sum(norms > max_norm)


@clip_fraction.mistake
def in_percent(norms, max_norm):
    """You return percent.

    Can a share be larger than 1?
    """
    return 100 * np.mean(norms > max_norm)


@clip_fraction.mistake
def share_of_length(norms, max_norm):
    """You return a share of length, not of steps.

    Five steps, two of them too long: what share is that? Does it matter by how much they were too long?
    """
    return np.sum(norms[norms > max_norm]) / np.sum(norms)
