"""Other right answers to `credit_matrix`: each earns full marks."""

import numpy as np

from chapters.truncated_bptt.exercises.credit_matrix import credit_matrix


@credit_matrix.equivalent
def by_arithmetic(T, k1, k2):
    t, s = np.meshgrid(np.arange(T), np.arange(T), indexing="ij")
    end = np.minimum((t // k1 + 1) * k1, T)
    return (s <= t) & (s >= end - k2)


@credit_matrix.equivalent
def zeros_and_ones(T, k1, k2):
    credit, used = [[0] * T for _ in range(T)], 0
    for now in range(1, T + 1):
        if now % k1 == 0 or now == T:
            for t in range(used, now):
                for s in range(T):
                    if s <= t and s > now - k2 - 1:
                        credit[t][s] = 1
            used = now
    return np.array(credit)
