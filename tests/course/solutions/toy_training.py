"""Training with PyTorch: the LSTM cell as a module, and one step of training in the right order."""

import torch
from torch import nn


class LSTMCell(nn.Module):
    """An LSTM cell with the parameters of nn.LSTMCell, so that either can load the other's state.

    weight_ih (4H, D), weight_hh (4H, H), bias_ih (4H,), bias_hh (4H,), gates stacked i, f, g, o along the rows.
    """

    def __init__(self, D, H):
        """D inputs, H units; start the parameters as you like."""
        super().__init__()
        self.weight_ih = nn.Parameter(torch.randn(4 * H, D) / H**0.5)
        self.weight_hh = nn.Parameter(torch.randn(4 * H, H) / H**0.5)
        self.bias_ih = nn.Parameter(torch.zeros(4 * H))
        self.bias_hh = nn.Parameter(torch.zeros(4 * H))

    def forward(self, x, state):
        """x (N, D); state is the pair h (N, H), c (N, H). Returns h_next (N, H) and c_next (N, H)."""
        h, c = state
        z = x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh  # (N, 4H)
        i, f, g, o = z.chunk(4, dim=1)
        c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c_next), c_next


def train_step(model, batch, optimiser, max_norm):
    """One step of training on the mean squared error, with the gradient's global norm clipped to max_norm.

    model maps X (N, D) to predictions (N, 1); batch is the pair X, y with y (N, 1); optimiser holds model's parameters.
    Returns the loss before the step.
    """
    X, y = batch
    optimiser.zero_grad()
    loss = ((model(X) - y) ** 2).mean()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    return loss.item()
