"""How `window_grads` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.truncated_bptt.exercises.shared import network, one_sized, sizes, spans_of, swapped_spans, worked
from solutions import truncated_bptt as reference
from solutions.rnn_cell import rnn_forward


def window_cases(rng):
    N, D, H, M = sizes(rng)
    k1, k2 = ((3, 8), (4, 9), (4, 10))[
        rng.integers(3)
    ]  # k2 is no multiple, where wrong backward passes would meet the right ones
    left = int(rng.integers(1, k1))
    yield Case("k1 < k2, some left over", {**network(rng, 5 * k1 + 1, N, D, H, M), "k1": k1, "k2": k2})
    yield Case("k1 < k2", {**network(rng, 5 * k1, N, D, H, M), "k1": k1, "k2": k2})
    yield Case("k1 = k2", {**network(rng, 3 * k1 + left, N, D, H, M), "k1": k1, "k2": k1}, edge=True)
    yield Case("k1 = 1, k2 = T", {**network(rng, 6, N, D, H, M), "k1": 1, "k2": 6}, edge=True)
    yield Case("k2 = 2 T", {**network(rng, 6, N, D, H, M), "k1": k1, "k2": 12}, edge=True)
    yield Case("T = 1", {**network(rng, 1, N, D, H, M), "k1": k1, "k2": k2}, edge=True)
    for label, small in one_sized(N, D, H, M):
        yield Case(label, {**network(rng, 2 * k2, *small), "k1": k1, "k2": k2}, edge=True)


window_grads = Exercise(reference.window_grads, points=4, cases=window_cases, returns=("grads",), minutes=35)


def whole_readout(spans_for, X, Y, h0, params, k1, k2):
    """Gradients over other spans; those of the read-out are right, because it gets every loss directly."""
    spans = [(max(0, first), start, end) for first, start, end in spans_for(len(X), k1, k2)]
    right = reference.window_grads(X, Y, h0, params, k1, k2)
    return {**worked(X, Y, h0, params, spans)[0], "Wy": right["Wy"], "by": right["by"]}


@window_grads.mistake
def exchanged(X, Y, h0, params, k1, k2):
    """k1 and k2 are exchanged.

    Which of the two says how often one goes back, and which says how far?
    """
    return worked(X, Y, h0, params, swapped_spans(len(X), k1, k2))[0]


@window_grads.mistake
def windows_end_too_late(X, Y, h0, params, k1, k2):
    """A backward pass begins k2 steps after its oldest loss, where it should begin after k1: losses are counted again and again.

    With k1 = 2 and k2 = 5, after which step does one go back for the first time? And in your code?
    """
    T = len(X)
    return worked(X, Y, h0, params, [(start, start, min(start + k2, T)) for start in range(0, T, k1)])[0]


@window_grads.mistake
def counted_again(X, Y, h0, params, k1, k2):
    """Losses are counted more than once: every backward pass takes all the losses of its window with it.

    How often does the loss of step 0 go back in your code, if k1 = 1 and k2 = 5? Which losses of a window are new?
    """
    return worked(X, Y, h0, params, [(first, first, end) for first, _, end in spans_of(len(X), k1, k2)])[0]


@window_grads.mistake
def stops_after_k1(X, Y, h0, params, k1, k2):
    """The gradient stops at the oldest of the new losses: k2 is not used.

    If k1 = 1 and k2 = 5, through how many steps should each loss go back? Through how many does yours?
    """
    return whole_readout(
        lambda *how: [(start, start, end) for _, start, end in spans_of(*how)], X, Y, h0, params, k1, k2
    )


@window_grads.mistake
def not_truncated(X, Y, h0, params, k1, k2):
    """The gradient goes back to the beginning: that is backpropagation without truncation.

    What does k2 limit? Where in your code is it used?
    """
    return worked(X, Y, h0, params, [(0, 0, len(X))])[0]


@window_grads.mistake
def k2_on_top(X, Y, h0, params, k1, k2):
    """The k2 steps are counted from the oldest of the new losses, not from the newest.

    How many steps does one go back through in all, the k1 newest included?
    """
    return whole_readout(
        lambda *how: [(start - k2, start, end) for _, start, end in spans_of(*how)], X, Y, h0, params, k1, k2
    )


@window_grads.mistake
def each_by_itself(X, Y, h0, params, k1, k2):
    """Every loss goes back k2 steps of its own.

    One goes back after every k1 steps, not after every step. How many backward passes does your code make?
    """
    return whole_readout(lambda T, k1, k2: [(t - k2 + 1, t, t + 1) for t in range(T)], X, Y, h0, params, k1, k2)


@window_grads.mistake
def from_the_end_only(X, Y, h0, params, k1, k2):
    """One goes back only once, from the end.

    What becomes of the losses that lie more than k2 steps before the end? How often should one go back?
    """
    first = max(0, len(X) - k2)
    return worked(X, Y, h0, params, [(first, first, len(X))])[0]


@window_grads.mistake
def rest_unused(X, Y, h0, params, k1, k2):
    """What is left over at the end is never used.

    With 9 steps and k1 = 4, after which steps does one go back? When is the loss of the last step used?
    """
    return worked(X, Y, h0, params, spans_of(len(X), k1, k2)[: len(X) // k1])[0]


@window_grads.mistake
def windows_from_h0(X, Y, h0, params, k1, k2):
    """The state at the beginning of a window is not the one that the sequence had there.

    Before a window of steps 4 to 9, which state did step 4 start from? Which one does your backward pass use?
    """
    hs = rnn_forward(X, h0, params["Wx"], params["Wh"], params["b"])
    before = np.broadcast_to(h0, hs.shape)
    return worked(X, Y, h0, params, spans_of(len(X), k1, k2), (before, hs))[0]


@window_grads.mistake
def rest_goes_less_far(X, Y, h0, params, k1, k2):
    """From the losses that are left over one goes back too few steps.

    Which are the newest k2 steps at the very end? Do you count them from the last step there is?
    """
    return whole_readout(
        lambda *how: [(start + k1 - k2, start, end) for _, start, end in spans_of(*how)], X, Y, h0, params, k1, k2
    )
