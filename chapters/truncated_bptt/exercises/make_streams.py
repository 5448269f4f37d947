"""How `make_streams` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from solutions import truncated_bptt as reference


def stream_cases(rng):
    N, T = (int(n) for n in rng.permutation([3, 4, 5, 6, 7])[:2])
    for label, left in (("nothing left over", 0), ("some left over", int(rng.integers(1, N)))):
        yield Case(label, {"ids": rng.integers(0, 100, N * T + left), "N": N})
    yield Case("N = 1", {"ids": rng.integers(0, 100, T), "N": 1}, edge=True)
    yield Case("T = 1", {"ids": rng.integers(0, 100, 2 * N - 1), "N": N}, edge=True)


make_streams = Exercise(
    reference.make_streams, points=1, cases=stream_cases, returns=("streams",), minutes=8, core=True
)


@make_streams.mistake
def dealt_like_cards(ids, N):
    """The text is dealt out to the streams like cards: each of them has every N-th id.

    Read column 0 of your streams from top to bottom. Is it a piece of the text?
    """
    T = len(ids) // N
    return ids[: T * N].reshape(T, N)


@make_streams.mistake
def dropped_in_front(ids, N):
    """What is left over is dropped at the beginning.

    Does your stream 0 start with the first id of the text?
    """
    T = len(ids) // N
    return ids[len(ids) - T * N :].reshape(N, T).T
