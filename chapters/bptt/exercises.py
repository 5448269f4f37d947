"""How the exercises of `bptt` are marked, and which mistakes are known by name."""

import numpy as np

from autograder import Case, Exercise, choice
from solutions import bptt as reference
from solutions import rnn_cell


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


# ----------------------------------------------------------------------------------------------------- tanh_backward


def tanh_cases(rng):
    T, N, H = sizes(rng, 3)
    for label, shape in (("one step", (N, H)), ("a sequence", (T, N, H))):
        yield Case(label, {"dh": rng.normal(size=shape), "h": rng.uniform(-0.95, 0.95, shape)})
    yield Case("a single unit", {"dh": rng.normal(size=(1,)), "h": rng.uniform(-0.9, 0.9, 1)}, edge=True)
    yield Case("saturated units", {"dh": rng.normal(size=(N, H)), "h": rng.choice([-1.0, 1.0], (N, H))}, edge=True)


tanh_backward = Exercise(reference.tanh_backward, points=2, cases=tanh_cases, returns=("dz",), minutes=5)


@tanh_backward.misconception(
    "The tanh is taken a second time.",
    "Is the h that you are given what went into the tanh, or what came out of it?",
)
def tanh_twice(dh, h):
    return dh * (1 - np.tanh(h) ** 2)


@tanh_backward.misconception(
    "The slope has lost its square.",
    "A unit at h = −0.9 is as flat as one at h = 0.9. Does your slope agree?",
)
def one_minus_h(dh, h):
    return dh * (1 - h)


@tanh_backward.misconception(
    "The slope has the wrong sign inside.",
    "Where is tanh steepest, near 0 or far out? Where is your slope largest?",
)
def one_plus_square(dh, h):
    return dh * (1 + h**2)


@tanh_backward.misconception(
    "The slope is that of the logistic function.",
    "How steep is tanh at 0, where its curve touches the diagonal? What does your slope say there?",
)
def logistic_slope(dh, h):
    return dh * h * (1 - h)


@tanh_backward.misconception(
    "This is the slope alone; what came from above is not in it.",
    "Double dh. Should dz change? Does it?",
)
def missing_chain(dh, h):
    return 1 - h**2


@tanh_backward.accepts()
def through_arctanh(dh, h):
    with np.errstate(all="ignore"):
        return dh / np.cosh(np.arctanh(h)) ** 2


@tanh_backward.accepts()
def entry_by_entry(dh, h):
    dz = np.zeros(h.shape)
    for k in np.ndindex(h.shape):
        dz[k] = (1 - h[k] * h[k]) * dh[k]
    return dz


@tanh_backward.accepts()
def into_dh(dh, h):
    dh *= (1 - h) * (1 + h)
    return dh


# ------------------------------------------------------------------------------------------------- rnn_step_backward


def cell(rng, N, D, H, scale=1.0):
    """Random inputs and weights of one step; `scale` is about the size of what goes into the tanh."""
    shapes = {"x": (N, D), "h": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    return {
        name: rng.normal(0, scale / shape[0] ** 0.5 if name[0] == "W" else min(scale, 1), shape)
        for name, shape in shapes.items()
    }


def step_inputs(rng, N, D, H, scale=1.0):
    inputs = cell(rng, N, D, H, scale)
    inputs["h"] = np.tanh(inputs["h"])
    known = {**inputs, "h_next": rnn_cell.rnn_step(**inputs)}
    cache = {name: known[name] for name in ("x", "h", "h_next", "Wx", "Wh")}
    return {"dh": rng.normal(size=(N, H)), "cache": cache}


def one_sized(N, D, H):
    """The sizes with one of them 1, each under its label; and all of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    inputs = step_inputs(rng, N, D, H)
    one = np.zeros((N, H))
    one[int(rng.integers(N)), int(rng.integers(H))] = 1.0
    yield Case("dh is a single 1", {**inputs, "dh": one})
    yield Case("random numbers", step_inputs(rng, N, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, step_inputs(rng, *small), edge=True)
    yield Case("saturated units", step_inputs(rng, N, D, H, scale=300.0), edge=True)


rnn_step_backward = Exercise(
    reference.rnn_step_backward,
    points=5,
    cases=step_cases,
    returns=("dx", "dh_prev", "dWx", "dWh", "db"),
    after=("tanh_backward",),
    minutes=20,
)


def from_dz(dz, cache):
    """What follows once the gradient before the tanh is known."""
    return dz @ cache["Wx"].T, dz @ cache["Wh"].T, cache["x"].T @ dz, cache["h"].T @ dz, dz.sum(axis=0)


def right_dz(dh, cache):
    return reference.tanh_backward(dh, cache["h_next"])


@rnn_step_backward.misconception(
    "The slope of the tanh is missing.",
    "A saturated unit should pass almost nothing on. How much does yours pass on?",
    "dz = dh · tanh′",
)
def slope_missing(dh, cache):
    return from_dz(dh, cache)


@rnn_step_backward.misconception(
    "The slope is taken at the old state.",
    "Which of the two states in the cache came out of this step's tanh?",
)
def slope_of_old_state(dh, cache):
    return from_dz(reference.tanh_backward(dh, cache["h"]), cache)


@rnn_step_backward.misconception(
    "The tanh is taken a second time.",
    "Is h_next what went into the tanh, or what came out of it?",
)
def slope_of_second_tanh(dh, cache):
    return from_dz(reference.tanh_backward(dh, np.tanh(cache["h_next"])), cache)


@rnn_step_backward.misconception(
    "dWh is made with the new state.",
    "Wh stands in a product. What was it multiplied with on the way forward?",
)
def dWh_uses_h_next(dh, cache):
    dz = right_dz(dh, cache)
    dx, dh_prev, dWx, _, db = from_dz(dz, cache)
    return dx, dh_prev, dWx, cache["h_next"].T @ dz, db


@rnn_step_backward.misconception(
    "dh_prev stops before the matrix.",
    "Between the old state and the tanh stands a product. Does your gradient pass through it?",
)
def dh_prev_before_matrix(dh, cache):
    dz = right_dz(dh, cache)
    dx, _, *rest = from_dz(dz, cache)
    return dx, dz, *rest


@rnn_step_backward.misconception(
    "On the way to dh_prev the matrix is not transposed.",
    "Wh is square, so its shape warns nobody. Forward, Wh[i, j] leads from unit i to unit j. Where does it lead backward?",
)
def wh_not_transposed(dh, cache):
    dz = right_dz(dh, cache)
    dx, _, *rest = from_dz(dz, cache)
    return dx, dz @ cache["Wh"], *rest


@rnn_step_backward.misconception(
    "On the way to dx the matrix is not transposed.",
    "You hold (N, H) and want (N, D). Which way round must a matrix between them stand?",
)
def wx_not_transposed(dh, cache):
    dz = right_dz(dh, cache)
    dx = dz @ cache["Wx"]
    return dx, *from_dz(dz, cache)[1:]


@rnn_step_backward.misconception(
    "The gradients of what the batch shares are averaged over it.",
    "If the loss is a mean over the batch, is the 1/N not in dh already?",
)
def averaged_over_batch(dh, cache):
    dx, dh_prev, *shared = reference.rnn_step_backward(dh, cache)
    return dx, dh_prev, *(g / len(dh) for g in shared)


@rnn_step_backward.misconception(
    "db is added up along the wrong axis.",
    "b has one entry for each unit. Which axis of dz counts the units, and which one should disappear?",
)
def db_along_units(dh, cache):
    dz = right_dz(dh, cache)
    return *from_dz(dz, cache)[:4], dz.sum(axis=1)


@rnn_step_backward.misconception(
    "db still has a row for each example.",
    "How many examples did the one b serve? What becomes of their gradients?",
)
def db_not_summed(dh, cache):
    dz = right_dz(dh, cache)
    return *from_dz(dz, cache)[:4], dz


@rnn_step_backward.accepts()
def row_by_row(dh, cache):
    (N, D), H = cache["x"].shape, cache["h"].shape[1]
    dx, dh_prev, dWx, dWh, db = (np.zeros(shape) for shape in ((N, D), (N, H), (D, H), (H, H), (H,)))
    for n in range(N):
        dz = (1 - cache["h_next"][n] ** 2) * dh[n]
        dx[n], dh_prev[n] = np.dot(cache["Wx"], dz), np.dot(cache["Wh"], dz)
        dWx += np.outer(cache["x"][n], dz)
        dWh += np.outer(cache["h"][n], dz)
        db += dz
    return [dx, dh_prev, dWx, dWh, db]


@rnn_step_backward.accepts()
def pops_and_writes_into_dh(dh, cache):
    x, h_prev, h_next = cache.pop("x"), cache.pop("h"), cache.pop("h_next")
    dh -= dh * h_next * h_next
    da = dh.T  # (H, N), as textbooks with columns have it
    dx = np.dot(cache["Wx"], da).T
    dh_prev = np.dot(cache["Wh"], da).T
    return dx, dh_prev, np.dot(da, x).T, np.dot(da, h_prev).T, np.sum(da, axis=1)


@rnn_step_backward.accepts()
def einsum_and_recomputed(dh, cache):
    def slope(z):
        return 1 / np.cosh(z) ** 2

    x, h, Wx, Wh = (cache[name] for name in ("x", "h", "Wx", "Wh"))
    with np.errstate(all="ignore"):
        z = np.arctanh(cache["h_next"])  # the cache has no b
        dz = dh * slope(z)
    dx, dh_prev = np.einsum("nh,dh->nd", dz, Wx), np.einsum("nk,hk->nh", dz, Wh)
    return dx, dh_prev, np.einsum("nd,nh->dh", x, dz), np.einsum("nh,nk->hk", h, dz), np.ones(len(dz)) @ dz


@rnn_step_backward.accepts()
def in_torch(dh, cache):
    import torch

    t = {name: torch.tensor(value) for name, value in cache.items()}
    dz = torch.tensor(dh) * (1 - t["h_next"] ** 2)
    return dz @ t["Wx"].T, dz @ t["Wh"].T, t["x"].T @ dz, t["h"].T @ dz, dz.sum(0)


@rnn_step_backward.accepts()
def joined(dh, cache):
    D = cache["x"].shape[1]
    dz = dh * (1 - np.square(cache["h_next"]))
    d_joined = dz.dot(np.vstack((cache["Wx"], cache["Wh"])).T)
    dW = np.hstack((cache["x"], cache["h"])).T.dot(dz)
    return d_joined[:, :D], d_joined[:, D:], dW[:D], dW[D:], dz.sum(0)


# ------------------------------------------------------------------------------------------------------ rnn_backward


def backward_inputs(rng, T, N, D, H, scale=1.0):
    one = cell(rng, N, D, H, scale)
    X, h0 = rng.normal(size=(T, N, D)), np.tanh(one["h"])
    hs = rnn_cell.rnn_forward(X, h0, one["Wx"], one["Wh"], one["b"])
    return {"dhs": rng.normal(size=(T, N, H)), "cache": {"X": X, "h0": h0, "hs": hs, "Wx": one["Wx"], "Wh": one["Wh"]}}


def backward_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(8, 11))  # longer than any other axis
    last = backward_inputs(rng, T, N, D, H)
    last["dhs"][:-1] = 0
    yield Case("a loss at the last step only", last)
    yield Case("a loss at every step", backward_inputs(rng, T, N, D, H))
    yield Case("T = 1", backward_inputs(rng, 1, N, D, H), edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, backward_inputs(rng, T, *small), edge=True)
    yield Case("saturated units", backward_inputs(rng, T, N, D, H, scale=300.0), edge=True)


rnn_backward = Exercise(
    reference.rnn_backward,
    points=6,
    cases=backward_cases,
    returns=("dX", "dh0", "dWx", "dWh", "db"),
    parts={"dX": (0, "t")},
    after=("tanh_backward", "rnn_step_backward"),
    minutes=25,
)


def run_back(dhs, cache, arrives=None, hands_on=None, old=None, order=None):
    """Backward with one thing changed.

    arrives: (t, from above, from later) -> dh. hands_on: (dh, dz, what was handed here) -> the gradient of the old
    state. old: the old states. order: the steps in the order in which they are done.
    """
    X, hs, Wh = cache["X"], cache["hs"], cache["Wh"]
    arrives = arrives or (lambda t, above, later: above + later)
    hands_on = hands_on or (lambda dh, dz, handed: dz @ Wh.T)
    olds = np.concatenate([cache["h0"][None], hs[:-1]]) if old is None else old
    dX, dz_of, carry = np.zeros_like(X), np.zeros_like(hs), np.zeros_like(dhs[0])
    for t in order or reversed(range(len(X))):
        dh = arrives(t, dhs[t], carry)
        dz_of[t] = dh * (1 - hs[t] ** 2)
        dX[t] = dz_of[t] @ cache["Wx"].T
        carry = hands_on(dh, dz_of[t], carry)
    dWx, dWh = np.einsum("tnd,tnh->dh", X, dz_of), np.einsum("tnh,tnk->hk", olds, dz_of)
    return dX, carry, dWx, dWh, dz_of.sum(axis=(0, 1))


@rnn_backward.misconception(
    "Nothing is carried from one step to the step before it.",
    "Put a loss at the last step only. Does the first input receive a gradient, and should it?",
    "A state goes two ways: up, and on to the next step.",
)
def no_carry(dhs, cache):
    return run_back(dhs, cache, arrives=lambda t, above, later: above)


@rnn_backward.misconception(
    "Only the last step's loss is sent back.",
    "Steps in the middle have a loss of their own. Where in your loop does dhs[t] come in?",
)
def carry_only(dhs, cache):
    return run_back(dhs, cache, arrives=lambda t, above, later: above if t == len(dhs) - 1 else later)


@rnn_backward.misconception(
    "The weight gradients are those of one step, the first; what the others said is overwritten.",
    "How many steps used Wh? How many of them have a say in your dWh?",
)
def overwritten(dhs, cache):
    dX, dh0, *_ = reference.rnn_backward(dhs, cache)
    X, hs, h0 = cache["X"], cache["hs"], cache["h0"]
    carried = np.array(dhs)
    for t in range(len(dhs) - 1, 0, -1):
        carried[t - 1] += (carried[t] * (1 - hs[t] ** 2)) @ cache["Wh"].T
    dz = carried[0] * (1 - hs[0] ** 2)
    return dX, dh0, X[0].T @ dz, h0.T @ dz, dz.sum(axis=0)


@rnn_backward.misconception(
    "The loop runs forward in time.",
    "What arrives at hs[t] from later steps must be known before step t is done. Which step can be done first?",
)
def forward_order(dhs, cache):
    return run_back(dhs, cache, order=range(len(dhs)))


@rnn_backward.misconception(
    "The weight gradients are averaged over the steps.",
    "Nudge one entry of Wh. At how many steps does it move something, and do those effects add up or share?",
)
def divided_by_T(dhs, cache):
    dX, dh0, *shared = reference.rnn_backward(dhs, cache)
    return dX, dh0, *(g / len(dhs) for g in shared)


@rnn_backward.misconception(
    "dh0 is zero.",
    "When step 0 is done, something is left over that no earlier step will ask for. Whom does it belong to?",
)
def dh0_missing(dhs, cache):
    dX, dh0, *shared = reference.rnn_backward(dhs, cache)
    return dX, np.zeros_like(dh0), *shared


@rnn_backward.misconception(
    "dWh is made with the state that each step produced.",
    "Which state did Wh meet at step t: the one that goes into the step, or the one that comes out?",
)
def dWh_one_step_late(dhs, cache):
    return run_back(dhs, cache, old=cache["hs"])


@rnn_backward.misconception(
    "At t = 0 the old state is taken from the other end of the sequence.",
    "What does hs[t - 1] mean in Python when t is 0?",
)
def hs_wraps_around(dhs, cache):
    return run_back(dhs, cache, old=np.roll(cache["hs"], 1, axis=0))


@rnn_backward.misconception(
    "dX comes back in the order in which you made it: the last step first.",
    "Your loop meets the last step first. Where in dX does its gradient stand?",
)
def dX_reversed(dhs, cache):
    dX, *rest = reference.rnn_backward(dhs, cache)
    return dX[::-1], *rest


@rnn_backward.misconception(
    "What is carried piles up: the gradients of all later steps are handed on again and again.",
    "What step t + 1 hands to step t has been used once step t is done. What should step t hand on?",
)
def carry_piles_up(dhs, cache):
    return run_back(dhs, cache, hands_on=lambda dh, dz, handed: handed + dz @ cache["Wh"].T)


@rnn_backward.misconception(
    "What is handed to the step before has not passed through the tanh.",
    "Between a state and the one before it stand a product and a tanh. Which of them does your gradient meet on its way?",
)
def carry_skips_tanh(dhs, cache):
    return run_back(dhs, cache, hands_on=lambda dh, dz, handed: dh @ cache["Wh"].T)


@rnn_backward.misconception(
    "What step 0 has to say is left out.",
    "Print t inside your loop: does it come down to 0? And from which state did step 0 start?",
)
def first_step_left_out(dhs, cache):
    return run_back(dhs, cache, order=range(len(dhs) - 1, 0, -1))


@rnn_backward.accepts()
def preallocated_in_place(dhs, cache):
    X, hs, Wx, Wh = cache["X"], cache["hs"], cache["Wx"], cache["Wh"]
    T, N, D = X.shape
    H = Wh.shape[0]
    dX, dWx, dWh, db = np.zeros((T, N, D)), np.zeros((D, H)), np.zeros((H, H)), np.zeros((H,))
    dprev_h = np.zeros((N, H))
    for t in range(T - 1, -1, -1):
        dhs[t] += dprev_h
        h_prev = cache["h0"] if t == 0 else hs[t - 1]
        da = (1 - hs[t] ** 2) * dhs[t]
        dX[t] = da.dot(Wx.T)
        dprev_h = da.dot(Wh.T)
        dWx += X[t].T.dot(da)
        dWh += h_prev.T.dot(da)
        db += da.sum(axis=0)
    return dX, dprev_h, dWx, dWh, db


@rnn_backward.accepts()
def lists_and_stacks(dhs, cache):
    h = [cache["h0"], *cache["hs"]]
    dX, grads, carry = [], [], 0
    for t in reversed(range(len(dhs))):
        step = {"x": cache["X"][t], "h": h[t], "h_next": h[t + 1], "Wx": cache["Wx"], "Wh": cache["Wh"]}
        dx, carry, *g = reference.rnn_step_backward(dhs[t] + carry, step)
        dX.append(dx)
        grads.append(g)
    return [np.stack(dX[::-1]), carry, *(sum(g) for g in zip(*grads, strict=True))]


@rnn_backward.accepts()
def kept_by_time(dhs, cache):
    T = cache["X"].shape[0]
    h = {t: cache["hs"][t] for t in range(T)}
    h[-1] = cache["h0"]
    dh, dz, dX = {T: 0}, {}, {}
    for t in range(T - 1, -1, -1):
        dz[t] = np.multiply(dhs[t] + dh[t + 1], 1 - np.square(h[t]))
        dh[t] = np.dot(dz[t], np.transpose(cache["Wh"]))
        dX[t] = np.dot(dz[t], np.transpose(cache["Wx"]))
    dWx = sum(cache["X"][t].T @ dz[t] for t in range(T))
    dWh = sum(h[t - 1].T @ dz[t] for t in range(T))
    return np.array([dX[t] for t in range(T)]), dh[0], dWx, dWh, sum(dz[t].sum(0) for t in range(T))


@rnn_backward.accepts()
def dz_first_then_one_product(dhs, cache):
    X, hs, h0 = cache["X"], cache["hs"], cache["h0"]
    dz = dhs * (1 - hs**2)
    for t in range(len(X) - 2, -1, -1):
        dz[t] += dz[t + 1] @ cache["Wh"].T * (1 - hs[t] ** 2)
    before = np.concatenate([h0[None], hs[:-1]])
    flat = dz.reshape(-1, dz.shape[-1])
    dWx, dWh = X.reshape(-1, X.shape[-1]).T @ flat, before.reshape(-1, before.shape[-1]).T @ flat
    return dz @ cache["Wx"].T, dz[0] @ cache["Wh"].T, dWx, dWh, flat.sum(axis=0)


@rnn_backward.accepts()
def batch_first_inside(dhs, cache):
    X, hs, d = (a.transpose(1, 0, 2) for a in (cache["X"], cache["hs"], dhs))  # (N, T, …)
    N, T, D = X.shape
    dX, carry, dz = np.zeros((N, T, D)), np.zeros_like(cache["h0"]), np.zeros_like(d)
    for t in range(T)[::-1]:
        dz[:, t] = (d[:, t] + carry) * (1 - hs[:, t] ** 2)
        carry = np.einsum("nk,hk->nh", dz[:, t], cache["Wh"])
        dX[:, t] = np.einsum("nh,dh->nd", dz[:, t], cache["Wx"])
    old = np.concatenate((cache["h0"][:, None], hs[:, :-1]), axis=1)
    dWx, dWh = np.einsum("ntd,nth->dh", X, dz), np.einsum("nth,ntk->hk", old, dz)
    return dX.swapaxes(0, 1), carry, dWx, dWh, np.einsum("nth->h", dz)


# ---------------------------------------------------------------------------------------------------------- seq_xent


def xent_inputs(rng, T, N, K, lengths, scale=1.5):
    mask = (np.arange(T)[:, None] < np.asarray(lengths)).astype(float)
    y = np.where(mask > 0, rng.integers(0, K, (T, N)), 0)
    return {"logits": rng.normal(0, scale, (T, N, K)), "y": y, "mask": mask}


def xent_cases(rng):
    N, K = sizes(rng, 2)
    T = int(rng.integers(8, 11))
    lengths = rng.permutation(np.r_[T - 1, rng.choice(np.arange(2, T - 2), N - 1)])
    yield Case("no padding", xent_inputs(rng, T, N, K, [T] * N))
    yield Case("sequences of unequal length", xent_inputs(rng, T, N, K, lengths))
    yield Case("T = 1", xent_inputs(rng, 1, N, K, [1] * N), edge=True)
    yield Case("N = 1", xent_inputs(rng, T, 1, K, [T - 2]), edge=True)
    yield Case("huge logits", xent_inputs(rng, T, N, K, lengths, scale=1000.0), edge=True)


seq_xent = Exercise(
    reference.seq_xent,
    points=4,
    cases=xent_cases,
    returns=("loss", "dlogits"),
    parts={"dlogits": (0, "t")},
    minutes=20,
)


def log_softmax(logits):
    z = logits - logits.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def weighted_xent(logits, y, weight, weight_of_gradient=None):
    """Cross-entropy with a weight for every step."""
    log_p, target = log_softmax(logits), np.eye(logits.shape[-1])[y]
    back = weight if weight_of_gradient is None else weight_of_gradient
    return -np.sum(weight * np.sum(target * log_p, axis=-1)), back[..., None] * (np.exp(log_p) - target)


@seq_xent.misconception(
    "Padding counts in the mean: you divide by all T × N steps.",
    "Append a hundred steps of padding to every sequence. Should the loss change?",
)
def mean_over_all(logits, y, mask):
    return weighted_xent(logits, y, mask / mask.size)


@seq_xent.misconception(
    "The mask is not used.",
    "Change the logits of a step that is padding. Does your loss move?",
)
def mask_ignored(logits, y, mask):
    return weighted_xent(logits, y, np.full(mask.shape, 1 / mask.size))


@seq_xent.misconception(
    "Padded steps are left out of the loss and still receive a gradient.",
    "What is the derivative of the loss with respect to something that it does not depend on?",
)
def mask_on_loss_only(logits, y, mask):
    return weighted_xent(logits, y, mask / mask.sum(), np.full(mask.shape, 1 / mask.sum()))


@seq_xent.misconception(
    "Each sequence is averaged by itself, then the sequences.",
    "In a batch of one short and one long sequence, does every step that counts weigh the same?",
)
def mean_of_means(logits, y, mask):
    return weighted_xent(logits, y, mask / mask.sum(axis=0) / mask.shape[1])


@seq_xent.misconception(
    "You divide by the number of sequences, not of steps.",
    "With K classes a blind guess should cost ln K, whatever the length. What does yours cost?",
)
def divided_by_N(logits, y, mask):
    return weighted_xent(logits, y, mask / mask.shape[1])


@seq_xent.misconception(
    "You add over the steps and do not divide.",
    "With K classes a blind guess should cost ln K. What does yours cost? And if a loss is divided by 50, what becomes "
    "of its slopes?",
)
def sum_not_mean(logits, y, mask):
    return weighted_xent(logits, y, mask)


@seq_xent.misconception(
    "The gradient holds the probabilities; the right class is treated like all others.",
    "Which logit should go up to lower the loss? Which sign does its gradient have in yours?",
)
def one_hot_missing(logits, y, mask):
    loss, _ = reference.seq_xent(logits, y, mask)
    return loss, (mask / mask.sum())[..., None] * np.exp(log_softmax(logits))


@seq_xent.misconception(
    "The loss has no logarithm.",
    "The right class gets a probability of almost 0. How large should the loss be then, and how large is yours?",
)
def log_missing(logits, y, mask):
    p = np.take_along_axis(np.exp(log_softmax(logits)), y[..., None], axis=-1)[..., 0]
    return -np.sum(p * mask) / mask.sum(), reference.seq_xent(logits, y, mask)[1]


@seq_xent.misconception(
    "The softmax runs over the sequences of the batch.",
    "Which numbers should add up to 1: the probabilities of all classes, or those of all sequences? Which axis is that?",
)
def softmax_over_batch(logits, y, mask):
    p = np.exp(log_softmax(logits.swapaxes(1, 2)).swapaxes(1, 2))
    target = np.eye(logits.shape[-1])[y]
    loss = -np.sum(np.log((p * target).sum(axis=-1)) * mask) / mask.sum()
    return loss, (p - target) * (mask / mask.sum())[..., None]


@seq_xent.misconception(
    "The loss is counted in bits.",
    "Which logarithm undoes exp?",
)
def in_bits(logits, y, mask):
    loss, dlogits = reference.seq_xent(logits, y, mask)
    return loss / np.log(2), dlogits


@seq_xent.accepts()
def flattened(logits, y, mask):
    T, N, K = logits.shape
    z, target, weight = logits.reshape(T * N, K), y.reshape(-1), mask.reshape(-1)
    p = np.exp(z - np.max(z, axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    steps = np.arange(T * N)
    z = z - z.max(axis=1, keepdims=True)
    loss = np.sum(weight * (np.log(np.exp(z).sum(axis=1)) - z[steps, target])) / weight.sum()
    p[steps, target] -= 1
    p *= weight[:, None] / weight.sum()
    return loss, p.reshape(T, N, K)


@seq_xent.accepts()
def step_by_step(logits, y, mask):
    T, N, K = logits.shape
    loss, grad, count = 0.0, np.zeros_like(logits), np.count_nonzero(mask)
    for t in range(T):
        for n in range(N):
            if not mask[t, n]:
                continue
            z = logits[t, n] - max(logits[t, n])
            e = np.exp(z)
            loss += np.log(e.sum()) - z[y[t, n]]
            grad[t, n] = e / e.sum()
            grad[t, n, y[t, n]] -= 1
    return np.array(loss / count), grad / count


@seq_xent.accepts()
def chosen_by_a_boolean_mask(logits, y, mask):
    counts = mask.astype(bool)
    log_p = log_softmax(logits)
    dlogits = np.zeros_like(logits)
    dlogits[counts] = np.exp(log_p[counts]) - np.eye(logits.shape[2])[y[counts]]
    return -log_p[counts, y[counts]].mean(), dlogits / counts.sum()


@seq_xent.accepts()
def in_torch_with_autograd(logits, y, mask):
    import torch

    z = torch.tensor(logits, requires_grad=True)
    target = torch.tensor(np.where(mask > 0, y, -100))
    loss = torch.nn.functional.cross_entropy(z.permute(0, 2, 1), target)
    loss.backward()
    return loss.item(), z.grad.numpy()


# --------------------------------------------------------------------------------------------------------- gradcheck


def check_case(rng, label, n_samples, shape, length, size=1.0, edge=False):
    """A smooth loss whose slopes are nowhere near zero, except that it does not depend on `unused` at all."""
    inputs = {
        "A": rng.uniform(1, 3, shape),
        "W": rng.normal(size=shape),
        "v": rng.uniform(0.5, 1.5, length),
        "unused": rng.normal(size=shape),
        "size": size,
        "n_samples": n_samples,
        "seed": int(rng.integers(1000)),
        "order": [("right", "doubled", "half")[k] for k in rng.permutation(3)],
    }
    return Case(label, inputs, edge)


def check_cases(rng):
    rows, columns = (int(n) for n in rng.permutation([7, 8, 9])[:2])
    length = int(rng.integers(40, 50))
    yield check_case(rng, "random numbers", 20, (rows, columns), length)
    yield check_case(rng, "a small loss", 20, (rows, columns), length, size=1e-4)
    yield check_case(rng, "fewer entries than n_samples", 20, (2, 3), 4, edge=True)
    yield check_case(rng, "arrays with one entry", 5, (1, 1), 1, edge=True)


def drive_gradcheck(gradcheck, A, W, v, unused, size, n_samples, seed, order):
    """Three checks of one loss: of its gradients, of gradients doubled everywhere in W, and doubled in W's second half;
    in an order that nobody can foretell, so that the numbers must come from the gradients."""
    calls, moved = [0], [0.0]

    def loss(p):
        calls[0] += 1
        return float(size * (np.sum(A * (p["W"] + 0.1 * p["W"] ** 3)) + np.sum(p["v"] ** 3)))

    right = {"W": size * A * (1 + 0.3 * W**2), "v": size * 3 * v**2, "unused": np.zeros_like(unused)}
    half = right["W"].copy()
    half.ravel()[half.size // 2 :] *= 2
    seen = {}
    of_W = {"right": right["W"], "doubled": 2 * right["W"], "half": half}
    for name in order:
        grads = {name: value.copy() for name, value in right.items()}
        grads["W"] = of_W[name]
        params = {"W": W.copy(), "v": v.copy(), "unused": unused.copy()}
        found = gradcheck(loss, params, grads, n_samples, np.random.default_rng(seed))
        seen[name] = {name: float(error) for name, error in found.items()}
        moved += [float(np.max(np.abs(params[k] - x))) for k, x in (("W", W), ("v", v), ("unused", unused))]
    seen["moved"] = max(moved)
    seen["calls"] = calls[0] / 3
    return seen


gradcheck = Exercise(
    reference.gradcheck,
    points=3,
    cases=check_cases,
    returns=("right", "doubled", "half", "moved", "calls"),
    drive=drive_gradcheck,
    by_laws=True,
    data=False,
    minutes=20,
)


@gradcheck.law(
    "A right gradient does not pass: its error should be far below a millionth.",
    hint="How far apart are the two points at which you take the loss, and does x lie half-way between them?",
)
def right_passes(case, seen):
    return seen["doubled"]["W"] > 1e-6 and all(seen["right"][name] < 3e-7 for name in ("W", "v"))


@gradcheck.law(
    "A wrong gradient passes when only some of its entries are wrong.",
    hint="The bug may sit anywhere in the array. Which entries do you look at?",
)
def finds_it_anywhere(case, seen):
    return seen["half"]["W"] > 0.01 * seen["doubled"]["W"] and seen["doubled"]["W"] > 1e-6


@gradcheck.law(
    "It is not the largest error that you report.",
    hint="One wrong entry among a million right ones: what will be left of it in your number?",
    share=0.5,
)
def reports_the_largest(case, seen):
    if seen["doubled"]["W"] <= 1e-6:
        return False
    missed = seen["half"]["W"] <= 0.01 * seen["doubled"]["W"]
    is_absolute = not 0.3 < seen["doubled"]["W"] < 0.6  # the largest then depends on the draw: another law's business
    return missed or is_absolute or seen["half"]["W"] > 0.9 * seen["doubled"]["W"]


@gradcheck.law(
    "The error is not relative.",
    hint="A gradient twice too large is as wrong for a small loss as for a large one. Does your number agree?",
)
def is_relative(case, seen):
    return 0.3 < seen["doubled"]["W"] < 0.6


@gradcheck.law(
    "A parameter on which the loss does not depend gives no zero.",
    hint="Two zeros agree perfectly. What does your formula make of 0 / 0?",
    share=0.5,
)
def two_zeros_agree(case, seen):
    return seen["right"]["unused"] == 0 and seen["doubled"]["W"] > 1e-6


@gradcheck.law(
    "The parameters are not put back.",
    hint="Compare them before and after the call. And which parameters does the second entry's turn see?",
    share=0.5,
)
def puts_back(case, seen):
    return seen["moved"] < 1e-12 and seen["doubled"]["W"] > 1e-6


@gradcheck.law(
    "The loss is evaluated more often than n_samples entries of each array need.",
    hint="A network has a million weights. How many losses do you want to pay for?",
    share=0.5,
)
def checks_a_sample(case, seen):
    return seen["calls"] <= 3 * (3 * case["n_samples"] + 1) and seen["doubled"]["W"] > 1e-6


def checked(loss, params, grads, entries, slope, error, worst=max):
    """gradcheck with its pieces handed in; `entries` says which of an array of that size are looked at."""
    found = {}
    for name, array in params.items():
        flat, errors = array.reshape(-1), []
        for k in entries(flat.size):
            b = slope(loss, params, flat, k)
            errors.append(error(grads[name].reshape(-1)[k], b))
        found[name] = float(worst(errors))
    return found


def central(loss, params, flat, k, eps=1e-5):
    old = flat[k]
    flat[k] = old + eps
    above = loss(params)
    flat[k] = old - eps
    below = loss(params)
    flat[k] = old
    return (above - below) / (2 * eps)


def relative(a, b):
    return 0.0 if a == b else abs(a - b) / max(abs(a), abs(b))


def drawn(rng, n):
    return lambda size: rng.choice(size, min(n, size), replace=False)


@gradcheck.misconception(breaks="right_passes")
def one_sided(loss, params, grads, n_samples, rng):
    def slope(loss, params, flat, k):
        old, here = flat[k], loss(params)
        flat[k] = old + 1e-5
        above = loss(params)
        flat[k] = old
        return (above - here) / 1e-5

    return checked(loss, params, grads, drawn(rng, n_samples), slope, relative)


@gradcheck.misconception(breaks="right_passes")
def factor_two_missing(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), lambda *a: 2 * central(*a), relative)


@gradcheck.misconception(breaks="finds_it_anywhere")
def first_entries_only(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, lambda size: range(min(n_samples, size)), central, relative)


@gradcheck.misconception(breaks="reports_the_largest")
def mean_error(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), central, relative, np.mean)


@gradcheck.misconception(breaks="is_relative")
def absolute_error(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, drawn(rng, n_samples), central, lambda a, b: abs(a - b))


@gradcheck.misconception(breaks="two_zeros_agree")
def zero_by_zero(loss, params, grads, n_samples, rng):
    def error(a, b):
        with np.errstate(all="ignore"):
            return np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))

    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


@gradcheck.misconception(breaks="puts_back")
def left_moved(loss, params, grads, n_samples, rng):
    def slope(loss, params, flat, k):
        flat[k] += 1e-5
        above = loss(params)
        flat[k] -= 2e-5
        return (above - loss(params)) / 2e-5

    return checked(loss, params, grads, drawn(rng, n_samples), slope, relative)


@gradcheck.misconception(breaks="checks_a_sample")
def every_entry(loss, params, grads, n_samples, rng):
    return checked(loss, params, grads, range, central, relative)


@gradcheck.accepts()
def on_copies(loss, params, grads, n_samples, rng):
    result = {}
    for name in params:
        error = 0
        for i in rng.permutation(params[name].size)[:n_samples]:
            step = np.zeros(params[name].size)
            step[i] = 1e-5
            step = step.reshape(params[name].shape)
            up, down = loss({**params, name: params[name] + step}), loss({**params, name: params[name] - step})
            numeric, mine = (up - down) / 2e-5, grads[name].flat[i]
            error = np.maximum(error, np.abs(mine - numeric) / max(abs(mine) + abs(numeric), 1e-12))
        result[name] = error
    return result


@gradcheck.accepts()
def drawn_by_indices(loss, params, grads, n_samples, rng):
    out = {}
    for key, value in params.items():
        worst = []
        for _ in range(n_samples):
            k = tuple(int(rng.integers(n)) for n in value.shape)
            value[k] += 1e-6
            plus = loss(params)
            value[k] -= 2e-6
            minus = loss(params)
            value[k] += 1e-6
            a, b = grads[key][k], (plus - minus) / 2e-6
            worst.append(0 if a == 0 and b == 0 else abs(a - b) / max(abs(a), abs(b)))
        out[key] = max(worst)
    return out


# ---------------------------------------------------------------------------------------------------------- bug hunt

LINE_IS_RIGHT = {
    "A": "What arrives at a state is the slope of its own loss plus what later steps hand back, and line A adds just these. Which parameters disagree, and from which length on?",
    "B": "Line B multiplies by the slope of tanh, written with what came out of it. If it were wrong, could du and db agree at T = 1?",
    "C": "Line C goes back through the one product that joins two steps. If it were wrong, could anything disagree at T = 1?",
    "D": "Line D is about u, and u met x. Does the table say anything against u alone?",
    "E": "Line E is about w, and w met the old state, which is hs[t - 1] here. Does the table say anything against w alone?",
    "F": "Line F is about b, and nothing is multiplied with b. Does the table say anything against b alone?",
}


def wrong_lines(right):
    return {line: feedback for line, feedback in LINE_IS_RIGHT.items() if line != right}


bug_a = choice(reference.bug_a, 1, minutes=5, **wrong_lines("E"))
bug_b = choice(reference.bug_b, 1, minutes=5, **wrong_lines("C"))
bug_c = choice(reference.bug_c, 1, minutes=5, **wrong_lines("B"))


# ----------------------------------------------------------------------------------------------------------- quizzes

sum_or_mean = choice(
    reference.sum_or_mean,
    1,
    minutes=3,
    A="A larger gradient is no merit: the learning rate could be larger just as well. What does the derivative itself say?",
    B="Put a loss at the last step only. Is dWh then made of one term?",
    D="Divide it by T, and hold it against central differences. Do they still agree?",
)
what_to_keep = choice(
    reference.what_to_keep,
    1,
    minutes=3,
    A="You have written rnn_backward. Did it ever ask for what went into a tanh?",
    C="To find an old state from a new one you would undo the tanh and then the product with Wh. What if a unit is saturated, or Wh has no inverse?",
    D="At which moment is the share of step t made, and is it needed once it has been added?",
)


# --------------------------------------------------------------------------------------------------------- char_loss


def char_inputs(rng, T, N, V, H, scale=0.7):
    shapes = {"Wx": (V, H), "Wh": (H, H), "b": (H,), "Wy": (H, V), "by": (V,)}
    params = {name: rng.normal(0, scale, shape) for name, shape in shapes.items()}
    return {"params": params, "ids": rng.integers(0, V, (T + 1, N))}


def char_cases(rng):
    N, H, V = sizes(rng, 3)
    T = int(rng.integers(8, 11))
    yield Case("random numbers", char_inputs(rng, T, N, V, H))
    yield Case("other random numbers", char_inputs(rng, T + 1, N, V, H))
    yield Case("T = 1", char_inputs(rng, 1, N, V, H), edge=True)
    yield Case("N = 1", char_inputs(rng, T, 1, V, H), edge=True)
    yield Case("H = 1", char_inputs(rng, T, N, V, 1), edge=True)


char_loss = Exercise(
    reference.char_loss,
    points=3,
    cases=char_cases,
    returns={"loss": 1, "grads": 2},
    after=("tanh_backward", "rnn_step_backward", "rnn_backward", "seq_xent"),
    minutes=25,
)


def char_forward(params, ids):
    """States and logits for the inputs ids[:T]."""
    X, h0 = np.eye(len(params["Wx"]))[ids[:-1]], np.zeros((ids.shape[1], len(params["Wh"])))
    cache = {"X": X, "h0": h0, "Wx": params["Wx"], "Wh": params["Wh"]}
    cache["hs"] = rnn_cell.rnn_forward(**cache, b=params["b"])
    return cache, cache["hs"] @ params["Wy"] + params["by"]


def char_backward(params, cache, dlogits):
    _, _, dWx, dWh, db = reference.rnn_backward(dlogits @ params["Wy"].T, cache)
    dWy = np.tensordot(cache["hs"], dlogits, ((0, 1), (0, 1)))
    return {"Wx": dWx, "Wh": dWh, "b": db, "Wy": dWy, "by": dlogits.sum(axis=(0, 1))}


@char_loss.misconception(
    "The network is asked for the character that it has just been given.",
    "After reading ids[0], which character should it name: that one, or the one that follows?",
)
def target_not_shifted(params, ids):
    cache, logits = char_forward(params, ids)
    loss, dlogits = reference.seq_xent(logits, ids[:-1], np.ones(ids[:-1].shape))
    return loss, char_backward(params, cache, dlogits)


@char_loss.misconception(
    "Only the guess after the last character counts.",
    "How many guesses does the network make on T characters? How many of them are in your loss?",
)
def last_guess_only(params, ids):
    cache, logits = char_forward(params, ids)
    mask = np.zeros(ids[1:].shape)
    mask[-1] = 1
    loss, dlogits = reference.seq_xent(logits, ids[1:], mask)
    return loss, char_backward(params, cache, dlogits)


@char_loss.misconception(
    "The bias of the read-out is missing.",
    "Let all states be zero. Can your network still prefer the letter e?",
)
def by_missing(params, ids):
    return reference.char_loss({**params, "by": np.zeros_like(params["by"])}, ids)


@char_loss.misconception(
    "The read-out's gradients come from the last step alone.",
    "Wy and by speak at every step. How many of the T steps are in your sum?",
)
def readout_of_last_step(params, ids):
    cache, logits = char_forward(params, ids)
    loss, dlogits = reference.seq_xent(logits, ids[1:], np.ones(ids[1:].shape))
    grads = char_backward(params, cache, dlogits)
    return loss, {**grads, "Wy": cache["hs"][-1].T @ dlogits[-1], "by": dlogits[-1].sum(axis=0)}


@char_loss.misconception(
    "The state does not pass from one character to the next.",
    "Change the first character. Does the guess after the second move?",
)
def state_not_carried(params, ids):
    cache, _ = char_forward(params, ids)
    cache["hs"] = np.tanh(cache["X"] @ params["Wx"] + params["b"])
    logits = cache["hs"] @ params["Wy"] + params["by"]
    loss, dlogits = reference.seq_xent(logits, ids[1:], np.ones(ids[1:].shape))
    grads = char_backward(params, {**cache, "Wh": np.zeros_like(params["Wh"])}, dlogits)
    return loss, {**grads, "Wh": np.zeros_like(params["Wh"])}


@char_loss.accepts()
def all_by_hand(params, ids):
    Wx, Wh, b, Wy, by = (params[name] for name in ("Wx", "Wh", "b", "Wy", "by"))
    inputs, targets = ids[:-1], ids[1:]
    (T, N), V = inputs.shape, Wx.shape[0]
    x, h, p, loss = {}, {-1: np.zeros((N, Wh.shape[0]))}, {}, 0
    for t in range(T):
        x[t] = np.zeros((N, V))
        x[t][np.arange(N), inputs[t]] = 1
        h[t] = np.tanh(x[t] @ Wx + h[t - 1] @ Wh + b)
        y = h[t] @ Wy + by
        p[t] = np.exp(y) / np.exp(y).sum(axis=1, keepdims=True)
        loss -= np.log(p[t][np.arange(N), targets[t]]).sum()
    grads = {name: np.zeros_like(value) for name, value in params.items()}
    dh_next = np.zeros_like(h[0])
    for t in reversed(range(T)):
        dy = np.copy(p[t])
        dy[np.arange(N), targets[t]] -= 1
        dy /= T * N
        grads["Wy"] += h[t].T @ dy
        grads["by"] += dy.sum(axis=0)
        dz = (dy @ Wy.T + dh_next) * (1 - h[t] * h[t])
        grads["b"] += dz.sum(axis=0)
        grads["Wx"] += x[t].T @ dz
        grads["Wh"] += h[t - 1].T @ dz
        dh_next = dz @ Wh.T
    return loss / (T * N), grads


@char_loss.accepts()
def through_flat_arrays(params, ids):
    cache, logits = char_forward(params, ids)
    loss, dlogits = reference.seq_xent(logits, ids[1:], np.ones_like(ids[1:], dtype=float))
    H, V = params["Wy"].shape
    flat_h, flat_d = cache["hs"].reshape(-1, H), dlogits.reshape(-1, V)
    back = (flat_d @ params["Wy"].T).reshape(cache["hs"].shape)
    _, _, dWx, dWh, db = reference.rnn_backward(back, cache)
    return [loss, {"by": flat_d.sum(0), "Wy": flat_h.T @ flat_d, "b": db, "Wh": dWh, "Wx": dWx}]


@char_loss.accepts()
def autograd(params, ids):
    import torch

    p = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    h, logits = torch.zeros(ids.shape[1], len(params["Wh"]), dtype=torch.float64), []
    for row in torch.tensor(ids[:-1]):
        h = torch.tanh(p["Wx"][row] + h @ p["Wh"] + p["b"])
        logits.append(h @ p["Wy"] + p["by"])
    loss = torch.nn.functional.cross_entropy(torch.cat(logits), torch.tensor(ids[1:]).flatten())
    loss.backward()
    return loss.item(), {name: value.grad.numpy() for name, value in p.items()}
