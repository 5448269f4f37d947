"""Other right answers to `accuracy_by_lag`: each earns full marks."""

import numpy as np

from chapters.lab_classifier.exercises.accuracy_by_lag import accuracy_by_lag


@accuracy_by_lag.equivalent
def collected_in_lists(said, labels, lags):
    found = {}
    for a, b, k in zip(said, labels, lags, strict=True):
        found.setdefault(k, []).append(a == b)
    return {k: (sum(v) / len(v), len(v)) for k, v in found.items()}


@accuracy_by_lag.equivalent
def with_unique_counts(said, labels, lags):
    values, where, n = np.unique(lags, return_inverse=True, return_counts=True)
    right = np.bincount(where, weights=(said == labels).astype(float))
    return {values[i]: [right[i] / n[i], n[i]] for i in range(len(values))}
