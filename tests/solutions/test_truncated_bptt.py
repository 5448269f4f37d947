"""The references of truncated_bptt, judged by PyTorch's autograd in float64 and by central differences.

The truncated gradient is no gradient of a loss of the parameters alone. It is one where the state at each border is
held fast, and that is what it is compared with: autograd behind a detach, and differences with frozen states.
"""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions import truncated_bptt as reference
from solutions.rnn_cell import rnn_forward
from tests.closeness import agree

size = st.integers(1, 4)
seeds = st.integers(0, 2**32 - 1)


def made(T, N, D, H, M, seed, scale=0.7):
    rng = np.random.default_rng(seed)
    shapes = {"Wx": (D, H), "Wh": (H, H), "b": (H,), "Wy": (H, M), "by": (M,)}
    params = {name: rng.normal(0, scale, shape) for name, shape in shapes.items()}
    X, Y, h0 = (rng.normal(size=shape) for shape in ((T, N, D), (T, N, M), (N, H)))
    return X, Y, h0, params


scales = st.sampled_from([0.01, 0.7, 20.0])
networks = st.builds(made, st.integers(1, 9), size, size, size, size, seeds, scales)


def close(mine, theirs, tol):
    theirs = np.asarray(theirs)
    np.testing.assert_allclose(mine, theirs, rtol=tol, atol=tol * max(1, np.abs(theirs).max(initial=0)))


def in_torch(X, Y, h0, params, spans):
    """Gradients by autograd. spans: (first, start, end): one window each, its first state a constant."""
    p = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    X, Y = torch.tensor(X), torch.tensor(Y)
    with torch.no_grad():
        states = [torch.tensor(h0)]
        for x in X:
            states.append(torch.tanh(x @ p["Wx"] + states[-1] @ p["Wh"] + p["b"]))
    losses = []
    for first, start, end in spans:
        h, loss = states[first], 0
        for t in range(first, end):
            h = torch.tanh(X[t] @ p["Wx"] + h @ p["Wh"] + p["b"])
            if t >= start:
                loss = loss + ((h @ p["Wy"] + p["by"] - Y[t]) ** 2).sum() / 2
        loss.backward()
        losses.append(loss)
    return {name: value.grad for name, value in p.items()}, losses


@given(networks, st.integers(1, 10))
def test_chunks_agree_with_autograd_behind_a_detach(network, K):
    T = len(network[0])
    agree(reference.tbptt_grads(*network, K), in_torch, *network, [(s, s, min(s + K, T)) for s in range(0, T, K)])


@given(networks, st.integers(1, 6), st.integers(0, 8))
def test_windows_agree_with_autograd_behind_a_detach(network, k1, more):
    T, k2 = len(network[0]), k1 + more
    spans = [(max(0, min(s + k1, T) - k2), s, min(s + k1, T)) for s in range(0, T, k1)]
    agree(reference.window_grads(*network, k1, k2), lambda: in_torch(*network, spans)[0])


@given(networks, st.integers(1, 9))
def test_the_two_functions_meet(network, K):
    X, Y, *rest = network
    T = len(X)
    whole = max(T // K * K, 1)  # no shorter chunk at the end
    chunks = X[:whole], Y[:whole], *rest
    agree(reference.tbptt_grads(*chunks, K)[0], reference.window_grads, *chunks, K, K)
    full = reference.tbptt_grads(*network, T)[0]
    agree(full, reference.window_grads, *network, min(K, T), T + 3)
    agree(full, lambda: in_torch(*network, [(0, 0, T)])[0])


@pytest.mark.parametrize(("k1", "k2"), [(4, 4), (3, 5), (1, 6)])
def test_central_differences_with_frozen_borders(k1, k2):
    X, Y, h0, params = made(11, 2, 3, 4, 2, 0)
    frozen = np.concatenate([h0[None], rnn_forward(X, h0, params["Wx"], params["Wh"], params["b"])])
    T = len(X)

    def loss(p):
        total = 0
        for start in range(0, T, k1):
            end = min(start + k1, T)
            first = max(0, end - k2)
            hs = rnn_forward(X[first:end], frozen[first], p["Wx"], p["Wh"], p["b"])
            error = hs[start - first :] @ p["Wy"] + p["by"] - Y[start:end]
            total += np.sum(error**2) / 2
        return total

    grads = reference.window_grads(X, Y, h0, params, k1, k2)
    for name, array in params.items():
        for k in np.ndindex(array.shape):
            up, down = array.copy(), array.copy()
            up[k] += 1e-5
            down[k] -= 1e-5
            close(grads[name][k], (loss({**params, name: up}) - loss({**params, name: down})) / 2e-5, 1e-6)
    full = reference.tbptt_grads(X, Y, h0, params, T)[0]
    assert max(np.abs(full[name] - grads[name]).max() for name in grads) > 1e-3


@given(st.integers(1, 10), st.integers(1, 5), st.integers(0, 6))
def test_credit_is_what_autograd_finds(T, k1, more):
    """Give every step a weight of its own, and ask each loss which of them it hears of."""
    k2, credit = k1 + more, np.zeros((T, T), bool)
    used = 0
    for now in range(1, T + 1):
        if now % k1 and now < T:
            continue
        w = torch.ones(T, dtype=torch.float64, requires_grad=True)
        h, losses = torch.tensor(0.3, dtype=torch.float64), {}
        for s in range(now):
            if s == max(0, now - k2):
                h = h.detach()
            h = losses[s] = 0.5 * h + w[s]
        for t in range(used, now):
            (g,) = torch.autograd.grad(losses[t], w, retain_graph=True)
            credit[t] = (g != 0).numpy()
        used = now
    assert np.array_equal(reference.credit_matrix(T, k1, k2), credit)


@given(st.integers(1, 5), st.integers(2, 12), st.integers(0, 4), st.integers(1, 9))
def test_streams_and_chunks_lose_nothing_and_mix_nothing(N, T, left, K):
    ids = np.arange(N * T + min(left, N - 1))
    streams = reference.make_streams(ids, N)
    assert np.array_equal(streams.T.ravel(), ids[: N * T])
    pairs = reference.chunks(streams, K)
    assert np.array_equal(np.concatenate([x for x, _ in pairs]), streams[:-1])
    assert np.array_equal(np.concatenate([y for _, y in pairs]), streams[1:])
    assert all(len(x) == K for x, _ in pairs[:-1]) and 1 <= len(pairs[-1][0]) <= K


def test_detaching_keeps_numbers_and_arrangement():
    a = torch.ones(2, 3, requires_grad=True) * 2
    made = {"lower": [(a, a + 1), None], "upper": a}
    cut = reference.detach_state(made)
    assert reference.detach_state(None) is None
    assert isinstance(cut["lower"], list) and isinstance(cut["lower"][0], tuple) and cut["lower"][1] is None
    assert torch.equal(cut["lower"][0][1], a + 1) and not cut["upper"].requires_grad
    assert a.requires_grad


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.readout = nn.LSTM(3, 5).double(), nn.Linear(5, 2).double()

    def forward(self, x, state=None):
        hs, state = self.lstm(x, state)
        return self.readout(hs), state


def test_training_learns_and_does_not_touch_what_it_only_looks_at():
    torch.manual_seed(0)
    draw = {"dtype": torch.float64}
    X, X_new = torch.randn(40, 4, 3, **draw), torch.randn(13, 4, 3, **draw)
    Y, Y_new = X.cumsum(0)[:, :, :2].tanh(), X_new.cumsum(0)[:, :, :2].tanh()
    model = Network()
    adam = torch.optim.Adam(model.parameters(), 1e-2)
    losses, news = reference.train_stream(model, adam, X, Y, X_new, Y_new, 7, 12)
    assert len(losses) == 12 * 6 and len(news) == 12
    assert news[-1] < 0.7 * news[0] and np.mean(losses[-6:]) < 0.7 * np.mean(losses[:6])
    with torch.no_grad():
        want = ((model(X_new)[0] - Y_new) ** 2).mean().item()
    assert news[-1] == pytest.approx(want, rel=1e-12)


@given(st.integers(1, 12), st.integers(0, 12), st.integers(1, 30))
def test_influence_agrees_with_autograd(n, p, K):
    p = min(p, n)
    theta = torch.zeros((), dtype=torch.float64, requires_grad=True)
    x = torch.zeros(n + 1, dtype=torch.float64)
    push = torch.cat([torch.ones(p), -torch.ones(n - p), torch.zeros(1)]).double()
    for _ in range(K):
        x = (x + torch.cat([x[1:], torch.zeros(1)])) / 2 * (push != 0) + theta * push
    x[0].backward()
    close(reference.window_influence(n, p, K), theta.grad.item(), 1e-12)


def test_a_short_window_points_the_wrong_way():
    found = [reference.window_influence(23, 10, K) for K in (1, 10, 50, 100, 2000)]
    assert found == pytest.approx([1, 10, -4.753, -6, -6], abs=1e-3)
    assert min(K for K in range(1, 101) if reference.window_influence(23, 10, K) < 0) == 41
    assert reference.LETTERS["smallest_window"] == "C"
