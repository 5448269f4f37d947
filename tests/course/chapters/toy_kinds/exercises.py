"""How the answers of chapter toy_kinds are marked: one exercise for every kind of value, a quiz and an essay."""

import numpy as np

from autograder import Case, Exercise, choice, essay
from solutions import toy_kinds as reference


def sizes(rng):
    """Three sizes, at least 3 and all different."""
    return (int(n) for n in rng.permutation(np.arange(3, 8))[:3])


# --------------------------------------------------------------------------------------- num_grad: takes a function


def num_grad_cases(rng):
    rows, columns, _ = sizes(rng)
    for label, shape, eps, edge in (
        ("a large step", (rows, columns), 0.03, False),
        ("a small step", (rows, columns), 0.01, False),
        ("one number", (1,), 0.01, True),
        ("three axes", (2, 1, 3), 0.01, True),
    ):
        yield Case(label, {"x": rng.normal(size=shape), "A": rng.uniform(1, 2, shape), "eps": eps}, edge)


def drive_num_grad(num_grad, x, A, eps):
    """The function is made here: curved, so that one-sided differences show, and mixing all entries of x.

    The second call on the same array finds out whether the first one left it as it was.
    """

    def f(v):
        return float(np.sum(A * v**3) + np.sum(v) ** 2)

    return {"grad": num_grad(f, x, eps), "again": num_grad(f, x, eps)}


num_grad = Exercise(
    reference.num_grad,
    points=5,
    cases=num_grad_cases,
    returns={"grad": 4, "again": 1},
    drive=drive_num_grad,
    tol=1e-7,
    minutes=15,
)


@num_grad.accepts()
def on_copies(f, x, eps=1e-5):
    steps = eps * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * eps) for step in steps]).reshape(x.shape)


@num_grad.law(
    "Your step is not eps.",
    hint="Call it with eps = 0.1 and with eps = 0.001. Does the answer change?",
)
def step_is_eps(case, seen):
    # of f, central differences with step e miss the gradient by A e², and by nothing else
    grad, x, A = np.asarray(seen["grad"], float), case["x"], case["A"]
    if grad.shape != x.shape:
        return True
    missed = (grad - 3 * A * x**2 - 2 * np.sum(x)) / A
    is_central = np.ptp(missed) < 1e-6 and np.mean(missed) > -1e-6
    return not is_central or abs(np.mean(missed) - case["eps"] ** 2) < 1e-6


@num_grad.misconception(
    "The difference is one-sided.",
    hint="Make eps ten times smaller. Does the error shrink ten times or a hundred times?",
)
def forward_difference(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        moved = x.copy()
        moved[k] += eps
        grad[k] = (f(moved) - f(x)) / eps
    return grad


@num_grad.misconception(
    "x is not put back.",
    hint="Print x before and after the call. And which x does the second entry's turn see?",
)
def x_not_restored(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        x[k] += eps
        above = f(x)
        x[k] -= 2 * eps
        grad[k] = (above - f(x)) / (2 * eps)
    return grad


@num_grad.misconception(
    "The difference is divided by the wrong distance.",
    hint="How far apart are the two points at which you evaluate f?",
)
def missing_factor_2(f, x, eps=1e-5):
    return 2 * reference.num_grad(f, x, eps)


@num_grad.misconception(
    "All entries of x are moved at once.",
    hint="A partial derivative asks what happens when how many entries move?",
)
def full_array_shift(f, x, eps=1e-5):
    return np.full_like(x, (f(x + eps) - f(x - eps)) / (2 * eps))


# ------------------------------------------------------------------------------------- gate_name: returns a string


def column_cases(rng):
    H = int(rng.choice([3, 6, 7]))  # not 4 k + 1, where counting modulo 4 is right too often
    for which, column in (("first", 0), ("second", H), ("third", 2 * H), ("last", 3 * H)):
        yield Case(f"in the {which} block", {"column": column + int(rng.integers(H)), "H": H})
    yield Case("at the end of the first block", {"column": H - 1, "H": H})
    yield Case("H = 1", {"column": 2, "H": 1}, edge=True)


gate_name = Exercise(reference.gate_name, points=1, cases=column_cases, returns=("name",), minutes=3)


@gate_name.misconception(
    "The candidate and the output gate are exchanged.",
    hint="In which order are the four blocks of columns stacked?",
)
def candidate_last(column, H):
    return "ifog"[column // H]


@gate_name.misconception(
    "You count as if the gates took turns, column by column.",
    hint="Where does z[:, :H] go: to one gate, or to all four?",
)
def taking_turns(column, H):
    return "ifgo"[column % 4]


# ------------------------------------------------------------------------------ split_weights: returns a dict of arrays


def weights_cases(rng):
    D, H, _ = sizes(rng)
    yield Case("random numbers", {"W": rng.normal(size=(D, 4 * H))})
    yield Case("D = 1", {"W": rng.normal(size=(1, 4 * H))}, edge=True)
    yield Case("H = 1", {"W": rng.normal(size=(D, 4))}, edge=True)


split_weights = Exercise(reference.split_weights, points=2, cases=weights_cases, returns=("weights",), minutes=5)


@split_weights.accepts()
def by_slices(W):
    H = W.shape[1] // 4
    return {"o": W[:, 3 * H :], "g": W[:, 2 * H : 3 * H], "f": W[:, H : 2 * H], "i": W[:, :H]}


@split_weights.misconception(
    "Every fourth column is taken.",
    hint="Which columns of z belong to one gate: neighbours, or every fourth?",
)
def every_fourth_column(W):
    return {gate: W[:, k::4] for k, gate in enumerate("ifgo")}


@split_weights.misconception(
    "The candidate is left out.",
    hint="It is no gate, but does it do without weights?",
)
def gates_only(W):
    weights = reference.split_weights(W)
    del weights["g"]
    return weights


# ------------------------------------------------------------------------------- count_params: returns a whole number


def count_cases(rng):
    D, H, _ = sizes(rng)
    yield Case(f"D = {D}, H = {H}", {"D": D, "H": H})
    yield Case("a size in use", {"D": 300, "H": int(rng.integers(400, 600))})
    yield Case("D = H = 1", {"D": 1, "H": 1}, edge=True)


count_params = Exercise(reference.count_params, points=2, cases=count_cases, returns=("count",), minutes=5)


@count_params.accepts("Right for PyTorch, which adds two biases; this course has one.")
def two_biases(D, H):
    return 4 * H * (D + H + 2)


@count_params.misconception(
    "You count three blocks of weights.",
    hint="A cell has three gates. What else in it has weights?",
)
def three_gates_only(D, H):
    return 3 * H * (D + H + 1)


@count_params.misconception(
    "The biases are left out.",
    hint="Which numbers does the cell learn that meet neither x nor h?",
)
def bias_forgotten(D, H):
    return 4 * H * (D + H)


# ------------------------------------------------------------------------------- first_departure: returns None, or not


def runs(rng, T, N, H, steps):
    a = rng.normal(size=(T, N, H))
    b = a + rng.uniform(-0.005, 0.005, a.shape)
    for t in steps:
        b[t, -1, -1] += 1
    return {"a": a, "b": b, "tol": 0.01}


def departure_cases(rng):
    T, N, H = sizes(rng)
    yield Case("two departures", runs(rng, T + 2, N, H, (2, 4)))
    yield Case("they depart at the last step", runs(rng, T, N, H, (T - 1,)))
    yield Case("they never depart", runs(rng, T, N, H, ()))
    yield Case("T = 1", runs(rng, 1, N, H, (0,)), edge=True)


first_departure = Exercise(reference.first_departure, points=2, cases=departure_cases, returns=("step",), minutes=10)


@first_departure.accepts()
def step_by_step(a, b, tol):
    for t in range(len(a)):
        if np.abs(a[t] - b[t]).max() > tol:
            return t


@first_departure.misconception(
    "It is the last departure that you report.",
    hint="Does your loop stop when it has found one?",
)
def last_departure(a, b, tol):
    apart = [t for t in range(len(a)) if np.abs(a[t] - b[t]).max() > tol]
    return apart[-1] if apart else None


@first_departure.misconception(
    "Two runs that never depart are said to depart at step 0.",
    hint="What does argmax say about an array in which nothing is True?",
)
def argmax_of_nothing(a, b, tol):
    return int(np.argmax((np.abs(a - b) > tol).any(axis=(1, 2))))


# ------------------------------------------------------------------------------------------- open_gates: returns a set


def gates_case(rng, label, N, H, are_open, edge=False):
    """Gates with a clear mean, each with one unit (the first) that does the opposite."""
    gates = {}
    for name in "ifo":
        gates[name] = rng.uniform(0.8, 0.95, (N, H)) if name in are_open else rng.uniform(0.05, 0.2, (N, H))
        if N > 1:
            gates[name][0, 0] = 1 - gates[name][0, 0]
    return Case(label, {"gates": gates, "threshold": 0.5}, edge)


def open_cases(rng):
    N, H, _ = sizes(rng)
    yield gates_case(rng, "only the forget gate is open", N, H, "f")
    yield gates_case(rng, "only the input gate is shut", N, H, "fo")
    yield gates_case(rng, "N = 1", 1, H, "io", edge=True)
    yield gates_case(rng, "all are shut", N, H, "", edge=True)


open_gates = Exercise(reference.open_gates, points=2, cases=open_cases, returns=("names",), minutes=5)


@open_gates.misconception(
    "A gate counts as open as soon as one of its units is.",
    hint="One unit of a hundred is open. What is the mean?",
)
def any_unit(gates, threshold):
    return {name for name, value in gates.items() if value.max() > threshold}


@open_gates.misconception(
    "You report the gates that are shut.",
    hint="Which side of the threshold is open?",
)
def shut_ones(gates, threshold):
    return {name for name, value in gates.items() if value.mean() < threshold}


# ------------------------------------------------------------------------------ chunks: returns a list, which is ragged


def chunks_cases(rng):
    K = int(rng.integers(3, 6))
    yield Case("a short last chunk", {"tokens": rng.integers(0, 100, 3 * K + 2), "K": K})
    yield Case("all of one length", {"tokens": rng.integers(0, 100, 4 * K), "K": K})
    yield Case("K = 1", {"tokens": rng.integers(0, 100, K), "K": 1}, edge=True)
    yield Case("K beyond T", {"tokens": rng.integers(0, 100, K), "K": K + 2}, edge=True)


chunks = Exercise(reference.chunks, points=2, cases=chunks_cases, returns=("chunks",), minutes=5)


@chunks.accepts()
def array_split(tokens, K):
    return np.split(tokens, range(K, len(tokens), K))


@chunks.misconception(
    "The tokens at the end are dropped.",
    hint="Join your chunks again. Is every token still there?",
)
def tail_dropped(tokens, K):
    return [tokens[t : t + K] for t in range(0, len(tokens) - K + 1, K)]


@chunks.misconception(
    "Neighbouring chunks share a token.",
    hint="How many tokens do your chunks hold, all together?",
)
def overlapping(tokens, K):
    return [tokens[t : t + K + 1] for t in range(0, len(tokens), K)]


# ---------------------------------------------------------------------------------------------------- quiz and essay

what_survives = choice(
    reference.what_survives,
    points=1,
    minutes=2,
    A="That would be a fresh start. Which gate would have to be shut for it?",
    C="Nothing new is written. Which gate would have to be open for it?",
)

why_additive = essay(
    points=3,
    rubric="""
    One point each for: what happens to a product of many slopes; what a sum does instead; what the forget gate
    gives back to the product.
    """,
    minutes=15,
)
