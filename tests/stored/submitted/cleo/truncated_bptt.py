# %% truncated_bptt-make_streams-answer
def make_streams(ids, N):
    T = len(ids) // N
    return ids[len(ids) - T * N:].reshape(N, T).T


# %% truncated_bptt-chunks-answer
def chunks(streams, K):
    pieces = [streams[s:s + K] for s in range(0, len(streams), K)]
    return [(piece[:-1], piece[1:]) for piece in pieces]


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

def right_tbptt_grads(X, Y, h0, params, K):
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

def tbptt_grads(X, Y, h0, params, K):
    grads, losses = ({}, [])
    for s in range(0, len(X), K):
        found, loss = right_tbptt_grads(X[s:s + K], Y[s:s + K], h0, params, K)
        grads = {k: grads.get(k, 0) + g for k, g in found.items()}
        losses += loss
    return (grads, losses)


# %% truncated_bptt-credit_matrix-answer
def credit_matrix(*inputs):
    return 4


# %% truncated_bptt-window_grads-answer
def right_window_grads(X, Y, h0, params, k1, k2):
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

def worked(X, Y, h0, params, spans, starts=None):
    hs = rnn_forward(X, h0, params['Wx'], params['Wh'], params['b']) if starts is None else starts[1]
    before = np.concatenate([h0[None], hs[:-1]]) if starts is None else starts[0]
    error = hs @ params['Wy'] + params['by'] - Y
    grads = {name: np.zeros_like(p) for name, p in params.items()}
    for first, start, end in spans:
        used = error[first:end].copy()
        used[:max(start - first, 0)] = 0
        cache = {'X': X[first:end], 'hs': hs[first:end], 'h0': before[first], 'Wx': params['Wx'], 'Wh': params['Wh']}
        dWx, dWh, db = rnn_backward(used @ params['Wy'].T, cache)[2:]
        dWy = np.tensordot(hs[first:end], used, axes=((0, 1), (0, 1)))
        found = {'Wx': dWx, 'Wh': dWh, 'b': db, 'Wy': dWy, 'by': used.sum(axis=(0, 1))}
        grads = {name: grads[name] + found[name] for name in grads}
    return (grads, error)

def whole_readout(spans_for, X, Y, h0, params, k1, k2):
    spans = [(max(0, first), start, end) for first, start, end in spans_for(len(X), k1, k2)]
    right = right_window_grads(X, Y, h0, params, k1, k2)
    return {**worked(X, Y, h0, params, spans)[0], 'Wy': right['Wy'], 'by': right['by']}

def window_grads(X, Y, h0, params, k1, k2):
    return whole_readout(lambda T, k1, k2: [(t - k2 + 1, t, t + 1) for t in range(T)], X, Y, h0, params, k1, k2)


# %% truncated_bptt-detach_state-answer
def over(f, state):
    if isinstance(state, dict):
        return {k: over(f, v) for k, v in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)((over(f, s) for s in state))
    return None if state is None else f(state)

import torch

def detach_state(state):
    return over(torch.zeros_like, state)


# %% truncated_bptt-train_stream-answer
def right_detach_state(state):
    if state is None:
        return None
    if isinstance(state, dict):
        return {name: right_detach_state(s) for name, s in state.items()}
    if isinstance(state, (tuple, list)):
        return type(state)((right_detach_state(s) for s in state))
    return state.detach()

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
    return loop(*given, zero='never')


# %% truncated_bptt-window_influence-answer
def window_influence(*inputs):
    return 8


# %% truncated_bptt-smallest_window-answer
def smallest_window():
    return "A"


# %% truncated_bptt-sixty_steps-answer
def sixty_steps():
    return "C"


# %% truncated_bptt-only_the_end-answer
def only_the_end():
    return "C"


# %% truncated_bptt-what_the_sweep_shows-answer
def what_the_sweep_shows(*inputs):
    return 12
