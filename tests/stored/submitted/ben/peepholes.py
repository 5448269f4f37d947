# %% peepholes-peephole_step-answer
import numpy as np

def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def peephole_step(x, h, c, W, U, b, p):
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p_i, p_f, p_o = np.split(p, 3)
    i, f = (sigmoid(z_i + p_i * c), sigmoid(z_f + p_f * c))
    c_next = f * c + i * np.tanh(z_g)
    o = sigmoid(z_o + p_o * c_next)
    return (o * np.tanh(c_next), c_next)


# %% peepholes-peephole_step_backward-answer
def peephole_step_backward(dh, dc, cache):
    i, f, g, o, c, c_next = (cache[name] for name in ('i', 'f', 'g', 'o', 'c', 'c_next'))
    p_i, p_f, p_o = np.split(cache['p'], 3)
    shown = np.tanh(c_next)
    dz_o = dh * shown * o * (1 - o)
    dc = dc + dh * o * (1 - shown ** 2) + dz_o * p_o
    dz_i, dz_f, dz_g = (dc * g * i * (1 - i), dc * c * f * (1 - f), dc * i * (1 - g ** 2))
    dz = np.concatenate([dz_i, dz_f, dz_g, dz_o], axis=1)
    dc_prev = dc * f + dz_i * p_i + dz_f * p_f
    dp = np.concatenate([dz_i * c, dz_f * c, dz_o * c_next], axis=1).sum(axis=0)
    dx, dh_prev = (dz @ cache['W'].T, dz @ cache['U'].T)
    return (dx, dh_prev, dc_prev, cache['x'].T @ dz, cache['h'].T @ dz, dz.sum(axis=0), dp)


# %% peepholes-coupled_step-answer
def coupled_step(x, h, c, W, U, b):
    i, g, o = np.split(x @ W + h @ U + b, 3, axis=1)
    i = sigmoid(i)
    c_next = (1 - i) * c + i * np.tanh(g)
    return (sigmoid(o) * np.tanh(c_next), c_next)


# %% peepholes-variant_step-answer
def variant_step(x, h, c, W, U, b, p, variant='V'):
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p_i, p_f, p_o = np.split(np.zeros_like(p) if variant == 'NP' else p, 3)
    i = 1.0 if variant == 'NIG' else sigmoid(z_i + p_i * c)
    f = 1.0 if variant == 'NFG' else 1 - i if variant == 'CIFG' else sigmoid(z_f + p_f * c)
    c_next = f * c + i * (z_g if variant == 'NIAF' else np.tanh(z_g))
    o = 1.0 if variant == 'NOG' else sigmoid(z_o + p_o * c_next)
    return (o * (c_next if variant == 'NOAF' else np.tanh(c_next)), c_next)


# %% peepholes-peephole_param_count-answer
def lstm_param_count(D, H, layers=1, biases=1):
    first = 4 * H * (D + H + biases)
    return first + (layers - 1) * 4 * H * (H + H + biases)

def peephole_param_count(D, H, kind='diagonal'):
    return lstm_param_count(D, H) + 3 * (H if kind == 'diagonal' else H * H)


# %% peepholes-fifth_element-answer
def fifth_element():
    return "A"
