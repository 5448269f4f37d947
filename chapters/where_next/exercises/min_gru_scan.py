"""How `min_gru_scan` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.where_next.exercises.shared import one_sized
from chapters.where_next.exercises.two_steps import order_swapped
from solutions import where_next as reference
from solutions.start import sigmoid


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
    """A scan, in which parts can be changed. reach_below: rounds go on while reach is below it."""
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


@min_gru_scan.mistake
def scan_exclusive(X, h0, W, b):
    """The states are one step late: the first is h0, and the last is missing.

    Some libraries' scans leave the step itself out. Take T = 1: has your result read X[0]?
    """
    hs = loop(*maps(X, W, b), h0)
    return np.concatenate([h0[None], hs[:-1]])


@min_gru_scan.mistake
def z_flipped(X, h0, W, b):
    """z and 1 - z are exchanged, as in the paper.

    Let z be 1. Does our docstring keep the old state then, or replace it?
    """
    z, n = np.split(X @ W + b, 2, axis=2)
    return loop(1 - sigmoid(z), sigmoid(z) * n, h0)


@min_gru_scan.mistake
def order_nz(X, h0, W, b):
    """The two blocks are exchanged: you read the order n, z.

    Which columns of W does the docstring give to z?
    """
    n, z = np.split(X @ W + b, 2, axis=2)
    return loop(sigmoid(z), (1 - sigmoid(z)) * n, h0)


@min_gru_scan.mistake
def tanh_on_candidate(X, h0, W, b):
    """The candidate is squashed by tanh, as a GRU's is.

    A GRU needs it because its candidate hears the state. Does this one?
    """
    z, n = np.split(X @ W + b, 2, axis=2)
    return loop(sigmoid(z), (1 - sigmoid(z)) * np.tanh(n), h0)


@min_gru_scan.mistake
def candidate_whole(X, h0, W, b):
    """The candidate is added whole.

    With z = 1 everything old is kept. How much of n should come in, and how much does?
    """
    z, n = np.split(X @ W + b, 2, axis=2)
    return loop(sigmoid(z), n, h0)


@min_gru_scan.mistake
def h0_forgotten(X, h0, W, b):
    """The scan begins from zero: h0 has no influence.

    Into which step's u could a_1 h_0 be put before the scan begins?
    """
    return loop(*maps(X, W, b), np.zeros_like(h0))


@min_gru_scan.mistake
def ratio_of_cumprods(X, h0, W, b):
    """You divide by a product of gates, and over many steps it becomes 0.

    What is 0.01 to the power of 300, to a computer? Can you do with products of gates alone, or with logarithms?
    """
    a, u = maps(X, W, b)
    A = np.cumprod(a, axis=0)
    with np.errstate(all="ignore"):
        return A * (h0 + np.cumsum(u / A, axis=0))


@min_gru_scan.mistake
def too_few_rounds(X, h0, W, b):
    """The last round is missing: the earliest steps do not reach the late states.

    After one round an entry covers 2 steps, after two rounds 4. How many rounds do 5 steps need?
    """
    return rounds(*maps(X, W, b), h0, reach_below=len(X) // 2 + 1 if len(X) > 1 else 0)


@min_gru_scan.mistake
def reach_by_one(X, h0, W, b):
    """The distance to the partner grows by one from round to round: some steps are counted twice.

    After two rounds an entry covers four steps. How far back is the last entry that covers none of them?
    """
    return rounds(*maps(X, W, b), h0, grow=lambda reach: reach + 1)


@min_gru_scan.mistake
def rolled_round(X, h0, W, b):
    """The last steps come round to the first ones.

    np.roll brings what falls off at one end back at the other. Which entries have no partner before them?
    """
    return rounds(*maps(X, W, b), h0, roll=True)


@min_gru_scan.mistake
def joined_in_the_wrong_order(X, h0, W, b):
    """Joined steps are done in the wrong order.

    Which of the two steps that you join is the earlier one, and through whose factor does its u go?
    """
    return rounds(*maps(X, W, b), h0, join=order_swapped)
