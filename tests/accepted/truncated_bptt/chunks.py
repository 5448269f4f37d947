"""Other right answers to `chunks`: each earns full marks."""

import numpy as np

from chapters.truncated_bptt.exercises.chunks import chunks


@chunks.equivalent
def a_generator(streams, K):
    s = 0
    while s < len(streams) - 1:
        end = min(s + K, len(streams) - 1)
        yield streams[s:end], streams[s + 1 : end + 1]
        s = end


@chunks.equivalent
def with_array_split(streams, K):
    cuts = np.arange(K, streams.shape[0] - 1, K)
    return list(zip(np.split(streams[:-1], cuts), np.split(streams[1:], cuts), strict=True))


@chunks.equivalent
def lists_of_rows(streams, K):
    out, x, y = [], [], []
    for t in range(len(streams) - 1):
        x.append(streams[t])
        y.append(streams[t + 1])
        if len(x) == K:
            out.append([x, y])
            x, y = [], []
    if x:
        out.append([x, y])
    return out
