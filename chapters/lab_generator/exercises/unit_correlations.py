"""How `unit_correlations` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_generator.data import bracket_depth, code
from solutions import lab_generator as reference


def unit_cases(rng):
    T, H = int(rng.integers(30, 40)), int(rng.integers(4, 8))
    text = code()[1]
    start = next(
        s for s in range(int(rng.integers(0, 20_000)), len(text)) if bracket_depth(text[s : s + T]).std() > 0.3
    )
    depth = bracket_depth(text[start : start + T]).astype(float)
    hs = np.tanh(rng.normal(0.5, 1, (T, H)))
    hs[:, 0] = np.tanh(0.5 * depth + rng.normal(0, 0.4, T))
    hs[:, 1] = 0.3 - 0.5 * hs[:, 0] + rng.normal(0, 0.1, T)
    yield Case("brackets", {"hs": hs, "signal": depth})
    yield Case("any numbers", {"hs": rng.normal(size=(T, H)) * np.arange(1, H + 1), "signal": rng.normal(3, 2, T)})
    still = rng.normal(size=(16, H))
    still[:, 2] = 0.25
    yield Case("a unit that never changes", {"hs": still, "signal": rng.normal(size=16)}, edge=True)
    yield Case("a signal that never changes", {"hs": rng.normal(size=(16, H)), "signal": np.zeros(16)}, edge=True)
    yield Case("H = 1", {"hs": rng.normal(size=(T, 1)), "signal": rng.normal(size=T)}, edge=True)
    small, signal = rng.normal(size=(16, H)), rng.normal(size=16)
    small /= np.linalg.norm(small - small.mean(axis=0), axis=0)
    yield Case("small numbers", {"hs": small, "signal": 1.5 * signal / np.std(signal) / 4}, edge=True)


def drive_units(unit_correlations, hs, signal):
    """If np.divide is told where not to divide, and gets no output array, it leaves there what the memory held. Here that is
    NaN, so that no mark depends on it."""
    divide = np.divide

    def divide_or_nan(a, b, *out, where=True, **options):
        if where is not True and not out and options.get("out") is None:
            shape = np.broadcast_shapes(np.shape(a), np.shape(b), np.shape(where))
            options["out"] = np.full(shape, np.nan)
        return divide(a, b, *out, where=where, **options)

    np.divide = np.true_divide = divide_or_nan
    try:
        return {"correlations": unit_correlations(hs, signal)}
    finally:
        np.divide = np.true_divide = divide


unit_correlations = Exercise(
    reference.unit_correlations,
    points=2,
    cases=unit_cases,
    returns=("correlations",),
    drive=drive_units,
    tol=1e-8,
    minutes=12,
)


@unit_correlations.mistake
def covariance(hs, signal):
    """This is the covariance: a unit of large values has a larger one than a unit of small values.

    Multiply a unit by 10. Does it go with the brackets ten times as well?
    """
    return (signal - signal.mean()) @ (hs - hs.mean(axis=0)) / len(hs)


@unit_correlations.mistake
def cosine(hs, signal):
    """The means have not been taken away.

    Add 100 to a unit. Does that change how well it goes with the brackets?
    """
    size = np.linalg.norm(hs, axis=0) * np.linalg.norm(signal)
    return np.divide(signal @ hs, size, out=np.zeros(hs.shape[1]), where=size > 0)


@unit_correlations.mistake
def without_a_sign(hs, signal):
    """The signs are lost.

    What should a unit have that falls whenever a bracket opens?
    """
    return np.abs(reference.unit_correlations(hs, signal))


@unit_correlations.mistake
def squared(hs, signal):
    """This is the square of the correlation.

    What should a unit have that falls whenever a bracket opens?
    """
    return reference.unit_correlations(hs, signal) ** 2
