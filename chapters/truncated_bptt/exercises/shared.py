"""What several exercises of this chapter share: inputs, drives, ways to be wrong."""

import numpy as np

from solutions.bptt import rnn_backward
from solutions.rnn_cell import rnn_forward


def pairs_in(value):
    """The pairs x, y of arrays in a list or a generator; None if there is anything else in it."""
    try:
        return [(np.asarray(x), np.asarray(y)) for x, y in value]
    except (TypeError, ValueError):
        return None


def end_to_end(pairs, time):
    """The chunks x, y of one text, joined along axis `time`: {"x": …, "y": …}; lists if the chunks do not fit."""
    sides = {}
    for name, side in (("x", [x for x, _ in pairs]), ("y", [y for _, y in pairs])):
        rest = {(a.ndim, a.shape[:time] + a.shape[time + 1 :]) for a in side}
        fit = len(rest) == 1 and side[0].ndim > time
        sides[name] = np.concatenate(side, axis=time) if fit else side
    return sides


def network(rng, T, N, D, H, M, scale=1.0):
    """A sequence with targets, and a network in which gradients survive some steps."""
    shapes = {"Wx": (D, H), "Wh": (H, H), "b": (H,), "Wy": (H, M), "by": (M,)}
    params = {name: rng.normal(0, 0.5, shape) for name, shape in shapes.items()}
    params["Wh"] = np.linalg.qr(params["Wh"])[0] * 1.1
    params["Wx"] *= 0.8 * scale
    return {
        "X": rng.normal(size=(T, N, D)),
        "Y": rng.normal(size=(T, N, M)),
        "h0": rng.uniform(-1, 1, (N, H)),
        "params": params,
    }


def sizes(rng):
    return (int(n) for n in rng.permutation([3, 4, 5, 6, 7])[:4])


def one_sized(N, D, H, M):
    whole = {"N = 1": (1, D, H, M), "D = 1": (N, 1, H, M), "H = 1": (N, D, 1, M), "M = 1": (N, D, H, 1)}
    return {**whole, "N = D = H = M = 1": (1, 1, 1, 1)}.items()


def worked(X, Y, h0, params, spans, starts=None):
    """Gradients summed over spans (first, start, end): from the losses start to end - 1 back to step `first`.

    starts: the states before each step, where they are not those of one run over the whole sequence.
    """
    hs = rnn_forward(X, h0, params["Wx"], params["Wh"], params["b"]) if starts is None else starts[1]
    before = np.concatenate([h0[None], hs[:-1]]) if starts is None else starts[0]
    error = hs @ params["Wy"] + params["by"] - Y
    grads = {name: np.zeros_like(p) for name, p in params.items()}
    for first, start, end in spans:
        used = error[first:end].copy()
        used[: max(start - first, 0)] = 0
        cache = {"X": X[first:end], "hs": hs[first:end], "h0": before[first], "Wx": params["Wx"], "Wh": params["Wh"]}
        dWx, dWh, db = rnn_backward(used @ params["Wy"].T, cache)[2:]
        dWy = np.tensordot(hs[first:end], used, axes=((0, 1), (0, 1)))
        found = {"Wx": dWx, "Wh": dWh, "b": db, "Wy": dWy, "by": used.sum(axis=(0, 1))}
        grads = {name: grads[name] + found[name] for name in grads}
    return grads, error


def spans_of(T, k1, k2):
    ends = [min(s + k1, T) for s in range(0, T, k1)]
    return [(max(0, end - k2), s, end) for s, end in zip(range(0, T, k1), ends, strict=True)]


def swapped_spans(T, k1, k2):
    return [(first, max(first, start), end) for first, start, end in spans_of(T, k2, k1)]
