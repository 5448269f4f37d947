"""How the exercises of `lstm_gradients` are marked, and which mistakes are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise, choice
from solutions import lstm_gates
from solutions import lstm_gradients as reference
from solutions.start import sigmoid


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def one_sized(N, D, H):
    """The sizes with one of them 1, each under its label; and all of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()


def weights(rng, D, H, gates=4, scale=1.0):
    """W, U and b; `scale` is about the size of what goes into a gate."""
    return {
        "W": rng.normal(0, scale / D**0.5, (D, gates * H)),
        "U": rng.normal(0, scale / H**0.5, (H, gates * H)),
        "b": rng.normal(0, scale, gates * H),
    }


# ------------------------------------------------------------------------------------------------ lstm_step_backward


def step_inputs(rng, N, D, H, scale=1.0):
    x, h, c = rng.normal(size=(N, D)), rng.uniform(-1, 1, (N, H)), rng.uniform(-2, 2, (N, H))
    cell = weights(rng, D, H, scale=scale)
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
    yield Case("saturated gates", step_inputs(rng, N, D, H, scale=400.0), edge=True)


lstm_step_backward = Exercise(
    reference.lstm_step_backward,
    points=6,
    cases=step_cases,
    returns={"dx": 1, "dh_prev": 1, "dc_prev": 2, "dW": 2, "dU": 1, "db": 1},
    parts={"dW": (1, "ifgo"), "dU": (1, "ifgo")},  # not db: the gates are named already, and it may come back unsummed
    minutes=35,
)


def through_h(dh, cache):
    """What reaches the new cell state through h_next."""
    return dh * cache["o"] * (1 - np.tanh(cache["c_next"]) ** 2)


def with_changed(dh, dc, cache, total=None, order="ifgo", **changed):
    """The right answer with something changed: what arrives at the new cell state, the order of the blocks, or the
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


@lstm_step_backward.misconception(
    "What reaches the cell state through h_next is missing.",
    "The new cell state has two ways to the loss. Which of them does dc alone not know?",
    "h' = o · tanh(c')",
)
def dc_from_h_missing(dh, dc, cache):
    return with_changed(dh, dc, cache, total=dc)


@lstm_step_backward.misconception(
    "What comes back along the cell from later steps is thrown away.",
    "Call it with dh = 0. What is left of dc in your answer? Look for a place where dc is made anew.",
)
def dc_overwritten(dh, dc, cache):
    return with_changed(dh, dc, cache, total=through_h(dh, cache))


@lstm_step_backward.misconception(
    "dc_prev is made of the dc that came in, without what arrived through h_next.",
    "Two gradients meet at the new cell state. Which of the two, or their sum, goes on to the old one?",
)
def dc_prev_from_half(dh, dc, cache):
    dx, dh_prev, _, *rest = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, dc * cache["f"], *rest


@lstm_step_backward.misconception(
    "The gradient of the old cell state has not passed through a gate.",
    "How did the old cell state come into the new one on the way forward: as it was, or times something?",
)
def dc_prev_without_f(dh, dc, cache):
    dx, dh_prev, _, *rest = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, dc + through_h(dh, cache), *rest


@lstm_step_backward.misconception(
    "On the way from h_next to the cell state the output gate is missing.",
    "Shut the output gate, o = 0. How much of dh can reach the cell state then? How much does in yours?",
)
def output_gate_skipped(dh, dc, cache):
    return with_changed(dh, dc, cache, total=dc + dh * (1 - np.tanh(cache["c_next"]) ** 2))


@lstm_step_backward.misconception(
    "On the way from h_next to the cell state the slope of the tanh is missing.",
    "A cell state of 20 and one of 21 show nearly the same h. How much of dh may reach them? How much does in yours?",
)
def slope_of_shown_missing(dh, dc, cache):
    return with_changed(dh, dc, cache, total=dc + dh * cache["o"])


@lstm_step_backward.misconception(
    "On the way from h_next to the cell state the slope is made of the cell state itself.",
    "The slope of tanh can be had from what comes out of the tanh. Is c_next what came out?",
)
def slope_from_c(dh, dc, cache):
    return with_changed(dh, dc, cache, total=dc + dh * cache["o"] * (1 - cache["c_next"] ** 2))


@lstm_step_backward.misconception(
    "The forget gate's gradient is made with the new cell state.",
    "Which of the two cell states did the forget gate multiply on the way forward?",
)
def df_uses_c_new(dh, dc, cache):
    return with_changed(dh, dc, cache, f=lambda total: total * cache["c_next"] * cache["f"] * (1 - cache["f"]))


@lstm_step_backward.misconception(
    "The candidate is differentiated as if it were a gate.",
    "Which squashing did the candidate go through?",
)
def dg_sigmoid_derivative(dh, dc, cache):
    g = cache["g"]
    return with_changed(dh, dc, cache, g=lambda total: total * cache["i"] * g * (1 - g))


@lstm_step_backward.misconception(
    "The candidate is squashed a second time.",
    "Is the g of the cache what went into its tanh, or what came out?",
)
def tanh_twice(dh, dc, cache):
    g = cache["g"]
    return with_changed(dh, dc, cache, g=lambda total: total * cache["i"] * (1 - np.tanh(g) ** 2))


@lstm_step_backward.misconception(
    "The gates are squashed a second time.",
    "Are the i, f and o of the cache what went into the sigmoid, or what came out?",
)
def sigmoid_twice(dh, dc, cache):
    s = {k: sigmoid(cache[k]) for k in "ifo"}
    slope = {k: s[k] * (1 - s[k]) for k in s}
    return with_changed(
        dh,
        dc,
        cache,
        i=lambda total: total * cache["g"] * slope["i"],
        f=lambda total: total * cache["c"] * slope["f"],
        o=lambda total: dh * np.tanh(cache["c_next"]) * slope["o"],
    )


@lstm_step_backward.misconception(
    "The slopes of the squashings are missing: the gradient stops at the gates, before it has passed through them.",
    "A gate that is shut tight hardly moves when its weights do. Does your gradient of these weights know that?",
)
def slopes_missing(dh, dc, cache):
    return with_changed(
        dh,
        dc,
        cache,
        i=lambda total: total * cache["g"],
        f=lambda total: total * cache["c"],
        g=lambda total: total * cache["i"],
        o=lambda total: dh * np.tanh(cache["c_next"]),
    )


@lstm_step_backward.misconception(
    "The gates' gradients are multiplied by the gates, not by the slopes of the gates.",
    "How steep is the sigmoid where its value is 0.99? By which number do you multiply there?",
)
def gate_for_slope(dh, dc, cache):
    i, f, o = (cache[k] for k in "ifo")
    return with_changed(
        dh,
        dc,
        cache,
        i=lambda total: total * cache["g"] * i,
        f=lambda total: total * cache["c"] * f,
        o=lambda total: dh * np.tanh(cache["c_next"]) * o,
    )


@lstm_step_backward.misconception(
    "The output gate's gradient lacks what the gate multiplies.",
    "If the cell state is 0, h_next is 0 whatever the output gate does. What should its gradient be then?",
)
def do_missing_tanh(dh, dc, cache):
    o = cache["o"]
    return with_changed(dh, dc, cache, o=lambda total: dh * o * (1 - o))


@lstm_step_backward.misconception(
    "The output gate's gradient is made with the bare cell state.",
    "What exactly does the output gate multiply on the way forward?",
)
def do_with_bare_c(dh, dc, cache):
    o = cache["o"]
    return with_changed(dh, dc, cache, o=lambda total: dh * cache["c_next"] * o * (1 - o))


@lstm_step_backward.misconception(
    "The gradient of the old cell state comes through the input gate.",
    "Through which gate did the old cell state go on the way forward?",
)
def dc_prev_uses_i(dh, dc, cache):
    dx, dh_prev, _, *rest = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, (dc + through_h(dh, cache)) * cache["i"], *rest


@lstm_step_backward.misconception(
    "The partners of the input and the forget gate are exchanged.",
    "Forward, one gate multiplies the candidate and the other the old cell state. Which multiplies which?",
)
def partners_swapped(dh, dc, cache):
    i, f, g, c = (cache[k] for k in "ifgc")
    return with_changed(dh, dc, cache, i=lambda total: total * c * i * (1 - i), f=lambda total: total * g * f * (1 - f))


@lstm_step_backward.misconception(
    "The last two blocks are exchanged: you stack in the order i, f, o, g.",
    "In which order does the docstring stack the gates? Which of your blocks belongs to the candidate?",
)
def order_ifog(dh, dc, cache):
    return with_changed(dh, dc, cache, order="ifog")


@lstm_step_backward.misconception(
    "The gradients of what the batch shares are averaged over it.",
    "If the loss is a mean over the batch, is the 1/N not in dh and dc already?",
)
def averaged_over_batch(dh, dc, cache):
    dx, dh_prev, dc_prev, *shared = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, dc_prev, *(g / len(dh) for g in shared)


@lstm_step_backward.misconception(
    "db still has a row for each example.",
    "How many examples did the one b serve? What becomes of their gradients?",
)
def db_not_summed(dh, dc, cache):
    dz = reference.lstm_step_backward(dh, dc, cache)
    rows = [reference.lstm_step_backward(*only_row(n, dh, dc, cache))[5] for n in range(len(dh))]
    return *dz[:5], np.stack(rows)


def only_row(n, dh, dc, cache):
    rows = {k: v if k in "WU" else v[n : n + 1] for k, v in cache.items()}
    return dh[n : n + 1], dc[n : n + 1], rows


@lstm_step_backward.accepts()
def adds_into_dc(dh, dc, cache):
    i, f, g, o = cache.pop("i"), cache.pop("f"), cache.pop("g"), cache.pop("o")
    t = np.tanh(cache["c_next"])
    dc += dh * o / np.cosh(np.clip(cache["c_next"], -300, 300)) ** 2
    dz = np.hstack((i * (1 - i) * g * dc, f * (1 - f) * cache["c"] * dc, (1 - g * g) * i * dc, o * (1 - o) * t * dh))
    dc *= f
    return dz.dot(cache["W"].T), dz.dot(cache["U"].T), dc, cache["x"].T.dot(dz), cache["h"].T.dot(dz), sum(dz)


@lstm_step_backward.accepts()
def row_by_row(dh, dc, cache):
    (N, D), H = cache["x"].shape, cache["h"].shape[1]
    dx, dh_prev, dc_prev = np.zeros((N, D)), np.zeros((N, H)), np.zeros((N, H))
    dW, dU, db = np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H)
    for n in range(N):
        c, i, f, g, o, c_next = (cache[name][n] for name in ("c", "i", "f", "g", "o", "c_next"))
        down = dc[n] + dh[n] * o * (1 - np.tanh(c_next) ** 2)
        dz = np.zeros(4 * H)
        dz[:H] = down * g * i * (1 - i)
        dz[H : 2 * H] = down * c * f * (1 - f)
        dz[2 * H : 3 * H] = down * i * (1 - g**2)
        dz[3 * H :] = dh[n] * np.tanh(c_next) * o * (1 - o)
        dx[n], dh_prev[n], dc_prev[n] = cache["W"] @ dz, cache["U"] @ dz, down * f
        dW += np.outer(cache["x"][n], dz)
        dU += np.outer(cache["h"][n], dz)
        db += dz
    return dx, dh_prev, dc_prev, dW, dU, db


@lstm_step_backward.accepts()
def einsum_and_helpers(dh, dc, cache):
    def sigmoid_slope(a):
        return a - a**2

    def tanh_slope(a):
        return 1 - a**2

    t = np.tanh(cache["c_next"])
    total = np.add(dc, np.einsum("nh,nh,nh->nh", dh, cache["o"], tanh_slope(t)))
    before = (total * cache["g"], total * cache["c"], total * cache["i"], dh * t)
    slopes = [tanh_slope(cache[k]) if k == "g" else sigmoid_slope(cache[k]) for k in "ifgo"]
    dz = np.concatenate([a * b for a, b in zip(before, slopes, strict=True)], 1)
    dW, dU = np.einsum("nd,nz->dz", cache["x"], dz), np.einsum("nh,nz->hz", cache["h"], dz)
    dx, dh_prev = np.einsum("nz,dz->nd", dz, cache["W"]), np.einsum("nz,hz->nh", dz, cache["U"])
    return [dx, dh_prev, cache["f"] * total, dW, dU, np.ones(len(dz)) @ dz]


@lstm_step_backward.accepts()
def columns_gate_by_gate(dh, dc, cache):
    H = dh.shape[1]
    i, f, g, o = (cache[k].T for k in "ifgo")  # (H, N), as textbooks with columns have it
    dh, dc, c = dh.T, dc.T, cache["c"].T
    dc = dc + o * (1 - np.tanh(cache["c_next"].T) ** 2) * dh
    dzs = [dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - np.square(g))]
    dzs.append(dh * np.tanh(cache["c_next"].T) * o * (1 - o))
    dx = sum(np.dot(cache["W"][:, k * H : (k + 1) * H], dz) for k, dz in enumerate(dzs)).T
    dh_prev = sum(np.dot(cache["U"][:, k * H : (k + 1) * H], dz) for k, dz in enumerate(dzs)).T
    dW = np.hstack([np.dot(cache["x"].T, dz.T) for dz in dzs])
    dU = np.hstack([np.dot(cache["h"].T, dz.T) for dz in dzs])
    return dx, dh_prev, (dc * f).T, dW, dU, np.concatenate([np.sum(dz, axis=1) for dz in dzs])


@lstm_step_backward.accepts()
def torch_from_the_gates(dh, dc, cache):
    t = {name: torch.tensor(value) for name, value in cache.items()}
    zero = torch.zeros(len(dh), 4 * dh.shape[1], dtype=torch.float64, requires_grad=True)
    i, f, g, o = zero.chunk(4, dim=1)
    slopes = [t[k] * (1 - t[k]) if k != "g" else 1 - t[k] ** 2 for k in "ifgo"]
    old = t["c"].clone().requires_grad_(True)
    i, f, g, o = (t[k] + s * z for k, s, z in zip("ifgo", slopes, (i, f, g, o), strict=True))  # to first order
    c_next = f * old + i * g
    loss = (c_next * torch.tensor(dc)).sum() + (o * torch.tanh(c_next) * torch.tensor(dh)).sum()
    dz, dc_prev = torch.autograd.grad(loss, (zero, old))
    return dz @ t["W"].T, dz @ t["U"].T, dc_prev, t["x"].T @ dz, t["h"].T @ dz, dz.sum(0)


# ----------------------------------------------------------------------------------------------------- lstm_backward


def sequence_inputs(rng, T, N, D, H, scale=1.0):
    cell = weights(rng, D, H, scale=scale)
    X, h0, c0 = rng.normal(size=(T, N, D)), rng.uniform(-1, 1, (N, H)), rng.uniform(-2, 2, (N, H))
    hs, cs = lstm_gates.lstm_forward(X, h0, c0, **cell)
    before = np.concatenate([h0[None], hs[:-1]])
    gates = [lstm_gates.lstm_gates(x, h, **cell) for x, h in zip(X, before, strict=True)]
    gates = dict(zip("ifgo", map(np.stack, zip(*gates, strict=True)), strict=True))
    cache = {"X": X, "h0": h0, "c0": c0, "hs": hs, "cs": cs, **gates, "W": cell["W"], "U": cell["U"]}
    return {"dhs": rng.normal(size=(T, N, H)), "cache": cache, "dhT": None, "dcT": None}


def sequence_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(8, 11))  # longer than any other axis
    last = sequence_inputs(rng, T, N, D, H)
    last["dhs"][:-1] = 0
    yield Case("a loss at the last step only", last)
    yield Case("a loss at every step", sequence_inputs(rng, T, N, D, H))
    final = {"dhT": rng.normal(size=(N, H)), "dcT": rng.normal(size=(N, H))}
    yield Case("the final states are used, too", {**sequence_inputs(rng, T, N, D, H), **final})
    yield Case("T = 1", {**sequence_inputs(rng, 1, N, D, H), **final}, edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, sequence_inputs(rng, T, *small), edge=True)
    yield Case("saturated gates", sequence_inputs(rng, T, N, D, H, scale=400.0), edge=True)


lstm_backward = Exercise(
    reference.lstm_backward,
    points=6,
    cases=sequence_cases,
    returns={"dX": 2, "dh0": 1, "dc0": 1, "dW": 2, "dU": 1, "db": 1},
    parts={"dX": (0, "t"), "dW": (1, "ifgo"), "dU": (1, "ifgo"), "db": (0, "ifgo")},
    after=("lstm_step_backward",),
    minutes=30,
)


def run_back(dhs, cache, dhT, dcT, above=None, carry=None, old=None, order=None, back=reference.lstm_step_backward):
    """Backward with one thing changed.

    above: (t, dhs[t]) -> what comes from above. carry: (handed here, handed on) -> what the step before receives, both
    being pairs for h and c. old: (name, t) -> an old state. order: the steps in the order in which they are done.
    back: one step backward.
    """
    T, zero = len(dhs), np.zeros_like(dhs[0])

    def before(name, t):
        return cache[f"{name}s"][t - 1] if t else cache[f"{name}0"]

    old = old or before
    handed = (zero if dhT is None else dhT, zero if dcT is None else dcT)
    dX, dW, dU, db = np.zeros_like(cache["X"]), 0, 0, 0
    for t in reversed(range(T)) if order is None else order:
        step = {name: cache[name][t] for name in "ifgo"} | {"W": cache["W"], "U": cache["U"]}
        step |= {"x": cache["X"][t], "c_next": cache["cs"][t], "h": old("h", t), "c": old("c", t)}
        dh = (above(t, dhs[t]) if above else dhs[t]) + handed[0]
        dX[t], *on, dWt, dUt, dbt = back(dh, handed[1], step)
        handed = carry(handed, on) if carry else on
        dW, dU, db = dW + dWt, dU + dUt, db + dbt
    return dX, handed[0], handed[1], dW, dU, db


@lstm_backward.misconception(
    "dc is not carried from step to step.",
    "Along the cell a gradient can travel far. In yours, which line takes dc from step t to step t − 1?",
    "Two states were handed on forward. How many gradients are handed back?",
)
def dc_not_carried(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: (on[0], here[1]))


@lstm_backward.misconception(
    "dh is not carried from step to step.",
    "h_t is shown to the loss. Who else reads it, one step later?",
)
def dh_not_carried(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: (here[0], on[1]))


@lstm_backward.misconception(
    "Nothing is carried from step to step: every step starts from the same two gradients.",
    "Print what your loop hands to step T − 1, and what to step T − 2. Where should the second come from?",
)
def nothing_carried(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: here)


@lstm_backward.misconception(
    "Only the last step's loss is sent back.",
    "Steps in the middle have a loss of their own. Where in your loop does dhs[t] come in?",
)
def dhs_ignored(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, above=lambda t, dh: dh if t == len(dhs) - 1 else 0 * dh)


@lstm_backward.misconception(
    "The weight gradients are those of one step, the first; what the others said is overwritten.",
    "How many steps used U? How many of them have a say in your dU?",
)
def accumulate_missing(dhs, cache, dhT=None, dcT=None):
    whole, later = (run_back(dhs, cache, dhT, dcT, order=range(len(dhs) - 1, end, -1)) for end in (-1, 0))
    return *whole[:3], *(a - b for a, b in zip(whole[3:], later[3:], strict=True))


@lstm_backward.misconception(
    "The weight gradients are averaged over the steps.",
    "Nudge one entry of U. At how many steps does it move something, and do those effects add up or share?",
)
def divided_by_T(dhs, cache, dhT=None, dcT=None):
    *rest, dW, dU, db = reference.lstm_backward(dhs, cache, dhT, dcT)
    return *rest, dW / len(dhs), dU / len(dhs), db / len(dhs)


@lstm_backward.misconception(
    "dcT has no effect.",
    "Somebody may use the last cell state, a decoder for instance. Where does his gradient enter your loop?",
)
def dcT_ignored(dhs, cache, dhT=None, dcT=None):
    return reference.lstm_backward(dhs, cache, dhT)


@lstm_backward.misconception(
    "dhT and dcT have no effect.",
    "Before your loop starts there are two gradients that it will carry. What should they be at the very beginning?",
)
def finals_ignored(dhs, cache, dhT=None, dcT=None):
    return reference.lstm_backward(dhs, cache)


@lstm_backward.misconception(
    "The loop runs forward in time.",
    "What reaches step t from later steps must be known before step t is done. Which step can be done first?",
)
def forward_order(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, order=range(len(dhs)))


@lstm_backward.misconception(
    "What is carried along the cell piles up: gradients of later steps are handed on again and again.",
    "What step t + 1 hands to step t has been used once step t is done. What should step t hand on?",
)
def dc_piles_up(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: (on[0], here[1] + on[1]))


@lstm_backward.misconception(
    "What is carried along the cell has not passed through the forget gate.",
    "Look at the thick line of a cell, forward: between one cell state and the next stands something. Does your dc meet it?",
)
def carry_without_f(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, back=dc_prev_without_f)


@lstm_backward.misconception(
    "dhT and dcT are exchanged.",
    "Which of the two carried gradients belongs to h, and which to c, when your loop starts?",
)
def finals_exchanged(dhs, cache, dhT=None, dcT=None):
    return reference.lstm_backward(dhs, cache, dcT, dhT)


@lstm_backward.misconception(
    "dU is made with the hidden state that each step produced.",
    "Which hidden state did U meet at step t: the one that goes into the step, or the one that comes out?",
)
def old_h_one_late(dhs, cache, dhT=None, dcT=None):
    def old(name, t):
        return cache["hs"][t] if name == "h" else cache["cs"][t - 1] if t else cache["c0"]

    return run_back(dhs, cache, dhT, dcT, old=old)


@lstm_backward.misconception(
    "The forget gates are differentiated with the cell state that each step produced.",
    "cs[t] came out of step t. Which cell state went into it?",
)
def old_c_one_late(dhs, cache, dhT=None, dcT=None):
    def old(name, t):
        return cache["cs"][t] if name == "c" else cache["hs"][t - 1] if t else cache["h0"]

    return run_back(dhs, cache, dhT, dcT, old=old)


@lstm_backward.misconception(
    "At t = 0 the old states are taken from the other end of the sequence.",
    "What does hs[t - 1] mean in Python when t is 0?",
)
def wraps_around(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, old=lambda name, t: cache[f"{name}s"][t - 1])


@lstm_backward.misconception(
    "At t = 0 the old states are taken to be zero.",
    "From which states did step 0 start? Are they always zero?",
)
def starts_taken_as_zero(dhs, cache, dhT=None, dcT=None):
    def old(name, t):
        return cache[f"{name}s"][t - 1] if t else np.zeros_like(cache["h0"])

    return run_back(dhs, cache, dhT, dcT, old=old)


@lstm_backward.misconception(
    "The walk ends one step too soon: step 0 is left out.",
    "Print t inside your loop. What is the last number that you see?",
)
def first_step_left_out(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, order=range(len(dhs) - 1, 0, -1))


@lstm_backward.misconception(
    "dX comes back in the order in which you made it: the last step first.",
    "Your loop meets the last step first. Where in dX does its gradient stand?",
)
def dX_reversed(dhs, cache, dhT=None, dcT=None):
    dX, *rest = reference.lstm_backward(dhs, cache, dhT, dcT)
    return dX[::-1], *rest


@lstm_backward.misconception(
    "The first states receive no gradient.",
    "When step 0 is done, two gradients are left over that no earlier step will ask for. Whom do they belong to?",
)
def starts_without_gradient(dhs, cache, dhT=None, dcT=None):
    dX, dh0, dc0, *shared = reference.lstm_backward(dhs, cache, dhT, dcT)
    return dX, np.zeros_like(dh0), np.zeros_like(dc0), *shared


@lstm_backward.accepts()
def preallocated_in_place(dhs, cache, dhT=None, dcT=None):
    X, W, U = cache["X"], cache["W"], cache["U"]
    (T, N, D), H = X.shape, U.shape[0]
    dX, dW, dU, db = np.zeros((T, N, D)), np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H)
    if dhT is not None:
        dhs[-1] += dhT
    dprev_c = np.zeros((N, H)) if dcT is None else dcT
    dprev_h = np.zeros((N, H))
    for t in range(T - 1, -1, -1):
        prev_h = cache["h0"] if t == 0 else cache["hs"][t - 1]
        prev_c = cache["c0"] if t == 0 else cache["cs"][t - 1]
        i, f, g, o = cache["i"][t], cache["f"][t], cache["g"][t], cache["o"][t]
        dhs[t] += dprev_h
        dprev_c += dhs[t] * o * (1 - np.tanh(cache["cs"][t]) ** 2)
        da = np.zeros((N, 4 * H))
        da[:, :H] = dprev_c * g * i * (1 - i)
        da[:, H : 2 * H] = dprev_c * prev_c * f * (1 - f)
        da[:, 2 * H : 3 * H] = dprev_c * i * (1 - g**2)
        da[:, 3 * H :] = dhs[t] * np.tanh(cache["cs"][t]) * o * (1 - o)
        dprev_c *= f
        dX[t], dprev_h = da.dot(W.T), da.dot(U.T)
        dW += X[t].T.dot(da)
        dU += prev_h.T.dot(da)
        db += np.sum(da, axis=0)
    return dX, dprev_h, dprev_c, dW, dU, db


@lstm_backward.accepts()
def lists_and_stacks(dhs, cache, dhT=None, dcT=None):
    h, c = [cache["h0"], *cache["hs"]], [cache["c0"], *cache["cs"]]
    dh, dc = (0 if d is None else d for d in (dhT, dcT))
    dX, grads = [], []
    for t in reversed(range(len(dhs))):
        step = {"x": cache["X"][t], "h": h[t], "c": c[t], "c_next": c[t + 1], "W": cache["W"], "U": cache["U"]}
        step.update({k: cache[k][t] for k in "ifgo"})
        dx, dh, dc, *g = reference.lstm_step_backward(dhs[t] + dh, dc, step)
        dX.insert(0, dx)
        grads.append(g)
    return [dX, dh, dc, *(sum(g) for g in zip(*grads, strict=True))]


@lstm_backward.accepts()
def kept_by_time(dhs, cache, dhT=None, dcT=None):
    T = len(dhs)
    h, c = dict(enumerate(cache["hs"])), dict(enumerate(cache["cs"]))
    h[-1], c[-1] = cache["h0"], cache["c0"]
    dh, dc, dz = {T: 0 if dhT is None else dhT}, {T: 0 if dcT is None else dcT}, {}
    for t in range(T)[::-1]:
        i, f, g, o = (cache[k][t] for k in "ifgo")
        shown, dht = np.tanh(c[t]), dhs[t] + dh[t + 1]
        dct = dc[t + 1] + dht * o * (1 - shown * shown)
        parts = dct * g * i * (1 - i), dct * c[t - 1] * f * (1 - f), dct * i * (1 - g * g), dht * shown * o * (1 - o)
        dz[t] = np.hstack(parts)
        dh[t], dc[t] = np.matmul(dz[t], np.transpose(cache["U"])), dct * f
    dX = np.array([np.einsum("nz,dz->nd", dz[t], cache["W"]) for t in range(T)])
    dW = sum(cache["X"][t].T @ dz[t] for t in range(T))
    return dX, dh[0], dc[0], dW, sum(h[t - 1].T @ dz[t] for t in range(T)), sum(dz[t].sum(0) for t in range(T))


@lstm_backward.accepts()
def products_at_the_end(dhs, cache, dhT=None, dcT=None):
    X, hs, cs, U = cache["X"], cache["hs"], cache["cs"], cache["U"]
    T, N, H = hs.shape
    i, f, g, o = (cache[k] for k in "ifgo")
    old_h, old_c = np.concatenate([cache["h0"][None], hs[:-1]]), np.concatenate([cache["c0"][None], cs[:-1]])
    shown = np.tanh(cs)
    per_c = np.stack([g * i * (1 - i), old_c * f * (1 - f), i * (1 - g**2)], axis=2)  # (T, N, 3, H)
    dz = np.zeros((T, N, 4, H))
    dh, dc = (np.zeros((N, H)) if d is None else d for d in (dhT, dcT))
    for t in range(T - 1, -1, -1):
        dh = dhs[t] + dh
        dc = dc + dh * o[t] * (1 - shown[t] ** 2)
        dz[t, :, :3] = dc[:, None] * per_c[t]
        dz[t, :, 3] = dh * shown[t] * o[t] * (1 - o[t])
        dh, dc = dz[t].reshape(N, 4 * H) @ U.T, dc * f[t]
    flat = dz.reshape(T, N, 4 * H)
    dW, dU = np.einsum("tnd,tnz->dz", X, flat), np.einsum("tnh,tnz->hz", old_h, flat)
    return flat @ cache["W"].T, dh, dc, dW, dU, flat.sum(axis=(0, 1))


# ----------------------------------------------------------------------------------------------- cell_path_jacobian


def path_cases(rng):
    H, T = int(rng.integers(3, 6)), int(rng.integers(6, 9))
    fs = rng.uniform(0.2, 0.95, (T, H))
    yield Case("one unit that stays open, others that do not", {"fs": np.column_stack([np.ones(T), fs[:, 1:]])})
    yield Case("random gates", {"fs": rng.uniform(0.2, 0.95, (T, H))})
    shut = fs.copy()
    shut[T // 2, 1] = 0.0
    yield Case("a gate that is shut at one step", {"fs": shut}, edge=True)
    yield Case("T = 1", {"fs": fs[:1]}, edge=True)
    yield Case("H = 1", {"fs": fs[:, :1]}, edge=True)
    yield Case("3,000 steps", {"fs": rng.uniform(0.4, 0.6, (3000, 2))}, edge=True)


cell_path_jacobian = Exercise(
    reference.cell_path_jacobian, points=3, cases=path_cases, returns=("J",), parts={"J": (0, "t")}, minutes=15
)


@cell_path_jacobian.misconception(
    "The forget gate of step t itself is among the factors.",
    "What is the derivative of the last cell state with respect to itself? What stands in your last row?",
    "c' = f · c + i · g",
)
def includes_f_t(fs):
    return np.cumprod(fs[::-1], axis=0)[::-1]


@cell_path_jacobian.misconception(
    "You multiply from the first step on.",
    "Which cell state is furthest from the end, and should have lost most? Which row of yours is smallest?",
)
def cumprod_forward(fs):
    return np.cumprod(fs, axis=0)


@cell_path_jacobian.misconception(
    "The rows stand in the order in which you multiplied: the last step first.",
    "Whose derivative belongs in J[0]: the first cell state's or the last one's?",
)
def not_turned_back(fs):
    return np.cumprod(fs[::-1], axis=0)


@cell_path_jacobian.misconception(
    "Each row holds a single step's factor.",
    "From step t to the last there are many steps. How many factors are there in your J[0]?",
)
def one_step_only(fs):
    return np.concatenate([fs[1:], np.ones_like(fs[:1])])


@cell_path_jacobian.misconception(
    "Each row is a power of one forget gate.",
    "The gates change from step to step. Which of them lie between step t and the end?",
)
def power_of_own_gate(fs):
    return fs ** np.arange(len(fs))[::-1, None]


@cell_path_jacobian.accepts()
def products_of_slices(fs):
    return [np.prod(fs[t + 1 :], axis=0) for t in range(len(fs))]


@cell_path_jacobian.accepts()
def shifted_cumprod(fs):
    rest = np.cumprod(np.flip(fs[1:], 0), axis=0)
    return np.vstack((np.ones((1, fs.shape[1])), rest))[::-1]


@cell_path_jacobian.accepts()
def sum_of_logs(fs):
    with np.errstate(divide="ignore"):
        logs = np.log(fs)
    return np.exp([logs[t + 1 :].sum(axis=0) for t in range(len(fs))])


@cell_path_jacobian.accepts()
def entry_by_entry(fs):
    T, H = fs.shape
    J = np.zeros((T, H))
    for j in range(H):
        left = 1.0
        for t in range(T - 1, -1, -1):
            J[t, j] = left
            left *= fs[t, j]
    return J


# ------------------------------------------------------------------------------------- half_life, bias_for_half_life


def half_life_cases(rng):
    yield Case("an open gate", {"bias": float(rng.uniform(1.0, 4.0))})
    yield Case("a gate that is more shut than open", {"bias": float(rng.uniform(-2.0, -0.5))})
    yield Case("bias = 0", {"bias": 0.0})
    yield Case("bias = 30", {"bias": 30.0}, edge=True)


half_life = Exercise(reference.half_life, points=1, cases=half_life_cases, returns=("steps",), tol=1e-6, minutes=8)


@half_life.misconception(
    "This is the time in which it falls to 1/e.", "Half is asked for. What share is left after your number of steps?"
)
def time_constant(bias):
    return 1 / np.logaddexp(0, -bias)


@half_life.misconception(
    "You take away the same amount at every step.",
    "The second step forgets a share of what the first has left. Is what is left a straight line, then?",
)
def straight_line(bias):
    return 0.5 / sigmoid(-bias)


@half_life.misconception(
    "Numerator and denominator are exchanged.", "The more open the gate, the longer it should take. Is it so in yours?"
)
def turned_over(bias):
    return np.logaddexp(0, -bias) / np.log(2)


@half_life.misconception(
    "The number of steps is rounded.", "Need the answer be a whole number? What does the docstring say?"
)
def rounded_up(bias):
    return np.ceil(reference.half_life(bias))


@half_life.misconception(
    "The number of steps is negative.", "Logarithms of numbers below 1 are negative. How many of them do you divide?"
)
def sign_lost(bias):
    return -reference.half_life(bias)


@half_life.accepts()
def by_log1p(bias):
    return np.log(0.5) / -np.log1p(np.exp(-bias))


@half_life.accepts()
def in_base_two(bias):
    import math

    return -1 / (-math.log1p(math.exp(-bias)) / math.log(2))


def bias_cases(rng):
    yield Case("a long half-life", {"n": float(rng.uniform(20, 200))})
    yield Case("a short half-life", {"n": float(rng.uniform(1.5, 3.0))})
    yield Case("n = 1", {"n": 1.0})
    yield Case("less than a step", {"n": 0.25}, edge=True)


bias_for_half_life = Exercise(
    reference.bias_for_half_life, points=1, cases=bias_cases, returns=("bias",), tol=1e-6, minutes=8
)


@bias_for_half_life.misconception(
    "The bias has the wrong sign.", "Long memory needs an open gate. Which sign opens it? And which does yours have?"
)
def inverse_turned_over(n):
    return -reference.bias_for_half_life(n)


@bias_for_half_life.misconception(
    "This is the gate itself, not the bias that makes it so.",
    "What must be kept at each step is a share. Which bias does the sigmoid turn into it?",
)
def share_for_bias(n):
    return 0.5 ** (1 / n)


@bias_for_half_life.misconception(
    "After n steps, 1/e is left of it.", "Half is asked for. What is your gate to the n-th power?"
)
def for_one_over_e(n):
    return -np.log(np.expm1(1 / n))


@bias_for_half_life.misconception(
    "The gate is turned back as if it were a tanh.", "Which squashing makes a gate? What undoes it?"
)
def arctanh_for_logit(n):
    return np.arctanh(0.5 ** (1 / n))


@bias_for_half_life.misconception(
    "You take away the same amount at every step.",
    "The second step forgets a share of what the first has left. Is what is left a straight line, then?",
)
def on_a_straight_line(n):
    f = 1 - 0.5 / n
    with np.errstate(all="ignore"):
        return np.log(f) - np.log1p(-f) if f > 0 else -np.inf


@bias_for_half_life.accepts()
def logit(n):
    f = 0.5 ** (1 / n)
    return np.log(f / (1 - f))


@bias_for_half_life.accepts()
def by_halving(n):
    low, high = -50.0, 50.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-middle))) ** n < 0.5 else (low, middle)
    return low


# --------------------------------------------------------------------------------------------------------- init_lstm


def init_cases(rng):
    D, H = (int(n) for n in rng.permutation(np.arange(20, 30))[:2])
    for label, value in (("forget_bias = 1", 1.0), ("another forget_bias", float(rng.uniform(2, 5)))):
        yield Case(label, {"D": D, "H": H, "forget_bias": value, "seed": int(rng.integers(2**31))})
    yield Case(
        "a negative forget_bias", {"D": 5, "H": 40, "forget_bias": -1.5, "seed": int(rng.integers(2**31))}, edge=True
    )


def drive_init(init_lstm, D, H, forget_bias, seed):
    """Draw twice with one seed, once with another, and once more with a generator that has been used."""
    rng = np.random.default_rng(seed)
    first, second = (init_lstm(D, H, forget_bias, rng) for _ in range(2))
    again = init_lstm(D, H, forget_bias, np.random.default_rng(seed))
    W, U, b = first
    return {"W": W, "U": U, "b": b, "again": list(again), "second": list(second)}


init_lstm = Exercise(
    reference.init_lstm,
    points=2,
    cases=init_cases,
    returns=("W", "U", "b"),
    drive=drive_init,
    by_laws=True,
    data=False,
    minutes=12,
)


@init_lstm.law(
    "The forget gate's biases are not forget_bias, or are not where the forget gates are.",
    "Print b in four rows of H. Which of the rows belongs to f?",
)
def forget_gates_get_it(case, seen):
    H = case["H"]
    return np.shape(seen["b"]) == (4 * H,) and np.allclose(seen["b"][H : 2 * H], case["forget_bias"])


@init_lstm.law(
    "A bias that does not belong to a forget gate is not zero.",
    "Should a cell start by writing everything, or showing everything? Which entries of b should stay as they are?",
)
def others_stay_zero(case, seen):
    b = np.array(seen["b"], float).reshape(4, case["H"])
    return bool(np.any(b)) and not np.any(b[[0, 2, 3]])


@init_lstm.law(
    "W and U are not spread evenly between -1/√H and 1/√H.",
    "Print the smallest and the largest entry of each, their shapes, and 1/√H. Is it H, or D, that sets the limit?",
)
def evenly_spread(case, seen):
    D, H = case["D"], case["H"]
    most = H**-0.5
    for name, rows in (("W", D), ("U", H)):
        A = np.asarray(seen[name], float)
        if A.shape != (rows, 4 * H) or np.abs(A).max() > most * (1 + 1e-6):
            return False
        inside = np.mean(np.abs(A) < most / 2)
        if np.abs(A).max() < 0.95 * most or abs(A.mean()) > 0.1 * most or abs(inside - 0.5) > 0.1:
            return False
    return True


@init_lstm.law(
    "The gates do not have weights of their own.",
    "Compare the block of i with that of f. If two gates start alike and see the same, what will tell them apart?",
)
def gates_differ(case, seen):
    for name in ("W", "U"):
        A = np.asarray(seen[name], float).reshape(len(seen[name]), 4, case["H"])
        if any(np.allclose(A[:, j], A[:, k]) for j in range(4) for k in range(j)):
            return False
    return True


@init_lstm.law(
    "The weights do not come from rng.",
    "Two runs from one seed should give the same weights, and a second cell others than the first. Where do your numbers come from?",
)
def drawn_with_rng(case, seen):
    same = all(np.allclose(seen[name], a) for name, a in zip("WU", seen["again"][:2], strict=True))
    other = not any(np.allclose(seen[name], a) for name, a in zip("WU", seen["second"][:2], strict=True))
    return bool(same and other)


@init_lstm.misconception(breaks="forget_gates_get_it")
def wrong_quarter(D, H, forget_bias, rng):
    W, U, b = reference.init_lstm(D, H, forget_bias, rng)
    return W, U, np.roll(b, H)


@init_lstm.misconception(breaks="others_stay_zero")
def all_gates(D, H, forget_bias, rng):
    W, U, b = reference.init_lstm(D, H, forget_bias, rng)
    return W, U, b * 0 + forget_bias


@init_lstm.misconception(breaks="evenly_spread")
def only_upwards(D, H, forget_bias, rng):
    b = reference.init_lstm(D, H, forget_bias, rng)[2]
    return rng.random((D, 4 * H)) * H**-0.5, rng.random((H, 4 * H)) * H**-0.5, b


@init_lstm.misconception(breaks="evenly_spread")
def square_root_forgotten(D, H, forget_bias, rng):
    W, U, b = reference.init_lstm(D, H, forget_bias, rng)
    return W / H**0.5, U / H**0.5, b


@init_lstm.misconception(breaks="evenly_spread")
def bell_shaped(D, H, forget_bias, rng):
    b = reference.init_lstm(D, H, forget_bias, rng)[2]
    return rng.normal(0, H**-0.5, (D, 4 * H)), rng.normal(0, H**-0.5, (H, 4 * H)), b


@init_lstm.misconception(breaks="gates_differ")
def one_block_four_times(D, H, forget_bias, rng):
    W, U, b = reference.init_lstm(D, H, forget_bias, rng)
    return np.tile(W[:, :H], 4), np.tile(U[:, :H], 4), b


@init_lstm.misconception(breaks="drawn_with_rng")
def seeded_inside(D, H, forget_bias, rng):
    return reference.init_lstm(D, H, forget_bias, np.random.default_rng(0))


@init_lstm.accepts()
def gate_by_gate(D, H, forget_bias, rng):
    most = 1 / np.sqrt(H)
    W, U, b = [], [], []
    for gate in "ifgo":
        W.append(most * (2 * rng.random((D, H)) - 1))
        U.append(most * (2 * rng.random((H, H)) - 1))
        b.append(np.full(H, forget_bias if gate == "f" else 0.0))
    return np.hstack(W), np.hstack(U), np.concatenate(b)


# --------------------------------------------------------------------------------------------------- set_forget_bias


def module_inputs(rng, D, H, layers):
    shapes = {}
    for k in range(layers):
        shapes[f"weight_ih_l{k}"], shapes[f"weight_hh_l{k}"] = (4 * H, D if k == 0 else H), (4 * H, H)
        shapes[f"bias_ih_l{k}"] = shapes[f"bias_hh_l{k}"] = (4 * H,)
    state = {name: rng.uniform(-0.6, 0.6, shape) for name, shape in shapes.items()}
    return {"state": state, "value": float(rng.uniform(1.5, 4)), "X": rng.normal(size=(5, 3, D))}


def module_cases(rng):
    D, H = sizes(rng, 2)
    yield Case("two layers", module_inputs(rng, D, H, 2))
    yield Case("three layers", module_inputs(rng, D, H, 3))
    yield Case("one layer", module_inputs(rng, D, H, 1), edge=True)
    yield Case("H = 1", module_inputs(rng, D, 1, 2), edge=True)


def drive_set(set_forget_bias, state, value, X):
    """Load the state into an nn.LSTM, hand it over, and look at its biases and at what it computes."""
    layers = len(state) // 4
    H, D = state["weight_hh_l0"].shape[1], state["weight_ih_l0"].shape[1]
    lstm = torch.nn.LSTM(D, H, layers).double()
    lstm.load_state_dict({name: torch.tensor(v) for name, v in state.items()})
    set_forget_bias(lstm, value)
    now = {name: p.detach().numpy() for name, p in lstm.named_parameters()}
    sums = np.stack([now[f"bias_ih_l{k}"] + now[f"bias_hh_l{k}"] for k in range(layers)])
    return {"summed biases": sums, "hs": lstm(torch.tensor(X))[0].detach()}


set_forget_bias = Exercise(
    reference.set_forget_bias,
    points=1,
    cases=module_cases,
    returns=("summed biases", "hs"),
    drive=drive_set,
    parts={"summed biases": (1, "ifgo")},
    minutes=12,
)


def filled(lstm, where):
    """Set entries of biases; `where` yields (name, slice, value)."""
    for name, part, value in where:
        getattr(lstm, name).data[part] = value


@set_forget_bias.misconception(
    "The forget gates end up with twice the value.",
    "A layer has two biases. What does it do with them before the gate is squashed?",
)
def both_biases(lstm, value):
    H = lstm.hidden_size
    f = slice(H, 2 * H)
    filled(lstm, ((f"bias_{k}h_l{n}", f, value) for k in "ih" for n in range(lstm.num_layers)))


@set_forget_bias.misconception(
    "One of the two biases keeps what it had.",
    "Print both biases of a layer. What do they add to a forget gate together?",
)
def other_bias_left(lstm, value):
    H = lstm.hidden_size
    filled(lstm, ((f"bias_ih_l{n}", slice(H, 2 * H), value) for n in range(lstm.num_layers)))


@set_forget_bias.misconception(
    "Only the first layer is changed.", "How many layers has lstm? Which of them have forget gates?"
)
def only_layer0(lstm, value):
    f = slice(lstm.hidden_size, 2 * lstm.hidden_size)
    filled(lstm, [("bias_ih_l0", f, value), ("bias_hh_l0", f, 0)])


@set_forget_bias.misconception(
    "All the gates get the bias.", "Should writing and showing start open as well? Which entries are the forget gates'?"
)
def every_gate(lstm, value):
    layers = range(lstm.num_layers)
    filled(lstm, ((f"bias_{k}h_l{n}", slice(None), v) for k, v in (("i", value), ("h", 0)) for n in layers))


@set_forget_bias.misconception(
    "The bias goes to the wrong quarter.",
    "Set x and h to zero. Which gate of your layer is open then, and in which order does PyTorch stack them?",
)
def first_quarter(lstm, value):
    layers, part = range(lstm.num_layers), slice(0, lstm.hidden_size)
    filled(lstm, ((f"bias_{k}h_l{n}", part, v) for k, v in (("i", value), ("h", 0)) for n in layers))


@set_forget_bias.accepts()
def half_each_by_name(lstm, value):
    for name, p in lstm.named_parameters():
        if "bias" in name:
            n = p.size(0)
            p.data[n // 4 : n // 2].fill_(value / 2)


@set_forget_bias.accepts()
def through_the_state(lstm, value):
    state, H = lstm.state_dict(), lstm.hidden_size
    for name in state:
        if name.startswith("bias_ih"):
            state[name][H : 2 * H] = value - state[name.replace("ih", "hh")][H : 2 * H]
    lstm.load_state_dict(state)
    return lstm


# -------------------------------------------------------------------------------------- lstm1997_step, state_growth


def old_step_inputs(rng, N, D, H, scale=1.0):
    states = {"x": rng.normal(size=(N, D)), "h": rng.uniform(-1, 1, (N, H)), "c": rng.uniform(-3, 3, (N, H))}
    return {**states, **weights(rng, D, H, gates=3, scale=scale)}


def old_step_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("nothing was there", {**old_step_inputs(rng, N, D, H), "c": np.zeros((N, H))})
    yield Case("random numbers", old_step_inputs(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, old_step_inputs(rng, *small), edge=True)
    yield Case("saturated gates", old_step_inputs(rng, N, D, H, scale=400.0), edge=True)


lstm1997_step = Exercise(
    reference.lstm1997_step, points=1, cases=old_step_cases, returns=("h_next", "c_next"), minutes=8
)


def old_gates(x, h, W, U, b, order="igo"):
    z = dict(zip(order, np.split(x @ W + h @ U + b, 3, axis=1), strict=True))
    return sigmoid(z["i"]), np.tanh(z["g"]), sigmoid(z["o"])


@lstm1997_step.misconception(
    "The input gate also decides how much of the old cell state stays.",
    "If the input gate is wide open, is the old cell state still there in your cell? Did the cell of 1997 forget?",
)
def forgets_what_it_overwrites(x, h, c, W, U, b):
    i, g, o = old_gates(x, h, W, U, b)
    c_next = (1 - i) * c + i * g
    return o * np.tanh(c_next), c_next


@lstm1997_step.misconception(
    "The old cell state is gone.", "Shut the input gate. What should c_next be, and what is it in yours?"
)
def nothing_kept(x, h, c, W, U, b):
    i, g, o = old_gates(x, h, W, U, b)
    return o * np.tanh(i * g), i * g


@lstm1997_step.misconception(
    "The input gate also acts on what was there.",
    "Shut the input gate. What should c_next be, and what is it in yours?",
)
def gate_after_add(x, h, c, W, U, b):
    i, g, o = old_gates(x, h, W, U, b)
    return o * np.tanh(i * (c + g)), i * (c + g)


@lstm1997_step.misconception(
    "The cell state itself is squashed.", "Write 1 ten times, with open gates. How much should be in the cell then?"
)
def squashed_memory(x, h, c, W, U, b):
    i, g, o = old_gates(x, h, W, U, b)
    c_next = np.tanh(c + i * g)
    return o * c_next, c_next


@lstm1997_step.misconception(
    "The cell state is shown without its tanh.", "If c has grown to 5 and the output gate is open, how large is your h?"
)
def no_tanh_on_c(x, h, c, W, U, b):
    i, g, o = old_gates(x, h, W, U, b)
    return o * (c + i * g), c + i * g


@lstm1997_step.misconception(
    "The candidate is squashed like a gate.", "Must a cell be able to write negative numbers? Can yours?"
)
def sigmoid_on_g(x, h, c, W, U, b):
    i, _, o = old_gates(x, h, W, U, b)
    g = sigmoid(np.split(x @ W + h @ U + b, 3, axis=1)[1])
    return o * np.tanh(c + i * g), c + i * g


@lstm1997_step.misconception(
    "The last two blocks are exchanged: you read the order i, o, g.",
    "In which order does the docstring stack the three blocks?",
)
def order_iog(x, h, c, W, U, b):
    i, g, o = old_gates(x, h, W, U, b, order="iog")
    return o * np.tanh(c + i * g), c + i * g


@lstm1997_step.accepts()
def into_c(x, h, c, W, U, b):
    H = h.shape[1]
    z = np.dot(x, W) + np.dot(h, U) + b
    c += (0.5 + 0.5 * np.tanh(z[:, :H] / 2)) * np.tanh(z[:, H : 2 * H])
    return np.tanh(c) * (0.5 + 0.5 * np.tanh(z[:, 2 * H :] / 2)), c


@lstm1997_step.accepts()
def lstm_with_an_open_gate(x, h, c, W, U, b):
    wide = []
    for A, fill in ((W, 0.0), (U, 0.0), (b, 1e3)):
        i, g, o = np.split(A, 3, axis=-1)
        wide.append(np.concatenate([i, np.full_like(i, fill), g, o], axis=-1))
    return lstm_gates.lstm_step(x, h, c, *wide)


def growth_inputs(rng, T, N, D, H):
    return {"X": rng.normal(size=(T, N, D)), **weights(rng, D, H, gates=3, scale=2.0)}


def growth_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(12, 15))
    yield Case("random numbers", growth_inputs(rng, T, N, D, H))
    always = growth_inputs(rng, T, N, D, H)
    always["W"][:], always["U"][:], always["b"][:] = 0, 0, np.repeat([2.0, 1.0, 0.5], H)
    yield Case("the same is written at every step", always)
    yield Case("T = 1", growth_inputs(rng, 1, N, D, H), edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, growth_inputs(rng, T, *small), edge=True)


state_growth = Exercise(
    reference.state_growth,
    points=1,
    cases=growth_cases,
    returns=("norms",),
    parts={"norms": (0, "t")},
    after=("lstm1997_step",),
    minutes=8,
)


def grown(X, W, U, b, keep=lambda c: c):
    """h and c after every step; keep changes the cell state before it is handed on."""
    h = c = np.zeros((X.shape[1], len(U)))
    hs, cs = [], []
    for x in X:
        h, c = reference.lstm1997_step(x, h, keep(c), W, U, b)
        hs.append(h)
        cs.append(c)
    return np.stack(hs), np.stack(cs)


@state_growth.misconception(
    "The cell state is kept from growing.", "What is it that you are asked to measure? Which line of yours hides it?"
)
def clipped_state(X, W, U, b):
    return np.linalg.norm(np.clip(grown(X, W, U, b, lambda c: np.clip(c, -1, 1))[1], -1, 1), axis=2)


@state_growth.misconception(
    "It is the hidden state that you measure.", "Your step returns two states. Which of them can grow beyond 1?"
)
def norm_of_h(X, W, U, b):
    return np.linalg.norm(grown(X, W, U, b)[0], axis=2)


@state_growth.misconception(
    "The cell state is not carried from step to step.", "What is in c when step 2 begins? What should be?"
)
def c_not_carried(X, W, U, b):
    return np.linalg.norm(grown(X, W, U, b, np.zeros_like)[1], axis=2)


@state_growth.misconception(
    "All sequences of the batch share one norm.", "Should your result change for one sequence if another is replaced?"
)
def one_for_the_batch(X, W, U, b):
    return np.linalg.norm(grown(X, W, U, b)[1], axis=(1, 2))


@state_growth.misconception(
    "The norm is taken along the batch.",
    "Which axis of c counts the units, and which the sequences? Which should be left?",
)
def along_the_batch(X, W, U, b):
    return np.linalg.norm(grown(X, W, U, b)[1], axis=1)


@state_growth.misconception(
    "The square root is missing.", "The vector (3, 4) has length 5. What does your formula give for it?"
)
def squared(X, W, U, b):
    return (grown(X, W, U, b)[1] ** 2).sum(axis=2)


@state_growth.misconception(
    "There is one row too many: the zeros of the start.", "After how many steps do you measure? How many rows is that?"
)
def with_the_start(X, W, U, b):
    norms = reference.state_growth(X, W, U, b)
    return np.concatenate([np.zeros_like(norms[:1]), norms])


@state_growth.accepts()
def filled_in(X, W, U, b):
    T, N, _ = X.shape
    h, c, norms = np.zeros((N, U.shape[0])), np.zeros((N, U.shape[0])), np.empty((T, N))
    for t in range(T):
        h, c = reference.lstm1997_step(X[t], h, c, W, U, b)
        for n in range(N):
            norms[t, n] = np.sqrt(sum(c[n] ** 2))
    return norms


@state_growth.accepts()
def list_of_rows(X, W, U, b):
    _, cs = grown(X, W, U, b)
    return [np.sqrt(np.einsum("nh,nh->n", c, c)) for c in cs]


# ------------------------------------------------------------------------------------------------------------ quizzes

what_is_left = choice(
    reference.what_is_left,
    points=1,
    minutes=2,
    A="Unchanged it would be if every forget gate were 1. What is σ(0)?",
    B="One twentieth is what would be left if something were shared out among 20 steps. What happens to it at each step?",
    D="It is small. But is a product of twenty positive numbers ever exactly zero?",
)

which_path_explodes = choice(
    reference.which_path_explodes,
    points=1,
    minutes=3,
    A="Along the cell every factor is a forget gate, that is true. Is that the only path from one cell state to the next?",
    C="The state may grow by adding. What are the factors of the gradient along that path, and how large can they be?",
    D="The bias opens the forget gate. Can that make it larger than 1?",
)

what_the_race_shows = choice(
    reference.what_the_race_shows,
    points=1,
    minutes=25,
    A="Look at the rows for bias 0 and bias 1. If the cell made remembering easy, what would you expect there?",
    B="Look at T = 200. With how many of the seeds was it learnt, even with a bias of 5?",
    C="The race stops after 400 updates. Are there seeds with which a bias of 1 made it, and what would you have to see to say never?",
)
