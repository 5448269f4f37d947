# %% where_next-two_steps-answer
def two_steps(a1, u1, a2, u2):

    def both(h):
        return a2 * (a1 * h + u1) + u2
    return (both(1) - both(0), both(0))


# %% where_next-min_gru_scan-answer
import numpy as np

def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def maps(X, W, b):
    z, n = np.split(X @ W + b, 2, axis=2)
    return (sigmoid(z), (1 - sigmoid(z)) * n)

def min_gru_scan(X, h0, W, b):
    a, u = maps(X, W, b)

    def scan(a, u):
        if len(a) == 1:
            return (a, u)
        k = len(a) // 2
        (a1, u1), (a2, u2) = (scan(a[:k], u[:k]), scan(a[k:], u[k:]))
        return (np.concatenate([a1, a1[-1] * a2]), np.concatenate([u1, a2 * u1[-1] + u2]))
    A, U = scan(a, u)
    return A * h0 + U


# %% where_next-why_no_scan-answer
def why_no_scan():
    return 'B'


# %% where_next-slstm_step-answer
import torch

from torch import nn

def slstm_step(x, h, c, n, m, W, U, b):
    x, h, c, n, m, W, U, b = map(torch.as_tensor, (x, h, c, n, m, W, U, b))
    i, f, g, o = torch.chunk(x @ W + h @ U + b, 4, dim=-1)
    kept = nn.functional.logsigmoid(f) + m
    m_new = torch.maximum(kept, i)
    c_new = (kept - m_new).exp() * c + (i - m_new).exp() * g.tanh()
    n_new = (kept - m_new).exp() * n + (i - m_new).exp()
    return (o.sigmoid() * c_new / n_new, c_new, n_new, m_new)


# %% where_next-what_is_kept-answer
def what_is_kept():
    return 'D'


# %% where_next-layernorm_lstm_step-answer
def layernorm_lstm_step(x, h, c, W, U, b, gx, gh, gc, bc):
    x, h, c, W, U, b, gx, gh, gc, bc = map(torch.as_tensor, (x, h, c, W, U, b, gx, gh, gc, bc))
    ln = nn.functional.layer_norm
    z = ln(x @ W, gx.shape, gx) + ln(h @ U, gh.shape, gh) + b
    i, f, g, o = z.chunk(4, 1)
    c_next = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return (o.sigmoid() * ln(c_next, gc.shape, gc, bc).tanh(), c_next)
