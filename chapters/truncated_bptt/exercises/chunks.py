"""How `chunks` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.truncated_bptt.exercises.shared import end_to_end, pairs_in
from solutions import truncated_bptt as reference


def chunk_inputs(rng, T, N, K):
    return {"streams": rng.permutation(T * N).reshape(T, N), "K": K}


def chunk_cases(rng):
    N, K = int(rng.choice([5, 7])), int(rng.choice([3, 4]))
    yield Case("a shorter last chunk", chunk_inputs(rng, 3 * K + int(rng.integers(2, K)) + 1, N, K))
    yield Case("whole chunks", chunk_inputs(rng, 3 * K + 1, N, K))
    yield Case("K = 1", chunk_inputs(rng, 7, N, 1), edge=True)
    yield Case("K = T", chunk_inputs(rng, K, N, K), edge=True)
    yield Case("T = 2", chunk_inputs(rng, 2, N, K), edge=True)
    yield Case("N = 1", chunk_inputs(rng, 2 * K + 3, 1, K), edge=True)


def drive_chunks(chunks, streams, K):
    """The chunks joined to one, and how long each was; a generator or arrays for pairs will do as well."""
    pairs = pairs_in(chunks(streams, K))
    if pairs is None or any(x.ndim == 0 for x, _ in pairs):
        return dict.fromkeys(("steps per chunk", "x", "y"), "no list of pairs x, y of arrays (K, N)")
    return {"steps per chunk": np.array([len(x) for x, _ in pairs]), **end_to_end(pairs, time=0)}


chunks = Exercise(
    reference.chunks,
    points=2,
    cases=chunk_cases,
    returns=("steps per chunk", "x", "y"),
    drive=drive_chunks,
    parts={"x": (0, "t"), "y": (0, "t")},
    alike=("steps per chunk",),
    minutes=12,
    core=True,
)


@chunks.law(
    "The targets are not the next ids.",
    "Take a chunk x, y and one of its streams. Which id follows x[0] in the text, and what is y[0]?",
)
def says_what_follows(case, seen):
    follows = {int(a): int(b) for a, b in zip(case["streams"][:-1].ravel(), case["streams"][1:].ravel(), strict=True)}
    x, y = np.asarray(seen["x"]), np.asarray(seen["y"])
    if x.ndim != 2 or x.shape != y.shape:
        return True  # something else is wrong
    return all(follows.get(int(a), int(b)) == int(b) for a, b in zip(x.ravel(), y.ravel(), strict=True))


@chunks.mistake(breaks="says_what_follows")
def target_not_shifted(streams, K):
    return [(streams[s : s + K], streams[s : s + K]) for s in range(0, len(streams), K)]


@chunks.mistake(breaks="says_what_follows")
def says_what_was_before(streams, K):
    x, y = streams[1:], streams[:-1]
    return [(x[s : s + K], y[s : s + K]) for s in range(0, len(x), K)]


@chunks.mistake
def border_lost(streams, K):
    """At every border one step gets lost: the first id of the next chunk is never a target.

    Write down x and y of two chunks that follow each other. Is there an id that stands in no y, though it has a
    predecessor?
    """
    pieces = [streams[s : s + K] for s in range(0, len(streams), K)]
    return [(piece[:-1], piece[1:]) for piece in pieces]


@chunks.mistake
def tail_dropped(streams, K):
    """The shorter chunk at the end is missing.

    How many steps are there to learn from, and how many do your chunks have together?
    """
    return reference.chunks(streams[: (len(streams) - 1) // K * K + 1], K)


@chunks.mistake
def sliding(streams, K):
    """The chunks overlap: each begins one step after the one before it.

    In how many of your chunks does step 1 occur? From where will the state for the second chunk come?
    """
    x, y = streams[:-1], streams[1:]
    return [(x[s : s + K], y[s : s + K]) for s in range(len(x) - K + 1)]


@chunks.mistake
def cut_across(streams, K):
    """You have cut the streams from each other, not the time.

    Which axis of streams is time? How many streams should a chunk have?
    """
    x, y = streams[:-1], streams[1:]
    return [(x[:, n : n + K], y[:, n : n + K]) for n in range(0, x.shape[1], K)]


@chunks.mistake
def last_without_target(streams, K):
    """The last id is read, though nothing comes after it that could be predicted.

    Compare the shapes of x and y in your last chunk. How many ids of a stream have a successor?
    """
    return [(streams[s : s + K], streams[s + 1 : s + K + 1]) for s in range(0, len(streams), K)]
