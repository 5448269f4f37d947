"""Other right answers to `window_grads`: each earns full marks."""

import numpy as np
import torch

from chapters.truncated_bptt.exercises.window_grads import window_grads
from solutions import truncated_bptt as reference
from solutions.rnn_cell import rnn_forward


@window_grads.equivalent
def by_the_credit_matrix(X, Y, h0, params, k1, k2):
    T, N, _ = X.shape
    credit, grads = reference.credit_matrix(T, k1, k2), {k: np.zeros_like(v) for k, v in params.items()}
    hs = [h0]
    for x in X:
        hs.append(np.tanh(x @ params["Wx"] + hs[-1] @ params["Wh"] + params["b"]))
    for t in range(T):
        e = hs[t + 1] @ params["Wy"] + params["by"] - Y[t]
        grads["Wy"] += hs[t + 1].T @ e
        grads["by"] += e.sum(axis=0)
        dh = e @ params["Wy"].T
        for s in range(t, -1, -1):
            dz = dh * (1 - hs[s + 1] ** 2)
            if credit[t, s]:
                grads["Wx"] += X[s].T @ dz
                grads["Wh"] += hs[s].T @ dz
                grads["b"] += dz.sum(axis=0)
            dh = dz @ params["Wh"].T
    return grads


@window_grads.equivalent
def torch_keeps_the_graph(X, Y, h0, params, k1, k2):
    T = len(X)
    total = {k: np.zeros_like(v) for k, v in params.items()}
    with torch.no_grad():
        p = {k: torch.tensor(v) for k, v in params.items()}
        states = [torch.tensor(h0)]
        for x in torch.tensor(X):
            states.append(torch.tanh(x @ p["Wx"] + states[-1] @ p["Wh"] + p["b"]))
    done = 0
    while done < T:
        end = min(done + k1, T)
        first = max(end - k2, 0)
        p = {k: v.clone().requires_grad_(True) for k, v in p.items()}
        h, loss = states[first], 0.0
        for t in range(first, end):
            h = torch.tanh(torch.tensor(X[t]) @ p["Wx"] + h @ p["Wh"] + p["b"])
            if t >= done:
                loss = loss + 0.5 * torch.sum((h @ p["Wy"] + p["by"] - torch.tensor(Y[t])) ** 2)
        loss.backward()
        for k in total:
            total[k] = total[k] + p[k].grad.numpy()
        p = {k: v.detach() for k, v in p.items()}
        done = end
    return total


@window_grads.equivalent
def differences_of_windows(X, Y, h0, params, k1, k2):
    hs = np.concatenate([h0[None], rnn_forward(X, h0, params["Wx"], params["Wh"], params["b"])])
    grads = {k: 0.0 for k in params}
    ends = sorted({*range(k1, len(X), k1), len(X)})
    for start, end in zip([0, *ends], ends, strict=False):
        first = max(0, end - k2)
        both, _ = reference.tbptt_grads(X[first:end], Y[first:end], hs[first], params, end - first)
        old = dict.fromkeys(params, 0.0)
        if start > first:
            old, _ = reference.tbptt_grads(X[first:start], Y[first:start], hs[first], params, start - first)
        for k in grads:
            grads[k] = grads[k] + both[k] - old[k]
    return grads
