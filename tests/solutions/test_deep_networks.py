"""The references of deep_networks, judged by PyTorch's own layers: stacked, in two directions, and packed."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from solutions import deep_networks as reference
from solutions.lstm_gates import lstm_forward

size = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)


def close(mine, theirs, tol=1e-12):
    theirs = theirs.detach().numpy() if isinstance(theirs, torch.Tensor) else np.asarray(theirs)
    np.testing.assert_allclose(mine, theirs, rtol=tol, atol=tol)


def spoilt(rng, X, lengths):
    """X with numbers that nobody should read after every sequence's end."""
    X = X.copy()
    X[np.arange(len(X))[:, None] >= lengths] = rng.normal(0, 50)
    return X


def numbers_of(layer, suffix):
    """W, U, b of one layer and direction."""
    p = {name: v.detach().numpy() for name, v in layer.named_parameters()}
    both = p[f"bias_ih_{suffix}"] + p[f"bias_hh_{suffix}"]
    return p[f"weight_ih_{suffix}"].T, p[f"weight_hh_{suffix}"].T, both


def packed(module, X, lengths, *state):
    pack = pack_padded_sequence(torch.tensor(X), torch.tensor(lengths), enforce_sorted=False)
    out, last = module(pack, *state)
    return pad_packed_sequence(out, total_length=len(X))[0], last


@given(size, size, size, size, st.integers(1, 4), seeds)
def test_layers_upon_layers_as_in_pytorch(T, N, D, H, L, seed):
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed % 2**31)
    lstm = nn.LSTM(D, H, L, dropout=0.5 if L > 1 else 0.0).double().eval()
    X, h0, c0 = rng.normal(size=(T, N, D)), rng.normal(size=(L, N, H)), rng.normal(size=(L, N, H))
    out, (h_n, c_n) = lstm(torch.tensor(X), (torch.tensor(h0), torch.tensor(c0)))
    layers = []
    for k in range(L):
        W, U, b = numbers_of(lstm, f"l{k}")
        layers.append({"W": W, "U": U, "b": b, "h0": h0[k], "c0": c0[k]})
    for mine, theirs in zip(reference.stacked_lstm(X, layers), (out, h_n, c_n), strict=True):
        close(mine, theirs)


def test_masks_stand_between_the_layers():
    rng = np.random.default_rng(0)
    torch.manual_seed(0)
    T, N, D, H = 4, 3, 2, 5
    X, mask = rng.normal(size=(T, N, D)), rng.integers(0, 2, (T, N, H)) / 0.5
    cells = [nn.LSTM(D, H).double(), nn.LSTM(H, H).double()]
    zero = np.zeros((N, H))
    layers = [dict(zip(("W", "U", "b"), numbers_of(c, "l0"), strict=True), h0=zero, c0=zero) for c in cells]
    below, (h_low, _) = cells[0](torch.tensor(X))
    above, (h_top, _) = cells[1](below * torch.tensor(mask))
    hs, h_n, _ = reference.stacked_lstm(X, layers, [mask])
    close(hs, above)
    close(h_n, torch.cat([h_low, h_top]))


@given(size, size, size, size, seeds)
def test_a_masked_run_ends_where_a_packed_one_does(T, N, D, H, seed):
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed % 2**31)
    lengths = rng.integers(1, T + 1, N)
    rnn = nn.RNN(D, H).double()
    X, h0 = spoilt(rng, rng.normal(size=(T, N, D)), lengths), rng.normal(size=(N, H))
    out, h_n = packed(rnn, X, lengths, torch.tensor(h0)[None])
    hs = reference.masked_rnn_forward(X, lengths, h0, *numbers_of(rnn, "l0"))
    close(hs[-1], h_n[0])
    close(reference.last_valid(out.detach().numpy(), lengths), h_n[0])
    real = np.arange(T)[:, None] < lengths
    close(hs[real], out.detach().numpy()[real])
    close(reference.last_valid(hs, lengths), hs[-1])


@given(size, size, size, size, seeds)
def test_two_directions_as_in_pytorch(T, N, D, H, seed):
    rng = np.random.default_rng(seed)
    torch.manual_seed(seed % 2**31)
    lengths = rng.integers(1, T + 1, N)
    lstm = nn.LSTM(D, H, bidirectional=True).double()
    X, zero = spoilt(rng, rng.normal(size=(T, N, D)), lengths), np.zeros((N, H))
    out, (h_n, _) = packed(lstm, X, lengths)
    forward, _ = lstm_forward(X, zero, zero, *numbers_of(lstm, "l0"))
    backward, _ = lstm_forward(reference.reverse_padded(X, lengths), zero, zero, *numbers_of(lstm, "l0_reverse"))
    backward = reference.reverse_padded(backward, lengths)
    real = np.arange(T)[:, None] < lengths
    close(np.concatenate([forward, backward], axis=2)[real], out.detach().numpy()[real])
    close(reference.bilstm_final(forward, backward, lengths), torch.cat([h_n[0], h_n[1]], dim=1))


@given(size, size, size, seeds)
def test_turned_twice_is_not_turned(T, N, D, seed):
    rng = np.random.default_rng(seed)
    X, lengths = rng.normal(size=(T, N, D)), rng.integers(1, T + 1, N)
    once = reference.reverse_padded(X, lengths)
    np.testing.assert_array_equal(reference.reverse_padded(once, lengths), X)
    for n, length in enumerate(lengths):
        np.testing.assert_array_equal(once[:length, n], X[:length, n][::-1])
        np.testing.assert_array_equal(once[length:, n], X[length:, n])


@pytest.mark.parametrize("kind", ["RNN", "LSTM", "GRU"])
@pytest.mark.parametrize("H", [1, 4])
def test_first_weights(kind, H):
    torch.manual_seed(1)
    module = getattr(nn, kind)(3, H, num_layers=2, bidirectional=True)
    before = {name: p.detach().clone() for name, p in module.named_parameters()}
    reference.init_recurrent_(module, 2.5)
    assert all(p.requires_grad for p in module.parameters())
    now = {name: p.detach() for name, p in module.named_parameters()}
    for name, p in now.items():
        if name.startswith("weight_ih"):
            assert torch.equal(p, before[name])
        elif name.startswith("weight_hh"):
            for block in p.split(H):
                close(block @ block.T, np.eye(H), 1e-5)
        elif kind != "LSTM":
            assert not p.any()
        elif "_ih_" in name:
            close(p + now[name.replace("_ih_", "_hh_")], np.repeat([0, 2.5, 0, 0], H))


@given(size, size, size, st.sampled_from([0.0, 0.3, 0.5, 0.9]), seeds)
def test_one_mask_for_all_steps(T, N, H, p, seed):
    rng = np.random.default_rng(seed)
    hs = rng.uniform(0.5, 1, (T, N, H))
    out = reference.variational_dropout(hs, p, rng)
    factor = out / hs
    close(factor, np.broadcast_to(factor[0], factor.shape))
    assert np.all(np.isclose(factor, 0) | np.isclose(factor, 1 / (1 - p)))
    np.testing.assert_array_equal(reference.variational_dropout(hs, p, rng, training=False), hs)


def test_dropout_keeps_the_mean():
    hs = np.ones((2, 400, 500))
    assert abs(reference.variational_dropout(hs, 0.3, np.random.default_rng(0)).mean() - 1) < 0.01


def test_what_the_quizzes_claim():
    """output[-1] and h_n[-1]; and batch_first leaves h_n alone."""
    torch.manual_seed(0)
    lstm = nn.LSTM(3, 4, num_layers=2, bidirectional=True)
    out, (h_n, _) = lstm(torch.randn(5, 2, 3))
    assert torch.equal(out[-1, :, :4], h_n[-2]) and torch.equal(out[0, :, 4:], h_n[-1])
    assert not torch.allclose(out[-1, :, 4:], h_n[-1])
    short, (h_one, _) = lstm(torch.randn(1, 2, 3))
    assert torch.equal(short[-1, :, 4:], h_one[-1])
    assert nn.LSTM(3, 4, batch_first=True)(torch.randn(2, 5, 3))[1][0].shape == (1, 2, 4)
