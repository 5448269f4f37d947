# %% lstm_gates-lstm_gates-answer
import numpy as np

def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def squash(i, f, g, o):
    return (sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o))

def lstm_gates(x, h, W, U, b):
    f, i, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    return squash(i, f, g, o)


# %% lstm_gates-lstm_step-answer
def right_lstm_gates(x, h, W, U, b):
    z = x @ W + h @ U + b
    i, f, g, o = np.split(z, 4, axis=1)
    return (sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o))

def right_lstm_step(x, h, c, W, U, b):
    i, f, g, o = right_lstm_gates(x, h, W, U, b)
    c_next = f * c + i * g
    return (o * np.tanh(c_next), c_next)

def lstm_step(x, h, c, W, U, b):
    _, c_next = right_lstm_step(x, h, c, W, U, b)
    return (right_lstm_gates(x, h, W, U, b)[3] * np.tanh(c), c_next)


# %% lstm_gates-lstm_forward-answer
def run(X, h0, c0, W, U, b, following):
    h, c, hs, cs = (h0, c0, [], [])
    for x in X:
        h_next, c_next = right_lstm_step(x, h, c, W, U, b)
        hs.append(h_next)
        cs.append(c_next)
        h, c = following(h, c, h_next, c_next)
    return (np.stack(hs), np.stack(cs))

def lstm_forward(X, h0, c0, W, U, b):
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (c_next, h_next))


# %% lstm_gates-latch_weights-answer
def latch_weights(*inputs):
    return 4


# %% lstm_gates-counter_weights-answer
def counter(g=(40, -40), f=(0, 0, 40), i=(0, 0, 40), u=(0, 0, 0, 0)):
    W = np.array([[i[0], f[0], g[0], 0], [i[1], f[1], g[1], 0]], float)
    return (W, np.array([u], float), np.array([i[2], f[2], 0, 40.0]))

def counter_weights():
    return counter(g=(40, 0), f=(0, -80, 40))


# %% lstm_gates-reorder_gates-answer
def reorder_gates(A, src='ifgo', dst='iofc'):
    blocks, dst = (np.split(A, 4, axis=-1), dst.replace('c', 'g'))
    return np.concatenate([blocks[dst.index(gate)] for gate in src.replace('c', 'g')], axis=-1)


# %% lstm_gates-to_torch_lstm-answer
def right_reorder_gates(A, src='ifgo', dst='iofc'):
    blocks = dict(zip(src.replace('c', 'g'), np.split(A, 4, axis=-1), strict=True))
    return np.concatenate([blocks[gate] for gate in dst.replace('c', 'g')], axis=-1)

def right_to_torch_lstm(W, U, b):
    return {'weight_ih_l0': W.T, 'weight_hh_l0': U.T, 'bias_ih_l0': b, 'bias_hh_l0': np.zeros_like(b)}

def to_torch_lstm(W, U, b):
    W, U, b = (right_reorder_gates(A, 'ifgo', 'ifog') for A in (W, U, b))
    return right_to_torch_lstm(W, U, b)


# %% lstm_gates-lstm_param_count-answer
def lstm_param_count(*inputs):
    return 8


# %% lstm_gates-LSTMCellScratch-answer
from torch import nn

import torch

class right_LSTMCellScratch(nn.Module):

    def __init__(self, D, H):
        """D inputs, H units; start the parameters as you like."""
        super().__init__()
        bound = H ** (-0.5)
        for name, shape in (('weight_ih', (4 * H, D)), ('weight_hh', (4 * H, H)), ('bias_ih', 4 * H), ('bias_hh', 4 * H)):
            self.register_parameter(name, nn.Parameter(torch.empty(shape).uniform_(-bound, bound)))

    def forward(self, x, state):
        """One step: x (N, D), and state is the pair h (N, H), c (N, H).

        Returns h_next (N, H) and c_next (N, H).
        """
        h, c = state
        z = x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh
        i, f, g, o = z.chunk(4, dim=1)
        c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return (torch.sigmoid(o) * torch.tanh(c_next), c_next)

class _Cell(right_LSTMCellScratch):

    def preactivations(self, x, h):
        return x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh

    def forward(self, x, state):
        h, c = state
        i, f, g, o = self.preactivations(x, h).chunk(4, dim=1)
        c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return (torch.sigmoid(o) * torch.tanh(c_next), c_next)

class LSTMCellScratch(_Cell):

    def forward(self, x, state):
        _, c_next = super().forward(x, state)
        return (torch.sigmoid(self.preactivations(x, state[0]).chunk(4, dim=1)[3]) * c_next, c_next)


# %% lstm_gates-never_touches_c-answer
def never_touches_c():
    return "B"


# %% lstm_gates-all_but_shown-answer
def all_but_shown():
    return "D"


# %% lstm_gates-four_of_what-answer
def four_of_what(*inputs):
    return 12


# %% lstm_gates-keeper_of_the_first-answer
def keeper_of_the_first():
    return "B"
