"""Other right answers to `first_departure`: each earns full marks."""

import numpy as np
from chapters.toy_kinds.exercises.first_departure import first_departure


@first_departure.equivalent
def step_by_step(a, b, tol):
    for t in range(len(a)):
        if np.abs(a[t] - b[t]).max() > tol:
            return t
