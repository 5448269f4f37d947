"""Other right answers to `tbptt_grads`: each earns full marks."""

import numpy as np
import torch

from chapters.truncated_bptt.exercises.shared import worked
from chapters.truncated_bptt.exercises.tbptt_grads import tbptt_grads
from solutions.rnn_cell import rnn_forward


@tbptt_grads.equivalent
def one_backward_loop(X, Y, h0, params, K):
    T = X.shape[0]
    h, hs, errors = h0, {-1: h0}, {}
    for t in range(T):
        h = np.tanh(np.dot(X[t], params["Wx"]) + np.dot(h, params["Wh"]) + params["b"])
        hs[t], errors[t] = h, h.dot(params["Wy"]) + params["by"] - Y[t]
    losses = np.zeros(-(-T // K))
    grads = {k: np.zeros(v.shape) for k, v in params.items()}
    carried = np.zeros_like(h0)
    for t in range(T - 1, -1, -1):
        if (t + 1) % K == 0:
            carried = np.zeros_like(h0)  # nothing comes over the border
        losses[t // K] += 0.5 * (errors[t] ** 2).sum()
        dz = (errors[t] @ params["Wy"].T + carried) * (1 - hs[t] * hs[t])
        grads["Wx"] += X[t].T @ dz
        grads["Wh"] += hs[t - 1].T @ dz
        grads["b"] += dz.sum(0)
        grads["Wy"] += hs[t].T @ errors[t]
        grads["by"] += errors[t].sum(0)
        carried = dz @ params["Wh"].T
    return grads, losses


@tbptt_grads.equivalent
def torch_with_detach(X, Y, h0, params, K):
    p = {k: torch.tensor(v, requires_grad=True) for k, v in params.items()}
    h, losses = torch.tensor(h0), []
    for s in range(0, len(X), K):
        h, loss = h.detach(), 0
        for x, y in zip(torch.tensor(X[s : s + K]), torch.tensor(Y[s : s + K]), strict=True):
            h = torch.tanh(x @ p["Wx"] + h @ p["Wh"] + p["b"])
            loss = loss + 0.5 * ((h @ p["Wy"] + p["by"] - y) ** 2).sum()
        loss.backward()
        losses.append(loss.item())
    return {k: v.grad.numpy() for k, v in p.items()}, losses


@tbptt_grads.equivalent
def einsum_and_stacks(X, Y, h0, params, K):
    Wx, Wh, b, Wy, by = (params[k] for k in ("Wx", "Wh", "b", "Wy", "by"))
    total, losses, state = [np.zeros_like(params[k]) for k in params], [], h0.copy()
    for x, y in zip(np.split(X, range(K, len(X), K)), np.split(Y, range(K, len(Y), K)), strict=True):
        states = [state]
        for step in x:
            states.append(np.tanh(np.einsum("nd,dh->nh", step, Wx) + np.einsum("nh,hk->nk", states[-1], Wh) + b))
        old, new = np.stack(states[:-1]), np.stack(states[1:])
        e = np.einsum("tnh,hm->tnm", new, Wy) + by - y
        losses.append(0.5 * float(np.square(e).sum()))
        dz, later = np.zeros_like(new), 0
        for t in reversed(range(len(x))):
            dz[t] = (e[t] @ Wy.T + later) / np.cosh(np.arctanh(np.clip(new[t], -1 + 1e-16, 1 - 1e-16))) ** 2
            later = dz[t] @ Wh.T
        found = {
            "Wx": np.einsum("tnd,tnh->dh", x, dz),
            "Wh": np.einsum("tnk,tnh->kh", old, dz),
            "b": dz.sum(axis=(0, 1)),
            "Wy": np.einsum("tnh,tnm->hm", new, e),
            "by": e.sum((0, 1)),
        }
        total = [a + found[k] for a, k in zip(total, params, strict=True)]
        state = states[-1]
    return [dict(zip(params, total, strict=True)), losses]


@tbptt_grads.equivalent
def adds_into_what_it_has(X, Y, h0, params, K):
    pass
    grads = None
    losses = []
    while len(X):
        X_now, X, Y_now, Y = X[:K], X[K:], Y[:K], Y[K:]
        found, error = worked(X_now, Y_now, h0, params, [(0, 0, len(X_now))])
        h0 = rnn_forward(X_now, h0, params["Wx"], params["Wh"], params["b"])[-1]
        losses += [0.5 * np.sum(error * error)]
        if grads is None:
            grads = found
        else:
            for k in grads:
                grads[k] += found[k]
    return grads, np.array(losses)
