"""How the exercises of `peepholes` are marked, and which mistakes are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise, choice
from solutions import lstm_gates
from solutions import peepholes as reference
from solutions.start import sigmoid


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def one_sized(N, D, H):
    """The sizes with one of them 1, each under its label; and all of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()


def apart_from_zero(rng, least, most, shape):
    """Numbers of both signs, none of them close to zero: no peephole and no cell may hide."""
    return rng.uniform(least, most, shape) * rng.choice([-1.0, 1.0], shape)


def cell(rng, N, D, H, scale=1.0):
    """Random inputs of one step of a cell with peepholes."""
    return {
        "x": rng.normal(size=(N, D)),
        "h": rng.uniform(-1, 1, (N, H)),
        "c": apart_from_zero(rng, 0.5, 2, (N, H)),
        "W": rng.normal(0, scale / D**0.5, (D, 4 * H)),
        "U": rng.normal(0, scale / H**0.5, (H, 4 * H)),
        "b": rng.normal(0, scale, 4 * H),
        "p": apart_from_zero(rng, 0.6 * scale, 1.6 * scale, 3 * H),
    }


# ---------------------------------------------------------------------------------------------------- peephole_step


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    for k, gate in enumerate(("input", "forget", "output")):
        inputs = cell(rng, N, D, H)
        inputs["p"][np.arange(3 * H) // H != k] = 0
        yield Case(f"only the {gate} gate peeps", inputs)
    yield Case("all three peep", cell(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=400.0), edge=True)


peephole_step = Exercise(reference.peephole_step, points=5, cases=step_cases, returns=("h_next", "c_next"), minutes=20)


def peeping(x, h, c, W, U, b, p, sees_i=None, sees_f=None, sees_o=None, order="ifo", squash=sigmoid):
    """The step with something changed: what a gate sees beside x and h, given (c, g, c_next), or the order of p."""
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p = dict(zip(order, np.split(p, 3), strict=True))
    g = np.tanh(z_g)
    i = squash(z_i + p["i"] * (c if sees_i is None else sees_i))
    f = squash(z_f + p["f"] * (c if sees_f is None else sees_f))
    c_next = f * c + i * g
    o = squash(z_o + p["o"] * (c_next if sees_o is None else sees_o(c, g, c_next)))
    return o * np.tanh(c_next), c_next


@peephole_step.misconception(
    "The output gate peeps at the old cell state. Some texts have it so (Andrew Ng's lecture, Chung and others 2014): "
    "it is a convention, and not the one of this course.",
    "By the time the output gate is computed, what does the cell hold? Which of the two states does the docstring name?",
    'The lesson, "Old or new?"',
)
def o_uses_old_c(x, h, c, W, U, b, p):
    return peeping(x, h, c, W, U, b, p, sees_o=lambda c, g, c_next: c)


@peephole_step.misconception(
    "The output gate peeps at the candidate.",
    "Of all that has been written into the cell over time, how much does the candidate of this step know?",
)
def o_peeps_at_g(x, h, c, W, U, b, p):
    return peeping(x, h, c, W, U, b, p, sees_o=lambda c, g, c_next: g)


@peephole_step.misconception(
    "The peepholes look at the hidden state.",
    "The gates see h already, through U. What was it that they could not see?",
)
def p_times_h(x, h, c, W, U, b, p):
    return peeping(x, h, c, W, U, b, p, sees_i=h, sees_f=h, sees_o=lambda c, g, c_next: h)


@peephole_step.misconception(
    "The peepholes look at the cell state through a tanh.",
    "A cell that has counted to 20 and one that has counted to 21: can your gates tell them apart?",
)
def peeps_through_tanh(x, h, c, W, U, b, p):
    t = np.tanh(c)
    return peeping(x, h, c, W, U, b, p, sees_i=t, sees_f=t, sees_o=lambda c, g, c_next: np.tanh(c_next))


@peephole_step.misconception(
    "The peepholes of the forget gate and of the output gate are exchanged.",
    "ONNX stacks i, o, f. In which order does our docstring stack the three?",
)
def order_iof(x, h, c, W, U, b, p):
    return peeping(x, h, c, W, U, b, p, order="iof")


@peephole_step.misconception(
    "Every third number of p is taken for one gate.",
    "Do the peepholes of one gate stand side by side in p, or do the gates take turns?",
)
def taking_turns(x, h, c, W, U, b, p):
    return peeping(x, h, c, W, U, b, p.reshape(-1, 3).T.ravel())


@peephole_step.misconception(
    "The third peephole leads to the candidate.",
    "Which three of the four does the docstring let peep? Is the candidate a gate?",
)
def third_to_g(x, h, c, W, U, b, p):
    p_i, p_f, p_o = np.split(p, 3)
    seen = np.concatenate([p_i * c, p_f * c, p_o * c, np.zeros_like(c)], axis=1)
    i, f, g, o = np.split(x @ W + h @ U + b + seen, 4, axis=1)
    c_next = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_next), c_next


@peephole_step.misconception(
    "What is peeped at is added behind the sigmoid.",
    "Let a cell hold 5. Between which two numbers does a gate have to lie, and where does yours lie then?",
)
def added_after_sigmoid(x, h, c, W, U, b, p):
    i, f, g, o = lstm_gates.lstm_gates(x, h, W, U, b)
    p_i, p_f, p_o = np.split(p, 3)
    c_next = (f + p_f * c) * c + (i + p_i * c) * g
    return (o + p_o * c_next) * np.tanh(c_next), c_next


@peephole_step.misconception(
    "Each gate sees a sum over all cells of its row.",
    "If one unit's cell changes, the gates of how many units should feel it through a peephole? How many do in yours?",
)
def one_sum_for_all(x, h, c, W, U, b, p):
    p_i, p_f, p_o = np.split(p, 3)
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    i = sigmoid(z_i + (c @ p_i)[:, None])
    f = sigmoid(z_f + (c @ p_f)[:, None])
    c_next = f * c + i * np.tanh(z_g)
    o = sigmoid(z_o + (c_next @ p_o)[:, None])
    return o * np.tanh(c_next), c_next


@peephole_step.misconception(
    "The peepholes are not used.",
    "Change p and nothing else. What changes in your answer?",
)
def blind(x, h, c, W, U, b, p):
    return lstm_gates.lstm_step(x, h, c, W, U, b)


@peephole_step.accepts()
def into_the_callers_c(x, h, c, W, U, b, p):
    H = h.shape[1]
    z = np.dot(np.hstack((x, h)), np.vstack((W, U))) + b

    def sig(a):
        return 1 / (1 + np.exp(-a))

    z[:, : 2 * H] += np.tile(c, 2) * p[: 2 * H]
    c *= sig(z[:, H : 2 * H])
    c += sig(z[:, :H]) * np.tanh(z[:, 2 * H : 3 * H])
    z[:, 3 * H :] += c * p[2 * H :]
    return [sig(z[:, 3 * H :]) * np.tanh(c), c]


@peephole_step.accepts()
def unit_by_unit(x, h, c, W, U, b, p):
    pass  # a first try that was left above finished code
    h_next, c_next = None, None
    (N, H), sig = h.shape, lambda a: 0.5 + 0.5 * np.tanh(a / 2)
    h_next, c_next = np.zeros((N, H)), np.zeros((N, H))
    for n in range(N):
        z = x[n] @ W + h[n] @ U + b
        for k in range(H):
            i = sig(z[k] + p[k] * c[n, k])
            f = sig(z[H + k] + p[H + k] * c[n, k])
            c_next[n, k] = f * c[n, k] + i * np.tanh(z[2 * H + k])
            h_next[n, k] = sig(z[3 * H + k] + p[2 * H + k] * c_next[n, k]) * np.tanh(c_next[n, k])
    return h_next, c_next


@peephole_step.accepts()
def with_diagonal_matrices(x, h, c, W, U, b, p):
    H = c.shape[1]
    gate = {}
    for k, name in enumerate("ifgo"):
        columns = slice(k * H, (k + 1) * H)
        gate[name] = np.einsum("nd,dh->nh", x, W[:, columns]) + np.einsum("nk,kh->nh", h, U[:, columns]) + b[columns]
    P = [np.diag(p[k * H : (k + 1) * H]) for k in range(3)]
    new = sigmoid(gate["f"] + c @ P[1]) * c + sigmoid(gate["i"] + c @ P[0]) * np.tanh(gate["g"])
    return sigmoid(gate["o"] + new @ P[2]) * np.tanh(new), new


@peephole_step.accepts()
def through_torch(x, h, c, W, U, b, p):
    x, h, c, W, U, b, p = (torch.from_numpy(v) for v in (x, h, c, W, U, b, p))
    i, f, g, o = (x @ W + h @ U + b).chunk(4, dim=1)
    wi, wf, wo = p.chunk(3)
    c = torch.sigmoid(f + wf * c) * c + torch.sigmoid(i + wi * c) * torch.tanh(g)
    return (torch.sigmoid(o + wo * c) * torch.tanh(c)).numpy(), c.numpy()


# ------------------------------------------------------------------------------------------- peephole_step_backward


def remembered(x, h, c, W, U, b, p):
    """What the step knew, as its backward is given it."""
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p_i, p_f, p_o = np.split(p, 3)
    i, f, g = sigmoid(z_i + p_i * c), sigmoid(z_f + p_f * c), np.tanh(z_g)
    c_next = f * c + i * g
    gates = {"i": i, "f": f, "g": g, "o": sigmoid(z_o + p_o * c_next)}
    return {"x": x, "h": h, "c": c, **gates, "c_next": c_next, "W": W, "U": U, "p": p}


def backward_inputs(rng, N, D, H, scale=1.0):
    cache = remembered(**cell(rng, N, D, H, scale))
    return {"dh": rng.normal(size=(N, H)), "dc": rng.normal(size=(N, H)), "cache": cache}


def backward_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("only dc", {**backward_inputs(rng, N, D, H), "dh": np.zeros((N, H))})
    yield Case("only dh", {**backward_inputs(rng, N, D, H), "dc": np.zeros((N, H))})
    yield Case("random numbers", backward_inputs(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, backward_inputs(rng, *small), edge=True)
    yield Case("saturated gates", backward_inputs(rng, N, D, H, scale=400.0), edge=True)


peephole_step_backward = Exercise(
    reference.peephole_step_backward,
    points=6,
    cases=backward_cases,
    returns={"dx": 1, "dh_prev": 1, "dc_prev": 3, "dW": 2, "dU": 1, "db": 1, "dp": 3},
    parts={"dW": (1, "ifgo"), "dU": (1, "ifgo"), "dp": (0, "ifo")},
    minutes=35,
)


def shown_way(dh, cache):
    """What reaches the new cell state through the tanh that shows it."""
    return dh * cache["o"] * (1 - np.tanh(cache["c_next"]) ** 2)


def output_gate(dh, cache):
    """What reaches the output gate, before its squashing."""
    return dh * np.tanh(cache["c_next"]) * cache["o"] * (1 - cache["o"])


def back(dh, dc, cache, total=None, order="ifo", dc_prev=None, dp=None):
    """The right answer with something changed: what arrives at the new cell state; the order of p and of dp; the
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


@peephole_step_backward.misconception(
    "The gradient flows as if there were no peepholes; only dp knows of them.",
    "Forward, the cell states go into three gates as well. Which arrows do you have to draw backward, and from where?",
)
def only_dp_knows(dh, dc, cache):
    through = dc + shown_way(dh, cache)
    return back(dh, dc, cache, total=through, dc_prev=lambda total, dz, p: total * cache["f"])


@peephole_step_backward.misconception(
    "What reaches the new cell state through the output gate's peephole is missing.",
    "Change c_next a little, and follow it to h_next. In how many places does it enter?",
)
def o_path_missing(dh, dc, cache):
    return back(dh, dc, cache, total=dc + shown_way(dh, cache))


@peephole_step_backward.misconception(
    "What comes through the output gate's peephole comes too late: i, f and g do not hear of it.",
    "When must all that reaches the new cell state have been added up: before it is shared out to i, f, g, or after?",
)
def o_path_after_the_gates(dh, dc, cache):
    late = output_gate(dh, cache) * np.split(cache["p"], 3)[2]

    def dc_prev(total, dz, p):
        return (total + late) * cache["f"] + dz["i"] * p["i"] + dz["f"] * p["f"]

    return back(dh, dc, cache, total=dc + shown_way(dh, cache), dc_prev=dc_prev)


@peephole_step_backward.misconception(
    "The gradient of the old cell state lacks what comes through the peepholes of i and f.",
    "In how many places does the old cell state stand in the three equations of i, f and c_next?",
)
def dc_prev_without_peepholes(dh, dc, cache):
    return back(dh, dc, cache, dc_prev=lambda total, dz, p: total * cache["f"])


@peephole_step_backward.misconception(
    "The output gate's peephole leads back to the old cell state. Where a cell peeps so (some texts have it), that is "
    "right; in this course the output gate peeps at the new one.",
    "Which of the two cell states did the output gate see on the way forward? Where does its gradient have to go?",
    'The lesson, "Old or new?"',
)
def o_peeps_at_the_old(dh, dc, cache):
    def dc_prev(total, dz, p):
        return total * cache["f"] + dz["i"] * p["i"] + dz["f"] * p["f"] + dz["o"] * p["o"]

    def dp(dz, c, c_next):
        return {"i": dz["i"] * c, "f": dz["f"] * c, "o": dz["o"] * c}

    return back(dh, dc, cache, total=dc + shown_way(dh, cache), dc_prev=dc_prev, dp=dp)


@peephole_step_backward.misconception(
    "The output gate's part of dp is made with the old cell state.",
    "What stood beside p_o in the forward step, the old cell state or the new one?",
)
def dp_o_with_old_c(dh, dc, cache):
    return back(dh, dc, cache, dp=lambda dz, c, c_next: {"i": dz["i"] * c, "f": dz["f"] * c, "o": dz["o"] * c})


@peephole_step_backward.misconception(
    "The parts of dp for i and f are made with the new cell state.",
    "What stood beside p_i and p_f in the forward step? Was the new cell state known then?",
)
def dp_if_with_new_c(dh, dc, cache):
    return back(
        dh, dc, cache, dp=lambda dz, c, c_next: {"i": dz["i"] * c_next, "f": dz["f"] * c_next, "o": dz["o"] * c_next}
    )


@peephole_step_backward.misconception(
    "dp still has a row for each example.",
    "How many examples did the one p serve? What becomes of their gradients?",
)
def dp_not_summed(dh, dc, cache):
    rows = [reference.peephole_step_backward(*only_row(n, dh, dc, cache))[6] for n in range(len(dh))]
    return *reference.peephole_step_backward(dh, dc, cache)[:6], np.stack(rows)


def only_row(n, dh, dc, cache):
    rows = {k: v if k in "WUp" else v[n : n + 1] for k, v in cache.items()}
    return dh[n : n + 1], dc[n : n + 1], rows


@peephole_step_backward.misconception(
    "dp is made before the gradient has passed through the sigmoids.",
    "Where is a peephole's product added: before the gate is squashed, or behind? Which gradient stands there?",
)
def dp_before_the_slope(dh, dc, cache):
    i, f, o = (cache[k] for k in "ifo")

    def dp(dz, c, c_next):
        with np.errstate(all="ignore"):
            slopes = {"i": i * (1 - i), "f": f * (1 - f), "o": o * (1 - o)}
            return {k: np.where(s > 0, dz[k] / s, 0) * (c_next if k == "o" else c) for k, s in slopes.items()}

    return back(dh, dc, cache, dp=dp)


@peephole_step_backward.misconception(
    "The peepholes of the forget gate and of the output gate are exchanged.",
    "ONNX stacks i, o, f. In which order does our docstring stack p, and dp?",
)
def order_iof_backward(dh, dc, cache):
    return back(dh, dc, cache, order="iof")


@peephole_step_backward.misconception(
    "What reaches the cell state through the tanh that shows it is missing.",
    "The new cell state has several ways to the loss. Which of them does not go through a gate?",
)
def dc_from_h_missing(dh, dc, cache):
    return back(dh, dc, cache, total=dc + output_gate(dh, cache) * np.split(cache["p"], 3)[2])


@peephole_step_backward.misconception(
    "What comes back along the cell from later steps is thrown away.",
    "Call it with dh = 0. What is left of dc in your answer? Look for a place where dc is made anew.",
)
def dc_overwritten(dh, dc, cache):
    return back(dh, np.zeros_like(dc), cache)


@peephole_step_backward.misconception(
    "The gradients of what the batch shares are averaged over it.",
    "If the loss is a mean over the batch, is the 1/N not in dh and dc already?",
)
def averaged_over_batch(dh, dc, cache):
    dx, dh_prev, dc_prev, *shared = reference.peephole_step_backward(dh, dc, cache)
    return dx, dh_prev, dc_prev, *(g / len(dh) for g in shared)


@peephole_step_backward.accepts()
def adds_into_dc(dh, dc, cache):
    i, f, g, o, c, new = (cache.pop(k) for k in ("i", "f", "g", "o", "c", "c_next"))
    H = dh.shape[1]
    t = np.tanh(new)
    do = t * dh * o * (1 - o)
    dc += dh * o * (1 - t * t)
    dc += cache["p"][2 * H :] * do
    da = np.hstack((i * (1 - i) * g * dc, f * (1 - f) * c * dc, (1 - g * g) * i * dc, do))
    dp = np.hstack((sum(da[:, :H] * c), sum(da[:, H : 2 * H] * c), sum(do * new)))
    dc *= f
    dc += (da[:, : 2 * H] * cache["p"][: 2 * H]).reshape(-1, 2, H).sum(axis=1)
    return da.dot(cache["W"].T), da.dot(cache["U"].T), dc, cache["x"].T.dot(da), cache["h"].T.dot(da), sum(da), dp


@peephole_step_backward.accepts()
def row_by_row(dh, dc, cache):
    (N, D), H = cache["x"].shape, cache["h"].shape[1]
    p_i, p_f, p_o = cache["p"].reshape(3, H)
    dx, dh_prev, dc_prev = np.zeros((N, D)), np.zeros((N, H)), np.zeros((N, H))
    dW, dU, db, dp = np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H), np.zeros((3, H))
    for n in range(N):
        c, i, f, g, o, new = (cache[name][n] for name in ("c", "i", "f", "g", "o", "c_next"))
        dzo = dh[n] * np.tanh(new) * o * (1 - o)
        down = dc[n] + dh[n] * o * (1 - np.tanh(new) ** 2) + dzo * p_o
        dzi, dzf, dzg = down * g * i * (1 - i), down * c * f * (1 - f), down * i * (1 - g**2)
        dz = np.concatenate((dzi, dzf, dzg, dzo))
        dx[n], dh_prev[n] = cache["W"] @ dz, cache["U"] @ dz
        dc_prev[n] = down * f + dzi * p_i + dzf * p_f
        dW += np.outer(cache["x"][n], dz)
        dU += np.outer(cache["h"][n], dz)
        db += dz
        dp += np.stack([dzi * c, dzf * c, dzo * new])
    return dx, dh_prev, dc_prev, dW, dU, db, dp.ravel()


@peephole_step_backward.accepts()
def einsum_and_helpers(dh, dc, cache):
    def slope(k):
        return 1 - cache[k] ** 2 if k == "g" else cache[k] * (1 - cache[k])

    P = dict(zip("ifo", np.split(cache["p"], 3), strict=True))
    t = np.tanh(cache["c_next"])
    d = {"o": np.einsum("nh,nh,nh->nh", dh, t, slope("o"))}
    total = sum((dc, dh * cache["o"] * (1 - t**2), P["o"] * d["o"]))
    for k, partner in (("i", "g"), ("f", "c"), ("g", "i")):
        d[k] = total * cache[partner] * slope(k)
    dz = np.concatenate([d[k] for k in "ifgo"], 1)
    seen = {"i": cache["c"], "f": cache["c"], "o": cache["c_next"]}
    dp = [np.einsum("nh,nh->h", d[k], seen[k]) for k in "ifo"]
    dc_prev = total * cache["f"] + sum(P[k] * d[k] for k in "if")
    dW, dU = np.einsum("nd,nz->dz", cache["x"], dz), np.einsum("nh,nz->hz", cache["h"], dz)
    return [dz @ cache["W"].T, dz @ cache["U"].T, dc_prev, dW, dU, np.ones(len(dz)) @ dz, np.concatenate(dp)]


@peephole_step_backward.accepts()
def torch_from_the_gates(dh, dc, cache):
    t = {name: torch.tensor(value) for name, value in cache.items()}
    zeros = torch.zeros(len(dh), 4 * dh.shape[1], dtype=torch.float64, requires_grad=True)
    dz = dict(zip("ifgo", zeros.chunk(4, dim=1), strict=True))
    slopes = {k: t[k] * (1 - t[k]) if k != "g" else 1 - t[k] ** 2 for k in "ifgo"}
    old, p = t["c"].clone().requires_grad_(True), t["p"].clone().requires_grad_(True)
    p_i, p_f, p_o = p.chunk(3)
    q_i, q_f, q_o = t["p"].chunk(3)
    i = t["i"] + slopes["i"] * (dz["i"] + p_i * old - q_i * t["c"])  # to first order about what the cache holds
    f = t["f"] + slopes["f"] * (dz["f"] + p_f * old - q_f * t["c"])
    new = f * old + i * (t["g"] + slopes["g"] * dz["g"])
    o = t["o"] + slopes["o"] * (dz["o"] + p_o * new - q_o * t["c_next"])
    loss = (new * torch.tensor(dc)).sum() + (o * torch.tanh(new) * torch.tensor(dh)).sum()
    dz, dc_prev, dp = torch.autograd.grad(loss, (zeros, old, p))
    return dz @ t["W"].T, dz @ t["U"].T, dc_prev, t["x"].T @ dz, t["h"].T @ dz, dz.sum(0), dp


# ----------------------------------------------------------------------------------------------------- coupled_step


def coupled_inputs(rng, N, D, H, scale=1.0):
    inputs = cell(rng, N, D, H, scale)
    blocks = {name: inputs[name][..., : 3 * H] for name in "WUb"}
    return {**{name: inputs[name] for name in ("x", "h", "c")}, **{k: v.copy() for k, v in blocks.items()}}


def coupled_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", coupled_inputs(rng, N, D, H))
    full = coupled_inputs(rng, N, D, H)
    full["b"][:H] = 800.0
    yield Case("the input gate wide open", full)
    for label, small in one_sized(N, D, H):
        yield Case(label, coupled_inputs(rng, *small), edge=True)
    yield Case("huge pre-activations", coupled_inputs(rng, N, D, H, scale=400.0), edge=True)


coupled_step = Exercise(reference.coupled_step, points=3, cases=coupled_cases, returns=("h_next", "c_next"), minutes=12)


def three(x, h, W, U, b, order="igo"):
    z = dict(zip(order, np.split(x @ W + h @ U + b, 3, axis=1), strict=True))
    return sigmoid(z["i"]), np.tanh(z["g"]), sigmoid(z["o"])


@coupled_step.misconception(
    "The first block is taken for the forget gate, and i is derived from it.",
    "Which of the two is learnt in this exercise, and which is what remains? If the first block is large, does the "
    "cell write, or does it keep?",
)
def learns_f(x, h, c, W, U, b):
    f, g, o = three(x, h, W, U, b)
    c_next = f * c + (1 - f) * g
    return o * np.tanh(c_next), c_next


@coupled_step.misconception(
    "What is mixed with the candidate is the hidden state.",
    "If i is 0, what must come through the step unchanged: what the cell holds, or what it shows?",
)
def convex_of_h(x, h, c, W, U, b):
    i, g, o = three(x, h, W, U, b)
    c_next = (1 - i) * h + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.misconception(
    "Nothing is forgotten: the old cell state stays whole.",
    "If i is 1, how much of the old cell state should be left, and how much is left in yours?",
)
def forgets_nothing(x, h, c, W, U, b):
    i, g, o = three(x, h, W, U, b)
    c_next = c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.misconception(
    "The forget gate is the input gate itself.",
    "If i is 0, nothing is written. Is there then a reason to forget? What does your cell do?",
)
def f_is_i(x, h, c, W, U, b):
    i, g, o = three(x, h, W, U, b)
    c_next = i * c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.misconception(
    "The complement is taken of the sum, not of the gate.",
    "Let the sum inside the gate be 3. How large are i and f in your cell? What should they add up to?",
)
def complement_before_sigmoid(x, h, c, W, U, b):
    i, g, o = three(x, h, W, U, b)
    f = sigmoid(1 - np.split(x @ W + h @ U + b, 3, axis=1)[0])
    c_next = f * c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.misconception(
    "The weights are cut into four blocks.",
    "Count the things that have weights of their own in this cell. How wide is W?",
)
def four_gates_left(x, h, c, W, U, b):
    H = h.shape[1]
    z = x @ W + h @ U + b
    i, g, o = sigmoid(z[:, :H]), np.tanh(z[:, 2 * H : 3 * H]), sigmoid(z[:, 3 * H : 4 * H])
    c_next = (1 - i) * c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.misconception(
    "The last two blocks are exchanged: you read the order i, o, g.",
    "In which order does the docstring stack the three blocks?",
)
def order_iog(x, h, c, W, U, b):
    i, g, o = three(x, h, W, U, b, order="iog")
    c_next = (1 - i) * c + i * g
    return o * np.tanh(c_next), c_next


@coupled_step.accepts()
def moved_towards_the_candidate(x, h, c, W, U, b):
    H = h.shape[1]
    z = x.dot(W) + h.dot(U) + b
    c += 1 / (1 + np.exp(-z[:, :H])) * (np.tanh(z[:, H : 2 * H]) - c)
    return np.tanh(c) / (1 + np.exp(-z[:, 2 * H :])), c


@coupled_step.accepts()
def lstm_with_a_mirrored_gate(x, h, c, W, U, b):
    W, U, b = (
        np.concatenate([A[..., :k], -A[..., :k], A[..., k:]], -1) for A, k in ((W, len(U)), (U, len(U)), (b, len(U)))
    )
    return lstm_gates.lstm_step(x, h, c, W, U, b)


@coupled_step.accepts()
def coupled_by_loops(x, h, c, W, U, b):
    N, H = c.shape
    hs, cs = [], []
    for n in range(N):
        i, g, o = np.split(x[n] @ W + h[n] @ U + b, 3)
        i, f = sigmoid(i), 1 - sigmoid(i)
        cs.append([f[k] * c[n, k] + i[k] * np.tanh(g[k]) for k in range(H)])
        hs.append(sigmoid(o) * np.tanh(cs[-1]))
    return hs, cs


@coupled_step.accepts()
def coupled_in_torch(x, h, c, W, U, b):
    x, h, c, W, U, b = map(torch.tensor, (x, h, c, W, U, b))
    i, g, o = torch.chunk(x @ W + h @ U + b, 3, 1)
    c = torch.lerp(c, g.tanh(), i.sigmoid())
    return o.sigmoid() * c.tanh(), c


# ----------------------------------------------------------------------------------------------------- variant_step


def variant_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, N, D, H))
    empty = cell(rng, N, D, H)
    yield Case("an empty memory", {**empty, "c": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=400.0), edge=True)


def drive_variants(variant_step, x, h, c, W, U, b, p):
    """Every variant on the same inputs, fresh copies each time: h_next above c_next. A variant that raises is told by
    the exception's type, so that the others can still be right; if all of them raise, so does this."""
    seen, first = {}, None
    for variant in ("V", "NIG", "NFG", "NOG", "NIAF", "NOAF", "CIFG", "NP"):
        copies = [value.copy() for value in (x, h, c, W, U, b, p)]
        try:
            returned = variant_step(*copies, variant)
        except Exception as error:
            first = first or error
            seen[variant] = f"it raises {type(error).__name__}"
            continue
        if not isinstance(returned, (tuple, list)) or len(returned) != 2:
            raise TypeError(f"a pair, h_next and c_next, is asked for; a {type(returned).__name__} came back")
        states = [np.asarray(state.detach() if hasattr(state, "detach") else state) for state in returned]
        same = states[0].shape == states[1].shape
        seen[variant] = np.stack(states) if same else states[0]
    if all(isinstance(value, str) for value in seen.values()):
        raise first
    return seen


VARIANTS = ("V", "NIG", "NFG", "NOG", "NIAF", "NOAF", "CIFG", "NP")

variant_step = Exercise(
    reference.variant_step,
    points=4,
    cases=variant_cases,
    returns=VARIANTS,
    drive=drive_variants,
    parts={name: (0, ("h_next", "c_next")) for name in VARIANTS},
    minutes=20,
)


def varied(x, h, c, W, U, b, p, variant="V", absent=1.0, before=None, shown=None, coupled="i", o_sees="new"):
    """The reference with something changed."""
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p_i, p_f, p_o = np.split(np.zeros_like(p) if variant == "NP" else p, 3)
    i = absent if variant == "NIG" else sigmoid(z_i + p_i * c)
    f = absent if variant == "NFG" else sigmoid(z_f + p_f * c)
    if variant == "CIFG":
        i, f = (i, 1 - i) if coupled == "i" else (1 - f, f)
    plain_g, plain_c = (before or "NIAF") == variant, (shown or "NOAF") == variant
    c_next = f * c + i * (z_g if plain_g else np.tanh(z_g))
    o = absent if variant == "NOG" else sigmoid(z_o + p_o * (c_next if o_sees == "new" else c))
    return o * (c_next if plain_c else np.tanh(c_next)), c_next


@variant_step.misconception(
    "A gate that is taken out is shut for ever.",
    "Without its input gate, should a cell write everything or nothing? Which number lets all pass in a product?",
)
def shut_instead_of_open(x, h, c, W, U, b, p, variant="V"):
    return varied(x, h, c, W, U, b, p, variant, absent=0.0)


@variant_step.misconception(
    "A gate that is taken out stands half open.",
    "What is σ(0)? Does a product with that number let everything pass?",
)
def half_open(x, h, c, W, U, b, p, variant="V"):
    return varied(x, h, c, W, U, b, p, variant, absent=0.5)


@variant_step.misconception(
    "The two activation functions are exchanged.",
    "Which of the two tanh stands at the entrance of the cell, and which at its exit?",
)
def activations_exchanged(x, h, c, W, U, b, p, variant="V"):
    return varied(x, h, c, W, U, b, p, variant, before="NOAF", shown="NIAF")


@variant_step.misconception(
    "In the coupled cell it is the forget gate that is learnt.",
    "Which of the two gates does the docstring keep, and which does it derive?",
)
def couples_the_other_way(x, h, c, W, U, b, p, variant="V"):
    return varied(x, h, c, W, U, b, p, variant, coupled="f")


@variant_step.misconception(
    "The peepholes are still there in the variant without peepholes.",
    "Which terms of the gates' sums should be gone in NP? Do your numbers differ between V and NP?",
)
def np_still_peeps(x, h, c, W, U, b, p, variant="V"):
    return varied(x, h, c, W, U, b, p, "V" if variant == "NP" else variant)


@variant_step.misconception(
    "Without a peephole, a gate has lost its bias as well.",
    "p = 0 would be a cell without peepholes. Would anything but the peepholes be missing then?",
)
def np_loses_the_bias(x, h, c, W, U, b, p, variant="V"):
    if variant == "NP":
        b = np.where(np.arange(len(b)) // (len(b) // 4) == 2, b, 0)
    return varied(x, h, c, W, U, b, p, variant)


@variant_step.misconception(
    "Only the variant without peepholes is complete: all others are without peepholes too.",
    "Which cell do the variants start from: the one of this chapter, or the one of the chapters before?",
)
def never_peeps(x, h, c, W, U, b, p, variant="V"):
    return varied(x, h, c, W, U, b, np.zeros_like(p), variant)


@variant_step.misconception(
    "The output gate peeps at the old cell state.",
    "By the time the output gate is computed, what does the cell hold? Compare with peephole_step.",
)
def variant_with_old_c(x, h, c, W, U, b, p, variant="V"):
    return varied(x, h, c, W, U, b, p, variant, o_sees="old")


@variant_step.misconception(
    "Without the output gate the tanh has gone as well.",
    "Each variant takes one part out. How many have you taken out in NOG?",
)
def nog_without_tanh(x, h, c, W, U, b, p, variant="V"):
    return varied(x, h, c, W, U, b, p, variant, shown=variant if variant in ("NOG", "NOAF") else None)


@variant_step.accepts()
def changed_weights(x, h, c, W, U, b, p, variant="V"):
    H = c.shape[1]
    gate = {"NIG": 0, "NFG": 1, "NOG": 3}.get(variant)
    if variant == "NP":
        p[:] = 0
    i, f, g, o = (
        x @ W[:, k * H : (k + 1) * H] + h @ U[:, k * H : (k + 1) * H] + b[k * H : (k + 1) * H] for k in range(4)
    )
    i = 1 / (1 + np.exp(-(i + p[:H] * c)))
    f = 1 / (1 + np.exp(-(f + p[H : 2 * H] * c)))
    if variant == "CIFG":
        f = 1 - i
    if gate == 0:
        i = np.ones_like(i)
    if gate == 1:
        f = np.ones_like(f)
    if variant != "NIAF":
        g = np.tanh(g)
    c *= f
    c += i * g
    o = np.ones_like(o) if gate == 3 else 1 / (1 + np.exp(-(o + p[2 * H :] * c)))
    if variant == "NOAF":
        return [o * c, c]
    return [o * np.tanh(c), c]


@variant_step.accepts()
def table_of_parts(x, h, c, W, U, b, p, variant="V"):
    def same(a):
        return a

    def open_gate(a):
        return a * 0 + 1

    squash = {
        "i": open_gate if variant == "NIG" else sigmoid,
        "f": open_gate if variant == "NFG" else sigmoid,
        "o": open_gate if variant == "NOG" else sigmoid,
        "in": same if variant == "NIAF" else np.tanh,
        "out": same if variant == "NOAF" else np.tanh,
    }
    H = h.shape[1]
    z = np.einsum("nd,dkh->knh", x, W.reshape(-1, 4, H)) + np.einsum("nj,jkh->knh", h, U.reshape(-1, 4, H))
    z += b.reshape(4, 1, H)
    p = p.reshape(3, 1, H) * (variant != "NP")
    i, f = squash["i"](z[0] + p[0] * c), squash["f"](z[1] + p[1] * c)
    f = 1 - i if variant == "CIFG" else f
    c_next = f * c + i * squash["in"](z[2])
    return squash["o"](z[3] + p[2] * c_next) * squash["out"](c_next), c_next


@variant_step.accepts()
def variant_in_torch(x, h, c, W, U, b, p, variant="V"):
    x, h, c, W, U, b, p = (torch.tensor(v) for v in (x, h, c, W, U, b, p))
    i, f, g, o = torch.split(x @ W + h @ U + b, c.shape[1], dim=1)
    p_i, p_f, p_o = torch.split(p if variant != "NP" else 0 * p, c.shape[1])
    i = torch.sigmoid(i + p_i * c) if variant != "NIG" else torch.ones_like(c)
    f = (
        torch.sigmoid(f + p_f * c)
        if variant not in ("NFG", "CIFG")
        else (1 - i if variant == "CIFG" else torch.ones_like(c))
    )
    c = f * c + i * (g if variant == "NIAF" else g.tanh())
    o = torch.sigmoid(o + p_o * c) if variant != "NOG" else torch.ones_like(c)
    return o * (c if variant == "NOAF" else c.tanh()), c


# --------------------------------------------------------------------------------------------- peephole_param_count


def count_cases(rng):
    D, H = (int(n) for n in rng.choice(np.arange(5, 40), 2, replace=False))
    yield Case("diagonal", {"D": D, "H": H, "kind": "diagonal"})
    yield Case("full", {"D": H, "H": D, "kind": "full"})
    yield Case("another diagonal one", {"D": 2 * D + 1, "H": H + 1, "kind": "diagonal"})
    yield Case("H = 1", {"D": D, "H": 1, "kind": "full"}, edge=True)


peephole_param_count = Exercise(
    reference.peephole_param_count, points=1, cases=count_cases, returns=("count",), minutes=5
)


def lstm_alone(D, H):
    return lstm_gates.lstm_param_count(D, H)


@peephole_param_count.misconception(
    "A unit's gates see the cells of all units, even where only their own is asked for.",
    "In a diagonal matrix, how many numbers are there to be learnt?",
)
def always_full(D, H, kind="diagonal"):
    return lstm_alone(D, H) + 3 * H * H


@peephole_param_count.misconception(
    "kind makes no difference.", "How many cells does one gate of one unit look at in each of the two kinds?"
)
def always_diagonal(D, H, kind="diagonal"):
    return lstm_alone(D, H) + 3 * H


@peephole_param_count.misconception(
    "There is one peephole too many for each unit.", "Which of i, f, g and o have a peephole?"
)
def four_peepholes(D, H, kind="diagonal"):
    return lstm_alone(D, H) + 4 * (H if kind == "diagonal" else H * H)


@peephole_param_count.misconception(
    "All gates share one peephole.", "Is the number with which i peeps also the one with which f does?"
)
def one_peephole(D, H, kind="diagonal"):
    return lstm_alone(D, H) + (H if kind == "diagonal" else H * H)


@peephole_param_count.misconception(
    "Only the peepholes are counted.", "What else does the cell learn, beside its peepholes?"
)
def only_the_peepholes(D, H, kind="diagonal"):
    return 3 * (H if kind == "diagonal" else H * H)


@peephole_param_count.misconception(
    "There are two bias vectors.", "PyTorch has two biases for each gate. How many does the docstring name?"
)
def two_biases(D, H, kind="diagonal"):
    return reference.peephole_param_count(D, H, kind) + 4 * H


@peephole_param_count.misconception(
    "The biases are missing.", "One of the things that a gate adds up is not multiplied by anything. Is it learnt?"
)
def no_biases(D, H, kind="diagonal"):
    return reference.peephole_param_count(D, H, kind) - 4 * H


@peephole_param_count.accepts()
def counted_from_arrays(D, H, kind="diagonal"):
    W, U, b = np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H)
    p = np.zeros(3 * H) if kind == "diagonal" else np.zeros((3, H, H))
    return sum(np.prod(A.shape) for A in (W, U, b, p))


@peephole_param_count.accepts()
def gate_by_gate(D, H, kind="diagonal"):
    total = 0
    for gate in "ifgo":
        total += D * H + H**2 + H
        if gate != "g":
            total += H if kind != "full" else H**2
    return float(total)


# ------------------------------------------------------------------------------------------------------------ quizzes

fifth_element = choice(
    reference.fifth_element,
    points=1,
    minutes=3,
    A="That would need a matrix with a number for every pair of cell and gate. How many numbers has p for one gate?",
    C="The candidate hears x and h. Does any of the three peepholes lead to it?",
    D="The output gate looks too. At which cell state, though, and does the fifth element of the old one reach that?",
)

behind_a_shut_gate = choice(
    reference.behind_a_shut_gate,
    points=1,
    minutes=3,
    A="The cell state is handed on, that is so. But which line of the equations of i and f has c in it?",
    B="The sign of c could be seen through the tanh. What is that tanh multiplied with before anybody sees it?",
    D="The forget gate decides what stays in the cell. Does it also decide what is seen of it?",
)


# ---------------------------------------------------------------------------------------------------- timer_weights


def timer_cases(rng):
    small, large = 2 * int(rng.integers(1, 4)) + 1, 2 * int(rng.integers(4, 10)) + 1  # both odd: alike in every mistake
    for label, n, edge in (
        (f"n = {small}", small, False),
        (f"n = {large}", large, False),
        ("n = 2", 2, True),
        ("n = 50", 50, True),
    ):
        start = n + int(rng.integers(2, 7))
        x = np.zeros(start + 5 * n + 3)
        x[start] = 1
        yield Case(label, {"n": n, "x": x}, edge)


def drive_timer(timer_weights, n, x):
    """Run one cell with these weights and peepholes over x, from empty states, and write down o and c."""
    returned = timer_weights(n)
    shapes, o_trace, c_trace = [], np.full(len(x), np.nan), np.full(len(x), np.nan)
    if isinstance(returned, (tuple, list)) and len(returned) == 4:
        try:
            W, U, b, p = (np.asarray(w, float) for w in returned)
            shapes = [list(W.shape), list(U.shape), [b.size], [p.size]]
        except (TypeError, ValueError):
            shapes = []
    if shapes == [[1, 4], [1, 4], [4], [3]]:
        b, p, h, c = b.ravel(), p.ravel(), 0.0, 0.0
        for t in range(len(x)):
            z = x[t] * W[0] + h * U[0] + b
            i = 0.5 + 0.5 * np.tanh(0.5 * (z[0] + p[0] * c))
            f = 0.5 + 0.5 * np.tanh(0.5 * (z[1] + p[1] * c))
            c = f * c + i * np.tanh(z[2])
            o = 0.5 + 0.5 * np.tanh(0.5 * (z[3] + p[2] * c))
            h = o * np.tanh(c)
            o_trace[t], c_trace[t] = o, c
    return {"o": o_trace, "c": c_trace, "shapes": shapes}


timer_weights = Exercise(
    reference.timer_weights,
    points=3,
    cases=timer_cases,
    returns=("o",),
    drive=drive_timer,
    by_laws=True,
    data=True,
    minutes=25,
)


@timer_weights.law(
    "Other shapes are asked for: W (1, 4), U (1, 4), b (4,) and p (3,).",
    "One row for each thing that comes in, one column for each gate, one peephole for each gate. How many are there?",
    share=0,
)
def timer_shapes(case, seen):
    return seen["shapes"] == [[1, 4], [1, 4], [4], [3]]


@timer_weights.law(
    "The gate opens before the start.",
    "Nothing has come in yet. What stands in your cell at that time, what should stand there, and who wrote it?",
    share=0,
)
def silent_before(case, seen):
    o, start = np.asarray(seen["o"]), int(np.argmax(case["x"]))
    return not np.any(o[:start] > 0.5)


@timer_weights.law(
    "The gate does not open first at the n-th step.",
    "Let n be 3 and write down c after each step from the start on, counting it as the first. Which value must o tell "
    "from the one before, and where does your threshold lie? Which of the two cell states does o look at?",
)
def first_on_time(case, seen):
    # what the gate does after its first opening is other laws' affair
    o, start = np.asarray(seen["o"]), int(np.argmax(case["x"]))
    due = start + int(case["n"]) - 1
    return bool(np.all(o[:due] < 0.3) and o[due] > 0.7)


@timer_weights.law(
    "After the gate has opened for the first time it does not shut at the next step.",
    "What must happen to the count once it is full? Which gate can do that, and what can it look at?",
    share=0,
)
def shuts_again(case, seen):
    o, start = np.asarray(seen["o"]), int(np.argmax(case["x"]))
    opened = np.flatnonzero(o[start:-1] > 0.7)
    return len(opened) == 0 or bool(o[start + opened[0] + 1] < 0.3)


@timer_weights.law(
    "The gate does not open again at every n-th step.",
    "After the first opening, what is in the cell one step later? And what was in it at the start?",
)
def every_n_steps(case, seen):
    # asked of the distance between openings, whenever the first one was
    o, n, start = np.asarray(seen["o"]), int(case["n"]), int(np.argmax(case["x"]))
    opened = np.flatnonzero(o[start:] > 0.7)
    return len(opened) >= 4 and bool(np.all(np.diff(opened) == n))


@timer_weights.law(
    "The gate is not clearly open at some steps, and clearly shut at all others.",
    "Is there a step at which o is more than 0.9? And is there one at which it lies between 0.1 and 0.9? How far from the threshold are the counts just before it and just at it? What makes a sigmoid steeper?",
)
def clearly(case, seen):
    o = np.asarray(seen["o"])[int(np.argmax(case["x"])) :]
    return bool(np.all((o <= 0.1) | (o >= 0.9)) and np.any(o >= 0.9))


def timer(n, threshold=0.5, K=40.0, bi=-1.0, pi=2.0, pf=-2.0, po=2.0, g=1.0):
    """The reference's clock with something changed; weights in multiples of K."""
    full = n - threshold
    W, b = np.array([[2 * K, 0, 0, 0]]), np.array([bi * K, -pf * K * full, g * K, -po * K * full])
    return W, np.zeros((1, 4)), b, np.array([pi * K, pf * K, po * K])


@timer_weights.misconception(breaks="first_on_time")
def threshold_on_a_count(n):
    return timer(n, threshold=0.0)


@timer_weights.misconception(breaks="first_on_time")
def one_step_late(n):
    return timer(n, threshold=-0.5)


@timer_weights.misconception(breaks="first_on_time")
def for_the_old_cell(n):
    W, U, b, p = timer(n)
    b[3] = -80 * (n - 1.5)  # right, if o looked at the state from before the step
    return W, U, b, p


@timer_weights.misconception(breaks="shuts_again")
def never_reset(n):
    W, U, b, p = timer(n)
    b[1], p[1] = 40, 0
    return W, U, b, p


@timer_weights.misconception(breaks="every_n_steps")
def strikes_once(n):
    W, _, b, p = timer(n)
    return W, np.array([[-1e4, -1e4, 0.0, 0.0]]), b, p  # what is shown empties the cell, and nothing begins anew


@timer_weights.misconception(breaks="silent_before")
def counts_from_the_beginning(n):
    return timer(n, bi=1.0, pi=0.0)


@timer_weights.misconception(breaks="clearly")
def o_too_soft(n):
    W, U, b, p = timer(n)
    b[3], p[2] = -3 * (n - 0.5), 3
    return W, U, b, p


@timer_weights.misconception(breaks="first_on_time")
def start_alone_writes(n):
    return timer(n, pi=0.0)


@timer_weights.misconception(breaks="timer_shapes")
def timer_in_columns(n):
    W, U, b, p = timer(n)
    return W.T, U.T, b, p


@timer_weights.accepts()
def counts_down(n):
    W, U, b, p = timer(n)
    b[2] *= -1
    return W, U, b, -p


@timer_weights.accepts()
def in_lists(n):
    K = 100
    return [[2 * K, 0, 0, 0]], [[0] * 4], [-K, 2 * K * n - K, K, K - 2 * K * n], [2 * K, -2 * K, 2 * K]


@timer_weights.accepts()
def reset_through_h(n):
    K = 60.0
    W, U = np.array([[2 * K, 0, 0, 0]]), np.array([[0, -4 * K, 0, 0]])  # what was shown shuts the forget gate
    return W, U, np.array([-K, K, K, -2 * K * (n - 0.5)]), np.array([[2 * K], [0], [2 * K]])


@timer_weights.accepts()
def in_shares_of_n(n):
    share = np.arctanh(1 / n) if n > 1 else 30.0
    K = 40.0 * n
    W, U, b, p = np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4), np.zeros(3)
    W[0, 0], b[0], p[0] = 100, -50, 100 * n
    b[1], p[1] = 2 * K * (1 - 0.5 / n), -2 * K
    b[2] = share
    b[3], p[2] = -2 * K * (1 - 0.5 / n), 2 * K
    return W, U, b, p


# ---------------------------------------------------------------------------------------------------------- capstone

verdict_on_timing = choice(
    reference.verdict_on_timing,
    points=1,
    minutes=20,
    B="How far apart are the seeds of one kind, and how far the two medians? Would other seeds give the same order?",
    C="What did the clock of exercise 6 show, which nobody had to train? And can a few seeds of one task show that a "
    "thing is never of use?",
    D="In which of the two kinds was the task learnt? Look for seeds without peepholes that came as far as any.",
)
