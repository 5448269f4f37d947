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


def attention_inputs(rng, N, T, S, H):
    """Queries, and states of sources of different lengths, below S: even a mask turned round hides no source as a whole.

    Padded states hold numbers too, so that a missing mask shows.
    """
    lengths = np.array([max(S - 2 - n % 3, 1) for n in range(N)])
    lengths[N // 2] = S - 1
    return {"queries": rng.normal(size=(N, T, H)), "states": rng.normal(size=(N, S, H)), "lengths": lengths}


def drive_attention(weights_of, src, lengths, targets):
    """Run an encoder in both directions and a decoder with attention, in NumPy: the likeliest id at each step."""
    w = weights_of()

    def step(part, ending, ids, h):
        x = w[f"{part}.embed.weight"][ids]
        a = x @ w[f"{part}.rnn.weight_ih_l0{ending}"].T + w[f"{part}.rnn.bias_ih_l0{ending}"]
        u = h @ w[f"{part}.rnn.weight_hh_l0{ending}"].T + w[f"{part}.rnn.bias_hh_l0{ending}"]
        units = h.shape[1]
        gates = 0.5 + 0.5 * np.tanh((a + u)[:, : 2 * units] / 2)
        r, z = gates[:, :units], gates[:, units:]
        n = np.tanh(a[:, 2 * units :] + r * u[:, 2 * units :])
        return (1 - z) * n + z * h

    N, S = src.shape
    units = w["encoder.rnn.weight_hh_l0"].shape[1]
    states, real, ends = np.zeros((N, S, 2 * units), np.float32), np.arange(S) < lengths[:, None], []
    for ending, times, place in (("", range(S), slice(units)), ("_reverse", range(S)[::-1], slice(units, None))):
        h = np.zeros((N, units), np.float32)
        for t in times:
            h = np.where(real[:, t : t + 1], step("encoder", ending, src[:, t], h), h)
            states[:, t, place] = h
        ends.append(h)
    h, ids, said = np.concatenate(ends, axis=1), np.ones(N, int), []
    for _ in range(targets.shape[1]):
        h = step("decoder", "", ids, h)
        query = h @ w["decoder.query.weight"].T
        scores = np.where(real, np.einsum("nh,nsh->ns", query, states) / (2 * units) ** 0.5, -np.inf)
        share = np.exp(scores - scores.max(axis=1, keepdims=True))
        context = np.einsum("ns,nsh->nh", share / share.sum(axis=1, keepdims=True), states)
        joined = np.concatenate([h, context], axis=1) @ w["decoder.combine.weight"].T + w["decoder.combine.bias"]
        ids = (np.tanh(joined) @ w["decoder.readout.weight"].T + w["decoder.readout.bias"]).argmax(axis=1)
        said.append(ids)
    right = (np.stack(said, axis=1) == targets) | (targets == 0)
    return {"exact match": float(right.all(axis=1).mean())}


def attention_shapes(V_read, V_say, E, H):
    """The names and shapes of the weights of a BiEncoder and an AttentionDecoder."""
    half = {"weight_ih_l0": (3 * H // 2, E), "weight_hh_l0": (3 * H // 2, H // 2)}
    half |= {"bias_ih_l0": (3 * H // 2,), "bias_hh_l0": (3 * H // 2,)}
    whole = {"weight_ih_l0": (3 * H, E), "weight_hh_l0": (3 * H, H), "bias_ih_l0": (3 * H,), "bias_hh_l0": (3 * H,)}
    return {
        "encoder.embed.weight": (V_read, E),
        **{f"encoder.rnn.{name}{ending}": shape for ending in ("", "_reverse") for name, shape in half.items()},
        "decoder.embed.weight": (V_say, E),
        **{f"decoder.rnn.{name}": shape for name, shape in whole.items()},
        "decoder.query.weight": (H, H),
        "decoder.combine.weight": (H, 2 * H),
        "decoder.combine.bias": (H,),
        "decoder.readout.weight": (V_say, H),
        "decoder.readout.bias": (V_say,),
    }
