"""Truncated backpropagation through time: a long sequence is cut into chunks; the state goes on, the gradient does not.

After every k1 steps there is a backward pass through the newest k2 steps (Williams and Peng, Neural Computation 2,
1990; the names are those of Sutskever, "Training recurrent neural networks", 2013). Every loss goes backward exactly
once: each pass begins from the newest k1 losses. With k1 = k2 = K the sequence falls into chunks of K steps; most long
sequences are trained on so. Forward, nothing is truncated: the state is carried from chunk to chunk.
"""

import numpy as np
import torch
from torch.nn.functional import mse_loss

from solutions.bptt import rnn_backward
from solutions.rnn_cell import readout, rnn_forward


def make_streams(ids, N):
    """Lay one long text out as N streams, to be read side by side.

    ids (L,): the whole text, as numbers. Stream 0 is its first piece, read
    in order, stream 1 the next piece, and so on, all of the same length
    T = L // N. What is left over at the end is dropped.
    Returns streams (T, N): column n is stream n.
    """
    T = len(ids) // N
    return ids[: T * N].reshape(N, T).T


def chunks(streams, K):
    """Cut streams into chunks for training a network that guesses on.

    streams (T, N), T > 1. At every step a network reads one id and should
    say the next id of the same stream; so there are T-1 steps to learn
    from, and each belongs to exactly one chunk. Every chunk has K steps;
    only the last may have fewer.
    Returns a list of pairs x, y in the order of time: what is read and
    what should be said, both (K, N).
    """
    x, y = streams[:-1], streams[1:]
    return [(x[s : s + K], y[s : s + K]) for s in range(0, len(x), K)]


def tbptt_grads(X, Y, h0, params, K):
    """Gradients of a simple RNN by truncated backpropagation through time.

    X (T, N, D), Y (T, N, M), h0 (N, H). params is a dict: Wx (D, H),
    Wh (H, H), b (H,), Wy (H, M), by (M,). The sequence is taken in chunks
    of K steps, the last may be shorter. The state goes on from chunk to
    chunk; the gradient does not. The parameters stay what they are.
    The loss of a chunk is half the sum of (hs @ Wy + by - Y)**2 over all
    its entries.
    Returns grads, a dict like params: the sum over all chunks; and the
    list of the chunks' losses.
    """
    grads, losses, h = {name: np.zeros_like(p) for name, p in params.items()}, [], h0
    for s in range(0, len(X), K):
        cache = {"X": X[s : s + K], "h0": h, "Wx": params["Wx"], "Wh": params["Wh"]}
        hs = cache["hs"] = rnn_forward(**cache, b=params["b"])
        error = readout(hs, params["Wy"], params["by"]) - Y[s : s + K]  # (K, N, M)
        losses.append(np.sum(error**2) / 2)
        _, _, dWx, dWh, db = rnn_backward(error @ params["Wy"].T, cache)
        dWy = np.tensordot(hs, error, axes=((0, 1), (0, 1)))  # (H, M)
        found = {"Wx": dWx, "Wh": dWh, "b": db, "Wy": dWy, "by": error.sum(axis=(0, 1))}
        grads = {name: grads[name] + found[name] for name in grads}
        h = hs[-1]
    return grads, losses


def credit_matrix(T, k1, k2):
    """Which loss hears of which step, in truncated backpropagation.

    Steps and losses are numbered 0 to T-1. After every k1 steps, and once
    more at the end if some are left over, one goes backward: from the
    losses that have not been used yet, through the newest k2 steps at most
    (k2 >= k1). So every loss is used exactly once.
    Returns credit (T, T) of True and False: credit[t, s] says whether the
    loss of step t sends a gradient to what the weights did at step s.
    """
    credit = np.zeros((T, T), bool)
    for start in range(0, T, k1):
        end = min(start + k1, T)
        for t in range(start, end):
            credit[t, max(0, end - k2) : t + 1] = True
    return credit


def window_grads(X, Y, h0, params, k1, k2):
    """Gradients of a simple RNN by truncated backpropagation, k1 and k2.

    X, Y, h0, params as in tbptt_grads, and so is the loss: half the sum of
    (hs @ Wy + by - Y)**2, now over the whole sequence. After every k1
    steps, and once more at the end if some are left over, go backward:
    from the losses that have not been used yet, through the newest k2
    steps at most (k2 >= k1). The parameters stay what they are.
    Returns grads, a dict like params: the sum over all ways back.
    """
    T, shared = len(X), {name: params[name] for name in ("Wx", "Wh")}
    hs = rnn_forward(X, h0, **shared, b=params["b"])
    error = readout(hs, params["Wy"], params["by"]) - Y  # (T, N, M)
    dhs = error @ params["Wy"].T  # (T, N, H)
    grads = {name: np.zeros_like(params[name]) for name in ("Wx", "Wh", "b")}
    for start in range(0, T, k1):
        end = min(start + k1, T)
        first = max(0, end - k2)
        fresh = dhs[first:end].copy()
        fresh[: start - first] = 0  # these losses have been used
        cache = {"X": X[first:end], "hs": hs[first:end], "h0": hs[first - 1] if first else h0, **shared}
        found = rnn_backward(fresh, cache)[2:]
        grads = {name: grads[name] + g for name, g in zip(grads, found, strict=True)}
    return grads | {"Wy": np.tensordot(hs, error, axes=((0, 1), (0, 1))), "by": error.sum(axis=(0, 1))}


def detach_state(state):
    """Cut a recurrent state off from how it came about.

    state is a tensor, None, or a tuple, list or dict of states, as deep as
    you like: nn.RNN hands out a tensor, nn.LSTM a tuple, and a stack of
    your own perhaps a list of tuples.
    Returns the same arrangement with the same numbers, through which no
    gradient goes back. None stays None.
    """
    if state is None:
        return None
    if isinstance(state, dict):
        return {name: detach_state(s) for name, s in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)(detach_state(s) for s in state)
    return state.detach()


def train_stream(model, optimiser, X, Y, X_new, Y_new, K, epochs):
    """Train a network on one long sequence, K steps at a time.

    model(x, state) gives its predictions and its new state, a pair of
    tensors as nn.LSTM's; state None stands for "nothing has been read".
    X (T, N, D) is the sequence and Y (T, N, M) what should be predicted.
    An epoch goes through them once, from nothing, in chunks of K steps
    (the last may be shorter), with one update after each; the state is
    carried, the gradient is not. A chunk's loss is the mean of the squared
    errors over its entries. After each epoch comes the same loss on a
    sequence that is only looked at: X_new, Y_new, whole and from nothing.
    Returns two lists of numbers: the chunks' losses in the order in which
    they came, and the losses on the new sequence, one for each epoch.
    """
    losses, news = [], []
    for _ in range(epochs):
        state = None
        for x, y in zip(X.split(K), Y.split(K), strict=True):
            predicted, (h, c) = model(x, state)
            state = h.detach(), c.detach()
            loss = mse_loss(predicted, y)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        with torch.no_grad():
            news.append(mse_loss(model(X_new, None)[0], Y_new).item())
    return losses, news


def window_influence(n, p, K):
    """How a parameter seems to move a unit, seen through K steps only.

    n units stand in a row, and at every step one parameter, theta, pushes
    the first p of them up and the others down:
        new x[i] = (x[i] + x[i + 1]) / 2 + theta    for i < p
        new x[i] = (x[i] + x[i + 1]) / 2 - theta    for i >= p
    Beyond the last unit there is always 0. Units count from 0.
    Returns the derivative of x[0] with respect to theta, where theta has
    acted in each of the last K steps, and the state before them counts as
    a constant.
    """
    A = (np.eye(n) + np.eye(n, k=1)) / 2
    push = np.where(np.arange(n) < p, 1.0, -1.0)
    dx = np.zeros(n)
    for _ in range(K):
        dx = A @ dx + push
    return dx[0]


LETTERS = {  # the right answers to the questions
    "smallest_window": "C",
    "sixty_steps": "B",
    "only_the_end": "D",
    "what_the_sweep_shows": "A",
}
