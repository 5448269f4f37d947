"""closeness.agree allows what rounding explains, and refuses real mistakes, however large the weights are."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption

from tests.closeness import agree


def made(scale, seed, T=6, H=5):
    """A sequence and a cell that is far from linear; with a large scale every error grows from step to step."""
    rng = np.random.default_rng(seed)
    shapes = {"X": (T, 3, 4), "h0": (3, H), "Wx": (4, H), "Wh": (H, H), "b": (H,)}
    return {name: rng.normal(0, scale if name[0] in "Wb" else 1, shape) for name, shape in shapes.items()}


def run(X, h0, Wx, Wh, b):
    h, hs = torch.tensor(h0), []
    for x in torch.tensor(X):
        h = torch.tanh(x @ torch.tensor(Wx) + h @ torch.tensor(Wh) + torch.tensor(b))
        hs.append(h)
    return torch.stack(hs)


def run_in_numpy(X, h0, Wx, Wh, b):
    hs = []
    for x in X:
        h0 = np.tanh(b + h0 @ Wh + x @ Wx)
        hs.append(h0)
    return np.stack(hs)


cells = st.builds(made, st.sampled_from([0.01, 1.0, 30.0]), st.integers(0, 2**32 - 1))


@given(cells)
def test_another_order_of_the_same_sum_is_close(cell):
    agree(run_in_numpy(**cell), run, **cell)
    agree(run(**cell), run_in_numpy, **cell)


@given(cells, st.sampled_from(["no bias", "transposed", "a step late", "single precision"]))
def test_a_mistake_is_refused(cell, mistake):
    wrong = dict(cell)
    if mistake == "no bias":
        wrong["b"] = np.zeros_like(cell["b"])
    if mistake == "transposed":
        wrong["Wh"] = cell["Wh"].T
    if mistake == "a step late":
        wrong["X"] = np.roll(cell["X"], 1, axis=0)
    if mistake == "single precision":
        wrong = {name: value.astype(np.float32).astype(float) for name, value in cell.items()}
    with pytest.raises(AssertionError):
        agree(run_in_numpy(**wrong), run, **cell)


@pytest.mark.parametrize("scale", [0.01, 1.0])
@pytest.mark.parametrize("judge", [run, run_in_numpy])
def test_where_nothing_grows_a_trillionth_is_refused(scale, judge):
    cell = made(scale, 0)
    mine = run_in_numpy(**cell)
    agree(mine, judge, **cell)
    with pytest.raises(AssertionError):
        agree(mine + 1e-12 * np.abs(mine).max(), judge, **cell)


def test_errors_of_gradients_are_measured_too():
    """1 - tanh² is lost in rounding where a unit is nearly saturated: what was multiplied by it may be that far off."""

    def slope(z):
        z = torch.tensor(z, requires_grad=True)
        z.tanh().sum().backward()
        return z.grad

    z = np.array([17.0])
    agree(slope(z) + 1e-15, slope, z)
    with pytest.raises(AssertionError):
        agree(slope(z) + 1e-12, slope, z)


def test_a_shape_or_a_number_of_results_that_differs_is_refused():
    with pytest.raises(AssertionError):
        agree(np.zeros((1, 3)), lambda: np.zeros(3))
    with pytest.raises(ValueError):
        agree((np.zeros(3), np.zeros(3)), lambda: (np.zeros(3),))


def test_where_rounding_explains_everything_there_is_no_verdict():
    def doubled(x):
        for _ in range(40):  # the doubling map: a bit is lost in every step
            x = 2 * x % 1
        return x

    with pytest.raises(UnsatisfiedAssumption):
        agree(np.array([0.5]), doubled, np.array([0.1234567]))
