"""Your own LSTM cell in the place of PyTorch's: ``Mine`` is called as ``nn.LSTM(D, H, batch_first=True)`` is."""

import torch
from torch import nn
from torch.nn.utils import rnn

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
        """x (N, T, D), or packed; state a pair of (1, N, H) or None.

        Returns outputs (N, T, H), packed if x is, and the last (h, c),
        each (1, N, H).
        """
        lengths = None
        if isinstance(x, rnn.PackedSequence):
            x, lengths = rnn.pad_packed_sequence(x, batch_first=True)
        if state is None:
            h = c = x.new_zeros(x.shape[0], self.hidden_size)
        else:
            h, c = (s[0] for s in state)
        outputs = []
        for t in range(x.shape[1]):
            h_next, c_next = self.cell(x[:, t], (h, c))
            if lengths is not None:  # past its end a sequence keeps its state
                on = (t < lengths)[:, None].to(h.device)
                h_next, c_next = torch.where(on, h_next, h), torch.where(on, c_next, c)
            h, c = h_next, c_next
            outputs.append(h)
        hs = torch.stack(outputs, dim=1)
        if lengths is not None:
            hs = rnn.pack_padded_sequence(hs, lengths, batch_first=True, enforce_sorted=False)
        return hs, (h[None], c[None])


def like_torch(mine, lstm):
    """Copy the weights of an nn.LSTM with one layer into Mine, so that both start alike; returns mine."""
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    state = {name: getattr(lstm, f"{name}_l0").detach().clone() for name in names}
    mine.cell.load_state_dict(state)
    return mine
