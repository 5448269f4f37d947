"""How `chunks` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import toy_kinds as reference


def chunks_cases(rng):
    K = int(rng.integers(3, 6))
    yield Case("a short last chunk", {"tokens": rng.integers(0, 100, 3 * K + 2), "K": K})
    yield Case("all of one length", {"tokens": rng.integers(0, 100, 4 * K), "K": K})
    yield Case("K = 1", {"tokens": rng.integers(0, 100, K), "K": 1}, edge=True)
    yield Case("K beyond T", {"tokens": rng.integers(0, 100, K), "K": K + 2}, edge=True)


chunks = Exercise(reference.chunks, points=2, cases=chunks_cases, returns=("chunks",), minutes=5)


@chunks.mistake
def tail_dropped(tokens, K):
    """The tokens at the end are dropped.

    Join your chunks again. Is every token still there?
    """
    return [tokens[t : t + K] for t in range(0, len(tokens) - K + 1, K)]


@chunks.mistake
def overlapping(tokens, K):
    """Neighbouring chunks share a token.

    How many tokens do your chunks hold, all together?
    """
    return [tokens[t : t + K + 1] for t in range(0, len(tokens), K)]
