"""How `gru_step_after` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.gru.exercises.shared import AFTER, cell, step
from solutions import gru as reference


def after_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, N, D, H, AFTER))
    yield Case("an input of zeros", {**cell(rng, N, D, H, AFTER), "x": np.zeros((N, D))})
    yield Case("an old state of zeros", {**cell(rng, N, D, H, AFTER), "h": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small, AFTER), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, AFTER, scale=400.0), edge=True)


gru_step_after = Exercise(
    reference.gru_step_after, points=3, cases=after_cases, returns=("h_next",), minutes=12, core=True
)


def after(x, h, W, U, b, b_hn, candidate=None, **changed):
    """The reference, in which parts can be changed. candidate: (r, x W_n, h U_n, b_n) -> n before its tanh."""
    made = candidate or (lambda r, a, p, b_n: a + b_n + r * (p + b_hn))
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(made(r, a, h @ U_n, b_n)), **changed)


@gru_step_after.mistake
def bhn_outside_r(x, h, W, U, b, b_hn):
    """b_hn is not multiplied by r.

    Shut r, in an old state of zeros. Which of the candidate's two biases may still be heard?
    """
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: a + b_n + r * p + b_hn)


@gru_step_after.mistake
def bn_inside_r(x, h, W, U, b, b_hn):
    """The candidate's part of b is multiplied by r, too.

    The candidate has two biases. One belongs to the product with the old state. And the other?
    """
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: a + r * (p + b_hn + b_n))


@gru_step_after.mistake
def bhn_ignored(x, h, W, U, b, b_hn):
    """b_hn has no effect.

    With x and h of zeros and b = 0, what is left inside the candidate's tanh?
    """
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: a + b_n + r * p)


@gru_step_after.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def reset_before_the_product(x, h, W, U, b, b_hn):
    """This is the form with the reset gate before the product, that of Keras' reset_after=False and ONNX' default.

    What does the docstring say that r multiplies: a state, or a product?
    """
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(a + b_n + (r * h) @ U_n + b_hn))


@gru_step_after.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def z_taking_the_new(x, h, W, U, b, b_hn):
    """This is Chung's form, also Ng's and Olah's, in which z takes the new: here z keeps the old state.

    Put z = 1 into your last line. Is the result what the docstring of the form before says of z?
    """
    return after(x, h, W, U, b, b_hn, mix=lambda z, n, r: z * n + (1 - z) * h)


@gru_step_after.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def whole_form_of_chung(x, h, W, U, b, b_hn):
    """This is the whole form of Chung, Ng and Olah: r before the product, and z takes the new. Here both are
    otherwise.

    What does r multiply here, and which of the two does z = 1 let through? Which of your lines has to change for
    each?
    """
    return step(
        x,
        h,
        W,
        U,
        b,
        candidate=lambda r, a, U_n, b_n: np.tanh(a + b_n + (r * h) @ U_n + b_hn),
        mix=lambda z, n, r: z * n + (1 - z) * h,
    )


@gru_step_after.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def blocks_zrn(x, h, W, U, b, b_hn):
    """You read the blocks in the order z, r, n, as Keras and ONNX stack them: here it is r, z, n.

    Which third of W belongs to the gate that decides about the mixture?
    """
    return after(x, h, W, U, b, b_hn, order="zrn")


@gru_step_after.mistake
def reset_unused(x, h, W, U, b, b_hn):
    """The reset gate has no effect.

    Shut r, and the candidate should know nothing of the old state. What does yours still know?
    """
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: a + b_n + p + b_hn)


@gru_step_after.mistake
def reset_on_the_sum(x, h, W, U, b, b_hn):
    """The reset gate scales everything that makes the candidate.

    Shut r. Is your candidate still able to hear the input?
    """
    return after(x, h, W, U, b, b_hn, lambda r, a, p, b_n: r * (a + b_n + p + b_hn))


@gru_step_after.mistake(pointer="PyTorch has two biases. Is b both of them?")
def b_twice(x, h, W, U, b, b_hn):
    """b counts twice.

    With x and h of zeros, what should be inside the update gate, and what is in yours?
    """
    b_r, b_z, b_n = np.split(b, 3)
    twice = np.concatenate([2 * b_r, 2 * b_z, b_n])
    return after(x, h, W, U, twice, b_hn, lambda r, a, p, _: a + b_n + r * (p + b_n + b_hn))


@gru_step_after.mistake
def candidate_added_whole(x, h, W, U, b, b_hn):
    """The shares of the mixture do not add up to one.

    If the old state and the candidate are both 0.9, can something between them be larger than 0.9? Can yours?
    """
    return after(x, h, W, U, b, b_hn, mix=lambda z, n, r: n + z * h)


@gru_step_after.mistake
def reset_state_in_the_mixture(x, h, W, U, b, b_hn):
    """The old state that goes into the mixture has passed the reset gate.

    With z = 1 the old state should come through whole. What does an r of 0.5 do to it in yours?
    """
    return after(x, h, W, U, b, b_hn, mix=lambda z, n, r: (1 - z) * n + z * (r * h))
