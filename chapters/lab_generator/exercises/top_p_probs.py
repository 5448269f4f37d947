"""How `top_p_probs` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lab_generator as reference


def nucleus_inputs(rng, V, kept):
    """Probabilities in no order, all different, and a p that `kept` of them reach and one fewer does not."""
    probs = rng.permutation(np.arange(2, V + 2)) ** 1.5 + rng.uniform(-0.2, 0.2, V)
    probs /= probs.sum()
    sums = np.cumsum(np.sort(probs)[::-1])
    below = sums[kept - 2] if kept > 1 else 0.0
    return {"probs": probs, "p": float(below + rng.uniform(0.2, 0.8) * (sums[kept - 1] - below))}


def nucleus_cases(rng):
    V = int(rng.integers(7, 11))
    for kept in (2, 3, V - 2):
        yield Case(f"{kept} letters are enough", nucleus_inputs(rng, V, kept))
    yield Case("the likeliest alone is enough", nucleus_inputs(rng, V, 1), edge=True)
    yield Case("p = 1", {**nucleus_inputs(rng, V, 2), "p": 1.0}, edge=True)


top_p_probs = Exercise(
    reference.top_p_probs,
    points=2,
    cases=nucleus_cases,
    returns=("probabilities",),
    tol=1e-8,
    minutes=12,
)


@top_p_probs.law(
    "The probabilities do not add up to 1.",
    "Some letters have been taken out. What must be done with those that are left?",
)
def adds_up_to_one(case, seen):
    found = np.asarray(seen["probabilities"], dtype=float)
    return bool(np.isnan(found).any() or abs(found.sum() - 1) < 1e-6)


@top_p_probs.mistake(breaks="adds_up_to_one")
def nucleus_not_divided(probs, p):
    return np.where(reference.top_p_probs(probs, p) > 0, probs, 0)


@top_p_probs.mistake
def one_letter_short(probs, p):
    """The letter that takes the sum to p is left out.

    With p = 0.5 and probabilities 0.4, 0.3, 0.3: which letters do you keep, and how much do they have together?
    """
    order = np.argsort(-probs)
    keep = np.cumsum(probs[order]) <= p
    keep[0] = True
    kept = np.zeros_like(probs)
    kept[order[keep]] = probs[order[keep]]
    return kept / kept.sum()


@top_p_probs.mistake
def one_letter_more(probs, p):
    """One letter more than needed can be drawn.

    With p = 0.5 and probabilities 0.6, 0.3, 0.1: which letters do you keep?
    """
    order = np.argsort(-probs)
    n = np.searchsorted(np.cumsum(probs[order]), p) + 2
    kept = np.zeros_like(probs)
    kept[order[:n]] = probs[order[:n]]
    return kept / kept.sum()


@top_p_probs.mistake
def above_a_threshold(probs, p):
    """Every letter is kept whose probability is at least 1 - p of the largest: p is taken for a threshold.

    What is added up in the docstring, and until when?
    """
    kept = np.where(probs >= (1 - p) * probs.max(), probs, 0)
    return kept / kept.sum()


@top_p_probs.mistake
def the_unlikeliest_first(probs, p):
    """The letters are taken from the wrong end: the unlikeliest come first.

    In which direction does your sort run?
    """
    order = np.argsort(probs)
    before = np.cumsum(probs[order]) - probs[order]
    kept = np.zeros_like(probs)
    kept[order] = np.where(before < p, probs[order], 0)
    return kept / kept.sum()


@top_p_probs.mistake
def sorted_and_not_put_back(probs, p):
    """The probabilities are in the order of their size, and no longer in that of the letters.

    Whose probability stands first in your result, and whose in probs?
    """
    return np.sort(reference.top_p_probs(probs, p))[::-1]


@top_p_probs.mistake
def nothing_is_cut(probs, p):
    """p is not used: every letter can still be drawn.

    How many of your probabilities are above 0 if p is very small?
    """
    return probs / probs.sum()
