"""How `reverse_source` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.lab_translation import data
from chapters.lab_translation.exercises.shared import different, some_sequences
from solutions import lab_translation as reference


def source_inputs(rng, lengths):
    src, lengths = data.padded(some_sequences(rng, lengths, 3, 40))
    return {"src": src, "lengths": lengths}


def reverse_cases(rng):
    N = int(rng.integers(4, 7))
    yield Case("different lengths", source_inputs(rng, different(rng, 3, 10, N)))
    yield Case("as many sources as steps", source_inputs(rng, [6, 3, 5, 4, 6, 3]))
    yield Case("nothing is padded", source_inputs(rng, [5] * N), edge=True)
    yield Case("N = 1", source_inputs(rng, [6]), edge=True)
    yield Case("S = 1", source_inputs(rng, [1] * N), edge=True)


reverse_source = Exercise(reference.reverse_source, points=1, cases=reverse_cases, returns=("reversed",), minutes=10)


@reverse_source.mistake
def padding_in_front(src, lengths):
    """The padding is turned round, too, and stands in front.

    What is in column 0 for a short source? What will the encoder read first?
    """
    return src[:, ::-1]


@reverse_source.mistake
def batch_reversed(src, lengths):
    """The sources of the batch are in reverse order, and each of them as it was.

    Which axis of src are the letters of one source?
    """
    return src[::-1]


@reverse_source.mistake
def one_too_few(src, lengths):
    """The last real id of a source stays where it is.

    Take a source of length 3. Which columns does yours turn round?
    """
    return reference.reverse_source(src, np.maximum(lengths - 1, 1))
