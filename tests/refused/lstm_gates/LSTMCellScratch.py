"""Wrong answers to `LSTMCellScratch`."""

import torch
from torch import nn

from chapters.lstm_gates.exercises.LSTMCellScratch import _Cell


class CannotBeLoaded(_Cell):
    """Its recurrent matrix has room for one gate: the state of an nn.LSTMCell does not fit."""

    def __init__(self, D, H):
        super().__init__(D, H)
        self.weight_hh = nn.Parameter(torch.zeros(H, H))


class FlatBiases(_Cell):
    """Its biases are matrices of one row, which no state of an nn.LSTMCell has."""

    def __init__(self, D, H):
        super().__init__(D, H)
        self.bias_ih = nn.Parameter(torch.zeros(1, 4 * H))
