"""How the exercises of `gru` are marked, and which mistakes are known by name."""

import numpy as np
import torch
from torch import nn

from autograder import Case, Exercise, choice
from solutions import gru as reference
from solutions.lstm_gates import lstm_param_count
from solutions.start import sigmoid

CONVENTIONS = 'The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def one_sized(N, D, H):
    """The sizes with one of them 1, each under its label; and all of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()


def cell(rng, N, D, H, names="x h W U b", scale=1.0):
    """Random inputs of one step."""
    shapes = {"x": (N, D), "h": (N, H), "W": (D, 3 * H), "U": (H, 3 * H), "b": (3 * H,), "b_hn": (H,)}
    inputs = {name: rng.normal(0, 1.0 if name in "xh" else scale, shape) for name, shape in shapes.items()}
    return {name: inputs[name] for name in names.split()}


def step(x, h, W, U, b, order="rzn", candidate=None, mix=None):
    """A step in which the order of the blocks, the candidate or the mixture can be another.

    candidate: (r, x W_n, U_n, b_n) -> n; left out, the reset gate acts before. mix: (z, n, r) -> the new state.
    """
    blocks = [dict(zip(order, np.split(A, 3, axis=-1), strict=True)) for A in (x @ W, U, b)]
    from_x, U, b = blocks
    r, z = (sigmoid(from_x[k] + h @ U[k] + b[k]) for k in "rz")
    if candidate is None:
        n = np.tanh(from_x["n"] + (r * h) @ U["n"] + b["n"])
    else:
        n = candidate(r, from_x["n"], U["n"], b["n"])
    return (1 - z) * n + z * h if mix is None else mix(z, n, r)


# --------------------------------------------------------------------------------------------------- gru_step_before


def before_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, N, D, H))
    yield Case("an input of zeros", {**cell(rng, N, D, H), "x": np.zeros((N, D))})
    yield Case("an old state of zeros", {**cell(rng, N, D, H), "h": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=400.0), edge=True)


gru_step_before = Exercise(reference.gru_step_before, points=3, cases=before_cases, returns=("h_next",), minutes=20)


@gru_step_before.misconception(
    "This is Chung's form, also Ng's and Olah's, in which z takes the new: here z keeps the old state.",
    "Put z = 1 into your last line. Is the result what the docstring says of z?",
    CONVENTIONS,
)
def z_takes_the_new(x, h, W, U, b):
    return step(x, h, W, U, b, mix=lambda z, n, r: z * n + (1 - z) * h)


@gru_step_before.misconception(
    "This is PyTorch's form, in which r multiplies the product: here the reset gate comes before it.",
    "The matrix mixes the units. Does your r still know which unit of the old state it belongs to?",
    CONVENTIONS,
)
def reset_after_the_product(x, h, W, U, b):
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(a + r * (h @ U_n) + b_n))


@gru_step_before.misconception(
    "You read the blocks in the order z, r, n, as Keras and ONNX stack them: here it is r, z, n.",
    "Which third of W belongs to the gate that decides about the mixture?",
    CONVENTIONS,
)
def order_zrn(x, h, W, U, b):
    return step(x, h, W, U, b, order="zrn")


@gru_step_before.misconception(
    "The reset gate has no effect.",
    "Shut r, and the candidate should know nothing of the old state. What does yours still know?",
)
def no_reset(x, h, W, U, b):
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(a + h @ U_n + b_n))


@gru_step_before.misconception(
    "The reset gate filters the input.",
    "Shut r. Which of the two, the input or the past, should the candidate then do without?",
)
def reset_on_x(x, h, W, U, b):
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(r * a + h @ U_n + b_n))


@gru_step_before.misconception(
    "The reset gate scales everything that makes the candidate.",
    "Shut r. Is your candidate still able to hear the input?",
)
def reset_on_everything(x, h, W, U, b):
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(r * (a + h @ U_n + b_n)))


@gru_step_before.misconception(
    "The old state that goes into the mixture has passed the reset gate.",
    "With z = 1 the old state should come through whole. What does an r of 0.5 do to it in yours?",
    "Did you write r * h into h itself?",
)
def reset_state_is_mixed(x, h, W, U, b):
    return step(x, h, W, U, b, mix=lambda z, n, r: (1 - z) * n + z * (r * h))


@gru_step_before.misconception(
    "The shares of the mixture do not add up to one.",
    "If the old state and the candidate are both 0.9, can something between them be larger than 0.9? Can yours?",
)
def whole_candidate_added(x, h, W, U, b):
    return step(x, h, W, U, b, mix=lambda z, n, r: n + z * h)


@gru_step_before.misconception(
    "The candidate is squashed like a gate.", "May the state of a GRU become negative? Can yours, started from zeros?"
)
def sigmoid_on_n(x, h, W, U, b):
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: sigmoid(a + (r * h) @ U_n + b_n))


@gru_step_before.misconception(
    "The new state is squashed once more.",
    "With z = 1 the old state should come through as it is. Does it, in yours, if it is 0.9?",
)
def squashed_again(x, h, W, U, b):
    return step(x, h, W, U, b, mix=lambda z, n, r: np.tanh((1 - z) * n + z * h))


@gru_step_before.misconception(
    "The candidate's bias is missing.", "With x and h of zeros, what should the candidate be, and what is yours?"
)
def candidate_without_bias(x, h, W, U, b):
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(a + (r * h) @ U_n))


@gru_step_before.misconception(
    "What comes back is the candidate.", "The candidate is what could be the new state. What decides how much of it is?"
)
def candidate_only(x, h, W, U, b):
    return step(x, h, W, U, b, mix=lambda z, n, r: n)


@gru_step_before.accepts()
def on_joined_vectors(x, h, W, U, b):
    h_next = None
    H = h.shape[1]
    V = np.vstack((W, U))
    zr = 1 / (1 + np.exp(-(np.hstack((x, h)).dot(V[:, : 2 * H]) + b[: 2 * H])))
    r, z = np.hsplit(zr, 2)
    n = np.tanh(np.concatenate([x, r * h], axis=1).dot(V[:, 2 * H :]) + b[2 * H :])
    h_next = n + z * (h - n)
    return h_next


@gru_step_before.accepts()
def row_by_row(x, h, W, U, b):
    H = len(U)

    def gate(k, x, h):
        at = slice(k * H, (k + 1) * H)
        return x @ W[:, at] + h @ U[:, at] + b[at]

    rows = []
    for xn, hn in zip(x, h, strict=True):
        r, z = (0.5 + 0.5 * np.tanh(gate(k, xn, hn) / 2) for k in (0, 1))
        rows.append([z[j] * hn[j] + (1 - z[j]) * np.tanh(gate(2, xn, r * hn))[j] for j in range(H)])
    return np.array(rows)


@gru_step_before.accepts()
def into_h(x, h, W, U, b):
    a = np.einsum("nd,dk->nk", x, W) + b
    gates = dict(zip("rzn", a.reshape(len(x), 3, -1).transpose(1, 0, 2), strict=True))
    blocks = dict(zip("rzn", np.split(U, 3, 1), strict=True))
    r, z = (sigmoid(gates[k] + h @ blocks[k]) for k in "rz")
    n = np.tanh(gates["n"] + np.multiply(r, h) @ blocks["n"])
    h *= z
    h += (1 - z) * n
    return h


@gru_step_before.accepts()
def with_columns(x, h, W, U, b):
    H = U.shape[0]
    x, h, W, U, b = x.T, h.T, W.T, U.T, b.reshape(-1, 1)  # as texts with columns have it
    r = sigmoid(W[:H] @ x + U[:H] @ h + b[:H])
    z = sigmoid(W[H : 2 * H] @ x + U[H : 2 * H] @ h + b[H : 2 * H])
    n = np.tanh(W[2 * H :] @ x + U[2 * H :] @ (r * h) + b[2 * H :])
    return ((1 - z) * n + z * h).T


@gru_step_before.accepts()
def through_torch(x, h, W, U, b):
    x, h, W, U, b = (torch.from_numpy(v) for v in (x, h, W, U, b))
    H = h.size(1)
    r, z = torch.sigmoid(x @ W[:, : 2 * H] + h @ U[:, : 2 * H] + b[: 2 * H]).chunk(2, dim=1)
    n = torch.tanh(x @ W[:, 2 * H :] + (r * h) @ U[:, 2 * H :] + b[2 * H :])
    return torch.lerp(n, h, z).numpy()


# ---------------------------------------------------------------------------------------------------- gru_step_after

AFTER = "x h W U b b_hn"


def after_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, N, D, H, AFTER))
    yield Case("an input of zeros", {**cell(rng, N, D, H, AFTER), "x": np.zeros((N, D))})
    yield Case("an old state of zeros", {**cell(rng, N, D, H, AFTER), "h": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small, AFTER), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, AFTER, scale=400.0), edge=True)


gru_step_after = Exercise(reference.gru_step_after, points=3, cases=after_cases, returns=("h_next",), minutes=12)


def after(x, h, W, U, b, b_hn, candidate=None, **changed):
    """The right answer with something changed; candidate: (r, x W_n, h U_n, b_n) -> n before its tanh."""
    made = candidate or (lambda r, a, p, b_n: a + b_n + r * (p + b_hn))
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(made(r, a, h @ U_n, b_n)), **changed)


@gru_step_after.misconception(
    "b_hn is not multiplied by r.",
    "Shut r, in an old state of zeros. Which of the candidate's two biases may still be heard?",
)
def bhn_outside_r(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: a + b_n + r * p + b_hn)


@gru_step_after.misconception(
    "The candidate's part of b is multiplied by r, too.",
    "The candidate has two biases. One belongs to the product with the old state. And the other?",
)
def bn_inside_r(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: a + r * (p + b_hn + b_n))


@gru_step_after.misconception(
    "b_hn has no effect.", "With x and h of zeros and b = 0, is there nothing left that makes the candidate?"
)
def bhn_ignored(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: a + b_n + r * p)


@gru_step_after.misconception(
    "This is the form with the reset gate before the product, that of Keras' reset_after=False and ONNX' default.",
    "What does the docstring say that r multiplies: a state, or a product?",
    CONVENTIONS,
)
def reset_before_the_product(x, h, W, U, b, b_hn):
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(a + b_n + (r * h) @ U_n + b_hn))


@gru_step_after.misconception(
    "This is Chung's form, also Ng's and Olah's, in which z takes the new: here z keeps the old state.",
    "Put z = 1 into your last line. Is the result what the docstring of the form before says of z?",
    CONVENTIONS,
)
def z_taking_the_new(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, mix=lambda z, n, r: z * n + (1 - z) * h)


@gru_step_after.misconception(
    "This is the whole form of Chung, Ng and Olah: r before the product, and z takes the new. Here both are otherwise.",
    "What does r multiply here, and which of the two does z = 1 let through? Which of your lines has to change for each?",
    CONVENTIONS,
)
def whole_form_of_chung(x, h, W, U, b, b_hn):
    return step(
        x,
        h,
        W,
        U,
        b,
        candidate=lambda r, a, U_n, b_n: np.tanh(a + b_n + (r * h) @ U_n + b_hn),
        mix=lambda z, n, r: z * n + (1 - z) * h,
    )


@gru_step_after.misconception(
    "You read the blocks in the order z, r, n, as Keras and ONNX stack them: here it is r, z, n.",
    "Which third of W belongs to the gate that decides about the mixture?",
    CONVENTIONS,
)
def blocks_zrn(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, order="zrn")


@gru_step_after.misconception(
    "The reset gate has no effect.",
    "Shut r, and the candidate should know nothing of the old state. What does yours still know?",
)
def reset_unused(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: a + b_n + p + b_hn)


@gru_step_after.misconception(
    "The reset gate scales everything that makes the candidate.",
    "Shut r. Is your candidate still able to hear the input?",
)
def reset_on_the_sum(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: r * (a + b_n + p + b_hn))


@gru_step_after.misconception(
    "b counts twice.",
    "With x and h of zeros, what should be inside the update gate, and what is in yours?",
    "PyTorch has two biases. Is b both of them?",
)
def b_twice(x, h, W, U, b, b_hn):
    b_r, b_z, b_n = np.split(b, 3)
    twice = np.concatenate([2 * b_r, 2 * b_z, b_n])
    return after(x, h, W, U, twice, b_hn, lambda r, a, p, _: a + b_n + r * (p + b_n + b_hn))


@gru_step_after.misconception(
    "The shares of the mixture do not add up to one.",
    "If the old state and the candidate are both 0.9, can something between them be larger than 0.9? Can yours?",
)
def candidate_added_whole(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, mix=lambda z, n, r: n + z * h)


@gru_step_after.misconception(
    "The old state that goes into the mixture has passed the reset gate.",
    "With z = 1 the old state should come through whole. What does an r of 0.5 do to it in yours?",
)
def reset_state_in_the_mixture(x, h, W, U, b, b_hn):
    return after(x, h, W, U, b, b_hn, mix=lambda z, n, r: (1 - z) * n + z * (r * h))


@gru_step_after.accepts()
def torch_cell(x, h, W, U, b, b_hn):
    cell = nn.GRUCell(x.shape[1], h.shape[1]).double()
    with torch.no_grad():
        cell.weight_ih[:], cell.weight_hh[:] = torch.tensor(W.T.copy()), torch.tensor(U.T.copy())
        cell.bias_ih[:], cell.bias_hh[:] = torch.tensor(b), 0.0
        cell.bias_hh[-len(b_hn) :] = torch.tensor(b_hn)
        return cell(torch.tensor(x), torch.tensor(h))


@gru_step_after.accepts()
def slices_in_place(x, h, W, U, b, b_hn):
    H = h.shape[1]
    gx, gh = np.dot(x, W), np.dot(h, U)
    gx += b
    gh[:, 2 * H :] += b_hn
    g = 1 / (1 + np.exp(-(gx + gh)[:, : 2 * H]))
    gx[:, 2 * H :] += g[:, :H] * gh[:, 2 * H :]
    h -= np.tanh(gx[:, 2 * H :])
    h *= g[:, H:]
    h += np.tanh(gx[:, 2 * H :])
    return h


@gru_step_after.accepts()
def unit_by_unit(x, h, W, U, b, b_hn):
    N, H = h.shape
    out = np.empty((N, H))
    for m in range(N):
        for j in range(H):
            a = {g: x[m] @ W[:, k * H + j] + b[k * H + j] for k, g in enumerate("rzn")}
            p = {g: sum(h[m, i] * U[i, k * H + j] for i in range(H)) for k, g in enumerate("rzn")}
            r, z = (float(sigmoid(np.array(a[g] + p[g]))) for g in "rz")
            out[m, j] = z * h[m, j] + (1 - z) * np.tanh(a["n"] + r * (p["n"] + b_hn[j]))
    return out


# ------------------------------------------------------------------------------------------------------------ flip_z


def flip_cases(rng):
    _, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, 1, D, H, "W U b"))
    yield Case("D = 1", cell(rng, 1, 1, H, "W U b"), edge=True)
    yield Case("H = 1", cell(rng, 1, D, 1, "W U b"), edge=True)


flip_z = Exercise(
    reference.flip_z,
    points=2,
    cases=flip_cases,
    returns=("W", "U", "b"),
    parts={"W": (1, "rzn"), "U": (1, "rzn"), "b": (0, "rzn")},
    minutes=10,
)


def changed_block(A, k, change):
    """A with its k-th block changed."""
    blocks = np.split(A, 3, axis=-1)
    blocks[k] = change(blocks[k])
    return np.concatenate(blocks, axis=-1)


def negative(A):
    return -A


@flip_z.misconception(
    "Only the bias is changed.",
    "A gate adds up three things. If all of them together are to be −a, what has to become of each?",
)
def flips_only_bias(W, U, b):
    return W, U, changed_block(b, 1, negative)


@flip_z.misconception(
    "The weights that meet the old state are left as they were.",
    "A gate adds up three things. Which of them do you change?",
)
def flips_W_not_U(W, U, b):
    return changed_block(W, 1, negative), U, changed_block(b, 1, negative)


@flip_z.misconception(
    "The bias is left as it was.", "With x and h of zeros, what is in your update gate, and in theirs?"
)
def flips_matrices_only(W, U, b):
    return changed_block(W, 1, negative), changed_block(U, 1, negative), b


@flip_z.misconception(
    "You subtract the weights from 1.",
    "It is the gate that is to become 1 minus itself. What does σ have to be given for 1 − σ(a) to come out?",
)
def one_minus_the_weights(W, U, b):
    return tuple(changed_block(A, 1, lambda block: 1 - block) for A in (W, U, b))


@flip_z.misconception(
    "All three blocks are changed.",
    "The two cells differ in what one of their gates does. Do the others have another task as well?",
)
def flips_everything(W, U, b):
    return -W, -U, -b


@flip_z.misconception(
    "The first block is changed, which belongs to the reset gate.",
    "In which order are the blocks stacked here? Which gate makes the mixture?",
)
def flips_r(W, U, b):
    return tuple(changed_block(A, 0, negative) for A in (W, U, b))


@flip_z.accepts()
def flipped_in_place(W, U, b):
    H = len(U)
    for A in (W.T, U.T, b):
        A[H : 2 * H] *= -1
    return [W, U, b]


@flip_z.accepts()
def put_together_anew(W, U, b):
    n = b.size // 3
    middle = np.zeros((3 * n, 3 * n))
    for k in range(3 * n):
        middle[k, k] = -1 if n <= k < 2 * n else 1
    return W @ middle, U @ middle, middle.dot(b)


# ------------------------------------------------------------------------------------------------- gru_step_backward


def back_inputs(rng, N, D, H, scale=0.7):
    given = cell(rng, N, D, H, AFTER, scale=scale)
    x, h, W, U = (given[name] for name in ("x", "h", "W", "U"))
    from_x, from_h = np.split(x @ W + given["b"], 3, axis=1), np.split(h @ U, 3, axis=1)
    r, z, hn = sigmoid(from_x[0] + from_h[0]), sigmoid(from_x[1] + from_h[1]), from_h[2] + given["b_hn"]
    cache = {"x": x, "h": h, "r": r, "z": z, "n": np.tanh(from_x[2] + r * hn), "hn": hn, "W": W, "U": U}
    return {"dh": rng.normal(size=(N, H)), "cache": cache}


def back_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", back_inputs(rng, N, D, H))
    yield Case("other random numbers", back_inputs(rng, N + 1, D, H))
    for label, small in one_sized(N, D, H):
        yield Case(label, back_inputs(rng, *small), edge=True)
    yield Case("saturated gates", back_inputs(rng, N, D, H, scale=200.0), edge=True)


gru_step_backward = Exercise(
    reference.gru_step_backward,
    points=5,
    cases=back_cases,
    returns={"dx": 1, "dh_prev": 2, "dW": 1, "dU": 2, "db": 1, "db_hn": 1},
    parts={"dW": (1, "rzn"), "dU": (1, "rzn")},  # not db: the blocks are named already, and it may come back unsummed
    minutes=35,
)


def with_changed(dh, cache, order="rzn", direct=None, product=None, **changed):
    """The right answer with something changed.

    changed: a block's gradient before its squashing, as a function of (c, of the candidate), c being the cache as a
    namespace of arrays. direct: what reaches the old state past the gates. product: what reaches h U_n + b_hn.
    """
    c = dict(cache)
    n = changed["n"](c) if "n" in changed else dh * (1 - c["z"]) * (1 - c["n"] ** 2)
    z = changed["z"](c) if "z" in changed else dh * (c["h"] - c["n"]) * c["z"] * (1 - c["z"])
    r = changed["r"](c, n) if "r" in changed else n * c["hn"] * c["r"] * (1 - c["r"])
    hn = product(c, n) if product else n * c["r"]
    from_x, from_h = {"r": r, "z": z, "n": n}, {"r": r, "z": z, "n": hn}
    above_x, above_h = (np.concatenate([d[k] for k in order], axis=1) for d in (from_x, from_h))
    past = dh * c["z"] if direct is None else direct(c)
    dx, dh_prev = above_x @ c["W"].T, above_h @ c["U"].T + past
    return dx, dh_prev, c["x"].T @ above_x, c["h"].T @ above_h, above_x.sum(axis=0), hn.sum(axis=0)


@gru_step_backward.misconception(
    "What reaches the old state directly, through its share in the mixture, is missing.",
    "Let z be 1 everywhere. Forward, the old state comes through untouched. And the gradient, in yours?",
    "h' = (1 − z) n + z h",
)
def dh_missing_z_path(dh, cache):
    return with_changed(dh, cache, direct=lambda c: 0)


@gru_step_backward.misconception(
    "What reaches the old state directly is not multiplied by the update gate.",
    "What stands beside h in the mixture?",
    "h' = (1 − z) n + z h",
)
def direct_path_without_z(dh, cache):
    return with_changed(dh, cache, direct=lambda c: dh)


@gru_step_backward.misconception(
    "What reaches the old state directly is multiplied by the candidate's share.",
    "What stands beside h in the mixture, and what beside n?",
    "h' = (1 − z) n + z h",
)
def direct_path_with_the_other_share(dh, cache):
    return with_changed(dh, cache, direct=lambda c: dh * (1 - c["z"]))


@gru_step_backward.misconception(
    "The reset gate hears of the loss past the candidate.",
    "r has only one way to h': through what? By what is a gradient multiplied on that way?",
)
def dr_past_the_candidate(dh, cache):
    return with_changed(dh, cache, r=lambda c, n: dh * c["hn"] * c["r"] * (1 - c["r"]))


@gru_step_backward.misconception(
    "The old state hears of the loss directly only; what comes back through the matrix U is missing.",
    "In how many places of the step does h occur? How many terms has your dh_prev?",
)
def dh_through_U_missing(dh, cache):
    dx, _, *rest = with_changed(dh, cache)
    return dx, dh * cache["z"], *rest


@gru_step_backward.misconception(
    "The update gate's gradient has the wrong sign.",
    "Suppose h is larger than n. If z grows a little, does h' grow or shrink?",
)
def dz_sign(dh, cache):
    return with_changed(dh, cache, z=lambda c: dh * (c["n"] - c["h"]) * c["z"] * (1 - c["z"]))


@gru_step_backward.misconception(
    "The update gate's gradient knows only the old state's part in the mixture.",
    "In the mixture z stands in two places. What does a little more of z take away?",
)
def dz_without_n(dh, cache):
    return with_changed(dh, cache, z=lambda c: dh * c["h"] * c["z"] * (1 - c["z"]))


@gru_step_backward.misconception(
    "The candidate receives the whole of dh.",
    "With z = 1 nothing of the candidate is in h'. How much gradient should reach it then, and how much does in yours?",
)
def dn_missing_1mz(dh, cache):
    return with_changed(dh, cache, n=lambda c: dh * (1 - c["n"] ** 2))


@gru_step_backward.misconception(
    "You go back through Chung's form, in which z takes the new: here z keeps the old state.",
    "What stands beside h in the mixture of this course, z or 1 − z?",
    CONVENTIONS,
)
def back_through_chung(dh, cache):
    return with_changed(
        dh,
        cache,
        direct=lambda c: dh * (1 - c["z"]),
        n=lambda c: dh * c["z"] * (1 - c["n"] ** 2),
        z=lambda c: dh * (c["n"] - c["h"]) * c["z"] * (1 - c["z"]),
    )


@gru_step_backward.misconception(
    "The reset gate's gradient is made with the old state.",
    "What exactly does r multiply in this form? Is it in the cache?",
)
def dr_uses_h(dh, cache):
    return with_changed(dh, cache, r=lambda c, n: n * c["h"] * c["r"] * (1 - c["r"]))


@gru_step_backward.misconception(
    "The reset gate's gradient is made with the product, but without b_hn.",
    "What exactly does r multiply in this form? Is it in the cache?",
)
def dr_without_bhn(dh, cache):
    last = len(cache["U"])
    return with_changed(
        dh, cache, r=lambda c, n: n * (c["h"] @ c["U"][:, -last:]) * c["r"] * (1 - c["r"]) if last else 0
    )


@gru_step_backward.misconception(
    "What goes back to the candidate's product with the old state has not passed the reset gate.",
    "Shut r. Forward, nothing of h U_n reaches the candidate. What does reach it backward, in yours?",
)
def product_without_r(dh, cache):
    return with_changed(dh, cache, product=lambda c, n: n)


@gru_step_backward.misconception(
    "What goes back to the candidate's sum with the input has passed the reset gate.",
    "Shut r. Forward, the candidate still hears the input. Does the input hear of the loss, in yours?",
)
def input_times_r(dh, cache):
    H = len(cache["U"])
    dx, dh_prev, dW, dU, db, db_hn = with_changed(dh, cache)
    n = dh * (1 - cache["z"]) * (1 - cache["n"] ** 2)
    less = n * (cache["r"] - 1)
    dW[:, -H:] += cache["x"].T @ less
    db[-H:] += less.sum(axis=0)
    return dx + less @ cache["W"][:, -H:].T, dh_prev, dW, dU, db, db_hn


@gru_step_backward.misconception(
    "You go back through the other form, with the reset gate before the product.",
    "What does r multiply in this form: the state, or the product of state and matrix?",
    CONVENTIONS,
)
def back_through_before(dh, cache):
    H, (h, r) = len(cache["U"]), (cache["h"], cache["r"])
    U_n = cache["U"][:, -H:]
    reset = with_changed(dh, cache, r=lambda c, n: (n @ U_n.T) * h * r * (1 - r), product=lambda c, n: n)
    dx, dh_prev, dW, dU, db, db_hn = reset
    n = dh * (1 - cache["z"]) * (1 - cache["n"] ** 2)
    dU[:, -H:] = (r * h).T @ n
    return dx, dh_prev + (n @ U_n.T) * (r - 1), dW, dU, db, db_hn


@gru_step_backward.misconception(
    "The candidate is differentiated as if it were a gate.", "Which squashing did the candidate go through?"
)
def dn_sigmoid_derivative(dh, cache):
    return with_changed(dh, cache, n=lambda c: dh * (1 - c["z"]) * c["n"] * (1 - c["n"]))


@gru_step_backward.misconception(
    "The candidate is squashed a second time.",
    "Is the n of the cache what went into its tanh, or what came out?",
)
def tanh_twice(dh, cache):
    return with_changed(dh, cache, n=lambda c: dh * (1 - c["z"]) * (1 - np.tanh(c["n"]) ** 2))


@gru_step_backward.misconception(
    "The gates are squashed a second time.",
    "Are the r and z of the cache what went into the sigmoid, or what came out?",
)
def sigmoid_twice(dh, cache):
    slope = {k: sigmoid(cache[k]) * (1 - sigmoid(cache[k])) for k in "rz"}
    return with_changed(
        dh, cache, z=lambda c: dh * (c["h"] - c["n"]) * slope["z"], r=lambda c, n: n * c["hn"] * slope["r"]
    )


@gru_step_backward.misconception(
    "The slopes of the squashings are missing: the gradient stops at the gates, before it has passed through them.",
    "A gate that is shut tight hardly moves when its weights do. Does your gradient of these weights know that?",
)
def slopes_missing(dh, cache):
    return with_changed(
        dh,
        cache,
        n=lambda c: dh * (1 - c["z"]),
        z=lambda c: dh * (c["h"] - c["n"]),
        r=lambda c, n: n * c["hn"],
    )


@gru_step_backward.misconception(
    "The blocks come back in the order z, r, n, that of Keras and ONNX: here it is r, z, n.",
    "In which order does the docstring stack the blocks?",
    CONVENTIONS,
)
def stacked_zrn(dh, cache):
    return with_changed(dh, cache, order="zrn")


@gru_step_backward.misconception(
    "The gradients of what the batch shares are averaged over it.",
    "If the loss is a mean over the batch, is the 1/N not in dh already?",
)
def averaged_over_batch(dh, cache):
    dx, dh_prev, *shared = reference.gru_step_backward(dh, cache)
    return dx, dh_prev, *(g / len(dh) for g in shared)


@gru_step_backward.misconception(
    "The gradients of the biases still have a row for each example.",
    "How many examples did the one b serve? What becomes of their gradients?",
)
def db_not_summed(dh, cache):
    rows = []
    for k in range(len(dh)):
        one = {name: v if name in "WU" else v[k : k + 1] for name, v in cache.items()}
        rows.append(reference.gru_step_backward(dh[k : k + 1], one)[4:])
    return *reference.gru_step_backward(dh, cache)[:4], *map(np.stack, zip(*rows, strict=True))


@gru_step_backward.accepts()
def piece_by_piece_in_place(dh, cache):
    x, h, r, z, n, hn, W, U = (cache.pop(k) for k in ("x", "h", "r", "z", "n", "hn", "W", "U"))
    H = h.shape[1]
    dz = dh * h - dh * n
    dn = dh - dh * z
    dh *= z  # what is left of it goes on
    dn *= 1 - n * n
    dr = dn * hn
    dz *= z - z**2
    dr *= r - r**2
    dx = dr.dot(W[:, :H].T) + dz.dot(W[:, H : 2 * H].T) + dn.dot(W[:, 2 * H :].T)
    dh += dr.dot(U[:, :H].T)
    dh += dz.dot(U[:, H : 2 * H].T)
    dh += (dn * r).dot(U[:, 2 * H :].T)
    dW = np.hstack((x.T.dot(dr), x.T.dot(dz), x.T.dot(dn)))
    dU = np.hstack((h.T.dot(dr), h.T.dot(dz), h.T.dot(dn * r)))
    db = np.concatenate((np.sum(dr, 0), np.sum(dz, 0), np.sum(dn, 0)))
    return dx, dh, dW, dU, db, np.sum(dn * r, 0)


@gru_step_backward.accepts()
def example_by_example(dh, cache):
    (N, D), H = cache["x"].shape, cache["h"].shape[1]
    dx, dh_prev = np.zeros((N, D)), np.zeros((N, H))
    dW, dU, db, db_hn = np.zeros((D, 3 * H)), np.zeros((H, 3 * H)), np.zeros(3 * H), np.zeros(H)
    for k in range(N):
        h, r, z, n, hn = (cache[name][k] for name in ("h", "r", "z", "n", "hn"))
        a = np.zeros(3 * H)
        a[2 * H :] = dh[k] * (1 - z) * (1 - n**2)
        a[H : 2 * H] = dh[k] * (h - n) * z * (1 - z)
        a[:H] = a[2 * H :] * hn * r * (1 - r)
        p = a.copy()
        p[2 * H :] *= r
        dx[k], dh_prev[k] = cache["W"] @ a, dh[k] * z + cache["U"] @ p
        dW, dU = dW + np.outer(cache["x"][k], a), dU + np.outer(h, p)
        db += a
        db_hn += p[2 * H :]
    return [dx, dh_prev, dW, dU, db, db_hn]


@gru_step_backward.accepts()
def einsum_and_helpers(dh, cache):
    def slope(a):
        return a * (1 - a)

    x, h, r, z, n, hn = (cache[name] for name in ("x", "h", "r", "z", "n", "hn"))
    dn = np.einsum("nh,nh,nh->nh", dh, 1 - z, 1 - n**2)
    gates = np.stack([dn * hn * slope(r), dh * (h - n) * slope(z), dn], axis=1)  # (N, 3, H)
    later = gates * np.stack([np.ones_like(r), np.ones_like(r), r], axis=1)
    W, U = (cache[name].reshape(len(cache[name]), 3, -1) for name in "WU")
    dW = np.einsum("nd,ngh->dgh", x, gates).reshape(len(W), -1)
    dU = np.einsum("nk,ngh->kgh", h, later).reshape(len(U), -1)
    dx, dh_prev = np.einsum("ngh,dgh->nd", gates, W), np.einsum("ngh,kgh->nk", later, U) + z * dh
    return dx, dh_prev, dW, dU, gates.sum(0).ravel(), later.sum(0)[2]


@gru_step_backward.accepts()
def torch_does_it(dh, cache):
    t = {name: torch.tensor(value) for name, value in cache.items()}
    h = t["h"].clone().requires_grad_(True)
    a = torch.zeros(len(dh), 3 * dh.shape[1], dtype=torch.float64, requires_grad=True)
    p = torch.zeros(dh.shape, dtype=torch.float64, requires_grad=True)
    (a_r, a_z, a_n), H = a.chunk(3, dim=1), dh.shape[1]
    r, z = t["r"] + t["r"] * (1 - t["r"]) * a_r, t["z"] + t["z"] * (1 - t["z"]) * a_z  # to first order
    n = t["n"] + (1 - t["n"] ** 2) * (a_n + r * (t["hn"] + p) - t["r"] * t["hn"])
    ((1 - z) * n + z * h).backward(torch.tensor(dh))
    above = torch.cat([a.grad[:, : 2 * H], p.grad], dim=1)
    dx, dh_prev = a.grad @ t["W"].T, h.grad + above @ t["U"].T
    return dx, dh_prev, t["x"].T @ a.grad, t["h"].T @ above, a.grad.sum(0), p.grad.sum(0)


# ------------------------------------------------------------------------------------------------- where_forms_agree


def agree_cases(rng):
    for H in rng.permutation(np.arange(3, 8))[:2]:
        yield Case(f"H = {H}", {"H": int(H), "h": rng.normal(size=(9, H)), "r": rng.uniform(0, 1, (9, H))})
    yield Case("H = 1", {"H": 1, "h": rng.normal(size=(9, 1)), "r": rng.uniform(0, 1, (9, 1))}, edge=True)


def drive_agree(where_forms_agree, H, h, r):
    """What reaches the candidate from the old state, in both forms, for some old states and reset gates."""
    answer = where_forms_agree(H)
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        raise TypeError("two arrays are asked for, U_n and b_hn")
    if any(v is None or isinstance(v, (str, dict)) for v in answer):
        raise TypeError("U_n and b_hn should be arrays of numbers")
    U_n, b_hn = (np.asarray(v, float) for v in answer)
    if U_n.shape != (H, H) or b_hn.shape != (H,):
        raise ValueError(f"U_n should be ({H}, {H}) and b_hn ({H},); they are {U_n.shape} and {b_hn.shape}")
    return {"U_n": U_n, "b_hn": b_hn, "before": (r * h) @ U_n, "after": r * (h @ U_n + b_hn)}


where_forms_agree = Exercise(
    reference.where_forms_agree,
    points=1,
    cases=agree_cases,
    returns=("U_n", "b_hn"),
    drive=drive_agree,
    by_laws=True,
    data=True,
    minutes=12,
)


@where_forms_agree.law(
    "The two forms give different candidates.",
    "Write out the sum that reaches unit 1, once in each form. By whose reset gate is each term multiplied, and which terms need no such care?",
    share=0,
)
def forms_agree(case, seen):
    scale = 1e-9 * max(np.abs(seen["U_n"]).max(), np.abs(seen["b_hn"]).max())
    return bool(np.all(np.abs(seen["before"] - seen["after"]) <= scale))


@where_forms_agree.law(
    "The forms agree, but some unit hears nothing of the old state.",
    "Where nothing arrives there is nothing to reset. Which entries of U_n can be other than zero without the forms coming apart?",
)
def every_unit_hears(case, seen):
    U_n = np.abs(seen["U_n"])
    scale = 1e-9 * max(U_n.max(), np.abs(seen["b_hn"]).max())
    if np.any(np.abs(seen["before"] - seen["after"]) > scale):
        raise ValueError("not asked while the forms differ: the other law says so")
    return bool(np.all(U_n.max(axis=0) > 1e3 * scale))


@where_forms_agree.misconception(breaks="every_unit_hears")
def trivial_zero(H):
    return np.zeros((H, H)), np.zeros(H)


@where_forms_agree.misconception(breaks="every_unit_hears")
def one_unit_only(H):
    U_n = np.zeros((H, H))
    U_n[0, 0] = 1.0
    return U_n, np.zeros(H)


@where_forms_agree.misconception(breaks="forms_agree")
def any_matrix(H):
    return np.random.default_rng(0).normal(size=(H, H)), np.zeros(H)


@where_forms_agree.misconception(breaks="forms_agree")
def bias_not_minded(H):
    return np.eye(H), np.ones(H)


@where_forms_agree.misconception(breaks="forms_agree")
def a_permutation(H):
    return np.roll(np.eye(H), 1, axis=0), np.zeros(H)


@where_forms_agree.misconception(breaks="forms_agree")
def symmetric(H):
    return np.ones((H, H)), np.zeros(H)


@where_forms_agree.accepts()
def the_identity(H):
    return np.eye(H), np.zeros(H)


@where_forms_agree.accepts()
def nested_lists(H):
    return [[[-(i + 2.0), 0.0][i != j] for j in range(H)] for i in range(H)], [0] * H


@where_forms_agree.accepts()
def random_diagonal(H):
    U_n = torch.zeros(H, H, dtype=torch.float64)
    for k in range(H):
        U_n[k, k] = 0.1 + torch.rand(1).item()
    return U_n, torch.zeros(H)


# --------------------------------------------------------------------------------------------------- gru_param_count


def count_cases(rng):
    D, H = sizes(rng, 2)
    for form in ("before", "after", "pytorch"):
        yield Case(form, {"D": D, "H": H, "form": form})
    yield Case("D = H = 1", {"D": 1, "H": 1, "form": "pytorch"}, edge=True)


gru_param_count = Exercise(reference.gru_param_count, points=1, cases=count_cases, returns=("count",), minutes=8)

BIASES = {"before": 3, "after": 4, "pytorch": 6}


@gru_param_count.misconception(
    "You count two blocks of weights.", "A cell has two gates. What else in it has weights of its own?"
)
def two_gates_only(D, H, form="before"):
    return 2 * H * (D + H) + {"before": 2, "after": 2, "pytorch": 4}[form] * H


@gru_param_count.misconception(
    "You count four blocks: those of an LSTM.", "How many sums are squashed in one step of a GRU?"
)
def lstm_count(D, H, form="before"):
    return 4 * H * (D + H) + {"before": 4, "after": 5, "pytorch": 8}[form] * H


@gru_param_count.misconception(
    "form is not looked at.",
    "For D = 4 and H = 5 there are three answers, 5 and 10 apart. Which numbers make the difference?",
)
def form_ignored(D, H, form="before"):
    return reference.gru_param_count(D, H, "before")


@gru_param_count.misconception(
    "PyTorch's biases are counted as if only the candidate had two.",
    "PyTorch does not save a bias that would be superfluous. How many has it for each block?",
)
def pytorch_saves(D, H, form="before"):
    return reference.gru_param_count(D, H, "before" if form == "before" else "after")


@gru_param_count.misconception(
    "The biases are left out.", "Which numbers does the cell learn that meet neither x nor h?"
)
def no_biases(D, H, form="before"):
    return 3 * H * (D + H)


@gru_param_count.misconception(
    "You count one bias for a whole gate.", "A gate has H units. Do they share a bias, or has each its own?"
)
def one_bias_per_gate(D, H, form="before"):
    return 3 * H * (D + H) + BIASES[form]


@gru_param_count.misconception(
    "The weights that meet h are left out.", "Two things are multiplied by weights at every step. Which are they?"
)
def state_weights_forgotten(D, H, form="before"):
    return 3 * H * D + BIASES[form] * H


@gru_param_count.accepts()
def from_shapes(D, H, form="before"):
    shapes = [(D, 3 * H), (H, 3 * H), (3 * H,)]
    if form == "after":
        shapes.append((H,))
    elif form == "pytorch":
        shapes.append((3 * H,))
    return sum(np.prod(shape) for shape in shapes)


@gru_param_count.accepts()
def ask_torch(D, H, form="before"):
    count = 0
    for p in nn.GRU(D, H).parameters():
        count += p.numel()
    return count - {"pytorch": 0, "after": 2, "before": 3}[form] * H


# ------------------------------------------------------------------------------------------------------ match_hidden


def exact_size(H_lstm, D):
    """The size, not a whole number, at which both counts are the same: 3 G (G + D + 1) = 4 H (H + D + 1)."""
    p = D + 1
    return (-p + (p * p + 16 / 3 * H_lstm * (H_lstm + p)) ** 0.5) / 2


def match_cases(rng):
    def drawn(label, wanted):
        while True:
            H, D = 3 * int(rng.integers(7, 30)), int(rng.integers(3, 20))  # four thirds of it is a whole number
            size, answer = exact_size(H, D), reference.match_hidden(H, D)
            others = {round(4 * H / 3), round(H * (4 / 3) ** 0.5), H, round(3 * H / 4)}
            if wanted(size) and answer == round(size) and answer not in others:
                return Case(label, {"H_lstm": H, "D": D})

    yield drawn("a small input", lambda size: 0.1 < size % 1 < 0.4)
    yield drawn("another small input", lambda size: 0.6 < size % 1 < 0.9)
    yield Case("a large input", {"H_lstm": 15, "D": 512})
    yield Case("H_lstm = 3, D = 1", {"H_lstm": 3, "D": 1}, edge=True)


match_hidden = Exercise(
    reference.match_hidden, points=2, cases=match_cases, returns=("H_gru",), after=("gru_param_count",), minutes=15
)


@match_hidden.misconception(
    "You take four thirds as many units.",
    "Double the units, and the weights between them become how many times as many? Compare the two counts for your size.",
)
def ratio_4_3_linear(H_lstm, D):
    return round(4 * H_lstm / 3)


@match_hidden.misconception(
    "You look at the weights between the units only.",
    "Units have weights to the input and biases as well. How do these grow with the number of units?",
)
def only_the_square(H_lstm, D):
    return round(H_lstm * (4 / 3) ** 0.5)


@match_hidden.misconception(
    "You take as many units as the LSTM has.", "With as many units, which of the two has fewer weights?"
)
def as_many_units(H_lstm, D):
    return H_lstm


@match_hidden.misconception(
    "Your GRU has fewer units than the LSTM.", "A GRU's unit is cheaper than an LSTM's. How many can it afford, then?"
)
def three_quarters(H_lstm, D):
    return round(3 * H_lstm / 4)


@match_hidden.misconception(
    "You always round down.", "Compare the count for your size with the count for one unit more. Which is nearer?"
)
def rounded_down(H_lstm, D):
    return int(exact_size(H_lstm, D))


@match_hidden.misconception(
    "You always round up.", "Compare the count for your size with the count for one unit fewer. Which is nearer?"
)
def rounded_up(H_lstm, D):
    return int(exact_size(H_lstm, D)) + 1


@match_hidden.misconception("That is no whole number.", "Can a network have half a unit? Which count comes nearest?")
def not_rounded(H_lstm, D):
    return exact_size(H_lstm, D)


@match_hidden.accepts()
def from_below(H_lstm, D):
    wanted, H = lstm_param_count(D, H_lstm), 1
    while reference.gru_param_count(D, H + 1) <= wanted:
        H += 1
    below, above = (abs(reference.gru_param_count(D, k) - wanted) for k in (H, H + 1))
    return H if below <= above else H + 1


@match_hidden.accepts()
def by_argmin(H_lstm, D):
    H = np.arange(1, 4 * H_lstm)
    return 1 + np.argmin(np.abs(3 * H * (H + D + 1) - 4 * H_lstm * (H_lstm + D + 1)))


# ------------------------------------------------------------------------------------------------------ hidden_bound


def bound_cases(rng):
    N, H, T = sizes(rng, 3)
    h0 = rng.uniform(0.1, 0.9, (N, H)) * rng.choice([-1, 1], (N, H))
    h0[0, :2], h0[1, 0] = (-2.5, 1.5), -3.0
    yield Case("some entries of h0 beyond 1", {"h0": h0, "T": T})
    yield Case("h0 inside −1 and 1", {"h0": rng.uniform(-0.9, 0.9, (N, H)), "T": 50 * T})
    yield Case("h0 of zeros", {"h0": np.zeros((N, H)), "T": 1}, edge=True)
    yield Case("N = H = 1", {"h0": np.full((1, 1), -4.0), "T": T}, edge=True)


hidden_bound = Exercise(reference.hidden_bound, points=1, cases=bound_cases, returns=("bound",), minutes=8)


@hidden_bound.misconception(
    "Your bound grows with the number of steps: that is an LSTM's cell, which adds.",
    "The new state lies between two numbers. Can it be larger than the larger of them?",
)
def grows_with_T(h0, T):
    return np.abs(h0) + T


@hidden_bound.misconception("The start is not looked at.", "If z is 1 at every step, what is the state after T steps?")
def ignores_h0(h0, T):
    return np.ones_like(h0)


@hidden_bound.misconception(
    "You add what the start holds to what the candidate can be.",
    "Old state and candidate get shares that add up to one. Can both of them have a whole share?",
)
def sum_of_both(h0, T):
    return np.abs(h0) + 1


@hidden_bound.misconception("The sign of h0 is not taken off.", "Your bound is for absolute values. What if h0 is −3?")
def sign_forgotten(h0, T):
    return np.maximum(1, h0)


@hidden_bound.misconception(
    "All entries get the bound of the largest.", "Does a large start of one unit move the mixture of another one?"
)
def one_for_all(h0, T):
    return np.full_like(h0, max(1, np.abs(h0).max()))


@hidden_bound.accepts()
def with_where(h0, T):
    return np.where((h0 > 1) | (h0 < -1), abs(h0), 1)


@hidden_bound.accepts()
def entry_by_entry(h0, T):
    return [[max(1.0, abs(v)) for v in row] for row in h0]


@hidden_bound.accepts()
def clipped(h0, T):
    h0[h0 < 0] *= -1
    return np.clip(h0, 1, None)


# --------------------------------------------------------------------------------------------------- set_update_bias


def module_inputs(rng, D, H, layers):
    shapes = {}
    for k in range(layers):
        shapes[f"weight_ih_l{k}"], shapes[f"weight_hh_l{k}"] = (3 * H, D if k == 0 else H), (3 * H, H)
        shapes[f"bias_ih_l{k}"] = shapes[f"bias_hh_l{k}"] = (3 * H,)
    state = {name: rng.uniform(-0.6, 0.6, shape) for name, shape in shapes.items()}
    return {"state": state, "value": float(rng.uniform(1.5, 4)), "X": rng.normal(size=(5, 3, D))}


def module_cases(rng):
    D, H = sizes(rng, 2)
    yield Case("two layers", module_inputs(rng, D, H, 2))
    yield Case("three layers", module_inputs(rng, D, H, 3))
    yield Case("one layer", module_inputs(rng, D, H, 1), edge=True)
    yield Case("H = 1", module_inputs(rng, D, 1, 2), edge=True)


def drive_set(set_update_bias, state, value, X):
    """Load the state into an nn.GRU, hand it over, and look at its biases and at what it computes."""
    layers = len(state) // 4
    H, D = state["weight_hh_l0"].shape[1], state["weight_ih_l0"].shape[1]
    gru = torch.nn.GRU(D, H, layers).double()
    gru.load_state_dict({name: torch.tensor(v) for name, v in state.items()})
    set_update_bias(gru, value)
    now = {name: p.detach().numpy() for name, p in gru.named_parameters()}
    sums = np.stack([now[f"bias_ih_l{k}"] + now[f"bias_hh_l{k}"] for k in range(layers)])
    return {"summed biases": sums, "hs": gru(torch.tensor(X))[0].detach()}


set_update_bias = Exercise(
    reference.set_update_bias,
    points=2,
    cases=module_cases,
    returns=("summed biases", "hs"),
    drive=drive_set,
    parts={"summed biases": (1, "rzn")},
    minutes=12,
)


def filled(gru, where):
    """Set parts of biases; `where` yields (kind, third, value), kind being "ih" or "hh", for every layer."""
    H = gru.hidden_size
    for kind, third, value in where:
        for k in range(gru.num_layers):
            getattr(gru, f"bias_{kind}_l{k}").data[third * H : (third + 1) * H] = value


@set_update_bias.misconception(
    "The update gates end up with twice the value.",
    "A layer has two biases. What does it do with them before the gate is squashed?",
)
def both_biases(gru, value):
    filled(gru, [("ih", 1, value), ("hh", 1, value)])


@set_update_bias.misconception(
    "One of the two biases keeps what it had.",
    "Print both biases of a layer. What do they add to an update gate together?",
)
def other_bias_left(gru, value):
    filled(gru, [("ih", 1, value)])


@set_update_bias.misconception(
    "The sign is turned: that would make a cell keep in which z takes the new, as in Chung's form.",
    "PyTorch's z at 1: does it keep the old state, or take the candidate?",
    CONVENTIONS,
)
def negative_for_keep(gru, value):
    filled(gru, [("ih", 1, -value), ("hh", 1, 0)])


@set_update_bias.misconception(
    "The bias goes to the reset gates: the first third.",
    "Set x and h to zero. Which gate of your layer is open then, and in which order does PyTorch stack them?",
)
def reset_third(gru, value):
    filled(gru, [("ih", 0, value), ("hh", 0, 0)])


@set_update_bias.misconception(
    "The bias goes to the candidates: the last third.",
    "With x and h of zeros, what is the candidate of your layer? In which order does PyTorch stack the blocks?",
)
def candidate_third(gru, value):
    filled(gru, [("ih", 2, value), ("hh", 2, 0)])


@set_update_bias.misconception(
    "Everything gets the bias.", "Should the candidates start from tanh of it? Which entries are the update gates'?"
)
def every_block(gru, value):
    filled(gru, [(kind, k, v) for k in range(3) for kind, v in (("ih", value), ("hh", 0))])


@set_update_bias.misconception(
    "Only the first layer is changed.", "How many layers has gru? Which of them have update gates?"
)
def only_layer0(gru, value):
    H = gru.hidden_size
    gru.bias_ih_l0.data[H : 2 * H] = value
    gru.bias_hh_l0.data[H : 2 * H] = 0


@set_update_bias.accepts()
def half_each_by_name(gru, value):
    for name, p in gru.named_parameters():
        if "bias" in name:
            n = p.size(0)
            p.data[n // 3 : 2 * n // 3].fill_(value / 2)


@set_update_bias.accepts()
def through_the_state(gru, value):
    state, H = gru.state_dict(), gru.hidden_size
    for name in state:
        if name.startswith("bias_hh"):
            state[name][H : 2 * H] = value - state[name.replace("hh", "ih")][H : 2 * H]
    gru.load_state_dict(state)
    return gru


@set_update_bias.accepts()
def by_chunks(gru, value):
    with torch.no_grad():
        for weights in gru.all_weights:
            for bias, v in zip(weights[2:], (0.0, value), strict=True):
                _, z, _ = bias.chunk(3)
                z.copy_(torch.full_like(z, v))


# --------------------------------------------------------------------------------------------------- fair_comparison


def fair_cases(rng):
    def runs(cells, how_many, updates):
        seeds = sorted(int(s) for s in rng.permutation(30)[:how_many])
        table = {cell: rng.uniform(0, 1, 200) ** 2 for cell in cells}
        for scores in table.values():  # one run fails; the first run is no extreme, the middle of the list no median
            ranked = np.array([0.05, 0.6, 0.7, 0.75, 0.8])[:how_many] + rng.uniform(0, 0.02)
            first = int(rng.choice([k for k in range(1, how_many - 1) if how_many == 3 or 2 * k != how_many - 1]))
            rest = [int(k) for k in rng.permutation(how_many) if k != first]
            if 2 * rest[how_many // 2 - 1] == how_many - 1:
                rest = rest[::-1] if how_many == 3 else rest[1:] + rest[:1]
            scores[seeds] = ranked[[first, *rest]]
        return {"scores": table, "seeds": seeds, "updates": updates}

    yield Case("three cells, five seeds", runs(["RNN", "GRU", "LSTM"], 5, int(rng.integers(200, 400)) * 2))
    yield Case("two cells, three seeds", runs(["LSTM", "GRU"], 3, int(rng.integers(200, 400)) * 2))
    yield Case("one cell, four seeds", runs(["GRU"], 4, 301), edge=True)


def drive_fair(fair_comparison, scores, seeds, updates):
    """Hand in a train that writes down how it is called and looks the score up; report what came back."""
    names, calls = sorted(scores), []

    def train(cell, seed, updates):
        if cell not in scores or not 0 <= seed < 200:
            raise ValueError(f"train was called with cell {cell!r} and seed {seed!r}, which were not given")
        calls.append([names.index(cell), seed, updates])
        return float(scores[cell][int(seed)])

    report = fair_comparison(train, list(scores), list(seeds), updates)
    if not isinstance(report, dict):
        raise TypeError(f"a dict is asked for; a {type(report).__name__} came back")
    if sorted(map(str, report)) != names or any(np.size(v) != 3 for v in report.values()):
        raise ValueError("the dict should have one entry for each cell, of three numbers")
    rows = [[float(v) for v in report[name]] for name in names]
    median, smallest, largest = ([row[k] for row in rows] for k in range(3))
    runs = {
        "runs": np.array(sorted(calls), float).reshape(-1, 3),
        "median": np.array(median),
        "smallest": np.array(smallest),
        "largest": np.array(largest),
    }
    return runs


fair_comparison = Exercise(
    reference.fair_comparison,
    points=2,
    cases=fair_cases,
    returns={"runs": 3, "median": 2, "smallest": 1.5, "largest": 1.5},
    drive=drive_fair,
    minutes=12,
)


def compared(train, cells, seeds, updates, summary=None, asked=None):
    """A comparison with something changed: summary: scores -> three numbers; asked: (k, seed, updates) -> a run."""
    summary = summary or (lambda s: (np.median(s), min(s), max(s)))
    asked = asked or (lambda k, seed, updates: (seed, updates))
    return {cell: summary([train(cell, *asked(k, seed, updates)) for seed in seeds]) for k, cell in enumerate(cells)}


@fair_comparison.misconception(
    "You report the best run in place of the median.",
    "If one run in five works, is that what somebody who trains the cell once may expect?",
)
def best_for_median(train, cells, seeds, updates):
    return compared(train, cells, seeds, updates, lambda s: (max(s), min(s), max(s)))


@fair_comparison.misconception(
    "You report the mean in place of the median.",
    "Let one of five runs fail altogether. Which of the two hardly moves? Which one is asked for?",
)
def mean_for_median(train, cells, seeds, updates):
    return compared(train, cells, seeds, updates, lambda s: (np.mean(s), min(s), max(s)))


@fair_comparison.misconception(
    "The spread is told by the standard deviation.",
    "Which three numbers does the docstring want? Can a cell's score have been above 1 when all runs were below?",
)
def deviation_for_range(train, cells, seeds, updates):
    return compared(
        train, cells, seeds, updates, lambda s: (np.median(s), np.mean(s) - np.std(s), np.mean(s) + np.std(s))
    )


@fair_comparison.misconception(
    "The smallest and the largest score are exchanged.", "In which order does the docstring name the three numbers?"
)
def largest_first(train, cells, seeds, updates):
    return compared(train, cells, seeds, updates, lambda s: (np.median(s), max(s), min(s)))


@fair_comparison.misconception(
    "The middle of the list is taken before it was sorted.",
    "What makes a number the median: its place in the list as it came, or as sorted?",
)
def unsorted_middle(train, cells, seeds, updates):
    return compared(train, cells, seeds, updates, lambda s: (s[len(s) // 2], min(s), max(s)))


@fair_comparison.misconception(
    "Every cell gets other seeds.",
    "With the same seed two cells see the same examples. What else is compared in yours besides the cells?",
)
def other_seeds(train, cells, seeds, updates):
    return compared(train, cells, seeds, updates, asked=lambda k, seed, updates: (seed + k * 31, updates))


@fair_comparison.misconception(
    "Only the first seed is used.", "What does one run tell about the spread? How many of the seeds have you used?"
)
def one_seed(train, cells, seeds, updates):
    return compared(train, cells, seeds[:1], updates)


@fair_comparison.misconception(
    "The runs share the updates among them.",
    "For how many updates is each network to be trained? What happens to that number when a cell is added?",
)
def budget_shared(train, cells, seeds, updates):
    return compared(train, cells, seeds, updates, asked=lambda k, seed, updates: (seed, updates // len(seeds)))


@fair_comparison.misconception(
    "Not every cell gets the same number of updates.",
    "The later cells of your list are trained for longer, or less long. Where does that come from?",
)
def budget_grows(train, cells, seeds, updates):
    return compared(train, cells, seeds, updates, asked=lambda k, seed, updates: (seed, updates * (k + 1)))


@fair_comparison.accepts()
def all_runs_first(train, cells, seeds, updates):
    scores = {}
    for seed in seeds:
        for cell in cells:
            scores[cell, seed] = train(cell, seed, updates)
    report = {}
    for cell in cells:
        mine = np.array([scores[cell, seed] for seed in seeds])
        report[cell] = [np.median(mine), mine.min(), mine.max()]
    return report


@fair_comparison.accepts()
def by_percentiles(train, cells, seeds, updates):
    table = np.array([[train(cell, seed=seed, updates=updates) for seed in seeds] for cell in cells])
    return {cell: np.percentile(row, [50, 0, 100]) for cell, row in zip(cells, table, strict=True)}


@fair_comparison.accepts()
def sorted_and_indexed(train, cells, seeds, updates):
    import statistics

    out = dict()
    while cells:
        cell = cells.pop(0)
        scores = sorted(train(cell, s, updates) for s in seeds)
        out[cell] = (statistics.median(scores), scores[0], scores[-1])
    return out


# ------------------------------------------------------------------------------------------------------------ quizzes

how_many_matrices = choice(
    reference.how_many_matrices,
    points=1,
    minutes=3,
    A="Do the numbers stay the same if every joined matrix is cut in two? And what has PyTorch made of the four of an LSTM?",
    C="Twice as many when cut in two, that is right. Print the names of the parameters of an nn.LSTM: are the gates kept apart there?",
    D="A gate needs a matrix. What else in a gated cell needs one?",
)

is_it_a_special_case = choice(
    reference.is_it_a_special_case,
    points=1,
    minutes=3,
    A="f = 1 − i can be had, and o = 1. What would the LSTM need for the candidate to hear r ⊙ h? And is h the cell itself?",
    B="A network with fewer weights may well be a special case of one with more. Is it the number that matters, or what is computed?",
    D="That can be had: σ(−a) = 1 − σ(a). Is it the mixture that the LSTM cannot imitate?",
)

what_may_be_said = choice(
    reference.what_may_be_said,
    points=1,
    minutes=45,
    B="On how many tasks did you compare them, and with which sizes and learning rates? What does “in general” ask for?",
    C="Fewer products are one thing. What did the clock say in your own table, and can you be sure of it on another machine?",
    D="Compare the range of one cell's seeds with the distance between the cells. Could a lucky seed have turned the order?",
)
