"""What the lesson shows of training: computed once, and kept."""

from __future__ import annotations

from collections import Counter
from functools import cache, reduce

import numpy as np
import torch

from chapters.lab_generator.data import code, countries, decode, encode, novel, words_in
from solutions.lab_generator import (
    CharRNN,
    batches,
    bits_per_char,
    bpe_join,
    bpe_merges,
    sample,
    train_epoch,
    write,
)

Curves = dict[str, np.ndarray]


def chunks_of_code() -> list[tuple[torch.Tensor, torch.Tensor]]:
    """The text to learn from, in 32 streams and chunks of 32 letters."""
    return batches(torch.tensor(encode(code()[0])), 32, 32)


def first_way() -> Curves:
    """A new network goes through the novel once, and writes at five stages, each time with the same dice.

    Returns losses (updates,), each before its update, in nats per letter; stages (5,), the updates done before it wrote;
    texts (5,), 361 letters each, of which the first is the line end that it was given.
    """
    pairs = batches(torch.tensor(encode(novel()[0])), 32, 64)
    torch.manual_seed(1)
    young = CharRNN(96, 32, 160)
    adam = torch.optim.Adam(young.parameters(), 5e-3)
    losses, texts, stages = [], [], (0, 10, 40, 120, len(pairs))
    for upto in stages:
        losses += train_epoch(young, adam, pairs[len(losses) : upto], 1.0)
        new = sample(young, encode("\n").tolist(), 360, np.random.default_rng(3), 0.8)
        texts.append("\n" + decode(new))
    return {"losses": losses, "stages": stages, "texts": texts}


def in_pieces(merges: int = 400, epochs: int = 6) -> Curves:
    """A GRU of 160 units reads the novel in pieces that byte-pair encoding has found, and writes.

    Returns merges (n, 2), the pairs in their order; bits, per letter (not per piece) of the held-out chapters; letters, the
    mean length of a piece; texts (2,), which begin with the same words.
    """
    learnt, held_out = (words_in(text) for text in novel())
    pairs = bpe_merges(dict(Counter(learnt)), merges)

    @cache
    def pieces(word: str) -> list[str]:
        return reduce(bpe_join, pairs, list(word))

    train, test = ([piece for word in text for piece in pieces(word)] for text in (learnt, held_out))
    known = sorted({*train, *test, *map("".join, pairs)})
    number = {piece: k for k, piece in enumerate(known)}
    ids, new = (torch.tensor([number[piece] for piece in text]) for text in (train, test))
    torch.manual_seed(0)
    model = CharRNN(len(known), 48, 160)
    chunks = batches(ids, 32, 32)
    for epoch in range(epochs):
        train_epoch(model, torch.optim.Adam(model.parameters(), 5e-3 if epoch < epochs - 2 else 1e-3), chunks, 1.0)
    begun = ["\n", *(piece for word in words_in('"My dear') for piece in pieces(word))]
    prime = [number[piece] for piece in begun]
    texts = [
        "".join([*begun, *(known[k] for k in write(model, prime, 200, np.random.default_rng(seed), 0.8, 0.9))])
        for seed in (0, 1)
    ]
    bits = bits_per_char(model, new) * (len(new) - 1) / sum(map(len, held_out))
    return {"merges": pairs, "bits": bits, "letters": sum(map(len, train)) / len(train), "texts": texts}


class Notes(torch.optim.Adam):
    """Adam that writes down how long the gradient is."""

    def step(self):
        grads = [p.grad for p in self.param_groups[0]["params"]]
        whole = torch.cat([g.ravel() for g in grads])
        self.norms = [*getattr(self, "norms", []), float(whole.norm())]
        super().step()


def sixty_updates(cell: str, max_norm: float, seed: int) -> tuple[float, list[float]]:
    """The mean loss of the last 20 of 60 updates, in bits per letter, and the norms of the gradients as Adam has them."""
    torch.manual_seed(seed)
    net = CharRNN(96, 32, 128, cell)
    notes = Notes(net.parameters(), 5e-3)
    losses = train_epoch(net, notes, chunks_of_code()[:60], max_norm)
    return np.mean(losses[-20:]) / np.log(2), notes.norms


def clipped_or_not() -> Curves:
    """LSTMs from three seeds, not clipped, and clipped to 1.

    Returns unclipped and clipped (3,), bits per letter at the end; norms (3, 60), of the unclipped gradients.
    """
    free = [sixty_updates("lstm", float("inf"), seed) for seed in range(3)]
    clipped = [sixty_updates("lstm", 1.0, seed)[0] for seed in range(3)]
    return {"unclipped": [bits for bits, _ in free], "clipped": clipped, "norms": [norms for _, norms in free]}


def other_cell() -> Curves:
    """GRUs from the same seeds, clipped to 1. Returns bits (3,), per letter at the end."""
    return {"bits": [sixty_updates("gru", 1.0, seed)[0] for seed in range(3)]}


def invented_names() -> Curves:
    """A network reads the names of countries, seven times, and invents others, at three temperatures and with three dice.

    Returns temperatures (3,); texts (3, 3), temperature by dice: 700 letters, with a line end after each name.
    """
    names = countries()
    np.random.default_rng(0).shuffle(names)
    text = "\n" + "\n".join(names) + "\n"
    letters = "".join(sorted(set(text)))
    torch.manual_seed(0)
    net = CharRNN(len(letters), 24, 96)
    adam = torch.optim.Adam(net.parameters(), 5e-3)
    pairs = batches(torch.tensor(encode(text, letters)), 16, 32)
    for _ in range(7):
        train_epoch(net, adam, pairs, 1.0)
    temperatures, texts = (0.3, 0.6, 1.0), []
    for tau in temperatures:
        dice = [np.random.default_rng(seed) for seed in range(3)]
        drawn = [sample(net, encode("\n", letters).tolist(), 700, d, tau) for d in dice]
        texts.append([decode(ids, letters) for ids in drawn])
    return {"temperatures": temperatures, "texts": texts}
