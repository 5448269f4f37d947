"""How `lstm_step_backward` is marked, and the mistakes that are known by name."""

import numpy as np
from chapters.toy_lstm.exercises.shared import sizes, step_inputs, without_c

from autograder import Case, Exercise
from autograder.book.inputs import one_sized
from solutions import toy_lstm as reference


def backward_inputs(rng, N, D, H, scale=1.0):
    step = step_inputs(rng, N, D, H, scale)
    gates = dict(zip("ifgo", reference.lstm_gates(**without_c(step)), strict=True))
    _, c_next = reference.lstm_step(**step)
    cache = {**step, **gates, "c_next": c_next}
    del cache["b"]
    return {"dh": rng.normal(size=(N, H)), "dc": rng.normal(size=(N, H)), "cache": cache}


def backward_cases(rng):
    N, D, H = sizes(rng)
    inputs = backward_inputs(rng, N, D, H)
    yield Case("random numbers", inputs)
    yield Case("only dh", {**inputs, "dc": np.zeros((N, H))})
    yield Case("only dc", {**inputs, "dh": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, backward_inputs(rng, *small), edge=True)
    yield Case("saturated gates", backward_inputs(rng, N, D, H, scale=400), edge=True)


lstm_step_backward = Exercise(
    reference.lstm_step_backward,
    points=8,
    cases=backward_cases,
    returns={"dx": 1, "dh_prev": 1, "dc_prev": 2, "dW": 2, "dU": 1, "db": 1},
    parts={"dW": (1, "ifgo"), "dU": (1, "ifgo"), "db": (0, "ifgo")},
    minutes=30,
)


def through_h(dh, cache):
    """What reaches c_next through h_next."""
    return dh * cache["o"] * (1 - np.tanh(cache["c_next"]) ** 2)


def with_gate(dh, dc, cache, gate, dz_gate):
    """The right answer, had the gradient before this gate's squashing been ``dz_gate``."""
    dx, dh_prev, dc_prev, dW, dU, db = reference.lstm_step_backward(dh, dc, cache)
    H = dh.shape[1]
    block = slice("ifgo".index(gate) * H, ("ifgo".index(gate) + 1) * H)
    slip = np.zeros((len(dh), 4 * H))
    slip[:, block] = dz_gate - right_dz(dh, dc, cache)[gate]
    dx, dh_prev = dx + slip @ cache["W"].T, dh_prev + slip @ cache["U"].T
    return dx, dh_prev, dc_prev, dW + cache["x"].T @ slip, dU + cache["h"].T @ slip, db + slip.sum(axis=0)


def right_dz(dh, dc, cache):
    """Gate -> the right gradient before its squashing."""
    i, f, g, o = (cache[name] for name in "ifgo")
    total = dc + through_h(dh, cache)
    return {
        "i": total * g * i * (1 - i),
        "f": total * cache["c"] * f * (1 - f),
        "g": total * i * (1 - g**2),
        "o": dh * np.tanh(cache["c_next"]) * o * (1 - o),
    }


@lstm_step_backward.mistake
def dc_from_h_missing(dh, dc, cache):
    """The gradient that reaches the memory through h_next is missing.

    The memory influences the loss in two ways. Which of them does dc alone not know?
    """
    return reference.lstm_step_backward(dh, dc - through_h(dh, cache), cache)


@lstm_step_backward.mistake
def dc_overwritten(dh, dc, cache):
    """The gradient that comes down the memory from later is thrown away.

    Call it with dh = 0. What is left of dc in your answer?
    """
    return reference.lstm_step_backward(dh, np.zeros_like(dc), cache)


@lstm_step_backward.mistake
def df_uses_c_new(dh, dc, cache):
    """The forget gate's gradient uses the new memory.

    Which memory did the forget gate multiply on the way forward?
    """
    return reference.lstm_step_backward(dh, dc, {**cache, "c": cache["c_next"]})


@lstm_step_backward.mistake
def dg_sigmoid_derivative(dh, dc, cache):
    """The candidate is differentiated as if it were a gate.

    Which squashing did the candidate go through?
    """
    g = cache["g"]
    return with_gate(dh, dc, cache, "g", (dc + through_h(dh, cache)) * cache["i"] * g * (1 - g))


@lstm_step_backward.mistake
def do_missing_tanh(dh, dc, cache):
    """The output gate's gradient lacks the tanh of the memory.

    h_next is a product. What does the output gate multiply in it?
    """
    o = cache["o"]
    return with_gate(dh, dc, cache, "o", dh * o * (1 - o))


@lstm_step_backward.mistake
def dc_prev_uses_i(dh, dc, cache):
    """The gradient of the old memory comes through the input gate.

    Which gate did the old memory pass on the way forward?
    """
    dx, dh_prev, _, dW, dU, db = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, (dc + through_h(dh, cache)) * cache["i"], dW, dU, db


@lstm_step_backward.mistake
def db_mean(dh, dc, cache):
    """The gradient of the bias is averaged over the batch.

    Every row used the same bias. If one row is copied, what should its gradient do?
    """
    *others, db = reference.lstm_step_backward(dh, dc, cache)
    return *others, db / len(dh)
