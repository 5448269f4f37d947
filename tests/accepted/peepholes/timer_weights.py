"""Other right answers to `timer_weights`: each earns full marks."""

import numpy as np

from chapters.peepholes.exercises.timer_weights import timer, timer_weights


@timer_weights.equivalent
def counts_down(n):
    W, U, b, p = timer(n)
    b[2] *= -1
    return W, U, b, -p


@timer_weights.equivalent
def in_lists(n):
    K = 100
    return [[2 * K, 0, 0, 0]], [[0] * 4], [-K, 2 * K * n - K, K, K - 2 * K * n], [2 * K, -2 * K, 2 * K]


@timer_weights.equivalent
def reset_through_h(n):
    K = 60.0
    W, U = np.array([[2 * K, 0, 0, 0]]), np.array([[0, -4 * K, 0, 0]])  # what was shown shuts the forget gate
    return W, U, np.array([-K, K, K, -2 * K * (n - 0.5)]), np.array([[2 * K], [0], [2 * K]])


@timer_weights.equivalent
def in_shares_of_n(n):
    share = np.arctanh(1 / n) if n > 1 else 30.0
    K = 40.0 * n
    W, U, b, p = np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4), np.zeros(3)
    W[0, 0], b[0], p[0] = 100, -50, 100 * n
    b[1], p[1] = 2 * K * (1 - 0.5 / n), -2 * K
    b[2] = share
    b[3], p[2] = -2 * K * (1 - 0.5 / n), 2 * K
    return W, U, b, p
