"""How `tbptt_grads` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from chapters.truncated_bptt.exercises.shared import network, one_sized, sizes, worked
from solutions import truncated_bptt as reference


def tbptt_cases(rng):
    N, D, H, M = sizes(rng)
    K = int(rng.integers(8, 10))
    left = int(rng.integers(2, K - 1))
    yield Case("a shorter last chunk", {**network(rng, 2 * K + left, N, D, H, M), "K": K})
    yield Case("whole chunks", {**network(rng, 3 * K, N, D, H, M), "K": K})
    yield Case("K = T", {**network(rng, K, N, D, H, M), "K": K}, edge=True)
    yield Case("K = 1", {**network(rng, 5, N, D, H, M), "K": 1}, edge=True)
    yield Case("T = 1", {**network(rng, 1, N, D, H, M), "K": K}, edge=True)
    for label, small in one_sized(N, D, H, M):
        yield Case(label, {**network(rng, 2 * K + 1, *small), "K": K}, edge=True)
    yield Case("saturated units", {**network(rng, 2 * K, N, D, H, M, scale=500.0), "K": K}, edge=True)


tbptt_grads = Exercise(
    reference.tbptt_grads,
    points=5,
    cases=tbptt_cases,
    returns={"grads": 3, "losses": 1},
    parts={"losses": (0, "t")},
    minutes=40,
)


def halves(error, K):
    return [np.sum(error[s : s + K] ** 2) / 2 for s in range(0, len(error), K)]


def borders(T, K):
    return [(s, s, min(s + K, T)) for s in range(0, T, K)]


@tbptt_grads.law(
    "The loss is not half the sum of the squares.",
    "Take the first chunk. Do you sum or average, and where is the half? The gradient is made of the same loss.",
)
def half_the_sum(case, seen):
    p, h, loss = case["params"], case["h0"], 0.0
    for x, y in zip(case["X"][: case["K"]], case["Y"][: case["K"]], strict=True):
        h = np.tanh(x @ p["Wx"] + h @ p["Wh"] + p["b"])
        loss += 0.5 * np.sum((h @ p["Wy"] + p["by"] - y) ** 2)
    losses = np.asarray(seen["losses"], dtype=float)
    return losses.ndim != 1 or not losses.size or bool(np.isclose(losses[0], loss, rtol=1e-4))


@tbptt_grads.mistake(breaks="half_the_sum")
def mean_of_each_chunk(X, Y, h0, params, K):
    grads, error = {}, worked(X, Y, h0, params, [])[1]
    for first, start, end in borders(len(X), K):
        found = worked(X, Y, h0, params, [(first, start, end)])[0]
        grads = {k: grads.get(k, 0) + g / error[start:end].size for k, g in found.items()}
    return grads, [np.mean(error[s : s + K] ** 2) / 2 for s in range(0, len(X), K)]


@tbptt_grads.mistake(breaks="half_the_sum")
def half_forgotten(X, Y, h0, params, K):
    grads, losses = reference.tbptt_grads(X, Y, h0, params, K)
    return {k: 2 * g for k, g in grads.items()}, [2 * a for a in losses]


@tbptt_grads.mistake
def full_bptt(X, Y, h0, params, K):
    """The gradient goes on over the borders of the chunks: that is backpropagation without truncation.

    How far back does the last loss of all reach in your code? How far should it?
    """
    grads, error = worked(X, Y, h0, params, [(0, 0, len(X))])
    return grads, halves(error, K)


@tbptt_grads.mistake
def every_chunk_from_h0(X, Y, h0, params, K):
    """Every chunk starts from h0 again: the network forgets at each border what it has read.

    With which state should the second chunk start? Which line of yours hands it on?
    """
    grads, losses = {}, []
    for s in range(0, len(X), K):
        found, loss = reference.tbptt_grads(X[s : s + K], Y[s : s + K], h0, params, K)
        grads = {k: grads.get(k, 0) + g for k, g in found.items()}
        losses += loss
    return grads, losses


@tbptt_grads.mistake
def only_last_chunk(X, Y, h0, params, K):
    """Only one chunk is left in the gradients: each overwrites what the one before it had found.

    After the second chunk, what has become of the first one's gradients? Every chunk has a loss of its own.
    """
    grads, error = worked(X, Y, h0, params, borders(len(X), K)[-1:])
    return grads, halves(error, K)


@tbptt_grads.mistake
def tail_left_out(X, Y, h0, params, K):
    """The shorter chunk at the end is left out.

    With 10 steps and K = 4, how many chunks should there be, and how many do you work through?
    """
    whole = len(X) // K * K
    return reference.tbptt_grads(X[:whole], Y[:whole], h0, params, K)


@tbptt_grads.mistake
def one_step_only(X, Y, h0, params, K):
    """No gradient goes back in time at all, not even inside a chunk.

    Inside a chunk the state of one step helps to make the next. What reaches it from there?
    """
    grads, error = worked(X, Y, h0, params, borders(len(X), 1))
    return grads, halves(error, K)


@tbptt_grads.mistake
def borders_shifted(X, Y, h0, params, K):
    """The gradient is cut one step away from the border: between the first and the second step of a chunk.

    Which step is the first one of chunk 1? Between which two steps may no gradient pass, and between which does
    none in yours?
    """
    cuts = [0, *range(1, len(X), K), len(X)]
    spans = [(a, a, b) for a, b in zip(cuts, cuts[1:], strict=False)]
    grads, error = worked(X, Y, h0, params, spans)
    return grads, halves(error, K)


@tbptt_grads.mistake
def chunk_end_only(X, Y, h0, params, K):
    """Only the last loss of each chunk goes backward.

    At which steps of a chunk is there an error? How does yours get from them into the states?
    """
    spans = [(first, end - 1, end) for first, _, end in borders(len(X), K)]
    found, error = worked(X, Y, h0, params, spans)
    right = reference.tbptt_grads(X, Y, h0, params, K)[0]
    return {**found, "Wy": right["Wy"], "by": right["by"]}, halves(error, K)
