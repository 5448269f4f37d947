"""Other right answers to `char_loss`: each earns full marks."""

import numpy as np

from chapters.bptt.exercises.char_loss import char_forward, char_loss
from solutions import bptt as reference


@char_loss.equivalent
def all_by_hand(params, ids):
    Wx, Wh, b, Wy, by = (params[name] for name in ("Wx", "Wh", "b", "Wy", "by"))
    inputs, targets = ids[:-1], ids[1:]
    (T, N), V = inputs.shape, Wx.shape[0]
    x, h, p, loss = {}, {-1: np.zeros((N, Wh.shape[0]))}, {}, 0
    for t in range(T):
        x[t] = np.zeros((N, V))
        x[t][np.arange(N), inputs[t]] = 1
        h[t] = np.tanh(x[t] @ Wx + h[t - 1] @ Wh + b)
        y = h[t] @ Wy + by
        p[t] = np.exp(y) / np.exp(y).sum(axis=1, keepdims=True)
        loss -= np.log(p[t][np.arange(N), targets[t]]).sum()
    grads = {name: np.zeros_like(value) for name, value in params.items()}
    dh_next = np.zeros_like(h[0])
    for t in reversed(range(T)):
        dy = np.copy(p[t])
        dy[np.arange(N), targets[t]] -= 1
        dy /= T * N
        grads["Wy"] += h[t].T @ dy
        grads["by"] += dy.sum(axis=0)
        dz = (dy @ Wy.T + dh_next) * (1 - h[t] * h[t])
        grads["b"] += dz.sum(axis=0)
        grads["Wx"] += x[t].T @ dz
        grads["Wh"] += h[t - 1].T @ dz
        dh_next = dz @ Wh.T
    return loss / (T * N), grads


@char_loss.equivalent
def through_flat_arrays(params, ids):
    cache, logits = char_forward(params, ids)
    loss, dlogits = reference.seq_xent(logits, ids[1:], np.ones_like(ids[1:], dtype=float))
    H, V = params["Wy"].shape
    flat_h, flat_d = cache["hs"].reshape(-1, H), dlogits.reshape(-1, V)
    back = (flat_d @ params["Wy"].T).reshape(cache["hs"].shape)
    _, _, dWx, dWh, db = reference.rnn_backward(back, cache)
    return [loss, {"by": flat_d.sum(0), "Wy": flat_h.T @ flat_d, "b": db, "Wh": dWh, "Wx": dWx}]


@char_loss.equivalent
def autograd(params, ids):
    import torch

    p = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    h, logits = torch.zeros(ids.shape[1], len(params["Wh"]), dtype=torch.float64), []
    for row in torch.tensor(ids[:-1]):
        h = torch.tanh(p["Wx"][row] + h @ p["Wh"] + p["b"])
        logits.append(h @ p["Wy"] + p["by"])
    loss = torch.nn.functional.cross_entropy(torch.cat(logits), torch.tensor(ids[1:]).flatten())
    loss.backward()
    return loss.item(), {name: value.grad.numpy() for name, value in p.items()}
