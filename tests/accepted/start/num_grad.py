"""Other right answers to `num_grad`: each earns full marks."""

import numpy as np

from chapters.start.exercises.num_grad import num_grad


@num_grad.equivalent
def on_copies(f, x, eps=1e-5):
    grad = np.empty(x.shape)
    for k in np.ndindex(*x.shape):
        above, below = x.copy(), x.copy()
        above[k] += eps
        below[k] -= eps
        grad[k] = (f(above) - f(below)) / (2 * eps)
    return grad


@num_grad.equivalent
def with_nditer(f, x, h=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        x[ix] += h
        fxph = f(x)
        x[ix] -= 2 * h
        fxmh = f(x)
        x[ix] += h  # back, but for the last digit
        grad[ix] = (fxph - fxmh) / (2 * h)
        it.iternext()
    return grad


@num_grad.equivalent
def by_unit_vectors(f, x, eps=1e-5):
    steps = eps * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * eps) for step in steps]).reshape(x.shape)


@num_grad.equivalent
def through_a_flat_view(f, x, eps=1e-5):
    flat, g = x.reshape(-1), []
    for i in range(len(flat)):
        keep = flat[i]
        flat[i] = keep - eps
        low = f(x)
        flat[i] = keep + eps
        g.append((f(x) - low) / eps / 2)
        flat[i] = keep
    return np.reshape(g, x.shape)
