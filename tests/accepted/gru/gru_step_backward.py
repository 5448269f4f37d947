"""Other right answers to `gru_step_backward`: each earns full marks."""

import numpy as np
import torch

from chapters.gru.exercises.gru_step_backward import gru_step_backward


@gru_step_backward.equivalent
def piece_by_piece_in_place(dh, cache):
    x, h, r, z, n, hn, W, U = (cache.pop(k) for k in ("x", "h", "r", "z", "n", "hn", "W", "U"))
    H = h.shape[1]
    dz = dh * h - dh * n
    dn = dh - dh * z
    dh *= z  # what is left of it goes on
    dn *= 1 - n * n
    dr = dn * hn
    dz *= z - z**2
    dr *= r - r**2
    dx = dr.dot(W[:, :H].T) + dz.dot(W[:, H : 2 * H].T) + dn.dot(W[:, 2 * H :].T)
    dh += dr.dot(U[:, :H].T)
    dh += dz.dot(U[:, H : 2 * H].T)
    dh += (dn * r).dot(U[:, 2 * H :].T)
    dW = np.hstack((x.T.dot(dr), x.T.dot(dz), x.T.dot(dn)))
    dU = np.hstack((h.T.dot(dr), h.T.dot(dz), h.T.dot(dn * r)))
    db = np.concatenate((np.sum(dr, 0), np.sum(dz, 0), np.sum(dn, 0)))
    return dx, dh, dW, dU, db, np.sum(dn * r, 0)


@gru_step_backward.equivalent
def example_by_example(dh, cache):
    (N, D), H = cache["x"].shape, cache["h"].shape[1]
    dx, dh_prev = np.zeros((N, D)), np.zeros((N, H))
    dW, dU, db, db_hn = np.zeros((D, 3 * H)), np.zeros((H, 3 * H)), np.zeros(3 * H), np.zeros(H)
    for k in range(N):
        h, r, z, n, hn = (cache[name][k] for name in ("h", "r", "z", "n", "hn"))
        a = np.zeros(3 * H)
        a[2 * H :] = dh[k] * (1 - z) * (1 - n**2)
        a[H : 2 * H] = dh[k] * (h - n) * z * (1 - z)
        a[:H] = a[2 * H :] * hn * r * (1 - r)
        p = a.copy()
        p[2 * H :] *= r
        dx[k], dh_prev[k] = cache["W"] @ a, dh[k] * z + cache["U"] @ p
        dW, dU = dW + np.outer(cache["x"][k], a), dU + np.outer(h, p)
        db += a
        db_hn += p[2 * H :]
    return [dx, dh_prev, dW, dU, db, db_hn]


@gru_step_backward.equivalent
def einsum_and_helpers(dh, cache):
    def slope(a):
        return a * (1 - a)

    x, h, r, z, n, hn = (cache[name] for name in ("x", "h", "r", "z", "n", "hn"))
    dn = np.einsum("nh,nh,nh->nh", dh, 1 - z, 1 - n**2)
    gates = np.stack([dn * hn * slope(r), dh * (h - n) * slope(z), dn], axis=1)  # (N, 3, H)
    later = gates * np.stack([np.ones_like(r), np.ones_like(r), r], axis=1)
    W, U = (cache[name].reshape(len(cache[name]), 3, -1) for name in "WU")
    dW = np.einsum("nd,ngh->dgh", x, gates).reshape(len(W), -1)
    dU = np.einsum("nk,ngh->kgh", h, later).reshape(len(U), -1)
    dx, dh_prev = np.einsum("ngh,dgh->nd", gates, W), np.einsum("ngh,kgh->nk", later, U) + z * dh
    return dx, dh_prev, dW, dU, gates.sum(0).ravel(), later.sum(0)[2]


@gru_step_backward.equivalent
def torch_does_it(dh, cache):
    t = {name: torch.tensor(value) for name, value in cache.items()}
    h = t["h"].clone().requires_grad_(True)
    a = torch.zeros(len(dh), 3 * dh.shape[1], dtype=torch.float64, requires_grad=True)
    p = torch.zeros(dh.shape, dtype=torch.float64, requires_grad=True)
    (a_r, a_z, a_n), H = a.chunk(3, dim=1), dh.shape[1]
    r, z = t["r"] + t["r"] * (1 - t["r"]) * a_r, t["z"] + t["z"] * (1 - t["z"]) * a_z  # to first order
    n = t["n"] + (1 - t["n"] ** 2) * (a_n + r * (t["hn"] + p) - t["r"] * t["hn"])
    ((1 - z) * n + z * h).backward(torch.tensor(dh))
    above = torch.cat([a.grad[:, : 2 * H], p.grad], dim=1)
    dx, dh_prev = a.grad @ t["W"].T, h.grad + above @ t["U"].T
    return dx, dh_prev, t["x"].T @ a.grad, t["h"].T @ above, a.grad.sum(0), p.grad.sum(0)
