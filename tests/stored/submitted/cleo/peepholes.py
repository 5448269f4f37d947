# %% peepholes-peephole_step-answer
import numpy as np

def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def peeping(x, h, c, W, U, b, p, sees_i=None, sees_f=None, sees_o=None, order='ifo', squash=sigmoid):
    z_i, z_f, z_g, z_o = np.split(x @ W + h @ U + b, 4, axis=1)
    p = dict(zip(order, np.split(p, 3), strict=True))
    g = np.tanh(z_g)
    i = squash(z_i + p['i'] * (c if sees_i is None else sees_i))
    f = squash(z_f + p['f'] * (c if sees_f is None else sees_f))
    c_next = f * c + i * g
    o = squash(z_o + p['o'] * (c_next if sees_o is None else sees_o(c, g, c_next)))
    return (o * np.tanh(c_next), c_next)

def peephole_step(x, h, c, W, U, b, p):
    return peeping(x, h, c, W, U, b, p, sees_o=lambda c, g, c_next: g)


# %% peepholes-peephole_step_backward-answer
def output_gate(dh, cache):
    return dh * np.tanh(cache['c_next']) * cache['o'] * (1 - cache['o'])

def shown_way(dh, cache):
    return dh * cache['o'] * (1 - np.tanh(cache['c_next']) ** 2)

def back(dh, dc, cache, total=None, order='ifo', dc_prev=None, dp=None):
    i, f, g, c, c_next = (cache[name] for name in ('i', 'f', 'g', 'c', 'c_next'))
    p = dict(zip(order, np.split(cache['p'], 3), strict=True))
    dz = {'o': output_gate(dh, cache)}
    total = dc + shown_way(dh, cache) + dz['o'] * p['o'] if total is None else total
    dz |= {'i': total * g * i * (1 - i), 'f': total * c * f * (1 - f), 'g': total * i * (1 - g ** 2)}
    stacked = np.concatenate([dz[k] for k in 'ifgo'], axis=1)
    old = total * f + dz['i'] * p['i'] + dz['f'] * p['f'] if dc_prev is None else dc_prev(total, dz, p)
    parts = {'i': dz['i'] * c, 'f': dz['f'] * c, 'o': dz['o'] * c_next} if dp is None else dp(dz, c, c_next)
    dps = np.concatenate([parts[k] for k in order], axis=1).sum(axis=0)
    dx, dh_prev = (stacked @ cache['W'].T, stacked @ cache['U'].T)
    return (dx, dh_prev, old, cache['x'].T @ stacked, cache['h'].T @ stacked, stacked.sum(axis=0), dps)

def peephole_step_backward(dh, dc, cache):
    late = output_gate(dh, cache) * np.split(cache['p'], 3)[2]

    def dc_prev(total, dz, p):
        return (total + late) * cache['f'] + dz['i'] * p['i'] + dz['f'] * p['f']
    return back(dh, dc, cache, total=dc + shown_way(dh, cache), dc_prev=dc_prev)


# %% peepholes-coupled_step-answer
def three(x, h, W, U, b, order='igo'):
    z = dict(zip(order, np.split(x @ W + h @ U + b, 3, axis=1), strict=True))
    return (sigmoid(z['i']), np.tanh(z['g']), sigmoid(z['o']))

def coupled_step(x, h, c, W, U, b):
    i, g, o = three(x, h, W, U, b)
    c_next = i * c + i * g
    return (o * np.tanh(c_next), c_next)


# %% peepholes-variant_step-answer
def variant_step(*inputs):
    return 4


# %% peepholes-peephole_param_count-answer
def lstm_param_count(D, H, layers=1, biases=1):
    first = 4 * H * (D + H + biases)
    return first + (layers - 1) * 4 * H * (H + H + biases)

def right_peephole_param_count(D, H, kind='diagonal'):
    return lstm_param_count(D, H) + 3 * (H if kind == 'diagonal' else H * H)

def peephole_param_count(D, H, kind='diagonal'):
    return right_peephole_param_count(D, H, kind) + 4 * H


# %% peepholes-fifth_element-answer
def fifth_element():
    return "A"


# %% peepholes-behind_a_shut_gate-answer
def behind_a_shut_gate():
    return "B"


# %% peepholes-timer_weights-answer
def timer_weights(*inputs):
    return 8


# %% peepholes-verdict_on_timing-answer
def verdict_on_timing():
    return "B"
