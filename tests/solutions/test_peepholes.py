"""The references of peepholes, judged by PyTorch in float64, by central differences, and by running the clock."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from chapters.peepholes import experiments
from solutions import lstm_gates, lstm_gradients
from solutions import peepholes as reference
from tests.closeness import agree

size = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)
scales = st.sampled_from([0.0, 0.01, 1.0, 30.0])
NAMES = ("x", "h", "c", "W", "U", "b", "p")
VARIANTS = ("V", "NIG", "NFG", "NOG", "NIAF", "NOAF", "CIFG", "NP")


def made(N, D, H, scale, seed):
    """One step of a cell with peepholes, and what reaches its new states."""
    rng = np.random.default_rng(seed)
    shapes = ((N, D), (N, H), (N, H), (D, 4 * H), (H, 4 * H), (4 * H,), (3 * H,))
    spread = {"W": scale, "U": scale, "b": scale, "p": scale, "c": 2.0}
    cell = {name: rng.normal(0, spread.get(name, 1.0), shape) for name, shape in zip(NAMES, shapes, strict=True)}
    return cell, rng.normal(size=(N, H)), rng.normal(size=(N, H))


steps = st.builds(made, size, size, size, scales, seeds)


def close(mine, theirs, tol):
    """Equal up to tol, relative to the largest entry: sums of large terms of both signs may cancel."""
    theirs = np.asarray(theirs)
    np.testing.assert_allclose(mine, theirs, rtol=tol, atol=tol * max(1, np.abs(theirs).max(initial=0)))


def in_torch(x, h, c, W, U, b, p, variant="V"):
    """The cell in PyTorch, gate by gate; diagonal matrices for the peepholes, so that no broadcast is shared."""
    H = h.shape[1]
    block = {gate: slice(k * H, (k + 1) * H) for k, gate in enumerate("ifgo")}
    peep = {gate: torch.diag(p[k * H : (k + 1) * H]) for k, gate in enumerate("ifo")}
    if variant == "NP":
        peep = {gate: 0 * matrix for gate, matrix in peep.items()}

    def before(gate):
        return nn.functional.linear(x, W[:, block[gate]].T, b[block[gate]]) + h @ U[:, block[gate]]

    i = torch.sigmoid(before("i") + c @ peep["i"])
    f = torch.sigmoid(before("f") + c @ peep["f"])
    if variant == "NIG":
        i = torch.ones_like(i)
    if variant == "NFG":
        f = torch.ones_like(f)
    if variant == "CIFG":
        f = 1 - i
    g = before("g") if variant == "NIAF" else torch.tanh(before("g"))
    new = torch.addcmul(f * c, i, g)
    o = torch.ones_like(i) if variant == "NOG" else torch.sigmoid(before("o") + new @ peep["o"])
    return o * (new if variant == "NOAF" else torch.tanh(new)), new


def tensors(cell, grad=False):
    return {name: torch.tensor(value, requires_grad=grad) for name, value in cell.items()}


def gates_of(x, h, c, W, U, b, p):
    """i, f, g, o and c_next, for a cache."""
    H = h.shape[1]
    z = x @ W + h @ U + b
    g = np.tanh(z[:, 2 * H : 3 * H])
    i = 1 / (1 + np.exp(-(z[:, :H] + p[:H] * c)))
    f = 1 / (1 + np.exp(-(z[:, H : 2 * H] + p[H : 2 * H] * c)))
    new = f * c + i * g
    o = 1 / (1 + np.exp(-(z[:, 3 * H :] + p[2 * H :] * new)))
    return {"i": i, "f": f, "g": g, "o": o, "c_next": new}


def cache_of(cell):
    with np.errstate(over="ignore"):
        return {**{name: cell[name] for name in NAMES if name != "b"}, **gates_of(**cell)}


@given(steps)
def test_a_step_agrees_with_pytorch(step):
    cell, _, _ = step
    agree(reference.peephole_step(**cell), lambda: in_torch(**tensors(cell)))


@given(steps, st.sampled_from(VARIANTS))
def test_every_variant_agrees_with_pytorch(step, variant):
    cell, _, _ = step
    agree(reference.variant_step(**cell, variant=variant), lambda: in_torch(**tensors(cell), variant=variant))


@given(steps)
def test_without_peepholes_it_is_the_lstm(step):
    cell, _, _ = step
    plain = lstm_gates.lstm_step(*(cell[name] for name in NAMES[:-1]))
    assert all(np.array_equal(a, b) for a, b in zip(reference.variant_step(**cell, variant="NP"), plain, strict=True))
    cell["p"] = np.zeros_like(cell["p"])
    assert all(np.array_equal(a, b) for a, b in zip(reference.peephole_step(**cell), plain, strict=True))


@given(steps)
def test_without_a_forget_gate_it_is_the_cell_of_1997(step):
    cell, _, _ = step
    H = cell["h"].shape[1]
    three = [np.delete(cell[name], np.s_[H : 2 * H], axis=-1) for name in "WUb"]
    cell["p"] = np.zeros_like(cell["p"])
    mine = reference.variant_step(**cell, variant="NFG")
    agree(mine, lstm_gradients.lstm1997_step, cell["x"], cell["h"], cell["c"], *three)


@given(steps)
def test_coupled_gates_agree_with_pytorch(step):
    cell, _, _ = step
    H = cell["h"].shape[1]
    cell["p"] = np.zeros_like(cell["p"])
    three = [np.delete(cell[name], np.s_[H : 2 * H], axis=-1) for name in "WUb"]
    mine = reference.coupled_step(cell["x"], cell["h"], cell["c"], *three)
    agree(mine, lambda: in_torch(**tensors(cell), variant="CIFG"))


@given(steps)
def test_backward_agrees_with_autograd(step):
    cell, dh, dc = step

    def theirs():
        leaves = tensors(cell, grad=True)
        torch.autograd.backward(in_torch(**leaves), (torch.tensor(dh), torch.tensor(dc)))
        return [leaves[name].grad for name in NAMES]

    agree(reference.peephole_step_backward(dh, dc, cache_of(cell)), theirs)


@pytest.mark.parametrize("seed", range(4))
def test_backward_agrees_with_central_differences(seed):
    cell, dh, dc = made(2, 3, 3, 0.5, seed)

    def loss(**cell):
        h_next, c_next = reference.peephole_step(**cell)
        return np.sum(dh * h_next) + np.sum(dc * c_next)

    for (name, array), grad in zip(cell.items(), reference.peephole_step_backward(dh, dc, cache_of(cell)), strict=True):
        for k in np.ndindex(array.shape):
            up, down = array.copy(), array.copy()
            up[k] += 1e-5
            down[k] -= 1e-5
            close(grad[k], (loss(**{**cell, name: up}) - loss(**{**cell, name: down})) / 2e-5, 1e-6)


def test_backward_without_peepholes_is_that_of_the_lstm():
    cell, dh, dc = made(3, 4, 5, 1.0, 0)
    cell["p"] = np.zeros_like(cell["p"])
    cache = cache_of(cell)
    plain = lstm_gradients.lstm_step_backward(dh, dc, cache)
    for mine, theirs in zip(reference.peephole_step_backward(dh, dc, cache), plain, strict=False):
        close(mine, theirs, 1e-14)


def test_inputs_are_left_alone():
    cell, dh, dc = made(3, 4, 5, 1.0, 1)
    before = {name: value.copy() for name, value in cell.items()}, dh.copy(), dc.copy()
    cache = cache_of(cell)
    kept = {name: value.copy() for name, value in cache.items()}
    for variant in VARIANTS:
        reference.variant_step(**cell, variant=variant)
    reference.peephole_step(**cell)
    reference.peephole_step_backward(dh, dc, cache)
    assert all(np.array_equal(cell[name], before[0][name]) for name in NAMES)
    assert np.array_equal(dh, before[1]) and np.array_equal(dc, before[2])
    assert all(np.array_equal(cache[name], kept[name]) for name in kept)


@pytest.mark.filterwarnings("error")
def test_huge_pre_activations_do_not_overflow():
    cell, _, _ = made(3, 4, 5, 400.0, 2)
    for variant in VARIANTS:
        assert all(np.isfinite(state).all() for state in reference.variant_step(**cell, variant=variant))
    assert all(np.isfinite(state).all() for state in reference.peephole_step(**cell))


@given(size, size)
def test_the_count_is_that_of_the_tensors(D, H):
    cell = nn.LSTM(D, H)
    one_bias = sum(v.numel() for v in cell.parameters()) - 4 * H
    assert reference.peephole_param_count(D, H) == one_bias + nn.Parameter(torch.empty(3, H)).numel()
    assert reference.peephole_param_count(D, H, "full") == one_bias + 3 * nn.Linear(H, H, bias=False).weight.numel()


def test_some_counts():
    assert [reference.peephole_param_count(4, 5), reference.peephole_param_count(100, 100)] == [215, 80_700]


@pytest.mark.parametrize("n", [2, 3, 5, 10, 17, 50])
def test_the_clock_strikes_every_n_steps(n):
    """Run by PyTorch's functions: the first time at start + n - 1, then every n steps."""
    W, U, b, p = (torch.tensor(w, dtype=torch.float64) for w in reference.timer_weights(n))
    start, strikes = 7, []
    h = c = torch.zeros(1, 1, dtype=torch.float64)
    for t in range(start + 6 * n):
        x = torch.full((1, 1), float(t == start), dtype=torch.float64)
        h, c = in_torch(x, h, c, W, U, b, p)
        if h.item() > 0.5:
            strikes.append(t)
        else:
            assert abs(h.item()) < 1e-6
    assert strikes == list(range(start + n - 1, start + 6 * n, n))


def test_with_the_old_cell_the_clock_is_a_step_late():
    """The convention can be told from outside."""
    W, _, b, p = (np.ravel(w) for w in reference.timer_weights(5))
    c, strikes = 0.0, []
    for t in range(12):
        i, f = (1 / (1 + np.exp(-(W[k] * (t == 0) + b[k] + p[k] * c))) for k in (0, 1))
        o = 1 / (1 + np.exp(-(b[3] + p[2] * c)))
        c = f * c + i * np.tanh(b[2])
        strikes += [t] if o > 0.5 else []
    assert strikes == [5, 10]


def test_the_experiments_of_the_lesson_trains_the_cells_of_the_reference():
    rng = np.random.default_rng(0)
    weights = [experiments.first_weights(rng, 2, 4, 1.0) for _ in VARIANTS]
    cells = experiments.Cells(list(VARIANTS), weights)
    X = rng.normal(size=(5, 3, 2))
    with torch.no_grad():
        said = cells.say(torch.tensor(X, dtype=torch.float32).repeat(len(VARIANTS), 1, 1, 1))
    for variant, w, theirs in zip(VARIANTS, weights, said, strict=True):
        h = c = np.zeros((3, 4))
        for x in X:
            h, c = reference.variant_step(x, h, c, w["W"], w["U"], w["b"][0], w["p"][0], variant)
        close((h @ w["v"] + w["a"])[:, 0], theirs, 1e-5)
