"""Other right answers to `chunks`: each earns full marks."""

import numpy as np
from chapters.toy_kinds.exercises.chunks import chunks


@chunks.equivalent
def array_split(tokens, K):
    return np.split(tokens, range(K, len(tokens), K))
