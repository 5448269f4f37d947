"""Other right answers to `BiEncoder`: each earns full marks."""

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from chapters.lab_translation.exercises.BiEncoder import BiEncoder, _BiEncoder


@BiEncoder.equivalent
class one_source_at_a_time(_BiEncoder):
    def forward(self, src, lengths):
        states = torch.zeros(len(src), src.size(1), 2 * self.rnn.hidden_size, dtype=self.embed.weight.dtype)
        ends = []
        for n, length in enumerate(lengths.tolist()):
            out, h = self.rnn(self.embed(src[n : n + 1, :length]))
            states[n, :length] = out[0]
            ends.append(h.flatten())
        return torch.stack(ends).unsqueeze(0), states, lengths


@BiEncoder.equivalent
class transposed_and_flattened(nn.Module):
    def __init__(self, V, E, H):
        super().__init__()
        self.rnn = nn.GRU(E, H // 2, batch_first=True, bidirectional=True)
        self.embed = nn.Embedding(V, E)

    def forward(self, src, lengths):
        x = pack_padded_sequence(self.embed(src), lengths.cpu(), batch_first=True, enforce_sorted=False)
        out, h = self.rnn(x)
        out = pad_packed_sequence(out, batch_first=True, total_length=src.size(1))[0]
        state = h.permute(1, 0, 2).flatten(1).unsqueeze(0)
        return [state, out, lengths]


@BiEncoder.equivalent
class ends_picked_from_the_states(_BiEncoder):
    def forward(self, src, lengths):
        _, states, lengths = super().forward(src, lengths)
        half = self.rnn.hidden_size
        forward = states[torch.arange(len(src)), lengths - 1, :half]
        return torch.hstack([forward, states[:, 0, half:]])[None], states, lengths
