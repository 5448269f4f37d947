"""How the answers of chapter toy_lstm are marked."""

import numpy as np

from autograder import Case, Exercise
from solutions import toy_lstm as reference


def sizes(rng):
    """N, D, H: at least 3 and all different."""
    return (int(n) for n in rng.permutation(np.arange(3, 8))[:3])


def one_sized(N, D, H):
    """The same sizes with one of them 1, each under its label; and all of them 1."""
    return {"N = 1": (1, D, H), "D = 1": (N, 1, H), "H = 1": (N, D, 1), "N = D = H = 1": (1, 1, 1)}.items()


def step_inputs(rng, N, D, H, scale=1.0):
    shapes = {"x": (N, D), "h": (N, H), "c": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    return {name: rng.normal(0, scale if name in "WUb" else 1, shape) for name, shape in shapes.items()}


# ------------------------------------------------------------------------------------------------------- lstm_gates


def without_c(inputs):
    return {name: value for name, value in inputs.items() if name != "c"}


def gates_cases(rng):
    N, D, H = sizes(rng)
    inputs = without_c(step_inputs(rng, N, D, H))
    yield Case("random numbers", inputs)
    yield Case("only the bias", {**inputs, "x": np.zeros((N, D)), "h": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, without_c(step_inputs(rng, *small)), edge=True)
    yield Case("pre-activations in the hundreds", without_c(step_inputs(rng, N, D, H, scale=400)), edge=True)


lstm_gates = Exercise(reference.lstm_gates, points=4, cases=gates_cases, returns=("i", "f", "g", "o"), minutes=10)


@lstm_gates.accepts()
def exp_sigmoid(x, h, W, U, b):
    z = np.hstack([x, h]) @ np.vstack([W, U]) + b
    H = h.shape[1]
    a = 1 / (1 + np.exp(-z))
    return [a[:, :H], a[:, H : 2 * H], np.tanh(z[:, 2 * H : 3 * H]), a[:, 3 * H :]]


@lstm_gates.misconception(
    "The blocks of the candidate and of the output gate are exchanged.",
    hint="In which order are the four blocks of columns stacked? Read the docstring once more.",
)
def order_ifog(x, h, W, U, b):
    i, f, o, g = np.split(x @ W + h @ U + b, 4, axis=1)
    return reference.sigmoid(i), reference.sigmoid(f), np.tanh(g), reference.sigmoid(o)


@lstm_gates.misconception(
    "The candidate is squashed by a sigmoid.",
    hint="What would a memory be worth to which you could only ever add positive numbers?",
)
def sigmoid_on_g(x, h, W, U, b):
    return tuple(reference.sigmoid(z) for z in np.split(x @ W + h @ U + b, 4, axis=1))


@lstm_gates.misconception(
    "The gates are squashed by tanh.",
    hint="A gate lets a share through. Between which two numbers does a share lie?",
)
def tanh_on_gate(x, h, W, U, b):
    return tuple(np.tanh(z) for z in np.split(x @ W + h @ U + b, 4, axis=1))


@lstm_gates.misconception(
    "The bias is missing.",
    hint="With x = 0 and h = 0, what is still there to open or shut a gate?",
)
def bias_missing(x, h, W, U, b):
    return reference.lstm_gates(x, h, W, U, np.zeros_like(b))


@lstm_gates.misconception(
    "The pre-activations are cut along the batch.",
    hint="The array z has shape (N, 4H). Which of its axes knows the gates?",
)
def split_axis0(x, h, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=0)
    return reference.sigmoid(i), reference.sigmoid(f), np.tanh(g), reference.sigmoid(o)


# -------------------------------------------------------------------------------------------------------- lstm_step


def step_cases(rng):
    N, D, H = sizes(rng)
    yield Case("random numbers", step_inputs(rng, N, D, H))
    yield Case("an empty memory", {**step_inputs(rng, N, D, H), "c": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, step_inputs(rng, *small), edge=True)
    yield Case("pre-activations in the hundreds", step_inputs(rng, N, D, H, scale=400), edge=True)


lstm_step = Exercise(
    reference.lstm_step,
    points=5,
    cases=step_cases,
    returns=("h_next", "c_next"),
    after=("lstm_gates",),
    minutes=10,
)


@lstm_step.accepts()
def one_piece(x, h, c, W, U, b):
    H = c.shape[1]
    z = x.dot(W) + h.dot(U) + b

    def gate(k):
        return 1 / (1 + np.exp(-z[:, k * H : (k + 1) * H]))

    c *= gate(1)
    c += gate(0) * np.tanh(z[:, 2 * H : 3 * H])
    return [gate(3) * np.tanh(c), c]


@lstm_step.misconception(
    "The forget gate and the input gate are exchanged.",
    hint="With f = 1 and i = 0 the old memory should survive untouched. What happens to it in yours?",
)
def f_and_i_swapped(x, h, c, W, U, b):
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = i * c + f * g
    return o * np.tanh(c_next), c_next


@lstm_step.misconception(
    "The memory is shown without its tanh.",
    hint="Let c grow to 5. How large may h be?",
)
def no_tanh_on_c(x, h, c, W, U, b):
    _, _, _, o = reference.lstm_gates(x, h, W, U, b)
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return o * c_next, c_next


@lstm_step.misconception(
    "What is shown is the memory of before this step.",
    hint="Something is written at this step. How soon can it be seen in h?",
)
def h_uses_old_c(x, h, c, W, U, b):
    _, _, _, o = reference.lstm_gates(x, h, W, U, b)
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return o * np.tanh(c), c_next


@lstm_step.misconception(
    "The forget gate also acts on what is being written.",
    hint="Set f = 0 and i = 1. What should be in the memory afterwards?",
)
def gate_after_add(x, h, c, W, U, b):
    i, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = f * (c + i * g)
    return o * np.tanh(c_next), c_next


@lstm_step.misconception(
    "The share that is written is derived from the forget gate; the input gate has no say.",
    hint="Set i = 0 and f = 0. What should be in the memory afterwards?",
)
def coupled(x, h, c, W, U, b):
    _, f, g, o = reference.lstm_gates(x, h, W, U, b)
    c_next = f * c + (1 - f) * g
    return o * np.tanh(c_next), c_next


@lstm_step.misconception(
    "Both returned values are the memory.",
    hint="What is the output gate for?",
)
def c_returned_as_h(x, h, c, W, U, b):
    _, c_next = reference.lstm_step(x, h, c, W, U, b)
    return c_next, c_next


# ----------------------------------------------------------------------------------------------- lstm_step_backward


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


@lstm_step_backward.accepts()
def adds_into_dc(dh, dc, cache):
    i, f, g, o = cache.pop("i"), cache.pop("f"), cache.pop("g"), cache.pop("o")
    t = np.tanh(cache["c_next"])
    dc += dh * o / np.cosh(cache["c_next"]) ** 2
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
def einsum_and_helper(dh, dc, cache):
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


@lstm_step_backward.misconception(
    "The gradient that reaches the memory through h_next is missing.",
    hint="The memory influences the loss in two ways. Which of them does dc alone not know?",
)
def dc_from_h_missing(dh, dc, cache):
    return reference.lstm_step_backward(dh, dc - through_h(dh, cache), cache)


@lstm_step_backward.misconception(
    "The gradient that comes down the memory from later is thrown away.",
    hint="Call it with dh = 0. What is left of dc in your answer?",
)
def dc_overwritten(dh, dc, cache):
    return reference.lstm_step_backward(dh, np.zeros_like(dc), cache)


@lstm_step_backward.misconception(
    "The forget gate's gradient uses the new memory.",
    hint="Which memory did the forget gate multiply on the way forward?",
)
def df_uses_c_new(dh, dc, cache):
    return reference.lstm_step_backward(dh, dc, {**cache, "c": cache["c_next"]})


@lstm_step_backward.misconception(
    "The candidate is differentiated as if it were a gate.",
    hint="Which squashing did the candidate go through?",
)
def dg_sigmoid_derivative(dh, dc, cache):
    g = cache["g"]
    return with_gate(dh, dc, cache, "g", (dc + through_h(dh, cache)) * cache["i"] * g * (1 - g))


@lstm_step_backward.misconception(
    "The output gate's gradient lacks the tanh of the memory.",
    hint="h_next is a product. What does the output gate multiply in it?",
)
def do_missing_tanh(dh, dc, cache):
    o = cache["o"]
    return with_gate(dh, dc, cache, "o", dh * o * (1 - o))


@lstm_step_backward.misconception(
    "The gradient of the old memory comes through the input gate.",
    hint="Which gate did the old memory pass on the way forward?",
)
def dc_prev_uses_i(dh, dc, cache):
    dx, dh_prev, _, dW, dU, db = reference.lstm_step_backward(dh, dc, cache)
    return dx, dh_prev, (dc + through_h(dh, cache)) * cache["i"], dW, dU, db


@lstm_step_backward.misconception(
    "The gradient of the bias is averaged over the batch.",
    hint="Every row used the same bias. If one row is copied, what should its gradient do?",
)
def db_mean(dh, dc, cache):
    *others, db = reference.lstm_step_backward(dh, dc, cache)
    return *others, db / len(dh)


# ---------------------------------------------------------------------------------------------------- latch_weights


def latch_case(rng, label, first, second, start, edge=False):
    """Noise, a marker at ``start``, 1,000 steps of noise, and a second marker at the last step."""
    X = np.zeros((start + 1002, 2))
    X[:, 0] = rng.choice([-1.0, 1.0], len(X))
    X[start], X[-1] = (first, 1), (second, 1)
    return Case(label, {"X": X, "start": start}, edge)


def latch_cases(rng):
    yield latch_case(rng, "+1, much later -1", 1, -1, int(rng.integers(5, 20)))
    yield latch_case(rng, "-1, much later +1", -1, 1, int(rng.integers(5, 20)))
    yield latch_case(rng, "a marker at the very first step", -1, -1, 0, edge=True)


def drive_latch(latch_weights, X, start):
    W, U, b = latch_weights()
    return {"W": W, "U": U, "b": b}


latch_weights = Exercise(
    reference.latch_weights,
    points=6,
    cases=latch_cases,
    returns=("W", "U", "b"),
    drive=drive_latch,
    by_laws=True,
    data=False,
    minutes=25,
)


# A law's text travels alone, so each of the three runs the cell for itself.


@latch_weights.law(
    "What was on input 0 at the first marker does not stand in the memory after it.",
    hint="Write -1, then print c. Which sign, and which size?",
)
def writes(case, seen):
    c = h = np.zeros(1)
    for x in case["X"][: case["start"] + 1]:
        z = x @ seen["W"] + h @ seen["U"] + seen["b"]
        i, f, _, o = 0.5 + 0.5 * np.tanh(0.5 * z.reshape(4, 1))
        c = f * c + i * np.tanh(z[2])
        h = o * np.tanh(c)
    return abs(c[0] - case["X"][case["start"], 0]) < 1e-6


@latch_weights.law(
    "The memory changes while it waits.",
    hint="Look at f and i at a step of noise. What is left of 1 when it is multiplied by your f a thousand times?",
)
def keeps(case, seen):
    c = h = np.zeros(1)
    waiting = []
    for t, x in enumerate(case["X"][:-1]):
        z = x @ seen["W"] + h @ seen["U"] + seen["b"]
        i, f, _, o = 0.5 + 0.5 * np.tanh(0.5 * z.reshape(4, 1))
        c = f * c + i * np.tanh(z[2])
        h = o * np.tanh(c)
        if t >= case["start"]:
            waiting.append(c[0])
    return abs(waiting[0]) > 0.5 and np.ptp(waiting) < 1e-6


@latch_weights.law(
    "The second marker does not replace what the first one wrote.",
    hint="At a marker something comes in. Should anything of the old memory stay?",
)
def replaces(case, seen):
    c = h = np.zeros(1)
    sizes = []
    for x in case["X"]:
        z = x @ seen["W"] + h @ seen["U"] + seen["b"]
        i, f, _, o = 0.5 + 0.5 * np.tanh(0.5 * z.reshape(4, 1))
        c = f * c + i * np.tanh(z[2])
        h = o * np.tanh(c)
        sizes.append(abs(c[0]))
    return sizes[-1] > 0.5 and abs(sizes[-1] - sizes[case["start"]]) < 0.1  # roughly: how exactly, keeps says


@latch_weights.accepts()
def gentler_numbers():
    W = [[0, 0, 20, 0], [50, -50, 0, 3]]
    return np.array(W), np.zeros((1, 4)), np.array([-25, 25, 0, -1])


@latch_weights.accepts()
def peeks_at_h():
    W, _, b = reference.latch_weights()
    return W, np.array([[5.0, -5.0, 5.0, 5.0]]), b


@latch_weights.misconception(breaks="keeps")
def leaky():
    W, U, b = reference.latch_weights()
    b[1] = np.log(0.99 / 0.01)
    return W, U, b


@latch_weights.misconception(breaks="keeps")
def writes_noise():
    W, U, b = reference.latch_weights()
    b[0] = 40
    return W, U, b


@latch_weights.misconception(breaks="writes")
def sign_lost():
    W, U, b = reference.latch_weights()
    W[:, 2] = W[::-1, 2]
    return W, U, b


@latch_weights.misconception(breaks="replaces")
def never_erases():
    W, U, b = reference.latch_weights()
    W[1, 1] = 0
    return W, U, b
