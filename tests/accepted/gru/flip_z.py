"""Other right answers to `flip_z`: each earns full marks."""

import numpy as np

from chapters.gru.exercises.flip_z import flip_z


@flip_z.equivalent
def flipped_in_place(W, U, b):
    H = len(U)
    for A in (W.T, U.T, b):
        A[H : 2 * H] *= -1
    return [W, U, b]


@flip_z.equivalent
def put_together_anew(W, U, b):
    n = b.size // 3
    middle = np.zeros((3 * n, 3 * n))
    for k in range(3 * n):
        middle[k, k] = -1 if n <= k < 2 * n else 1
    return W @ middle, U @ middle, middle.dot(b)
