# %% lstm_gradients-lstm_step_backward-answer
import numpy as np

def lstm_step_backward(dh, dc, cache):
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


# %% lstm_gradients-lstm_backward-answer
def lstm_backward(dhs, cache, dhT=None, dcT=None):
    X, hs, cs = (cache['X'], cache['hs'], cache['cs'])
    dX, dW, dU, db = (np.zeros_like(X), 0, 0, 0)
    dh = np.zeros_like(hs[0]) if dhT is None else dhT
    dc = np.zeros_like(cs[0]) if dcT is None else dcT
    for t in reversed(range(len(X))):
        step = {name: cache[name][t] for name in 'ifgo'}
        step.update(x=X[t], c_next=cs[t], W=cache['W'], U=cache['U'])
        step.update(h=hs[t - 1] if t else cache['h0'], c=cs[t - 1] if t else cache['c0'])
        dX[t], dh, dc, *dws = lstm_step_backward(dhs[t] + dh, dc, step)
        dW, dU, db = (dW + dws[0], dU + dws[1], db + dws[2])
    return (dX, dh, dc, dW, dU, db)


# %% lstm_gradients-cell_path_jacobian-answer
def cell_path_jacobian(fs):
    J = np.ones_like(fs)
    for t in reversed(range(len(fs) - 1)):
        J[t] = fs[t + 1] * J[t + 1]
    return J


# %% lstm_gradients-half_life-answer
def half_life(bias):
    return np.log(2) / np.logaddexp(0, -bias)


# %% lstm_gradients-bias_for_half_life-answer
def bias_for_half_life(n):
    return -np.log(np.expm1(np.log(2) / n))


# %% lstm_gradients-init_lstm-answer
def init_lstm(D, H, forget_bias, rng):
    most = H ** (-0.5)
    W, U = (rng.uniform(-most, most, (D, 4 * H)), rng.uniform(-most, most, (H, 4 * H)))
    b = np.zeros(4 * H)
    b[H:2 * H] = forget_bias
    return (W, U, b)


# %% lstm_gradients-set_forget_bias-answer
def filled(lstm, where):
    for name, part, value in where:
        getattr(lstm, name).data[part] = value

def set_forget_bias(lstm, value):
    H = lstm.hidden_size
    f = slice(H, 2 * H)
    filled(lstm, ((f'bias_{k}h_l{n}', f, value) for k in 'ih' for n in range(lstm.num_layers)))
