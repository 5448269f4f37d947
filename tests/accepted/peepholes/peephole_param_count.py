"""Other right answers to `peephole_param_count`: each earns full marks."""

import numpy as np

from chapters.peepholes.exercises.peephole_param_count import peephole_param_count


@peephole_param_count.equivalent
def counted_from_arrays(D, H, kind="diagonal"):
    W, U, b = np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H)
    p = np.zeros(3 * H) if kind == "diagonal" else np.zeros((3, H, H))
    return sum(np.prod(A.shape) for A in (W, U, b, p))


@peephole_param_count.equivalent
def gate_by_gate(D, H, kind="diagonal"):
    total = 0
    for gate in "ifgo":
        total += D * H + H**2 + H
        if gate != "g":
            total += H if kind != "full" else H**2
    return float(total)
