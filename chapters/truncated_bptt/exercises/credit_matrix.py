"""How `credit_matrix` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.truncated_bptt.exercises.shared import spans_of, swapped_spans
from solutions import truncated_bptt as reference


def credit_cases(rng):
    k1 = int(rng.integers(2, 5))
    k2 = k1 + (3 if k1 == 2 else 2)  # no multiple of k1, where wrong backward passes would meet the right ones
    left = int(rng.integers(1, k1))
    yield Case("k1 < k2, some left over", {"T": 4 * k1 + 1, "k1": k1, "k2": k2})
    yield Case("k1 < k2", {"T": 4 * k1, "k1": k1, "k2": k2})
    yield Case("k1 = k2", {"T": 3 * k1 + left, "k1": k1, "k2": k1})
    yield Case("k1 = 1", {"T": 8, "k1": 1, "k2": k2 - 1}, edge=True)
    yield Case("k2 = T", {"T": 2 * k1 + 1, "k1": k1, "k2": 2 * k1 + 1}, edge=True)
    yield Case("k1 > T", {"T": 3, "k1": 4, "k2": 6}, edge=True)
    yield Case("T = 1", {"T": 1, "k1": k1, "k2": k2}, edge=True)


credit_matrix = Exercise(reference.credit_matrix, points=2, cases=credit_cases, returns=("credit",), minutes=15)


def painted(T, spans):
    credit = np.zeros((T, T), bool)
    for first, start, end in spans:
        for t in range(start, end):
            credit[t, max(0, first) : t + 1] = True
    return credit


@credit_matrix.mistake
def k1_k2_swapped(T, k1, k2):
    """k1 and k2 are exchanged.

    Which of the two says how often one goes back, and which says how far?
    """
    return painted(T, swapped_spans(T, k1, k2))


@credit_matrix.mistake
def windows_end_too_late(T, k1, k2):
    """A backward pass begins k2 steps after its oldest loss, where it should begin after k1.

    With k1 = 2 and k2 = 5, after which step does one go back for the first time? And in your code?
    """
    return painted(T, [(start, start, min(start + k2, T)) for start in range(0, T, k1)])


@credit_matrix.mistake
def includes_future(T, k1, k2):
    """Losses send gradients to steps that come after them.

    Can what the weights do at step 5 change the loss of step 3? What does your matrix say about it?
    """
    credit = np.zeros((T, T), bool)
    for first, start, end in spans_of(T, k1, k2):
        credit[start:end, first:end] = True
    return credit


@credit_matrix.mistake
def window_of_its_own(T, k1, k2):
    """Every loss reaches back k2 steps of its own.

    One goes back after every k1 steps, not after every step. Where does one such backward pass end, for all the losses
    in it?
    """
    return painted(T, [(t - k2 + 1, t, t + 1) for t in range(T)])


@credit_matrix.mistake
def only_k1(T, k1, k2):
    """No gradient goes further back than its own losses: k2 is not used.

    If k1 = 1 and k2 = 5, how many steps does each loss reach? How many in yours?
    """
    return painted(T, [(start, start, end) for _, start, end in spans_of(T, k1, k2)])


@credit_matrix.mistake
def no_truncation(T, k1, k2):
    """Every loss reaches back to the beginning.

    What does k2 limit? Where in your code is it used?
    """
    return np.tril(np.ones((T, T), bool))


@credit_matrix.mistake
def k2_beyond_k1(T, k1, k2):
    """The k2 steps are counted from the oldest of the new losses, not from the newest.

    How many steps does one go back through in all, the k1 newest included?
    """
    return painted(T, [(start - k2, start, end) for _, start, end in spans_of(T, k1, k2)])


@credit_matrix.mistake
def rows_and_columns(T, k1, k2):
    """Rows and columns are exchanged.

    Which index of credit[t, s] is the loss? May s be larger than t?
    """
    return reference.credit_matrix(T, k1, k2).T


@credit_matrix.mistake
def left_over_unused(T, k1, k2):
    """The losses that are left over at the end are never used.

    Has the last row of your matrix an entry that is True? When would its loss be used?
    """
    return painted(T, spans_of(T, k1, k2)[: T // k1])


@credit_matrix.mistake
def not_itself(T, k1, k2):
    """A loss does not reach its own step.

    Does what the weights do at step t change the loss of step t?
    """
    return reference.credit_matrix(T, k1, k2) & ~np.eye(T, dtype=bool)


@credit_matrix.mistake
def as_if_full(T, k1, k2):
    """From the losses that are left over one goes back too few steps.

    Which are the newest k2 steps at the very end? Do you count them from the last step there is?
    """
    return painted(T, [(start + k1 - k2, start, end) for _, start, end in spans_of(T, k1, k2)])
