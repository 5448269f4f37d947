"""How `one_hot_seq` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.rnn_cell.exercises.shared import symbols
from solutions import rnn_cell as reference


def one_hot_cases(rng):
    N, V = sizes(rng, 2)
    T = int(rng.integers(9, 12))
    yield Case("random symbols", {**symbols(rng, T, N, V), "V": V})
    for label, size in (("T = 1", (1, N, V)), ("N = 1", (T, 1, V)), ("V = 1", (T, N, 1))):
        yield Case(label, {**symbols(rng, *size), "V": size[2]}, edge=True)


def drive_one_hot_seq(one_hot_seq, ids, padded, V):
    return {"one_hot": one_hot_seq(ids, V), "with_padding": one_hot_seq(padded, V)}


one_hot_seq = Exercise(
    reference.one_hot_seq,
    points=2,
    cases=one_hot_cases,
    returns={"one_hot": 1, "with_padding": 1},
    drive=drive_one_hot_seq,
    minutes=10,
    core=True,
)


@one_hot_seq.mistake
def padding_is_last_symbol(ids, V):
    """Padding turns into the last symbol.

    What does NumPy give you for a[-1]? Which vector should an id of −1 get?
    """
    return np.eye(V)[ids]


@one_hot_seq.mistake
def padding_is_symbol_0(ids, V):
    """Padding turns into symbol 0.

    An id of −1 says that there is no symbol. How does your vector differ from symbol 0's?
    """
    return np.eye(V)[np.maximum(ids, 0)]


@one_hot_seq.mistake
def symbols_first(ids, V):
    """The symbols stand on the first axis.

    One position, [t, n], is one symbol. On which axis lies its vector?
    """
    return np.moveaxis(reference.one_hot_seq(ids, V), -1, 0)


@one_hot_seq.mistake
def flattened(ids, V):
    """Time and batch have run together.

    Rows came in as steps and columns as sequences. Where are they now?
    """
    return reference.one_hot_seq(ids, V).reshape(-1, V)


@one_hot_seq.mistake
def ones_everywhere(ids, V):
    """Every vector holds the ones of all symbols.

    Sum your result over its last axis: how many ones does a single position have? Which positions does your index
    name?
    """
    out = np.zeros((*ids.shape, V))
    out[..., ids[ids >= 0]] = 1
    return out
