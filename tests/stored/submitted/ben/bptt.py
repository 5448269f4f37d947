# %% bptt-tanh_backward-answer
def tanh_backward(dh, h):
    return dh * (1 - h ** 2)


# %% bptt-rnn_step_backward-answer
def rnn_step_backward(dh, cache):
    dz = tanh_backward(dh, cache['h_next'])
    dx, dh_prev = (dz @ cache['Wx'].T, dz @ cache['Wh'].T)
    return (dx, dh_prev, cache['x'].T @ dz, cache['h'].T @ dz, dz.sum(axis=0))


# %% bptt-rnn_backward-answer
import numpy as np

def rnn_backward(dhs, cache):
    X, hs, Wx, Wh = (cache[name] for name in ('X', 'hs', 'Wx', 'Wh'))
    dX, dWx, dWh, db = (np.zeros_like(X), 0, 0, 0)
    dh = np.zeros_like(hs[0])
    for t in reversed(range(len(X))):
        old = hs[t - 1] if t > 0 else cache['h0']
        step = {'x': X[t], 'h': old, 'h_next': hs[t], 'Wx': Wx, 'Wh': Wh}
        dX[t], dh, *dW = rnn_step_backward(dhs[t] + dh, step)
        dWx, dWh, db = (dWx + dW[0], dWh + dW[1], db + dW[2])
    return (dX, dh, dWx, dWh, db)


# %% bptt-seq_xent-answer
def seq_xent(logits, y, mask):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    target = np.eye(logits.shape[-1])[y]
    weight = (mask / mask.sum())[..., None]
    loss = -np.sum(weight * target * log_p)
    return (loss, weight * (np.exp(log_p) - target))


# %% bptt-gradcheck-answer
def gradcheck(loss, params, grads, n_samples, rng):
    eps, worst = (1e-05, {})
    for name, array in params.items():
        errors, n = ([], min(n_samples, array.size))
        for i in rng.choice(array.size, n, replace=False):
            k = np.unravel_index(i, array.shape)
            old = array[k]
            array[k] = old + eps
            above = loss(params)
            array[k] = old - eps
            below = loss(params)
            array[k] = old
            a, b = (grads[name][k], (above - below) / (2 * eps))
            scale = max(abs(a), abs(b)) or 1.0
            errors.append(abs(a - b) / scale)
        worst[name] = float(max(errors))
    return worst


# %% bptt-bug_a-answer
def bug_a():
    return 'E'


# %% bptt-bug_b-answer
def bug_b():
    return "A"
