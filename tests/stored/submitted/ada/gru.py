# %% gru-gru_step_before-answer
import numpy as np

def gru_step_before(x, h, W, U, b):
    h_next = None
    H = h.shape[1]
    V = np.vstack((W, U))
    zr = 1 / (1 + np.exp(-(np.hstack((x, h)).dot(V[:, :2 * H]) + b[:2 * H])))
    r, z = np.hsplit(zr, 2)
    n = np.tanh(np.concatenate([x, r * h], axis=1).dot(V[:, 2 * H:]) + b[2 * H:])
    h_next = n + z * (h - n)
    return h_next


# %% gru-gru_step_after-answer
def gru_step_after(x, h, W, U, b, b_hn):
    H = h.shape[1]
    gx, gh = (np.dot(x, W), np.dot(h, U))
    gx += b
    gh[:, 2 * H:] += b_hn
    g = 1 / (1 + np.exp(-(gx + gh)[:, :2 * H]))
    gx[:, 2 * H:] += g[:, :H] * gh[:, 2 * H:]
    h -= np.tanh(gx[:, 2 * H:])
    h *= g[:, H:]
    h += np.tanh(gx[:, 2 * H:])
    return h


# %% gru-flip_z-answer
def flip_z(W, U, b):
    H = len(U)
    for A in (W.T, U.T, b):
        A[H:2 * H] *= -1
    return [W, U, b]


# %% gru-gru_step_backward-answer
import torch

def gru_step_backward(dh, cache):
    t = {name: torch.tensor(value) for name, value in cache.items()}
    h = t['h'].clone().requires_grad_(True)
    a = torch.zeros(len(dh), 3 * dh.shape[1], dtype=torch.float64, requires_grad=True)
    p = torch.zeros(dh.shape, dtype=torch.float64, requires_grad=True)
    (a_r, a_z, a_n), H = (a.chunk(3, dim=1), dh.shape[1])
    r, z = (t['r'] + t['r'] * (1 - t['r']) * a_r, t['z'] + t['z'] * (1 - t['z']) * a_z)
    n = t['n'] + (1 - t['n'] ** 2) * (a_n + r * (t['hn'] + p) - t['r'] * t['hn'])
    ((1 - z) * n + z * h).backward(torch.tensor(dh))
    above = torch.cat([a.grad[:, :2 * H], p.grad], dim=1)
    dx, dh_prev = (a.grad @ t['W'].T, h.grad + above @ t['U'].T)
    return (dx, dh_prev, t['x'].T @ a.grad, t['h'].T @ above, a.grad.sum(0), p.grad.sum(0))


# %% gru-where_forms_agree-answer
def where_forms_agree(H):
    return ([[[-(i + 2.0), 0.0][i != j] for j in range(H)] for i in range(H)], [0] * H)


# %% gru-gru_param_count-answer
from torch import nn

def gru_param_count(D, H, form='before'):
    count = 0
    for p in nn.GRU(D, H).parameters():
        count += p.numel()
    return count - {'pytorch': 0, 'after': 2, 'before': 3}[form] * H


# %% gru-match_hidden-answer
def lstm_param_count(D, H, layers=1, biases=1):
    first = 4 * H * (D + H + biases)
    return first + (layers - 1) * 4 * H * (H + H + biases)

def right_gru_param_count(D, H, form='before'):
    biases = {'before': 3, 'after': 4, 'pytorch': 6}[form]
    return 3 * H * (D + H) + biases * H

def match_hidden(H_lstm, D):
    wanted, H = (lstm_param_count(D, H_lstm), 1)
    while right_gru_param_count(D, H + 1) <= wanted:
        H += 1
    below, above = (abs(right_gru_param_count(D, k) - wanted) for k in (H, H + 1))
    return H if below <= above else H + 1


# %% gru-hidden_bound-answer
def hidden_bound(h0, T):
    return [[max(1.0, abs(v)) for v in row] for row in h0]


# %% gru-set_update_bias-answer
def set_update_bias(gru, value):
    with torch.no_grad():
        for weights in gru.all_weights:
            for bias, v in zip(weights[2:], (0.0, value), strict=True):
                _, z, _ = bias.chunk(3)
                z.copy_(torch.full_like(z, v))


# %% gru-fair_comparison-answer
def fair_comparison(train, cells, seeds, updates):
    scores = {}
    for seed in seeds:
        for cell in cells:
            scores[cell, seed] = train(cell, seed, updates)
    report = {}
    for cell in cells:
        mine = np.array([scores[cell, seed] for seed in seeds])
        report[cell] = [np.median(mine), mine.min(), mine.max()]
    return report


# %% gru-how_many_matrices-answer
def how_many_matrices():
    return 'B'


# %% gru-is_it_a_special_case-answer
def is_it_a_special_case():
    return 'C'


# %% gru-what_may_be_said-answer
def what_may_be_said():
    return 'A'
