"""How `peephole_step_backward` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, saturate, sizes
from chapters.gates import LSTM, PEEPHOLES
from chapters.peepholes.exercises.shared import cell
from solutions import peepholes as reference
from solutions.start import sigmoid


def remembered(x, h, c, W, U, b, p):
    """The cache of a step, as its backward gets it."""
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p_i, p_f, p_o = np.split(p, 3)
    i, f, g = sigmoid(z_i + p_i * c), sigmoid(z_f + p_f * c), np.tanh(z_g)
    c_next = f * c + i * g
    gates = {"i": i, "f": f, "g": g, "o": sigmoid(z_o + p_o * c_next)}
    return {"x": x, "h": h, "c": c, **gates, "c_next": c_next, "W": W, "U": U, "p": p}


def backward_inputs(rng, N, D, H, saturated=False):
    inputs = cell(rng, N, D, H)
    if saturated:
        saturate(rng, inputs["W"], inputs["x"])
    return {"dh": rng.normal(size=(N, H)), "dc": rng.normal(size=(N, H)), "cache": remembered(**inputs)}


def backward_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("only dc", {**backward_inputs(rng, N, D, H), "dh": np.zeros((N, H))})
    yield Case("only dh", {**backward_inputs(rng, N, D, H), "dc": np.zeros((N, H))})
    yield Case("random numbers", backward_inputs(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, backward_inputs(rng, *small), edge=True)
    yield Case("saturated gates", backward_inputs(rng, N, D, H, saturated=True), edge=True)


peephole_step_backward = Exercise(
    reference.peephole_step_backward,
    points=6,
    cases=backward_cases,
    returns={"dx": 1, "dh_prev": 1, "dc_prev": 3, "dW": 2, "dU": 1, "db": 1, "dp": 3},
    parts={"dW": (1, LSTM), "dU": (1, LSTM), "dp": (0, PEEPHOLES)},
    minutes=35,
)


def shown_way(dh, cache):
    """The gradient that comes to the new cell state through the tanh."""
    return dh * cache["o"] * (1 - np.tanh(cache["c_next"]) ** 2)


def output_gate(dh, cache):
    """The gradient of the output gate, before its squashing."""
    return dh * np.tanh(cache["c_next"]) * cache["o"] * (1 - cache["o"])


def back(dh, dc, cache, total=None, order="ifo", dc_prev=None, dp=None):
    """The reference, in which parts can be changed: the gradient at the new cell state; the order of p and of dp; the
    gradient of the old cell state, from (total, dz, p); dp before it is summed, from (dz, c, c_next)."""
    i, f, g, c, c_next = (cache[name] for name in ("i", "f", "g", "c", "c_next"))
    p = dict(zip(order, np.split(cache["p"], 3), strict=True))
    dz = {"o": output_gate(dh, cache)}
    total = dc + shown_way(dh, cache) + dz["o"] * p["o"] if total is None else total
    dz |= {"i": total * g * i * (1 - i), "f": total * c * f * (1 - f), "g": total * i * (1 - g**2)}
    stacked = np.concatenate([dz[k] for k in "ifgo"], axis=1)
    old = total * f + dz["i"] * p["i"] + dz["f"] * p["f"] if dc_prev is None else dc_prev(total, dz, p)
    parts = {"i": dz["i"] * c, "f": dz["f"] * c, "o": dz["o"] * c_next} if dp is None else dp(dz, c, c_next)
    dps = np.concatenate([parts[k] for k in order], axis=1).sum(axis=0)
    dx, dh_prev = stacked @ cache["W"].T, stacked @ cache["U"].T
    return dx, dh_prev, old, cache["x"].T @ stacked, cache["h"].T @ stacked, stacked.sum(axis=0), dps


@peephole_step_backward.mistake
def only_dp_knows(dh, dc, cache):
    """The gradient flows as if there were no peepholes; only dp takes them into account.

    Forward, the cell states go into three gates as well. Which arrows do you have to draw backward, and from where?
    """
    through = dc + shown_way(dh, cache)
    return back(dh, dc, cache, total=through, dc_prev=lambda total, dz, p: total * cache["f"])


@peephole_step_backward.mistake
def o_path_missing(dh, dc, cache):
    """What reaches the new cell state through the output gate's peephole is missing.

    Change c_next a little, and follow it to h_next. In how many places does it enter?
    """
    return back(dh, dc, cache, total=dc + shown_way(dh, cache))


@peephole_step_backward.mistake
def o_path_after_the_gates(dh, dc, cache):
    """What comes through the output gate's peephole comes too late: it does not reach i, f and g.

    When must everything that reaches the new cell state be added up: before it is passed on to i, f and g, or after?
    """
    late = output_gate(dh, cache) * np.split(cache["p"], 3)[2]

    def dc_prev(total, dz, p):
        return (total + late) * cache["f"] + dz["i"] * p["i"] + dz["f"] * p["f"]

    return back(dh, dc, cache, total=dc + shown_way(dh, cache), dc_prev=dc_prev)


@peephole_step_backward.mistake
def dc_prev_without_peepholes(dh, dc, cache):
    """The gradient of the old cell state lacks what comes through the peepholes of i and f.

    In how many places does the old cell state stand in the three equations of i, f and c_next?
    """
    return back(dh, dc, cache, dc_prev=lambda total, dz, p: total * cache["f"])


@peephole_step_backward.mistake(pointer='The lesson, "Old or new?"')
def o_peeps_at_the_old(dh, dc, cache):
    """The output gate's peephole leads back to the old cell state. In some texts the output gate peeps at the old
    cell state, and then that is right; in this course it peeps at the new one.

    Which of the two cell states did the output gate see on the way forward? Where does its gradient have to go?
    """

    def dc_prev(total, dz, p):
        return total * cache["f"] + dz["i"] * p["i"] + dz["f"] * p["f"] + dz["o"] * p["o"]

    def dp(dz, c, c_next):
        return {"i": dz["i"] * c, "f": dz["f"] * c, "o": dz["o"] * c}

    return back(dh, dc, cache, total=dc + shown_way(dh, cache), dc_prev=dc_prev, dp=dp)


@peephole_step_backward.mistake
def dp_o_with_old_c(dh, dc, cache):
    """The output gate's part of dp is made with the old cell state.

    What was p_o multiplied by in the forward step: the old cell state or the new one?
    """
    return back(dh, dc, cache, dp=lambda dz, c, c_next: {"i": dz["i"] * c, "f": dz["f"] * c, "o": dz["o"] * c})


@peephole_step_backward.mistake
def dp_if_with_new_c(dh, dc, cache):
    """The parts of dp for i and f are made with the new cell state.

    What were p_i and p_f multiplied by in the forward step? Was the new cell state known then?
    """
    return back(
        dh, dc, cache, dp=lambda dz, c, c_next: {"i": dz["i"] * c_next, "f": dz["f"] * c_next, "o": dz["o"] * c_next}
    )


@peephole_step_backward.mistake
def dp_not_summed(dh, dc, cache):
    """dp still has a row for each example.

    How many examples did the one p serve? What becomes of their gradients?
    """
    rows = [reference.peephole_step_backward(*only_row(n, dh, dc, cache))[6] for n in range(len(dh))]
    return *reference.peephole_step_backward(dh, dc, cache)[:6], np.stack(rows)


def only_row(n, dh, dc, cache):
    rows = {k: v if k in "WUp" else v[n : n + 1] for k, v in cache.items()}
    return dh[n : n + 1], dc[n : n + 1], rows


@peephole_step_backward.mistake
def dp_before_the_slope(dh, dc, cache):
    """dp is made before the gradient has passed through the sigmoids.

    Where is a peephole's product added: before the gate is squashed, or after? Which gradient belongs to that place?
    """
    i, f, o = (cache[k] for k in "ifo")

    def dp(dz, c, c_next):
        with np.errstate(all="ignore"):
            slopes = {"i": i * (1 - i), "f": f * (1 - f), "o": o * (1 - o)}
            return {k: np.where(s > 0, dz[k] / s, 0) * (c_next if k == "o" else c) for k, s in slopes.items()}

    return back(dh, dc, cache, dp=dp)


@peephole_step_backward.mistake
def order_iof_backward(dh, dc, cache):
    """The peepholes of the forget gate and of the output gate are exchanged.

    ONNX stacks i, o, f. In which order does our docstring stack p, and dp?
    """
    return back(dh, dc, cache, order="iof")


@peephole_step_backward.mistake
def dc_from_h_missing(dh, dc, cache):
    """What reaches the cell state through the tanh that shows it is missing.

    The new cell state has several ways to the loss. Which of them does not go through a gate?
    """
    return back(dh, dc, cache, total=dc + output_gate(dh, cache) * np.split(cache["p"], 3)[2])


@peephole_step_backward.mistake
def dc_overwritten(dh, dc, cache):
    """What comes back along the cell from later steps is thrown away.

    Call it with dh = 0. What is left of dc in your answer? Look for a line that assigns to dc and does not use its
    old value.
    """
    return back(dh, np.zeros_like(dc), cache)


@peephole_step_backward.mistake
def averaged_over_batch(dh, dc, cache):
    """The gradients of the weights, which the whole batch shares, are averaged over the batch.

    If the loss is a mean over the batch, is the 1/N not in dh and dc already?
    """
    dx, dh_prev, dc_prev, *shared = reference.peephole_step_backward(dh, dc, cache)
    return dx, dh_prev, dc_prev, *(g / len(dh) for g in shared)
