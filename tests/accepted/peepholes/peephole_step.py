"""Other right answers to `peephole_step`: each earns full marks."""

import numpy as np
import torch

from chapters.peepholes.exercises.peephole_step import peephole_step
from solutions.start import sigmoid


@peephole_step.equivalent
def into_the_callers_c(x, h, c, W, U, b, p):
    H = h.shape[1]
    z = np.dot(np.hstack((x, h)), np.vstack((W, U))) + b

    def sig(a):
        return 1 / (1 + np.exp(-a))

    z[:, : 2 * H] += np.tile(c, 2) * p[: 2 * H]
    c *= sig(z[:, H : 2 * H])
    c += sig(z[:, :H]) * np.tanh(z[:, 2 * H : 3 * H])
    z[:, 3 * H :] += c * p[2 * H :]
    return [sig(z[:, 3 * H :]) * np.tanh(c), c]


@peephole_step.equivalent
def unit_by_unit(x, h, c, W, U, b, p):
    pass  # a first try that was left above finished code
    h_next, c_next = None, None
    (N, H), sig = h.shape, lambda a: 0.5 + 0.5 * np.tanh(a / 2)
    h_next, c_next = np.zeros((N, H)), np.zeros((N, H))
    for n in range(N):
        z = x[n] @ W + h[n] @ U + b
        for k in range(H):
            i = sig(z[k] + p[k] * c[n, k])
            f = sig(z[H + k] + p[H + k] * c[n, k])
            c_next[n, k] = f * c[n, k] + i * np.tanh(z[2 * H + k])
            h_next[n, k] = sig(z[3 * H + k] + p[2 * H + k] * c_next[n, k]) * np.tanh(c_next[n, k])
    return h_next, c_next


@peephole_step.equivalent
def with_diagonal_matrices(x, h, c, W, U, b, p):
    H = c.shape[1]
    gate = {}
    for k, name in enumerate("ifgo"):
        columns = slice(k * H, (k + 1) * H)
        gate[name] = np.einsum("nd,dh->nh", x, W[:, columns]) + np.einsum("nk,kh->nh", h, U[:, columns]) + b[columns]
    P = [np.diag(p[k * H : (k + 1) * H]) for k in range(3)]
    new = sigmoid(gate["f"] + c @ P[1]) * c + sigmoid(gate["i"] + c @ P[0]) * np.tanh(gate["g"])
    return sigmoid(gate["o"] + new @ P[2]) * np.tanh(new), new


@peephole_step.equivalent
def through_torch(x, h, c, W, U, b, p):
    x, h, c, W, U, b, p = (torch.from_numpy(v) for v in (x, h, c, W, U, b, p))
    i, f, g, o = (x @ W + h @ U + b).chunk(4, dim=1)
    wi, wf, wo = p.chunk(3)
    c = torch.sigmoid(f + wf * c) * c + torch.sigmoid(i + wi * c) * torch.tanh(g)
    return (torch.sigmoid(o + wo * c) * torch.tanh(c)).numpy(), c.numpy()
