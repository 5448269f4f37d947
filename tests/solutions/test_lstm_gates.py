"""The LSTM's reference answers, judged by somebody else's code: PyTorch in float64, and simulation."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions import lstm_gates as mine
from tests.closeness import agree

size = st.integers(1, 7)
seed = st.integers(0, 2**32 - 1)


def draw(seed, N, D, H, scale=1.0):
    """Random inputs of one step."""
    rng = np.random.default_rng(seed)
    shapes = {"x": (N, D), "h": (N, H), "c": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    return {name: rng.normal(0, scale if name in "WUb" else 1, shape) for name, shape in shapes.items()}


def torch_cell(W, U, b):
    """nn.LSTMCell with the same weights, all of the bias in its first."""
    cell = nn.LSTMCell(*(len(m) for m in (W, U))).double()
    state = {"weight_ih": W.T, "weight_hh": U.T, "bias_ih": b, "bias_hh": np.zeros_like(b)}
    cell.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    return cell


def close(a, b, tol):
    a, b = (v.detach().numpy() if isinstance(v, torch.Tensor) else v for v in (a, b))
    np.testing.assert_allclose(a, b, rtol=tol, atol=tol)


@given(seed, size, size, size)
def test_step_agrees_with_torch(seed, N, D, H):
    step = draw(seed, N, D, H)
    x, h, c = (torch.tensor(step[name]) for name in "xhc")
    agree(mine.lstm_step(**step), lambda: torch_cell(step["W"], step["U"], step["b"])(x, (h, c)))


@given(seed, st.integers(1, 9), size, size, size)
def test_forward_agrees_with_torch_through_our_converter(seed, T, N, D, H):
    step = draw(seed, N, D, H)
    X = np.random.default_rng(seed).normal(size=(T, N, D))
    net = nn.LSTM(D, H).double()
    state = mine.to_torch_lstm(step["W"], step["U"], step["b"])
    net.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    h0, c0 = (torch.tensor(step[name])[None] for name in "hc")
    hs, cs = mine.lstm_forward(X, step["h"], step["c"], step["W"], step["U"], step["b"])
    agree((hs, (hs[-1:], cs[-1:])), lambda: net(torch.tensor(X), (h0, c0)))


def test_gates_at_huge_pre_activations_raise_no_warning():
    inputs = draw(1, 3, 4, 5, scale=400.0)
    x, h, W, U, b = (inputs[name] for name in ("x", "h", "W", "U", "b"))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        i, f, g, o = mine.lstm_gates(x, h, W, U, b)
    z = torch.tensor(x @ W + h @ U + b)
    for a, theirs in zip((i, f, o), (z[:, :5], z[:, 5:10], z[:, 15:]), strict=True):
        close(a, torch.sigmoid(theirs), 1e-14)
    close(g, torch.tanh(z[:, 10:15]), 1e-14)


def test_the_cell_grows_by_at_most_one_a_step_and_h_stays_inside_one():
    rng = np.random.default_rng(3)
    for _ in range(50):
        step = draw(rng.integers(2**32), 3, 4, 5, scale=rng.uniform(0.1, 20))
        X = rng.normal(size=(30, 3, 4))
        hs, cs = mine.lstm_forward(X, step["h"], step["c"], step["W"], step["U"], step["b"])
        assert np.all(np.abs(cs) <= np.abs(step["c"]) + np.arange(1, 31)[:, None, None] + 1e-12)
        assert np.all(np.abs(hs) <= 1)


def simulate(weights, X):
    """c of one torch LSTM cell after each step of X (T, 2)."""
    cell, state, cs = torch_cell(*weights), None, []
    with torch.no_grad():
        for x in torch.tensor(X)[:, None]:
            state = cell(x, state)
            cs.append(state[1].item())
    return np.array(cs)


def test_latch_holds_through_a_thousand_noisy_steps():
    rng = np.random.default_rng(5)
    X = np.stack([rng.normal(0, 2, 2040), np.zeros(2040)], axis=1)
    for t, value in ((10, -1.0), (1020, 1.0), (2030, 1.0)):
        X[t] = value, 1
    c = simulate(mine.latch_weights(), X)
    close(c[10:1020], -1.0, 1e-12)
    close(c[1020:], 1.0, 1e-12)


def test_counter_counts_to_two_thousand_and_back():
    a, b = np.eye(2)
    c = simulate(mine.counter_weights(), np.array([a] * 2000 + [b] * 2000))
    assert c[1999] == 2000 and c[-1] == 0
    word = np.random.default_rng(2).integers(2, size=500)
    assert np.array_equal(simulate(mine.counter_weights(), np.eye(2)[word]), np.cumsum(1 - 2 * word))


ORDERS = st.permutations("ifgo").map("".join)


@given(seed, size, size, ORDERS, ORDERS)
def test_reordering_is_undone_by_the_way_back_and_keeps_each_gate(seed, D, H, src, dst):
    W = np.random.default_rng(seed).normal(size=(D, 4 * H))
    there = mine.reorder_gates(W, src, dst.replace("g", "c"))
    assert np.array_equal(mine.reorder_gates(there, dst, src), W)
    for gate in "ifgo":
        at, to = src.index(gate) * H, dst.index(gate) * H
        assert np.array_equal(there[:, to : to + H], W[:, at : at + H])
        assert np.array_equal(mine.reorder_gates(W[0], src, dst)[to : to + H], W[0, at : at + H])


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_count_agrees_with_torch(layers):
    for D, H in ((4, 5), (7, 3), (1, 1)):
        net = nn.LSTM(D, H, num_layers=layers)
        assert mine.lstm_param_count(D, H, layers, biases=2) == sum(p.numel() for p in net.parameters())
    assert mine.lstm_param_count(4, 5) == 200 and mine.lstm_param_count(4, 5, biases=2) == 220


def test_module_loads_the_state_of_torch_and_agrees_with_it():
    rng = np.random.default_rng(4)
    theirs, ours = nn.LSTMCell(4, 5).double(), mine.LSTMCellScratch(4, 5).double()
    ours.load_state_dict(theirs.state_dict())
    x, h, c = (torch.tensor(rng.normal(size=shape)) for shape in ((3, 4), (3, 5), (3, 5)))
    down = torch.tensor(rng.normal(size=(2, 3, 5)))
    grads = []
    for cell in (theirs, ours):
        leaves = [v.clone().requires_grad_() for v in (x, h, c)]
        out = cell(leaves[0], tuple(leaves[1:]))
        out = cell(leaves[0], out)  # twice, so that the past has a part in the gradient
        torch.autograd.backward(out, tuple(down))
        grads.append([*out, *(v.grad for v in leaves), *(p.grad for _, p in sorted(cell.named_parameters()))])
    for a, b in zip(*grads, strict=True):
        close(a, b, 1e-10)


def test_the_capstones_network_keeps_the_first_signal_in_one_unit_alone(book):
    text = (book / "chapters" / "lstm_gates" / "exercises.md").read_text("utf8")
    given = next(cell for cell in text.split("```") if "def words" in cell).removeprefix("{code-cell}")
    namespace = {"np": np}
    exec(given, namespace)
    X, signals = namespace["words"](4000, np.random.default_rng(0))
    zero = np.zeros((4000, 4))
    _, cs = mine.lstm_forward(X, zero, zero, namespace["W"], namespace["U"], namespace["b"])

    def apart(t):
        """Units whose c after step t tells the first signal for every word."""
        low, high = (cs[t, signals[:, 0] == k] for k in (0, 1))
        return np.flatnonzero((low.max(0) < high.min(0)) | (high.max(0) < low.min(0))).tolist()

    assert apart(6) == [0, 1, 2, 3]
    assert apart(-1) == ["ABCD".index(mine.LETTERS["keeper_of_the_first"])]
