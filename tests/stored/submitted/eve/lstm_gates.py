# %% lstm_gates-lstm_gates-answer
def lstm_gates(*a):
    raise ValueError('I do not know how to go on')


# %% lstm_gates-lstm_step-answer
import numpy as np

def lstm_step(x, h, c, W, U, b):
    i, f, g, o = lstm_gates(x, h, W, U, b)
    c_next = f * c + i * g
    return (o * np.tanh(c_next), c_next)


# %% lstm_gates-lstm_forward-answer
def lstm_forward(X, h0, c0, W, U, b):
    h, c = (h0, c0)
    hs, cs = ([], [])
    for x in X:
        h, c = lstm_step(x, h, c, W, U, b)
        hs.append(h)
        cs.append(c)
    return (np.stack(hs), np.stack(cs))


# %% lstm_gates-latch_weights-answer
def latch_weights():
    K = 40.0
    W = np.zeros((2, 4))
    W[1] = [2 * K, -2 * K, 0, 0]
    W[0, 2] = K
    return (W, np.zeros((1, 4)), np.array([-K, K, 0, K]))


# %% lstm_gates-counter_weights-answer
def counter_weights():
    K = 40.0
    W = np.zeros((2, 4))
    W[:, 2] = (K, -K)
    return (W, np.zeros((1, 4)), np.array([K, K, 0, K]))


# %% lstm_gates-reorder_gates-answer
def reorder_gates(A, src='ifgo', dst='iofc'):
    blocks = dict(zip(src.replace('c', 'g'), np.split(A, 4, axis=-1), strict=True))
    return np.concatenate([blocks[gate] for gate in dst.replace('c', 'g')], axis=-1)


# %% lstm_gates-to_torch_lstm-answer
def to_torch_lstm(W, U, b):
    return {'weight_ih_l0': W.T, 'weight_hh_l0': U.T, 'bias_ih_l0': b, 'bias_hh_l0': np.zeros_like(b)}


# %% lstm_gates-lstm_param_count-answer
def lstm_param_count(D, H, layers=1, biases=1):
    first = 4 * H * (D + H + biases)
    return first + (layers - 1) * 4 * H * (H + H + biases)


# %% lstm_gates-LSTMCellScratch-answer
from torch import nn

import torch

class LSTMCellScratch(nn.Module):

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
