"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np

from autograder.book.inputs import sizes
from solutions import clipping as reference


def gradients(rng, norm=None, scale=3.0):
    """The gradient of a small cell, scaled to ``norm`` if it is given."""
    D, H = sizes(rng, 2)
    grads = {"Wx": rng.normal(0, scale, (D, H)), "Wh": rng.normal(0, scale, (H, H)), "b": rng.normal(0, scale, H)}
    return grads if norm is None else scaled_to(grads, norm)


def scaled_to(grads, norm):
    factor = norm / reference.global_norm(grads)
    return {name: factor * g for name, g in grads.items()}


def one_number(value):
    return {"only": np.array([value])}


def history(rng, intervals):
    """The norms of intervals + 1 steps. A few are far larger than the rest."""
    norms = np.exp(rng.normal(0, 0.5, intervals + 1))
    norms[rng.permutation(intervals + 1)[: max(1, intervals // 20)]] *= rng.uniform(20, 40)
    return norms
