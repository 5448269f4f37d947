"""Other right answers to `lstm_step_backward`: each earns full marks."""

import numpy as np
from chapters.toy_lstm.exercises.lstm_step_backward import lstm_step_backward


@lstm_step_backward.equivalent
def adds_into_dc(dh, dc, cache):
    i, f, g, o = cache.pop("i"), cache.pop("f"), cache.pop("g"), cache.pop("o")
    t = np.tanh(cache["c_next"])
    dc += dh * o / np.cosh(cache["c_next"]) ** 2
    dz = np.hstack((i * (1 - i) * g * dc, f * (1 - f) * cache["c"] * dc, (1 - g * g) * i * dc, o * (1 - o) * t * dh))
    dc *= f
    return dz.dot(cache["W"].T), dz.dot(cache["U"].T), dc, cache["x"].T.dot(dz), cache["h"].T.dot(dz), sum(dz)


@lstm_step_backward.equivalent
def row_by_row(dh, dc, cache):
    (N, D), H = cache["x"].shape, cache["h"].shape[1]
    dx, dh_prev, dc_prev = np.zeros((N, D)), np.zeros((N, H)), np.zeros((N, H))
    dW, dU, db = np.zeros((D, 4 * H)), np.zeros((H, 4 * H)), np.zeros(4 * H)
    for n in range(N):
        c, i, f, g, o, c_next = (cache[name][n] for name in ("c", "i", "f", "g", "o", "c_next"))
        down = dc[n] + dh[n] * o * (1 - np.tanh(c_next) ** 2)
        dz = np.zeros(4 * H)
        dz[:H] = down * g * i * (1 - i)
        dz[H : 2 * H] = down * c * f * (1 - f)
        dz[2 * H : 3 * H] = down * i * (1 - g**2)
        dz[3 * H :] = dh[n] * np.tanh(c_next) * o * (1 - o)
        dx[n], dh_prev[n], dc_prev[n] = cache["W"] @ dz, cache["U"] @ dz, down * f
        dW += np.outer(cache["x"][n], dz)
        dU += np.outer(cache["h"][n], dz)
        db += dz
    return dx, dh_prev, dc_prev, dW, dU, db


@lstm_step_backward.equivalent
def einsum_and_helper(dh, dc, cache):
    def sigmoid_slope(a):
        return a - a**2

    def tanh_slope(a):
        return 1 - a**2

    t = np.tanh(cache["c_next"])
    total = np.add(dc, np.einsum("nh,nh,nh->nh", dh, cache["o"], tanh_slope(t)))
    before = (total * cache["g"], total * cache["c"], total * cache["i"], dh * t)
    slopes = [tanh_slope(cache[k]) if k == "g" else sigmoid_slope(cache[k]) for k in "ifgo"]
    dz = np.concatenate([a * b for a, b in zip(before, slopes, strict=True)], 1)
    dW, dU = np.einsum("nd,nz->dz", cache["x"], dz), np.einsum("nh,nz->hz", cache["h"], dz)
    dx, dh_prev = np.einsum("nz,dz->nd", dz, cache["W"]), np.einsum("nz,hz->nh", dz, cache["U"])
    return [dx, dh_prev, cache["f"] * total, dW, dU, np.ones(len(dz)) @ dz]
