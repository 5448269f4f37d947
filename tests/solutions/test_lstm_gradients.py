"""The references of lstm_gradients, judged by PyTorch's autograd in float64 and by central differences."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions import lstm_gates
from solutions import lstm_gradients as reference
from tests.closeness import agree

size = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)
scales = st.sampled_from([0.0, 0.01, 1.0, 30.0])


def made(T, N, D, H, scale, seed):
    """A sequence, a cell, and all gradients that may arrive; from no weight at all to saturated gates."""
    rng = np.random.default_rng(seed)
    shapes = {"X": (T, N, D), "h0": (N, H), "c0": (N, H), "W": (D, 4 * H), "U": (H, 4 * H), "b": (4 * H,)}
    cell = {name: rng.normal(0, scale if name in "WUb" else 1, shape) for name, shape in shapes.items()}
    return cell, [rng.normal(size=shape) for shape in ((T, N, H), (N, H), (N, H))]


sequences = st.builds(made, size, size, size, size, scales, seeds)


def close(mine, theirs, tol):
    theirs = np.asarray(theirs)
    np.testing.assert_allclose(mine, theirs, rtol=tol, atol=tol * max(1, np.abs(theirs).max(initial=0)))


def torch_lstm(W, U, b, kind=nn.LSTM, suffix="_l0"):
    """PyTorch's LSTM with these weights, which it keeps transposed; its second bias is zero."""
    lstm = kind(len(W), len(U)).double()
    state = {"weight_ih": W.T, "weight_hh": U.T, "bias_ih": b, "bias_hh": np.zeros_like(b)}
    lstm.load_state_dict({name + suffix: torch.tensor(value) for name, value in state.items()})
    return lstm


def cache_of(X, h0, c0, W, U, b):
    hs, cs = lstm_gates.lstm_forward(X, h0, c0, W, U, b)
    gates = [lstm_gates.lstm_gates(x, h, W, U, b) for x, h in zip(X, [h0, *hs[:-1]], strict=True)]
    stacked = dict(zip("ifgo", map(np.stack, zip(*gates, strict=True)), strict=True))
    return {"X": X, "h0": h0, "c0": c0, "hs": hs, "cs": cs, **stacked, "W": W, "U": U}


@given(sequences)
def test_a_step_backward_agrees_with_lstmcell(sequence):
    cell, (dhs, _, dc) = sequence

    def theirs():
        lstm = torch_lstm(cell["W"], cell["U"], cell["b"], nn.LSTMCell, "")
        x, h, c = (torch.tensor(v, requires_grad=True) for v in (cell["X"][0], cell["h0"], cell["c0"]))
        torch.autograd.backward(lstm(x, (h, c)), (torch.tensor(dhs[0]), torch.tensor(dc)))
        return x.grad, h.grad, c.grad, lstm.weight_ih.grad.T, lstm.weight_hh.grad.T, lstm.bias_ih.grad

    whole = cache_of(**{**cell, "X": cell["X"][:1]})
    cache = {name: whole[name][0] for name in "ifgo"} | {name: whole[name] for name in "WU"}
    cache |= {"x": cell["X"][0], "h": cell["h0"], "c": cell["c0"], "c_next": whole["cs"][0]}
    agree(reference.lstm_step_backward(dhs[0], dc, cache), theirs)


@given(sequences, st.booleans(), st.booleans())
def test_a_sequence_backward_agrees_with_lstm(sequence, with_h, with_c):
    cell, (dhs, dhT, dcT) = sequence

    def theirs():
        lstm = torch_lstm(cell["W"], cell["U"], cell["b"])
        X, h0, c0 = (torch.tensor(cell[name], requires_grad=True) for name in ("X", "h0", "c0"))
        hs, (_, cT) = lstm(X, (h0[None], c0[None]))
        arriving = torch.tensor(dhs)
        arriving[-1] += with_h * torch.tensor(dhT)
        torch.autograd.backward((hs, cT), (arriving, with_c * torch.tensor(dcT)[None]))
        return X.grad, h0.grad, c0.grad, lstm.weight_ih_l0.grad.T, lstm.weight_hh_l0.grad.T, lstm.bias_ih_l0.grad

    agree(reference.lstm_backward(dhs, cache_of(**cell), dhT if with_h else None, dcT if with_c else None), theirs)


@pytest.mark.parametrize("seed", range(4))
def test_a_sequence_backward_agrees_with_central_differences(seed):
    cell, (dhs, dhT, dcT) = made(4, 2, 3, 3, 0.5, seed)

    def loss(**cell):
        hs, cs = lstm_gates.lstm_forward(**cell)
        return np.sum(dhs * hs) + np.sum(dhT * hs[-1]) + np.sum(dcT * cs[-1])

    grads = reference.lstm_backward(dhs, cache_of(**cell), dhT, dcT)
    for (name, array), grad in zip(cell.items(), grads, strict=True):
        for k in np.ndindex(array.shape):
            up, down = array.copy(), array.copy()
            up[k] += 1e-5
            down[k] -= 1e-5
            close(grad[k], (loss(**{**cell, name: up}) - loss(**{**cell, name: down})) / 2e-5, 1e-6)


def test_backward_leaves_its_inputs_alone():
    cell, arriving = made(4, 2, 3, 5, 1.0, 0)
    cache = cache_of(**cell)
    before = {name: value.copy() for name, value in cache.items()}, [a.copy() for a in arriving]
    dhs, dhT, dcT = arriving
    reference.lstm_backward(dhs, cache, dhT, dcT)
    assert all(np.array_equal(a, b) for a, b in zip(arriving, before[1], strict=True))
    assert all(np.array_equal(cache[name], before[0][name]) for name in cache)


@given(st.integers(1, 8), size, seeds)
def test_the_direct_path_is_what_autograd_finds_along_the_cell(T, H, seed):
    fs = np.random.default_rng(seed).uniform(0, 1, (T, H))

    def theirs():
        c = torch.zeros(H, dtype=torch.float64)
        cs = []
        for f in torch.tensor(fs):
            c = (f * c).requires_grad_()
            cs.append(c)
        return torch.stack(torch.autograd.grad(c.sum(), cs))

    agree(reference.cell_path_jacobian(fs), theirs)


def test_the_direct_path_agrees_with_lstm_where_h_is_not_heard():
    cell, (dhs, _, dcT) = made(6, 2, 3, 4, 1.0, 1)
    cell["U"] = np.zeros_like(cell["U"])
    cache = cache_of(**cell)
    dc0 = reference.lstm_backward(0 * dhs, cache, None, dcT)[2]
    for n in range(2):
        J = reference.cell_path_jacobian(cache["f"][:, n])
        close(dc0[n], dcT[n] * J[0] * cache["f"][0, n], 1e-12)


@given(st.floats(-8, 40))
def test_a_half_life_halves(bias):
    n = reference.half_life(bias)
    log_f = torch.nn.functional.logsigmoid(torch.tensor(bias, dtype=torch.float64)).item()
    close(n * log_f, -np.log(2), 1e-12)
    assert reference.bias_for_half_life(n) == pytest.approx(bias, rel=1e-9, abs=1e-9)


def test_some_half_lives():
    assert reference.half_life(0.0) == 1
    found = [reference.half_life(float(b)) for b in (-1, 1, 2, 3, 5)]
    assert found == pytest.approx([0.53, 2.21, 5.46, 14.27, 103.2], rel=0.01)


def test_first_weights():
    W, U, b = reference.init_lstm(50, 16, 2.5, np.random.default_rng(0))
    assert (W.shape, U.shape, b.shape) == ((50, 64), (16, 64), (64,))
    assert max(abs(W).max(), abs(U).max()) <= 0.25 and abs(W.std() * 4 - 3**-0.5) < 0.02
    i, f, _, o = lstm_gates.lstm_gates(np.zeros((1, 50)), np.zeros((1, 16)), W, U, b)
    assert np.all(i == 0.5) and np.all(o == 0.5) and np.allclose(f, 1 / (1 + np.exp(-2.5)))


@pytest.mark.parametrize("layers", [1, 3])
def test_the_forget_bias_of_pytorch(layers):
    torch.manual_seed(0)
    lstm = nn.LSTM(3, 4, layers)
    before = {name: p.detach().clone() for name, p in lstm.named_parameters()}
    reference.set_forget_bias(lstm, 2.5)
    for name, p in lstm.named_parameters():
        assert p.requires_grad
        if name.startswith("weight"):
            assert torch.equal(p, before[name])
            continue
        keep = [*range(4), *range(8, 16)]
        assert torch.equal(p[keep], before[name][keep])
    for k in range(layers):
        both = getattr(lstm, f"bias_ih_l{k}") + getattr(lstm, f"bias_hh_l{k}")
        assert torch.all(both[4:8] == 2.5)


@given(sequences)
def test_the_cell_of_1997_is_an_lstm_whose_forget_gate_is_wide_open(sequence):
    cell, _ = sequence
    H = len(cell["U"])
    blocks = [0, 2, 3]

    def old(A):
        return np.concatenate([np.split(A, 4, axis=-1)[k] for k in blocks], axis=-1)

    three = [old(cell[name]) for name in "WUb"]
    for name, fill in (("W", 0.0), ("U", 0.0), ("b", 1e3)):
        cell[name][..., H : 2 * H] = fill
    lstm = torch_lstm(cell["W"], cell["U"], cell["b"], nn.LSTMCell, "")
    state = torch.tensor(cell["h0"]), torch.tensor(cell["c0"])
    agree(
        reference.lstm1997_step(cell["X"][0], cell["h0"], cell["c0"], *three),
        lambda: lstm(torch.tensor(cell["X"][0]), state),
    )

    def growth():
        state, sizes = None, []
        for x in torch.tensor(cell["X"]):
            state = lstm(x, state)
            sizes.append(state[1].norm(dim=1))
        return torch.stack(sizes)

    agree(reference.state_growth(cell["X"], *three), growth)
