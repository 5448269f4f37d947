"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np

from solutions.start import sigmoid


def cell(rng, N, D, H, names="x h W U b", scale=1.0):
    """Random inputs of one step."""
    shapes = {"x": (N, D), "h": (N, H), "W": (D, 3 * H), "U": (H, 3 * H), "b": (3 * H,), "b_hn": (H,)}
    inputs = {name: rng.normal(0, 1.0 if name in "xh" else scale, shape) for name, shape in shapes.items()}
    return {name: inputs[name] for name in names.split()}


def step(x, h, W, U, b, order="rzn", candidate=None, mix=None):
    """A step, in which the order of the blocks, the candidate and the mixture can be changed.

    candidate: (r, x W_n, U_n, b_n) -> n; by default, the reset gate acts before the product. mix: (z, n, r) -> the new state.
    """
    blocks = [dict(zip(order, np.split(A, 3, axis=-1), strict=True)) for A in (x @ W, U, b)]
    from_x, U, b = blocks
    r, z = (sigmoid(from_x[k] + h @ U[k] + b[k]) for k in "rz")
    if candidate is None:
        n = np.tanh(from_x["n"] + (r * h) @ U["n"] + b["n"])
    else:
        n = candidate(r, from_x["n"], U["n"], b["n"])
    return (1 - z) * n + z * h if mix is None else mix(z, n, r)


AFTER = "x h W U b b_hn"
