"""The RNN cell: one step, the same step on the joined vector, its weight taken apart, and a whole sequence.

Rows are examples: x (N, D), h (N, H); a sequence is X (T, N, D). One bias b (H,). Elman, "Finding structure in time",
Cognitive Science 14 (1990), in the notation of the glossary: h' = tanh(x Wx + h Wh + b).
"""

import numpy as np


def rnn_step(x, h, Wx, Wh, b):
    """One step of an RNN cell: the new state from the input and the old state.

    x (N, D), h (N, H); Wx (D, H), Wh (H, H), b (H,).
    Returns h_next (N, H).
    """
    z = x @ Wx + h @ Wh + b  # (N, H)
    return np.tanh(z)


def rnn_step_concat(x, h, W, b, order="xh"):
    """The same step on the joined vector: one weight matrix W for input and state together.

    x (N, D), h (N, H); W (D+H, H), b (H,).
    order says how x and h are joined, and so which rows of W each of them meets: "xh" or "hx".
    Returns h_next (N, H).
    """
    joined = np.concatenate([x, h] if order == "xh" else [h, x], axis=1)  # (N, D+H)
    return np.tanh(joined @ W + b)


def split_concat_weight(W, D, H, order="xh"):
    """Take the joined weight apart into the two matrices that rnn_step uses.

    W (D+H, H); order "xh" or "hx" as in rnn_step_concat.
    Returns Wx (D, H) and Wh (H, H).
    """
    if order == "xh":
        return W[:D], W[D:]
    return W[H:], W[:H]


def rnn_forward(X, h0, Wx, Wh, b):
    """Run the cell over a whole sequence; the same weights serve every step.

    X (T, N, D), h0 (N, H); Wx (D, H), Wh (H, H), b (H,).
    Returns hs (T, N, H): the states after steps 1 to T, without h0.
    """
    T, N, _ = X.shape
    hs = np.zeros((T, N, h0.shape[1]))
    h = h0
    for t in range(T):
        h = hs[t] = rnn_step(X[t], h, Wx, Wh, b)
    return hs
