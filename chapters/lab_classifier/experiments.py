"""What the lesson shows of training: computed once, and kept."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from chapters.lab_classifier.data import messages, phrases, reviews, sentences, tokens
from solutions import lab_classifier as lab

CELLS, LAGS = ("rnn", "gru", "lstm"), (1, 5, 10, 20, 30)
Results = dict[str, np.ndarray]


class ReadsThePadding(lab.SentimentRNN):
    def forward(self, ids, lengths):
        return super().forward(ids, torch.full_like(lengths, ids.shape[1]))


def to_learn_from() -> tuple[list[list[str]], np.ndarray, dict[str, int]]:
    """3,000 reviews, their labels, and the vocabulary."""
    texts, labels, _ = reviews(np.random.default_rng(0), 3000)
    words = [text.split() for text in texts]
    return words, labels, lab.build_vocab(words)


def padding_read() -> Results:
    """Three networks with the mistake, trained for six epochs. Returns loss (3,), of the last epoch; and weights, (3, …)."""
    words, labels, vocab = to_learn_from()
    losses, trained = [], []
    for seed in range(3):
        torch.manual_seed(seed)
        rng = np.random.default_rng(seed)
        model = ReadsThePadding(len(vocab), 16, 32)
        adam = torch.optim.Adam(model.parameters(), 0.01)
        for _ in range(6):
            batches = lab.make_batches(words, labels, vocab, 50, rng)
            loss = lab.train_epoch(model, adam, batches)
        losses.append(loss)
        trained.append({name: p.numpy() for name, p in model.state_dict().items()})
    return {"loss": losses} | {name: np.stack([net[name] for net in trained]) for name in trained[0]}


def follow(cell: str, seed: int, most: int = 7) -> np.ndarray:
    """Accuracy after each epoch at each lag, (most, lags), until it is 97 % at all; NaN from there on.

    Other reviews decide when training ends: those that are reported must not.
    """
    words, labels, vocab = to_learn_from()

    def asked(first_seed: int) -> list[list[tuple[torch.Tensor, ...]]]:
        batches = []
        for k in LAGS:
            some, judged, _ = reviews(np.random.default_rng(first_seed + k), 150, lag=k)
            rows = lab.encode_pad([text.split() for text in some], vocab)
            batches.append([tuple(torch.tensor(a) for a in (*rows, judged))])
        return batches

    reported, deciding = asked(0), asked(100)
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model, found = lab.SentimentRNN(len(vocab), 16, 32, cell), np.full((most, len(LAGS)), np.nan)
    adam = torch.optim.Adam(model.parameters(), 0.01)
    for epoch in range(most):
        lab.train_epoch(model, adam, lab.make_batches(words, labels, vocab, 50, rng))
        found[epoch] = [lab.evaluate(model, batch) for batch in reported]
        if min(lab.evaluate(model, batch) for batch in deciding) >= 0.97:
            break
    return found


def by_lag() -> Results:
    """Three kinds of cell, three seeds. Returns accuracy (3, 3, 7, 5): cell, seed, epoch, lag; NaN where training had ended."""
    return {"accuracy": [[follow(cell, seed) for seed in range(3)] for cell in CELLS]}


def of_sentences(part: str, vocab: dict[str, int]) -> list[tuple[torch.Tensor, ...]]:
    """A part of the real sentences as one batch."""
    texts, labels = sentences(part)
    return [tuple(torch.tensor(a) for a in (*lab.encode_pad([tokens(text) for text in texts], vocab), labels))]


def real_sentences(seeds: int = 10, epochs: int = 10) -> Results:
    """Ten networks of the size of sentence_weights, trained on real sentences well beyond their best epoch.

    Returns learnt and valid (seeds, epochs), the mean loss of the training sentences while they are learnt, and of the
    validation sentences after the epoch; right (seeds, epochs), the accuracy on the test sentences.
    """
    texts, labels = sentences("train")
    words = [tokens(text) for text in texts]
    vocab = lab.build_vocab(words, 2)
    held_back, test = of_sentences("valid", vocab), of_sentences("test", vocab)
    found: dict[str, list[list[float]]] = {"learnt": [], "valid": [], "right": []}
    for seed in range(seeds):
        torch.manual_seed(seed)
        rng = np.random.default_rng(seed)
        model = lab.SentimentRNN(len(vocab), 16, 32)
        adam = torch.optim.Adam(model.parameters(), 0.005)
        for row in found.values():
            row.append([])
        for _ in range(epochs):
            loss = lab.train_epoch(model, adam, lab.make_batches(words, labels, vocab, 32, rng))
            found["learnt"][-1].append(loss)
            found["valid"][-1].append(lab.mean_loss(model, held_back))
            found["right"][-1].append(lab.evaluate(model, test))
    return {name: np.array(rows, np.float32) for name, rows in found.items()}


LETTERS_READ = (5, 10, 20, 40, 110)  # no sentence has more


def names_then_sentences(seeds: int = 10) -> Results:
    """Networks that learnt the languages from names only, asked about sentences.

    Returns names (seeds,), the accuracy on new names; and sentences (seeds, 5), the accuracy on sentences of which they read
    no more letters than LETTERS_READ says.
    """
    torch.set_num_threads(1)
    vocab = lab.build_vocab(phrases("train")[0], 2)
    new, spoken = phrases("test")
    texts, languages = messages()
    found: dict[str, list] = {"names": [], "sentences": []}
    for seed in range(seeds):
        model = lab.SentimentRNN(len(vocab), 24, 48, "gru", classes=12)
        model.load_state_dict({name: torch.tensor(a) for name, a in lab.language_weights(seed).items()})

        def right(some: list[str], labels: np.ndarray, model: nn.Module = model) -> float:
            return lab.evaluate(model, [tuple(torch.tensor(a) for a in (*lab.encode_pad(some, vocab), labels))])

        found["names"].append(right(new, spoken))
        found["sentences"].append([right([text[:most] for text in texts], languages) for most in LETTERS_READ])
    return {name: np.array(rows) for name, rows in found.items()}
