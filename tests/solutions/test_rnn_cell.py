"""The references of rnn_cell, judged by PyTorch in float64 and by each other."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from solutions.rnn_cell import (
    count_rnn_params,
    echo_linear,
    embed,
    load_into_torch,
    one_hot_seq,
    readout,
    rnn_forward,
    rnn_step,
    rnn_step_concat,
    split_concat_weight,
    survive_tanh,
)
from tests.closeness import agree

size = st.integers(1, 6)
orders = st.sampled_from(["xh", "hx"])
seeds = st.integers(0, 2**32 - 1)
scales = st.sampled_from([0.0, 0.01, 1.0, 30.0])


def made(T, N, D, H, scale, seed):
    """A sequence and a cell to run over it, of any size and from no pre-activation at all to a saturated one."""
    rng = np.random.default_rng(seed)
    shapes = {"X": (T, N, D), "h0": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    return {name: rng.normal(0, scale if name in ("Wx", "Wh", "b") else 1, shape) for name, shape in shapes.items()}


cells = st.builds(made, size, size, size, size, scales, seeds)


def in_torch(module, Wx, Wh, b, suffix=""):
    """A module of PyTorch's with these weights, which it keeps transposed; its second bias is zero."""
    state = {"weight_ih": Wx.T, "weight_hh": Wh.T, "bias_ih": b, "bias_hh": np.zeros_like(b)}
    module = module.double()
    module.load_state_dict({name + suffix: torch.tensor(value) for name, value in state.items()})
    return module


@given(cells)
def test_a_step_agrees_with_rnncell(cell):
    def theirs(X, h0, Wx, Wh, b):
        return in_torch(nn.RNNCell(*Wx.shape), Wx, Wh, b)(torch.tensor(X[0]), torch.tensor(h0))

    agree(rnn_step(cell["X"][0], cell["h0"], cell["Wx"], cell["Wh"], cell["b"]), theirs, **cell)


@given(cells)
def test_a_sequence_agrees_with_rnn(cell):
    def theirs(X, h0, Wx, Wh, b):
        return in_torch(nn.RNN(*Wx.shape), Wx, Wh, b, suffix="_l0")(torch.tensor(X), torch.tensor(h0)[None])

    mine = rnn_forward(**cell)
    agree((mine, mine[-1:]), theirs, **cell)


@given(cells)
def test_a_sequence_is_the_step_repeated(cell):
    h, hs = cell["h0"], rnn_forward(**cell)
    assert hs.shape == (*cell["X"].shape[:2], h.shape[1])
    for x, mine in zip(cell["X"], hs, strict=True):
        h = rnn_step(x, h, cell["Wx"], cell["Wh"], cell["b"])
        np.testing.assert_array_equal(mine, h)


@given(cells, orders)
def test_the_joined_form_equals_the_split_one(cell, order):
    x, h, Wx, Wh, b = cell["X"][0], cell["h0"], cell["Wx"], cell["Wh"], cell["b"]
    W = np.concatenate([Wx, Wh] if order == "xh" else [Wh, Wx])
    agree(rnn_step_concat(x, h, W, b, order), rnn_step, x, h, Wx, Wh, b)


@given(cells, orders)
def test_splitting_undoes_joining(cell, order):
    Wx, Wh = cell["Wx"], cell["Wh"]
    W = np.concatenate([Wx, Wh] if order == "xh" else [Wh, Wx])
    for part, again in zip((Wx, Wh), split_concat_weight(W, *Wx.shape, order), strict=True):
        np.testing.assert_array_equal(part, again)


def test_x_comes_first_unless_told_otherwise():
    W = np.arange(10.0).reshape(5, 2)
    x, h, b = np.ones((1, 3)), np.zeros((1, 2)), np.zeros(2)
    np.testing.assert_array_equal(split_concat_weight(W, 3, 2)[0], W[:3])
    np.testing.assert_array_equal(rnn_step_concat(x, h, W / 100, b), np.tanh([[0.06, 0.09]]))


@given(cells)
def test_nothing_handed_in_is_changed_or_handed_back(cell):
    before = {name: value.copy() for name, value in cell.items()}
    hs = rnn_forward(**cell)
    step = rnn_step(cell["X"][0], cell["h0"], cell["Wx"], cell["Wh"], cell["b"])
    for name, value in cell.items():
        np.testing.assert_array_equal(value, before[name])
        assert not np.shares_memory(hs, value) and not np.shares_memory(step, value)


@pytest.mark.parametrize("name", ["x", "h", "Wx", "Wh", "b"])
def test_a_step_moves_with_its_inputs_as_tanh_says(name):
    """Finite differences against the slope that the equation has, in a random direction."""
    rng = np.random.default_rng(3)
    N, D, H = 3, 4, 5
    shapes = {"x": (N, D), "h": (N, H), "Wx": (D, H), "Wh": (H, H), "b": (H,)}
    at = {k: rng.normal(size=shape) for k, shape in shapes.items()}
    way = {k: rng.normal(size=shape) if k == name else np.zeros(shape) for k, shape in shapes.items()}
    eps = 1e-5
    above, below = (rnn_step(**{k: at[k] + s * eps * way[k] for k in at}) for s in (1, -1))
    dz = way["x"] @ at["Wx"] + at["x"] @ way["Wx"] + way["h"] @ at["Wh"] + at["h"] @ way["Wh"] + way["b"]
    slope = dz * (1 - rnn_step(**at) ** 2)
    np.testing.assert_allclose((above - below) / (2 * eps), slope, rtol=1e-6, atol=1e-8)


# Before and behind the cell


@given(cells, size)
def test_the_readout_agrees_with_linear(cell, K):
    hs, rng = rnn_forward(**cell), np.random.default_rng(K)
    Wy, by = rng.normal(size=(hs.shape[-1], K)), rng.normal(size=K)
    many = readout(hs, Wy, by)
    agree(many, lambda: nn.functional.linear(torch.tensor(hs), torch.tensor(Wy.T), torch.tensor(by)))
    agree(
        readout(hs, Wy, by, "last"),
        lambda: nn.functional.linear(torch.tensor(hs[-1]), torch.tensor(Wy.T), torch.tensor(by)),
    )


@given(size, size, size)
def test_the_count_is_the_number_of_parameters_that_torch_holds(D, H, K):
    head = nn.Linear(H, K)
    theirs = sum(p.numel() for module in (nn.RNN(D, H), head) for p in module.parameters())
    assert count_rnn_params(D, H, K, two_biases=True) == theirs
    one = sum(p.numel() for module in (nn.Linear(D + H, H), head) for p in module.parameters())
    assert count_rnn_params(D, H, K) == one


def test_the_counts_that_the_lesson_prints():
    assert count_rnn_params(4, 5, 0) == 50
    assert count_rnn_params(4, 5, 0, two_biases=True) == 55


@st.composite
def texts(draw):
    """Symbols with padding here and there, and a table of vectors."""
    T, N, V, M = (draw(size) for _ in range(4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return rng.integers(-1, V, (T, N)), rng.normal(size=(V, M))


@given(texts())
def test_one_hot_vectors_agree_with_torch(text):
    ids, E = text
    mine, there = one_hot_seq(ids, len(E)), ids >= 0
    np.testing.assert_array_equal(mine[there], nn.functional.one_hot(torch.tensor(ids[there]), len(E)))
    assert not mine[~there].any()


@given(texts())
def test_looking_up_is_the_product_with_a_one_hot_vector(text):
    ids, E = text
    before = E.copy()
    mine = embed(ids, E)
    np.testing.assert_array_equal(mine, one_hot_seq(ids, len(E)) @ E)
    table = nn.Embedding.from_pretrained(torch.tensor(np.vstack([E, np.zeros(E.shape[1])])))
    np.testing.assert_array_equal(mine, table(torch.tensor(ids % (len(E) + 1))))
    mine += 1
    np.testing.assert_array_equal(E, before)


@given(cells)
def test_what_is_loaded_into_torch_computes_the_same(cell):
    rnn = load_into_torch(cell["Wx"], cell["Wh"], cell["b"])
    mine = rnn_forward(**cell)
    agree((mine, mine[-1:]), lambda: rnn(torch.tensor(cell["X"]), torch.tensor(cell["h0"])[None]))


# Weights set by hand


def linear_run(x, Wx, Wh, Wy, squash=lambda z: z):
    h, said = np.zeros((1, len(Wh))), []
    for x_t in x:
        h = squash(x_t[None] @ Wx + h @ Wh)
        said.append((h @ Wy)[0])
    return np.array(said)


@given(st.integers(0, 12), st.integers(1, 40))
def test_the_echo_repeats_its_input_k_steps_later(k, T):
    x = np.random.default_rng(T).normal(size=(T, 1))
    weights = echo_linear(k)
    assert [W.shape for W in weights] == [(1, k + 1), (k + 1, k + 1), (k + 1, 1)]
    np.testing.assert_array_equal(linear_run(x, *weights), np.concatenate([np.zeros((k, 1)), x])[:T])


@pytest.mark.parametrize("k", [1, 4, 5, 6])
def test_fewer_units_than_k_plus_one_cannot_echo(k):
    """The Hankel matrix of the wanted pulse response has rank k + 1, and a linear network of H units at most H."""
    pulse = np.zeros(2 * k + 1)
    pulse[k] = 1
    hankel = np.array([pulse[i : i + k + 1] for i in range(k + 1)])
    assert np.linalg.matrix_rank(hankel) == k + 1


@given(st.integers(0, 12))
def test_the_echo_survives_tanh(k):
    x = np.random.default_rng(k).uniform(-1, 1, (60, 1))
    weights = echo_linear(k)
    want = linear_run(x, *weights)
    assert np.abs(linear_run(x, *survive_tanh(*weights), np.tanh) - want).max() <= 0.01
    if k:
        assert np.abs(linear_run(x, *weights, np.tanh) - want).max() > 0.1
