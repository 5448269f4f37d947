"""How `gru_step_before` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import one_sized, sizes
from chapters.gru.exercises.shared import cell, step
from solutions import gru as reference
from solutions.start import sigmoid


def before_cases(rng):
    N, D, H = sizes(rng, 3)
    yield Case("random numbers", cell(rng, N, D, H))
    yield Case("an input of zeros", {**cell(rng, N, D, H), "x": np.zeros((N, D))})
    yield Case("an old state of zeros", {**cell(rng, N, D, H), "h": np.zeros((N, H))})
    for label, small in one_sized(N, D, H):
        yield Case(label, cell(rng, *small), edge=True)
    yield Case("huge pre-activations", cell(rng, N, D, H, scale=400.0), edge=True)


gru_step_before = Exercise(
    reference.gru_step_before, points=3, cases=before_cases, returns=("h_next",), minutes=20, core=True
)


@gru_step_before.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def z_takes_the_new(x, h, W, U, b):
    """This is Chung's form, also Ng's and Olah's, in which z takes the new: here z keeps the old state.

    Put z = 1 into your last line. Is the result what the docstring says of z?
    """
    return step(x, h, W, U, b, mix=lambda z, n, r: z * n + (1 - z) * h)


@gru_step_before.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def reset_after_the_product(x, h, W, U, b):
    """This is PyTorch's form, in which r multiplies the product: here the reset gate comes before it.

    The matrix mixes the units. Does your r still know which unit of the old state it belongs to?
    """
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(a + r * (h @ U_n) + b_n))


@gru_step_before.mistake(
    pointer='The page "Names and conventions", on the GRU: both forms are in use, and who uses which.'
)
def order_zrn(x, h, W, U, b):
    """You read the blocks in the order z, r, n, as Keras and ONNX stack them: here it is r, z, n.

    Which third of W belongs to the gate that decides about the mixture?
    """
    return step(x, h, W, U, b, order="zrn")


@gru_step_before.mistake
def no_reset(x, h, W, U, b):
    """The reset gate has no effect.

    Shut r, and the candidate should know nothing of the old state. What does yours still know?
    """
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(a + h @ U_n + b_n))


@gru_step_before.mistake
def reset_on_x(x, h, W, U, b):
    """The reset gate filters the input.

    Shut r. Which of the two, the input or the past, should the candidate then do without?
    """
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(r * a + h @ U_n + b_n))


@gru_step_before.mistake
def reset_on_everything(x, h, W, U, b):
    """The reset gate scales everything that makes the candidate.

    Shut r. Is your candidate still able to hear the input?
    """
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(r * (a + h @ U_n + b_n)))


@gru_step_before.mistake(pointer="Did you write r * h into h itself?")
def reset_state_is_mixed(x, h, W, U, b):
    """The old state that goes into the mixture has passed the reset gate.

    With z = 1 the old state should come through whole. What does an r of 0.5 do to it in yours?
    """
    return step(x, h, W, U, b, mix=lambda z, n, r: (1 - z) * n + z * (r * h))


@gru_step_before.mistake
def whole_candidate_added(x, h, W, U, b):
    """The shares of the mixture do not add up to one.

    If the old state and the candidate are both 0.9, can something between them be larger than 0.9? Can yours?
    """
    return step(x, h, W, U, b, mix=lambda z, n, r: n + z * h)


@gru_step_before.mistake
def sigmoid_on_n(x, h, W, U, b):
    """The candidate is squashed like a gate.

    May the state of a GRU become negative? Can yours, started from zeros?
    """
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: sigmoid(a + (r * h) @ U_n + b_n))


@gru_step_before.mistake
def squashed_again(x, h, W, U, b):
    """The new state is squashed once more.

    With z = 1 the old state should come through as it is. Does it, in yours, if it is 0.9?
    """
    return step(x, h, W, U, b, mix=lambda z, n, r: np.tanh((1 - z) * n + z * h))


@gru_step_before.mistake
def candidate_without_bias(x, h, W, U, b):
    """The candidate's bias is missing.

    With x and h of zeros, what should the candidate be, and what is yours?
    """
    return step(x, h, W, U, b, candidate=lambda r, a, U_n, b_n: np.tanh(a + (r * h) @ U_n))


@gru_step_before.mistake
def candidate_only(x, h, W, U, b):
    """What comes back is the candidate.

    The candidate is what could be the new state. What decides how much of it is?
    """
    return step(x, h, W, U, b, mix=lambda z, n, r: n)
