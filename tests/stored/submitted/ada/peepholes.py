# %% peepholes-peephole_step-answer
import numpy as np

def peephole_step(x, h, c, W, U, b, p):
    H = h.shape[1]
    z = np.dot(np.hstack((x, h)), np.vstack((W, U))) + b

    def sig(a):
        return 1 / (1 + np.exp(-a))
    z[:, :2 * H] += np.tile(c, 2) * p[:2 * H]
    c *= sig(z[:, H:2 * H])
    c += sig(z[:, :H]) * np.tanh(z[:, 2 * H:3 * H])
    z[:, 3 * H:] += c * p[2 * H:]
    return [sig(z[:, 3 * H:]) * np.tanh(c), c]


# %% peepholes-peephole_step_backward-answer
def peephole_step_backward(dh, dc, cache):
    (N, D), H = (cache['x'].shape, cache['h'].shape[1])
    p_i, p_f, p_o = cache['p'].reshape(3, H)
    dx, dh_prev, dc_prev = (np.zeros((N, D)), np.zeros((N, H)), np.zeros((N, H)))
    dW, dU, db, dp = (np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H), np.zeros((3, H)))
    for n in range(N):
        c, i, f, g, o, new = (cache[name][n] for name in ('c', 'i', 'f', 'g', 'o', 'c_next'))
        dzo = dh[n] * np.tanh(new) * o * (1 - o)
        down = dc[n] + dh[n] * o * (1 - np.tanh(new) ** 2) + dzo * p_o
        dzi, dzf, dzg = (down * g * i * (1 - i), down * c * f * (1 - f), down * i * (1 - g ** 2))
        dz = np.concatenate((dzi, dzf, dzg, dzo))
        dx[n], dh_prev[n] = (cache['W'] @ dz, cache['U'] @ dz)
        dc_prev[n] = down * f + dzi * p_i + dzf * p_f
        dW += np.outer(cache['x'][n], dz)
        dU += np.outer(cache['h'][n], dz)
        db += dz
        dp += np.stack([dzi * c, dzf * c, dzo * new])
    return (dx, dh_prev, dc_prev, dW, dU, db, dp.ravel())


# %% peepholes-coupled_step-answer
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def coupled_step(x, h, c, W, U, b):
    N, H = c.shape
    hs, cs = ([], [])
    for n in range(N):
        i, g, o = np.split(x[n] @ W + h[n] @ U + b, 3)
        i, f = (sigmoid(i), 1 - sigmoid(i))
        cs.append([f[k] * c[n, k] + i[k] * np.tanh(g[k]) for k in range(H)])
        hs.append(sigmoid(o) * np.tanh(cs[-1]))
    return (hs, cs)


# %% peepholes-variant_step-answer
def variant_step(x, h, c, W, U, b, p, variant='V'):
    H = c.shape[1]
    gate = {'NIG': 0, 'NFG': 1, 'NOG': 3}.get(variant)
    if variant == 'NP':
        p[:] = 0
    i, f, g, o = (x @ W[:, k * H:(k + 1) * H] + h @ U[:, k * H:(k + 1) * H] + b[k * H:(k + 1) * H] for k in range(4))
    i = 1 / (1 + np.exp(-(i + p[:H] * c)))
    f = 1 / (1 + np.exp(-(f + p[H:2 * H] * c)))
    if variant == 'CIFG':
        f = 1 - i
    if gate == 0:
        i = np.ones_like(i)
    if gate == 1:
        f = np.ones_like(f)
    if variant != 'NIAF':
        g = np.tanh(g)
    c *= f
    c += i * g
    o = np.ones_like(o) if gate == 3 else 1 / (1 + np.exp(-(o + p[2 * H:] * c)))
    if variant == 'NOAF':
        return [o * c, c]
    return [o * np.tanh(c), c]


# %% peepholes-peephole_param_count-answer
def peephole_param_count(D, H, kind='diagonal'):
    W, U, b = (np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H))
    p = np.zeros(3 * H) if kind == 'diagonal' else np.zeros((3, H, H))
    return sum((np.prod(A.shape) for A in (W, U, b, p)))


# %% peepholes-fifth_element-answer
def fifth_element():
    return 'B'


# %% peepholes-behind_a_shut_gate-answer
def behind_a_shut_gate():
    return 'C'


# %% peepholes-timer_weights-answer
def timer_weights(n):
    share = np.arctanh(1 / n) if n > 1 else 30.0
    K = 40.0 * n
    W, U, b, p = (np.zeros((1, 4)), np.zeros((1, 4)), np.zeros(4), np.zeros(3))
    W[0, 0], b[0], p[0] = (100, -50, 100 * n)
    b[1], p[1] = (2 * K * (1 - 0.5 / n), -2 * K)
    b[2] = share
    b[3], p[2] = (-2 * K * (1 - 0.5 / n), 2 * K)
    return (W, U, b, p)


# %% peepholes-verdict_on_timing-answer
def verdict_on_timing():
    return 'A'
