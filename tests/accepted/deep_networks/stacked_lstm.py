"""Other right answers to `stacked_lstm`: each earns full marks."""

import numpy as np
import torch
from torch import nn

from chapters.deep_networks.exercises.stacked_lstm import stacked_lstm
from solutions.lstm_gates import lstm_forward


@stacked_lstm.equivalent
def step_by_step_through_all(X, layers, masks=None):
    h, c = [p["h0"] for p in layers], [p["c0"] for p in layers]
    hs = []
    for t in range(X.shape[0]):
        up = X[t]
        for k, p in enumerate(layers):
            if k and masks:
                up = up * masks[k - 1][t]
            H = h[k].shape[1]
            a = np.hstack([up, h[k]]) @ np.vstack([p["W"], p["U"]]) + p["b"]
            i, f, o = (0.5 + 0.5 * np.tanh(a[:, s * H : (s + 1) * H] / 2) for s in (0, 1, 3))
            c[k] = f * c[k] + i * np.tanh(a[:, 2 * H : 3 * H])
            h[k] = o * np.tanh(c[k])
            up = h[k]
        hs += [up]
    return np.array(hs), np.array(h), np.array(c)


@stacked_lstm.equivalent
def from_the_top_down(X, layers, masks=None):
    if not layers:
        return X, [], []
    below, h_n, c_n = from_the_top_down(X, layers[:-1], masks)
    if len(layers) > 1 and masks is not None:
        below = np.multiply(below, masks[len(layers) - 2])
    p = layers[-1]
    hs, cs = lstm_forward(below, p["h0"], p["c0"], p["W"], p["U"], p["b"])
    return hs, [*h_n, hs[-1]], [*c_n, cs[-1]]


@stacked_lstm.equivalent
def with_torch_layers(X, layers, masks=None):
    states = {"h": {}, "c": {}}
    out = torch.from_numpy(X)
    for k in range(len(layers)):
        p = {name: torch.from_numpy(np.array(v)) for name, v in layers[k].items()}
        cell = nn.LSTM(out.shape[2], p["h0"].shape[1]).double()
        with torch.no_grad():
            cell.weight_ih_l0.copy_(p["W"].T)
            cell.weight_hh_l0.copy_(p["U"].T)
            cell.bias_ih_l0.copy_(p["b"])
            cell.bias_hh_l0.zero_()
            out, (states["h"][k], states["c"][k]) = cell(out, (p["h0"][None], p["c0"][None]))
            if masks is not None and k < len(masks):
                out = out * torch.from_numpy(masks[k])
    return out, torch.cat(list(states["h"].values())), torch.cat(list(states["c"].values()))
