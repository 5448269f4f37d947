"""Other right answers to `peephole_step_backward`: each earns full marks."""

import numpy as np
import torch

from chapters.peepholes.exercises.peephole_step_backward import peephole_step_backward


@peephole_step_backward.equivalent
def adds_into_dc(dh, dc, cache):
    i, f, g, o, c, new = (cache.pop(k) for k in ("i", "f", "g", "o", "c", "c_next"))
    H = dh.shape[1]
    t = np.tanh(new)
    do = t * dh * o * (1 - o)
    dc += dh * o * (1 - t * t)
    dc += cache["p"][2 * H :] * do
    da = np.hstack((i * (1 - i) * g * dc, f * (1 - f) * c * dc, (1 - g * g) * i * dc, do))
    dp = np.hstack((sum(da[:, :H] * c), sum(da[:, H : 2 * H] * c), sum(do * new)))
    dc *= f
    dc += (da[:, : 2 * H] * cache["p"][: 2 * H]).reshape(-1, 2, H).sum(axis=1)
    return da.dot(cache["W"].T), da.dot(cache["U"].T), dc, cache["x"].T.dot(da), cache["h"].T.dot(da), sum(da), dp


@peephole_step_backward.equivalent
def row_by_row(dh, dc, cache):
    (N, D), H = cache["x"].shape, cache["h"].shape[1]
    p_i, p_f, p_o = cache["p"].reshape(3, H)
    dx, dh_prev, dc_prev = np.zeros((N, D)), np.zeros((N, H)), np.zeros((N, H))
    dW, dU, db, dp = np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H), np.zeros((3, H))
    for n in range(N):
        c, i, f, g, o, new = (cache[name][n] for name in ("c", "i", "f", "g", "o", "c_next"))
        dzo = dh[n] * np.tanh(new) * o * (1 - o)
        down = dc[n] + dh[n] * o * (1 - np.tanh(new) ** 2) + dzo * p_o
        dzi, dzf, dzg = down * g * i * (1 - i), down * c * f * (1 - f), down * i * (1 - g**2)
        dz = np.concatenate((dzi, dzf, dzg, dzo))
        dx[n], dh_prev[n] = cache["W"] @ dz, cache["U"] @ dz
        dc_prev[n] = down * f + dzi * p_i + dzf * p_f
        dW += np.outer(cache["x"][n], dz)
        dU += np.outer(cache["h"][n], dz)
        db += dz
        dp += np.stack([dzi * c, dzf * c, dzo * new])
    return dx, dh_prev, dc_prev, dW, dU, db, dp.ravel()


@peephole_step_backward.equivalent
def einsum_and_helpers(dh, dc, cache):
    def slope(k):
        return 1 - cache[k] ** 2 if k == "g" else cache[k] * (1 - cache[k])

    P = dict(zip("ifo", np.split(cache["p"], 3), strict=True))
    t = np.tanh(cache["c_next"])
    d = {"o": np.einsum("nh,nh,nh->nh", dh, t, slope("o"))}
    total = sum((dc, dh * cache["o"] * (1 - t**2), P["o"] * d["o"]))
    for k, partner in (("i", "g"), ("f", "c"), ("g", "i")):
        d[k] = total * cache[partner] * slope(k)
    dz = np.concatenate([d[k] for k in "ifgo"], 1)
    seen = {"i": cache["c"], "f": cache["c"], "o": cache["c_next"]}
    dp = [np.einsum("nh,nh->h", d[k], seen[k]) for k in "ifo"]
    dc_prev = total * cache["f"] + sum(P[k] * d[k] for k in "if")
    dW, dU = np.einsum("nd,nz->dz", cache["x"], dz), np.einsum("nh,nz->hz", cache["h"], dz)
    return [dz @ cache["W"].T, dz @ cache["U"].T, dc_prev, dW, dU, np.ones(len(dz)) @ dz, np.concatenate(dp)]


@peephole_step_backward.equivalent
def torch_from_the_gates(dh, dc, cache):
    t = {name: torch.tensor(value) for name, value in cache.items()}
    zeros = torch.zeros(len(dh), 4 * dh.shape[1], dtype=torch.float64, requires_grad=True)
    dz = dict(zip("ifgo", zeros.chunk(4, dim=1), strict=True))
    slopes = {k: t[k] * (1 - t[k]) if k != "g" else 1 - t[k] ** 2 for k in "ifgo"}
    old, p = t["c"].clone().requires_grad_(True), t["p"].clone().requires_grad_(True)
    p_i, p_f, p_o = p.chunk(3)
    q_i, q_f, q_o = t["p"].chunk(3)
    i = t["i"] + slopes["i"] * (dz["i"] + p_i * old - q_i * t["c"])  # to first order about what the cache holds
    f = t["f"] + slopes["f"] * (dz["f"] + p_f * old - q_f * t["c"])
    new = f * old + i * (t["g"] + slopes["g"] * dz["g"])
    o = t["o"] + slopes["o"] * (dz["o"] + p_o * new - q_o * t["c_next"])
    loss = (new * torch.tensor(dc)).sum() + (o * torch.tanh(new) * torch.tensor(dh)).sum()
    dz, dc_prev, dp = torch.autograd.grad(loss, (zeros, old, p))
    return dz @ t["W"].T, dz @ t["U"].T, dc_prev, t["x"].T @ dz, t["h"].T @ dz, dz.sum(0), dp
