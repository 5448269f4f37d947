"""Other right answers to `bigram_bits`: each earns full marks."""

import math

import numpy as np

from chapters.lab_generator.exercises.bigram_bits import bigram_bits


@bigram_bits.equivalent
def bigram_with_a_dict(train, test, V):
    pairs, firsts = {}, {}
    for a, b in zip(train.tolist(), train[1:].tolist(), strict=False):
        pairs[a, b] = pairs.get((a, b), 0) + 1
        firsts[a] = firsts.get(a, 0) + 1
    total = 0.0
    for a, b in zip(test.tolist(), test[1:].tolist(), strict=False):
        total -= math.log2((pairs.get((a, b), 0) + 1) / (firsts.get(a, 0) + V))
    return total / (len(test) - 1)


@bigram_bits.equivalent
def bigram_by_one_number(train, test, V):
    table = np.bincount(train[:-1] * V + train[1:], minlength=V * V).reshape(V, V) + 1
    logs = np.log(table) - np.log(table.sum(1))[:, None]
    return -logs[test[:-1], test[1:]].mean() / np.log(2)
