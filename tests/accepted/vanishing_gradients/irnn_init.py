"""Other right answers to `irnn_init`: each earns full marks."""

import numpy as np

from chapters.vanishing_gradients.exercises.irnn_init import irnn_init


@irnn_init.equivalent
def scaled_standard_normal(D, H, rng, std=0.001):
    Wh = np.zeros((H, H))
    for j in range(H):
        Wh[j, j] = 1
    return [std * rng.standard_normal((D, H)), Wh, np.zeros((H,))]


@irnn_init.equivalent
def whole_numbers_where_they_do(D, H, rng, std=0.001):
    return rng.normal(scale=std, size=(D, H)), np.identity(H, dtype=int), np.array([0] * H)
