"""How `accuracy_by_length` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lab_translation as reference


def length_cases(rng):
    def made(N, low, high):
        lengths = rng.integers(low, high, N)
        right = rng.random(N) < 0.6
        right[:2] = True, False
        return {"lengths": lengths, "right": right}

    many = made(40, 7, 15)
    many["lengths"][many["lengths"] == 10] = 11  # one length does not occur
    yield Case("many sources", many)
    yield Case(
        "few sources",
        {"lengths": np.array([9, 4, 9, 6, 9, 4]), "right": np.array([True, False, True, True, False, False])},
    )
    yield Case("all of one length", made(5, 6, 7), edge=True)
    yield Case("N = 1", {"lengths": np.array([8]), "right": np.array([True])}, edge=True)


def drive_lengths(accuracy_by_length, lengths, right):
    """The results as arrays of numbers, whatever type they have."""
    value = accuracy_by_length(lengths, right)
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        return {"found": "no pair found, share", "share": "no pair found, share"}
    shares = []
    for part in value:
        try:
            shares.append(np.array([float(s) for s in part]))
        except (TypeError, ValueError):
            shares.append("no numbers")
    return {"found": shares[0], "share": shares[1]}


accuracy_by_length = Exercise(
    reference.accuracy_by_length,
    points=1,
    cases=length_cases,
    returns={"found": 1, "share": 3},
    drive=drive_lengths,
    minutes=8,
)


@accuracy_by_length.mistake
def divided_by_everything(lengths, right):
    """The right ones are divided by all sources, not by those of their length.

    If everything is right, what should each share be?
    """
    found, _ = reference.accuracy_by_length(lengths, right)
    return found, np.array([right[lengths == n].sum() / len(right) for n in found])


@accuracy_by_length.mistake
def share_of_wrong(lengths, right):
    """The shares are those of wrong outputs.

    If everything is right, what should each share be?
    """
    return reference.accuracy_by_length(lengths, ~right)


@accuracy_by_length.mistake
def counts_of_right(lengths, right):
    """These are numbers of right outputs, not shares.

    If everything is right, what should each share be?
    """
    found, _ = reference.accuracy_by_length(lengths, right)
    return found, np.array([right[lengths == n].sum() for n in found], dtype=float)


@accuracy_by_length.mistake
def up_to_this_length(lengths, right):
    """Each share is that of all sources up to this length.

    Change an output for a short source. Which of the shares should move?
    """
    found, _ = reference.accuracy_by_length(lengths, right)
    return found, np.array([right[lengths <= n].mean() for n in found])
