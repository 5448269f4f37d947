# %% bptt-tanh_backward-answer
def tanh_backward(dh, h):
    return dh * (1 - h)


# %% bptt-rnn_step_backward-answer
def from_dz(dz, cache):
    return (dz @ cache['Wx'].T, dz @ cache['Wh'].T, cache['x'].T @ dz, cache['h'].T @ dz, dz.sum(axis=0))

def right_tanh_backward(dh, h):
    return dh * (1 - h ** 2)

import numpy as np

def rnn_step_backward(dh, cache):
    return from_dz(right_tanh_backward(dh, np.tanh(cache['h_next'])), cache)


# %% bptt-rnn_backward-answer
def run_back(dhs, cache, arrives=None, hands_on=None, old=None, order=None):
    X, hs, Wh = (cache['X'], cache['hs'], cache['Wh'])
    arrives = arrives or (lambda t, above, later: above + later)
    hands_on = hands_on or (lambda dh, dz, handed: dz @ Wh.T)
    olds = np.concatenate([cache['h0'][None], hs[:-1]]) if old is None else old
    dX, dz_of, carry = (np.zeros_like(X), np.zeros_like(hs), np.zeros_like(dhs[0]))
    for t in order or reversed(range(len(X))):
        dh = arrives(t, dhs[t], carry)
        dz_of[t] = dh * (1 - hs[t] ** 2)
        dX[t] = dz_of[t] @ cache['Wx'].T
        carry = hands_on(dh, dz_of[t], carry)
    dWx, dWh = (np.einsum('tnd,tnh->dh', X, dz_of), np.einsum('tnh,tnk->hk', olds, dz_of))
    return (dX, carry, dWx, dWh, dz_of.sum(axis=(0, 1)))

def rnn_backward(dhs, cache):
    return run_back(dhs, cache, order=range(len(dhs)))


# %% bptt-seq_xent-answer
def seq_xent(*inputs):
    return 4


# %% bptt-gradcheck-answer
def checked(loss, params, grads, entries, slope, error, worst=max):
    found = {}
    for name, array in params.items():
        flat, errors = (array.reshape(-1), [])
        for k in entries(flat.size):
            b = slope(loss, params, flat, k)
            errors.append(error(grads[name].reshape(-1)[k], b))
        found[name] = float(worst(errors))
    return found

def drawn(rng, n):
    return lambda size: rng.choice(size, min(n, size), replace=False)

def central(loss, params, flat, k, eps=1e-05):
    old = flat[k]
    flat[k] = old + eps
    above = loss(params)
    flat[k] = old - eps
    below = loss(params)
    flat[k] = old
    return (above - below) / (2 * eps)

def gradcheck(loss, params, grads, n_samples, rng):

    def error(a, b):
        with np.errstate(all='ignore'):
            return np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))
    return checked(loss, params, grads, drawn(rng, n_samples), central, error)


# %% bptt-bug_a-answer
def bug_a():
    return "B"


# %% bptt-bug_b-answer
def bug_b():
    return "D"


# %% bptt-bug_c-answer
def bug_c(*inputs):
    return 8


# %% bptt-sum_or_mean-answer
def sum_or_mean():
    return "A"


# %% bptt-what_to_keep-answer
def what_to_keep():
    return "C"


# %% bptt-char_loss-answer
def rnn_step(x, h, Wx, Wh, b):
    z = x @ Wx + h @ Wh + b
    return np.tanh(z)

def rnn_forward(X, h0, Wx, Wh, b):
    T, N, _ = X.shape
    hs = np.zeros((T, N, h0.shape[1]))
    h = h0
    for t in range(T):
        h = hs[t] = rnn_step(X[t], h, Wx, Wh, b)
    return hs

def char_forward(params, ids):
    X, h0 = (np.eye(len(params['Wx']))[ids[:-1]], np.zeros((ids.shape[1], len(params['Wh']))))
    cache = {'X': X, 'h0': h0, 'Wx': params['Wx'], 'Wh': params['Wh']}
    cache['hs'] = rnn_forward(**cache, b=params['b'])
    return (cache, cache['hs'] @ params['Wy'] + params['by'])

def right_seq_xent(logits, y, mask):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    target = np.eye(logits.shape[-1])[y]
    weight = (mask / mask.sum())[..., None]
    loss = -np.sum(weight * target * log_p)
    return (loss, weight * (np.exp(log_p) - target))

def right_rnn_step_backward(dh, cache):
    dz = right_tanh_backward(dh, cache['h_next'])
    dx, dh_prev = (dz @ cache['Wx'].T, dz @ cache['Wh'].T)
    return (dx, dh_prev, cache['x'].T @ dz, cache['h'].T @ dz, dz.sum(axis=0))

def right_rnn_backward(dhs, cache):
    X, hs, Wx, Wh = (cache[name] for name in ('X', 'hs', 'Wx', 'Wh'))
    dX, dWx, dWh, db = (np.zeros_like(X), 0, 0, 0)
    dh = np.zeros_like(hs[0])
    for t in reversed(range(len(X))):
        old = hs[t - 1] if t > 0 else cache['h0']
        step = {'x': X[t], 'h': old, 'h_next': hs[t], 'Wx': Wx, 'Wh': Wh}
        dX[t], dh, *dW = right_rnn_step_backward(dhs[t] + dh, step)
        dWx, dWh, db = (dWx + dW[0], dWh + dW[1], db + dW[2])
    return (dX, dh, dWx, dWh, db)

def char_backward(params, cache, dlogits):
    _, _, dWx, dWh, db = right_rnn_backward(dlogits @ params['Wy'].T, cache)
    dWy = np.tensordot(cache['hs'], dlogits, ((0, 1), (0, 1)))
    return {'Wx': dWx, 'Wh': dWh, 'b': db, 'Wy': dWy, 'by': dlogits.sum(axis=(0, 1))}

def char_loss(params, ids):
    cache, logits = char_forward(params, ids)
    mask = np.zeros(ids[1:].shape)
    mask[-1] = 1
    loss, dlogits = right_seq_xent(logits, ids[1:], mask)
    return (loss, char_backward(params, cache, dlogits))
