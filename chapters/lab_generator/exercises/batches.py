"""How `batches` is marked, and the mistakes that are known by name."""

import torch

from autograder import Case, Exercise
from chapters.truncated_bptt.exercises.shared import end_to_end, pairs_in
from solutions import lab_generator as reference
from solutions.truncated_bptt import chunks, make_streams


def batch_inputs(rng, N, T, K, left=0):
    return {"ids": rng.permutation(N * T + left), "N": N, "K": K}


def batch_cases(rng):
    N, K = int(rng.choice([5, 7])), int(rng.choice([3, 4]))
    yield Case("a shorter last chunk", batch_inputs(rng, N, 3 * K + K, K))
    yield Case("some of the text left over", batch_inputs(rng, N, 3 * K + 1, K, int(rng.integers(1, N))))
    yield Case("K = 1", batch_inputs(rng, N, 6, 1), edge=True)
    yield Case("N = 1", batch_inputs(rng, 1, 2 * K + 2, K), edge=True)
    yield Case("T = 2", batch_inputs(rng, N, 2, K), edge=True)


def drive_batches(batches, ids, N, K):
    """The chunks joined to one, and the shape of each."""
    pairs = pairs_in(batches(torch.tensor(ids), N, K))
    if pairs is None:
        return dict.fromkeys(("shapes", "x", "y"), "no list of pairs x, y of tensors (N, K)")
    return {"shapes": [x.shape for x, _ in pairs], **end_to_end(pairs, time=1)}


batches = Exercise(
    reference.batches,
    points=2,
    cases=batch_cases,
    returns=("shapes", "x", "y"),
    drive=drive_batches,
    minutes=10,
)


@batches.mistake
def windows_side_by_side(ids, N, K):
    """The rows of a batch are neighbours in the text, and row n of the next batch begins somewhere else.

    Read row 0 of your first batch, and then row 0 of your second. Does the second go on where the first has ended?
    """
    T = len(ids) // N
    x, y = ids[: N * T - N], ids[1 : N * T - N + 1]
    windows = [(x[s : s + K], y[s : s + K]) for s in range(0, len(x) - K + 1, K)]
    groups = [windows[s : s + N] for s in range(0, len(windows), N)]
    return [tuple(torch.stack([w[k] for w in group]) for k in (0, 1)) for group in groups]


@batches.mistake
def dealt_like_cards(ids, N, K):
    """The text is dealt out to the rows like cards: each of them has every N-th id.

    Read row 0 of your batches, one after the other. Is it a piece of the text?
    """
    T = len(ids) // N
    return [(x.T, y.T) for x, y in chunks(ids[: N * T].reshape(T, N), K)]


@batches.mistake
def time_first(ids, N, K):
    """Time comes first: your pairs are (K, N).

    Which of the two lengths do all pairs have in common, also a last one that is shorter? On which axis is it in
    yours?
    """
    return chunks(make_streams(ids, N), K)


@batches.mistake
def loses_a_step_per_chunk(ids, N, K):
    """Between two chunks a step is lost: every chunk is cut first, and then x and y are taken from it.

    Write down the x of your first two chunks. Which id of the text is missing between them?
    """
    streams = make_streams(ids, N).T
    parts = [streams[:, s : s + K + 1] for s in range(0, streams.shape[1], K + 1)]
    return [(part[:, :-1], part[:, 1:]) for part in parts if part.shape[1] > 1]


@batches.mistake
def whole_chunks_only(ids, N, K):
    """What is left over after the last whole chunk is dropped.

    How many steps does each stream have, and how many of them are in your chunks?
    """
    return [pair for pair in reference.batches(ids, N, K) if pair[0].shape[1] == K]


@batches.mistake
def says_what_it_reads(ids, N, K):
    """The target is the id that has just been read.

    Take a pair x, y and one of its rows. Which id follows x[0, 0] in the text, and what is y[0, 0]?
    """
    return [(x, x) for x, _ in reference.batches(ids, N, K)]
