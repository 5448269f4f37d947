"""What the lesson shows of training: computed once, and kept."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from torch import nn

from chapters.lab_translation.data import BOS, EOS, dates, letters
from chapters.lab_translation.spoken import LETTERS_V, PHONEMES_V, sounds, words
from solutions.lab_translation import (
    DAYS,
    BiEncoder,
    Encoder,
    attentive,
    batch_of,
    beam_search,
    exact_match,
    greedy_decode,
    learn,
    phoneme_weights,
    spoken_batch,
    translator,
)


def opened_gates() -> dict[str, np.ndarray]:
    """The update gates as PyTorch starts them, and with a bias of 3: 500 updates on dates, three seeds.

    Returns plain and opened (3, 500), the loss per letter by seed and update.
    """
    losses = {}
    for name, bias in (("plain", 0.0), ("opened", 3.0)):
        for seed in range(3):
            torch.manual_seed(seed)
            model, seen = translator(open_gates=bias), []
            learn(model, dates(0)[0], 500, seed=seed, report=lambda _, loss, to=seen: to.append(loss))
            losses.setdefault(name, []).append(seen)
    return {name: np.array(rows, np.float32) for name, rows in losses.items()}


class Forgetful(BiEncoder):
    """Reads from both ends, and hands on its last state only: in place of all others stand zeros."""

    def forward(self, src, lengths):
        state, states, lengths = super().forward(src, lengths)
        return state, torch.zeros_like(states), lengths


class OneWay(Encoder):
    """Reads forward only, and keeps a state for every id."""

    def forward(self, src, lengths):
        states, _ = self.rnn(self.embed(src))  # reading forward, padding comes last: no real state knows of it
        return super().forward(src, lengths), states, lengths


def attentive_with(encoder: type[nn.Module]) -> nn.ModuleDict:
    """The network of the exercises with another encoder, whose update gates start open, too."""
    model = attentive()
    V, E = model["encoder"].embed.weight.shape
    other, H = encoder(V, E, 64), 64 // (2 if issubclass(encoder, BiEncoder) else 1)
    with torch.no_grad():
        for name, p in other.rnn.named_parameters():
            if "bias_ih" in name:
                p[H : 2 * H] += 3.0
    model["encoder"] = other
    return model


SEEDS = range(6)


def translated(encoder: type[nn.Module], seed: int) -> float:
    """Days translated with attention to what this encoder keeps, after 300 updates: the share of 500 new days that are right."""
    pairs, new = dates(0, **DAYS)
    torch.manual_seed(seed)
    model = learn(attentive_with(encoder), pairs, 300, seed=seed)
    src, lengths, *_ = batch_of(new)
    said = greedy_decode(model["encoder"], model["decoder"], src, lengths, BOS, EOS, 30)
    return exact_match([letters(ids) for ids in said], [day for _, day in new])


def repaired() -> dict[str, np.ndarray]:
    """The network of the exercises, by seed. Returns right (6,)."""
    return {"right": np.array([translated(BiEncoder, seed) for seed in SEEDS], np.float32)}


def forgetful() -> dict[str, np.ndarray]:
    """The control, which has only zeros to look at, by seed. Returns right (6,)."""
    return {"right": np.array([translated(Forgetful, seed) for seed in SEEDS], np.float32)}


def one_way() -> dict[str, np.ndarray]:
    """It can look at as many numbers, of an encoder that reads forward, by seed. Returns right (6,)."""
    return {"right": np.array([translated(OneWay, seed) for seed in SEEDS], np.float32)}


def likeliest(
    log_probs: Callable[[list[int]], Sequence[float]], bos: int, eos: int, max_len: int
) -> tuple[list[int], float]:
    """The answer with the largest sum of all answers of at most max_len ids, and this sum.

    The best beginning is continued first. No continuation has a larger sum than its beginning, so the first answer that is
    complete when its turn comes is the best of all.
    """
    waiting: list[tuple[float, list[int]]] = [(0.0, [bos])]
    while True:
        cost, ids = heapq.heappop(waiting)
        if ids[-1] == eos or len(ids) > max_len:
            return [v for v in ids[1:] if v != eos], -cost
        for v, p in enumerate(log_probs(ids)):
            heapq.heappush(waiting, (cost - p, [*ids, v]))


def searched(count: int = 100, most: int = 18, widest: int = 16) -> dict[str, np.ndarray]:
    """The first of the words to ask about, read by several ways to search.

    Returns for each way an array (count, 4): whether the answer is right, how many phonemes it has, its sum, and how often
    the decoder was asked. The ways are beam_1 (greedy), beam_2, beam_4, beam_16, normal_4 and normal_16 (of all answers in
    the beam the one with the best mean), and exact.
    """
    torch.set_num_threads(1)
    model, (_, unseen) = attentive(32, 96, LETTERS_V, PHONEMES_V), words()
    model.load_state_dict({name: torch.tensor(w) for name, w in phoneme_weights().items()})
    rows: dict[str, list[tuple[float, ...]]] = {}
    for pair in unseen[:count]:
        right = sounds(pair[1])
        for way, ids, total, asked in answers(model, pair, most, widest):
            rows.setdefault(way, []).append((ids == right, len(ids), total, asked))
    return {way: np.array(found, np.float32) for way, found in rows.items()}


def answers(
    model: nn.ModuleDict, pair: tuple[str, list[str]], most: int, widest: int
) -> Iterator[tuple[str, list[int], float, int]]:
    """What each way to search finds for one word: its name, ids, their sum, and how often the decoder was asked."""
    with torch.no_grad():
        memory = model["encoder"](*spoken_batch([pair])[:2])
    known: dict[tuple[int, ...], list[float]] = {}
    asked: set[tuple[int, ...]] = set()

    def log_probs(ids: list[int]) -> list[float]:
        asked.add(tuple(ids))
        if tuple(ids) not in known:
            with torch.no_grad():
                logits, _ = model["decoder"](torch.tensor([ids]), memory)
            known[tuple(ids)] = logits[0, -1].double().log_softmax(dim=0).tolist()
        return known[tuple(ids)]

    for k in (1, 2, 4, widest):
        asked.clear()
        found = beam_search(log_probs, k, BOS, EOS, most)
        yield f"beam_{k}", *found[0], len(asked)
        if k > 2:
            yield f"normal_{k}", *max(found, key=lambda one: one[1] / (len(one[0]) + 1)), len(asked)
    asked.clear()
    yield "exact", *likeliest(log_probs, BOS, EOS, most), len(asked)
