"""Other right answers to `anbn_batch`: each earns full marks."""

import numpy as np

from chapters.paper_lab.exercises.anbn_batch import anbn_batch


@anbn_batch.equivalent
def by_strings(ns):
    words = ["S" + "a" * n + "b" * n for n in ns]
    T = max(len(w) for w in words)
    X, y = np.zeros((T, len(ns), 3)), -np.ones((T, len(ns)))
    for k, word in enumerate(words):
        for t, letter in enumerate(word):
            X[t, k, "Sab".index(letter)] = 1
            y[t, k] = float(t == len(word) - 1)
    return X, y


@anbn_batch.equivalent
def by_comparison(ns):
    n, t = np.array(ns), np.arange(2 * max(ns) + 1)[:, None]
    X = np.stack([t + 0 * n == 0, (t >= 1) & (t <= n), (n < t) & (t <= 2 * n)], axis=2)
    return X.astype(float), np.where(t < 2 * n, 0, np.where(t == 2 * n, 1, -1))
