"""The LSTM: its gates, one step, a sequence, weights set by hand, and the exchange of weights with other libraries.

Rows are examples: x (N, D), h and c (N, H). W (D, 4H), U (H, 4H) and b (4H,) hold the gates in the order i, f, g, o,
PyTorch's. The cell is Hochreiter and Schmidhuber's (Neural Computation 9, 1997) with the forget gate of Gers,
Schmidhuber and Cummins (Neural Computation 12, 2000): c' = f c + i g, h' = o tanh(c').
"""

import numpy as np
import torch
from torch import nn

from solutions.start import sigmoid


def lstm_gates(x, h, W, U, b):
    """The three gates of an LSTM cell and its candidate.

    x (N, D), h (N, H); W (D, 4H), U (H, 4H), b (4H,), gates stacked
    i, f, g, o: the first H columns belong to i, the next H to f, ...
    Returns i, f, g, o, each (N, H); g is the candidate.
    """
    z = x @ W + h @ U + b  # (N, 4H)
    i, f, g, o = np.split(z, 4, axis=1)
    return sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)


def lstm_step(x, h, c, W, U, b):
    """One step of an LSTM cell.

    x (N, D), h (N, H), c (N, H); W (D, 4H), U (H, 4H), b (4H,), gates
    stacked i, f, g, o.
    Returns h_next (N, H) and c_next (N, H).
    """
    i, f, g, o = lstm_gates(x, h, W, U, b)
    c_next = f * c + i * g
    return o * np.tanh(c_next), c_next


def lstm_forward(X, h0, c0, W, U, b):
    """Run the cell over a whole sequence.

    X (T, N, D), h0 (N, H), c0 (N, H); W (D, 4H), U (H, 4H), b (4H,),
    gates stacked i, f, g, o.
    Returns hs (T, N, H) and cs (T, N, H): the hidden and the cell states
    after steps 1 to T, without h0 and c0.
    """
    h, c = h0, c0
    hs, cs = [], []
    for x in X:
        h, c = lstm_step(x, h, c, W, U, b)
        hs.append(h)
        cs.append(c)
    return np.stack(hs), np.stack(cs)


def latch_weights():
    """Weights of an LSTM cell with two inputs and one unit, set by hand,
    so that it remembers for as long as you like.

    Input 0 is noise at most steps. Input 1, the marker, is 1 now and then
    and 0 otherwise; at a marked step input 0 is a value, +1 or -1. That
    value must stand in c until the next marker replaces it: to 1e-6, and
    through 1,000 steps of noise. What h shows is up to you.
    Returns W (2, 4), U (1, 4), b (4,), gates stacked i, f, g, o.
    """
    K = 40.0  # sigmoid(K) and tanh(K) are 1 to the last bit
    W = np.zeros((2, 4))
    W[1] = [2 * K, -2 * K, 0, 0]  # a marker opens i and shuts f
    W[0, 2] = K  # the candidate is the sign of input 0
    return W, np.zeros((1, 4)), np.array([-K, K, 0, K])


def counter_weights():
    """Weights of an LSTM cell with two inputs and one unit, set by hand,
    so that it counts.

    A string of a's and b's comes in, one-hot: a is (1, 0), b is (0, 1).
    From c = 0, every a must raise c by one and the same amount k > 0 and
    every b lower it by k, so that c = k (number of a's - number of b's).
    It must hold for strings of thousands. What h shows is up to you.
    Returns W (2, 4), U (1, 4), b (4,), gates stacked i, f, g, o.
    """
    K = 40.0  # sigmoid(K) and tanh(K) are 1 to the last bit
    W = np.zeros((2, 4))
    W[:, 2] = K, -K  # the candidate is +1 for an a and -1 for a b
    return W, np.zeros((1, 4)), np.array([K, K, 0, K])


def reorder_gates(A, src="ifgo", dst="iofc"):
    """Weights stacked in one order of the gates, restacked in another.

    A is W (D, 4H), U (H, 4H) or b (4H,): the four blocks lie side by side
    along its last axis, in the order that src names. dst names the order
    that is wanted. The letters g and c both mean the candidate.
    Returns an array of A's shape.
    """
    blocks = dict(zip(src.replace("c", "g"), np.split(A, 4, axis=-1), strict=True))
    return np.concatenate([blocks[gate] for gate in dst.replace("c", "g")], axis=-1)


def to_torch_lstm(W, U, b):
    """The state of an nn.LSTM with one layer that computes the same.

    W (D, 4H), U (H, 4H), b (4H,), gates stacked i, f, g, o, as PyTorch has
    them. PyTorch multiplies by the transpose of its matrices, x @ A.T,
    and adds two biases.
    Returns a dict of NumPy arrays: weight_ih_l0 (4H, D),
    weight_hh_l0 (4H, H), bias_ih_l0 (4H,) and bias_hh_l0 (4H,).
    """
    return {"weight_ih_l0": W.T, "weight_hh_l0": U.T, "bias_ih_l0": b, "bias_hh_l0": np.zeros_like(b)}


def lstm_param_count(D, H, layers=1, biases=1):
    """How many numbers an LSTM learns.

    D inputs, H units in every layer, so many layers, each reading the one
    below it; biases is 1 (this course, Keras) or 2 (PyTorch).
    Returns a whole number.
    """
    first = 4 * H * (D + H + biases)
    return first + (layers - 1) * 4 * H * (H + H + biases)


class LSTMCellScratch(nn.Module):
    """An LSTM cell that can load the state of PyTorch's nn.LSTMCell.

    Its parameters: weight_ih (4H, D), weight_hh (4H, H), bias_ih (4H,) and
    bias_hh (4H,), gates stacked i, f, g, o along the rows.
    """

    def __init__(self, D, H):
        """D inputs, H units; start the parameters as you like."""
        super().__init__()
        bound = H**-0.5

        def drawn(*shape):
            return nn.Parameter(torch.empty(shape).uniform_(-bound, bound))

        self.weight_ih, self.weight_hh = drawn(4 * H, D), drawn(4 * H, H)
        self.bias_ih, self.bias_hh = drawn(4 * H), drawn(4 * H)

    def forward(self, x, state):
        """One step: x (N, D), and state is the pair h (N, H), c (N, H).

        Returns h_next (N, H) and c_next (N, H).
        """
        h, c = state
        z = x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh  # (N, 4H)
        i, f, g, o = z.chunk(4, dim=1)
        c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c_next), c_next


LETTERS = {  # the right answers to the questions
    "never_touches_c": "C",
    "all_but_shown": "A",
    "four_of_what": "B",
    "keeper_of_the_first": "C",
}
