"""The references of bptt, judged by PyTorch's autograd in float64 and by central differences."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions import bptt
from solutions.rnn_cell import rnn_forward, rnn_step
from tests.closeness import agree

size = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)
scales = st.sampled_from([0.0, 0.01, 1.0, 30.0])


def made(T, N, D, H, scale, seed):
    """A sequence, a cell and the gradients from above, of any size; from no weight at all to saturated units."""
    rng = np.random.default_rng(seed)
    shapes = {"X": (T, N, D), "h0": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    cell = {name: rng.normal(0, scale if name[0] in "Wb" else 1, shape) for name, shape in shapes.items()}
    return cell, rng.normal(size=(T, N, H))


sequences = st.builds(made, size, size, size, size, scales, seeds)


def torch_rnn(Wx, Wh, b):
    """nn.RNN with these weights, which it keeps transposed; its second bias is zero."""
    rnn = nn.RNN(*Wx.shape).double()
    state = {"weight_ih_l0": Wx.T, "weight_hh_l0": Wh.T, "bias_ih_l0": b, "bias_hh_l0": np.zeros_like(b)}
    rnn.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    return rnn


@given(sequences)
def test_tanh_backward_agrees_with_autograd(sequence):
    cell, dhs = sequence
    h = np.tanh(np.resize(cell["X"], dhs.shape))

    def theirs():
        z = torch.tensor(np.resize(cell["X"], dhs.shape), requires_grad=True)
        z.tanh().backward(torch.tensor(dhs))
        return z.grad

    agree(bptt.tanh_backward(dhs, h), theirs)


@given(sequences)
def test_a_step_backward_agrees_with_rnncell(sequence):
    cell, dhs = sequence

    def theirs():
        module = nn.RNNCell(*cell["Wx"].shape).double()
        state = {"weight_ih": cell["Wx"].T, "weight_hh": cell["Wh"].T, "bias_ih": cell["b"], "bias_hh": 0 * cell["b"]}
        module.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
        x, h = (torch.tensor(value, requires_grad=True) for value in (cell["X"][0], cell["h0"]))
        module(x, h).backward(torch.tensor(dhs[0]))
        return x.grad, h.grad, module.weight_ih.grad.T, module.weight_hh.grad.T, module.bias_ih.grad

    weights = {name: cell[name] for name in ("Wx", "Wh")}
    h_next = rnn_step(cell["X"][0], cell["h0"], **weights, b=cell["b"])
    cache = {"x": cell["X"][0], "h": cell["h0"], "h_next": h_next, **weights}
    agree(bptt.rnn_step_backward(dhs[0], cache), theirs)


@given(sequences)
def test_a_sequence_backward_agrees_with_rnn(sequence):
    cell, dhs = sequence

    def theirs():
        rnn = torch_rnn(cell["Wx"], cell["Wh"], cell["b"])
        X, h0 = (torch.tensor(cell[name], requires_grad=True) for name in ("X", "h0"))
        rnn(X, h0[None])[0].backward(torch.tensor(dhs))
        return X.grad, h0.grad, rnn.weight_ih_l0.grad.T, rnn.weight_hh_l0.grad.T, rnn.bias_ih_l0.grad

    agree(bptt.rnn_backward(dhs, {**cell, "hs": rnn_forward(**cell)}), theirs)


@given(seeds)
def test_a_sequence_backward_agrees_with_central_differences(seed):
    rng = np.random.default_rng(seed)
    shapes = {"X": (4, 2, 3), "h0": (2, 3), "Wx": (3, 3), "Wh": (3, 3), "b": (3,)}
    cell = {name: rng.normal(0, 0.5, shape) for name, shape in shapes.items()}
    dhs = rng.normal(size=(4, 2, 3))
    grads = bptt.rnn_backward(dhs, {**cell, "hs": rnn_forward(**cell)})
    for (name, array), grad in zip(cell.items(), grads, strict=True):
        for k in np.ndindex(array.shape):
            up, down = array.copy(), array.copy()
            up[k] += 1e-5
            down[k] -= 1e-5
            change = np.sum(dhs * (rnn_forward(**{**cell, name: up}) - rnn_forward(**{**cell, name: down})))
            assert grad[k] == pytest.approx(change / 2e-5, rel=1e-6, abs=1e-6)


def test_backward_leaves_its_inputs_alone():
    rng = np.random.default_rng(0)
    shapes = {"X": (4, 2, 3), "h0": (2, 5), "Wx": (3, 5), "Wh": (5, 5), "hs": (4, 2, 5)}
    cache = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    dhs = rng.normal(size=(4, 2, 5))
    before = {name: value.copy() for name, value in cache.items()}, dhs.copy()
    bptt.rnn_backward(dhs, cache)
    assert np.array_equal(dhs, before[1])
    assert all(np.array_equal(cache[name], before[0][name]) for name in cache)


@given(size, size, st.integers(2, 6), seeds, st.sampled_from([1.0, 1000.0]))
def test_seq_xent_agrees_with_torch(T, N, K, seed, scale):
    rng = np.random.default_rng(seed)
    logits, y = rng.normal(0, scale, (T, N, K)), rng.integers(0, K, (T, N))
    lengths = rng.integers(1, T + 1, N)
    mask = (np.arange(T)[:, None] < lengths).astype(float)

    def theirs():
        leaf = torch.tensor(logits, requires_grad=True)
        padded = torch.tensor(np.where(mask, y, -1))
        loss = nn.functional.cross_entropy(leaf.flatten(0, 1), padded.flatten(), ignore_index=-1)
        loss.backward()
        return loss, leaf.grad

    with np.errstate(over="raise", invalid="raise", divide="raise"):
        mine = bptt.seq_xent(logits, y, mask)
    agree(mine, theirs)


@pytest.mark.parametrize("n_samples", [3, 100])
def test_gradcheck_passes_a_right_gradient_and_finds_a_wrong_one(n_samples):
    rng = np.random.default_rng(2)
    params = {"A": rng.normal(size=(4, 5)), "b": rng.normal(size=3), "unused": rng.normal(size=(2, 2))}
    before = {name: array.copy() for name, array in params.items()}
    grads = {"A": np.cos(params["A"]), "b": 2 * params["b"], "unused": np.zeros((2, 2))}

    def loss(p):
        return np.sin(p["A"]).sum() + (p["b"] ** 2).sum()

    errors = bptt.gradcheck(loss, params, grads, n_samples, rng)
    assert list(errors) == list(params)
    assert max(errors.values()) < 1e-6
    assert errors["unused"] == 0
    assert all(np.array_equal(params[name], before[name]) for name in params)

    errors = bptt.gradcheck(loss, params, {**grads, "A": 2 * grads["A"]}, n_samples, rng)
    assert errors["A"] == pytest.approx(0.5, abs=1e-6)
    assert errors["b"] < 1e-6


@given(st.integers(1, 6), st.integers(1, 4), st.integers(2, 6), st.integers(1, 5), seeds)
def test_char_loss_agrees_with_torch(T, N, V, H, seed):
    rng = np.random.default_rng(seed)
    shapes = {"Wx": (V, H), "Wh": (H, H), "b": (H,), "Wy": (H, V), "by": (V,)}
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    ids = rng.integers(0, V, (T + 1, N))

    def theirs():
        rnn = torch_rnn(params["Wx"], params["Wh"], params["b"])
        Wy, by = (torch.tensor(params[name], requires_grad=True) for name in ("Wy", "by"))
        X = nn.functional.one_hot(torch.tensor(ids[:-1]), V).double()
        logits = rnn(X)[0] @ Wy + by
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), torch.tensor(ids[1:]).flatten())
        loss.backward()
        return loss, (rnn.weight_ih_l0.grad.T, rnn.weight_hh_l0.grad.T, rnn.bias_ih_l0.grad, Wy.grad, by.grad)

    loss, grads = bptt.char_loss(params, ids)
    assert list(grads) == list(params)
    agree((loss, grads), theirs)
