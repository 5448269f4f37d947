"""How `exact_match` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_translation.exercises.shared import some_sequences
from solutions import lab_translation as reference


def match_inputs(rng, N, lengths):
    """Some right outputs; of the others one has a wrong id, one is too short, one is too long."""
    references = some_sequences(rng, lengths, 3, 30)
    outputs = [list(ref) for ref in references]
    for n in range(N):
        if n % 5 == 1:
            outputs[n][-1] += 1
        elif n % 5 == 2:
            outputs[n] = outputs[n][:-1]
        elif n % 5 == 3:
            outputs[n] = [*outputs[n], 3]
    return {"outputs": outputs, "references": references}


def match_cases(rng):
    N = int(rng.integers(7, 12))
    yield Case("some right, some wrong", match_inputs(rng, N, rng.integers(3, 8, N)))
    yield Case("with a twin", twins(rng))
    yield Case("N = 1", match_inputs(rng, 1, [4]), edge=True)
    yield Case("all right", {"outputs": [[3, 4], [5], []], "references": [[3, 4], [5], []]}, edge=True)


def twins(rng):
    """A right answer at the wrong place is no right answer."""
    made = match_inputs(rng, 5, [4, 6, 5, 6, 7])
    outputs, references = made["outputs"], made["references"]
    return {"outputs": [*outputs, references[0]], "references": [*references, references[4]]}


exact_match = Exercise(reference.exact_match, points=1, cases=match_cases, returns=("share",), minutes=6)


@exact_match.mistake
def share_of_ids(outputs, references):
    """The ids are counted, not the sentences.

    Nine digits of a date are right, and one is wrong. Is the date right?
    """
    pairs = [(a, b) for out, ref in zip(outputs, references, strict=True) for a, b in zip(out, ref, strict=False)]
    return sum(a == b for a, b in pairs) / max(sum(len(ref) for ref in references), 1)


@exact_match.mistake
def prefix_is_enough(outputs, references):
    """Only as much is compared as both have: an output that is too short passes, or one that is too long.

    What does zip do with two lists of unequal lengths?
    """
    return np.mean(
        [all(a == b for a, b in zip(out, ref, strict=False)) for out, ref in zip(outputs, references, strict=True)]
    )


@exact_match.mistake
def how_many(outputs, references):
    """You return a number of outputs, not a share.

    What should come out if all are right?
    """
    return float(sum(out == ref for out, ref in zip(outputs, references, strict=True)))


@exact_match.mistake
def in_any_reference(outputs, references):
    """An output counts as right if it equals the reference of any sentence.

    Is the translation of the third sentence right if it is that of the first?
    """
    return np.mean([out in references for out in outputs])
