"""Other right answers to `accuracy_by_length`: each earns full marks."""

import numpy as np

from chapters.lab_translation.exercises.accuracy_by_length import accuracy_by_length


@accuracy_by_length.equivalent
def sorted_set(lengths, right):
    found = sorted(set(lengths.tolist()))
    return found, [np.mean([r for n, r in zip(lengths, right, strict=True) if n == length]) for length in found]
