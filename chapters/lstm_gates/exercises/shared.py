"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np


def cell(rng, N, D, H, names="x h c W U b", scale=1.0):
    """Random inputs of one step."""
    shapes = {"x": (N, D), "h": (N, H), "c": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    spread = {"c": 1.5, "W": scale, "U": scale, "b": scale}
    inputs = {name: rng.normal(0, spread.get(name, 1.0), shape) for name, shape in shapes.items()}
    return {name: inputs[name] for name in names.split()}


def drive_by_hand(weights, X):
    """Run one LSTM cell with these weights over X (T, 2), from empty states, and write down c."""
    W, U, b = (np.asarray(w, float) for w in weights())
    shapes = [list(W.shape), list(U.shape), [b.size]]
    c, trace = 0.0, np.full(len(X), np.nan)
    if shapes == [[2, 4], [1, 4], [4]]:
        Z, u, h = X @ W + b.ravel(), U[0], 0.0
        for t, z in enumerate(Z):
            a = z + h * u
            i, f, _, o = 0.5 + 0.5 * np.tanh(0.5 * a)
            c = f * c + i * np.tanh(a[2])
            h = o * np.tanh(c)
            trace[t] = c
    return {"c": trace, "shapes": shapes}
