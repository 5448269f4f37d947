"""How `next_probs` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lab_generator as reference


def probs_cases(rng):
    V = int(rng.integers(6, 10))
    z = rng.permutation(np.arange(V)) * 0.7 + rng.uniform(-0.2, 0.2, V)
    # never about half of them: there the likeliest few and the unlikeliest meet
    k = int(rng.choice([k for k in range(2, V - 2) if abs(2 * k - V) > 1]))
    yield Case("a temperature below 1", {"logits": z, "temperature": float(rng.uniform(0.4, 0.7)), "top_k": None})
    yield Case("a temperature above 1", {"logits": z, "temperature": float(rng.uniform(1.6, 2.5)), "top_k": None})
    yield Case("the likeliest few", {"logits": z, "temperature": float(rng.uniform(1.2, 1.6)), "top_k": k})
    yield Case("all of them, top_k = V", {"logits": z, "temperature": 1.0, "top_k": V}, edge=True)
    yield Case("one of them, top_k = 1", {"logits": z, "temperature": 2.0, "top_k": 1}, edge=True)
    yield Case("huge logits", {"logits": 1000 + z, "temperature": 1.0, "top_k": None}, edge=True)
    yield Case("very low logits", {"logits": z - 1000, "temperature": 0.9, "top_k": k}, edge=True)


next_probs = Exercise(
    reference.next_probs,
    points=3,
    cases=probs_cases,
    returns=("probabilities",),
    tol=1e-6,
    minutes=12,
)


@next_probs.law(
    "The probabilities do not add up to 1.",
    "Add up what you return, with top_k and without. After which step must the division come?",
)
def adds_up(case, seen):
    p = np.asarray(seen["probabilities"], dtype=float)
    return bool(np.isnan(p).any() or abs(p.sum() - 1) < 1e-6)


@next_probs.mistake
def temperature_multiplied(logits, temperature=1.0, top_k=None):
    """The logits are multiplied by the temperature: the hotter, the surer.

    At a high temperature all letters should be nearly equally likely. What happens to the differences of the logits
    then?
    """
    return reference.next_probs(logits, 1 / temperature, top_k)


@next_probs.mistake
def temperature_after_the_softmax(logits, temperature=1.0, top_k=None):
    """The probabilities are divided by the temperature, not the logits; this changes nothing once they are made to
    add up to 1.

    Where does a division change the proportion of two probabilities: before the exponential, or after?
    """
    return reference.next_probs(logits, 1.0, top_k)


@next_probs.mistake
def softmax_of_softmax(logits, temperature=1.0, top_k=None):
    """There are two softmaxes, one after the other: the distribution is nearly flat.

    What goes into your last softmax: logits, or probabilities already? How large can the largest of these be?
    """
    return reference.next_probs(reference.next_probs(logits), temperature, top_k)


@next_probs.mistake(breaks="adds_up")
def cut_and_not_divided(logits, temperature=1.0, top_k=None):
    p = reference.next_probs(logits, temperature)
    return p if top_k is None else np.where(p >= np.sort(p)[-top_k], p, 0)


@next_probs.mistake
def cut_to_zero(logits, temperature=1.0, top_k=None):
    """The logits of the other letters are set to 0, and e to the 0 is 1: these letters can be drawn.

    Which number must a logit be for its exponential to be 0?
    """
    z = np.asarray(logits, dtype=float)
    z = z if top_k is None else np.where(z >= np.sort(z)[-top_k], z, 0)
    return reference.next_probs(z, temperature)


@next_probs.mistake
def one_too_many(logits, temperature=1.0, top_k=None):
    """One letter too many passes, or one too few.

    How many of your probabilities are above 0 with top_k = 1? And with top_k = 2?
    """
    return reference.next_probs(logits, temperature, top_k and min(top_k + 1, len(logits)))


@next_probs.mistake
def the_other_end(logits, temperature=1.0, top_k=None):
    """The unlikeliest letters are kept, and the likeliest are not.

    In which direction does your sort run? Which letter is left with top_k = 1?
    """
    z = np.asarray(logits, dtype=float)
    keep = z if top_k is None else np.where(z <= np.sort(z)[top_k - 1], z, -np.inf)
    return reference.next_probs(keep, temperature)


@next_probs.mistake
def never_cut(logits, temperature=1.0, top_k=None):
    """top_k is not used.

    How many of your probabilities should be above 0 with top_k = 2?
    """
    return reference.next_probs(logits, temperature)
