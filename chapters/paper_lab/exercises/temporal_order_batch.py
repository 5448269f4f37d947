"""How `temporal_order_batch` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.paper_lab.exercises.shared import OWN, drive_batch
from solutions import paper_lab as reference


def order_cases(rng):
    short, long = int(rng.choice([20, 30, 40])), int(rng.choice([90, 100]))  # a ninth of the long one is no tenth
    yield Case("a batch", {"seed": int(rng.integers(2**31)), "N": 211, "T": short})
    yield Case("another length", {"seed": int(rng.integers(2**31)), "N": 307, "T": long})


temporal_order_batch = Exercise(
    reference.temporal_order_batch,
    points=3,
    cases=order_cases,
    returns=("X", "y", "again"),
    drive=drive_batch,
    by_laws=True,
    data=False,
    alike=("chance_is_handed_in_order",),
    minutes=15,
)


@temporal_order_batch.law(
    "X is not (T, N, 6) or y is not (N,).",
    "Print X.shape and y.shape for T = 20 and N = 3. Time comes first; every sequence has one answer.",
    share=0.0,
)
def shapes_of_order(case, seen):
    return seen["X"].shape == (case["T"], case["N"], 6) and seen["y"].shape == (case["N"],)


@temporal_order_batch.law(
    "Not every step has exactly one symbol, or a, b, c, d are not equally likely.",
    "Sum X over its last axis: what must come out everywhere? And over the first two axes?",
)
def one_symbol_each_step(case, seen):
    X, T = seen["X"], case["T"]
    if X.shape != (T, case["N"], 6):
        return None
    if not np.all((X == 0) | (X == 1)) or not np.all(X.sum(axis=2) == 1):
        return False
    rest = X[:, :, :4].sum(axis=(0, 1))
    return bool(np.all(np.abs(rest / rest.sum() - 0.25) < 0.04))


@temporal_order_batch.law(
    "X and Y do not stand where they should: one step from T/10 to 2T/10 - 1, one from 5T/10 to 6T/10 - 1, any of these.",
    "For T = 20, list the steps of many sequences at which there is an X or a Y. Which steps may occur? Do all of them?",
)
def two_symbols_in_their_windows(case, seen):
    X, T, tenth = seen["X"], case["T"], case["T"] // 10
    if X.shape != (T, case["N"], 6):
        return None
    there = X[:, :, 4:].sum(axis=2)
    early, late = there[tenth : 2 * tenth], there[5 * tenth : 6 * tenth]
    alone = np.all(early.sum(axis=0) == 1) and np.all(late.sum(axis=0) == 1) and np.all(there.sum(axis=0) == 2)
    return bool(alone and np.all(early.sum(axis=1) > 5) and np.all(late.sum(axis=1) > 5))


@temporal_order_batch.law(
    "y is not 0 for X X, 1 for X Y, 2 for Y X, 3 for Y Y.",
    "Write one sequence for each of the four answers. Which of your y differ? Does the order of X and Y matter to it?",
)
def y_says_the_order(case, seen):
    X, y, half = seen["X"], seen["y"], case["T"] // 2
    if X.shape != (case["T"], case["N"], 6) or y.shape != (case["N"],) or not np.any(X[:, :, 4:]):
        return None
    return bool(np.array_equal(y, 2 * X[:half, :, 5].sum(axis=0) + X[half:, :, 5].sum(axis=0)))


@temporal_order_batch.law(
    "The four pairs of symbols are not equally likely.",
    "Draw 1,000 sequences and count the four answers. How many of each do you expect?",
)
def four_pairs_alike(case, seen):
    X, N = seen["X"], case["N"]
    if X.shape != (case["T"], N, 6) or not np.any(X[:, :, 4:]):
        return None
    half = case["T"] // 2
    pairs = 2 * X[:half, :, 5].sum(axis=0) + X[half:, :, 5].sum(axis=0)
    return all(0.08 < np.mean(pairs == k) < 0.42 for k in range(4))


@temporal_order_batch.law(
    "The batch does not depend on the Generator that is handed in alone.",
    "Call it twice with np.random.default_rng(0). Are the two batches the same? And two calls with one Generator?",
    share=0.5,
)
def chance_is_handed_in_order(case, seen):
    drawn = seen["X"].size and np.ptp(seen["X"]) > 0
    return np.array_equal(seen["X"], seen["again"]) if drawn else None


def ordered(rng, N, T, at_first, at_second):
    symbols, each = rng.integers(0, 4, (T, N)), np.arange(N)
    first, second = rng.integers(0, 2, (2, N))
    symbols[at_first, each], symbols[at_second, each] = 4 + first, 4 + second
    return np.eye(6)[symbols], 2 * first + second


@temporal_order_batch.mistake(breaks="y_says_the_order")
def order_ignored(rng, N, T):
    X, _ = reference.temporal_order_batch(rng, N, T)
    return X, X[:, :, 5].sum(axis=0).astype(int)


@temporal_order_batch.mistake(breaks="y_says_the_order")
def first_and_second_swapped(rng, N, T):
    X, y = reference.temporal_order_batch(rng, N, T)
    return X, y // 2 + 2 * (y % 2)


@temporal_order_batch.mistake(breaks="two_symbols_in_their_windows")
def one_step_for_all(rng, N, T):
    tenth = T // 10
    return ordered(rng, N, T, int(rng.integers(tenth, 2 * tenth)), int(rng.integers(5 * tenth, 6 * tenth)))


@temporal_order_batch.mistake(breaks="two_symbols_in_their_windows")
def end_of_window_left_out(rng, N, T):
    tenth = T // 10
    return ordered(rng, N, T, rng.integers(tenth, 2 * tenth - 1, N), rng.integers(5 * tenth, 6 * tenth - 1, N))


@temporal_order_batch.mistake(breaks="two_symbols_in_their_windows")
def ninths_for_tenths(rng, N, T):
    ninth = T // 9
    return ordered(rng, N, T, rng.integers(ninth, 2 * ninth, N), rng.integers(5 * ninth, 6 * ninth, N))


@temporal_order_batch.mistake(breaks="two_symbols_in_their_windows")
def more_of_them_around(rng, N, T):
    symbols, each, tenth = rng.integers(0, 6, (T, N)), np.arange(N), T // 10
    first, second = rng.integers(0, 2, (2, N))
    symbols[rng.integers(tenth, 2 * tenth, N), each] = 4 + first
    symbols[rng.integers(5 * tenth, 6 * tenth, N), each] = 4 + second
    return np.eye(6)[symbols], 2 * first + second


@temporal_order_batch.mistake(breaks="four_pairs_alike")
def always_different(rng, N, T):
    X, y = reference.temporal_order_batch(rng, 4 * N, T)
    wanted = np.flatnonzero((y == 1) | (y == 2))[:N]
    return X[:, wanted], y[wanted]


@temporal_order_batch.mistake(breaks="shapes_of_order")
def order_batch_before_time(rng, N, T):
    X, y = reference.temporal_order_batch(rng, N, T)
    return X.swapaxes(0, 1), y


@temporal_order_batch.mistake(breaks="chance_is_handed_in_order")
def own_chance_order(rng, N, T):
    return reference.temporal_order_batch(OWN, N, T)
