"""How `embed` is marked, and the mistakes that are known by name."""

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.rnn_cell.exercises.shared import symbols
from solutions import rnn_cell as reference


def embed_cases(rng):
    N, V = sizes(rng, 2)
    T, M = int(rng.integers(9, 12)), int(rng.integers(13, 16))

    def table(T, N, V, M):
        return {**symbols(rng, T, N, V), "E": rng.normal(size=(V, M))}

    yield Case("random symbols", table(T, N, V, M))
    for label, size in (
        ("T = 1", (1, N, V, M)),
        ("N = 1", (T, 1, V, M)),
        ("V = 1", (T, N, 1, M)),
        ("M = 1", (T, N, V, 1)),
    ):
        yield Case(label, table(*size), edge=True)


def drive_embed(embed, ids, padded, E):
    return {"vectors": embed(ids, E), "with_padding": embed(padded, E)}


embed = Exercise(
    reference.embed,
    points=1,
    cases=embed_cases,
    returns={"vectors": 1, "with_padding": 1},
    drive=drive_embed,
    minutes=5,
)


@embed.mistake
def padding_embeds_as_last(ids, E):
    """Padding gets the vector of the last symbol.

    What does NumPy give you for E[-1]? What is the product of a row of zeros with E?
    """
    return E[ids]


@embed.mistake
def columns_taken(ids, E):
    """You take columns of E.

    How many numbers does a symbol's vector have, V or M? Along which axis of E do they lie?
    """
    return E[:, ids]
