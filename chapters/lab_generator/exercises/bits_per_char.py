"""How `bits_per_char` is marked, and the mistakes that are known by name."""

import math

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from autograder import Case, Exercise
from solutions import lab_generator as reference


def bits_cases(rng):
    V = int(rng.integers(5, 9))
    weights = {"shift": rng.integers(1, V), "sharp": rng.normal(0, 1.5, (V, V))}
    K = int(rng.integers(4, 7))
    for label, L, pieces in (
        ("a shorter last piece", 4 * K + 3, K),
        ("pieces that fit", 3 * K + 1, K),
        ("one piece is enough", 2 * K, 4 * K),
    ):
        yield Case(label, {**weights, "ids": rng.integers(0, V, L), "K": pieces, "must_let_go": False})
    for label, L, pieces in (("K = 1", 6, 1), ("two letters", 2, K)):
        yield Case(label, {**weights, "ids": rng.integers(0, V, L), "K": pieces, "must_let_go": False}, edge=True)
    long = {**weights, "ids": rng.integers(0, V, 20 * K), "K": K, "must_let_go": True}
    yield Case("a text so long that no graph may be kept of it", long, edge=True)


def drive_bits(bits_per_char, shift, sharp, ids, K, must_let_go):
    """Give it a model that guesses from the sum of all letters read so far, and notes whether its state has a graph."""
    V, graphs = len(sharp), []

    class Sums(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.table = torch.nn.Parameter(torch.tensor(sharp))

        def forward(self, x, state=None):
            graphs.append(state is not None and bool(state.requires_grad))
            start = torch.zeros(1, x.shape[0], 1, dtype=torch.float64) if state is None else state
            sums = start[0] + torch.cumsum(x.double() + int(shift), dim=1)  # (N, T)
            return self.table[(sums % V).long()], sums[None, :, -1:] + 0 * self.table[0, 0]

    value = bits_per_char(Sums(), torch.tensor(ids), K)
    graph = "grows with every piece" if any(graphs) else "none" if graphs else "nothing has been read"
    if must_let_go and any(graphs):
        value = "none: of every piece the graph is kept"
    return {"bits": value.detach() if isinstance(value, torch.Tensor) else value, "graph": graph}


bits_per_char = Exercise(
    reference.bits_per_char,
    points=2,
    cases=bits_cases,
    returns={"bits": 1, "graph": 0},
    drive=drive_bits,
    after=("batches",),
    tol=1e-6,
    minutes=15,
)


@bits_per_char.mistake
def nats_reported(model, ids, K=256):
    """These are nats: the logarithm is the natural one.

    A coin costs one bit. What does your logarithm make of a probability of one half?
    """
    return reference.bits_per_char(model, ids, K) * math.log(2)


def costs_of(model, ids, K, carry=True):
    """The nats of every letter, piece by piece."""
    state, found = None, []
    with torch.no_grad():
        for x, y in reference.batches(ids, 1, K):
            logits, state = model(x, state if carry else None)
            found.append(cross_entropy(logits[0], y[0], reduction="none").numpy())
    return found


@bits_per_char.law(
    "With every piece the graph grows: PyTorch keeps all that was computed, for a backward pass that nobody will make.",
    "Ask the state for requires_grad after the first piece. Does anything here need a gradient?",
)
def no_graph_is_kept(case, seen):
    return seen["graph"] != "grows with every piece"


@bits_per_char.mistake(breaks="no_graph_is_kept")
def graph_grows(model, ids, K=256):
    nats, state = 0.0, None
    for x, y in reference.batches(ids, 1, K):
        logits, state = model(x, state)
        nats += cross_entropy(logits[0], y[0], reduction="sum").item()
    return nats / (len(ids) - 1) / math.log(2)


@bits_per_char.mistake
def mean_of_means(model, ids, K=256):
    """The pieces are averaged as if they were of the same length: letters of a short last piece weigh more.

    Suppose a text of 257 letters is cut into two pieces, with 255 guesses and with one. How much should the single
    guess count?
    """
    return np.mean([c.mean() for c in costs_of(model, ids, K)]) / math.log(2)


@bits_per_char.mistake
def every_piece_from_nothing(model, ids, K=256):
    """With every piece the model begins from nothing.

    Should the cost of a text depend on K? What has the model read when your second piece begins?
    """
    return np.concatenate(costs_of(model, ids, K, carry=False)).mean() / math.log(2)


@bits_per_char.mistake
def perplexity(model, ids, K=256):
    """This is the perplexity: among how many equally likely letters the model might as well be choosing.

    A perplexity of 8 is a cost of 3 bits. Which of the two does the docstring ask for?
    """
    return math.exp(np.concatenate(costs_of(model, ids, K)).mean())


@bits_per_char.mistake
def mean_before_the_log(model, ids, K=256):
    """The probabilities of the pieces are averaged, not their costs.

    Take the logarithm of every letter's probability first, and the mean last. In which order do they come in yours?
    """
    return -math.log2(np.exp(-np.concatenate(costs_of(model, ids, K))).mean())


@bits_per_char.mistake
def one_letter_too_many(model, ids, K=256):
    """The sum is divided by the number of letters; the first of them has not been guessed.

    For a text of two letters, how many guesses are there?
    """
    return np.concatenate(costs_of(model, ids, K)).sum() / len(ids) / math.log(2)
