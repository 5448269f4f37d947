"""How the exercises of `rnn_cell` are marked, and which mistakes are known by name."""

import numpy as np
import torch

from autograder import Case, Exercise, choice
from solutions import rnn_cell as reference


def sizes(rng, count):
    """Pairwise different sizes from 3 up, so that no transposition hides."""
    return (int(n) for n in rng.permutation(np.arange(3, 3 + count + 2))[:count])


def cell(rng, N, D, H, scale=1.0):
    """Random inputs of one step."""
    shapes = {"x": (N, D), "h": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    return {
        name: rng.normal(0, scale / (shape[0] ** 0.5 if name in ("Wx", "Wh") else 1), shape)
        for name, shape in shapes.items()
    }


def step_cases(rng):
    N, D, H = sizes(rng, 3)
    zero = dict.fromkeys(("x", "h", "Wx", "Wh", "b"), 0.0)
    for label, keep in (
        ("only the input", ("x", "Wx")),
        ("only the old state", ("h", "Wh")),
        ("only the bias", ("b",)),
    ):
        inputs = cell(rng, N, D, H)
        yield Case(label, {name: value * (1.0 if name in keep else zero[name]) for name, value in inputs.items()})
    yield Case("random numbers", cell(rng, N, D, H))
    for label, size in (("N = 1", (1, D, H)), ("D = 1", (N, 1, H)), ("H = 1", (N, D, 1))):
        yield Case(label, cell(rng, *size), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=30.0), edge=True)


rnn_step = Exercise(reference.rnn_step, points=4, cases=step_cases, returns=("h_next",), minutes=10)


@rnn_step.misconception("The squashing is missing.", "Can your new state leave the interval from −1 to 1? Should it?")
def no_tanh(x, h, Wx, Wh, b):
    return x @ Wx + h @ Wh + b


@rnn_step.misconception(
    "The state is squashed by the logistic function.",
    "Your state is never negative. Which squashing function does the equation name?",
)
def sigmoid(x, h, Wx, Wh, b):
    return 1 / (1 + np.exp(-(x @ Wx + h @ Wh + b)))


@rnn_step.misconception(
    "The recurrent matrix is transposed.",
    "This agrees with the equation only when Wh is symmetric. Over which index of Wh does h @ Wh add up?",
)
def wh_transposed(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh.T + b)


@rnn_step.misconception("The bias is missing.", "Set x and h to zero. What should come out, and what does?")
def bias_missing(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh)


@rnn_step.misconception("The bias is added twice.", "Set x and h to zero. How many times does b enter your sum?")
def bias_twice(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + b + h @ Wh + b)


@rnn_step.misconception(
    "The bias is added outside the tanh.", "Can your new state leave the interval from −1 to 1? Which brackets hold b?"
)
def bias_outside(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + h @ Wh) + b


@rnn_step.misconception("The old state is not used.", "Change h and nothing else. Does your output move?")
def h_ignored(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + b)


@rnn_step.accepts()
def transposed_and_back(x, h, Wx, Wh, b):
    return np.tanh(np.dot(Wx.T, x.T) + np.dot(Wh.T, h.T) + b.reshape(-1, 1)).T


@rnn_step.accepts()
def both_joined(x, h, Wx, Wh, b):
    return np.tanh(np.hstack((x, h)) @ np.vstack((Wx, Wh)) + b)


@rnn_step.accepts()
def loop_over_examples(x, h, Wx, Wh, b):
    out = []
    for n in range(len(x)):
        out.append(np.tanh(np.dot(x[n], Wx) + np.dot(h[n], Wh) + b))
    return np.stack(out)


def concat_cases(rng):
    N, D, H = sizes(rng, 3)
    for label, size, order, edge in (
        ("order xh", (N, D, H), "xh", False),
        ("order hx", (N, D, H), "hx", False),
        ("N = 1", (1, D, H), "hx", True),
        ("D = 1", (N, 1, H), "hx", True),
        ("H = 1", (N, D, 1), "xh", True),
    ):
        inputs = cell(rng, *size)
        blocks = [inputs["Wx"], inputs["Wh"]] if order == "xh" else [inputs["Wh"], inputs["Wx"]]
        W = np.concatenate(blocks)
        yield Case(label, {"x": inputs["x"], "h": inputs["h"], "W": W, "b": inputs["b"], "order": order}, edge)


rnn_step_concat = Exercise(reference.rnn_step_concat, points=3, cases=concat_cases, returns=("h_next",), minutes=10)


@rnn_step_concat.misconception(
    "The order is not looked at: the vector is always joined as [x, h].",
    'With order "hx", which rows of W belong to h? Does your joined vector meet them in that order?',
)
def order_ignored(x, h, W, b, order="xh"):
    return np.tanh(np.concatenate([x, h], axis=1) @ W + b)


@rnn_step_concat.misconception("The two orders are exchanged.", 'Say "xh" aloud: which of the two vectors comes first?')
def orders_exchanged(x, h, W, b, order="xh"):
    return reference.rnn_step_concat(x, h, W, b, "hx" if order == "xh" else "xh")


@rnn_step_concat.misconception(
    "The inputs are exchanged and the rows of W too, so the change is undone.",
    "You moved two things. How many of them have to move for the products to meet the right rows?",
)
def both_permuted(x, h, W, b, order="xh"):
    H = h.shape[1]
    if order == "hx":
        x, h, W = h, x, np.concatenate([W[H:], W[:H]])
    return np.tanh(np.concatenate([x, h], axis=1) @ W + b)


@rnn_step_concat.misconception(
    "x and h are joined along the batch.", "After joining, is a row still one example? Which axis counts features?"
)
def joined_along_batch(x, h, W, b, order="xh"):
    return np.tanh(np.concatenate([x, h], axis=0) @ W + b)


@rnn_step_concat.misconception("The squashing is missing.", "Can your new state leave the interval from −1 to 1?")
def concat_no_tanh(x, h, W, b, order="xh"):
    return np.concatenate([x, h] if order == "xh" else [h, x], axis=1) @ W + b


@rnn_step_concat.accepts()
def rows_of_the_matrix(x, h, W, b, order="xh"):
    Wx, Wh = reference.split_concat_weight(W, x.shape[1], h.shape[1], order)
    return reference.rnn_step(x, h, Wx, Wh, b)


@rnn_step_concat.accepts()
def hstack(x, h, W, b, order="xh"):
    joined = np.hstack((x, h)) if order == "xh" else np.hstack((h, x))
    return np.tanh(np.dot(joined, W) + b)


def split_cases(rng):
    D, H = sizes(rng, 2)
    for label, d, k, order, edge in (
        ("order xh", D, H, "xh", False),
        ("order hx", D, H, "hx", False),
        ("D = 1", 1, H, "hx", True),
        ("H = 1", D, 1, "xh", True),
    ):
        yield Case(label, {"W": rng.normal(size=(d + k, k)), "D": d, "H": k, "order": order}, edge)


split_concat_weight = Exercise(
    reference.split_concat_weight, points=2, cases=split_cases, returns=("Wx", "Wh"), minutes=5
)


@split_concat_weight.misconception(
    "The blocks come back exchanged.", "Which of the two has D rows? Which of them is asked for first?"
)
def blocks_exchanged(W, D, H, order="xh"):
    Wx, Wh = reference.split_concat_weight(W, D, H, order)
    return Wh, Wx


@split_concat_weight.misconception("The order is not looked at.", 'With order "hx", whose rows stand at the top of W?')
def split_order_ignored(W, D, H, order="xh"):
    return W[:D], W[D:]


@split_concat_weight.misconception(
    "The matrix is cut into columns.", "Columns of W belong to the units of the new state. What do its rows belong to?"
)
def cut_into_columns(W, D, H, order="xh"):
    return (W[:, :D], W[:, D:]) if order == "xh" else (W[:, H:], W[:, :H])


@split_concat_weight.accepts()
def numpy_split(W, D, H, order="xh"):
    first, second = np.split(W, [D if order == "xh" else H], axis=0)
    return [first, second] if order == "xh" else [second, first]


two_orders = choice(
    reference.two_orders,
    points=1,
    minutes=2,
    A="Ada's first D rows wait for x. For what do Ben's first rows wait?",
    C="Take any network of Ada's. Can you write down a matrix with which Ben's cell computes the same?",
    D="A column belongs to a unit of the new state. Did the units change places, or the inputs?",
)


def forward_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(9, 12))  # longer than any other axis

    def sequence(T, N, D, H, scale=1.0):
        one = cell(rng, N, D, H, scale)
        return {"X": rng.normal(size=(T, N, D)), "h0": one["h"], "Wx": one["Wx"], "Wh": one["Wh"], "b": one["b"]}

    pulse = sequence(T, N, D, H)
    pulse["X"][1:] = 0
    pulse["h0"][:] = 0
    yield Case("a pulse at the first step", pulse)
    yield Case("random numbers", sequence(T, N, D, H))
    for label, size in (
        ("T = 1", (1, N, D, H)),
        ("N = 1", (T, 1, D, H)),
        ("D = 1", (T, N, 1, H)),
        ("H = 1", (T, N, D, 1)),
    ):
        yield Case(label, sequence(*size), edge=True)
    yield Case("a long sequence", sequence(60, N, D, H), edge=True)


rnn_forward = Exercise(
    reference.rnn_forward,
    points=4,
    cases=forward_cases,
    returns=("hs",),
    parts={"hs": (0, "t")},
    after=("rnn_step",),
    minutes=15,
)


@rnn_forward.misconception(
    "Every step starts from h0.",
    "At t = 1, which state should the cell see: the one you were given, or the one it just made?",
)
def h_not_carried(X, h0, Wx, Wh, b):
    return np.stack([reference.rnn_step(x, h0, Wx, Wh, b) for x in X])


@rnn_forward.misconception(
    "The first state is h0, and the first input is never read.",
    "Change X[0] and nothing else. Which of your states move? After which input should hs[0] stand?",
)
def first_input_skipped(X, h0, Wx, Wh, b):
    return np.concatenate([h0[None], reference.rnn_forward(X[1:], h0, Wx, Wh, b)])


@rnn_forward.misconception(
    "The result includes the initial state.", "T inputs go in. How many states should come out, and how many do?"
)
def includes_h0(X, h0, Wx, Wh, b):
    return np.concatenate([h0[None], reference.rnn_forward(X, h0, Wx, Wh, b)])


@rnn_forward.misconception(
    "Only the last state comes back.", "What would a second layer, or a read-out at every step, need from you?"
)
def last_only(X, h0, Wx, Wh, b):
    return reference.rnn_forward(X, h0, Wx, Wh, b)[-1]


@rnn_forward.misconception(
    "The sequence is read from the end.", "Put a pulse at t = 0 and nothing later. Where does your response begin?"
)
def reversed_time(X, h0, Wx, Wh, b):
    return reference.rnn_forward(X[::-1], h0, Wx, Wh, b)[::-1]


@rnn_forward.misconception(
    "Every row of the result is the last state.",
    "Print hs[0] before and after the loop. Are you storing a state, or a view of a buffer that the next step overwrites?",
)
def aliased(X, h0, Wx, Wh, b):
    hs = reference.rnn_forward(X, h0, Wx, Wh, b)
    return np.stack([hs[-1]] * len(hs))


@rnn_forward.misconception(
    "Time and batch are exchanged.", "Which axis of X counts the steps? Which axis of your result does?"
)
def batch_first(X, h0, Wx, Wh, b):
    return reference.rnn_forward(X, h0, Wx, Wh, b).swapaxes(0, 1)


@rnn_forward.accepts()
def append_and_stack(X, h0, Wx, Wh, b):
    states, h = [], h0
    for x in X:
        h = np.tanh(np.dot(x, Wx) + np.dot(h, Wh) + b)
        states.append(h)
    return states


@rnn_forward.accepts()
def kept_by_time(X, h0, Wx, Wh, b):
    h = {-1: h0}
    for t in range(X.shape[0]):
        h[t] = reference.rnn_step(X[t], h[t - 1], Wx, Wh, b)
    return np.array([h[t] for t in range(X.shape[0])])


@rnn_forward.accepts()
def batch_major_inside(X, h0, Wx, Wh, b):
    X = X.transpose(1, 0, 2)
    N, T, _ = X.shape
    H = h0.shape[1]
    h = np.zeros((N, T, H))
    previous = h0
    for t in range(T):
        h[:, t, :] = np.tanh(X[:, t].dot(Wx) + previous.dot(Wh) + b)
        previous = h[:, t, :]
    return h.transpose(1, 0, 2)


@rnn_forward.accepts()
def with_room_for_h0(X, h0, Wx, Wh, b):
    T = X.shape[0]
    hs = np.empty((T + 1, *h0.shape))
    hs[0] = h0
    for t in range(T):
        hs[t + 1] = reference.rnn_step(X[t], hs[t], Wx, Wh, b)
    return hs[1:]


# -------------------------------------------------------------------------------------------------------- readout


def readout_cases(rng):
    N, H, K = sizes(rng, 3)
    T = int(rng.integers(9, 12))

    def layer(T, N, H, K):
        return {"hs": np.tanh(rng.normal(size=(T, N, H))), "Wy": rng.normal(size=(H, K)), "by": rng.normal(size=K)}

    yield Case("random numbers", layer(T, N, H, K))
    for label, size in (
        ("T = 1", (1, N, H, K)),
        ("N = 1", (T, 1, H, K)),
        ("H = 1", (T, N, 1, K)),
        ("K = 1", (T, N, H, 1)),
    ):
        yield Case(label, layer(*size), edge=True)


def drive_readout(readout, hs, Wy, by):
    """Both modes, so that one can be right without the other."""
    return {"many": readout(hs, Wy, by, "many"), "last": readout(hs, Wy, by, "last")}


readout = Exercise(
    reference.readout,
    points=3,
    cases=readout_cases,
    returns={"many": 1, "last": 1},
    drive=drive_readout,
    parts={"many": (0, "t")},
    minutes=8,
)


@readout.misconception(
    "“last” gives an answer at every step.",
    "How many answers does a network owe that is asked once, at the end? How many does yours give?",
)
def always_many(hs, Wy, by, mode="many"):
    return hs @ Wy + by


@readout.misconception(
    "“last” takes the last example, not the last step.", "Which axis of hs is time? Which axis does your −1 stand on?"
)
def last_example(hs, Wy, by, mode="many"):
    return (hs[:, -1] if mode == "last" else hs) @ Wy + by


@readout.misconception(
    "“last” reads the first state.", "How many inputs has the state seen that you read from, and how many could it?"
)
def first_step(hs, Wy, by, mode="many"):
    return (hs[0] if mode == "last" else hs) @ Wy + by


@readout.misconception(
    "“last” takes the mean over time.",
    "Change the first state and leave the last one as it is. Should the answer after the last step move?",
)
def mean_over_time(hs, Wy, by, mode="many"):
    return (hs.mean(axis=0) if mode == "last" else hs) @ Wy + by


@readout.misconception(
    "The logits went through a softmax.",
    "Do your rows sum to one? Then what are they: logits, or what a loss makes of logits?",
)
def softmax_applied(hs, Wy, by, mode="many"):
    logits = reference.readout(hs, Wy, by, mode)
    e = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@readout.misconception(
    "The logits are squashed by tanh.",
    "Is the read-out a second cell, or a linear layer? Could your network ever answer 3?",
)
def answer_squashed(hs, Wy, by, mode="many"):
    return np.tanh(reference.readout(hs, Wy, by, mode))


@readout.misconception("The read-out's bias is missing.", "Set all states to zero. What should the network say then?")
def answer_without_bias(hs, Wy, by, mode="many"):
    return reference.readout(hs, Wy, 0 * by, mode)


@readout.accepts()
def step_by_step(hs, Wy, by, mode="many"):
    if mode == "last":
        return np.dot(hs[-1], Wy) + by
    logits = []
    for t in range(hs.shape[0]):
        logits.append(np.dot(hs[t], Wy) + by)
    return logits


@readout.accepts()
def through_one_large_matrix(hs, Wy, by, mode="many"):
    T, N, H = hs.shape
    out = hs.reshape(T * N, H).dot(Wy).reshape(T, N, -1) + by
    return out if mode == "many" else out[T - 1]


# ----------------------------------------------------------------------------------------------- count_rnn_params


def count_cases(rng):
    D, H, K = sizes(rng, 3)
    yield Case(f"D = {D}, H = {H}, K = {K}", {"D": D, "H": H, "K": K})
    D, H, K = (int(rng.integers(low, low + 50)) for low in (200, 400, 50))
    yield Case("sizes in use", {"D": D, "H": H, "K": K})
    yield Case("D = H = K = 1", {"D": 1, "H": 1, "K": 1}, edge=True)


def drive_count(count_rnn_params, D, H, K):
    return {"one_bias": count_rnn_params(D, H, K), "two_biases": count_rnn_params(D, H, K, True)}


count_rnn_params = Exercise(
    reference.count_rnn_params,
    points=2,
    cases=count_cases,
    returns={"one_bias": 1, "two_biases": 1},
    drive=drive_count,
    minutes=5,
)


@count_rnn_params.misconception(
    "The recurrent matrix is left out.",
    "Go through the drawing of the cell arrow by arrow. Which arrow's matrix did you not count?",
)
def recurrent_matrix_missing(D, H, K, two_biases=False):
    return reference.count_rnn_params(D, H, K, two_biases) - H * H


@count_rnn_params.misconception(
    "The cell's matrix is counted as if it were square.",
    "The joined matrix has a row for every number that comes in. For what does it have a column?",
)
def joined_matrix_square(D, H, K, two_biases=False):
    return reference.count_rnn_params(D, H, K, two_biases) + (D + H) ** 2 - (D + H) * H


@count_rnn_params.misconception(
    "No bias is counted.", "Which numbers does the network learn that meet neither an input nor a state?"
)
def biases_forgotten(D, H, K, two_biases=False):
    return D * H + H * H + H * K


@count_rnn_params.misconception(
    "The read-out's bias is left out.", "What does the network say when its state is all zeros? Who learns that?"
)
def readout_bias_forgotten(D, H, K, two_biases=False):
    return reference.count_rnn_params(D, H, K, two_biases) - K


@count_rnn_params.misconception(
    "The read-out is left out.", "By the docstring, whose numbers are asked for? Where did K go?"
)
def readout_forgotten(D, H, K, two_biases=False):
    return reference.count_rnn_params(D, H, 0, two_biases)


@count_rnn_params.misconception(
    "two_biases is not looked at.", "What should your function say that it does not, when the cell adds two biases?"
)
def two_biases_ignored(D, H, K, two_biases=False):
    return reference.count_rnn_params(D, H, K)


@count_rnn_params.misconception(
    "With two biases, the read-out gets a second one too.", "By the docstring, who adds two bias vectors?"
)
def second_bias_everywhere(D, H, K, two_biases=False):
    return reference.count_rnn_params(D, H, K, two_biases) + (K if two_biases else 0)


@count_rnn_params.accepts()
def by_shapes(D, H, K, two_biases=False):
    shapes = [(D, H), (H, H), (H,), (H, K), (K,)] + ([(H,)] if two_biases else [])
    return sum(np.prod(shape) for shape in shapes)


longer_sequences = choice(
    reference.longer_sequences,
    points=1,
    minutes=2,
    A="Which symbols of the equation carry a t? Only those are new at every step.",
    B="That would be a network with other weights at every step. Is it the weights that carry a t?",
    D="True of the weights. How many states must still be there when the backward pass begins?",
)


# ---------------------------------------------------------------------------------------------- one_hot_seq, embed


def symbols(rng, T, N, V):
    """Random symbols, each of the V at least once where there is room; and the same with their ends padded."""
    ids = rng.permutation(np.resize(np.arange(V), T * N)).reshape(T, N)
    padded = ids.copy()
    for n in range(N):
        padded[T - 1 - n % (T - 1) if T > 1 else 0 :, n] = -1
    return {"ids": ids, "padded": padded}


def one_hot_cases(rng):
    N, V = sizes(rng, 2)
    T = int(rng.integers(9, 12))
    yield Case("random symbols", {**symbols(rng, T, N, V), "V": V})
    for label, size in (("T = 1", (1, N, V)), ("N = 1", (T, 1, V)), ("V = 1", (T, N, 1))):
        yield Case(label, {**symbols(rng, *size), "V": size[2]}, edge=True)


def drive_one_hot_seq(one_hot_seq, ids, padded, V):
    return {"one_hot": one_hot_seq(ids, V), "with_padding": one_hot_seq(padded, V)}


one_hot_seq = Exercise(
    reference.one_hot_seq,
    points=2,
    cases=one_hot_cases,
    returns={"one_hot": 1, "with_padding": 1},
    drive=drive_one_hot_seq,
    minutes=10,
)


@one_hot_seq.misconception(
    "Padding turns into the last symbol.", "What does NumPy give you for a[-1]? Which vector should an id of −1 get?"
)
def padding_is_last_symbol(ids, V):
    return np.eye(V)[ids]


@one_hot_seq.misconception(
    "Padding turns into symbol 0.",
    "An id of −1 says that there is no symbol. How does your vector differ from symbol 0's?",
)
def padding_is_symbol_0(ids, V):
    return np.eye(V)[np.maximum(ids, 0)]


@one_hot_seq.misconception(
    "The symbols stand on the first axis.", "One position, [t, n], is one symbol. On which axis lies its vector?"
)
def symbols_first(ids, V):
    return np.moveaxis(reference.one_hot_seq(ids, V), -1, 0)


@one_hot_seq.misconception(
    "Time and batch have run together.", "Rows came in as steps and columns as sequences. Where are they now?"
)
def flattened(ids, V):
    return reference.one_hot_seq(ids, V).reshape(-1, V)


@one_hot_seq.misconception(
    "Every vector holds the ones of all symbols.",
    "Sum your result over its last axis: how many ones does a single position have? Which positions does your index name?",
)
def ones_everywhere(ids, V):
    out = np.zeros((*ids.shape, V))
    out[..., ids[ids >= 0]] = 1
    return out


@one_hot_seq.accepts()
def put_in_by_loop(ids, V):
    T, N = ids.shape
    out = np.zeros((T, N, V))
    for t in range(T):
        for n in range(N):
            if ids[t, n] != -1:
                out[t, n, ids[t, n]] = 1
    return out


@one_hot_seq.accepts()
def row_of_zeros_for_padding(ids, V):
    return np.vstack([np.eye(V, dtype=int), np.zeros((1, V), dtype=int)])[ids]


@one_hot_seq.accepts()
def scattered(ids, V):
    T, N = ids.shape
    flat = np.zeros((T * N, V))
    flat[np.arange(T * N), ids.ravel()] = 1
    flat[ids.ravel() < 0] = 0
    return flat.reshape(T, N, V)


def embed_cases(rng):
    N, V = sizes(rng, 2)
    T, M = int(rng.integers(9, 12)), int(rng.integers(13, 16))

    def table(T, N, V, M):
        return {**symbols(rng, T, N, V), "E": rng.normal(size=(V, M))}

    yield Case("random symbols", table(T, N, V, M))
    for label, size in (
        ("T = 1", (1, N, V, M)),
        ("N = 1", (T, 1, V, M)),
        ("V = 1", (T, N, 1, M)),
        ("M = 1", (T, N, V, 1)),
    ):
        yield Case(label, table(*size), edge=True)


def drive_embed(embed, ids, padded, E):
    return {"vectors": embed(ids, E), "with_padding": embed(padded, E)}


embed = Exercise(
    reference.embed,
    points=1,
    cases=embed_cases,
    returns={"vectors": 1, "with_padding": 1},
    drive=drive_embed,
    minutes=5,
)


@embed.misconception(
    "Padding gets the vector of the last symbol.",
    "What does NumPy give you for E[-1]? And what would the product of a row of zeros with E be?",
)
def padding_embeds_as_last(ids, E):
    return E[ids]


@embed.misconception(
    "You take columns of E.", "How many numbers does a symbol's vector have, V or M? Along which axis of E do they lie?"
)
def columns_taken(ids, E):
    return E[:, ids]


@embed.accepts()
def product_with_one_hot(ids, E):
    return np.dot(reference.one_hot_seq(ids, len(E)), E)


@embed.accepts()
def masked(ids, E):
    return np.where((ids >= 0)[..., None], E[np.maximum(ids, 0)], 0.0)


one_hot_product = choice(
    reference.one_hot_product,
    points=1,
    minutes=2,
    A="By the equation of exercise 7 they agree. Is there a V and an E for which they would not?",
    B="Does an ordinary matrix product know which of its factors are zeros?",
    C="The one-hot vector alone has V entries. But with how many numbers of E are they multiplied?",
)


# -------------------------------------------------------------------------------------------------- load_into_torch


def torch_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(9, 12))

    def network(T, N, D, H):
        inputs = {"X": rng.normal(size=(T, N, D)), **{k: v for k, v in cell(rng, N, D, H).items() if k in ("Wx", "Wh")}}
        inputs["b"] = rng.choice([-1.0, 1.0], H) * rng.uniform(1.2, 2.0, H)  # larger than PyTorch would draw it
        return inputs

    yield Case("random numbers", network(T, N, D, H))
    for label, size in (
        ("T = 1", (1, N, D, H)),
        ("N = 1", (T, 1, D, H)),
        ("D = 1", (T, N, 1, H)),
        ("H = 1", (T, N, D, 1)),
    ):
        yield Case(label, network(*size), edge=True)


def drive_load(load_into_torch, X, Wx, Wh, b):
    """Look at what was loaded. Then put the right parameters in and run the module: is it the right one but for them?

    How b is divided over the two biases is free.
    """
    rnn = load_into_torch(Wx, Wh, b)
    if not isinstance(rnn, torch.nn.RNN):
        raise TypeError(
            f"an nn.RNN is asked for, and what came back is {'None' if rnn is None else type(rnn).__name__}"
        )
    rnn = rnn.double()
    found = {name: parameter.detach().numpy().copy() for name, parameter in rnn.named_parameters()}
    right = {"weight_ih_l0": Wx.T, "weight_hh_l0": Wh.T, "bias_ih_l0": b, "bias_hh_l0": 0 * b}
    for name in set(right) & set(found):
        getattr(rnn, name).data = torch.tensor(right[name])
    return {
        "weight_ih": found["weight_ih_l0"],
        "weight_hh": found["weight_hh_l0"],
        "bias": found.get("bias_ih_l0", 0 * b) + found.get("bias_hh_l0", 0 * b),
        "hs_if_loaded_right": rnn(torch.tensor(X))[0],
    }


load_into_torch = Exercise(
    reference.load_into_torch,
    points=4,
    cases=torch_cases,
    returns={"weight_ih": 1, "weight_hh": 1, "bias": 1, "hs_if_loaded_right": 0.5},
    drive=drive_load,
    tol=1e-6,
    minutes=15,
)


@load_into_torch.misconception(
    "The input matrix is not transposed.",
    "nn.RNN keeps weight_ih in shape (H, D). What does one row of it belong to, and what one row of Wx?",
)
def input_not_transposed(Wx, Wh, b):
    rnn = reference.load_into_torch(Wx, Wh, b)
    rnn.weight_ih_l0.data = torch.tensor(Wx)
    return rnn


@load_into_torch.misconception(
    "The recurrent matrix is not transposed.",
    "It is square, so no shape complains. If a row of weight_ih is a unit, what is a row of weight_hh?",
)
def recurrent_not_transposed(Wx, Wh, b):
    return reference.load_into_torch(Wx, Wh.T, b)


@load_into_torch.misconception(
    "The bias enters twice.", "nn.RNN has two bias vectors. What does it do with them before the tanh?"
)
def bias_doubled(Wx, Wh, b):
    return reference.load_into_torch(Wx, Wh, 2 * b)


@load_into_torch.misconception(
    "The bias is not there.", "With X = 0 and h0 = 0, what should the first state be, and what is yours?"
)
def bias_not_loaded(Wx, Wh, b):
    rnn = torch.nn.RNN(*Wx.shape, bias=False)
    rnn.weight_ih_l0.data, rnn.weight_hh_l0.data = torch.tensor(Wx.T), torch.tensor(Wh.T)
    return rnn


@load_into_torch.misconception(
    "The module takes the batch first.",
    "Both layouts run without complaint. Which axis of the (T, N, D) that goes in does it take for time? Look at h_n.shape.",
)
def takes_batch_first(Wx, Wh, b):
    rnn = reference.load_into_torch(Wx, Wh, b)
    rnn.batch_first = True
    return rnn


@load_into_torch.law(
    "A bias of the module still holds the random numbers that PyTorch drew for it.",
    "How many bias vectors does nn.RNN add, and how many of them did you set?",
)
def no_bias_left_as_drawn(case, seen):
    b, bias = case["b"], np.asarray(seen["bias"])
    if bias.shape != b.shape or not bias.any() or np.allclose(bias, 2 * b):
        return True
    drawn = 1 / np.sqrt(len(b))  # PyTorch draws a bias between plus and minus this
    by_one, by_two = abs(bias - b).max(), abs(bias).max()
    return by_one < 1e-5 or (by_one > drawn and by_two > 2 * drawn)


@load_into_torch.misconception(breaks="no_bias_left_as_drawn")
def second_bias_as_drawn(Wx, Wh, b):
    rnn = reference.load_into_torch(Wx, Wh, b)
    drawn = len(b) ** -0.5
    rnn.bias_hh_l0.data.uniform_(drawn / 4, drawn)
    return rnn


@load_into_torch.accepts()
def by_parameters(Wx, Wh, b):
    rnn = torch.nn.RNN(input_size=Wx.shape[0], hidden_size=Wh.shape[0], num_layers=1)
    rnn.weight_ih_l0 = torch.nn.Parameter(torch.from_numpy(Wx.T.copy()).float())
    rnn.weight_hh_l0 = torch.nn.Parameter(torch.from_numpy(Wh.T.copy()).float())
    rnn.bias_ih_l0 = torch.nn.Parameter(torch.zeros(Wh.shape[0]))
    rnn.bias_hh_l0 = torch.nn.Parameter(torch.from_numpy(b).float())
    return rnn


@load_into_torch.accepts()
def copied_without_grad(Wx, Wh, b):
    rnn = torch.nn.RNN(Wx.shape[0], Wx.shape[1]).double()
    with torch.no_grad():
        rnn.weight_ih_l0.copy_(torch.tensor(Wx).t())
        rnn.weight_hh_l0.copy_(torch.tensor(Wh).t())
        rnn.bias_ih_l0.copy_(torch.tensor(b) / 2)
        rnn.bias_hh_l0.copy_(torch.tensor(b) / 2)
    return rnn


# ------------------------------------------------------------------------------------ the echo machine, in two parts


def echo_cases(rng):
    short, longer = int(rng.integers(2, 5)), int(rng.integers(6, 10))
    for label, k, edge in (
        (f"an echo after {short} steps", short, False),
        ("an echo after 5 steps", 5, False),
        (f"an echo after {longer} steps", longer, False),
        ("k = 0", 0, True),
        ("k = 40", 40, True),
    ):
        yield Case(label, {"k": k}, edge)


def drive_echo(echo_linear, k):
    """Send a single 1, then zeros; report what the machine says at every step."""
    Wx, Wh, Wy = (np.asarray(W, float) for W in echo_linear(k))
    if Wh.shape != (k + 1, k + 1) or Wx.size != k + 1 or Wy.size != k + 1:
        raise ValueError(f"k + 1 = {k + 1} units are asked for; Wx is {Wx.shape}, Wh is {Wh.shape}, Wy is {Wy.shape}")
    h, said = np.zeros(k + 1), []
    for t in range(3 * k + 4):
        h = (t == 0) * Wx.ravel() + h @ Wh
        said.append(h @ Wy.ravel())
    return {"said": np.array(said)}


echo_linear = Exercise(
    reference.echo_linear,
    points=3,
    cases=echo_cases,
    returns=("Wx", "Wh", "Wy"),
    drive=drive_echo,
    by_laws=True,
    data=True,
    minutes=20,
)


@echo_linear.law(
    "A pulse does not come out k steps later.",
    "Send a 1, then zeros, and print h after every step. Where is the 1 after k steps, and which unit does Wy read?",
    share=2,
)
def arrives(case, seen):
    said = np.abs(seen["said"])
    return said[case["k"]] > 0 and np.argmax(said) == case["k"]


@echo_linear.law(
    "A single pulse is not heard exactly once.",
    "When the 1 has been read out, where does it go at the next step? And what else does Wy listen to?",
)
def once(case, seen):
    return np.count_nonzero(np.abs(seen["said"]) > 1e-9) == 1


@echo_linear.law(
    "The pulse does not come out as the 1 that went in.",
    "By which numbers, and with which signs, is it multiplied on its way from x through the units to y?",
)
def full_size(case, seen):
    said = seen["said"]
    return abs(said[np.argmax(np.abs(said))] - 1) < 1e-9


@echo_linear.accepts()
def filled_in_one_by_one(k):
    H = k + 1
    Wx, Wh, Wy = np.zeros((1, H)), np.zeros((H, H)), np.zeros((H, 1))
    Wx[0, 0] = 1
    for j in range(H - 1):
        Wh[j, j + 1] = 1
    Wy[H - 1, 0] = 1
    return Wx, Wh, Wy


@echo_linear.accepts()
def from_the_other_end(k):
    H = k + 1
    return np.eye(H)[-1], 2 * np.eye(H, k=-1), np.eye(H)[0] / 2.0**k


@echo_linear.misconception(breaks="arrives")
def one_step_early(k):
    Wx, Wh, _ = reference.echo_linear(k)
    return Wx, Wh, np.eye(k + 1)[:, [k - 1]]


@echo_linear.misconception(breaks="arrives")
def handed_on_the_wrong_way(k):
    Wx, Wh, Wy = reference.echo_linear(k)
    return Wx, Wh.T, Wy


@echo_linear.misconception(breaks="once")
def goes_round(k):
    return np.eye(1, k + 1), np.roll(np.eye(k + 1), 1, axis=1), np.eye(k + 1)[:, -1:]


@echo_linear.misconception(breaks="once")
def reads_every_unit(k):
    Wx, Wh, _ = reference.echo_linear(k)
    return Wx, Wh, np.ones((k + 1, 1))


@echo_linear.misconception(breaks="full_size")
def fades_on_the_way(k):
    Wx, Wh, Wy = reference.echo_linear(k)
    return Wx, 0.9 * Wh, Wy


@echo_linear.misconception(breaks="full_size")
def turned_over(k):
    Wx, Wh, Wy = reference.echo_linear(k)
    return Wx, Wh, -Wy


def linear_run(X, Wx, Wh, Wy):
    """What a network without tanh says at every step, started from zeros."""
    h, said = np.zeros((X.shape[1], Wh.shape[1])), []
    for x in X:
        h = x @ Wx + h @ Wh
        said.append(h @ Wy)
    return np.stack(said)


def survive_cases(rng):
    def network(Wx, Wh, Wy, T=60):
        X = rng.uniform(-1, 1, (T, 4, len(Wx)))
        X[:10] = np.sign(X[:10])  # loud
        return {"Wx": Wx, "Wh": Wh, "Wy": Wy, "X": X, "y": linear_run(X, Wx, Wh, Wy)}

    D, H, K = sizes(rng, 3)
    Wh = rng.normal(size=(H, H))
    Wh *= 0.8 / np.abs(np.linalg.eigvals(Wh)).max()  # it forgets
    Wx, Wy = rng.uniform(0.5, 1, (D, H)), rng.uniform(0.5, 1, (H, K))
    Wx /= np.abs(network(Wx, Wh, np.eye(H))["y"]).max()  # states and answers of size 1
    Wy /= np.abs(network(Wx, Wh, Wy)["y"]).max()
    yield Case("the echo of 5 steps ago", network(*reference.echo_linear(5)))
    yield Case("any linear network", network(Wx, Wh, Wy))
    yield Case("the echo of 0 steps ago", network(*reference.echo_linear(0)), edge=True)
    yield Case("the echo of 40 steps ago", network(*reference.echo_linear(40)), edge=True)


def drive_survive(survive_tanh, Wx, Wh, Wy, X, y):
    """Run the new weights with tanh, on these inputs and on a whisper of them."""
    Wx, Wh, Wy = (np.asarray(W, float) for W in survive_tanh(Wx, Wh, Wy))
    said = {}
    for name, inputs in (("loud", X), ("whispered", X * 1e-6)):
        h, said[name] = np.zeros((X.shape[1], Wh.shape[1])), []
        for x in inputs:
            h = np.tanh(x @ Wx + h @ Wh)
            said[name].append(h @ Wy)
    return said


survive_tanh = Exercise(
    reference.survive_tanh,
    points=2,
    cases=survive_cases,
    returns=("Wx", "Wh", "Wy"),
    drive=drive_survive,
    by_laws=True,
    data=True,
    minutes=15,
)


@survive_tanh.law(
    "With inputs so small that tanh bends nothing, your network does not say what the given one says.",
    "If the state holds a smaller copy of what it held, who must make up for it, and by how much? And which of the three may stay?",
)
def right_when_whispered(case, seen):
    want = case["y"] * 1e-6
    return (
        np.shape(seen["whispered"]) == want.shape and np.abs(seen["whispered"] - want).max() < 0.01 * np.abs(want).max()
    )


@survive_tanh.law(
    "With inputs up to 1, your network is off by more than 0.01.",
    "Look at tanh near 0 and near 1: where is it almost a straight line? How can you keep the state there?",
)
def right_when_loud(case, seen):
    return np.shape(seen["loud"]) == case["y"].shape and np.abs(seen["loud"] - case["y"]).max() <= 0.01


@survive_tanh.accepts()
def loudness_spread(Wx, Wh, Wy):
    return [0.01 * Wx / len(Wh) ** 0.5, Wh, 100 * Wy * len(Wh) ** 0.5]


@survive_tanh.misconception(breaks="right_when_loud")
def weights_unchanged(Wx, Wh, Wy):
    return Wx, Wh, Wy


@survive_tanh.misconception(breaks="right_when_whispered")
def not_made_up_for(Wx, Wh, Wy):
    return 1e-3 * Wx, Wh, Wy


@survive_tanh.misconception(breaks="right_when_whispered")
def recurrence_scaled_too(Wx, Wh, Wy):
    return 1e-3 * Wx, 1e-3 * Wh, 1e3 * Wy


@survive_tanh.misconception(breaks="right_when_loud")
def only_a_little_smaller(Wx, Wh, Wy):
    return 0.5 * Wx, Wh, 2 * Wy
