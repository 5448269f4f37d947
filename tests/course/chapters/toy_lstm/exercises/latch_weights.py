"""How `latch_weights` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import toy_lstm as reference


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
    data=True,
    minutes=25,
)


def memory(X, W, U, b):
    """What the cell holds after each step of X."""
    c = h = np.zeros(1)
    held = []
    for x in X:
        z = x @ W + h @ U + b
        i, f, _, o = 0.5 + 0.5 * np.tanh(0.5 * z.reshape(4, 1))
        c = f * c + i * np.tanh(z[2])
        h = o * np.tanh(c)
        held.append(c[0])
    return np.array(held)


@latch_weights.law(
    "What was on input 0 at the first marker does not stand in the memory after it.",
    hint="Write -1, then print c. Which sign, and which size?",
)
def writes(case, seen):
    start = case["start"]
    return abs(memory(case["X"][: start + 1], **seen)[-1] - case["X"][start, 0]) < 1e-6


@latch_weights.law(
    "The memory changes while it waits.",
    hint="Look at f and i at a step of noise. What is left of 1 when it is multiplied by your f a thousand times?",
)
def keeps(case, seen):
    waiting = memory(case["X"][:-1], **seen)[case["start"] :]
    return abs(waiting[0]) > 0.5 and np.ptp(waiting) < 1e-6


@latch_weights.law(
    "The second marker does not replace what the first one wrote.",
    hint="At a marker something comes in. Should anything of the old memory stay?",
)
def replaces(case, seen):
    sizes = abs(memory(case["X"], **seen))
    return sizes[-1] > 0.5 and abs(sizes[-1] - sizes[case["start"]]) < 0.1  # roughly: how exactly, keeps says


@latch_weights.mistake(breaks="keeps")
def leaky():
    W, U, b = reference.latch_weights()
    b[1] = np.log(0.99 / 0.01)
    return W, U, b


@latch_weights.mistake(breaks="keeps")
def writes_noise():
    W, U, b = reference.latch_weights()
    b[0] = 40
    return W, U, b


@latch_weights.mistake(breaks="writes")
def sign_lost():
    W, U, b = reference.latch_weights()
    W[:, 2] = W[::-1, 2]
    return W, U, b


@latch_weights.mistake(breaks="replaces")
def never_erases():
    W, U, b = reference.latch_weights()
    W[1, 1] = 0
    return W, U, b
