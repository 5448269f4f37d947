# %% gru-gru_step_before-answer
def gru_step_before(*a):
    while True:
        pass


# %% gru-gru_step_after-answer
import numpy as np

def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def gru_step_after(x, h, W, U, b, b_hn):
    from_x = np.split(x @ W + b, 3, axis=1)
    from_h = np.split(h @ U, 3, axis=1)
    r, z = (sigmoid(a + c) for a, c in zip(from_x[:2], from_h[:2], strict=True))
    n = np.tanh(from_x[2] + r * (from_h[2] + b_hn))
    return (1 - z) * n + z * h


# %% gru-flip_z-answer
def flip_z(W, U, b):
    sign = np.repeat([1, -1, 1], len(U))
    return (W * sign, U * sign, b * sign)


# %% gru-gru_step_backward-answer
def gru_step_backward(dh, cache):
    x, h, r, z, n = (cache[name] for name in ('x', 'h', 'r', 'z', 'n'))
    da_n = dh * (1 - z) * (1 - n ** 2)
    da_z = dh * (h - n) * z * (1 - z)
    da_r = da_n * cache['hn'] * r * (1 - r)
    above_x = np.concatenate([da_r, da_z, da_n], axis=1)
    above_h = np.concatenate([da_r, da_z, da_n * r], axis=1)
    dx, dh_prev = (above_x @ cache['W'].T, above_h @ cache['U'].T + dh * z)
    return (dx, dh_prev, x.T @ above_x, h.T @ above_h, above_x.sum(axis=0), above_h[:, -h.shape[1]:].sum(axis=0))


# %% gru-where_forms_agree-answer
def where_forms_agree(H):
    return (np.diag(np.linspace(0.5, 1.5, H)), np.zeros(H))


# %% gru-gru_param_count-answer
def gru_param_count(D, H, form='before'):
    biases = {'before': 3, 'after': 4, 'pytorch': 6}[form]
    return 3 * H * (D + H) + biases * H


# %% gru-match_hidden-answer
def lstm_param_count(D, H, layers=1, biases=1):
    first = 4 * H * (D + H + biases)
    return first + (layers - 1) * 4 * H * (H + H + biases)

def match_hidden(H_lstm, D):
    wanted = lstm_param_count(D, H_lstm)
    return min(range(1, 2 * H_lstm + 1), key=lambda H: abs(gru_param_count(D, H) - wanted))


# %% gru-hidden_bound-answer
def hidden_bound(h0, T):
    return np.maximum(1, np.abs(h0))


# %% gru-set_update_bias-answer
import torch

def set_update_bias(gru, value):
    H = gru.hidden_size
    with torch.no_grad():
        for k in range(gru.num_layers):
            getattr(gru, f'bias_ih_l{k}')[H:2 * H] = value
            getattr(gru, f'bias_hh_l{k}')[H:2 * H] = 0


# %% gru-fair_comparison-answer
def fair_comparison(train, cells, seeds, updates):
    report = {}
    for cell in cells:
        scores = [train(cell, seed, updates) for seed in seeds]
        report[cell] = (np.median(scores), min(scores), max(scores))
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
