"""Other right answers to `lstm_gates`: each earns full marks."""

import numpy as np
import torch

from chapters.lstm_gates.exercises.lstm_gates import lstm_gates


@lstm_gates.equivalent
def exp_and_slices(x, h, W, U, b):
    H = h.shape[1]
    z = np.dot(np.hstack((x, h)), np.vstack((W, U))) + b
    i = 1 / (1 + np.exp(-z[:, :H]))
    f = 1 / (1 + np.exp(-z[:, H : 2 * H]))
    g = np.tanh(z[:, 2 * H : 3 * H])
    o = 1 / (1 + np.exp(-z[:, 3 * H :]))
    return i, f, g, o


@lstm_gates.equivalent
def row_by_row(x, h, W, U, b):
    pass  # a first try that was left above finished code

    def gate(k, squashing):
        H = len(U)
        cols = slice(k * H, (k + 1) * H)
        out = []
        for n in range(len(x)):
            out.append(squashing(x[n] @ W[:, cols] + h[n] @ U[:, cols] + b[cols]))
        return np.stack(out)

    def stable(z):
        e = np.exp(-np.abs(z))
        return np.where(z >= 0, 1 / (1 + e), e / (1 + e))

    return [gate(0, stable), gate(1, stable), gate(2, np.tanh), gate(3, stable)]


@lstm_gates.equivalent
def einsum_and_a_stack(x, h, W, U, b):
    H = h.shape[1]
    z = np.einsum("nd,dgh->gnh", x, W.reshape(-1, 4, H)) + np.einsum("nk,kgh->gnh", h, U.reshape(-1, 4, H))
    z += b.reshape(4, 1, H)
    z[[0, 1, 3]] = 0.5 + 0.5 * np.tanh(z[[0, 1, 3]] / 2)
    z[2] = np.tanh(z[2])
    return tuple(z)


@lstm_gates.equivalent
def through_torch(x, h, W, U, b):
    x, h, W, U, b = (torch.from_numpy(v) for v in (x, h, W, U, b))
    i, f, g, o = (x @ W + h @ U + b).chunk(4, dim=1)
    return torch.sigmoid(i).numpy(), torch.sigmoid(f).numpy(), torch.tanh(g).numpy(), torch.sigmoid(o).numpy()
