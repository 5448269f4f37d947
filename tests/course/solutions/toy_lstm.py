"""The LSTM cell: its gates, one step forward and backward, and weights set by hand.

Rows are examples: x (N, D), h and c (N, H). W (D, 4H), U (H, 4H) and b (4H,) hold the gates in the order i, f, g, o.
"""

import numpy as np


def sigmoid(z):
    """1 / (1 + exp(-z)), without an overflow."""
    return 0.5 * (1 + np.tanh(0.5 * z))


def lstm_gates(x, h, W, U, b):
    """The three gates of an LSTM cell and its candidate.

    x (N, D), h (N, H); W (D, 4H), U (H, 4H), b (4H,), gates stacked i, f, g, o.
    Returns i, f, g, o, each (N, H); g is the candidate.
    """
    z = x @ W + h @ U + b  # (N, 4H)
    i, f, g, o = np.split(z, 4, axis=1)
    return sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)


def lstm_step(x, h, c, W, U, b):
    """One step of an LSTM cell. Call your lstm_gates.

    x (N, D), h (N, H), c (N, H); W (D, 4H), U (H, 4H), b (4H,), gates stacked i, f, g, o.
    Returns h_next (N, H) and c_next (N, H).
    """
    i, f, g, o = lstm_gates(x, h, W, U, b)
    c_next = f * c + i * g
    return o * np.tanh(c_next), c_next


def lstm_step_backward(dh, dc, cache):
    """One step of an LSTM cell, backward.

    dh (N, H) and dc (N, H) are the gradients that reach h_next and c_next from later.
    cache is a dict of what the step knew: x (N, D); h, c, i, f, g, o, c_next (N, H); W (D, 4H), U (H, 4H).
    Returns dx (N, D), dh_prev (N, H), dc_prev (N, H), dW (D, 4H), dU (H, 4H), db (4H,), gates stacked i, f, g, o.
    """
    i, f, g, o = (cache[name] for name in "ifgo")
    t = np.tanh(cache["c_next"])
    dc = dc + dh * o * (1 - t**2)  # c_next reaches the loss by itself and through h_next
    dz_i = dc * g * i * (1 - i)
    dz_f = dc * cache["c"] * f * (1 - f)
    dz_g = dc * i * (1 - g**2)
    dz_o = dh * t * o * (1 - o)
    dz = np.concatenate([dz_i, dz_f, dz_g, dz_o], axis=1)  # (N, 4H)
    return dz @ cache["W"].T, dz @ cache["U"].T, dc * f, cache["x"].T @ dz, cache["h"].T @ dz, dz.sum(axis=0)


def latch_weights():
    """Weights of an LSTM cell with two inputs and one unit that remembers for as long as you like.

    Input 0 is +1 or -1 at every step: noise, but for the steps at which input 1, the marker, is 1 and not 0.
    What input 0 is at a marker must stand in c until the next marker replaces it: to 1e-6, for 1,000 steps of noise.
    Returns W (2, 4), U (1, 4), b (4,), gates stacked i, f, g, o.
    """
    K = 40.0  # sigmoid(K) is 1 and tanh(K) is 1, to the last bit
    W = np.zeros((2, 4))
    W[1] = [2 * K, -2 * K, 0, 0]  # a marker opens i and shuts f
    W[0, 2] = K  # the candidate is the sign of input 0
    b = np.array([-K, K, 0, K])
    return W, np.zeros((1, 4)), b
