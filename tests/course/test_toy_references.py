"""The toy course's own answers, judged by somebody else's code: PyTorch in float64."""

import numpy as np
import pytest
import torch
from torch import nn

from solutions import toy_kinds, toy_lstm, toy_training

N, D, H = 3, 4, 5


@pytest.fixture
def rng():
    return np.random.default_rng(7)


@pytest.fixture
def step(rng):
    shapes = {"x": (N, D), "h": (N, H), "c": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    return {name: rng.normal(size=shape) for name, shape in shapes.items()}


def torch_cell(W, U, b):
    """nn.LSTMCell with the same weights; its second bias is zero."""
    cell = nn.LSTMCell(W.shape[0], U.shape[0]).double()
    state = {"weight_ih": W.T, "weight_hh": U.T, "bias_ih": b, "bias_hh": np.zeros_like(b)}
    cell.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    return cell


def close(a, b, tol):
    np.testing.assert_allclose(a, b, rtol=tol, atol=tol)


def test_lstm_step_agrees_with_torch(step):
    cell = torch_cell(step["W"], step["U"], step["b"])
    x, h, c = (torch.tensor(step[name]) for name in "xhc")
    for mine, theirs in zip(toy_lstm.lstm_step(**step), cell(x, (h, c)), strict=True):
        close(mine, theirs.detach(), 1e-12)


@pytest.mark.parametrize("with_dh, with_dc", [(1, 1), (1, 0), (0, 1)])
def test_lstm_step_backward_agrees_with_autograd(step, rng, with_dh, with_dc):
    cell = torch_cell(step["W"], step["U"], step["b"])
    x, h, c = (torch.tensor(step[name], requires_grad=True) for name in "xhc")
    dh, dc = with_dh * rng.normal(size=(N, H)), with_dc * rng.normal(size=(N, H))
    torch.autograd.backward(cell(x, (h, c)), (torch.tensor(dh), torch.tensor(dc)))
    want = (x.grad, h.grad, c.grad, cell.weight_ih.grad.T, cell.weight_hh.grad.T, cell.bias_ih.grad)

    gates = toy_lstm.lstm_gates(*(step[name] for name in ("x", "h", "W", "U", "b")))
    _, c_next = toy_lstm.lstm_step(**step)
    cache = {**step, **dict(zip("ifgo", gates, strict=True)), "c_next": c_next}
    for mine, theirs in zip(toy_lstm.lstm_step_backward(dh, dc, cache), want, strict=True):
        close(mine, theirs, 1e-10)


def test_sigmoid_bears_any_number():
    z = np.array([-800.0, -2.0, 0.0, 3.0, 800.0])
    with np.errstate(all="raise"):
        close(toy_lstm.sigmoid(z), torch.sigmoid(torch.tensor(z)), 1e-15)


def test_latch_remembers_in_torch(rng):
    cell = torch_cell(*toy_lstm.latch_weights())
    X = np.stack([rng.choice([-1.0, 1.0], 1021), np.zeros(1021)], axis=1)
    X[[20, -1], 1] = 1
    h = c = torch.zeros(1, 1, dtype=torch.float64)
    memory = []
    with torch.no_grad():
        for x in torch.tensor(X)[:, None]:
            h, c = cell(x, (h, c))
            memory.append(c.item())
    close(memory[20:-1], X[20, 0], 1e-6)
    close(memory[-1], X[-1, 0], 1e-6)


def test_cell_module_agrees_with_torch(rng):
    mine, theirs = toy_training.LSTMCell(D, H).double(), nn.LSTMCell(D, H).double()
    theirs.load_state_dict(mine.state_dict())  # the same names and shapes
    x, h, c = (torch.tensor(rng.normal(size=shape)) for shape in ((N, D), (N, H), (N, H)))
    for cell in (mine, theirs):
        h_next, c_next = cell(x, (h, c))
        (h_next.sum() + (c_next**2).sum()).backward()
    for a, b in zip(mine(x, (h, c)), theirs(x, (h, c)), strict=True):
        close(a.detach(), b.detach(), 1e-12)
    for name, parameter in mine.named_parameters():
        close(parameter.grad, theirs.get_parameter(name).grad, 1e-12)


@pytest.mark.parametrize("max_norm", [0.5, 1000.0])
def test_train_step_agrees_with_a_plain_loop(rng, max_norm):
    X, y = torch.tensor(rng.normal(size=(N, D))), torch.tensor(20 + rng.normal(size=(N, 1)))
    model = nn.Linear(D, 1).double()
    w, b = model.weight.detach().clone(), model.bias.detach().clone()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(4):
        mine = toy_training.train_step(model, (X, y), optimiser, max_norm)
        wrong = X @ w.T + b - y  # (N, 1)
        dw, db = 2 * wrong.T @ X / N, 2 * wrong.mean(dim=0)
        factor = min(1, max_norm / torch.cat([dw.flatten(), db]).norm().item())
        w, b = w - 0.01 * factor * dw, b - 0.01 * factor * db
        assert mine == pytest.approx((wrong**2).mean().item(), rel=1e-6)
        close(model.weight.detach(), w, 1e-6)
        close(model.bias.detach(), b, 1e-6)


def test_num_grad_agrees_with_autograd_and_restores_x(rng):
    x = rng.normal(size=(3, 4))
    before = x.copy()
    leaf = torch.tensor(x, requires_grad=True)
    (leaf.sin() * leaf.sum()).sum().backward()
    close(toy_kinds.num_grad(lambda v: float((np.sin(v) * v.sum()).sum()), x), leaf.grad, 1e-8)
    assert np.array_equal(x, before)


def test_count_params_agrees_with_torch():
    in_torch = sum(p.numel() for p in nn.LSTMCell(D, H).parameters())
    assert toy_kinds.count_params(D, H) == in_torch - 4 * H  # PyTorch adds a second bias


def test_small_answers(rng):
    W = rng.normal(size=(D, 4 * H))
    weights = toy_kinds.split_weights(W)
    assert np.array_equal(np.concatenate([weights[gate] for gate in "ifgo"], axis=1), W)
    for column in range(4 * H):
        gate = toy_kinds.gate_name(column, H)
        assert any(np.array_equal(W[:, column], other) for other in weights[gate].T)

    tokens = rng.integers(0, 9, 11)
    pieces = toy_kinds.chunks(tokens, 4)
    assert [len(p) for p in pieces] == [4, 4, 3]
    assert np.array_equal(np.concatenate(pieces), tokens)

    a = rng.normal(size=(6, N, H))
    b = a.copy()
    assert toy_kinds.first_departure(a, b, 0.1) is None
    b[4:, 0, 0] += 1
    assert toy_kinds.first_departure(a, b, 0.1) == 4

    gates = {"i": np.full((N, H), 0.1), "f": np.full((N, H), 0.9)}
    assert toy_kinds.open_gates(gates, 0.5) == {"f"}
