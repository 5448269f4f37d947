"""Other right answers to `reorder_gates`: each earns full marks."""

import numpy as np

from chapters.lstm_gates.exercises.reorder_gates import reorder_gates


@reorder_gates.equivalent
def with_an_index_array(A, src="ifgo", dst="iofc"):
    H = A.shape[-1] // 4
    src, dst = src.replace("g", "c"), dst.replace("g", "c")
    columns = [src.index(gate) * H + k for gate in dst for k in range(H)]
    return A[..., columns]


@reorder_gates.equivalent
def by_argsort(A, src="ifgo", dst="iofc"):
    src, dst = list(src.replace("c", "g")), list(dst.replace("c", "g"))
    order = np.argsort(src)[np.argsort(np.argsort(dst))]
    blocks = A.reshape(*A.shape[:-1], 4, -1)
    return blocks[..., order, :].reshape(A.shape)


@reorder_gates.equivalent
def written_in_place(A, src="ifgo", dst="iofc"):
    H = A.shape[-1] // 4
    old = A.T.copy()
    for k, gate in enumerate(dst):
        at = (src.find(gate) if gate in src else src.find("g" if gate == "c" else "c")) * H
        A.T[k * H : (k + 1) * H] = old[at : at + H]
    return A
