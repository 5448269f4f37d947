"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np


def sizes(rng):
    """N, D, H: at least 3 and all different."""
    return (int(n) for n in rng.permutation(np.arange(3, 8))[:3])


def step_inputs(rng, N, D, H, scale=1.0):
    shapes = {"x": (N, D), "h": (N, H), "c": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    return {name: rng.normal(0, scale if name in "WUb" else 1, shape) for name, shape in shapes.items()}


def without_c(inputs):
    return {name: value for name, value in inputs.items() if name != "c"}
