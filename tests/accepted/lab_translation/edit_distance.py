"""Other right answers to `edit_distance`: each earns full marks."""

from functools import cache

import numpy as np

from chapters.lab_translation.exercises.edit_distance import edit_distance


@edit_distance.equivalent
def whole_table(output, reference):
    table = np.zeros((len(output) + 1, len(reference) + 1), dtype=int)
    table[:, 0], table[0] = np.arange(len(output) + 1), np.arange(len(reference) + 1)
    for i in range(1, len(output) + 1):
        for j in range(1, len(reference) + 1):
            same = output[i - 1] == reference[j - 1]
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (not same))
    return table[-1, -1]


@edit_distance.equivalent
def from_the_end(output, reference):
    @cache
    def left(i, j):
        if i == len(output) or j == len(reference):
            return len(output) - i + len(reference) - j
        if output[i] == reference[j]:
            return left(i + 1, j + 1)
        return 1 + min(left(i + 1, j), left(i, j + 1), left(i + 1, j + 1))

    return left(0, 0)
