# %% lstm_gates-lstm_gates-answer
import numpy as np

def lstm_gates(x, h, W, U, b):
    H = h.shape[1]
    z = np.dot(np.hstack((x, h)), np.vstack((W, U))) + b
    i = 1 / (1 + np.exp(-z[:, :H]))
    f = 1 / (1 + np.exp(-z[:, H:2 * H]))
    g = np.tanh(z[:, 2 * H:3 * H])
    o = 1 / (1 + np.exp(-z[:, 3 * H:]))
    return (i, f, g, o)


# %% lstm_gates-lstm_step-answer
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def right_lstm_gates(x, h, W, U, b):
    z = x @ W + h @ U + b
    i, f, g, o = np.split(z, 4, axis=1)
    return (sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o))

def lstm_step(x, h, c, W, U, b):
    i, f, g, o = right_lstm_gates(x, h, W, U, b)
    h_next, c_next = (None, None)
    h_next, c_next = (np.zeros(c.shape), np.zeros(c.shape))
    for n in range(c.shape[0]):
        for k in range(c.shape[1]):
            c_next[n][k] = f[n][k] * c[n][k] + i[n][k] * g[n][k]
            h_next[n][k] = o[n][k] * (1 - 2 / (1 + np.exp(2 * c_next[n][k])))
    return (h_next, c_next)


# %% lstm_gates-lstm_forward-answer
def right_lstm_step(x, h, c, W, U, b):
    i, f, g, o = right_lstm_gates(x, h, W, U, b)
    c_next = f * c + i * g
    return (o * np.tanh(c_next), c_next)

def lstm_forward(X, h0, c0, W, U, b):
    hs, cs = ([], [])
    for x in X.transpose(1, 0, 2).swapaxes(0, 1):
        h0, c0 = right_lstm_step(x, h0, c0, W, U, b)
        hs += [h0]
        cs += [c0]
    return (hs, cs)


# %% lstm_gates-latch_weights-answer
def latch_weights():
    K = 100
    W, U, b = (np.zeros((2, 4)), np.zeros((1, 4)), np.zeros((1, 4)))
    W[1, 0], b[0, 0] = (2 * K, -K)
    W[1, 1], b[0, 1] = (-2 * K, K)
    W[0, 2] = K
    W[:, 3] = 1.0
    return (W, U, b)


# %% lstm_gates-counter_weights-answer
def counter(g=(40, -40), f=(0, 0, 40), i=(0, 0, 40), u=(0, 0, 0, 0)):
    W = np.array([[i[0], f[0], g[0], 0], [i[1], f[1], g[1], 0]], float)
    return (W, np.array([u], float), np.array([i[2], f[2], 0, 40.0]))

def counter_weights():
    return counter(i=(0, 0, 0))


# %% lstm_gates-reorder_gates-answer
def reorder_gates(A, src='ifgo', dst='iofc'):
    H = A.shape[-1] // 4
    old = A.T.copy()
    for k, gate in enumerate(dst):
        at = (src.find(gate) if gate in src else src.find('g' if gate == 'c' else 'c')) * H
        A.T[k * H:(k + 1) * H] = old[at:at + H]
    return A


# %% lstm_gates-to_torch_lstm-answer
def to_torch_lstm(W, U, b):
    state = dict(weight_ih_l0=W.T.copy(), weight_hh_l0=np.transpose(U), bias_hh_l0=b)
    state['bias_ih_l0'] = np.zeros(4 * U.shape[0])
    return state


# %% lstm_gates-lstm_param_count-answer
def lstm_param_count(D, H, layers=1, biases=1):
    count, width = (0, D)
    for _ in range(layers):
        for _gate in 'ifgo':
            count += np.zeros((width, H)).size + np.zeros((H, H)).size + biases * H
        width = H
    return count


# %% lstm_gates-LSTMCellScratch-answer
from torch import nn

import torch

class LSTMCellScratch(nn.Module):

    def __init__(self, inputs, units):
        super().__init__()
        self.H = units
        self.weight_ih = nn.Parameter(torch.empty(4 * units, inputs))
        self.weight_hh = nn.Parameter(torch.empty(4 * units, units))
        self.bias_ih, self.bias_hh = (nn.Parameter(torch.zeros(4 * units)) for _ in range(2))
        for p in self.parameters():
            nn.init.uniform_(p, -0.1, 0.1)

    def forward(self, x, state):
        h, c = state
        z = nn.functional.linear(x, self.weight_ih, self.bias_ih)
        z = z + nn.functional.linear(h, self.weight_hh, self.bias_hh)
        i, f, o = (z[:, k * self.H:(k + 1) * self.H].sigmoid() for k in (0, 1, 3))
        c = f * c + i * z[:, 2 * self.H:3 * self.H].tanh()
        return [o * c.tanh(), c]


# %% lstm_gates-never_touches_c-answer
def never_touches_c():
    return 'C'


# %% lstm_gates-all_but_shown-answer
def all_but_shown():
    return 'A'


# %% lstm_gates-four_of_what-answer
def four_of_what():
    return 'B'


# %% lstm_gates-keeper_of_the_first-answer
def keeper_of_the_first():
    return 'C'
