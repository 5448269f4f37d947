"""How `cell_path_jacobian` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from solutions import lstm_gradients as reference


def path_cases(rng):
    H, T = int(rng.integers(3, 6)), int(rng.integers(6, 9))
    fs = rng.uniform(0.2, 0.95, (T, H))
    yield Case("one unit that stays open, others that do not", {"fs": np.column_stack([np.ones(T), fs[:, 1:]])})
    yield Case("random gates", {"fs": rng.uniform(0.2, 0.95, (T, H))})
    shut = fs.copy()
    shut[T // 2, 1] = 0.0
    yield Case("a gate that is shut at one step", {"fs": shut}, edge=True)
    yield Case("T = 1", {"fs": fs[:1]}, edge=True)
    yield Case("H = 1", {"fs": fs[:, :1]}, edge=True)
    yield Case("3,000 steps", {"fs": rng.uniform(0.4, 0.6, (3000, 2))}, edge=True)


cell_path_jacobian = Exercise(
    reference.cell_path_jacobian,
    points=3,
    cases=path_cases,
    returns=("J",),
    parts={"J": (0, "t")},
    minutes=15,
    core=True,
)


@cell_path_jacobian.mistake(pointer="c' = f · c + i · g")
def includes_f_t(fs):
    """The forget gate of step t itself is among the factors.

    What is the derivative of the last cell state with respect to itself? What stands in your last row?
    """
    return np.cumprod(fs[::-1], axis=0)[::-1]


@cell_path_jacobian.mistake
def cumprod_forward(fs):
    """You multiply from the first step on.

    Which cell state is furthest from the end, and should have lost most? Which row of yours is smallest?
    """
    return np.cumprod(fs, axis=0)


@cell_path_jacobian.mistake
def not_turned_back(fs):
    """The rows stand in the order in which you multiplied: the last step first.

    Whose derivative belongs in J[0]: the first cell state's or the last one's?
    """
    return np.cumprod(fs[::-1], axis=0)


@cell_path_jacobian.mistake
def one_step_only(fs):
    """Each row holds a single step's factor.

    From step t to the last there are many steps. How many factors are there in your J[0]?
    """
    return np.concatenate([fs[1:], np.ones_like(fs[:1])])


@cell_path_jacobian.mistake
def power_of_own_gate(fs):
    """Each row is a power of one forget gate.

    The gates change from step to step. Which of them lie between step t and the end?
    """
    return fs ** np.arange(len(fs))[::-1, None]
