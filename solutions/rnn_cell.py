"""The RNN cell: one step, the same step on the joined vector, a whole
sequence. What comes before the cell: one-hot vectors and embeddings; and
after it: the read-out. Then the same network in PyTorch, and two networks
whose weights are set by hand.

Rows are examples: x (N, D), h (N, H); a sequence is X (T, N, D). One
bias b (H,). Elman, "Finding structure in time", Cognitive Science 14
(1990), in the notation of the glossary: h' = tanh(x Wx + h Wh + b).
"""

import numpy as np


def rnn_step(x, h, Wx, Wh, b):
    """One step of an RNN cell: the new state from input and old state.

    x (N, D), h (N, H); Wx (D, H), Wh (H, H), b (H,).
    Returns h_next (N, H).
    """
    z = x @ Wx + h @ Wh + b  # (N, H)
    return np.tanh(z)


def rnn_step_concat(x, h, W, b, order="xh"):
    """The same step on the joined vector: one weight matrix W for both.

    x (N, D), h (N, H); W (D+H, H), b (H,).
    order says how x and h are joined, and so which rows of W each of
    them meets: "xh" or "hx".
    Returns h_next (N, H).
    """
    joined = np.concatenate([x, h] if order == "xh" else [h, x], axis=1)
    return np.tanh(joined @ W + b)  # (N, D+H) times (D+H, H)


def split_concat_weight(W, D, H, order="xh"):
    """Take the joined weight apart into the two that rnn_step uses.

    W (D+H, H); order "xh" or "hx" as in rnn_step_concat.
    Returns Wx (D, H) and Wh (H, H).
    """
    if order == "xh":
        return W[:D], W[D:]
    return W[H:], W[:H]


def rnn_forward(X, h0, Wx, Wh, b):
    """Run the cell over a whole sequence; every step uses the same weights.

    X (T, N, D), h0 (N, H); Wx (D, H), Wh (H, H), b (H,).
    Returns hs (T, N, H): the states after steps 1 to T, without h0.
    """
    T, N, _ = X.shape
    hs = np.zeros((T, N, h0.shape[1]))
    h = h0
    for t in range(T):
        h = hs[t] = rnn_step(X[t], h, Wx, Wh, b)
    return hs


def readout(hs, Wy, by, mode="many"):
    """What the network says: a linear layer on top of its states.

    hs (T, N, H); Wy (H, K), by (K,).
    mode "many": an answer at every step; "last": one, after the last.
    Returns logits, (T, N, K) for "many" and (N, K) for "last".
    """
    if mode == "last":
        hs = hs[-1]  # (N, H)
    return hs @ Wy + by


def count_rnn_params(D, H, K, two_biases=False):
    """How many numbers a simple RNN and its linear read-out learn.

    D inputs, H units, K outputs; cell and read-out have their biases.
    two_biases: the cell adds two bias vectors, as PyTorch's does.
    Returns a whole number.
    """
    cell = D * H + H * H + (2 * H if two_biases else H)
    return cell + H * K + K


def one_hot_seq(ids, V):
    """Turn the numbers of symbols into vectors with a single 1.

    ids (T, N), whole numbers from 0 to V-1. An id of -1 marks padding:
    no symbol at all, and so a vector of zeros.
    Returns one_hot (T, N, V).
    """
    return (ids[:, :, None] == np.arange(V)).astype(float)


def embed(ids, E):
    """Look up the vector of each symbol: the row of E that is its own.

    ids (T, N), whole numbers from 0 to V-1, or -1 for padding, which
    gets a vector of zeros; E (V, M).
    Returns vectors (T, N, M): what one_hot_seq(ids, V) @ E would be.
    """
    vectors = E[ids]  # (T, N, M)
    vectors[ids == -1] = 0
    return vectors


def load_into_torch(Wx, Wh, b):
    """Give these weights to PyTorch: an nn.RNN that computes the same.

    Wx (D, H), Wh (H, H), b (H,), as in rnn_forward.
    Returns a torch.nn.RNN with one layer, tanh, and PyTorch's default
    layout, time first: it takes X (T, N, D) and gives hs (T, N, H).
    """
    import torch

    rnn = torch.nn.RNN(*Wx.shape, dtype=torch.float64)
    state = {
        "weight_ih_l0": Wx.T,  # PyTorch keeps a row for each unit
        "weight_hh_l0": Wh.T,
        "bias_ih_l0": b,  # it adds two biases; all of b goes into one
        "bias_hh_l0": np.zeros_like(b),
    }
    rnn.load_state_dict({k: torch.tensor(v) for k, v in state.items()})
    return rnn


def echo_linear(k):
    """Weights of an echo: a network that repeats its input k steps later.

    The network has no tanh and no bias: h' = x Wx + h Wh, then y = h Wy.
    It starts from zeros. At every step y is to be what x was k steps
    ago, and 0 where that lies before the first step.
    Returns Wx (1, k+1), Wh (k+1, k+1), Wy (k+1, 1).
    """
    units = np.eye(k + 1)
    return units[:1], np.eye(k + 1, k=1), units[:, -1:]


def survive_tanh(Wx, Wh, Wy):
    """Let a network that was made without tanh do its work with it.

    Given are weights for h' = x Wx + h Wh, y = h Wy, started from zeros.
    Find others for h' = tanh(x Wx + h Wh), y = h Wy, so that for inputs
    between -1 and 1 no y differs by more than 0.01 from the given one's.
    Wx (D, H), Wh (H, H), Wy (H, K).
    Returns new Wx, Wh and Wy of the same shapes.
    """
    loudness = 1e-3  # near zero tanh is almost a straight line
    return loudness * Wx, Wh, Wy / loudness


LETTERS = {  # the right answers to the questions
    "longer_sequences": "C",
    "two_orders": "B",
    "one_hot_product": "D",
}
