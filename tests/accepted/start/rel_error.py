"""Other right answers to `rel_error`: each earns full marks."""

import numpy as np

from chapters.start.exercises.rel_error import rel_error


@rel_error.equivalent
def with_a_floor(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.maximum(np.abs(a), np.abs(b))))


@rel_error.equivalent
def floor_added(a, b):
    return (np.abs(a - b) / (np.maximum(np.abs(a), np.abs(b)) + 1e-12)).max()


@rel_error.equivalent
def entry_by_entry(a, b):
    worst = 0.0
    for p, q in zip(a.flatten(), b.flatten(), strict=True):
        if p != q:
            worst = max(worst, abs(p - q) / max(abs(p), abs(q)))
    return worst


@rel_error.equivalent
def divided_where_it_may(a, b):
    top, size = np.abs(a - b), np.maximum(np.abs(a), np.abs(b))
    return float(np.divide(top, size, out=np.zeros_like(top), where=size != 0).max())
