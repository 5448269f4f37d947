"""Other right answers to `rnn_backward`: each earns full marks."""

import numpy as np

from chapters.bptt.exercises.rnn_backward import rnn_backward
from solutions import bptt as reference


@rnn_backward.equivalent
def preallocated_in_place(dhs, cache):
    X, hs, Wx, Wh = cache["X"], cache["hs"], cache["Wx"], cache["Wh"]
    T, N, D = X.shape
    H = Wh.shape[0]
    dX, dWx, dWh, db = np.zeros((T, N, D)), np.zeros((D, H)), np.zeros((H, H)), np.zeros((H,))
    dprev_h = np.zeros((N, H))
    for t in range(T - 1, -1, -1):
        dhs[t] += dprev_h
        h_prev = cache["h0"] if t == 0 else hs[t - 1]
        da = (1 - hs[t] ** 2) * dhs[t]
        dX[t] = da.dot(Wx.T)
        dprev_h = da.dot(Wh.T)
        dWx += X[t].T.dot(da)
        dWh += h_prev.T.dot(da)
        db += da.sum(axis=0)
    return dX, dprev_h, dWx, dWh, db


@rnn_backward.equivalent
def lists_and_stacks(dhs, cache):
    h = [cache["h0"], *cache["hs"]]
    dX, grads, carry = [], [], 0
    for t in reversed(range(len(dhs))):
        step = {"x": cache["X"][t], "h": h[t], "h_next": h[t + 1], "Wx": cache["Wx"], "Wh": cache["Wh"]}
        dx, carry, *g = reference.rnn_step_backward(dhs[t] + carry, step)
        dX.append(dx)
        grads.append(g)
    return [np.stack(dX[::-1]), carry, *(sum(g) for g in zip(*grads, strict=True))]


@rnn_backward.equivalent
def kept_by_time(dhs, cache):
    T = cache["X"].shape[0]
    h = {t: cache["hs"][t] for t in range(T)}
    h[-1] = cache["h0"]
    dh, dz, dX = {T: 0}, {}, {}
    for t in range(T - 1, -1, -1):
        dz[t] = np.multiply(dhs[t] + dh[t + 1], 1 - np.square(h[t]))
        dh[t] = np.dot(dz[t], np.transpose(cache["Wh"]))
        dX[t] = np.dot(dz[t], np.transpose(cache["Wx"]))
    dWx = sum(cache["X"][t].T @ dz[t] for t in range(T))
    dWh = sum(h[t - 1].T @ dz[t] for t in range(T))
    return np.array([dX[t] for t in range(T)]), dh[0], dWx, dWh, sum(dz[t].sum(0) for t in range(T))


@rnn_backward.equivalent
def dz_first_then_one_product(dhs, cache):
    X, hs, h0 = cache["X"], cache["hs"], cache["h0"]
    dz = dhs * (1 - hs**2)
    for t in range(len(X) - 2, -1, -1):
        dz[t] += dz[t + 1] @ cache["Wh"].T * (1 - hs[t] ** 2)
    before = np.concatenate([h0[None], hs[:-1]])
    flat = dz.reshape(-1, dz.shape[-1])
    dWx, dWh = X.reshape(-1, X.shape[-1]).T @ flat, before.reshape(-1, before.shape[-1]).T @ flat
    return dz @ cache["Wx"].T, dz[0] @ cache["Wh"].T, dWx, dWh, flat.sum(axis=0)


@rnn_backward.equivalent
def batch_first_inside(dhs, cache):
    X, hs, d = (a.transpose(1, 0, 2) for a in (cache["X"], cache["hs"], dhs))  # (N, T, …)
    N, T, D = X.shape
    dX, carry, dz = np.zeros((N, T, D)), np.zeros_like(cache["h0"]), np.zeros_like(d)
    for t in range(T)[::-1]:
        dz[:, t] = (d[:, t] + carry) * (1 - hs[:, t] ** 2)
        carry = np.einsum("nk,hk->nh", dz[:, t], cache["Wh"])
        dX[:, t] = np.einsum("nh,dh->nd", dz[:, t], cache["Wx"])
    old = np.concatenate((cache["h0"][:, None], hs[:, :-1]), axis=1)
    dWx, dWh = np.einsum("ntd,nth->dh", X, dz), np.einsum("nth,ntk->hk", old, dz)
    return dX.swapaxes(0, 1), carry, dWx, dWh, np.einsum("nth->h", dz)
