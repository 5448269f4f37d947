"""The references of vanishing_gradients, judged by PyTorch in float64, by finite differences and by each other."""

import functools

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions.bptt import rnn_backward
from solutions.rnn_cell import rnn_forward, rnn_step
from solutions.vanishing_gradients import (
    effective_horizon,
    grad_profile,
    irnn_init,
    jacobian_product_norms,
    orthogonal,
    rescale_spectral_radius,
    rnn_jacobian,
    vanishing_bound,
)
from tests.closeness import agree

size = st.integers(1, 6)
seeds = st.integers(0, 2**32 - 1)
scales = st.sampled_from([0.01, 1.0, 30.0])


def made(T, N, D, H, scale, seed):
    """A sequence and a cell to run over it, of any size, from nearly linear to saturated."""
    rng = np.random.default_rng(seed)
    shapes = {"X": (T, N, D), "h0": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    return {name: rng.normal(0, scale if name in ("Wx", "Wh", "b") else 1, shape) for name, shape in shapes.items()}


def square(H, scale, seed):
    return np.random.default_rng(seed).normal(0, scale, (H, H))


cells = st.builds(made, size, size, size, size, scales, seeds)
squares = st.builds(square, size, scales, seeds)


def close(mine, theirs, tol=1e-10):
    mine, theirs = np.asarray(mine), np.asarray(theirs)
    np.testing.assert_allclose(mine, theirs, rtol=tol, atol=tol * max(1.0, np.abs(theirs).max(initial=0)))


def one_step(cell):
    """The torch function that makes a row's next state from its old one."""
    t = {k: torch.tensor(v) for k, v in cell.items()}
    return lambda h: torch.tanh(t["X"][0, 0] @ t["Wx"] + h @ t["Wh"] + t["b"])


@given(cells)
def test_the_jacobian_of_a_step_agrees_with_autograd(cell):
    def theirs():
        return torch.autograd.functional.jacobian(one_step(cell), torch.tensor(cell["h0"][0]))

    h_next = rnn_step(cell["X"][0], cell["h0"], cell["Wx"], cell["Wh"], cell["b"])
    agree(rnn_jacobian(h_next[0], cell["Wh"]), theirs)


def test_the_jacobian_of_a_step_agrees_with_finite_differences():
    rng = np.random.default_rng(5)
    x, h, b = rng.normal(size=(1, 3)), rng.normal(size=(1, 5)), rng.normal(size=5)
    Wx, Wh = rng.normal(size=(3, 5)), rng.normal(size=(5, 5))
    J, eps = rnn_jacobian(rnn_step(x, h, Wx, Wh, b)[0], Wh), 1e-5
    for j, way in enumerate(np.eye(5) * eps):
        slope = (rnn_step(x, h + way, Wx, Wh, b) - rnn_step(x, h - way, Wx, Wh, b))[0] / (2 * eps)
        np.testing.assert_allclose(J[:, j], slope, rtol=1e-6, atol=1e-8)


@given(cells)
def test_norms_of_jacobian_products_agree_with_autograd_through_the_whole_run(cell):
    hs = rnn_forward(**cell)[:, 0]
    t = {k: torch.tensor(v) for k, v in cell.items()}

    def run(h, s):
        for x in t["X"][s + 1 :, 0]:
            h = torch.tanh(x @ t["Wx"] + h @ t["Wh"] + t["b"])
        return h

    def theirs():
        jacobians = [
            torch.autograd.functional.jacobian(functools.partial(run, s=s), torch.tensor(h)) for s, h in enumerate(hs)
        ]
        return torch.stack([torch.linalg.matrix_norm(J, 2) for J in jacobians])

    mine = jacobian_product_norms(hs, cell["Wh"])
    agree(mine, theirs)
    assert mine[-1] == 1


@given(squares, st.floats(0.1, 3))
def test_a_rescaled_matrix_has_the_radius_and_the_direction(W, rho):
    mine = rescale_spectral_radius(W, rho)
    theirs = torch.linalg.eigvals(torch.tensor(mine)).abs().max().item()
    assert theirs == pytest.approx(rho, rel=1e-9)
    assert mine.dtype == float
    close(mine / np.linalg.norm(mine), W / np.linalg.norm(W))


@given(cells, st.sampled_from(["tanh", "sigmoid"]))
def test_no_step_is_longer_than_the_bound_allows(cell, act):
    verdict, factor = vanishing_bound(cell["Wh"], act)
    sigma = torch.linalg.matrix_norm(torch.tensor(cell["Wh"]), 2).item()
    assert factor == pytest.approx(sigma * (1 if act == "tanh" else 0.25), rel=1e-12)
    assert verdict == ("vanishes" if factor < 1 else "open")
    t = {k: torch.tensor(v) for k, v in cell.items()}
    squash = torch.tanh if act == "tanh" else torch.sigmoid

    def step(h):
        return squash(t["X"][0, 0] @ t["Wx"] + h @ t["Wh"] + t["b"])

    J = torch.autograd.functional.jacobian(step, t["h0"][0])
    assert torch.linalg.matrix_norm(J, 2).item() <= factor * (1 + 1e-12)


@pytest.mark.parametrize(("act", "gain"), [("tanh", 1.0), ("sigmoid", 0.25)])
def test_the_bound_is_reached_where_the_squashing_is_steepest(act, gain):
    Wh = np.random.default_rng(0).normal(size=(4, 4))
    squash = torch.tanh if act == "tanh" else torch.sigmoid
    J = torch.autograd.functional.jacobian(lambda h: squash(h @ torch.tensor(Wh)), torch.zeros(4, dtype=torch.float64))
    assert vanishing_bound(Wh, act)[1] == pytest.approx(torch.linalg.matrix_norm(J, 2).item(), rel=1e-12)


@given(st.integers(1, 20), seeds)
def test_an_orthogonal_matrix_is_one(H, seed):
    Q = orthogonal(H, np.random.default_rng(seed))
    np.testing.assert_allclose(Q.T @ Q, np.eye(H), atol=1e-13)
    np.testing.assert_array_equal(Q, orthogonal(H, np.random.default_rng(seed)))


def test_orthogonal_matrices_are_drawn_without_a_favourite_direction():
    """Haar measure: entries have mean 0 and variance 1/H. Without the sign repair the diagonal would lean."""
    rng = np.random.default_rng(1)
    Q = np.array([orthogonal(3, rng) for _ in range(4000)])
    assert np.abs(Q.mean(axis=0)).max() < 0.05
    np.testing.assert_allclose(Q.var(axis=0), 1 / 3, atol=0.04)


@given(size, size, seeds)
def test_an_irnn_starts_by_keeping_its_state(D, H, seed):
    rng = np.random.default_rng(seed)
    Wx, Wh, b = irnn_init(D, H, rng)
    rnn = nn.RNN(D, H, nonlinearity="relu").double()
    state = {"weight_ih_l0": Wx.T, "weight_hh_l0": Wh.T, "bias_ih_l0": b, "bias_hh_l0": 0 * b}
    rnn.load_state_dict({k: torch.tensor(v) for k, v in state.items()})
    h0 = torch.tensor(rng.uniform(0, 3, (1, 2, H)))
    _, last = rnn(torch.zeros(5, 2, D, dtype=torch.float64), h0)
    np.testing.assert_array_equal(last.detach(), h0)


def test_an_irnn_listens_softly():
    Wx, _, _ = irnn_init(100, 100, np.random.default_rng(0))
    assert Wx.std() == pytest.approx(0.001, rel=0.03)
    assert irnn_init(100, 100, np.random.default_rng(0), 0.5)[0].std() == pytest.approx(0.5, rel=0.03)


@pytest.mark.parametrize(
    ("norms", "horizon"),
    [([1, 0.1, 0.0001], 2), ([1, 0.0001, 0.1, 0.0001], 3), ([1, 1, 1], 3), ([0.0, 0.0], 0), ([1e-3], 1)],
)
def test_the_horizon_lies_after_the_last_survivor(norms, horizon):
    assert effective_horizon(norms) == horizon


@given(st.lists(st.floats(0, 2), min_size=1, max_size=12), st.floats(0.01, 1))
def test_the_horizon_is_where_nothing_survives_any_more(norms, tol):
    k = effective_horizon(np.array(norms), tol)
    assert all(n < tol for n in norms[k:])
    assert k == 0 or norms[k - 1] >= tol


def loss(cell, seed, last_only):
    """A forward run and what reaches its states from above: at every step, or at the last one only."""
    cache = {**{k: cell[k] for k in ("X", "h0", "Wx", "Wh")}, "hs": rnn_forward(**cell)}
    dhs = np.random.default_rng(seed).normal(size=cache["hs"].shape)
    if last_only:
        dhs[:-1] = 0
    return cell, cache, dhs


losses = st.builds(loss, cells, seeds, st.booleans())


@given(losses)
def test_the_profile_agrees_with_autograd(run):
    cell, cache, dhs = run

    def theirs():
        t = {k: torch.tensor(v) for k, v in cell.items()}
        h, hs = t["h0"], []
        for x in t["X"]:
            h = torch.tanh(x @ t["Wx"] + (h if hs else h.requires_grad_()) @ t["Wh"] + t["b"])
            h.retain_grad()
            hs.append(h)
        sum((h * torch.tensor(d)).sum() for h, d in zip(hs, dhs, strict=True)).backward()
        return torch.stack([h.grad.norm() for h in hs])

    agree(grad_profile(dhs, cache), theirs)


@given(losses)
def test_the_profile_agrees_with_backpropagation_through_time(run):
    """One step less to go: the gradient at h0 of the run that starts from hs[0] is what grad_profile measures there."""
    _, cache, dhs = run
    for t in range(len(dhs) - 1):
        later = {**cache, "X": cache["X"][t + 1 :], "hs": cache["hs"][t + 1 :], "h0": cache["hs"][t]}
        dh = rnn_backward(dhs[t + 1 :], later)[1] + dhs[t]
        close(grad_profile(dhs, cache)[t], np.linalg.norm(dh))


@given(losses)
def test_nothing_handed_in_is_changed(run):
    _, cache, dhs = run
    before = {k: v.copy() for k, v in {**cache, "dhs": dhs}.items()}
    grad_profile(dhs, cache)
    jacobian_product_norms(cache["hs"][:, 0], cache["Wh"])
    rnn_jacobian(cache["hs"][0, 0], cache["Wh"])
    rescale_spectral_radius(cache["Wh"], 0.9)
    for k, v in {**cache, "dhs": dhs}.items():
        np.testing.assert_array_equal(v, before[k])
