"""Wrong answers to `rnn_step_backward`."""

import numpy as np


def own_tanh_overflows(dh, cache):
    """The slope is worked out anew, by exponentials that a saturated unit makes overflow: NaN."""
    with np.errstate(all="ignore"):
        z = np.arctanh(cache["h_next"])
        h = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    dz = dh * (1 - h**2)
    return dz @ cache["Wx"].T, dz @ cache["Wh"].T, cache["x"].T @ dz, cache["h"].T @ dz, dz.sum(axis=0)
