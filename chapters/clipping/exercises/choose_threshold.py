"""How `choose_threshold` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.clipping.exercises.shared import history
from solutions import clipping as reference


def with_bad_steps(rng, norms):
    """The norms, with NaN and infinities between them."""
    at = rng.integers(1, len(norms), 4)
    return np.insert(norms, at, [np.nan, np.inf, np.inf, np.nan])


def threshold_cases(rng):
    # q times the number of intervals is whole, so that all definitions of a quantile agree
    tens = 10 * int(rng.integers(4, 8))
    yield Case("all finite", {"norms": history(rng, tens), "q": 0.9})
    yield Case("half of them", {"norms": history(rng, tens), "q": 0.5})
    yield Case("with NaN and infinity", {"norms": with_bad_steps(rng, history(rng, tens)), "q": 0.8})
    yield Case("one step", {"norms": rng.uniform(2, 3, 1), "q": 0.9}, edge=True)
    yield Case("all of them", {"norms": history(rng, tens), "q": 1.0}, edge=True)


choose_threshold = Exercise(
    reference.choose_threshold, points=2, cases=threshold_cases, returns=("threshold",), minutes=8
)


def finite(norms):
    return norms[np.isfinite(norms)]


@choose_threshold.mistake
def the_largest(norms, q):
    """You return the largest norm of all.

    How many of these steps would have been clipped with your threshold?
    """
    return np.max(finite(norms))


@choose_threshold.mistake
def the_mean(norms, q):
    """You return the mean.

    One step has a norm of a million. Where is the mean then, and where are most of the norms?
    """
    return np.mean(finite(norms))


@choose_threshold.mistake
def share_for_percent(norms, q):
    """The share is taken for a percentage.

    How many percent are a share of 0.9? How many of the norms lie below your threshold?
    """
    return np.percentile(finite(norms), q)


@choose_threshold.mistake
def share_of_the_largest(norms, q):
    """You return a share of the largest norm.

    How many of the norms lie below your threshold? What happens to it if the longest gradient was ten times as long?
    """
    return q * np.max(finite(norms))


@choose_threshold.mistake
def from_the_top(norms, q):
    """You count from the wrong end.

    How many of the norms lie below your threshold: the larger part, or the smaller?
    """
    return np.quantile(finite(norms), 1 - q)


@choose_threshold.mistake
def not_sorted(norms, q):
    """The norms are not put in order.

    Does your threshold change if the same steps come in another order? Should it?
    """
    norms = finite(norms)
    return norms[int(round(q * (len(norms) - 1)))]


@choose_threshold.mistake
def all_left_in(norms, q):
    """Norms that are no numbers have been left in.

    Is NaN larger or smaller than 3? Where does it end up in your order?
    """
    with np.errstate(invalid="ignore"):
        return np.quantile(norms, q)


@choose_threshold.mistake
def only_nan_left_out(norms, q):
    """NaN has been left out, infinity has not.

    How many steps does your share count, and how many were finite?
    """
    return np.quantile(norms[~np.isnan(norms)], q)
