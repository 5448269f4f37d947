# %% deep_networks-stacked_lstm-answer
import numpy as np

def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def lstm_gates(x, h, W, U, b):
    z = x @ W + h @ U + b
    i, f, g, o = np.split(z, 4, axis=1)
    return (sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o))

def lstm_step(x, h, c, W, U, b):
    i, f, g, o = lstm_gates(x, h, W, U, b)
    c_next = f * c + i * g
    return (o * np.tanh(c_next), c_next)

def lstm_forward(X, h0, c0, W, U, b):
    h, c = (h0, c0)
    hs, cs = ([], [])
    for x in X:
        h, c = lstm_step(x, h, c, W, U, b)
        hs.append(h)
        cs.append(c)
    return (np.stack(hs), np.stack(cs))

def masked_inside(X, layer, mask):
    h, c, hs, cs = (layer['h0'], layer['c0'], [], [])
    for t in range(len(X)):
        out, c = (a[0] for a in lstm_forward(X[t:t + 1], h, c, layer['W'], layer['U'], layer['b']))
        h = out if mask is None else out * mask[t]
        hs.append(out)
        cs.append(c)
    return (np.stack(hs), np.stack(cs))

def stacked(X, layers, masks, goes_up=None, start=None, read=None, top=False, stepwise=False):
    h_n, c_n, below = ([], [], X)
    for k, layer in enumerate(layers):
        if k and masks is not None:
            below = below * masks[k - 1]
        if read is not None:
            below = read(k, below)
        h0, c0 = (layer['h0'], layer['c0']) if start is None or not k else start(h_n, c_n)
        if stepwise:
            mask = masks[k] if masks is not None and k < len(masks) else None
            hs, cs = masked_inside(below, layer, mask)
        else:
            hs, cs = lstm_forward(below, h0, c0, layer['W'], layer['U'], layer['b'])
        h_n.append(hs[-1])
        c_n.append(cs[-1])
        below = hs if goes_up is None or k == len(layers) - 1 else goes_up(hs, cs)
    if top and masks:
        below = below * masks[-1]
    return (below, np.stack(h_n), np.stack(c_n))

def stacked_lstm(X, layers, masks=None):
    return stacked(X, layers, masks, goes_up=lambda hs, cs: cs)


# %% deep_networks-last_valid-answer
def last_valid(outputs, lengths):
    return outputs[np.maximum(lengths - 2, 0), np.arange(len(lengths))]


# %% deep_networks-masked_rnn_forward-answer
def rnn_step(x, h, Wx, Wh, b):
    z = x @ Wx + h @ Wh + b
    return np.tanh(z)

def masked(X, h0, Wx, Wh, b, real, keep=None):
    hs, h = ([], h0)
    for t in range(len(X)):
        new, m = (rnn_step(X[t], h, Wx, Wh, b), real[t][:, None])
        h = np.where(m, new, h) if keep is None else keep(new, h, m)
        hs.append(h)
    return np.stack(hs)

def masked_rnn_forward(X, lengths, h0, Wx, Wh, b):
    return masked(X, h0, Wx, Wh, b, np.arange(1, len(X) + 1)[:, None] < lengths)


# %% deep_networks-reverse_padded-answer
def reverse_padded(*inputs):
    return 4


# %% deep_networks-bilstm_final-answer
def joined(forward, backward):
    return np.concatenate([forward, backward], axis=1)

def right_last_valid(outputs, lengths):
    return outputs[lengths - 1, np.arange(len(lengths))]

def bilstm_final(hs_f, hs_b, lengths):
    return joined(hs_b[0], right_last_valid(hs_f, lengths))


# %% deep_networks-init_recurrent_-answer
def parameters_of(module):
    return [(name, p.data) for name, p in module.named_parameters()]

import torch

from torch import nn

def right_init_recurrent_(module, forget_bias=1.0):
    H = module.hidden_size
    with torch.no_grad():
        for name, p in module.named_parameters():
            if name.startswith('weight_hh'):
                for block in p.split(H):
                    nn.init.orthogonal_(block)
            elif name.startswith('bias'):
                p.zero_()
                if isinstance(module, nn.LSTM) and name.startswith('bias_ih'):
                    p[H:2 * H] = forget_bias

def init_recurrent_(module, forget_bias=1.0):
    before = {name: p.clone() for name, p in parameters_of(module)}
    right_init_recurrent_(module, forget_bias)
    for name, p in parameters_of(module):
        if not name.endswith('_l0') and name.startswith('weight_hh'):
            p.copy_(before[name])


# %% deep_networks-variational_dropout-answer
def variational_dropout(hs, p, rng, training=True):
    return hs * (rng.random((hs.shape[1], 1)) >= p) / (1 - p) if training else hs


# %% deep_networks-same_last_state-answer
def same_last_state(*inputs):
    return 8


# %% deep_networks-batch_first_states-answer
def batch_first_states():
    return "B"


# %% deep_networks-clinic_reviews-answer
def clinic_reviews():
    return "B"


# %% deep_networks-clinic_axes-answer
def clinic_axes():
    return "D"


# %% deep_networks-clinic_both_ways-answer
def clinic_both_ways(*inputs):
    return 12


# %% deep_networks-clinic_sorted-answer
def clinic_sorted():
    return "C"


# %% deep_networks-clinic_scores-answer
def clinic_scores():
    return "D"


# %% deep_networks-clinic_joined-answer
def clinic_joined():
    return "A"
