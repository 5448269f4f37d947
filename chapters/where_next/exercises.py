"""How the exercises of `where_next` are marked, and which mistakes are known by name."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise, choice
from solutions import where_next as reference
from solutions.start import sigmoid


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def one_sized(N, D, H):
    """The same sizes with one of them 1, each under its label."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1)}.items()


# --------------------------------------------------------------------------------------------------------- two_steps


def joined_cases(rng):
    for label, shape, edge in (
        ("random numbers", tuple(sizes(rng, 3)), False),
        ("steps of one unit", tuple(sizes(rng, 1)), False),
        ("single numbers, as arrays", (1,), True),
    ):
        a1, a2 = rng.uniform(0.1, 0.9, (2, *shape))
        u1, u2 = rng.normal(size=(2, *shape))
        yield Case(label, {"a1": a1, "u1": u1, "a2": a2, "u2": u2}, edge)


two_steps = Exercise(reference.two_steps, points=2, cases=joined_cases, returns=("a", "u"), minutes=8)


@two_steps.misconception(
    "The two steps are done in the wrong order.",
    "Take h = 0. After the first step it is u1. What does the second step do to u1?",
)
def order_swapped(a1, u1, a2, u2):
    return a1 * a2, a1 * u2 + u1


@two_steps.misconception(
    "What the first step adds goes through the second one unchanged.",
    "Let a2 be 0: the second step wipes out all that was there. What is left of u1 in yours?",
)
def u_only_added(a1, u1, a2, u2):
    return a1 * a2, u1 + u2


@two_steps.misconception(
    "The two factors are added.",
    "Let u1 = u2 = 0 and a1 = a2 = 1/2. What becomes of h in one step, and what in two?",
)
def a_added(a1, u1, a2, u2):
    return a1 + a2, a2 * u1 + u2


@two_steps.misconception(
    "The factor is that of one of the steps.",
    "Let u1 = u2 = 0 and a1 = a2 = 1/2. What becomes of h in one step, and what in two?",
)
def a_of_the_second(a1, u1, a2, u2):
    return a2, a2 * u1 + u2


@two_steps.accepts()
def by_trying(a1, u1, a2, u2):
    def both(h):
        return a2 * (a1 * h + u1) + u2

    return both(1) - both(0), both(0)


@two_steps.accepts()
def as_matrices(a1, u1, a2, u2):
    def matrix(a, u):
        return np.stack([np.stack([a, u], -1), np.stack([np.zeros_like(a), np.ones_like(a)], -1)], -2)

    both = matrix(a2, u2) @ matrix(a1, u1)
    return both[..., 0, 0], both[..., 0, 1]


# ------------------------------------------------------------------------------------------------------- min_gru_scan


def run_inputs(rng, T, N, D, H, shift=0.0, scale=1.0):
    b = rng.normal(size=2 * H)
    b[:H] += shift
    return {
        "X": rng.normal(size=(T, N, D)),
        "h0": rng.normal(size=(N, H)),
        "W": rng.normal(0, scale, (D, 2 * H)),
        "b": b,
    }


def scan_cases(rng):
    T = int(rng.choice([5, 6, 7]))  # no power of two, so that a round too few shows
    N, D, H = (int(n) for n in rng.permutation([n for n in (3, 4, 5, 6, 7, 8) if n != T])[:3])
    yield Case("random numbers", run_inputs(rng, T, N, D, H))
    yield Case("300 steps with gates nearly shut", run_inputs(rng, 300, 1, 2, 3, shift=-5.0, scale=0.3))
    yield Case("T = 8", run_inputs(rng, 8, N, D, H), edge=True)
    yield Case("T = 1", run_inputs(rng, 1, N, D, H), edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, run_inputs(rng, T, *small), edge=True)
    yield Case("300 steps with gates nearly open", run_inputs(rng, 300, 1, 2, 3, shift=5.0, scale=0.3), edge=True)
    yield Case("huge pre-activations", run_inputs(rng, T, N, D, H, scale=400.0), edge=True)


min_gru_scan = Exercise(
    reference.min_gru_scan,
    points=5,
    cases=scan_cases,
    returns=("hs",),
    parts={"hs": (0, "t")},
    after=("two_steps",),
    minutes=35,
)


def maps(X, W, b):
    """Every step's a and u, without h0."""
    z, n = np.split(X @ W + b, 2, axis=2)
    return sigmoid(z), (1 - sigmoid(z)) * n


def loop(a, u, h):
    hs = []
    for t in range(len(a)):
        h = a[t] * h + u[t]
        hs.append(h)
    return np.stack(hs)


def rounds(a, u, h0, reach_below=None, join=reference.two_steps, roll=False, grow=lambda reach: 2 * reach):
    """A scan with something changed. reach_below: rounds go on while reach is below it."""
    u = u.copy()
    u[0] += a[0] * h0
    reach = 1
    while reach < (len(a) if reach_below is None else reach_below):
        if roll:
            a, u = join(np.roll(a, reach, 0), np.roll(u, reach, 0), a, u)
        else:
            both = join(a[:-reach], u[:-reach], a[reach:], u[reach:])
            a, u = (np.concatenate([old[:reach], new]) for old, new in zip((a, u), both, strict=True))
        reach = grow(reach)
    return u


@min_gru_scan.misconception(
    "The states are one step late: the first is h0, and the last is missing.",
    "Some libraries' scans leave the step itself out. Take T = 1: has your result read X[0]?",
)
def scan_exclusive(X, h0, W, b):
    hs = loop(*maps(X, W, b), h0)
    return np.concatenate([h0[None], hs[:-1]])


@min_gru_scan.misconception(
    "z and 1 - z are exchanged, as in the paper.",
    "Let z be 1. Does our docstring keep the old state then, or replace it?",
)
def z_flipped(X, h0, W, b):
    z, n = np.split(X @ W + b, 2, axis=2)
    return loop(1 - sigmoid(z), sigmoid(z) * n, h0)


@min_gru_scan.misconception(
    "The two blocks are exchanged: you read the order n, z.", "Which columns of W does the docstring give to z?"
)
def order_nz(X, h0, W, b):
    n, z = np.split(X @ W + b, 2, axis=2)
    return loop(sigmoid(z), (1 - sigmoid(z)) * n, h0)


@min_gru_scan.misconception(
    "The candidate is squashed by tanh, as a GRU's is.",
    "A GRU needs it because its candidate hears the state. Does this one?",
)
def tanh_on_candidate(X, h0, W, b):
    z, n = np.split(X @ W + b, 2, axis=2)
    return loop(sigmoid(z), (1 - sigmoid(z)) * np.tanh(n), h0)


@min_gru_scan.misconception(
    "The candidate is added whole.",
    "With z = 1 everything old is kept. How much of n should come in, and how much does?",
)
def candidate_whole(X, h0, W, b):
    z, n = np.split(X @ W + b, 2, axis=2)
    return loop(sigmoid(z), n, h0)


@min_gru_scan.misconception(
    "The scan begins from zero: h0 has no influence.",
    "Into which step's u could a_1 h_0 be put before the scan begins?",
)
def h0_forgotten(X, h0, W, b):
    return loop(*maps(X, W, b), np.zeros_like(h0))


@min_gru_scan.misconception(
    "You divide by a product of gates, and over many steps it becomes 0.",
    "What is 0.01 to the power of 300, to a computer? Can you do with products of gates alone, or with logarithms?",
)
def ratio_of_cumprods(X, h0, W, b):
    a, u = maps(X, W, b)
    A = np.cumprod(a, axis=0)
    with np.errstate(all="ignore"):
        return A * (h0 + np.cumsum(u / A, axis=0))


@min_gru_scan.misconception(
    "The last round is missing: late states do not hear the earliest steps.",
    "After one round an entry covers 2 steps, after two rounds 4. How many rounds do 5 steps need?",
)
def too_few_rounds(X, h0, W, b):
    return rounds(*maps(X, W, b), h0, reach_below=len(X) // 2 + 1 if len(X) > 1 else 0)


@min_gru_scan.misconception(
    "The distance to the partner grows by one from round to round: some steps are counted twice.",
    "After two rounds an entry covers four steps. How far back is the last entry that covers none of them?",
)
def reach_by_one(X, h0, W, b):
    return rounds(*maps(X, W, b), h0, grow=lambda reach: reach + 1)


@min_gru_scan.misconception(
    "The last steps come round to the first ones.",
    "np.roll brings what falls off at one end back at the other. Which entries have no partner before them?",
)
def rolled_round(X, h0, W, b):
    return rounds(*maps(X, W, b), h0, roll=True)


@min_gru_scan.misconception(
    "Joined steps are done in the wrong order.",
    "Which of the two steps that you join is the earlier one, and through whose factor does its u go?",
)
def joined_in_the_wrong_order(X, h0, W, b):
    return rounds(*maps(X, W, b), h0, join=order_swapped)


@min_gru_scan.accepts()
def step_after_step(X, h0, W, b):
    H = h0.shape[1]
    h = h0
    hs = []
    for t in range(X.shape[0]):
        z = 1 / (1 + np.exp(-(X[t] @ W[:, :H] + b[:H])))
        h = z * h + (1 - z) * (X[t] @ W[:, H:] + b[H:])
        hs.append(h)
    return np.array(hs)


@min_gru_scan.accepts()
def halves(X, h0, W, b):
    a, u = maps(X, W, b)

    def scan(a, u):
        if len(a) == 1:
            return a, u
        k = len(a) // 2
        (a1, u1), (a2, u2) = scan(a[:k], u[:k]), scan(a[k:], u[k:])
        return np.concatenate([a1, a1[-1] * a2]), np.concatenate([u1, a2 * u1[-1] + u2])

    A, U = scan(a, u)
    return A * h0 + U


@min_gru_scan.accepts()
def in_log_space(X, h0, W, b):
    """As in the paper, but the candidate may be negative: its two signs are summed apart."""
    z, n = np.split(X @ W + b, 2, axis=2)
    log_keep = -np.logaddexp(0, -z)
    log_take = -np.logaddexp(0, z)
    path = np.cumsum(log_keep, axis=0)
    total = 0
    with np.errstate(divide="ignore"):
        for sign in (1, -1):
            first = np.log(np.maximum(sign * h0, 0))[None]
            rest = log_take + np.log(np.maximum(sign * n, 0)) - path
            total = total + sign * np.exp(path + np.logaddexp.accumulate(np.concatenate([first, rest]))[1:])
    return total


@min_gru_scan.accepts()
def one_matrix_for_all_pairs(X, h0, W, b):
    """T by T weights, from differences of summed logarithms."""
    z, n = np.split(X @ W + b, 2, axis=2)
    path = np.cumsum(-np.logaddexp(0, -z), axis=0)
    between = path[:, None] - path[None]
    later = np.tril(np.ones((len(X), len(X)), bool))[..., None, None]
    weights = np.exp(np.where(later, between, -np.inf))
    return np.exp(path) * h0 + (weights * ((1 - sigmoid(z)) * n)[None]).sum(axis=1)


@min_gru_scan.accepts()
def rounds_in_torch(X, h0, W, b):
    X, h0, W, b = (torch.as_tensor(v) for v in (X, h0, W, b))
    z, n = (X @ W + b).chunk(2, dim=-1)
    a = torch.cat([torch.zeros_like(h0)[None], torch.sigmoid(z)])
    u = torch.cat([h0[None], torch.sigmoid(-z) * n])
    reach = 1
    while reach < len(a):
        ones, zeros = torch.ones_like(a[:reach]), torch.zeros_like(a[:reach])
        u = a * torch.cat([zeros, u[:-reach]]) + u
        a = a * torch.cat([ones, a[:-reach]])
        reach = reach * 2
    return u[1:].numpy()


why_no_scan = choice(
    reference.why_no_scan,
    points=1,
    minutes=3,
    A="Try it: put a tanh around n, which reads x only. Is a step still a h + u, with a and u known beforehand?",
    C="Exchange z and 1 - z: only the names of two numbers change, and both are still known beforehand.",
    D="Our scan runs on as many numbers as you like, each by itself. What does it have to know of a step?",
)


# --------------------------------------------------------------------------------------------------------- slstm_step


def slstm_inputs(rng, N, D, H, scale=1.0, raised=0.0, level=0.0):
    b = rng.normal(0, scale, 4 * H)
    b[:H] += raised
    n = rng.uniform(0.3, 2, (N, H))
    return {
        "x": rng.normal(size=(N, D)),
        "h": rng.normal(0, 0.5, (N, H)),
        "c": n * rng.uniform(-0.9, 0.9, (N, H)),
        "n": n,
        "m": level + rng.normal(size=(N, H)),
        "W": rng.normal(0, scale, (D, 4 * H)),
        "U": rng.normal(0, scale, (H, 4 * H)),
        "b": b,
    }


def slstm_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", slstm_inputs(rng, N, D, H))
    yield Case("an input gate of about exp(1000)", slstm_inputs(rng, N, D, H, scale=0.5, raised=1000.0, level=1000.0))
    first = slstm_inputs(rng, N, D, H)
    first |= {name: np.zeros((N, H)) for name in "hcn"} | {"m": np.full((N, H), -np.inf)}
    yield Case("nothing has been read yet", first, edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, slstm_inputs(rng, *small), edge=True)
    shut = slstm_inputs(rng, N, D, H, scale=0.5, raised=-950.0)
    shut["b"][H : 2 * H] -= 900
    yield Case("both gates shut, f of about exp(-900)", shut, edge=True)
    yield Case("huge pre-activations", slstm_inputs(rng, N, D, H, scale=400.0), edge=True)


slstm_step = Exercise(
    reference.slstm_step,
    points=5,
    cases=slstm_cases,
    returns={"h_next": 2, "c_next": 1, "n_next": 1, "m_next": 1},
    minutes=25,
)


def log_sigmoid(z):
    return -np.logaddexp(0, -z)


def stepped(
    x,
    h,
    c,
    n,
    m,
    W,
    U,
    b,
    log_i=lambda z: z,
    log_f=log_sigmoid,
    top=np.maximum,
    order="ifgo",
    scaled="if",
    old_m=True,
    fill=None,
):
    """The right answer with something changed: log i, log f, the stacking, what is scaled, n's share of the new."""
    zs = dict(zip(order, np.split(x @ W + h @ U + b, 4, axis=1), strict=True))
    i, f, g = log_i(zs["i"]), log_f(zs["f"]), np.tanh(zs["g"])
    with np.errstate(all="ignore"):
        new = top(f + m, i)
        keep = np.exp(f + (m if old_m else 0) - new) if "f" in scaled else np.exp(f)
        add = np.exp(i - new) if "i" in scaled else np.exp(i)
        c, n = keep * c + add * g, keep * n + (add if fill is None else fill(add, g))
        return zs["o"], c, n, new


def shown(o, c, n, m):
    with np.errstate(all="ignore"):
        return sigmoid(o) * c / n, c, n, m


@slstm_step.misconception(
    "The gates are used as they are, without the stabiliser: their exponentials overflow.",
    "What is np.exp(1000)? Only ratios of exponentials show in h: what may be subtracted from all exponents?",
)
def no_max_stabiliser(x, h, c, n, m, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    with np.errstate(all="ignore"):
        c_next = sigmoid(f) * c + np.exp(i) * np.tanh(g)
        n_next = sigmoid(f) * n + np.exp(i)
        return sigmoid(o) * c_next / n_next, c_next, n_next, m


@slstm_step.misconception(
    "The normaliser is kept and not used: h shows the cell undivided.",
    "Read one input with i = 5, and the same with i = 50. Should what is shown differ?",
)
def normaliser_missing(x, h, c, n, m, W, U, b):
    o, c, n, m = stepped(x, h, c, n, m, W, U, b)
    return sigmoid(o) * c, c, n, m


@slstm_step.misconception(
    "The cell is squashed by tanh, as in an LSTM, instead of being divided.",
    "Which two things are divided in the equation of h'? Is there a tanh in it?",
)
def tanh_for_normaliser(x, h, c, n, m, W, U, b):
    o, c, n, m = stepped(x, h, c, n, m, W, U, b)
    return sigmoid(o) * np.tanh(c), c, n, m


@slstm_step.misconception(
    "The cell is divided, and then squashed by tanh as well.",
    "c'/n' is an average of values of tanh. How large can it become?",
)
def tanh_after_all(x, h, c, n, m, W, U, b):
    o, c, n, m = stepped(x, h, c, n, m, W, U, b)
    return sigmoid(o) * np.tanh(c / n), c, n, m


@slstm_step.misconception(
    "The normaliser adds up i g, as the cell does.",
    "With g = 0 the cell gets nothing. What weight does this step have all the same?",
)
def n_like_c(x, h, c, n, m, W, U, b):
    return shown(*stepped(x, h, c, n, m, W, U, b, fill=lambda add, g: add * g))


@slstm_step.misconception(
    "The input gate is a sigmoid, as in an LSTM.", "How large can your input gate become? How large should it?"
)
def sigmoid_on_i(x, h, c, n, m, W, U, b):
    return shown(*stepped(x, h, c, n, m, W, U, b, log_i=log_sigmoid))


@slstm_step.misconception(
    "The forget gate is exponential, too.",
    "The paper allows both. What does this docstring say about f?",
)
def exp_on_f(x, h, c, n, m, W, U, b):
    return shown(*stepped(x, h, c, n, m, W, U, b, log_f=lambda z: z))


@slstm_step.misconception(
    "Where log f belongs stands f itself.",
    "For i = exp(zi) the exponent is zi. For f, a number between 0 and 1, what is the exponent?",
)
def f_not_its_log(x, h, c, n, m, W, U, b):
    return shown(*stepped(x, h, c, n, m, W, U, b, log_f=sigmoid))


@slstm_step.misconception(
    "The old stabiliser is left out of the forget gate: the stored cell is taken for the real one.",
    "The c that comes in is the cell times exp(-m). Times what is the one that goes out?",
)
def old_m_forgotten(x, h, c, n, m, W, U, b):
    return shown(*stepped(x, h, c, n, m, W, U, b, old_m=False))


@slstm_step.misconception(
    "Only the input gate is rescaled; the old cell comes in at its old scale.",
    "The c that comes in is the cell times exp(-m), the one that goes out times exp(-m'). Which factor lies between?",
)
def only_i_scaled(x, h, c, n, m, W, U, b):
    return shown(*stepped(x, h, c, n, m, W, U, b, scaled="i"))


@slstm_step.misconception(
    "The stabiliser is the logarithm of the sum, where the larger of the two is asked for.",
    "h is right, and any common factor would do. Which one does the docstring choose?",
)
def log_of_the_sum(x, h, c, n, m, W, U, b):
    return shown(*stepped(x, h, c, n, m, W, U, b, top=np.logaddexp))


@slstm_step.misconception(
    "The blocks are read in another order: g, i, f, o.",
    "Which columns does the docstring give to the candidate? (The paper calls it z, and names it first.)",
)
def order_gifo(x, h, c, n, m, W, U, b):
    return shown(*stepped(x, h, c, n, m, W, U, b, order="gifo"))


@slstm_step.accepts()
def with_exp_of_differences(x, h, c, n, m, W, U, b):
    H = h.shape[1]
    z = np.concatenate([x, h], axis=1) @ np.concatenate([W, U]) + b
    i, f, g, o = (z[:, k * H : (k + 1) * H] for k in range(4))
    # log sigmoid: min(z, 0) - log1p(exp(-|z|))
    log_f = np.minimum(f, 0) - np.log1p(np.exp(-np.abs(f)))
    m_new = np.where(log_f + m > i, log_f + m, i)
    i_, f_ = np.exp(i - m_new), np.exp(log_f + m - m_new)
    c_new = f_ * c + i_ * np.tanh(g)
    n_new = f_ * n + i_
    return 1 / (1 + np.exp(-o)) * (c_new / n_new), c_new, n_new, m_new


@slstm_step.accepts()
def in_torch(x, h, c, n, m, W, U, b):
    x, h, c, n, m, W, U, b = map(torch.as_tensor, (x, h, c, n, m, W, U, b))
    i, f, g, o = torch.chunk(x @ W + h @ U + b, 4, dim=-1)
    kept = nn.functional.logsigmoid(f) + m
    m_new = torch.maximum(kept, i)
    c_new = (kept - m_new).exp() * c + (i - m_new).exp() * g.tanh()
    n_new = (kept - m_new).exp() * n + (i - m_new).exp()
    return o.sigmoid() * c_new / n_new, c_new, n_new, m_new


what_is_kept = choice(
    reference.what_is_kept,
    points=1,
    minutes=3,
    A="Whom may the next step of attention look at? Are they all still there?",
    B="What of the past does h_t = z_t h_{t-1} + (1 - z_t) n_t mention?",
    C="You have the two exchanged: which of them has a state, and which looks back at everything?",
)


# ------------------------------------------------------------------------------------------------ layernorm_lstm_step


def normed_inputs(rng, N, D, H, scale=1.0):
    return {
        "x": rng.normal(size=(N, D)),
        "h": rng.normal(size=(N, H)),
        "c": rng.normal(0, 1.5, (N, H)),
        "W": rng.normal(0, scale, (D, 4 * H)) + 0.3 * scale,  # a mean that matters
        "U": rng.normal(0, scale, (H, 4 * H)) + 0.3 * scale,
        "b": rng.normal(size=4 * H),
        "gx": rng.uniform(0.5, 1.5, 4 * H),
        "gh": rng.uniform(0.5, 1.5, 4 * H),
        "gc": rng.uniform(0.5, 1.5, H),
        "bc": rng.normal(size=H),
    }


def normed_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", normed_inputs(rng, N, D, H))
    yield Case("as many examples as units", normed_inputs(rng, H, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, normed_inputs(rng, *small), edge=True)
    yield Case(
        "inputs of zeros", normed_inputs(rng, N, D, H) | {"x": np.zeros((N, D)), "h": np.zeros((N, H))}, edge=True
    )
    yield Case("weights in the hundreds", normed_inputs(rng, N, D, H, scale=400.0), edge=True)


layernorm_lstm_step = Exercise(
    reference.layernorm_lstm_step, points=3, cases=normed_cases, returns=("h_next", "c_next"), minutes=20
)


def norm(A, axis=1, ddof=0, root=np.sqrt):
    return (A - A.mean(axis=axis, keepdims=True)) / root(A.var(axis=axis, keepdims=True, ddof=ddof) + 1e-5)


def normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=norm, before=None, norm_c=None):
    """The right answer with something changed. before: (x W, h U, gx, gh) -> what the bias is added to."""
    a = gx * norm(x @ W) + gh * norm(h @ U) if before is None else before(x @ W, h @ U, gx, gh)
    i, f, g, o = np.split(a + b, 4, axis=1)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(gc * (norm_c or norm)(c) + bc), c


@layernorm_lstm_step.misconception(
    "You normalise over the batch: each column, instead of each row.",
    "Change one example of the batch. May the others' results move? Do yours?",
)
def over_the_batch(x, h, c, W, U, b, gx, gh, gc, bc):
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=lambda A: norm(A, axis=0))


@layernorm_lstm_step.misconception(
    "You normalise the sum of x W and h U, not each by itself.",
    "Make x a hundred times as loud. Can h then still be heard in your pre-activations?",
)
def the_sum_normalised(x, h, c, W, U, b, gx, gh, gc, bc):
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, before=lambda a, r, gx, gh: gx * norm(a + r))


@layernorm_lstm_step.misconception(
    "Each gate's block is normalised by itself.", "How many entries has the row whose mean the docstring asks for?"
)
def gate_by_gate(x, h, c, W, U, b, gx, gh, gc, bc):
    def blocks(A):
        return np.concatenate([norm(B) for B in np.split(A, 4, axis=1)], axis=1)

    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=blocks, norm_c=norm)


@layernorm_lstm_step.misconception(
    "The cell is not normalised where h looks at it.", "Where in the equation of h' do gc and bc stand, and in yours?"
)
def cell_as_it_is(x, h, c, W, U, b, gx, gh, gc, bc):
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm_c=lambda c: (c - bc) / gc)


@layernorm_lstm_step.misconception(
    "The cell's row is only rescaled by its gain and bias, without being normalised.",
    "What is the mean of a row of norm(c'), and what is it in yours?",
)
def only_gain_and_bias(x, h, c, W, U, b, gx, gh, gc, bc):
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm_c=lambda c: c)


@layernorm_lstm_step.misconception(
    "What is handed on is the normalised cell.",
    "With f = 1 and i = 0 the memory should stay what it is. Does it, in yours?",
)
def normalised_cell_returned(x, h, c, W, U, b, gx, gh, gc, bc):
    h, c = normed(x, h, c, W, U, b, gx, gh, gc, bc)
    return h, gc * norm(c) + bc


@layernorm_lstm_step.misconception(
    "You divide by the variance, not by its root.", "Double all numbers of a row: does your result stay what it is?"
)
def divided_by_the_variance(x, h, c, W, U, b, gx, gh, gc, bc):
    return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=lambda A: norm(A, root=lambda v: v))


@layernorm_lstm_step.misconception(
    "The variance is divided by one entry less than there are, as torch.var does unless told otherwise.",
    "Of how many squares does the docstring take the mean?",
)
def unbiased_variance(x, h, c, W, U, b, gx, gh, gc, bc):
    with np.errstate(all="ignore"):
        return normed(x, h, c, W, U, b, gx, gh, gc, bc, norm=lambda A: norm(A, ddof=1 if A.shape[1] > 1 else 0))


@layernorm_lstm_step.accepts()
def squares_and_means(x, h, c, W, U, b, gx, gh, gc, bc):
    def ln(row_vectors):
        d = row_vectors.shape[-1]
        centred = row_vectors - row_vectors.sum(-1)[:, None] / d
        return centred / ((centred * centred).sum(-1)[:, None] / d + 1e-5) ** 0.5

    H = c.shape[1]
    z = ln(np.dot(x, W)) * gx + ln(np.dot(h, U)) * gh + b
    i, f, o = (1 / (1 + np.exp(-z[:, k * H : (k + 1) * H])) for k in (0, 1, 3))
    c_next = i * np.tanh(z[:, 2 * H : 3 * H]) + f * c
    return np.tanh(ln(c_next) * gc + bc) * o, c_next


@layernorm_lstm_step.accepts()
def with_torchs_layer_norm(x, h, c, W, U, b, gx, gh, gc, bc):
    x, h, c, W, U, b, gx, gh, gc, bc = map(torch.as_tensor, (x, h, c, W, U, b, gx, gh, gc, bc))
    ln = nn.functional.layer_norm
    z = ln(x @ W, gx.shape, gx) + ln(h @ U, gh.shape, gh) + b
    i, f, g, o = z.chunk(4, 1)
    c_next = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * ln(c_next, gc.shape, gc, bc).tanh(), c_next
