"""How the exercises of `rnn_cell` are marked, and which mistakes are known by name."""

import numpy as np

from autograder import Case, Exercise
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


@rnn_step.misconception("The old state is not used.", "Change h and nothing else. Does your output move?")
def h_ignored(x, h, Wx, Wh, b):
    return np.tanh(x @ Wx + b)


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
