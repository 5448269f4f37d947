"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np


def cell(rng, N, D, H, scale=1.0):
    """Random inputs of one step."""
    shapes = {"x": (N, D), "h": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    return {
        name: rng.normal(0, scale / (shape[0] ** 0.5 if name in ("Wx", "Wh") else 1), shape)
        for name, shape in shapes.items()
    }


def symbols(rng, T, N, V):
    """Random symbols, each of the V at least once if there is room; and the same with padded ends."""
    ids = rng.permutation(np.resize(np.arange(V), T * N)).reshape(T, N)
    padded = ids.copy()
    for n in range(N):
        padded[T - 1 - n % (T - 1) if T > 1 else 0 :, n] = -1
    return {"ids": ids, "padded": padded}
