"""What the lesson shows of training: computed once, and kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

from chapters.lab_classifier.data import messages, phrases, reviews, sentences, tokens
from chapters.lab_generator.data import novel
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


class BothWays(lab.SentimentRNN):
    """Half of the units read from the end. The read-out sees the state of each half after the last word that it reads."""

    def __init__(self, V: int, E: int, H: int) -> None:
        super().__init__(V, E, H)
        self.rnn = nn.GRU(E, H // 2, batch_first=True, bidirectional=True)

    def forward(self, ids, lengths):
        packed = pack_padded_sequence(self.embed(ids), lengths, batch_first=True, enforce_sorted=False)
        _, ends = self.rnn(packed)  # (2, N, H / 2)
        return self.readout(torch.cat([ends[0], ends[1]], dim=1))


def word_vectors(texts: list[list[str]], vocab: dict[str, int], E: int = 16, window: int = 4) -> torch.Tensor:
    """Vectors (V, E) of words, learnt without labels: words that stand in like company get like vectors.

    Counted is how often two words stand at most window words apart. How much more often than by chance, as a logarithm, is
    a table (V, V); its E largest singular vectors are what is kept.
    """
    counts = np.zeros((len(vocab), len(vocab)))
    for text in texts:
        ids = np.array([vocab.get(word, 1) for word in text])
        for apart in range(1, min(window, len(ids) - 1) + 1):
            np.add.at(counts, (ids[apart:], ids[:-apart]), 1)
    counts += counts.T
    counts[:2] = counts[:, :2] = 0  # neither padding nor unknown words are company
    shares = counts.sum(axis=0) / counts.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        surprise = np.log(counts / counts.sum() / np.outer(shares, shares))
    U, S, _ = np.linalg.svd(np.where(surprise > 0, surprise, 0))  # log 0 and 0/0 are no company, too
    vectors = U[:, :E] * np.sqrt(S[:E])
    vectors[1] = vectors[2:].mean(axis=0)  # a word that is not known is an average one
    vectors[0] = 0
    return torch.tensor(vectors / vectors[1:].std(), dtype=torch.float32)  # as large as PyTorch's own


def judged_by(build: Callable[[int], nn.Module], seed: int, vocab: dict[str, int]) -> float:
    """Trained on real sentences as sentence_weights is, with its early stopping: the accuracy on the test sentences."""
    texts, labels = sentences("train")
    words = [tokens(text) for text in texts]
    held_back, test = of_sentences("valid", vocab), of_sentences("test", vocab)
    torch.manual_seed(seed)
    rng, model = np.random.default_rng(seed), build(len(vocab))
    adam = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], 0.005)
    wrong, right = [], []
    for _ in range(10):
        lab.train_epoch(model, adam, lab.make_batches(words, labels, vocab, 32, rng))
        wrong.append(1 - lab.evaluate(model, held_back))
        right.append(lab.evaluate(model, test))
        best, ended = lab.stop_early(wrong, 3)
        if ended - best == 3:
            break
    return right[best - 1]


def begun_with(vectors: torch.Tensor, fixed: bool = False, mixed: bool = False) -> Callable[[int], nn.Module]:
    """How to build a network whose embedding begins with these vectors.

    fixed: they stay as they are. mixed: each goes to a word drawn at random.
    """

    def build(V: int) -> nn.Module:
        model = lab.SentimentRNN(V, vectors.shape[1], 32)
        order = torch.cat([torch.tensor([0]), 1 + torch.randperm(V - 1)]) if mixed else torch.arange(V)
        model.embed = nn.Embedding.from_pretrained(vectors[order], freeze=fixed, padding_idx=0)
        return model

    return build


def more_ways(seeds: int = 10) -> Results:
    """Real sentences again, by networks that read both ways or begin with word vectors, ten of each kind.

    Returns one_way, both_ways, from_sentences, from_novel, mixed and fixed (the last two with the vectors of from_novel),
    each (seeds,): the accuracy on the test sentences.
    """
    torch.set_num_threads(1)
    words = [tokens(text) for text in sentences("train")[0]]
    vocab = lab.build_vocab(words, 2)
    lines = [tokens(line) for line in novel()[0].splitlines()]
    small, large = word_vectors(words, vocab), word_vectors(words + lines, vocab)
    ways: dict[str, Callable[[int], nn.Module]] = {
        "one_way": lambda V: lab.SentimentRNN(V, 16, 32),
        "both_ways": lambda V: BothWays(V, 16, 32),
        "from_sentences": begun_with(small),
        "from_novel": begun_with(large),
        "mixed": begun_with(large, mixed=True),
        "fixed": begun_with(large, fixed=True),
    }
    return {name: np.array([judged_by(build, seed, vocab) for seed in range(seeds)]) for name, build in ways.items()}


ASKED_FOR = ("phone", "waste", "great", "terrible", "she")


def company(nearest: int = 4) -> Results:
    """Which words are nearest to some words, by the angle between vectors learnt from the sentences and the novel.

    Returns words (5, nearest), strings.
    """
    words = [tokens(text) for text in sentences("train")[0]]
    vocab = lab.build_vocab(words, 2)
    vectors = word_vectors(words + [tokens(line) for line in novel()[0].splitlines()], vocab)[2:]
    known = list(vocab)[2:]
    unit = nn.functional.normalize(vectors, dim=1)
    rows = [(unit @ unit[known.index(word)]).argsort(descending=True)[1 : nearest + 1] for word in ASKED_FOR]
    return {"words": np.array([[known[k] for k in row] for row in rows])}


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
