"""How `latch_weights` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lstm_gates.exercises.shared import drive_by_hand
from solutions import lstm_gates as reference


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
    core=True,
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
    written = seen["c"][first]
    return abs(written - case["X"][first, 0]) <= 0.1 if np.isfinite(written) else None


@latch_weights.law(
    "While no marker comes, the memory does not stay as it is.",
    "How much is left after 1,000 steps if each of them keeps 99 %? How near to 1 must f be, and what makes it so?",
)
def keeps_in_silence(case, seen):
    X, c = case["X"], np.asarray(seen["c"])
    first = np.flatnonzero(X[:, 1])[0]
    if not abs(c[first]) > 0.1:
        return None  # nothing has been written
    return len(X) < 1000 or bool(np.all(np.abs(c[first : first + 500] - c[first]) <= 1e-6))


@latch_weights.law(
    "Noise gets into the memory.",
    "At a step without a marker, what should i be? Which inputs may it listen to, and which of them is noise?",
)
def refuses_noise(case, seen):
    X, c = case["X"], np.asarray(seen["c"])
    first = np.flatnonzero(X[:, 1])[0]
    if not abs(c[first]) > 0.1:
        return None  # nothing has been written
    if len(X) < 1000:
        return True
    kept = c[first + 2] / c[first + 1]  # what leaks in silence is another law's
    if not np.isfinite(kept):
        return None
    return bool(np.all(np.abs(c[first + 501 :] - kept * c[first + 500 : -1]) <= 0.05))


@latch_weights.law(
    "A second value does not replace the first.",
    "The cell adds what is written to what is kept. At a marked step, how much of the old value should be kept?",
)
def replaces_the_old(case, seen):
    X, c = case["X"], np.asarray(seen["c"])
    marked = np.flatnonzero(X[:, 1])
    size = abs(c[marked[0]])  # a first write of another size is another law's
    if not size > 0.1:
        return None
    return len(marked) < 2 or abs(c[marked[1]] - size * X[marked[1], 0]) <= 0.1 * size


@latch_weights.law(
    "The gates do the right things, but not sharply enough: c is not right to 1e-6.",
    "How far is σ(5) from 1, and how far is tanh(2)? How far would they be if the sums inside were ten times as large?",
)
def sharp_enough(case, seen):
    # only of a value that is roughly right and of noise that is roughly refused: the rest is other laws'
    X, c = case["X"], np.asarray(seen["c"])
    first = np.flatnonzero(X[:, 1])[0]
    off = abs(c[first] - X[first, 0])
    if not abs(c[first]) > 0.1:
        return None
    if 1e-6 < off <= 0.1:
        return False
    if len(X) < 1000:
        return True
    written = np.abs(c[first + 501 :] - c[first + 2] / c[first + 1] * c[first + 500 : -1]).max()
    return not 1e-8 < written <= 0.05


def latch(i=(0, 80, -40), f=(0, -80, 40), g=(40, 0, 0)):
    """Latch weights; each gate is given as (from input 0, from input 1, bias)."""
    W = np.array([[i[0], f[0], g[0], 0], [i[1], f[1], g[1], 0]], float)
    return W, np.zeros((1, 4)), np.array([i[2], f[2], g[2], 40.0])


@latch_weights.mistake(breaks="keeps_in_silence")
def leaky():
    return latch(f=(0, -80, 4.6))


@latch_weights.mistake(breaks="keeps_in_silence")
def marker_alone_opens_f():
    return latch(f=(0, 80, -40))


@latch_weights.mistake(breaks="refuses_noise")
def writes_noise():
    return latch(i=(0, 40, 0))


@latch_weights.mistake(breaks="refuses_noise")
def i_listens_to_the_value():
    return latch(i=(40, 80, -40))


@latch_weights.mistake(breaks="replaces_the_old")
def never_erases():
    return latch(f=(0, 0, 40))


@latch_weights.mistake(breaks="writes_the_value")
def sign_lost():
    return latch(g=(0, 40, 0))


@latch_weights.mistake(breaks="writes_the_value")
def value_shrunk():
    return latch(g=(1, 0, 0))


@latch_weights.mistake(breaks="sharp_enough")
def too_soft():
    return latch(i=(0, 10, -5), f=(0, -10, 40), g=(5, 0, 0))


@latch_weights.mistake(breaks="latch_shapes")
def latch_in_pytorch_layout():
    W, U, b = latch()
    return W.T, U.T, b
