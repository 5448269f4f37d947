"""Other right answers to `embed`: each earns full marks."""

import numpy as np

from chapters.rnn_cell.exercises.embed import embed
from solutions import rnn_cell as reference


@embed.equivalent
def product_with_one_hot(ids, E):
    return np.dot(reference.one_hot_seq(ids, len(E)), E)


@embed.equivalent
def masked(ids, E):
    return np.where((ids >= 0)[..., None], E[np.maximum(ids, 0)], 0.0)
