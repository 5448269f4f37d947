"""Other right answers to `sigmoid`: each earns full marks."""

import numpy as np

from chapters.start.exercises.sigmoid import sigmoid


@sigmoid.equivalent
def as_typed(z):
    return 1 / (1 + np.exp(-z))


@sigmoid.equivalent
def by_halves(z):
    s = np.empty(z.shape)
    left = z < 0
    s[~left] = 1 / (1 + np.exp(-z[~left]))
    e = np.exp(z[left])
    s[left] = e / (1 + e)
    return s


@sigmoid.equivalent
def both_computed(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@sigmoid.equivalent
def by_tanh(z):
    return 0.5 * (1 + np.tanh(z / 2))


@sigmoid.equivalent
def clipped_far_out(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))


@sigmoid.equivalent
def by_logaddexp(z):
    return np.exp(-np.logaddexp(0, -z))


@sigmoid.equivalent
def number_by_number(z):
    out = np.zeros(z.shape)
    for k, v in np.ndenumerate(z):
        out[k] = 1 / (1 + np.exp(-v)) if v > 0 else 1 - 1 / (1 + np.exp(v))
    return out
