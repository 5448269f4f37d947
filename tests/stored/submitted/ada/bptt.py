# %% bptt-tanh_backward-answer
import numpy as np

def tanh_backward(dh, h):
    with np.errstate(all='ignore'):
        return dh / np.cosh(np.arctanh(h)) ** 2


# %% bptt-rnn_step_backward-answer
def rnn_step_backward(dh, cache):
    x, h_prev, h_next = (cache.pop('x'), cache.pop('h'), cache.pop('h_next'))
    dh -= dh * h_next * h_next
    da = dh.T
    dx = np.dot(cache['Wx'], da).T
    dh_prev = np.dot(cache['Wh'], da).T
    return (dx, dh_prev, np.dot(da, x).T, np.dot(da, h_prev).T, np.sum(da, axis=1))


# %% bptt-rnn_backward-answer
def rnn_backward(dhs, cache):
    T = cache['X'].shape[0]
    h = {t: cache['hs'][t] for t in range(T)}
    h[-1] = cache['h0']
    dh, dz, dX = ({T: 0}, {}, {})
    for t in range(T - 1, -1, -1):
        dz[t] = np.multiply(dhs[t] + dh[t + 1], 1 - np.square(h[t]))
        dh[t] = np.dot(dz[t], np.transpose(cache['Wh']))
        dX[t] = np.dot(dz[t], np.transpose(cache['Wx']))
    dWx = sum((cache['X'][t].T @ dz[t] for t in range(T)))
    dWh = sum((h[t - 1].T @ dz[t] for t in range(T)))
    return (np.array([dX[t] for t in range(T)]), dh[0], dWx, dWh, sum((dz[t].sum(0) for t in range(T))))


# %% bptt-seq_xent-answer
def seq_xent(logits, y, mask):
    import torch
    z = torch.tensor(logits, requires_grad=True)
    target = torch.tensor(np.where(mask > 0, y, -100))
    loss = torch.nn.functional.cross_entropy(z.permute(0, 2, 1), target)
    loss.backward()
    return (loss.item(), z.grad.numpy())


# %% bptt-gradcheck-answer
def gradcheck(loss, params, grads, n_samples, rng):
    result = {}
    for name in params:
        error = 0
        for i in rng.permutation(params[name].size)[:n_samples]:
            step = np.zeros(params[name].size)
            step[i] = 1e-05
            step = step.reshape(params[name].shape)
            up, down = (loss({**params, name: params[name] + step}), loss({**params, name: params[name] - step}))
            numeric, mine = ((up - down) / 2e-05, grads[name].flat[i])
            error = np.maximum(error, np.abs(mine - numeric) / max(abs(mine) + abs(numeric), 1e-12))
        result[name] = error
    return result


# %% bptt-bug_a-answer
def bug_a():
    return 'E'


# %% bptt-bug_b-answer
def bug_b():
    return 'C'


# %% bptt-bug_c-answer
def bug_c():
    return 'B'


# %% bptt-sum_or_mean-answer
def sum_or_mean():
    return 'C'


# %% bptt-what_to_keep-answer
def what_to_keep():
    return 'B'


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

def right_tanh_backward(dh, h):
    return dh * (1 - h ** 2)

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

def char_loss(params, ids):
    cache, logits = char_forward(params, ids)
    loss, dlogits = right_seq_xent(logits, ids[1:], np.ones_like(ids[1:], dtype=float))
    H, V = params['Wy'].shape
    flat_h, flat_d = (cache['hs'].reshape(-1, H), dlogits.reshape(-1, V))
    back = (flat_d @ params['Wy'].T).reshape(cache['hs'].shape)
    _, _, dWx, dWh, db = right_rnn_backward(back, cache)
    return [loss, {'by': flat_d.sum(0), 'Wy': flat_h.T @ flat_d, 'b': db, 'Wh': dWh, 'Wx': dWx}]
