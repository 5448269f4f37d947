"""Other right answers to `tanh_backward`: each earns full marks."""

import numpy as np

from chapters.bptt.exercises.tanh_backward import tanh_backward


@tanh_backward.equivalent
def through_arctanh(dh, h):
    with np.errstate(all="ignore"):
        return dh / np.cosh(np.arctanh(h)) ** 2


@tanh_backward.equivalent
def entry_by_entry(dh, h):
    dz = np.zeros(h.shape)
    for k in np.ndindex(h.shape):
        dz[k] = (1 - h[k] * h[k]) * dh[k]
    return dz


@tanh_backward.equivalent
def into_dh(dh, h):
    dh *= (1 - h) * (1 + h)
    return dh
