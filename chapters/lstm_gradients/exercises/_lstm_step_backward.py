"""The cases of `lstm_step_backward`, and the step that its mistakes are made with."""

import numpy as np

from autograder import Case
from autograder.book.inputs import one_sized, saturate, sizes
from chapters.lstm_gradients.exercises.shared import weights
from solutions import lstm_gates


def step_inputs(rng, N, D, H, saturated=False):
    x, h, c = rng.normal(size=(N, D)), rng.uniform(-1, 1, (N, H)), rng.uniform(-2, 2, (N, H))
    cell = weights(rng, D, H)
    if saturated:
        saturate(rng, cell["W"], x)
    gates = dict(zip("ifgo", lstm_gates.lstm_gates(x, h, **cell), strict=True))
    _, c_next = lstm_gates.lstm_step(x, h, c, **cell)
    cache = {"x": x, "h": h, "c": c, **gates, "c_next": c_next, "W": cell["W"], "U": cell["U"]}
    return {"dh": rng.normal(size=(N, H)), "dc": rng.normal(size=(N, H)), "cache": cache}


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    inputs = step_inputs(rng, N, D, H)
    yield Case("only dh", {**inputs, "dc": np.zeros((N, H))})
    yield Case("only dc", {**inputs, "dh": np.zeros((N, H))})
    yield Case("random numbers", step_inputs(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, step_inputs(rng, *small), edge=True)
    yield Case("saturated gates", step_inputs(rng, N, D, H, saturated=True), edge=True)


def through_h(dh, cache):
    """The gradient that comes to the new cell state through h_next."""
    return dh * cache["o"] * (1 - np.tanh(cache["c_next"]) ** 2)


def with_changed(dh, dc, cache, total=None, order="ifgo", **changed):
    """The reference, in which parts can be changed: the gradient at the new cell state, the order of the blocks, or the
    gradient of a gate before its squashing, as a function of (total, squashed gate)."""
    i, f, g, o = (cache[name] for name in "ifgo")
    total = dc + through_h(dh, cache) if total is None else total
    dz = {
        "i": lambda: total * g * i * (1 - i),
        "f": lambda: total * cache["c"] * f * (1 - f),
        "g": lambda: total * i * (1 - g**2),
        "o": lambda: dh * np.tanh(cache["c_next"]) * o * (1 - o),
    }
    dz = np.concatenate([changed[k](total) if k in changed else dz[k]() for k in order], axis=1)
    dx, dh_prev = dz @ cache["W"].T, dz @ cache["U"].T
    return dx, dh_prev, total * f, cache["x"].T @ dz, cache["h"].T @ dz, dz.sum(axis=0)
