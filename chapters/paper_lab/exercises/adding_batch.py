"""How `adding_batch` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.paper_lab.exercises.shared import OWN, drive_batch
from solutions import paper_lab as reference


def batch_cases(rng):
    T = [int(t) for t in rng.permutation([20, 30, 40])]
    yield Case("a batch", {"seed": int(rng.integers(2**31)), "N": 307, "T": T[0]})
    yield Case("another length", {"seed": int(rng.integers(2**31)), "N": 401, "T": T[1]})


adding_batch = Exercise(
    reference.adding_batch,
    points=3,
    cases=batch_cases,
    returns=("X", "y", "again"),
    drive=drive_batch,
    by_laws=True,
    data=False,
    alike=("chance_is_handed_in_adding",),
    minutes=15,
)


@adding_batch.law(
    "X is not (T, N, 2) or y is not (N,).",
    "Print X.shape and y.shape for T = 20 and N = 3. Time comes first; every sequence has one answer.",
    share=0.0,
)
def shapes_of_adding(case, seen):
    return seen["X"].shape == (case["T"], case["N"], 2) and seen["y"].shape == (case["N"],)


@adding_batch.law(
    "The mark comes first and the number second.",
    "Print X[:, 0] of a small batch. In which of its columns are the numbers, and in which should they be?",
    share=0.0,
)
def number_first(case, seen):
    X = seen["X"]
    return X.ndim != 3 or X.shape[2] != 2 or not np.all((X[:, :, 0] == 0) | (X[:, :, 0] == 1)) or not np.any(X)


@adding_batch.law(
    "The numbers do not fill the range from 0 to 1 evenly.",
    "What are the smallest, the largest and the mean of X[:, :, 0] in a large batch? What should they be?",
)
def numbers_from_0_to_1(case, seen):
    if seen["X"].shape != (case["T"], case["N"], 2):
        return None
    numbers = seen["X"][:, :, 0]
    if np.all((numbers == 0) | (numbers == 1)):
        return None  # these are the marks, or nothing at all
    spread = abs(numbers.mean() - 0.5) < 0.03 and abs(numbers.std() - 12**-0.5) < 0.03
    return bool(spread and numbers.min() >= 0 and numbers.max() <= 1 and np.unique(numbers).size > 1000)


@adding_batch.law(
    "The marks are not as they should be: one step in the first half and one in the second, 1 there and 0 elsewhere.",
    "Sum X[:, :, 1] over each half of the steps. What must come out for every sequence?",
)
def one_mark_in_each_half(case, seen):
    T = case["T"]
    if seen["X"].shape != (T, case["N"], 2):
        return None
    numbers, marks = seen["X"][:, :, 0], seen["X"][:, :, 1]
    binary = np.all((marks == 0) | (marks == 1))
    if not binary and np.all((numbers == 0) | (numbers == 1)):
        return None  # the two stand in each other's place
    return bool(binary and np.all(marks[: T // 2].sum(axis=0) == 1) and np.all(marks[T // 2 :].sum(axis=0) == 1))


@adding_batch.law(
    "Some steps are never marked, or far too often.",
    "Draw many sequences and count the marks at every step. Can the last step of each half be marked? Has each sequence marks of its own?",
)
def marks_anywhere(case, seen):
    T, N = case["T"], case["N"]
    if seen["X"].shape != (T, N, 2):
        return None
    numbers, marks = seen["X"][:, :, 0], seen["X"][:, :, 1]
    if np.all((numbers == 0) | (numbers == 1)) and np.unique(marks).size > 2:
        return None  # the two stand in each other's place
    counts = (marks != 0).sum(axis=1)
    return bool(np.all(counts > 0) and np.all(counts < 8 * N / T))


@adding_batch.law(
    "y is not the sum of the two marked numbers.",
    "For one sequence, take the two marked numbers and add them by hand. By what does your y differ from that?",
)
def y_is_the_sum(case, seen):
    X, y = seen["X"], seen["y"]
    if X.shape != (case["T"], case["N"], 2) or y.shape != (case["N"],) or not np.any(X):
        return None
    return np.allclose((X[:, :, 0] * X[:, :, 1]).sum(axis=0), y, atol=1e-5)


@adding_batch.law(
    "The batch does not depend on the Generator that is handed in alone.",
    "Call it twice with np.random.default_rng(0). Are the two batches the same? And two calls with one Generator?",
    share=0.5,
)
def chance_is_handed_in_adding(case, seen):
    drawn = seen["X"].size and np.ptp(seen["X"]) > 0
    return np.array_equal(seen["X"], seen["again"]) if drawn else None


def added(numbers, first, second):
    marks, each = np.zeros_like(numbers), np.arange(numbers.shape[1])
    marks[first, each] = marks[second, each] = 1
    return np.stack([numbers, marks], axis=2), (numbers * marks).sum(axis=0)


@adding_batch.mistake(breaks="one_mark_in_each_half")
def marked_anywhere_twice(rng, N, T):
    return added(rng.uniform(0, 1, (T, N)), rng.integers(0, T, N), rng.integers(0, T, N))


@adding_batch.mistake(breaks="one_mark_in_each_half")
def markers_same_half(rng, N, T):
    first = rng.integers(0, T // 2 - 1, N)
    return added(rng.uniform(0, 1, (T, N)), first, first + 1)


@adding_batch.mistake(breaks="marks_anywhere")
def one_place_for_all(rng, N, T):
    first, second = int(rng.integers(0, T // 2)), int(rng.integers(T // 2, T))
    return added(rng.uniform(0, 1, (T, N)), np.full(N, first), np.full(N, second))


@adding_batch.mistake(breaks="marks_anywhere")
def last_never_marked(rng, N, T):
    first, second = rng.integers(0, T // 2 - 1, N), rng.integers(T // 2, T - 1, N)
    return added(rng.uniform(0, 1, (T, N)), first, second)


@adding_batch.mistake(breaks="y_is_the_sum")
def target_scaled(rng, N, T):
    X, y = reference.adding_batch(rng, N, T)
    return X, 0.5 + y / 4


@adding_batch.mistake(breaks="numbers_from_0_to_1")
def numbers_around_zero(rng, N, T):
    numbers, (X, _) = rng.uniform(-1, 1, (T, N)), reference.adding_batch(rng, N, T)
    X[:, :, 0] = numbers
    return X, (X[:, :, 0] * X[:, :, 1]).sum(axis=0)


@adding_batch.mistake(breaks="number_first")
def mark_first(rng, N, T):
    X, y = reference.adding_batch(rng, N, T)
    return X[:, :, ::-1], y


@adding_batch.mistake(breaks="shapes_of_adding")
def batch_before_time(rng, N, T):
    X, y = reference.adding_batch(rng, N, T)
    return X.swapaxes(0, 1), y


@adding_batch.mistake(breaks="chance_is_handed_in_adding")
def own_chance_adding(rng, N, T):
    return reference.adding_batch(OWN, N, T)
