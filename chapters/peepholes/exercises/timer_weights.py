"""How `timer_weights` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import peepholes as reference


def timer_cases(rng):
    small, large = 2 * int(rng.integers(1, 4)) + 1, 2 * int(rng.integers(4, 10)) + 1  # both odd: alike in every mistake
    for label, n, edge in (
        (f"n = {small}", small, False),
        (f"n = {large}", large, False),
        ("n = 2", 2, True),
        ("n = 50", 50, True),
    ):
        start = n + int(rng.integers(2, 7))
        x = np.zeros(start + 5 * n + 3)
        x[start] = 1
        yield Case(label, {"n": n, "x": x}, edge)


def drive_timer(timer_weights, n, x):
    """Run one cell with these weights and peepholes over x, from empty states, and write down o and c."""
    returned = timer_weights(n)
    shapes, o_trace, c_trace = [], np.full(len(x), np.nan), np.full(len(x), np.nan)
    if isinstance(returned, (tuple, list)) and len(returned) == 4:
        try:
            W, U, b, p = (np.asarray(w, float) for w in returned)
            shapes = [list(W.shape), list(U.shape), [b.size], [p.size]]
        except (TypeError, ValueError):
            shapes = []
    if shapes == [[1, 4], [1, 4], [4], [3]]:
        b, p, h, c = b.ravel(), p.ravel(), 0.0, 0.0
        for t in range(len(x)):
            z = x[t] * W[0] + h * U[0] + b
            i = 0.5 + 0.5 * np.tanh(0.5 * (z[0] + p[0] * c))
            f = 0.5 + 0.5 * np.tanh(0.5 * (z[1] + p[1] * c))
            c = f * c + i * np.tanh(z[2])
            o = 0.5 + 0.5 * np.tanh(0.5 * (z[3] + p[2] * c))
            h = o * np.tanh(c)
            o_trace[t], c_trace[t] = o, c
    return {"o": o_trace, "c": c_trace, "shapes": shapes}


timer_weights = Exercise(
    reference.timer_weights,
    points=3,
    cases=timer_cases,
    returns=("o",),
    drive=drive_timer,
    by_laws=True,
    data=True,
    minutes=25,
)


@timer_weights.law(
    "Other shapes are asked for: W (1, 4), U (1, 4), b (4,) and p (3,).",
    "One row for each thing that comes in, one column for each gate, one peephole for each gate. How many are there?",
    share=0,
)
def timer_shapes(case, seen):
    return seen["shapes"] == [[1, 4], [1, 4], [4], [3]]


@timer_weights.law(
    "The gate opens before the start.",
    "Nothing has come in yet. What stands in your cell at that time, what should stand there, and who wrote it?",
    share=0,
)
def silent_before(case, seen):
    o, start = np.asarray(seen["o"]), int(np.argmax(case["x"]))
    return not np.any(o[:start] > 0.5)


@timer_weights.law(
    "The gate does not open first at the n-th step.",
    "Let n be 3 and write down c after each step from the start on, counting it as the first. Which value must o tell "
    "from the one before, and where does your threshold lie? Which of the two cell states does o look at?",
)
def first_on_time(case, seen):
    # what the gate does after its first opening is other laws' affair
    o, start = np.asarray(seen["o"]), int(np.argmax(case["x"]))
    due = start + int(case["n"]) - 1
    if not np.all(np.isfinite(o)) or np.any(o[:start] > 0.5):
        return None
    return bool(np.all(o[:due] < 0.3) and o[due] > 0.7)


@timer_weights.law(
    "After the gate has opened for the first time it does not shut at the next step.",
    "What must happen to the count once it is full? Which gate can do that, and what can it look at?",
    share=0,
)
def shuts_again(case, seen):
    o, start = np.asarray(seen["o"]), int(np.argmax(case["x"]))
    opened = np.flatnonzero(o[start:-1] > 0.7)
    return len(opened) == 0 or bool(o[start + opened[0] + 1] < 0.3)


@timer_weights.law(
    "The gate does not open again at every n-th step.",
    "After the first opening, what is in the cell one step later? And what was in it at the start?",
)
def every_n_steps(case, seen):
    # asked of the distance between openings, whenever the first one was
    o, n, start = np.asarray(seen["o"]), int(case["n"]), int(np.argmax(case["x"]))
    opened = np.flatnonzero(o[start:] > 0.7)
    return len(opened) >= 4 and bool(np.all(np.diff(opened) == n)) if len(opened) else None


@timer_weights.law(
    "The gate is not clearly open at some steps, and clearly shut at all others.",
    "Is there a step at which o is more than 0.9? And is there one at which it lies between 0.1 and 0.9? How far from the threshold are the counts just before it and just at it? What makes a sigmoid steeper?",
)
def clearly(case, seen):
    o = np.asarray(seen["o"])[int(np.argmax(case["x"])) :]
    if not np.all(np.isfinite(o)) or np.all(o <= 0.1):
        return None  # it never opens at all
    return bool(np.all((o <= 0.1) | (o >= 0.9)))


def timer(n, threshold=0.5, K=40.0, bi=-1.0, pi=2.0, pf=-2.0, po=2.0, g=1.0):
    """The reference's clock, in which parts can be changed; weights are multiples of K."""
    full = n - threshold
    W, b = np.array([[2 * K, 0, 0, 0]]), np.array([bi * K, -pf * K * full, g * K, -po * K * full])
    return W, np.zeros((1, 4)), b, np.array([pi * K, pf * K, po * K])


@timer_weights.mistake(breaks="first_on_time")
def threshold_on_a_count(n):
    return timer(n, threshold=0.0)


@timer_weights.mistake(breaks="first_on_time")
def one_step_late(n):
    return timer(n, threshold=-0.5)


@timer_weights.mistake(breaks="first_on_time")
def for_the_old_cell(n):
    W, U, b, p = timer(n)
    b[3] = -80 * (n - 1.5)  # right, if o looked at the state from before the step
    return W, U, b, p


@timer_weights.mistake(breaks="shuts_again")
def never_reset(n):
    W, U, b, p = timer(n)
    b[1], p[1] = 40, 0
    return W, U, b, p


@timer_weights.mistake(breaks="every_n_steps")
def strikes_once(n):
    W, _, b, p = timer(n)
    return W, np.array([[-1e4, -1e4, 0.0, 0.0]]), b, p  # what is shown empties the cell, and nothing begins anew


@timer_weights.mistake(breaks="silent_before")
def counts_from_the_beginning(n):
    return timer(n, bi=1.0, pi=0.0)


@timer_weights.mistake(breaks="clearly")
def o_too_soft(n):
    W, U, b, p = timer(n)
    b[3], p[2] = -3 * (n - 0.5), 3
    return W, U, b, p


@timer_weights.mistake(breaks="first_on_time")
def start_alone_writes(n):
    return timer(n, pi=0.0)


@timer_weights.mistake(breaks="timer_shapes")
def timer_in_columns(n):
    W, U, b, p = timer(n)
    return W.T, U.T, b, p
