"""How `reorder_gates` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import lstm_gates as reference


def reorder_cases(rng):
    D, H = sizes(rng, 2)
    for label, shape, src, dst, edge in (
        ("from this course to ONNX", (D, 4 * H), "ifgo", "iofc", False),
        ("a bias from ONNX to this course", (4 * H,), "iofc", "ifgo", False),
        ("from TensorFlow 1 to Keras", (H, 4 * H), "icfo", "ifco", False),
        ("an order of our own", (D, 4 * H), "ofgi", "fgio", False),
        ("nothing to do", (D, 4 * H), "ifgo", "ifco", True),
        ("H = 1", (D, 4), "ifgo", "fcio", True),
        ("D = 1", (1, 4 * H), "ifgo", "fcio", True),
    ):
        yield Case(label, {"A": rng.normal(size=shape), "src": src, "dst": dst}, edge)


reorder_gates = Exercise(reference.reorder_gates, points=2, cases=reorder_cases, returns=("restacked",), minutes=15)


def blocks_of(A, order):
    return dict(zip(order.replace("c", "g"), np.split(A, 4, axis=-1), strict=True))


@reorder_gates.mistake
def inverse_permutation(A, src="ifgo", dst="iofc"):
    """You apply the inverse order.

    Take four blocks of width 1, holding 0, 1, 2, 3. Which number should stand first when dst begins with o?
    """
    # for each letter of src, the block at that letter's place in dst: the same for a swap of two, not for a cycle
    blocks, dst = np.split(A, 4, axis=-1), dst.replace("c", "g")
    return np.concatenate([blocks[dst.index(gate)] for gate in src.replace("c", "g")], axis=-1)


@reorder_gates.mistake
def src_ignored(A, src="ifgo", dst="iofc"):
    """src is not used: the blocks are always read as i, f, g, o.

    Call it with src and dst the same, say "ofgi" both times. What should come out?
    """
    return np.concatenate([blocks_of(A, "ifgo")[gate] for gate in dst.replace("c", "g")], axis=-1)


@reorder_gates.mistake
def permutes_rows(A, src="ifgo", dst="iofc"):
    """The blocks are cut along the rows.

    W has one row for each input and 4H columns. Along which of its axes do the gates lie side by side?
    """
    H, src = len(A) // 4, src.replace("c", "g")
    starts = [H * src.index(gate) for gate in dst.replace("c", "g")]
    return np.concatenate([A[at : at + H] for at in starts], axis=0)


@reorder_gates.mistake
def only_matrices(A, src="ifgo", dst="iofc"):
    """A bias cannot be restacked: it has one axis only.

    W, U and b share one of their axes. Is it the second, or is there a better name for it?
    """
    blocks = dict(zip(src.replace("c", "g"), np.split(A, 4, axis=1), strict=True))
    return np.concatenate([blocks[gate] for gate in dst.replace("c", "g")], axis=1)


@reorder_gates.mistake
def candidate_not_known(A, src="ifgo", dst="iofc"):
    """g and c are taken for different blocks.

    The message is about a letter that was not found. For which block does the docstring allow two letters?
    """
    blocks = np.split(A, 4, axis=-1)
    return np.concatenate([blocks[src.index(gate)] for gate in dst], axis=-1)


@reorder_gates.mistake
def reorder_taking_turns(A, src="ifgo", dst="iofc"):
    """Every fourth column is taken for a gate.

    Do the columns of one gate stand side by side, or do the gates take turns?
    """
    src = src.replace("c", "g")
    return np.concatenate([A[..., src.index(gate) :: 4] for gate in dst.replace("c", "g")], axis=-1)
