# %% lstm_gradients-lstm_step_backward-answer
import numpy as np

def lstm_step_backward(dh, dc, cache):
    i, f, g, o = (cache.pop('i'), cache.pop('f'), cache.pop('g'), cache.pop('o'))
    t = np.tanh(cache['c_next'])
    dc += dh * o / np.cosh(np.clip(cache['c_next'], -300, 300)) ** 2
    dz = np.hstack((i * (1 - i) * g * dc, f * (1 - f) * cache['c'] * dc, (1 - g * g) * i * dc, o * (1 - o) * t * dh))
    dc *= f
    return (dz.dot(cache['W'].T), dz.dot(cache['U'].T), dc, cache['x'].T.dot(dz), cache['h'].T.dot(dz), sum(dz))


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

def lstm_backward(dhs, cache, dhT=None, dcT=None):
    h, c = ([cache['h0'], *cache['hs']], [cache['c0'], *cache['cs']])
    dh, dc = (0 if d is None else d for d in (dhT, dcT))
    dX, grads = ([], [])
    for t in reversed(range(len(dhs))):
        step = {'x': cache['X'][t], 'h': h[t], 'c': c[t], 'c_next': c[t + 1], 'W': cache['W'], 'U': cache['U']}
        step.update({k: cache[k][t] for k in 'ifgo'})
        dx, dh, dc, *g = right_lstm_step_backward(dhs[t] + dh, dc, step)
        dX.insert(0, dx)
        grads.append(g)
    return [dX, dh, dc, *(sum(g) for g in zip(*grads, strict=True))]


# %% lstm_gradients-cell_path_jacobian-answer
def cell_path_jacobian(fs):
    with np.errstate(divide='ignore'):
        logs = np.log(fs)
    return np.exp([logs[t + 1:].sum(axis=0) for t in range(len(fs))])


# %% lstm_gradients-half_life-answer
def half_life(bias):
    import math
    return -1 / (-math.log1p(math.exp(-bias)) / math.log(2))


# %% lstm_gradients-bias_for_half_life-answer
def bias_for_half_life(n):
    f = 0.5 ** (1 / n)
    return np.log(f / (1 - f))


# %% lstm_gradients-init_lstm-answer
def init_lstm(D, H, forget_bias, rng):
    most = 1 / np.sqrt(H)
    W, U, b = ([], [], [])
    for gate in 'ifgo':
        W.append(most * (2 * rng.random((D, H)) - 1))
        U.append(most * (2 * rng.random((H, H)) - 1))
        b.append(np.full(H, forget_bias if gate == 'f' else 0.0))
    return (np.hstack(W), np.hstack(U), np.concatenate(b))


# %% lstm_gradients-set_forget_bias-answer
def set_forget_bias(lstm, value):
    for name, p in lstm.named_parameters():
        if 'bias' in name:
            n = p.size(0)
            p.data[n // 4:n // 2].fill_(value / 2)


# %% lstm_gradients-lstm1997_step-answer
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def lstm_gates(x, h, W, U, b):
    z = x @ W + h @ U + b
    i, f, g, o = np.split(z, 4, axis=1)
    return (sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o))

def lstm_step(x, h, c, W, U, b):
    i, f, g, o = lstm_gates(x, h, W, U, b)
    c_next = f * c + i * g
    return (o * np.tanh(c_next), c_next)

def lstm1997_step(x, h, c, W, U, b):
    wide = []
    for A, fill in ((W, 0.0), (U, 0.0), (b, 1000.0)):
        i, g, o = np.split(A, 3, axis=-1)
        wide.append(np.concatenate([i, np.full_like(i, fill), g, o], axis=-1))
    return lstm_step(x, h, c, *wide)


# %% lstm_gradients-state_growth-answer
def right_lstm1997_step(x, h, c, W, U, b):
    i, g, o = np.split(x @ W + h @ U + b, 3, axis=1)
    c_next = c + sigmoid(i) * np.tanh(g)
    return (sigmoid(o) * np.tanh(c_next), c_next)

def state_growth(X, W, U, b):
    T, N, _ = X.shape
    h, c, norms = (np.zeros((N, U.shape[0])), np.zeros((N, U.shape[0])), np.empty((T, N)))
    for t in range(T):
        h, c = right_lstm1997_step(X[t], h, c, W, U, b)
        for n in range(N):
            norms[t, n] = np.sqrt(sum(c[n] ** 2))
    return norms


# %% lstm_gradients-what_is_left-answer
def what_is_left():
    return 'C'


# %% lstm_gradients-which_path_explodes-answer
def which_path_explodes():
    return 'B'


# %% lstm_gradients-what_the_race_shows-answer
def what_the_race_shows():
    return 'D'
