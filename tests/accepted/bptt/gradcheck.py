"""Other right answers to `gradcheck`: each earns full marks."""

import numpy as np

from chapters.bptt.exercises.gradcheck import gradcheck


@gradcheck.equivalent
def on_copies(loss, params, grads, n_samples, rng):
    result = {}
    for name in params:
        error = 0
        for i in rng.permutation(params[name].size)[:n_samples]:
            step = np.zeros(params[name].size)
            step[i] = 1e-5
            step = step.reshape(params[name].shape)
            up, down = loss({**params, name: params[name] + step}), loss({**params, name: params[name] - step})
            numeric, mine = (up - down) / 2e-5, grads[name].flat[i]
            error = np.maximum(error, np.abs(mine - numeric) / max(abs(mine) + abs(numeric), 1e-12))
        result[name] = error
    return result


@gradcheck.equivalent
def by_keyword_and_indices(loss, params, grads, n_samples, rng):
    out = {}
    for key, value in params.items():
        worst = []
        for i in rng.choice(value.size, min(n_samples, value.size), replace=False):
            k = np.unravel_index(i, value.shape)
            value[k] += 1e-6
            plus = loss(params=params)
            value[k] -= 2e-6
            minus = loss(params=params)
            value[k] += 1e-6
            a, b = grads[key][k], (plus - minus) / 2e-6
            worst.append(0 if a == 0 and b == 0 else abs(a - b) / max(abs(a), abs(b)))
        out[key] = max(worst)
    return out
