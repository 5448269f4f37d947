"""Other right answers to `lstm_backward`: each earns full marks."""

import numpy as np

from chapters.lstm_gradients.exercises.lstm_backward import lstm_backward
from solutions import lstm_gradients as reference


@lstm_backward.equivalent
def preallocated_in_place(dhs, cache, dhT=None, dcT=None):
    X, W, U = cache["X"], cache["W"], cache["U"]
    (T, N, D), H = X.shape, U.shape[0]
    dX, dW, dU, db = np.zeros((T, N, D)), np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H)
    if dhT is not None:
        dhs[-1] += dhT
    dprev_c = np.zeros((N, H)) if dcT is None else dcT
    dprev_h = np.zeros((N, H))
    for t in range(T - 1, -1, -1):
        prev_h = cache["h0"] if t == 0 else cache["hs"][t - 1]
        prev_c = cache["c0"] if t == 0 else cache["cs"][t - 1]
        i, f, g, o = cache["i"][t], cache["f"][t], cache["g"][t], cache["o"][t]
        dhs[t] += dprev_h
        dprev_c += dhs[t] * o * (1 - np.tanh(cache["cs"][t]) ** 2)
        da = np.zeros((N, 4 * H))
        da[:, :H] = dprev_c * g * i * (1 - i)
        da[:, H : 2 * H] = dprev_c * prev_c * f * (1 - f)
        da[:, 2 * H : 3 * H] = dprev_c * i * (1 - g**2)
        da[:, 3 * H :] = dhs[t] * np.tanh(cache["cs"][t]) * o * (1 - o)
        dprev_c *= f
        dX[t], dprev_h = da.dot(W.T), da.dot(U.T)
        dW += X[t].T.dot(da)
        dU += prev_h.T.dot(da)
        db += np.sum(da, axis=0)
    return dX, dprev_h, dprev_c, dW, dU, db


@lstm_backward.equivalent
def lists_and_stacks(dhs, cache, dhT=None, dcT=None):
    h, c = [cache["h0"], *cache["hs"]], [cache["c0"], *cache["cs"]]
    dh, dc = (0 if d is None else d for d in (dhT, dcT))
    dX, grads = [], []
    for t in reversed(range(len(dhs))):
        step = {"x": cache["X"][t], "h": h[t], "c": c[t], "c_next": c[t + 1], "W": cache["W"], "U": cache["U"]}
        step.update({k: cache[k][t] for k in "ifgo"})
        dx, dh, dc, *g = reference.lstm_step_backward(dhs[t] + dh, dc, step)
        dX.insert(0, dx)
        grads.append(g)
    return [dX, dh, dc, *(sum(g) for g in zip(*grads, strict=True))]


@lstm_backward.equivalent
def kept_by_time(dhs, cache, dhT=None, dcT=None):
    T = len(dhs)
    h, c = dict(enumerate(cache["hs"])), dict(enumerate(cache["cs"]))
    h[-1], c[-1] = cache["h0"], cache["c0"]
    dh, dc, dz = {T: 0 if dhT is None else dhT}, {T: 0 if dcT is None else dcT}, {}
    for t in range(T)[::-1]:
        i, f, g, o = (cache[k][t] for k in "ifgo")
        shown, dht = np.tanh(c[t]), dhs[t] + dh[t + 1]
        dct = dc[t + 1] + dht * o * (1 - shown * shown)
        parts = dct * g * i * (1 - i), dct * c[t - 1] * f * (1 - f), dct * i * (1 - g * g), dht * shown * o * (1 - o)
        dz[t] = np.hstack(parts)
        dh[t], dc[t] = np.matmul(dz[t], np.transpose(cache["U"])), dct * f
    dX = np.array([np.einsum("nz,dz->nd", dz[t], cache["W"]) for t in range(T)])
    dW = sum(cache["X"][t].T @ dz[t] for t in range(T))
    return dX, dh[0], dc[0], dW, sum(h[t - 1].T @ dz[t] for t in range(T)), sum(dz[t].sum(0) for t in range(T))


@lstm_backward.equivalent
def products_at_the_end(dhs, cache, dhT=None, dcT=None):
    X, hs, cs, U = cache["X"], cache["hs"], cache["cs"], cache["U"]
    T, N, H = hs.shape
    i, f, g, o = (cache[k] for k in "ifgo")
    old_h, old_c = np.concatenate([cache["h0"][None], hs[:-1]]), np.concatenate([cache["c0"][None], cs[:-1]])
    shown = np.tanh(cs)
    per_c = np.stack([g * i * (1 - i), old_c * f * (1 - f), i * (1 - g**2)], axis=2)  # (T, N, 3, H)
    dz = np.zeros((T, N, 4, H))
    dh, dc = (np.zeros((N, H)) if d is None else d for d in (dhT, dcT))
    for t in range(T - 1, -1, -1):
        dh = dhs[t] + dh
        dc = dc + dh * o[t] * (1 - shown[t] ** 2)
        dz[t, :, :3] = dc[:, None] * per_c[t]
        dz[t, :, 3] = dh * shown[t] * o[t] * (1 - o[t])
        dh, dc = dz[t].reshape(N, 4 * H) @ U.T, dc * f[t]
    flat = dz.reshape(T, N, 4 * H)
    dW, dU = np.einsum("tnd,tnz->dz", X, flat), np.einsum("tnh,tnz->hz", old_h, flat)
    return flat @ cache["W"].T, dh, dc, dW, dU, flat.sum(axis=(0, 1))
