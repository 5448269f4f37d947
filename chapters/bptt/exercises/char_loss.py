"""How `char_loss` is marked, and the mistakes that are known by name."""

import numpy as np

from autograder import Case, Exercise
from autograder.book.inputs import sizes
from solutions import bptt as reference
from solutions import rnn_cell


def char_inputs(rng, T, N, V, H, scale=0.7):
    shapes = {"Wx": (V, H), "Wh": (H, H), "b": (H,), "Wy": (H, V), "by": (V,)}
    params = {name: rng.normal(0, scale, shape) for name, shape in shapes.items()}
    return {"params": params, "ids": rng.integers(0, V, (T + 1, N))}


def char_cases(rng):
    N, H, V = sizes(rng, 3)
    T = int(rng.integers(8, 11))
    yield Case("random numbers", char_inputs(rng, T, N, V, H))
    yield Case("other random numbers", char_inputs(rng, T + 1, N, V, H))
    yield Case("T = 1", char_inputs(rng, 1, N, V, H), edge=True)
    yield Case("N = 1", char_inputs(rng, T, 1, V, H), edge=True)
    yield Case("H = 1", char_inputs(rng, T, N, V, 1), edge=True)


char_loss = Exercise(
    reference.char_loss,
    points=3,
    cases=char_cases,
    returns={"loss": 1, "grads": 2},
    after=("tanh_backward", "rnn_step_backward", "rnn_backward", "seq_xent"),
    minutes=25,
)


def char_forward(params, ids):
    """States and logits for the inputs ids[:T]."""
    X, h0 = np.eye(len(params["Wx"]))[ids[:-1]], np.zeros((ids.shape[1], len(params["Wh"])))
    cache = {"X": X, "h0": h0, "Wx": params["Wx"], "Wh": params["Wh"]}
    cache["hs"] = rnn_cell.rnn_forward(**cache, b=params["b"])
    return cache, cache["hs"] @ params["Wy"] + params["by"]


def char_backward(params, cache, dlogits):
    _, _, dWx, dWh, db = reference.rnn_backward(dlogits @ params["Wy"].T, cache)
    dWy = np.tensordot(cache["hs"], dlogits, ((0, 1), (0, 1)))
    return {"Wx": dWx, "Wh": dWh, "b": db, "Wy": dWy, "by": dlogits.sum(axis=(0, 1))}


@char_loss.mistake
def target_not_shifted(params, ids):
    """The network is asked for the character that it has just been given.

    After reading ids[0], which character should it name: that one, or the one that follows?
    """
    cache, logits = char_forward(params, ids)
    loss, dlogits = reference.seq_xent(logits, ids[:-1], np.ones(ids[:-1].shape))
    return loss, char_backward(params, cache, dlogits)


@char_loss.mistake
def last_guess_only(params, ids):
    """Only the guess after the last character counts.

    How many guesses does the network make on T characters? How many of them are in your loss?
    """
    cache, logits = char_forward(params, ids)
    mask = np.zeros(ids[1:].shape)
    mask[-1] = 1
    loss, dlogits = reference.seq_xent(logits, ids[1:], mask)
    return loss, char_backward(params, cache, dlogits)


@char_loss.mistake
def by_missing(params, ids):
    """The bias of the read-out is missing.

    Let all states be zero. Can your network still prefer the letter e?
    """
    return reference.char_loss({**params, "by": np.zeros_like(params["by"])}, ids)


@char_loss.mistake
def readout_of_last_step(params, ids):
    """The read-out's gradients come from the last step alone.

    Wy and by are used at every step. How many of the T steps are in your sum?
    """
    cache, logits = char_forward(params, ids)
    loss, dlogits = reference.seq_xent(logits, ids[1:], np.ones(ids[1:].shape))
    grads = char_backward(params, cache, dlogits)
    return loss, {**grads, "Wy": cache["hs"][-1].T @ dlogits[-1], "by": dlogits[-1].sum(axis=0)}


@char_loss.mistake
def state_not_carried(params, ids):
    """The state does not pass from one character to the next.

    Change the first character. Does the guess after the second move?
    """
    cache, _ = char_forward(params, ids)
    cache["hs"] = np.tanh(cache["X"] @ params["Wx"] + params["b"])
    logits = cache["hs"] @ params["Wy"] + params["by"]
    loss, dlogits = reference.seq_xent(logits, ids[1:], np.ones(ids[1:].shape))
    grads = char_backward(params, {**cache, "Wh": np.zeros_like(params["Wh"])}, dlogits)
    return loss, {**grads, "Wh": np.zeros_like(params["Wh"])}
