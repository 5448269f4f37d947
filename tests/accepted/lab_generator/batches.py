"""Other right answers to `batches`: each earns full marks."""

import numpy as np
import torch

from chapters.lab_generator.exercises.batches import batches


@batches.equivalent
def by_view_and_range(ids, N, K):
    T = ids.size(0) // N
    data = ids[: T * N].view(N, T)
    found = []
    for i in range(0, T - 1, K):
        length = min(K, T - 1 - i)
        found.append((data[:, i : i + length], data[:, i + 1 : i + 1 + length]))
    return found


@batches.equivalent
def split_of_torch(ids, N, K):
    ids = torch.as_tensor(ids)
    rows = torch.stack(torch.chunk(ids[: len(ids) - len(ids) % N], N))
    return list(zip(rows[:, :-1].split(K, dim=1), rows[:, 1:].split(K, dim=1), strict=True))


@batches.equivalent
def numpy_arrays(ids, N, K):
    ids = np.array(ids)
    T = len(ids) // N
    rows = np.stack([ids[n * T : (n + 1) * T] for n in range(N)])
    cuts = np.arange(K, T - 1, K)
    return zip(np.split(rows[:, :-1], cuts, axis=1), np.split(rows[:, 1:], cuts, axis=1), strict=True)
