"""The references of clipping, judged by PyTorch's own clipping and autograd in float64, and by central differences."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions import clipping as reference
from solutions.start import num_grad

size = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)


@st.composite
def gradients(draw):
    """Up to four arrays of up to three axes, of sizes that may differ by orders of magnitude."""
    rng = np.random.default_rng(draw(seeds))
    shapes = draw(st.lists(st.lists(size, max_size=3).map(tuple), min_size=1, max_size=4))
    scale = draw(st.sampled_from([1e-6, 0.1, 1.0, 30.0]))
    return {f"p{k}": np.array(scale * rng.normal(size=shape)) for k, shape in enumerate(shapes)}


def parameters(grads):
    """Tensors with these gradients."""
    leaves = {name: torch.zeros(g.shape, dtype=torch.float64) for name, g in grads.items()}
    for name, leaf in leaves.items():
        leaf.grad = torch.tensor(grads[name])
    return leaves


def close(mine, theirs, tol=1e-12):
    theirs = np.asarray(theirs)
    np.testing.assert_allclose(mine, theirs, rtol=tol, atol=tol * np.abs(theirs).max(initial=0))


@given(gradients(), st.sampled_from([0.01, 1.0, 20.0]))
def test_by_value_as_pytorch_does(grads, c):
    leaves = parameters(grads)
    nn.utils.clip_grad_value_(leaves.values(), c)
    clipped = reference.clip_value(grads, c)
    assert clipped.keys() == grads.keys()
    for name, leaf in leaves.items():
        np.testing.assert_array_equal(clipped[name], leaf.grad.numpy())


@given(gradients())
def test_the_length_is_pytorchs(grads):
    theirs = nn.utils.get_total_norm([torch.tensor(g) for g in grads.values()])
    close(reference.global_norm(grads), theirs)


@given(gradients(), st.sampled_from([0.01, 1.0, 20.0]))
def test_by_norm_as_pytorch_does_up_to_its_millionth(grads, most):
    leaves = parameters(grads)
    theirs = nn.utils.clip_grad_norm_(leaves.values(), most).item()
    clipped, norm = reference.clip_by_global_norm(grads, most)
    close(norm, theirs)
    factor = (1e-6 + norm) / norm if norm > most else max(1.0, (norm + 1e-6) / most)  # what the 1e-6 takes away
    for name, leaf in leaves.items():
        close(clipped[name], factor * leaf.grad.numpy())


@given(gradients(), st.sampled_from([0.01, 1.0, 20.0]))
def test_what_clipping_by_norm_promises(grads, most):
    before = {name: g.copy() for name, g in grads.items()}
    clipped, norm = reference.clip_by_global_norm(grads, most)
    assert reference.global_norm(clipped) <= most * (1 + 1e-12)
    assert all(np.array_equal(grads[name], before[name]) for name in grads)
    if norm <= most:
        assert all(np.array_equal(clipped[name], grads[name]) for name in grads)
    again, _ = reference.clip_by_global_norm(clipped, most)
    for name in grads:
        close(again[name], clipped[name])


@given(gradients(), st.sampled_from(["value", "norm", "each"]), st.sampled_from([0.01, 1.0, 20.0]))
def test_the_angle_by_another_formula(grads, method, c):
    if method == "value":
        after = reference.clip_value(grads, c)
    elif method == "norm":
        after = reference.clip_by_global_norm(grads, c)[0]
    else:
        after = {name: reference.clip_by_global_norm({name: g}, c)[0][name] for name, g in grads.items()}
    a, b = (np.concatenate([np.ravel(g) for g in d.values()]) for d in (grads, after))
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    angle = np.degrees(2 * np.arctan2(np.linalg.norm(a - b), np.linalg.norm(a + b)))
    assert reference.direction_change(grads, method, c) == pytest.approx(angle, abs=5e-6)


def test_the_gradient_of_the_lesson_turns_by_21_degrees():
    g = {"g": np.array([10.0, 1.0])}
    assert reference.direction_change(g, "value", 2.0) == pytest.approx(20.854, abs=1e-3)
    assert reference.direction_change(g, "norm", 2.0) == pytest.approx(0, abs=1e-5)


def test_a_step_is_pytorchs_own():
    torch.manual_seed(0)
    model, mine = (nn.Sequential(nn.Linear(4, 3), nn.Tanh(), nn.Linear(3, 1)).double() for _ in range(2))
    mine.load_state_dict(model.state_dict())
    optimiser, my_optimiser = (torch.optim.SGD(m.parameters(), 0.1) for m in (model, mine))
    for k in range(5):
        X = torch.randn(6, 4, dtype=torch.float64)
        y = torch.randn(6, 1, dtype=torch.float64) + 5 * (k < 3)
        optimiser.zero_grad()
        loss = ((model(X) - y) ** 2).mean()
        loss.backward()
        grads = {name: p.grad.numpy() for name, p in model.named_parameters()}
        clipped, norm = reference.clip_by_global_norm(grads, 1.0)
        for name, p in model.named_parameters():
            p.grad = torch.tensor(clipped[name])
        optimiser.step()
        assert reference.train_step(mine, X, y, my_optimiser, 1.0) == pytest.approx((loss.item(), norm), rel=1e-5)
    for p, q in zip(model.parameters(), mine.parameters(), strict=True):
        torch.testing.assert_close(p, q, rtol=1e-5, atol=1e-6)


def test_a_safe_step_is_a_step_or_none():
    rng = np.random.default_rng(0)
    grads = {"W": rng.normal(size=(3, 4)), "b": rng.normal(size=4)}
    params = {name: rng.normal(size=g.shape) for name, g in grads.items()}
    leaves = {name: torch.tensor(p, requires_grad=True) for name, p in params.items()}
    for name, leaf in leaves.items():
        leaf.grad = torch.tensor(grads[name])
    nn.utils.clip_grad_norm_(leaves.values(), 0.5)
    torch.optim.SGD(leaves.values(), 0.2).step()
    after, skipped = reference.safe_step(params, grads, 0.2, 0.5, 3)
    assert skipped == 3
    for name, leaf in leaves.items():
        close(after[name], leaf.detach().numpy(), tol=1e-6)
    for bad in (np.nan, np.inf, -np.inf):
        spoilt = {"W": grads["W"], "b": np.array([0.0, bad, 0.0, 0.0])}
        after, skipped = reference.safe_step(params, spoilt, 0.2, 0.5, 3)
        assert skipped == 4 and all(np.array_equal(after[name], params[name]) for name in params)


@given(st.integers(1, 30), seeds, st.sampled_from([0.0, 0.25, 0.5, 0.9, 1.0]))
def test_the_threshold_is_the_quantile_of_the_finite_norms(n, seed, q):
    rng = np.random.default_rng(seed)
    norms = np.exp(rng.normal(size=n))
    mixed = np.insert(norms, rng.integers(0, n + 1, 3), [np.nan, np.inf, np.nan])
    threshold = reference.choose_threshold(mixed, q)
    close(threshold, torch.quantile(torch.tensor(norms), q))
    longer = n - 1 - int(q * (n - 1) + 1e-9)  # of n - 1 intervals between sorted norms, these lie above the threshold
    assert reference.clip_fraction(norms, threshold * (1 + 1e-12)) * n == pytest.approx(longer)


@pytest.mark.parametrize(("w", "b"), [(2.5, -1.0), (3.0, -2.0), (-2.0, 0.7), (0.0, -1.0), (4.595, -2.33)])
def test_the_cliffs_gradient_is_autograds_and_the_slope_of_its_loss(w, b):
    tensors = [torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (w, b)]
    x = torch.tensor(0.5, dtype=torch.float64)
    for _ in range(50):
        x = tensors[0] * torch.sigmoid(x) + tensors[1]
    theirs = (torch.sigmoid(x) - 0.7) ** 2
    theirs.backward()
    loss, *slopes = reference.cliff_gradient(w, b)
    close(loss, theirs.item())
    close(slopes, [t.grad.item() for t in tensors], tol=1e-10)
    by_differences = num_grad(lambda at: reference.cliff_gradient(*at)[0], np.array([w, b]))
    close(slopes, by_differences, tol=1e-6)


def test_descent_falls_off_the_cliff_unless_it_is_clipped():
    ends = {}
    for most in (np.inf, 1.0, 0.5):
        path = reference.cliff_descent(reference.cliff_gradient, 4.595, -2.33, 0.1, most, 200)
        steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
        assert path.shape == (201, 2) and steps.max() <= 0.1 * most * (1 + 1e-9)
        ends[most] = reference.cliff_gradient(*path[-1])[0]
    assert ends[np.inf] > 0.05 and max(ends[1.0], ends[0.5]) < 0.01
