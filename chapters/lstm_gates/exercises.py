"""How the exercises of `lstm_gates` are marked, and which mistakes are known by name."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise, choice
from solutions import lstm_gates as reference
from solutions.start import sigmoid


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def one_sized(N, D, H):
    """The same sizes with one of them 1, each under its label; and all of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()


def cell(rng, N, D, H, names="x h c W U b", scale=1.0):
    """Random inputs of one step."""
    shapes = {"x": (N, D), "h": (N, H), "c": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    spread = {"c": 1.5, "W": scale, "U": scale, "b": scale}
    inputs = {name: rng.normal(0, spread.get(name, 1.0), shape) for name, shape in shapes.items()}
    return {name: inputs[name] for name in names.split()}


def only(inputs, *kept):
    """The inputs with everything set to zero but the named ones."""
    return {name: value if name in kept else np.zeros_like(value) for name, value in inputs.items()}


# ------------------------------------------------------------------------------------------------------- lstm_gates

GATES = "x h W U b"


def gates_cases(rng):
    N, D, H = sizes(rng, 3)
    for label, kept in (("only the input", "xW"), ("only the old state", "hU"), ("only the bias", "b")):
        yield Case(label, only(cell(rng, N, D, H, GATES), *kept))
    yield Case("random numbers", cell(rng, N, D, H, GATES))
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small, GATES), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, GATES, scale=400.0), edge=True)


lstm_gates = Exercise(reference.lstm_gates, points=3, cases=gates_cases, returns=("i", "f", "g", "o"), minutes=15)


def squash(i, f, g, o):
    return sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)


@lstm_gates.misconception(
    "The last two blocks are exchanged: you read the order i, f, o, g.",
    "Which columns does the docstring give to the candidate: the third quarter, or the last?",
)
def order_ifog(x, h, W, U, b):
    i, f, o, g = np.split(x @ W + h @ U + b, 4, axis=1)
    return squash(i, f, g, o)


@lstm_gates.misconception(
    "The first two blocks are exchanged: you read the order f, i, g, o.",
    "Many texts explain the forget gate first. Whose columns come first in our W?",
)
def order_fiog(x, h, W, U, b):
    f, i, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    return squash(i, f, g, o)


@lstm_gates.misconception(
    "The candidate is squashed by a sigmoid.",
    "If nothing negative can ever be written, which way can the cell state go?",
)
def sigmoid_on_g(x, h, W, U, b):
    return tuple(sigmoid(z) for z in np.split(x @ W + h @ U + b, 4, axis=1))


@lstm_gates.misconception(
    "The gates are squashed by tanh.",
    "A gate is the share that may pass. Between which two numbers does a share lie, and between which do yours?",
)
def tanh_on_gates(x, h, W, U, b):
    return tuple(np.tanh(z) for z in np.split(x @ W + h @ U + b, 4, axis=1))


@lstm_gates.misconception(
    "The bias is missing.", "Set x and h to zero. What is then left to open a gate, or to shut it?"
)
def bias_missing(x, h, W, U, b):
    return reference.lstm_gates(x, h, W, U, np.zeros_like(b))


@lstm_gates.misconception(
    "The pre-activations are cut along the batch.",
    "The sum has shape (N, 4H). Which of its axes counts examples, and which holds the four blocks?",
)
def split_axis0(x, h, W, U, b):
    return squash(*np.split(x @ W + h @ U + b, 4, axis=0))


@lstm_gates.misconception(
    "A reshape has torn the blocks apart.",
    "Put 0, 1, 2, … into an array of shape (N, 4H) and look where reshape puts them. Is a row still one example?",
)
def reshaped(x, h, W, U, b):
    return squash(*(x @ W + h @ U + b).reshape(4, *h.shape))


@lstm_gates.misconception(
    "Every fourth column is taken for a gate.",
    "Do the columns of one gate stand side by side in W, or do the gates take turns?",
)
def taking_turns(x, h, W, U, b):
    z = x @ W + h @ U + b
    return squash(*(z[:, k::4] for k in range(4)))


@lstm_gates.accepts()
def exp_and_slices(x, h, W, U, b):
    H = h.shape[1]
    z = np.dot(np.hstack((x, h)), np.vstack((W, U))) + b
    i = 1 / (1 + np.exp(-z[:, :H]))
    f = 1 / (1 + np.exp(-z[:, H : 2 * H]))
    g = np.tanh(z[:, 2 * H : 3 * H])
    o = 1 / (1 + np.exp(-z[:, 3 * H :]))
    return i, f, g, o


@lstm_gates.accepts()
def row_by_row(x, h, W, U, b):
    pass  # a first try that was left above finished code

    def gate(k, squashing):
        H = len(U)
        cols = slice(k * H, (k + 1) * H)
        out = []
        for n in range(len(x)):
            out.append(squashing(x[n] @ W[:, cols] + h[n] @ U[:, cols] + b[cols]))
        return np.stack(out)

    def stable(z):
        e = np.exp(-np.abs(z))
        return np.where(z >= 0, 1 / (1 + e), e / (1 + e))

    return [gate(0, stable), gate(1, stable), gate(2, np.tanh), gate(3, stable)]


@lstm_gates.accepts()
def einsum_and_a_stack(x, h, W, U, b):
    H = h.shape[1]
    z = np.einsum("nd,dgh->gnh", x, W.reshape(-1, 4, H)) + np.einsum("nk,kgh->gnh", h, U.reshape(-1, 4, H))
    z += b.reshape(4, 1, H)
    z[[0, 1, 3]] = 0.5 + 0.5 * np.tanh(z[[0, 1, 3]] / 2)
    z[2] = np.tanh(z[2])
    return tuple(z)


@lstm_gates.accepts()
def through_torch(x, h, W, U, b):
    x, h, W, U, b = (torch.from_numpy(v) for v in (x, h, W, U, b))
    i, f, g, o = (x @ W + h @ U + b).chunk(4, dim=1)
    return torch.sigmoid(i).numpy(), torch.sigmoid(f).numpy(), torch.tanh(g).numpy(), torch.sigmoid(o).numpy()


# -------------------------------------------------------------------------------------------------------- lstm_step


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, N, D, H))
    empty = cell(rng, N, D, H)
    yield Case("an empty memory", {**empty, "c": np.zeros_like(empty["c"])})
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=400.0), edge=True)


lstm_step = Exercise(
    reference.lstm_step,
    points=4,
    cases=step_cases,
    returns=("h_next", "c_next"),
    after=("lstm_gates",),
    minutes=15,
)


@lstm_step.misconception(
    "The forget gate and the input gate are exchanged.",
    "Suppose f = 1 and i = 0. What should become of the old cell state, and what becomes of yours?",
)
def f_and_i_swapped(x, h, c, W, U, b):
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = i * c + f * g
    return o * np.tanh(c_next), c_next


@lstm_step.misconception(
    "The cell state is shown without its tanh.",
    "If c has grown to 5 and the output gate is open, how large is your h? What do the next step's gates make of it?",
    pointer='The lesson, "One line of code, two cells": some texts do write it so, and there is a name for that cell.',
)
def no_tanh_on_c(x, h, c, W, U, b):
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return reference.lstm_gates(x, h, W, U, b)[3] * c_next, c_next


@lstm_step.misconception(
    "What is shown is the cell state from before this step.",
    "Something is written at this step. In which step's h can it first be seen, and in which should it?",
)
def h_uses_old_c(x, h, c, W, U, b):
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return reference.lstm_gates(x, h, W, U, b)[3] * np.tanh(c), c_next


@lstm_step.misconception(
    "What comes back as h_next is the cell state.",
    "And what comes back as c_next? Is one state there twice, or have the two changed places?",
)
def c_returned_as_h(x, h, c, W, U, b):
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return c_next, c_next


@lstm_step.misconception(
    "The output gate acts too early, on what the tanh has yet to squash.",
    "Suppose o = 0 for one step. Should the cell lose what it knows, or only keep it to itself? Where does o belong?",
)
def o_multiplies_c(x, h, c, W, U, b):
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = o * (f * c + i * g)
    return np.tanh(c_next), c_next


@lstm_step.misconception(
    "What is written is governed by 1 − f; the input gate has no say.",
    "Suppose i = 0 and f = 0. What should then be in the cell, and what is in yours?",
    pointer="That is a cell of its own, with one gate fewer: the chapter on variants returns to it.",
)
def coupled(x, h, c, W, U, b):
    _, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = f * c + (1 - f) * g
    return o * np.tanh(c_next), c_next


@lstm_step.misconception(
    "The forget gate also erases what is being written.",
    "Suppose f = 0 and i = 1. Should the new candidate be in the cell afterwards? In which order do things happen?",
)
def gate_after_add(x, h, c, W, U, b):
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = f * (c + i * g)
    return o * np.tanh(c_next), c_next


@lstm_step.misconception(
    "The cell state is squashed before it is stored.",
    "Keep f = 1 and i = 0 for a hundred steps. Does your cell state stay what it was?",
)
def tanh_inside_c(x, h, c, W, U, b):
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = np.tanh(f * c + i * g)
    return o * c_next, c_next


@lstm_step.accepts()
def one_piece(x, h, c, W, U, b):
    H = c.shape[1]
    z = x.dot(W) + h.dot(U) + b

    def gate(k):
        return 1 / (1 + np.exp(-z[:, k * H : (k + 1) * H]))

    c *= gate(1)
    c += gate(0) * np.tanh(z[:, 2 * H : 3 * H])
    return [gate(3) * np.tanh(c), c]


@lstm_step.accepts()
def unit_by_unit(x, h, c, W, U, b):
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    h_next, c_next = None, None
    h_next, c_next = np.zeros(c.shape), np.zeros(c.shape)
    for n in range(c.shape[0]):
        for k in range(c.shape[1]):
            c_next[n][k] = f[n][k] * c[n][k] + i[n][k] * g[n][k]
            h_next[n][k] = o[n][k] * (1 - 2 / (1 + np.exp(2 * c_next[n][k])))
    return h_next, c_next


@lstm_step.accepts()
def torch_cell(x, h, c, W, U, b):
    module = nn.LSTMCell(x.shape[1], h.shape[1]).double()
    with torch.no_grad():
        module.weight_ih[:], module.weight_hh[:] = torch.tensor(W.T.copy()), torch.tensor(U.T.copy())
        module.bias_ih[:], module.bias_hh[:] = torch.tensor(b), 0.0
        return module(torch.tensor(x), (torch.tensor(h), torch.tensor(c)))


# ----------------------------------------------------------------------------------------------------- lstm_forward


def sequence(rng, T, N, D, H, scale=1.0):
    one = cell(rng, N, D, H, scale=scale)
    return {"X": rng.normal(size=(T, N, D)), "h0": one["h"], "c0": one["c"], **{k: one[k] for k in "WUb"}}


def forward_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(9, 12))  # longer than any other axis
    yield Case("random numbers", sequence(rng, T, N, D, H))
    fresh = sequence(rng, T, N, D, H)
    yield Case("from empty states", {**fresh, "h0": np.zeros((N, H)), "c0": np.zeros((N, H))})
    yield Case("T = 1", sequence(rng, 1, N, D, H), edge=True)
    for label, small in one_sized(N, D, H):
        yield Case(label, sequence(rng, T, *small), edge=True)
    yield Case("a long sequence", sequence(rng, 60, N, D, H, scale=0.3), edge=True)


lstm_forward = Exercise(
    reference.lstm_forward,
    points=3,
    cases=forward_cases,
    returns=("hs", "cs"),
    parts={"hs": (0, "t"), "cs": (0, "t")},
    after=("lstm_gates", "lstm_step"),
    minutes=15,
)


def run(X, h0, c0, W, U, b, following):
    """A forward pass whose next (h, c) is chosen by ``following(h, c, h_next, c_next)``."""
    h, c, hs, cs = h0, c0, [], []
    for x in X:
        h_next, c_next = reference.lstm_step(x, h, c, W, U, b)
        hs.append(h_next)
        cs.append(c_next)
        h, c = following(h, c, h_next, c_next)
    return np.stack(hs), np.stack(cs)


@lstm_forward.misconception(
    "Every step starts from the cell state c0.",
    "Suppose f = 1 and i = 1 at every step. Does your cell state collect what is written, or start anew each time?",
)
def c_not_carried(X, h0, c0, W, U, b):
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (h_next, c))


@lstm_forward.misconception(
    "Every step starts from the hidden state h0.",
    "Which h do the gates see at t = 1: the one you were given, or the one the cell has just shown?",
)
def h_not_carried(X, h0, c0, W, U, b):
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (h, c_next))


@lstm_forward.misconception(
    "Neither state is carried: every step starts from h0 and c0.",
    "After the step at t = 0, where do you put the two states so that the step at t = 1 can find them?",
)
def nothing_carried(X, h0, c0, W, U, b):
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (h, c))


@lstm_forward.misconception(
    "The two states change places from one step to the next.",
    "In which order does lstm_step return its two values? In which order do you take them, and hand them back?",
)
def states_exchanged(X, h0, c0, W, U, b):
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (c_next, h_next))


@lstm_forward.misconception(
    "From the second step on, the gates see the cell state in place of the hidden state.",
    "Two states arrive at a step. Which of them is multiplied by U?",
)
def gates_from_c(X, h0, c0, W, U, b):
    return run(X, h0, c0, W, U, b, lambda h, c, h_next, c_next: (c_next, c_next))


@lstm_forward.misconception(
    "What comes back as hs are the cell states.",
    "And what comes back as cs? Is one state there twice, or have the two changed places?",
)
def cs_as_hs(X, h0, c0, W, U, b):
    _, cs = reference.lstm_forward(X, h0, c0, W, U, b)
    return cs, cs


@lstm_forward.misconception(
    "Only the last states come back.", "What would a second layer, or a read-out at every step, need from you?"
)
def last_only(X, h0, c0, W, U, b):
    hs, cs = reference.lstm_forward(X, h0, c0, W, U, b)
    return hs[-1], cs[-1]


@lstm_forward.misconception(
    "Every entry is the last state.",
    "Print hs[0] inside the loop and after it. Are you storing a state, or a view that the next step overwrites?",
)
def aliased(X, h0, c0, W, U, b):
    hs, cs = reference.lstm_forward(X, h0, c0, W, U, b)
    return np.stack([hs[-1]] * len(hs)), np.stack([cs[-1]] * len(cs))


@lstm_forward.accepts()
def kept_by_time(X, h0, c0, W, U, b):
    h, c = {-1: h0}, {-1: c0}
    for t in range(X.shape[0]):
        h[t], c[t] = reference.lstm_step(X[t], h[t - 1], c[t - 1], W, U, b)
    T = X.shape[0]
    return np.array([h[t] for t in range(T)]), np.array([c[t] for t in range(T)])


@lstm_forward.accepts()
def preallocated_in_place(X, h0, c0, W, U, b):
    T, N, _ = X.shape
    H = h0.shape[1]
    hs, cs = np.empty((T, N, H)), np.empty((T, N, H))
    Z = X.reshape(T * N, -1).dot(W).reshape(T, N, 4 * H) + b
    for t in range(T):
        z = Z[t] + h0 @ U
        i, f, o = (1 / (1 + np.exp(-z[:, k * H : (k + 1) * H])) for k in (0, 1, 3))
        c0 *= f
        c0 += i * np.tanh(z[:, 2 * H : 3 * H])
        h0[...] = o * np.tanh(c0)
        hs[t], cs[t] = h0, c0
    return hs, cs


@lstm_forward.accepts()
def lists_and_the_batch_first(X, h0, c0, W, U, b):
    hs, cs = [], []
    for x in X.transpose(1, 0, 2).swapaxes(0, 1):
        h0, c0 = reference.lstm_step(x, h0, c0, W, U, b)
        hs += [h0]
        cs += [c0]
    return hs, cs


# -------------------------------------------------------------------------------------- weights by hand: the drive


def drive_by_hand(weights, X):
    """Run one LSTM cell with these weights over X (T, 2), from empty states, and write down c."""
    W, U, b = (np.asarray(w, float) for w in weights())
    shapes = [list(W.shape), list(U.shape), [b.size]]
    c, trace = 0.0, np.full(len(X), np.nan)
    if shapes == [[2, 4], [1, 4], [4]]:
        Z, u, h = X @ W + b.ravel(), U[0], 0.0
        for t, z in enumerate(Z):
            a = z + h * u
            i, f, _, o = 0.5 + 0.5 * np.tanh(0.5 * a)
            c = f * c + i * np.tanh(a[2])
            h = o * np.tanh(c)
            trace[t] = c
    return {"c": trace, "shapes": shapes}


# ---------------------------------------------------------------------------------------------------- latch_weights


def latch_input(length, values, noise):
    """Input 0: values (step -> ±1) and noise; input 1: the marker."""
    X = np.stack([noise, np.zeros(length)], axis=1)
    for t, value in values.items():
        X[t] = value, 1
    return X


def latch_cases(rng):
    start = int(rng.integers(3, 9))
    for sign, word in ((-1.0, "−1"), (1.0, "+1")):
        noise = np.where(np.arange(1560) > start + 500, rng.normal(0, 2, 1560), 0)
        yield Case(f"{word}, then silence, then noise", {"X": latch_input(1560, {start: sign}, noise)})
    for first, second in ((1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)):
        X = latch_input(60, {start: first, 30: second}, rng.normal(0, 2, 60))
        yield Case(f"{first:+g}, and later {second:+g}", {"X": X})


latch_weights = Exercise(
    reference.latch_weights,
    points=3,
    cases=latch_cases,
    returns=("c",),
    drive=drive_by_hand,
    by_laws=True,
    data=True,
    minutes=20,
)


@latch_weights.law(
    "Other shapes are asked for: W (2, 4), U (1, 4) and b (4,).",
    "One row for each thing that comes in, one column for each gate. How many of both are there?",
    share=0,
)
def latch_shapes(case, seen):
    return seen["shapes"] == [[2, 4], [1, 4], [4]]


@latch_weights.law(
    "Right after the first marker, c is not the value.",
    "Work the marked step out by hand, once for +1 and once for −1: what is i, what is g, and what is their product?",
)
def writes_the_value(case, seen):
    first = np.flatnonzero(case["X"][:, 1])[0]
    return abs(seen["c"][first] - case["X"][first, 0]) <= 0.1


@latch_weights.law(
    "In silence the memory does not stay what it is.",
    "How much is left after 1,000 steps if each of them keeps 99 %? How near to 1 must f be, and what makes it so?",
)
def keeps_in_silence(case, seen):
    X, c = case["X"], np.asarray(seen["c"])
    first = np.flatnonzero(X[:, 1])[0]
    if len(X) < 1000:
        return abs(c[first]) > 0.1
    return abs(c[first]) > 0.1 and bool(np.all(np.abs(c[first : first + 500] - c[first]) <= 1e-6))


@latch_weights.law(
    "Noise gets into the memory.",
    "At a step without a marker, what should i be? Which inputs may it listen to, and which of them is noise?",
)
def refuses_noise(case, seen):
    X, c = case["X"], np.asarray(seen["c"])
    first = np.flatnonzero(X[:, 1])[0]
    if len(X) < 1000:
        return abs(c[first]) > 0.1
    kept = c[first + 2] / c[first + 1]  # what leaks in silence is another law's
    if not (abs(c[first]) > 0.1 and np.isfinite(kept)):
        return False
    return bool(np.all(np.abs(c[first + 501 :] - kept * c[first + 500 : -1]) <= 0.05))


@latch_weights.law(
    "A second value does not replace the first.",
    "The cell adds what is written to what is kept. At a marked step, how much of the old value should be kept?",
)
def replaces_the_old(case, seen):
    X, c = case["X"], np.asarray(seen["c"])
    marked = np.flatnonzero(X[:, 1])
    if len(marked) < 2:
        return abs(c[marked[0]]) > 0.1
    first, second = marked
    # a first write of another size is another law's
    size = abs(c[first])
    return size > 0.1 and abs(c[second] - size * X[second, 0]) <= 0.1 * size


@latch_weights.law(
    "The gates do the right things, but not sharply enough: c is not right to 1e-6.",
    "How far is σ(5) from 1, and how far is tanh(2)? How far would they be if the sums inside were ten times as large?",
)
def sharp_enough(case, seen):
    # only of a value that is roughly right and of noise that is roughly refused: the rest is other laws'
    X, c = case["X"], np.asarray(seen["c"])
    first = np.flatnonzero(X[:, 1])[0]
    off = abs(c[first] - X[first, 0])
    if not abs(c[first]) > 0.1 or 1e-6 < off <= 0.1:
        return False
    if len(X) < 1000:
        return True
    written = np.abs(c[first + 501 :] - c[first + 2] / c[first + 1] * c[first + 500 : -1]).max()
    return not 1e-8 < written <= 0.05


def latch(i=(0, 80, -40), f=(0, -80, 40), g=(40, 0, 0)):
    """Latch weights; each gate is given as (from input 0, from input 1, bias)."""
    W = np.array([[i[0], f[0], g[0], 0], [i[1], f[1], g[1], 0]], float)
    return W, np.zeros((1, 4)), np.array([i[2], f[2], g[2], 40.0])


@latch_weights.misconception(breaks="keeps_in_silence")
def leaky():
    return latch(f=(0, -80, 4.6))


@latch_weights.misconception(breaks="keeps_in_silence")
def marker_alone_opens_f():
    return latch(f=(0, 80, -40))


@latch_weights.misconception(breaks="refuses_noise")
def writes_noise():
    return latch(i=(0, 40, 0))


@latch_weights.misconception(breaks="refuses_noise")
def i_listens_to_the_value():
    return latch(i=(40, 80, -40))


@latch_weights.misconception(breaks="replaces_the_old")
def never_erases():
    return latch(f=(0, 0, 40))


@latch_weights.misconception(breaks="writes_the_value")
def sign_lost():
    return latch(g=(0, 40, 0))


@latch_weights.misconception(breaks="writes_the_value")
def value_shrunk():
    return latch(g=(1, 0, 0))


@latch_weights.misconception(breaks="sharp_enough")
def too_soft():
    return latch(i=(0, 10, -5), f=(0, -10, 40), g=(5, 0, 0))


@latch_weights.misconception(breaks="latch_shapes")
def latch_in_pytorch_layout():
    W, U, b = latch()
    return W.T, U.T, b


@latch_weights.accepts()
def latch_with_lists():
    return [[0, 0, 50, 0], [60, -60, 0, 0]], [[0, 0, 0, 0]], [-30, 30, 0, 0]


@latch_weights.accepts()
def latch_column_by_column():
    K = 100
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros((1, 4))
    W[1, 0], b[0, 0] = 2 * K, -K
    W[1, 1], b[0, 1] = -2 * K, K
    W[0, 2] = K
    W[:, 3] = 1.0  # what h shows is free
    return W, U, b


# -------------------------------------------------------------------------------------------------- counter_weights


def counter_cases(rng):
    n = int(rng.integers(1800, 2000))
    one_hot = np.eye(2)
    yield Case("many a's, then as many b's", {"X": one_hot[np.repeat([0, 1], n)]})
    yield Case(
        "a's and b's in any order",
        {"X": one_hot[np.concatenate([[0, 0, 1, 1, 1, 1, 0, 0], rng.integers(2, size=300)])]},
    )
    yield Case("a b first", {"X": one_hot[[1, 0, 0]]}, edge=True)


counter_weights = Exercise(
    reference.counter_weights,
    points=3,
    cases=counter_cases,
    returns=("c",),
    drive=drive_by_hand,
    by_laws=True,
    data=True,
    minutes=15,
)


@counter_weights.law(
    "Other shapes are asked for: W (2, 4), U (1, 4) and b (4,).",
    "One row for each thing that comes in, one column for each gate. How many of both are there?",
    share=0,
)
def counter_shapes(case, seen):
    return seen["shapes"] == [[2, 4], [1, 4], [4]]


@counter_weights.law(
    "Not every a raises c by one and the same amount.",
    "Print c after 1, 2, 3 and 1,000 a's. Is anything forgotten between them? Does any gate change as the count grows?",
)
def every_a_adds(case, seen):
    c = np.concatenate([[0.0], seen["c"]])
    steps = np.diff(c)[case["X"][:, 0] == 1]
    return bool(steps[0] > 1e-3 and np.all(np.abs(steps - steps[0]) <= 1e-6 * steps[0]))


@counter_weights.law(
    "A b does not take back what an a has given.",
    "Change nothing but the letter, from a to b. Which of i, f and g should change, and how?",
)
def every_b_takes(case, seen):
    c = np.concatenate([[0.0], seen["c"]])
    steps, is_a = np.diff(c), case["X"][:, 0] == 1
    # an uneven count of a's is another law's: compare the first b with the a before it
    first = int(np.flatnonzero(~is_a)[0])
    given = abs(steps[first - 1] if first else steps[1])
    return bool(given > 1e-3 and abs(steps[first] + given) <= 0.2 * given)


@counter_weights.law(
    "After as many b's as a's the count is not zero.",
    "By how much is c off after 10 and 10, and after 1,000 and 1,000? Does the error grow with n or with the sign?",
)
def returns_to_zero(case, seen):
    c, a = np.asarray(seen["c"]), case["X"][:, 0]
    even = np.cumsum(2 * a - 1) == 0
    return bool(np.abs(c[0]) > 1e-3 and np.all(np.abs(c[even]) <= 1e-6 * np.abs(c[0])))


def counter(g=(40, -40), f=(0, 0, 40), i=(0, 0, 40), u=(0, 0, 0, 0)):
    """Counter weights; f and i as (from a, from b, bias), g without a bias, u the row of U."""
    W = np.array([[i[0], f[0], g[0], 0], [i[1], f[1], g[1], 0]], float)
    return W, np.array([u], float), np.array([i[2], f[2], 0, 40.0])


@counter_weights.misconception(breaks="every_a_adds")
def f_not_one():
    return counter(f=(0, 0, 6.9))


@counter_weights.misconception(breaks="every_a_adds")
def gates_left_at_zero():
    return counter(f=(0, 0, 0), i=(0, 0, 0))


@counter_weights.misconception(breaks="every_a_adds")
def counts_in_h():
    return counter(g=(0.5, -0.5), u=(0, 0, 1, 0), f=(0, 0, -40))


@counter_weights.misconception(breaks="every_b_takes")
def b_not_heard():
    return counter(g=(40, 0))


@counter_weights.misconception(breaks="every_b_takes")
def b_counts_up_too():
    return counter(g=(40, 40))


@counter_weights.misconception(breaks="every_b_takes")
def b_erases():
    return counter(g=(40, 0), f=(0, -80, 40))


@counter_weights.misconception(breaks="returns_to_zero")
def b_takes_less():
    return counter(g=(2, -1.5))


@counter_weights.misconception(breaks="counter_shapes")
def counter_in_pytorch_layout():
    W, U, b = counter()
    return W.T, U.T, b


@counter_weights.accepts()
def by_less_than_one():
    return counter(g=(1, -1))  # 0.76 a step: k is free


@counter_weights.accepts()
def half_open_input_gate():
    return counter(i=(0, 0, 0))  # 0.5 a step


@counter_weights.accepts()
def sign_in_the_bias():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.array([50, 50, 50, 0])
    W[1, 2] = -100
    return W, U, b


# ---------------------------------------------------------------------------------------------------- reorder_gates


def reorder_cases(rng):
    D, H = sizes(rng, 2)
    for label, shape, src, dst, edge in (
        ("from this course to ONNX", (D, 4 * H), "ifgo", "iofc", False),
        ("a bias from ONNX to this course", (4 * H,), "iofc", "ifgo", False),
        ("from TensorFlow 1 to Keras", (H, 4 * H), "icfo", "ifco", False),
        ("an order of our own", (D, 4 * H), "ofgi", "fgio", False),
        ("nothing to do", (D, 4 * H), "ifgo", "ifco", True),
        ("H = 1", (D, 4), "ifgo", "fcio", True),
        ("D = 1", (1, 4 * H), "ifgo", "fcio", True),
    ):
        yield Case(label, {"A": rng.normal(size=shape), "src": src, "dst": dst}, edge)


reorder_gates = Exercise(reference.reorder_gates, points=2, cases=reorder_cases, returns=("restacked",), minutes=15)


def blocks_of(A, order):
    return dict(zip(order.replace("c", "g"), np.split(A, 4, axis=-1), strict=True))


@reorder_gates.misconception(
    "You apply the way back.",
    "Take four blocks of width 1, holding 0, 1, 2, 3. Which number should stand first when dst begins with o?",
)
def inverse_permutation(A, src="ifgo", dst="iofc"):
    # for each letter of src, the block at that letter's place in dst: the same for a swap of two, not for a cycle
    blocks, dst = np.split(A, 4, axis=-1), dst.replace("c", "g")
    return np.concatenate([blocks[dst.index(gate)] for gate in src.replace("c", "g")], axis=-1)


@reorder_gates.misconception(
    "src is not looked at: the blocks are always read as i, f, g, o.",
    'Call it with src and dst the same, say "ofgi" both times. What should come out?',
)
def src_ignored(A, src="ifgo", dst="iofc"):
    return np.concatenate([blocks_of(A, "ifgo")[gate] for gate in dst.replace("c", "g")], axis=-1)


@reorder_gates.misconception(
    "The blocks are cut along the rows.",
    "W has one row for each input and 4H columns. Along which of its axes do the gates lie side by side?",
)
def permutes_rows(A, src="ifgo", dst="iofc"):
    H, src = len(A) // 4, src.replace("c", "g")
    starts = [H * src.index(gate) for gate in dst.replace("c", "g")]
    return np.concatenate([A[at : at + H] for at in starts], axis=0)


@reorder_gates.misconception(
    "A bias cannot be restacked: it has one axis only.",
    "W, U and b share one of their axes. Is it the second, or is there a better name for it?",
)
def only_matrices(A, src="ifgo", dst="iofc"):
    blocks = dict(zip(src.replace("c", "g"), np.split(A, 4, axis=1), strict=True))
    return np.concatenate([blocks[gate] for gate in dst.replace("c", "g")], axis=1)


@reorder_gates.misconception(
    "g and c are taken for different blocks.",
    "The message is about a letter that was not found. Which two letters does the docstring give to one block?",
)
def candidate_not_known(A, src="ifgo", dst="iofc"):
    blocks = np.split(A, 4, axis=-1)
    return np.concatenate([blocks[src.index(gate)] for gate in dst], axis=-1)


@reorder_gates.misconception(
    "Every fourth column is taken for a gate.",
    "Do the columns of one gate stand side by side, or do the gates take turns?",
)
def reorder_taking_turns(A, src="ifgo", dst="iofc"):
    src = src.replace("c", "g")
    return np.concatenate([A[..., src.index(gate) :: 4] for gate in dst.replace("c", "g")], axis=-1)


@reorder_gates.accepts()
def with_an_index_array(A, src="ifgo", dst="iofc"):
    H = A.shape[-1] // 4
    src, dst = src.replace("g", "c"), dst.replace("g", "c")
    columns = [src.index(gate) * H + k for gate in dst for k in range(H)]
    return A[..., columns]


@reorder_gates.accepts()
def by_argsort(A, src="ifgo", dst="iofc"):
    src, dst = list(src.replace("c", "g")), list(dst.replace("c", "g"))
    order = np.argsort(src)[np.argsort(np.argsort(dst))]
    blocks = A.reshape(*A.shape[:-1], 4, -1)
    return blocks[..., order, :].reshape(A.shape)


@reorder_gates.accepts()
def written_in_place(A, src="ifgo", dst="iofc"):
    H = A.shape[-1] // 4
    old = A.T.copy()
    for k, gate in enumerate(dst):
        at = (src.find(gate) if gate in src else src.find("g" if gate == "c" else "c")) * H
        A.T[k * H : (k + 1) * H] = old[at : at + H]
    return A


# ---------------------------------------------------------------------------------------------------- to_torch_lstm


def torch_cases(rng):
    D, H = sizes(rng, 2)
    yield Case("random numbers", cell(rng, 1, D, H, "W U b"))
    yield Case("D = 1", cell(rng, 1, 1, H, "W U b"), edge=True)
    yield Case("H = 1", cell(rng, 1, D, 1, "W U b"), edge=True)


def drive_to_torch(to_torch_lstm, W, U, b):
    """The state, with the two biases added up: how they share the sum is free."""
    state = to_torch_lstm(W, U, b)
    if not isinstance(state, dict):
        raise TypeError(f"a dict is asked for; a {type(state).__name__} came back")
    arrays = {name: np.asarray(value, float) for name, value in state.items()}
    return {
        "names": sorted(map(str, arrays)),
        "weight_ih_l0": arrays["weight_ih_l0"],
        "weight_hh_l0": arrays["weight_hh_l0"],
        "bias": arrays["bias_ih_l0"] + arrays["bias_hh_l0"],
    }


to_torch_lstm = Exercise(
    reference.to_torch_lstm,
    points=2,
    cases=torch_cases,
    returns={"names": 0.5, "weight_ih_l0": 1, "weight_hh_l0": 1, "bias": 1.5},
    drive=drive_to_torch,
    parts={"weight_ih_l0": (0, "ifgo"), "weight_hh_l0": (0, "ifgo"), "bias": (0, "ifgo")},
    minutes=10,
)


@to_torch_lstm.misconception(
    "The matrices are not transposed.",
    "Compare the shapes that the docstring asks for with those you were given. Which axis of PyTorch's holds the gates?",
)
def not_transposed(W, U, b):
    return {"weight_ih_l0": W, "weight_hh_l0": U, "bias_ih_l0": b, "bias_hh_l0": np.zeros_like(b)}


@to_torch_lstm.misconception(
    "The matrices are reshaped, not transposed.",
    "The shape is right. Does row 0 of yours hold what column 0 of W held?",
)
def reshaped_not_transposed(W, U, b):
    weights = {"weight_ih_l0": W.reshape(W.shape[::-1]), "weight_hh_l0": U.reshape(U.shape[::-1])}
    return {**weights, "bias_ih_l0": b, "bias_hh_l0": np.zeros_like(b)}


@to_torch_lstm.misconception(
    "The bias counts twice.", "With x = 0 and h = 0, what is inside PyTorch's gates once it has added its two biases?"
)
def bias_doubled(W, U, b):
    return {"weight_ih_l0": W.T, "weight_hh_l0": U.T, "bias_ih_l0": b, "bias_hh_l0": b}


@to_torch_lstm.misconception(
    "The matrices are restacked on the way, as i, f, o, g.",
    "What does the docstring say of PyTorch's order? What is there to do, if it is ours?",
)
def restacked_needlessly(W, U, b):
    W, U, b = (reference.reorder_gates(A, "ifgo", "ifog") for A in (W, U, b))
    return reference.to_torch_lstm(W, U, b)


@to_torch_lstm.accepts()
def all_in_the_second_bias(W, U, b):
    state = dict(weight_ih_l0=W.T.copy(), weight_hh_l0=np.transpose(U), bias_hh_l0=b)
    state["bias_ih_l0"] = np.zeros(4 * U.shape[0])
    return state


@to_torch_lstm.accepts()
def half_and_half_as_tensors(W, U, b):
    arrays = {"weight_ih_l0": W.T, "weight_hh_l0": U.T, "bias_ih_l0": b / 2, "bias_hh_l0": b / 2}
    return {name: torch.tensor(value.copy()) for name, value in arrays.items()}


# ------------------------------------------------------------------------------------------------- lstm_param_count


def count_cases(rng):
    D, H = sizes(rng, 2)
    yield Case("one layer", {"D": D, "H": H, "layers": 1, "biases": 1})
    yield Case("one layer of PyTorch's", {"D": D, "H": H, "layers": 1, "biases": 2})
    yield Case("three layers", {"D": D, "H": H, "layers": 3, "biases": 1})
    yield Case("D = H = 1", {"D": 1, "H": 1, "layers": 2, "biases": 2}, edge=True)


lstm_param_count = Exercise(reference.lstm_param_count, points=1, cases=count_cases, returns=("count",), minutes=10)


@lstm_param_count.misconception(
    "You count three blocks of weights.", "A cell has three gates. What else in it has weights of its own?"
)
def three_gates_only(D, H, layers=1, biases=1):
    return reference.lstm_param_count(D, H, layers, biases) * 3 // 4


@lstm_param_count.misconception(
    "You count the weights of one block: a simple RNN's.",
    "How many sums like x W + h U + b does the cell work out at each step?",
)
def one_block(D, H, layers=1, biases=1):
    return reference.lstm_param_count(D, H, layers, biases) // 4


@lstm_param_count.misconception(
    "Every layer is counted as if it read x.",
    "What arrives at the second layer from below, and how many numbers is that?",
)
def every_layer_reads_x(D, H, layers=1, biases=1):
    return layers * 4 * H * (D + H + biases)


@lstm_param_count.misconception(
    "biases is not looked at.", "PyTorch has 20 numbers more than Keras when H = 5. What are they?"
)
def biases_ignored(D, H, layers=1, biases=1):
    return reference.lstm_param_count(D, H, layers, 1)


@lstm_param_count.misconception(
    "The biases are left out.", "Which numbers does the cell learn that meet neither x nor h?"
)
def no_biases(D, H, layers=1, biases=1):
    return reference.lstm_param_count(D, H, layers, 0)


@lstm_param_count.misconception(
    "You count one bias for a whole gate.", "A gate has H units. Do they share a bias, or has each its own?"
)
def one_bias_per_gate(D, H, layers=1, biases=1):
    return reference.lstm_param_count(D, H, layers, 0) + layers * 4 * biases


@lstm_param_count.misconception(
    "The weights that meet h are left out.", "Two things are multiplied by weights at every step. Which are they?"
)
def state_weights_forgotten(D, H, layers=1, biases=1):
    return 4 * H * (D + biases) + (layers - 1) * 4 * H * (H + biases)


@lstm_param_count.accepts()
def layer_by_layer(D, H, layers=1, biases=1):
    count, width = 0, D
    for _ in range(layers):
        for _gate in "ifgo":
            count += np.zeros((width, H)).size + np.zeros((H, H)).size + biases * H
        width = H
    return count


# -------------------------------------------------------------------------------------------------- LSTMCellScratch


def module_inputs(rng, N, D, H):
    shapes = {
        "x": (N, D),
        "h": (N, H),
        "c": (N, H),
        "weight_ih": (4 * H, D),
        "weight_hh": (4 * H, H),
        "bias_ih": (4 * H,),
        "bias_hh": (4 * H,),
        "from_h": (N, H),
        "from_c": (N, H),
    }
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def module_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", module_inputs(rng, N, D, H))
    yield Case("only the biases", {**module_inputs(rng, N, D, H), "x": np.zeros((N, D)), "h": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, module_inputs(rng, *small), edge=True)


def drive_module(Cell, x, h, c, weight_ih, weight_hh, bias_ih, bias_hh, from_h, from_c):
    """Build the module, give it this state, run one step, and differentiate with from_h and from_c coming in."""
    cell = Cell(x.shape[1], h.shape[1])
    names = sorted(name for name, _ in cell.named_parameters())
    state = {"weight_ih": weight_ih, "weight_hh": weight_hh, "bias_ih": bias_ih, "bias_hh": bias_hh}
    for name, value in state.items():
        getattr(cell, name).data = torch.tensor(value)
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in (("x", x), ("h", h), ("c", c))}
    h_next, c_next = cell(leaves["x"], (leaves["h"], leaves["c"]))
    loss = (h_next * torch.tensor(from_h)).sum() + (c_next * torch.tensor(from_c)).sum()
    if loss.requires_grad:
        loss.backward()
    leaves.update({name: getattr(cell, name) for name in state})
    seen = {f"d{name}": torch.zeros_like(leaf) if leaf.grad is None else leaf.grad for name, leaf in leaves.items()}
    return {"h_next": h_next.detach(), "c_next": c_next.detach(), "parameters": names, **seen}


LSTMCellScratch = Exercise(
    reference.LSTMCellScratch,
    points=2,
    cases=module_cases,
    returns={
        "h_next": 2,
        "c_next": 2,
        "parameters": 2,
        "dx": 1,
        "dh": 1,
        "dc": 1,
        "dweight_ih": 1,
        "dweight_hh": 1,
        "dbias_ih": 0.5,
        "dbias_hh": 0.5,
    },
    drive=drive_module,
    parts={name: (0, "ifgo") for name in ("dweight_ih", "dweight_hh", "dbias_ih", "dbias_hh")},
    minutes=20,
)


class _Cell(reference.LSTMCellScratch):
    """The reference, with one step that wrong answers change."""

    def preactivations(self, x, h):
        return x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh

    def forward(self, x, state):
        h, c = state
        i, f, g, o = self.preactivations(x, h).chunk(4, dim=1)
        c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        return torch.sigmoid(o) * torch.tanh(c_next), c_next


@LSTMCellScratch.misconception(
    "The module does not know its parameters.",
    "Print list(cell.parameters()). Of which class must a tensor be to appear there?",
)
class missing_register(nn.Module):
    def __init__(self, D, H):
        super().__init__()
        self.weight_ih, self.weight_hh = torch.randn(4 * H, D), torch.randn(4 * H, H)
        self.bias_ih, self.bias_hh = torch.zeros(4 * H), torch.zeros(4 * H)

    preactivations, forward = _Cell.preactivations, _Cell.forward


@LSTMCellScratch.misconception(
    "The states are cut from their past, so no step learns from a later one.",
    "Run two steps and call backward on the second. Does anything reach the first step's input?",
)
class detached_state(_Cell):
    def forward(self, x, state):
        return super().forward(x, tuple(s.detach() for s in state))


@LSTMCellScratch.misconception(
    "The second bias is not used.", "Set x and h to zero. What should be left inside the gates, and what is in yours?"
)
class one_bias(_Cell):
    def preactivations(self, x, h):
        return x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T


@LSTMCellScratch.misconception(
    "The last two blocks are exchanged: you read the order i, f, o, g.",
    "In which order does the docstring stack the gates?",
)
class module_order_ifog(_Cell):
    def preactivations(self, x, h):
        i, f, o, g = super().preactivations(x, h).chunk(4, dim=1)
        return torch.cat([i, f, g, o], dim=1)


@LSTMCellScratch.misconception(
    "The cell state is shown without its tanh.", "If c has grown to 5 and the output gate is open, how large is your h?"
)
class module_without_tanh(_Cell):
    def forward(self, x, state):
        _, c_next = super().forward(x, state)
        return torch.sigmoid(self.preactivations(x, state[0]).chunk(4, dim=1)[3]) * c_next, c_next


@LSTMCellScratch.accepts()
class linear_and_slices(nn.Module):
    def __init__(self, inputs, units):
        super().__init__()
        self.H = units
        self.weight_ih = nn.Parameter(torch.empty(4 * units, inputs))
        self.weight_hh = nn.Parameter(torch.empty(4 * units, units))
        self.bias_ih, self.bias_hh = (nn.Parameter(torch.zeros(4 * units)) for _ in range(2))
        for p in self.parameters():
            nn.init.uniform_(p, -0.1, 0.1)

    def forward(self, x, state):
        h, c = state
        z = nn.functional.linear(x, self.weight_ih, self.bias_ih)
        z = z + nn.functional.linear(h, self.weight_hh, self.bias_hh)
        i, f, o = (z[:, k * self.H : (k + 1) * self.H].sigmoid() for k in (0, 1, 3))
        c = f * c + i * z[:, 2 * self.H : 3 * self.H].tanh()
        return [o * c.tanh(), c]


@LSTMCellScratch.accepts()
class inherited(nn.LSTMCell):
    pass


# ------------------------------------------------------------------------------------------------------------ quizzes

never_touches_c = choice(
    reference.never_touches_c,
    points=1,
    minutes=2,
    A="The forget gate multiplies the old cell state. In which of the six equations is the gate you look for?",
    B="The input gate decides how much is added to the cell state. Which gate stands in no equation for c?",
    D="Two of them stand in the equation for c. Which one does not?",
)

all_but_shown = choice(
    reference.all_but_shown,
    points=1,
    minutes=2,
    B="Which gate would have to be shut for the cell to lose what it holds? Is it?",
    C="Which gate stands before the tanh of c, and what is it here?",
    D="Is h carried along like c, or made afresh at every step?",
)

four_of_what = choice(
    reference.four_of_what,
    points=1,
    minutes=3,
    A="Four is the number. But print the shapes: is each of them one gate's?",
    C="Eight is what you get when every gate has a matrix for x and one for h. How does PyTorch keep them?",
    D="Two matrices, indeed. Is that all it learns?",
)

keeper_of_the_first = choice(
    reference.keeper_of_the_first,
    points=2,
    minutes=20,
    A="Draw this unit's c for words that begin with x and for words that begin with y. Are they apart at the last step?",
    B="Draw this unit's c for words that begin with x and for words that begin with y. Are they apart at the last step?",
    D="Draw this unit's c for words that begin with x and for words that begin with y. Are they apart at the last step?",
)
