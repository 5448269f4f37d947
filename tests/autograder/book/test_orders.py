"""Blocks in another order: which there are, and what a reference gives for one of them."""

import numpy as np
import pytest

from autograder.book.book import Book
from autograder.book.orders import orders_of
from autograder.book.slips import slips_of, visible_evidence
from autograder.learner.judge import judge
from autograder.learner.values import watch


def cut(W, caches, k):
    """W (D, 3H), and in the caches b (3H,), gates stacked r, z, n; k (2, 2).

    Returns sums (D, 3H), stacked r, z, n, and product (D, H).
    """
    r, z, n = np.split(W + caches[0]["b"], 3, axis=1)
    return np.concatenate([r, 2 * z, 3 * n], axis=1), r * z - n


def test_every_other_order_of_the_blocks_that_the_docstring_names_is_tried():
    assert {order.taken for order in orders_of(cut)} == {tuple(o) for o in ("rnz", "zrn", "znr", "nrz", "nzr")}


def test_blocks_are_read_and_written_in_that_order():
    rng = np.random.default_rng(0)
    W, b, k = rng.normal(size=(2, 6)), rng.normal(size=6), np.eye(2)
    order = next(o for o in orders_of(cut) if o.taken == ("n", "r", "z"))
    n, r, z = np.split(W + b, 3, axis=1)  # as a learner reads them who takes this order
    sums, product = order.of(cut, ("sums", "product"))(W, [{"b": b}], k=k)
    np.testing.assert_array_equal(sums, np.concatenate([3 * n, r, 2 * z], axis=1))
    np.testing.assert_array_equal(product, r * z - n)


@pytest.mark.parametrize(
    "docstring",
    ["W (D, 3H), three blocks.", "W (D, 4H), stacked r, z, n.", "W (D, 2H), stacked a, b; b (2H,), stacked c, d."],
)
def test_a_docstring_that_does_not_name_the_blocks_gives_no_order(docstring):
    def f(W): ...

    f.__doc__ = docstring
    assert list(orders_of(f)) == []


def test_the_order_in_which_gates_were_read_is_told(toy):
    chapter = Book(toy).chapter("toy_lstm")
    exercise = chapter.exercises["lstm_step"]
    slips = slips_of(chapter, "lstm_step")

    def lstm_step(x, h, c, W, U, b):
        i, o, g, f = np.split(x @ W + h @ U + b, 4, axis=1)
        c_next = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        return np.tanh(c_next) / (1 + np.exp(-o)), c_next

    evidence = visible_evidence(chapter, exercise, slips)
    from autograder.book.evidence import spec_of

    spec = spec_of(exercise, slips.kinds)
    verdict = judge(spec, evidence, [watch(lstm_step, e.inputs, spec.returns) for e in evidence])
    assert verdict.how == "slip"
    assert [d["says"] for d in verdict.diagnoses] == [
        "The same numbers come out when the blocks are taken to stand in the order i, o, g, f."
    ]
