"""Your own LSTM cell in the place of PyTorch's: ``Mine`` is called as ``nn.LSTM(D, H, batch_first=True)`` is."""

import torch
from torch import nn

_chosen = []


def use(cell):
    """Say which class `Mine` is made of: one like LSTMCellScratch of the chapter on the LSTM.

    cell: class with cell(D, H), called as cell(x, (h, c)) -> (h, c).
    """
    _chosen[:] = [cell]
    return cell


class Mine(nn.Module):
    """A layer that runs your cell over a batch of sequences.

    Raises RuntimeError if no class was chosen with use().
    """

    def __init__(self, input_size, hidden_size):
        super().__init__()
        if not _chosen:
            raise RuntimeError("paste your cell and say use(YourCell) first")
        self.hidden_size = hidden_size
        self.cell = _chosen[0](input_size, hidden_size)

    def forward(self, x, state=None):
        """x (N, T, D), state a pair of (1, N, H) or None.

        Returns outputs (N, T, H) and the last (h, c), each (1, N, H).
        """
        if isinstance(x, nn.utils.rnn.PackedSequence):
            raise TypeError("Mine reads padded batches, not packed ones")
        if state is None:
            h = c = x.new_zeros(x.shape[0], self.hidden_size)
        else:
            h, c = (s[0] for s in state)
        outputs = []
        for t in range(x.shape[1]):
            h, c = self.cell(x[:, t], (h, c))
            outputs.append(h)
        return torch.stack(outputs, dim=1), (h[None], c[None])


def like_torch(mine, lstm):
    """Copy the weights of an nn.LSTM with one layer into Mine, so that both start alike; returns mine."""
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    state = {name: getattr(lstm, f"{name}_l0").detach().clone() for name in names}
    mine.cell.load_state_dict(state)
    return mine
