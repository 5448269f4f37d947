"""Other right answers to `num_grad`: each earns full marks."""

import numpy as np
from chapters.toy_kinds.exercises.num_grad import num_grad


@num_grad.equivalent
def on_copies(f, x, eps=1e-5):
    steps = eps * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * eps) for step in steps]).reshape(x.shape)
