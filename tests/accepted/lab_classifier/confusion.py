"""Other right answers to `confusion`: each earns full marks."""

import numpy as np

from chapters.lab_classifier.exercises.confusion import confusion


@confusion.equivalent
def in_a_loop(said, labels, K):
    counts = [[0] * K for _ in range(K)]
    for a, b in zip(labels, said, strict=True):
        counts[a][b] += 1
    return np.array(counts)


@confusion.equivalent
def binned(said, labels, K):
    return np.bincount(K * np.asarray(labels) + said, minlength=K * K).reshape(K, K)
