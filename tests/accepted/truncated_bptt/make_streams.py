"""Other right answers to `make_streams`: each earns full marks."""

import numpy as np

from chapters.truncated_bptt.exercises.make_streams import make_streams


@make_streams.equivalent
def stacked_columns(ids, N):
    T = int(len(ids) / N)
    return np.stack([ids[n * T : (n + 1) * T] for n in range(N)], axis=1)


@make_streams.equivalent
def index_by_index(ids, N):
    T = len(ids) // N
    streams = np.zeros((T, N), dtype=int)
    for n in range(N):
        for t in range(T):
            streams[t, n] = ids[n * T + t]
    return streams


@make_streams.equivalent
def split_lists(ids, N):
    ids = list(ids)
    while len(ids) % N:
        ids.pop()
    return np.array(np.split(np.array(ids), N)).transpose()
