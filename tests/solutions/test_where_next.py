"""The references of where_next, judged by plain loops, by arithmetic without limits, and by PyTorch."""

from fractions import Fraction
from math import exp

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions import where_next as reference
from solutions.gru import gru_step_after
from solutions.lstm_gates import lstm_step
from solutions.start import sigmoid

size = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)


def close(mine, theirs, tol=1e-12):
    np.testing.assert_allclose(mine, theirs, rtol=tol, atol=tol * max(1, np.abs(theirs).max(initial=0)))


# --------------------------------------------------------------------------------------------------------- two steps


@given(st.lists(st.fractions(max_denominator=9), min_size=5, max_size=5))
def test_the_joined_step_does_what_both_do(numbers):
    a1, u1, a2, u2, h = numbers
    a, u = reference.two_steps(a1, u1, a2, u2)
    assert a * h + u == a2 * (a1 * h + u1) + u2


@given(st.lists(st.tuples(*[st.fractions(max_denominator=9)] * 2), min_size=3, max_size=3))
def test_the_grouping_does_not_matter(steps):
    p, q, r = steps
    assert reference.two_steps(*reference.two_steps(*p, *q), *r) == reference.two_steps(
        *p, *reference.two_steps(*q, *r)
    )


# -------------------------------------------------------------------------------------------------------- min_gru_scan


def run(T, N, D, H, seed, shift=0.0):
    rng = np.random.default_rng(seed)
    X, h0 = rng.normal(size=(T, N, D)), rng.normal(size=(N, H))
    W, b = rng.normal(size=(D, 2 * H)), rng.normal(size=2 * H)
    b[:H] += shift
    return X, h0, W, b


def loop(X, h0, W, b):
    H, h, hs = len(b) // 2, h0, []
    for x in X:
        z = sigmoid(x @ W[:, :H] + b[:H])
        h = z * h + (1 - z) * (x @ W[:, H:] + b[H:])
        hs.append(h)
    return np.stack(hs)


@given(st.integers(1, 40), size, size, size, seeds)
def test_the_scan_is_the_loop(T, N, D, H, seed):
    inputs = run(T, N, D, H, seed)
    close(reference.min_gru_scan(*inputs), loop(*inputs))


@pytest.mark.parametrize("shift", [-800, -6, 0, 6, 800])
def test_the_scan_is_the_loop_over_thousands_of_steps(shift):
    """Gates shut, open, saturated: no ratio of tiny products, no warning."""
    inputs = run(3000, 2, 3, 2, 0, shift)
    with np.errstate(all="raise", under="ignore"):
        mine = reference.min_gru_scan(*inputs)
    close(mine, loop(*inputs), 1e-10)


def test_its_inputs_stay_what_they_are():
    inputs = run(6, 2, 3, 4, 0)
    before = [a.copy() for a in inputs]
    reference.min_gru_scan(*inputs)
    assert all((a == b).all() for a, b in zip(inputs, before, strict=True))


def test_a_step_is_a_gru_whose_gates_and_candidate_do_not_hear_the_state():
    """Small inputs: where tanh is nearly the identity the two agree to third order."""
    X, h0, W, b = run(1, 3, 4, 5, 1)
    W, b = 1e-3 * W, 1e-3 * b
    zeros = np.zeros((5, 15))
    W3, b3 = np.hstack([W[:, :5], W]), np.concatenate([b[:5], b])  # r is idle
    theirs = gru_step_after(X[0], h0, W3, zeros, b3, np.zeros(5))
    close(reference.min_gru_scan(X, h0, W, b)[0], theirs, 1e-5)


# ---------------------------------------------------------------------------------------------------------- slstm_step


def cell(N, D, H, seed):
    rng = np.random.default_rng(seed)
    x, h, m = rng.normal(size=(N, D)), rng.normal(size=(N, H)), rng.normal(size=(N, H))
    n = rng.uniform(0.2, 2, (N, H))
    c = n * rng.uniform(-1, 1, (N, H))
    return x, h, c, n, m, *(rng.normal(size=s) for s in ((D, 4 * H), (H, 4 * H), (4 * H,)))


@given(size, size, size, seeds)
def test_what_is_stored_is_the_plain_recurrence_scaled(N, D, H, seed):
    x, h, c, n, m, W, U, b = cell(N, D, H, seed)
    zi, zf, zg, zo = np.split(x @ W + h @ U + b, 4, axis=1)
    c_plain = sigmoid(zf) * (c * np.exp(m)) + np.exp(zi) * np.tanh(zg)
    n_plain = sigmoid(zf) * (n * np.exp(m)) + np.exp(zi)
    h_next, c_next, n_next, m_next = reference.slstm_step(x, h, c, n, m, W, U, b)
    close(h_next, sigmoid(zo) * c_plain / n_plain)
    close(c_next * np.exp(m_next), c_plain)
    close(n_next * np.exp(m_next), n_plain)
    close(m_next, np.maximum(np.log(sigmoid(zf)) + m, zi))


def test_it_agrees_with_torch_in_log_space():
    """The same in PyTorch's words: logsigmoid, and a sum of exponentials that is never formed."""
    x, h, c, n, m, W, U, b = (torch.tensor(a) for a in cell(3, 4, 5, 2))
    zi, zf, zg, zo = (x @ W + h @ U + b).chunk(4, dim=1)
    kept = nn.functional.logsigmoid(zf) + m
    log_n = torch.logaddexp(kept + n.log(), zi)
    share = torch.exp(zi - log_n)  # of the average that is new
    h_next = torch.sigmoid(zo) * ((1 - share) * c / n + share * torch.tanh(zg))
    close(reference.slstm_step(*(a.numpy() for a in (x, h, c, n, m, W, U, b)))[0], h_next.numpy())


@pytest.mark.parametrize("level", [-1000.0, 0.0, 1000.0])
def test_only_differences_of_exponents_count(level):
    """Raise m and the input gate together: h, c and n do not move, and m moves along."""
    x, h, c, n, m, W, U, b = cell(3, 4, 5, 3)
    raised = b + np.repeat([level, 0, 0, 0], 5)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        high = reference.slstm_step(x, h, c, n, m + level, W, U, raised)
    low = reference.slstm_step(x, h, c, n, m, W, U, b)
    for mine, theirs in zip(high[:3], low[:3], strict=True):
        close(mine, theirs, 1e-9)
    close(high[3] - level, low[3], 1e-9)


def test_the_first_thing_read_is_all_there_is():
    x, _, _, _, _, W, U, b = cell(3, 4, 5, 4)
    zero, nothing = np.zeros((3, 5)), np.full((3, 5), -np.inf)
    h, c, n, m = reference.slstm_step(x, zero, zero, zero, nothing, W, U, b)
    zi, _, zg, zo = np.split(x @ W + b, 4, axis=1)
    close(c, np.tanh(zg))
    close(n, np.ones((3, 5)))
    close(m, zi)
    close(h, sigmoid(zo) * np.tanh(zg))


def test_a_shut_gate_is_shut_and_its_logarithm_finite():
    """f = sigmoid(-900) is 0 in floating point; its logarithm still decides, against an input gate shut further."""
    one = np.ones((1, 1))
    W, U, b = np.zeros((1, 4)), np.zeros((1, 4)), np.array([-950.0, -900.0, 0.5, 0.0])
    h, c, n, m = reference.slstm_step(0 * one, 0 * one, 0.3 * one, one, 0 * one, W, U, b)
    assert m == -900
    assert c == pytest.approx(0.3 + exp(-50) * np.tanh(0.5), rel=1e-12)
    assert n == 1 + exp(-50)
    assert h == pytest.approx(0.15, rel=1e-12)


def test_by_hand_in_whole_numbers():
    """Weights of 2, 3, 5 for what was read: the shown value is their average, exactly."""
    x, zero = np.zeros((1, 1)), np.zeros((1, 1))
    state = zero, zero, zero, np.full((1, 1), -np.inf)
    values = Fraction(1, 2), Fraction(-1, 4), Fraction(3, 4)
    for weight, value in zip((2, 3, 5), values, strict=True):
        b = np.array([np.log(weight), 50, np.arctanh(float(value)), 50])  # f and o open
        state = reference.slstm_step(x, *state, np.zeros((1, 4)), np.zeros((1, 4)), b)
    average = sum(w * v for w, v in zip((2, 3, 5), values, strict=True)) / 10
    assert state[0].item() == pytest.approx(float(average), rel=1e-12)


# ----------------------------------------------------------------------------------------------------- layernorm_lstm


@given(size, size, size, seeds)
def test_layer_norm_agrees_with_torch(N, D, H, seed):
    rng = np.random.default_rng(seed)
    shapes = ((N, D), (N, H), (N, H), (D, 4 * H), (H, 4 * H), (4 * H,), (4 * H,), (4 * H,), (H,), (H,))
    inputs = [rng.normal(size=s) for s in shapes]
    x, h, c, W, U, b, gx, gh, gc, bc = (torch.tensor(a) for a in inputs)
    norm = nn.functional.layer_norm
    z = norm(x @ W, (4 * H,), gx) + norm(h @ U, (4 * H,), gh) + b
    i, f, g, o = z.chunk(4, dim=1)
    c_next = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    h_next = torch.sigmoid(o) * torch.tanh(norm(c_next, (H,), gc, bc))
    mine = reference.layernorm_lstm_step(*inputs)
    close(mine[0], h_next.numpy(), 1e-9)
    close(mine[1], c_next.numpy(), 1e-9)


def test_normalised_inputs_may_be_a_hundred_times_as_loud():
    rng = np.random.default_rng(0)
    N, D, H = 3, 4, 5
    x, h, c, W, U, b = (rng.normal(size=s) for s in ((N, D), (N, H), (N, H), (D, 4 * H), (H, 4 * H), 4 * H))
    gains = np.ones(4 * H), np.ones(4 * H), np.ones(H), np.zeros(H)
    moved = [
        np.abs(step(100 * x, h, c, W, U, b, *extra)[1] - step(x, h, c, W, U, b, *extra)[1]).max()
        for step, extra in ((reference.layernorm_lstm_step, gains), (lstm_step, ()))
    ]
    assert moved[0] < 1e-4 < 0.1 < moved[1]
