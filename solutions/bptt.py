"""Backpropagation through time: one step backward, a whole sequence
backward, a loss for sequences with padding, and a check of all gradients.

rnn_step_backward is the backward pass of rnn_cell.rnn_step, rnn_backward
that of rnn_cell.rnn_forward. dh is short for the gradient of the loss
with respect to h, and has the shape of h. What is used in several places
receives a gradient from each, and these are added: a state is used by the
read-out and by the next step, a weight by every step.
"""

import numpy as np

from solutions.rnn_cell import one_hot_seq, readout, rnn_forward


def tanh_backward(dh, h):
    """Through h = tanh(z), backward.

    dh and h have one shape, any shape; h is the tanh itself, not its
    argument. Returns dz, of the same shape.
    """
    return dh * (1 - h**2)


def rnn_step_backward(dh, cache):
    """One step of an RNN cell, backward.

    dh (N, H) is the gradient that reaches h_next.
    cache is a dict of what the step knew: x (N, D), h (N, H),
    h_next (N, H), Wx (D, H), Wh (H, H); h is the old state.
    Returns dx (N, D), dh_prev (N, H), dWx (D, H), dWh (H, H), db (H,).
    """
    dz = tanh_backward(dh, cache["h_next"])  # (N, H)
    dx, dh_prev = dz @ cache["Wx"].T, dz @ cache["Wh"].T
    return dx, dh_prev, cache["x"].T @ dz, cache["h"].T @ dz, dz.sum(axis=0)


def rnn_backward(dhs, cache):
    """A whole sequence, backward: backpropagation through time.

    dhs (T, N, H): dhs[t] is the gradient that reaches hs[t] from above,
    from a loss or a layer that reads it; not what comes from later steps.
    cache is a dict of what the forward run knew: X (T, N, D), h0 (N, H),
    hs (T, N, H), Wx (D, H), Wh (H, H); hs[0] is the state made from h0.
    Returns dX (T, N, D), dh0 (N, H), dWx (D, H), dWh (H, H), db (H,).
    """
    X, hs, Wx, Wh = (cache[name] for name in ("X", "hs", "Wx", "Wh"))
    dX, dWx, dWh, db = np.zeros_like(X), 0, 0, 0
    dh = np.zeros_like(hs[0])  # from later steps; none follows the last
    for t in reversed(range(len(X))):
        old = hs[t - 1] if t > 0 else cache["h0"]
        step = {"x": X[t], "h": old, "h_next": hs[t], "Wx": Wx, "Wh": Wh}
        dX[t], dh, dWx_t, dWh_t, db_t = rnn_step_backward(dhs[t] + dh, step)
        dWx, dWh, db = dWx + dWx_t, dWh + dWh_t, db + db_t
    return dX, dh, dWx, dWh, db


def seq_xent(logits, y, mask):
    """Softmax cross-entropy over sequences of unequal length.

    logits (T, N, K); y (T, N) holds the right classes, 0 to K-1;
    mask (T, N) is 1.0 where a step counts and 0.0 where it is padding.
    Returns loss, the mean over the steps that count (nats), and its
    gradient dlogits (T, N, K).
    """
    z = logits - logits.max(axis=-1, keepdims=True)  # exp cannot overflow
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))  # (T, N, K)
    target = np.eye(logits.shape[-1])[y]  # (T, N, K), one-hot
    weight = (mask / mask.sum())[..., None]  # (T, N, 1)
    loss = -np.sum(weight * target * log_p)
    return loss, weight * (np.exp(log_p) - target)


def gradcheck(loss, params, grads, n_samples, rng):
    """Hold gradients against central differences of the loss.

    loss maps params to a number; params and grads are dicts: name -> array.
    Check n_samples entries of each array, drawn at random with
    rng.choice(size, n, replace=False), or all if there are fewer.
    The error of an entry is |a - b| / max(|a|, |b|), and 0 where a = b = 0.
    The params are afterwards what they were before.
    Returns a dict: name -> the largest error found (a float).
    """
    eps, worst = 1e-5, {}
    for name, array in params.items():
        errors, n = [], min(n_samples, array.size)
        for i in rng.choice(array.size, n, replace=False):
            k = np.unravel_index(i, array.shape)
            old = array[k]
            array[k] = old + eps
            above = loss(params)
            array[k] = old - eps
            below = loss(params)
            array[k] = old
            a, b = grads[name][k], (above - below) / (2 * eps)
            scale = max(abs(a), abs(b)) or 1.0  # 1 where both are 0
            errors.append(abs(a - b) / scale)
        worst[name] = float(max(errors))
    return worst


def char_loss(params, ids):
    """A character network's loss and gradients on N pieces of text.

    ids (T+1, N): character numbers from 0 to V-1. From ids[:T] it guesses
    ids[1:]. params is a dict: Wx (V, H), Wh (H, H), b (H,), Wy (H, V),
    by (V,). The inputs are one-hot, the first state is zero, the logits
    are hs @ Wy + by, and every step counts in the cross-entropy.
    Returns loss (nats per character) and grads, a dict like params.
    """
    X = one_hot_seq(ids[:-1], params["Wx"].shape[0])  # (T, N, V)
    h0 = np.zeros((ids.shape[1], params["Wh"].shape[0]))  # (N, H)
    cache = {"X": X, "h0": h0, "Wx": params["Wx"], "Wh": params["Wh"]}
    hs = cache["hs"] = rnn_forward(**cache, b=params["b"])
    logits = readout(hs, params["Wy"], params["by"])  # (T, N, V)
    loss, dlogits = seq_xent(logits, ids[1:], np.ones(ids[1:].shape))
    _, _, dWx, dWh, db = rnn_backward(dlogits @ params["Wy"].T, cache)
    dWy = np.tensordot(hs, dlogits, axes=((0, 1), (0, 1)))  # (H, V)
    dby = dlogits.sum(axis=(0, 1))
    return loss, {"Wx": dWx, "Wh": dWh, "b": db, "Wy": dWy, "by": dby}


LETTERS = {  # the right answers to the questions
    "bug_a": "E",
    "bug_b": "C",
    "bug_c": "B",
    "sum_or_mean": "C",
    "what_to_keep": "B",
}
