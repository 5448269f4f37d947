"""How `grad_profile` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import vanishing_gradients as reference
from solutions.rnn_cell import rnn_forward


def profile_cases(rng):
    N, D, H = sizes(rng, 3)
    T = int(rng.integers(9, 12))

    def run(T, N, D, H, scale=1.0):
        """States of moderate size, and weights with which a gradient neither vanishes nor explodes."""
        cell = {
            "X": rng.normal(0, scale * 0.6, (T, N, D)),
            "h0": rng.uniform(-0.5, 0.5, (N, H)),
            "Wx": rng.normal(0, scale * 0.6 / D**0.5, (D, H)),
            "Wh": rng.normal(0, 1.1 / H**0.5, (H, H)),
        }
        hs = rnn_forward(cell["X"], cell["h0"], cell["Wx"], cell["Wh"], rng.normal(0, scale * 0.3, H))
        cache = {name: {**cell, "hs": hs}[name] for name in ("X", "h0", "hs", "Wx", "Wh")}
        return {"dhs": rng.normal(size=hs.shape), "cache": cache}

    last = run(T, N, D, H)
    last["dhs"][:-1] = 0
    yield Case("a loss after the last step only", last)
    yield Case("a loss at every step", run(T, N, D, H))
    for label, size in (
        ("T = 1", (1, N, D, H)),
        ("N = 1", (T, 1, D, H)),
        ("D = 1", (T, N, 1, H)),
        ("H = 1", (T, N, D, 1)),
    ):
        yield Case(label, run(*size), edge=True)
    yield Case("a long sequence", run(60, N, D, H), edge=True)
    yield Case("huge pre-activations", run(T, N, D, H, scale=60.0), edge=True)


grad_profile = Exercise(reference.grad_profile, points=4, cases=profile_cases, returns=("norms",), minutes=25)


def gradients(dhs, cache, slope=lambda h: 1 - h**2):
    """dL/dhs[t] of every step, and the part of it that came from later steps."""
    whole, later, dh = np.zeros_like(dhs), np.zeros_like(dhs), 0.0
    for t in reversed(range(len(dhs))):
        later[t] = dh
        whole[t] = dhs[t] + dh
        dh = (whole[t] * slope(cache["hs"][t])) @ cache["Wh"].T
    return whole, later


def lengths(grads):
    return np.sqrt((grads**2).reshape(len(grads), -1).sum(axis=1))


@grad_profile.mistake
def direct_only(dhs, cache):
    """Nothing comes back from later steps.

    hs[t] is read above and by the next step. After the backward step, where does the gradient for hs[t−1] wait?
    """
    return lengths(dhs)


@grad_profile.mistake
def from_later_only(dhs, cache):
    """You measure before the gradient from above is added.

    At the last step nothing comes from later. What is the gradient of its state then, and what does your function
    return?
    """
    return lengths(gradients(dhs, cache)[1])


@grad_profile.mistake
def earlier_losses_ignored(dhs, cache):
    """Only the last step's gradient from above is used.

    If there is a loss at every step, where in your loop are dhs[0], dhs[1] and so on used?
    """
    dhs[:-1] = 0
    return lengths(gradients(dhs, cache)[0])


@grad_profile.mistake
def slope_missing(dhs, cache):
    """The slope of tanh is missing in the backward pass.

    A saturated unit passes almost nothing back. What does yours pass?
    """
    return lengths(gradients(dhs, cache, slope=lambda h: 1.0)[0])


@grad_profile.mistake
def wh_as_in_forward(dhs, cache):
    """In the backward pass the gradient meets Wh, not its transpose.

    Forwards, unit i reaches unit j through Wh[i, j]. Over which index must you add in the backward pass?
    """
    return lengths(gradients(dhs, {**cache, "Wh": cache["Wh"].T})[0])


@grad_profile.mistake
def slope_of_the_step_before(dhs, cache):
    """The slope is taken at the old state.

    Going from hs[t] back to hs[t−1] you pass one tanh. Which of the two states came out of it?
    """
    before = np.concatenate([cache["h0"][None], cache["hs"][:-1]])
    return lengths(gradients(dhs, {**cache, "hs": before})[0])


@grad_profile.mistake
def of_the_preactivation(dhs, cache):
    """You measure inside the tanh.

    Is yours the gradient of the state, or of what goes into the squashing? At the last step, is it the length of
    dhs[T−1]?
    """
    return lengths(gradients(dhs, cache)[0] * (1 - cache["hs"] ** 2))


@grad_profile.mistake
def parameter_grad_instead(dhs, cache):
    """You measure the gradient of Wh at every step.

    Which length is asked for: that of dL/dWh, or that of dL/dhs[t]? How many entries has each?
    """
    before = np.concatenate([cache["h0"][None], cache["hs"][:-1]])
    dz = gradients(dhs, cache)[0] * (1 - cache["hs"] ** 2)
    return lengths(np.einsum("tni,tnj->tij", before, dz))


@grad_profile.mistake
def one_step_before(dhs, cache):
    """You measure one step further back: your norms[t] belongs to the state before hs[t].

    Is your norms[T−1] the length of dhs[T−1]? At which moment of the loop do you measure?
    """
    whole, later = gradients(dhs, cache)
    first = (whole[0] * (1 - cache["hs"][0] ** 2)) @ cache["Wh"].T
    return lengths(np.concatenate([first[None], later[:-1]]))


@grad_profile.mistake
def in_backward_order(dhs, cache):
    """The norms stand in the order in which the loop found them.

    Your loop ran from the end. To which step does the first number that it found belong?
    """
    return lengths(gradients(dhs, cache)[0])[::-1]


@grad_profile.mistake
def loop_runs_forwards(dhs, cache):
    """Your loop runs forwards.

    dhs[0] is known at once, but what else reaches hs[0], and when do you know that? At which step is all of it
    known first?
    """
    dh, norms = 0.0, []
    for d, h in zip(dhs, cache["hs"], strict=True):
        dh = d + dh
        norms.append(np.linalg.norm(dh))
        dh = (dh * (1 - h**2)) @ cache["Wh"].T
    return np.array(norms)


@grad_profile.mistake(pointer="The documentation of `np.linalg.norm`, on `ord`.")
def spectral_norm(dhs, cache):
    """You take the largest singular value of each step's gradient.

    What does `np.linalg.norm(dh, 2)` do with a matrix, and what with a flat array? Which squares are you asked to
    add?
    """
    return np.linalg.norm(gradients(dhs, cache)[0], 2, axis=(1, 2))


@grad_profile.mistake
def root_missing(dhs, cache):
    """The square root is missing.

    If every gradient doubles, its length doubles. What do your numbers do?
    """
    return lengths(gradients(dhs, cache)[0]) ** 2
