"""How `accuracy_by_lag` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lab_classifier as reference


def lag_inputs(rng, lags):
    """For each lag, another number of reviews and another share of right ones."""
    said, labels, where = [], [], []
    for k, n in zip(lags, rng.permutation(np.arange(4, 4 + len(lags))), strict=True):
        right = int(rng.choice([r for r in range(1, n) if 2 * r != n]))
        mine = rng.integers(0, 2, n)
        labels += list(mine)
        said += list(np.where(np.arange(n) < right, mine, 1 - mine))
        where += [k] * n
    order = rng.permutation(len(said))
    return {name: np.array(a)[order] for name, a in (("said", said), ("labels", labels), ("lags", where))}


def lag_cases(rng):
    yield Case("some lags", lag_inputs(rng, [0, 1, 2, 5]))
    yield Case("other lags", lag_inputs(rng, [0, 3, 4, 7, 12]))
    yield Case("one lag", lag_inputs(rng, [3]), edge=True)
    yield Case("one review", {"said": np.array([1]), "labels": np.array([1]), "lags": np.array([2])}, edge=True)


def drive_lags(accuracy_by_lag, said, labels, lags):
    found = accuracy_by_lag(said, labels, lags)
    if not hasattr(found, "items"):
        return {"accuracy": None, "reviews": None}
    pairs = {int(k): tuple(v) for k, v in found.items()}
    return {
        "accuracy": {f"lag {k}": v[0] for k, v in sorted(pairs.items())},
        "reviews": {f"lag {k}": v[1] for k, v in sorted(pairs.items())},
    }


accuracy_by_lag = Exercise(
    reference.accuracy_by_lag,
    points=2,
    cases=lag_cases,
    returns={"accuracy": 2, "reviews": 1},
    drive=drive_lags,
    minutes=10,
)


def by_lag(said, labels, lags, value, count=lambda right, here: here.sum()):
    right = said == labels
    return {int(k): (float(value(right, lags == k)), int(count(right, lags == k))) for k in set(lags)}


@accuracy_by_lag.mistake
def errors_by_lag(said, labels, lags):
    """These are shares of errors.

    At a lag where everything is right, what do you return?
    """
    return by_lag(said, labels, lags, lambda right, here: 1 - right[here].mean())


@accuracy_by_lag.mistake
def share_of_all(said, labels, lags):
    """Each lag's right answers are divided by the number of all reviews.

    At a lag where everything is right, what do you return?
    """
    return by_lag(said, labels, lags, lambda right, here: np.mean(right & here))


@accuracy_by_lag.mistake
def lags_of_the_right(said, labels, lags):
    """You give the share of all right answers that have this lag.

    Among the reviews of one lag, how many are right? Which set do you look at?
    """
    return by_lag(said, labels, lags, lambda right, here: (right & here).sum() / right.sum())


@accuracy_by_lag.mistake
def right_ones_counted(said, labels, lags):
    """The number is that of the right answers, not of the reviews.

    How far can you trust an accuracy that rests on three reviews? Which number would tell a reader how many there
    were?
    """
    return by_lag(said, labels, lags, lambda right, here: right[here].mean(), lambda right, here: (right & here).sum())
