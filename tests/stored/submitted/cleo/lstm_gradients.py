# %% lstm_gradients-lstm_step_backward-answer
import numpy as np

def through_h(dh, cache):
    return dh * cache['o'] * (1 - np.tanh(cache['c_next']) ** 2)

def with_changed(dh, dc, cache, total=None, order='ifgo', **changed):
    i, f, g, o = (cache[name] for name in 'ifgo')
    total = dc + through_h(dh, cache) if total is None else total
    dz = {'i': lambda: total * g * i * (1 - i), 'f': lambda: total * cache['c'] * f * (1 - f), 'g': lambda: total * i * (1 - g ** 2), 'o': lambda: dh * np.tanh(cache['c_next']) * o * (1 - o)}
    dz = np.concatenate([changed[k](total) if k in changed else dz[k]() for k in order], axis=1)
    dx, dh_prev = (dz @ cache['W'].T, dz @ cache['U'].T)
    return (dx, dh_prev, total * f, cache['x'].T @ dz, cache['h'].T @ dz, dz.sum(axis=0))

def lstm_step_backward(dh, dc, cache):
    return with_changed(dh, dc, cache, total=through_h(dh, cache))


# %% lstm_gradients-lstm_backward-answer
def right_lstm_step_backward(dh, dc, cache):
    i, f, g, o = (cache[name] for name in 'ifgo')
    shown = np.tanh(cache['c_next'])
    dc = dc + dh * o * (1 - shown ** 2)
    dz_i = dc * g * i * (1 - i)
    dz_f = dc * cache['c'] * f * (1 - f)
    dz_g = dc * i * (1 - g ** 2)
    dz_o = dh * shown * o * (1 - o)
    dz = np.concatenate([dz_i, dz_f, dz_g, dz_o], axis=1)
    dx, dh_prev = (dz @ cache['W'].T, dz @ cache['U'].T)
    return (dx, dh_prev, dc * f, cache['x'].T @ dz, cache['h'].T @ dz, dz.sum(axis=0))

def run_back(dhs, cache, dhT, dcT, above=None, carry=None, old=None, order=None, back=right_lstm_step_backward):
    T, zero = (len(dhs), np.zeros_like(dhs[0]))

    def before(name, t):
        return cache[f'{name}s'][t - 1] if t else cache[f'{name}0']
    old = old or before
    handed = (zero if dhT is None else dhT, zero if dcT is None else dcT)
    dX, dW, dU, db = (np.zeros_like(cache['X']), 0, 0, 0)
    for t in reversed(range(T)) if order is None else order:
        step = {name: cache[name][t] for name in 'ifgo'} | {'W': cache['W'], 'U': cache['U']}
        step |= {'x': cache['X'][t], 'c_next': cache['cs'][t], 'h': old('h', t), 'c': old('c', t)}
        dh = (above(t, dhs[t]) if above else dhs[t]) + handed[0]
        dX[t], *on, dWt, dUt, dbt = back(dh, handed[1], step)
        handed = carry(handed, on) if carry else on
        dW, dU, db = (dW + dWt, dU + dUt, db + dbt)
    return (dX, handed[0], handed[1], dW, dU, db)

def lstm_backward(dhs, cache, dhT=None, dcT=None):
    return run_back(dhs, cache, dhT, dcT, carry=lambda here, on: here)


# %% lstm_gradients-cell_path_jacobian-answer
def cell_path_jacobian(fs):
    return np.concatenate([fs[1:], np.ones_like(fs[:1])])


# %% lstm_gradients-half_life-answer
def half_life(*inputs):
    return 4


# %% lstm_gradients-bias_for_half_life-answer
def right_bias_for_half_life(n):
    return -np.log(np.expm1(np.log(2) / n))

def bias_for_half_life(n):
    return -right_bias_for_half_life(n)


# %% lstm_gradients-init_lstm-answer
def right_init_lstm(D, H, forget_bias, rng):
    most = H ** (-0.5)
    W, U = (rng.uniform(-most, most, (D, 4 * H)), rng.uniform(-most, most, (H, 4 * H)))
    b = np.zeros(4 * H)
    b[H:2 * H] = forget_bias
    return (W, U, b)

def init_lstm(D, H, forget_bias, rng):
    return right_init_lstm(D, H, forget_bias, np.random.default_rng(0))


# %% lstm_gradients-set_forget_bias-answer
def filled(lstm, where):
    for name, part, value in where:
        getattr(lstm, name).data[part] = value

def set_forget_bias(lstm, value):
    f = slice(lstm.hidden_size, 2 * lstm.hidden_size)
    filled(lstm, [('bias_ih_l0', f, value), ('bias_hh_l0', f, 0)])


# %% lstm_gradients-lstm1997_step-answer
def lstm1997_step(*inputs):
    return 8


# %% lstm_gradients-state_growth-answer
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def right_lstm1997_step(x, h, c, W, U, b):
    i, g, o = np.split(x @ W + h @ U + b, 3, axis=1)
    c_next = c + sigmoid(i) * np.tanh(g)
    return (sigmoid(o) * np.tanh(c_next), c_next)

def grown(X, W, U, b, keep=lambda c: c):
    h = c = np.zeros((X.shape[1], len(U)))
    hs, cs = ([], [])
    for x in X:
        h, c = right_lstm1997_step(x, h, keep(c), W, U, b)
        hs.append(h)
        cs.append(c)
    return (np.stack(hs), np.stack(cs))

def state_growth(X, W, U, b):
    return np.linalg.norm(grown(X, W, U, b, np.zeros_like)[1], axis=2)


# %% lstm_gradients-what_is_left-answer
def what_is_left():
    return "B"


# %% lstm_gradients-which_path_explodes-answer
def which_path_explodes():
    return "D"


# %% lstm_gradients-what_the_race_shows-answer
def what_the_race_shows(*inputs):
    return 12
