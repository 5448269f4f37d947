"""How `to_torch_lstm` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from chapters.gates import LSTM
from chapters.lstm_gates.exercises.shared import cell
from solutions import lstm_gates as reference


def torch_cases(rng):
    D, H = sizes(rng, 2)
    yield Case("random numbers", cell(rng, 1, D, H, "W U b"))
    yield Case("D = 1", cell(rng, 1, 1, H, "W U b"), edge=True)
    yield Case("H = 1", cell(rng, 1, D, 1, "W U b"), edge=True)


def drive_to_torch(to_torch_lstm, W, U, b):
    """The state, with the sum of the two biases: how the sum is divided does not matter."""
    state = to_torch_lstm(W, U, b)
    if not isinstance(state, dict):
        raise TypeError(f"a dict is asked for; a {type(state).__name__} came back")
    arrays = {name: np.asarray(value, float) for name, value in state.items()}
    return {
        "names": sorted(map(str, arrays)),
        "weight_ih_l0": arrays["weight_ih_l0"],
        "weight_hh_l0": arrays["weight_hh_l0"],
        "bias": arrays["bias_ih_l0"] + arrays["bias_hh_l0"],
    }


to_torch_lstm = Exercise(
    reference.to_torch_lstm,
    points=2,
    cases=torch_cases,
    returns={"names": 0.5, "weight_ih_l0": 1, "weight_hh_l0": 1, "bias": 1.5},
    drive=drive_to_torch,
    parts={"weight_ih_l0": (0, LSTM), "weight_hh_l0": (0, LSTM), "bias": (0, LSTM)},
    alike=("names",),
    minutes=10,
)


@to_torch_lstm.mistake
def not_transposed(W, U, b):
    """The matrices are not transposed.

    Compare the shapes that the docstring asks for with those you were given. Which axis of PyTorch's holds the
    gates?
    """
    return {"weight_ih_l0": W, "weight_hh_l0": U, "bias_ih_l0": b, "bias_hh_l0": np.zeros_like(b)}


@to_torch_lstm.mistake
def reshaped_not_transposed(W, U, b):
    """The matrices are reshaped, not transposed.

    The shape is right. Does row 0 of yours hold what column 0 of W held?
    """
    weights = {"weight_ih_l0": W.reshape(W.shape[::-1]), "weight_hh_l0": U.reshape(U.shape[::-1])}
    return {**weights, "bias_ih_l0": b, "bias_hh_l0": np.zeros_like(b)}


@to_torch_lstm.mistake
def bias_doubled(W, U, b):
    """The bias counts twice.

    With x = 0 and h = 0, what is inside PyTorch's gates once it has added its two biases?
    """
    return {"weight_ih_l0": W.T, "weight_hh_l0": U.T, "bias_ih_l0": b, "bias_hh_l0": b}


@to_torch_lstm.mistake
def restacked_needlessly(W, U, b):
    """The matrices are restacked on the way, as i, f, o, g.

    What does the docstring say of PyTorch's order? What is there to do, if it is ours?
    """
    W, U, b = (reference.reorder_gates(A, "ifgo", "ifog") for A in (W, U, b))
    return reference.to_torch_lstm(W, U, b)
