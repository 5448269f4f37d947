# %% truncated_bptt-make_streams-answer
def make_streams(ids, N):
    T = len(ids) // N
    return ids[:T * N].reshape(N, T).T


# %% truncated_bptt-chunks-answer
def chunks(streams, K):
    x, y = (streams[:-1], streams[1:])
    return [(x[s:s + K], y[s:s + K]) for s in range(0, len(x), K)]


# %% truncated_bptt-tbptt_grads-answer
import numpy as np

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

def readout(hs, Wy, by, mode='many'):
    if mode == 'last':
        hs = hs[-1]
    return hs @ Wy + by

def tanh_backward(dh, h):
    return dh * (1 - h ** 2)

def rnn_step_backward(dh, cache):
    dz = tanh_backward(dh, cache['h_next'])
    dx, dh_prev = (dz @ cache['Wx'].T, dz @ cache['Wh'].T)
    return (dx, dh_prev, cache['x'].T @ dz, cache['h'].T @ dz, dz.sum(axis=0))

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

def tbptt_grads(X, Y, h0, params, K):
    grads, losses, h = ({name: np.zeros_like(p) for name, p in params.items()}, [], h0)
    for s in range(0, len(X), K):
        cache = {'X': X[s:s + K], 'h0': h, 'Wx': params['Wx'], 'Wh': params['Wh']}
        hs = cache['hs'] = rnn_forward(**cache, b=params['b'])
        error = readout(hs, params['Wy'], params['by']) - Y[s:s + K]
        losses.append(np.sum(error ** 2) / 2)
        _, _, dWx, dWh, db = rnn_backward(error @ params['Wy'].T, cache)
        dWy = np.tensordot(hs, error, axes=((0, 1), (0, 1)))
        found = {'Wx': dWx, 'Wh': dWh, 'b': db, 'Wy': dWy, 'by': error.sum(axis=(0, 1))}
        grads = {name: grads[name] + found[name] for name in grads}
        h = hs[-1]
    return (grads, losses)


# %% truncated_bptt-credit_matrix-answer
def credit_matrix(T, k1, k2):
    credit = np.zeros((T, T), bool)
    for start in range(0, T, k1):
        end = min(start + k1, T)
        for t in range(start, end):
            credit[t, max(0, end - k2):t + 1] = True
    return credit


# %% truncated_bptt-window_grads-answer
def window_grads(X, Y, h0, params, k1, k2):
    T, shared = (len(X), {name: params[name] for name in ('Wx', 'Wh')})
    hs = rnn_forward(X, h0, **shared, b=params['b'])
    error = readout(hs, params['Wy'], params['by']) - Y
    dhs = error @ params['Wy'].T
    grads = {name: np.zeros_like(params[name]) for name in ('Wx', 'Wh', 'b')}
    for start in range(0, T, k1):
        end = min(start + k1, T)
        first = max(0, end - k2)
        fresh = dhs[first:end].copy()
        fresh[:start - first] = 0
        cache = {'X': X[first:end], 'hs': hs[first:end], 'h0': hs[first - 1] if first else h0, **shared}
        found = rnn_backward(fresh, cache)[2:]
        grads = {name: grads[name] + g for name, g in zip(grads, found, strict=True)}
    return grads | {'Wy': np.tensordot(hs, error, axes=((0, 1), (0, 1))), 'by': error.sum(axis=(0, 1))}


# %% truncated_bptt-detach_state-answer
def detach_state(state):
    if state is None:
        return None
    if isinstance(state, dict):
        return {name: detach_state(s) for name, s in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)((detach_state(s) for s in state))
    return state.detach()


# %% truncated_bptt-train_stream-answer
def right_detach_state(state):
    if state is None:
        return None
    if isinstance(state, dict):
        return {name: right_detach_state(s) for name, s in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)((right_detach_state(s) for s in state))
    return state.detach()

import torch

def loop(model, optimiser, X, Y, X_new, Y_new, K, epochs, cut=right_detach_state, keep=False, forget=False, one_state=False, peek=False, zero='before', steps='each', per_step=False, learn_new=False, total=False, drop=False):
    losses, news, state = ([], [], None)
    for _ in range(epochs):
        state = state if one_state else None
        if zero == 'epoch':
            optimiser.zero_grad()
        for x, y in zip(X.split(K), Y.split(K), strict=True):
            if drop and len(x) < K:
                break
            if per_step:
                said = []
                for step in x:
                    out, state = model(step[None], cut(state))
                    said.append(out)
                said = torch.cat(said)
            else:
                said, state = model(x, None if forget else cut(state))
            loss = ((said - y) ** 2).sum() if total else ((said - y) ** 2).mean()
            if zero == 'before':
                optimiser.zero_grad()
            loss.backward(retain_graph=keep)
            if zero == 'after':
                optimiser.zero_grad()
            if steps == 'each':
                optimiser.step()
            losses.append(loss.item())
        if steps == 'epoch':
            optimiser.step()
        said, after = model(X_new, cut(state) if peek or one_state else None)
        loss = ((said - Y_new) ** 2).mean()
        if one_state:
            state = after
        if learn_new:
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        news.append(loss.item())
    return (losses, news)

def train_stream(*given):
    return loop(*given, cut=lambda state: state)
