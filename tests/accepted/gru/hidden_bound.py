"""Other right answers to `hidden_bound`: each earns full marks."""

import numpy as np

from chapters.gru.exercises.hidden_bound import hidden_bound


@hidden_bound.equivalent
def with_where(h0, T):
    return np.where((h0 > 1) | (h0 < -1), abs(h0), 1)


@hidden_bound.equivalent
def entry_by_entry(h0, T):
    return [[max(1.0, abs(v)) for v in row] for row in h0]


@hidden_bound.equivalent
def clipped(h0, T):
    h0[h0 < 0] *= -1
    return np.clip(h0, 1, None)
