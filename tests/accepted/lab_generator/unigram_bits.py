"""Other right answers to `unigram_bits`: each earns full marks."""

import math

import torch

from chapters.lab_generator.exercises.unigram_bits import unigram_bits


@unigram_bits.equivalent
def unigram_with_a_counter(train, test, V):
    counts = [1] * V
    for k in train:
        counts[k] += 1
    total = sum(counts)
    return sum(-math.log(counts[k] / total, 2) for k in test) / len(test)


@unigram_bits.equivalent
def unigram_in_torch(train, test, V):
    counts = torch.bincount(torch.tensor(train), minlength=V).double() + 1
    return -(counts / counts.sum())[torch.tensor(test)].log2().mean()
