"""One small function for every kind of answer that a function can give."""

import numpy as np


def num_grad(f, x, eps=1e-5):
    """The gradient of f at x by central differences with step eps.

    f maps an array like x to a float; x is an array of any shape, and is afterwards what it was before.
    Returns grad, an array like x.
    """
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        old = x[k]
        x[k] = old + eps
        above = f(x)
        x[k] = old - eps
        below = f(x)
        x[k] = old
        grad[k] = (above - below) / (2 * eps)
    return grad


def gate_name(column, H):
    """The gate to which a column of W (D, 4H) belongs, gates stacked i, f, g, o.

    column counts from 0. Returns "i", "f", "g" or "o".
    """
    return "ifgo"[column // H]


def split_weights(W):
    """The weights of each gate.

    W (D, 4H), gates stacked i, f, g, o. Returns a dict with the keys "i", "f", "g", "o"; each value is (D, H).
    """
    return dict(zip("ifgo", np.split(W, 4, axis=1), strict=True))


def count_params(D, H):
    """How many numbers an LSTM cell with D inputs and H units learns, biases included."""
    return 4 * H * (D + H + 1)


def first_departure(a, b, tol):
    """The first step at which two runs depart: some entry of theirs differs by more than tol.

    a, b (T, N, H). Returns the step as an int, or None where they never do.
    """
    apart = (np.abs(a - b) > tol).any(axis=(1, 2))  # (T,)
    return int(np.argmax(apart)) if apart.any() else None


def open_gates(gates, threshold):
    """The gates that are open on average.

    gates is a dict: name -> values (N, H). Returns the set of names whose mean is above threshold.
    """
    return {name for name, value in gates.items() if value.mean() > threshold}


def chunks(tokens, K):
    """Cut a sequence into chunks of K tokens; the last may be shorter.

    tokens (T,). Returns a list of arrays.
    """
    return [tokens[t : t + K] for t in range(0, len(tokens), K)]


LETTERS = {  # the right answers to the questions
    "what_survives": "B",
}
