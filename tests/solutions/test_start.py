"""The tools of the first chapter, judged by PyTorch in float64 and by what must hold whatever the numbers."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from solutions.start import num_grad, rel_error, sigmoid, softmax_xent

numbers = st.floats(-1000, 1000)


def close(a, b, tol):
    np.testing.assert_allclose(a, b, rtol=tol, atol=tol)


@st.composite
def classified(draw, size=numbers):
    """Logits (N, K) and the right classes (N,)."""
    N, K = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    return draw(arrays(np.float64, (N, K), elements=size)), draw(arrays(np.int64, N, elements=st.integers(0, K - 1)))


def sine(v):
    """Curved in every entry, and mixing all of them; its gradient is cosine(v)."""
    return float(np.sin(v).sum() + v.sum() ** 2 / 2)


def cosine(v):
    return np.cos(v) + v.sum()


# Sigmoid


@given(arrays(np.float64, array_shapes(min_dims=0, max_dims=3), elements=numbers))
def test_sigmoid_agrees_with_torch(z):
    close(sigmoid(z), torch.sigmoid(torch.tensor(z)), 1e-12)


def test_sigmoid_neither_overflows_nor_is_invalid():
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert np.array_equal(sigmoid(np.array([-800.0, 0.0, 800.0])), [0, 0.5, 1])


@given(arrays(np.float64, 5, elements=st.floats(-700, -20)))
def test_sigmoid_keeps_its_precision_far_to_the_left(z):
    np.testing.assert_allclose(sigmoid(z), np.exp(z), rtol=1e-8)


def test_sigmoid_takes_whole_numbers_and_keeps_float32():
    close(sigmoid(np.array([-1, 0, 1])), sigmoid(np.array([-1.0, 0.0, 1.0])), 1e-15)
    assert sigmoid(np.zeros(3, np.float32)).dtype == np.float32


# Softmax and cross-entropy


@given(classified())
def test_softmax_xent_agrees_with_torch(data):
    logits, y = data
    leaf = torch.tensor(logits, requires_grad=True)
    want = torch.nn.functional.cross_entropy(leaf, torch.tensor(y))
    want.backward()
    loss, dlogits = softmax_xent(logits, y)
    close(loss, want.item(), 1e-12)
    close(dlogits, leaf.grad, 1e-12)


@given(classified(st.floats(-5, 5)))
def test_softmax_xent_gradient_agrees_with_differences(data):
    logits, y = data
    close(softmax_xent(logits, y)[1], num_grad(lambda z: softmax_xent(z, y)[0], logits), 1e-8)


@given(classified(st.floats(-5, 5)), st.floats(-1000, 1000))
def test_a_number_added_to_every_logit_changes_nothing(data, lift):
    logits, y = data
    for a, b in zip(softmax_xent(logits + lift, y), softmax_xent(logits, y), strict=True):
        close(a, b, 1e-10)


def test_softmax_xent_leaves_its_inputs_alone_and_never_overflows():
    logits, y = np.array([[1000.0, 200.0], [-1000.0, 0.0]]), np.array([1, 1])
    before = logits.copy()
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        loss, dlogits = softmax_xent(logits, y)
    assert loss == 400
    assert np.array_equal(dlogits, [[0.5, -0.5], [0, 0]])
    assert np.array_equal(logits, before)


@pytest.mark.parametrize("K", [2, 10, 62])
def test_a_uniform_guess_costs_log_K(K):
    assert softmax_xent(np.zeros((3, K)), np.zeros(3, int))[0] == pytest.approx(np.log(K))


# Numerical gradient


@given(arrays(np.float64, array_shapes(max_dims=3, max_side=4), elements=st.floats(-3, 3)))
def test_num_grad_agrees_with_the_derivative_and_puts_x_back(x):
    before = x.copy()
    close(num_grad(sine, x), cosine(x), 1e-6)
    assert np.array_equal(x, before)


def test_num_grad_error_falls_with_the_square_of_eps():
    x = np.linspace(-1, 2, 5)
    coarse, fine = (np.abs(num_grad(sine, x, eps) - cosine(x)).max() for eps in (1e-2, 1e-3))
    assert coarse / fine == pytest.approx(100, rel=0.01)


# Relative error


@given(arrays(np.float64, (2, 3), elements=numbers), arrays(np.float64, (2, 3), elements=numbers))
def test_rel_error_is_symmetric_and_lies_between_0_and_2(a, b):
    assert 0 <= rel_error(a, b) <= 2
    assert rel_error(a, b) == rel_error(b, a)


@given(arrays(np.float64, 4, elements=st.floats(0.1, 100)), st.floats(1e-6, 1e6))
def test_rel_error_does_not_depend_on_the_unit(a, unit):
    b = a * np.array([1, 1.1, 0.9, 1])
    assert rel_error(unit * a, unit * b) == pytest.approx(rel_error(a, b), rel=1e-9)


def test_rel_error_of_known_pairs():
    assert rel_error(np.array([1.0, 2.0]), np.array([1.0, 4.0])) == 0.5
    assert rel_error(np.array([1.0]), np.array([-1.0])) == 2
    with np.errstate(all="raise"):
        assert rel_error(np.zeros(3), np.zeros(3)) == 0
        assert rel_error(np.array([0.0, 3.0]), np.array([1.0, 3.0])) == 1


# The numbers that the lesson and the quizzes speak of


def errors(eps, dtype):
    rng = np.random.default_rng(0)
    logits, y = rng.normal(size=(8, 5)).astype(dtype), rng.integers(0, 5, 8)
    slopes = num_grad(lambda z: softmax_xent(z, y)[0], logits, dtype(eps))
    return np.abs(slopes - softmax_xent(logits.astype(np.float64), y)[1]).max()


def best(trial, dtype):
    return min(trial, key=lambda eps: errors(eps, dtype))


def test_the_best_eps_is_where_the_quizzes_say():
    assert best([1e-1, 1e-5, 1e-12], np.float64) == 1e-5
    powers = 10.0 ** -np.arange(1, 9)
    assert best(powers, np.float32) >= 100 * best(powers, np.float64)
