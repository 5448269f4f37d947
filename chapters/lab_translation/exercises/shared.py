"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np
import torch

from chapters.lab_translation import data
from solutions import lab_translation as reference


def different(rng, low, high, count):
    """Pairwise different whole numbers from low to high."""
    return [int(n) for n in low + rng.permutation(high - low + 1)[:count]]


def some_sequences(rng, lengths, low, high):
    """Lists of ids from low to high - 1, of these lengths."""
    return [[int(v) for v in rng.integers(low, high, n)] for n in lengths]


def weights_for(rng, V, E, H, cell, readout=False):
    """Weights for the parts of an encoder or decoder, name -> array."""
    gates = {"rnn": 1, "gru": 3, "lstm": 4}[cell]
    shapes = {
        "embed.weight": (V, E),
        "rnn.weight_ih_l0": (gates * H, E),
        "rnn.weight_hh_l0": (gates * H, H),
        "rnn.bias_ih_l0": (gates * H,),
        "rnn.bias_hh_l0": (gates * H,),
    }
    if readout:
        shapes |= {"readout.weight": (V, H), "readout.bias": (V,)}
    return {name: rng.normal(0, 0.7, shape) for name, shape in shapes.items()}


def world(rng, V, N, S, R):
    """Sources, and a table that stands for an encoder and a decoder.

    The encoder keeps the last real id of a source, and the decoder counts its steps. Its logits depend on that id, on the
    step, and on the id that it reads.
    """
    lengths = [max(R - 2 - n % 3, 1) for n in range(N)]
    lengths[1 % N] = R
    src, lengths = data.padded(some_sequences(rng, lengths, 3, V))
    src[np.arange(N), lengths - 1] = 3 + rng.permutation(V - 3)[np.arange(N) % (V - 3)]
    return {"table": rng.normal(0, 2, (V, S + 1, V, V)), "src": src, "lengths": lengths}


def networks_of(table):
    """An encoder and a decoder that read their logits from a table of :func:`world`. They have no gradients."""

    class Encoder(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.one = torch.nn.Parameter(torch.ones(1).double(), requires_grad=False)

        def forward(self, src, lengths):
            last = src[torch.arange(len(src)), lengths - 1] * self.one
            return torch.stack([last, 0 * last], dim=1)[None]

    class Decoder(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.table = torch.nn.Parameter(torch.tensor(table), requires_grad=False)

        def forward(self, tokens, state):
            last, step = state[0].unbind(dim=1)
            logits = []
            for k in range(tokens.shape[1]):
                when = step.long().clamp(max=self.table.shape[1] - 1)
                logits.append(self.table[last.long(), when, tokens[:, k]])
                step = step + 1
            return torch.stack(logits, dim=1), torch.stack([last, step], dim=1)[None]

    return Encoder(), Decoder()


def pairs_to_say(rng, V, lengths):
    return reference.add_bos_eos_shift(some_sequences(rng, lengths, 3, V), data.BOS, data.EOS, data.PAD)


def differs(a, b):
    return np.shape(a) != np.shape(b) or not np.allclose(a, b, atol=1e-3)
