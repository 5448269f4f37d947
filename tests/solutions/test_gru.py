"""The references of gru, judged by PyTorch (cell, layer and autograd, in float64) and by central differences."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions import gru as reference
from solutions.lstm_gates import lstm_param_count
from solutions.start import sigmoid
from tests.closeness import agree

size = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)
scales = st.sampled_from([0.0, 0.01, 1.0, 30.0])


def made(N, D, H, scale, seed):
    """One step's inputs; from no weight at all to saturated gates."""
    rng = np.random.default_rng(seed)
    shapes = {"x": (N, D), "h": (N, H), "W": (D, 3 * H), "U": (H, 3 * H), "b": (3 * H,), "b_hn": (H,)}
    return {name: rng.normal(0, 1 if name in "xh" else scale, shape) for name, shape in shapes.items()}


cells = st.builds(made, size, size, size, scales, seeds)


def torch_cell(W, U, b, b_hn):
    """PyTorch's GRUCell with these weights; of the second bias only the candidate's part is used."""
    cell = nn.GRUCell(len(W), len(U)).double()
    second = np.concatenate([np.zeros(2 * len(U)), b_hn])
    state = {"weight_ih": W.T, "weight_hh": U.T, "bias_ih": b, "bias_hh": second}
    cell.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    return cell


def cache_of(x, h, W, U, b, b_hn):
    W_r, W_z, W_n = np.split(W, 3, axis=1)
    U_r, U_z, U_n = np.split(U, 3, axis=1)
    b_r, b_z, b_n = np.split(b, 3)
    r, z, hn = sigmoid(x @ W_r + h @ U_r + b_r), sigmoid(x @ W_z + h @ U_z + b_z), h @ U_n + b_hn
    return {"x": x, "h": h, "r": r, "z": z, "n": np.tanh(x @ W_n + b_n + r * hn), "hn": hn, "W": W, "U": U}


def without(inputs, *names):
    return {name: value for name, value in inputs.items() if name not in names}


@given(cells)
def test_after_agrees_with_grucell(inputs):
    cell = torch_cell(**without(inputs, "x", "h"))
    agree(reference.gru_step_after(**inputs), lambda: cell(torch.tensor(inputs["x"]), torch.tensor(inputs["h"])))


@given(cells)
def test_before_agrees_with_its_equations_in_torch(inputs):
    def theirs():
        x, h, W, U, b = (torch.tensor(inputs[name]) for name in ("x", "h", "W", "U", "b"))
        H = h.shape[1]
        gates = torch.sigmoid(nn.functional.linear(torch.cat([x, h], 1), torch.cat([W, U]).T, b)[:, : 2 * H])
        r, z = gates.chunk(2, dim=1)
        joined = torch.cat([x, r * h], 1)
        n = torch.tanh(nn.functional.linear(joined, torch.cat([W, U])[:, 2 * H :].T, b[2 * H :]))
        return torch.lerp(n, h, z)

    agree(reference.gru_step_before(**without(inputs, "b_hn")), theirs)


@given(cells, seeds)
def test_backward_agrees_with_autograd(inputs, seed):
    dh = np.random.default_rng(seed).normal(size=inputs["h"].shape)

    def theirs():
        cell = torch_cell(**without(inputs, "x", "h"))
        x, h = (torch.tensor(inputs[name], requires_grad=True) for name in "xh")
        cell(x, h).backward(torch.tensor(dh))
        second = cell.bias_hh.grad[-h.shape[1] :]
        return x.grad, h.grad, cell.weight_ih.grad.T, cell.weight_hh.grad.T, cell.bias_ih.grad, second

    agree(reference.gru_step_backward(dh, cache_of(**inputs)), theirs)


@pytest.mark.parametrize("seed", range(4))
def test_backward_agrees_with_central_differences(seed):
    inputs = made(2, 3, 4, 0.5, seed)
    dh = np.random.default_rng(seed).normal(size=(2, 4))
    for (name, array), grad in zip(inputs.items(), reference.gru_step_backward(dh, cache_of(**inputs)), strict=True):
        for k in np.ndindex(array.shape):
            up, down = array.copy(), array.copy()
            up[k] += 1e-5
            down[k] -= 1e-5
            ends = [np.sum(dh * reference.gru_step_after(**{**inputs, name: v})) for v in (up, down)]
            assert grad[k] == pytest.approx((ends[0] - ends[1]) / 2e-5, rel=1e-6, abs=1e-6)


def test_backward_leaves_its_inputs_alone():
    cache = cache_of(**made(3, 4, 5, 1.0, 0))
    before, dh = {name: value.copy() for name, value in cache.items()}, np.ones((3, 5))
    reference.gru_step_backward(dh, cache)
    assert np.all(dh == 1) and all(np.array_equal(cache[name], before[name]) for name in cache)


@given(cells)
def test_the_two_forms_agree_without_an_old_state_and_for_one_unit(inputs):
    inputs["b_hn"] = np.zeros_like(inputs["b_hn"])
    one = {**inputs, "h": inputs["h"] * 0} if inputs["h"].shape[1] > 1 else inputs
    agree(reference.gru_step_before(**without(one, "b_hn")), reference.gru_step_after, **one)


def test_the_two_forms_are_different_networks():
    inputs = made(3, 4, 5, 1.0, 0)
    inputs["b_hn"][:] = 0
    apart = reference.gru_step_before(**without(inputs, "b_hn")) - reference.gru_step_after(**inputs)
    assert np.abs(apart).max() > 0.05


@given(cells)
def test_weights_where_forms_agree(inputs):
    H = len(inputs["U"])
    inputs["U"][:, 2 * H :], inputs["b_hn"] = reference.where_forms_agree(H)
    assert np.all(inputs["U"][:, 2 * H :].any(axis=0))
    agree(reference.gru_step_before(**without(inputs, "b_hn")), reference.gru_step_after, **inputs)


@given(cells)
def test_flipping_turns_keep_into_take(inputs):
    """A cell of the other direction, made by exchanging the shares of the mixture, with flipped weights."""

    def theirs(x, h, W, U, b, b_hn):
        known = cache_of(x, h, *reference.flip_z(W, U, b), b_hn)
        return known["z"] * known["n"] + (1 - known["z"]) * h

    agree(reference.gru_step_after(**inputs), theirs, **inputs)


@given(cells)
def test_flipping_twice_changes_nothing(inputs):
    cell = [inputs[name] for name in ("W", "U", "b")]
    for mine, given_ in zip(reference.flip_z(*reference.flip_z(*cell)), cell, strict=True):
        assert np.array_equal(mine, given_)


def test_counts_of_the_libraries():
    assert [reference.gru_param_count(4, 5, form) for form in ("before", "after", "pytorch")] == [150, 155, 165]


@given(size, size)
def test_counts_agree_with_pytorch(D, H):
    theirs = sum(p.numel() for p in nn.GRU(D, H).parameters())
    assert reference.gru_param_count(D, H, "pytorch") == theirs
    assert reference.gru_param_count(D, H, "after") == theirs - 2 * H


@given(st.integers(1, 300), st.integers(1, 600))
def test_matched_sizes_are_nearest(H_lstm, D):
    wanted, H = lstm_param_count(D, H_lstm), reference.match_hidden(H_lstm, D)
    apart = [abs(reference.gru_param_count(D, H + k) - wanted) for k in (-1, 0, 1)]
    assert apart[1] <= min(apart[0], apart[2])
    assert H_lstm <= H <= 4 / 3 * H_lstm + 1


@given(cells, st.integers(1, 20), seeds)
def test_no_state_exceeds_its_bound(inputs, T, seed):
    h, X = inputs["h"] * 3, np.random.default_rng(seed).normal(0, 3, (T, *inputs["x"].shape))
    bound = reference.hidden_bound(h, T)
    for x in X:
        assert np.all(np.abs(h) <= bound)
        h = reference.gru_step_after(**{**inputs, "x": x, "h": h})
    assert np.all(np.abs(h) <= bound)


def test_the_bound_cannot_be_lowered():
    h0, none = np.array([[-3.0, 0.2]]), np.zeros((1, 6))
    U, b_hn = np.zeros((2, 6)), np.zeros(2)
    bound = reference.hidden_bound(h0, 1)
    kept = reference.gru_step_after(none[:, :1], h0, none, U, np.repeat([0.0, 50.0, 0.0], 2), b_hn)
    new = reference.gru_step_after(none[:, :1], h0, none, U, np.repeat([0.0, -50.0, 50.0], 2), b_hn)
    np.testing.assert_allclose(np.maximum(abs(kept), abs(new)), bound, rtol=1e-12)


@pytest.mark.parametrize("layers", [1, 3])
def test_update_biases_of_a_layer(layers):
    gru = nn.GRU(4, 5, layers)
    old = {name: p.detach().clone() for name, p in gru.named_parameters()}
    reference.set_update_bias(gru, 3.0)
    for k in range(layers):
        first, second = getattr(gru, f"bias_ih_l{k}"), getattr(gru, f"bias_hh_l{k}")
        assert torch.equal((first + second)[5:10], torch.full((5,), 3.0))
    for name, p in gru.named_parameters():
        same = p == old[name]
        assert torch.all(same if "weight" in name else torch.cat([same[:5], same[10:]]))


def test_an_open_update_gate_keeps():
    gru = nn.GRU(1, 3).double()
    for p in gru.parameters():
        nn.init.zeros_(p)
    reference.set_update_bias(gru, 50.0)
    h0 = torch.tensor([[[0.5, -0.2, 2.0]]], dtype=torch.float64)
    assert torch.allclose(gru(torch.ones(40, 1, 1, dtype=torch.float64), h0)[0][-1], h0[0])


def test_a_fair_comparison_asks_for_the_same_runs():
    runs = []

    def train(cell, seed, updates):
        runs.append((cell, seed, updates))
        return {"a": 0.5, "b": 0.25}[cell] + seed**2

    report = reference.fair_comparison(train, ["a", "b"], [0, 1, 3], 7)
    assert report == {"a": (1.5, 0.5, 9.5), "b": (1.25, 0.25, 9.25)}
    assert runs == [(cell, seed, 7) for cell in "ab" for seed in (0, 1, 3)]
