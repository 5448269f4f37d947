"""Networks of several layers, and sequences of several lengths.

Stacked layers, padding that must not be read, a second direction that reads from the end, first weights, and dropout
with one mask for all steps. PyTorch's ``nn.LSTM`` does most of this in one call; here each part is written out.

Sequences are X (T, N, D): T steps, N sequences. lengths (N,) says how many steps of each are real, from 1 to T; the
steps after them are padding.
"""

import numpy as np
import torch
from torch import nn

from solutions.lstm_gates import lstm_forward
from solutions.rnn_cell import rnn_step


def stacked_lstm(X, layers, masks=None):
    """Run LSTM layers that stand one upon the other.

    X (T, N, D). layers is a list of L dicts, from the lowest to the
    highest, each with W, U, b (gates stacked i, f, g, o), h0 (N, H) and
    c0 (N, H); W is (D, 4H) in the lowest and (H, 4H) in the others.
    masks is None, or a list of L-1 arrays (T, N, H): what goes up from
    layer k is multiplied by masks[k]. What layer k hands to its own next
    step is not, and the top's outputs are not.
    Returns hs (T, N, H), the hidden states of the top layer, and h_n
    (L, N, H), c_n (L, N, H), the last states of all layers.
    """
    h_n, c_n = [], []
    for k, layer in enumerate(layers):
        if k > 0 and masks is not None:
            X = X * masks[k - 1]
        hs, cs = lstm_forward(X, layer["h0"], layer["c0"], layer["W"], layer["U"], layer["b"])
        h_n.append(hs[-1])
        c_n.append(cs[-1])
        X = hs  # (T, N, H): what the next layer reads
    return X, np.stack(h_n), np.stack(c_n)


def last_valid(outputs, lengths):
    """Of every sequence, the output of its last real step.

    outputs (T, N, H); lengths (N,), whole numbers from 1 to T.
    Returns (N, H).
    """
    return outputs[lengths - 1, np.arange(len(lengths))]


def masked_rnn_forward(X, lengths, h0, Wx, Wh, b):
    """Run an RNN over padded sequences; at the padding the state waits.

    X (T, N, D), lengths (N,), h0 (N, H), Wx (D, H), Wh (H, H), b (H,).
    A real step is h' = tanh(x Wx + h Wh + b). After its last real step a
    sequence keeps the state it has, whatever stands in the padding.
    Returns hs (T, N, H).
    """
    hs, h = [], h0
    for t, x in enumerate(X):
        h = np.where((t < lengths)[:, None], rnn_step(x, h, Wx, Wh, b), h)
        hs.append(h)
    return np.stack(hs)


def reverse_padded(X, lengths):
    """Turn every sequence round, and leave the padding at the end.

    X (T, N, D); lengths (N,), whole numbers from 1 to T, in any order.
    Step 0 of the result is the last real step of each sequence. The
    padding stays as it is and where it is.
    Returns (T, N, D).
    """
    t = np.arange(len(X))[:, None]
    source = np.where(t < lengths, lengths - 1 - t, t)  # (T, N): the step that comes to stand here
    return X[source, np.arange(len(lengths))]


def bilstm_final(hs_f, hs_b, lengths):
    """What a layer of two directions knows when both have read it all.

    hs_f (T, N, H): hs_f[t] has read step t and all before it. hs_b
    (T, N, H): hs_b[t] has read step t and all real steps after it, from
    the end. lengths (N,). At the padding there is rubbish in both.
    Returns (N, 2H): of each direction the state that has read the whole
    sequence, the forward one first.
    """
    return np.concatenate([last_valid(hs_f, lengths), hs_b[0]], axis=1)


def init_recurrent_(module, forget_bias=1.0):
    """First weights for a recurrent layer of PyTorch's, in place.

    module is an nn.RNN, nn.LSTM or nn.GRU, of any number of layers, in
    one direction or two. Every recurrent matrix, weight_hh_..., is a stack
    of H by H blocks, one for each gate (an nn.RNN has one block): make each
    block a random orthogonal matrix. (If all its columns together are
    orthonormal, that is accepted too.) What layers read with, weight_ih_...,
    stays as it is. All biases become zero, but the two biases of an LSTM's
    forget gates, gates stacked i, f, g, o, add up to forget_bias.
    Changes module itself; what it returns does not matter.
    """
    H = module.hidden_size
    with torch.no_grad():
        for name, p in module.named_parameters():
            if name.startswith("weight_hh"):
                for block in p.split(H):
                    nn.init.orthogonal_(block)
            elif name.startswith("bias"):
                p.zero_()
                if isinstance(module, nn.LSTM) and name.startswith("bias_ih"):
                    p[H : 2 * H] = forget_bias


def variational_dropout(hs, p, rng, training=True):
    """Dropout that forgets the same units at every step.

    hs (T, N, H); 0 <= p < 1; rng is a NumPy Generator. In training each
    unit of each sequence is dropped with probability p, for all its steps
    or for none, and what is left is divided by 1 - p. Otherwise nothing
    happens.
    Returns (T, N, H).
    """
    if not training:
        return hs
    kept = rng.random(hs.shape[1:]) >= p  # (N, H), without T
    return hs * kept / (1 - p)


LETTERS = {  # the right answers to the questions
    "same_last_state": "B",
    "batch_first_states": "A",
    "clinic_reviews": "C",
    "clinic_axes": "B",
    "clinic_both_ways": "D",
    "clinic_sorted": "A",
    "clinic_scores": "C",
    "clinic_joined": "B",
}
