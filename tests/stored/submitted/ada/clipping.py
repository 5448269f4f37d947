# %% clipping-clip_value-answer
def clip_value(grads, c):
    for name in grads:
        g = grads[name]
        g[g > c] = c
        g[g < -c] = -c
    return grads


# %% clipping-global_norm-answer
import numpy as np

def global_norm(grads):
    return float(np.linalg.norm([np.linalg.norm(g) for g in grads.values()]))


# %% clipping-clip_by_global_norm-answer
def clip_by_global_norm(grads, max_norm):

    def length(arrays):
        return np.linalg.norm(np.hstack([a.ravel() for a in arrays]))
    norm = length(grads.values())
    return [{k: g / max(1.0, norm / max_norm) for k, g in grads.items()}, norm]


# %% clipping-direction_change-answer
def right_clip_value(grads, c):
    return {name: np.clip(g, -c, c) for name, g in grads.items()}

def right_global_norm(grads):
    return np.sqrt(sum((np.sum(g ** 2) for g in grads.values())))

def right_clip_by_global_norm(grads, max_norm):
    norm = right_global_norm(grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return ({name: factor * g for name, g in grads.items()}, norm)

def per_parameter(grads, max_norm):
    clipped = {name: right_clip_by_global_norm({name: g}, max_norm)[0][name] for name, g in grads.items()}
    return (clipped, right_global_norm(grads))

def both(grads, method, c, swap=False):
    if swap:
        method = {'value': 'norm', 'norm': 'value'}.get(method, method)
    if method == 'value':
        clipped = right_clip_value(grads, c)
    elif method == 'norm':
        clipped = right_clip_by_global_norm(grads, c)[0]
    else:
        clipped = per_parameter(grads, c)[0]
    return tuple((np.concatenate([d[k].ravel() for k in grads]) for d in (grads, clipped)))

def direction_change(grads, method, c):
    a, b = both(grads, method, c)
    a, b = (a / np.linalg.norm(a), b / np.linalg.norm(b))
    return 2 * np.rad2deg(np.arctan2(np.linalg.norm(a - b), np.linalg.norm(a + b)))


# %% clipping-train_step-answer
from torch import nn

def train_step(model, X, y, optimiser, max_norm):
    norms = []

    def closure():
        optimiser.zero_grad()
        loss = nn.functional.mse_loss(model(X), y)
        loss.backward()
        norms.append(nn.utils.clip_grad_norm_(model.parameters(), max_norm))
        return loss
    loss = optimiser.step(closure)
    return (loss.item(), norms[-1].item())


# %% clipping-safe_step-answer
def safe_step(params, grads, lr, max_norm, skipped):
    for g in grads.values():
        if np.isnan(g).any() or np.isinf(g).any():
            return (params.copy(), skipped + 1)
    clipped, _ = right_clip_by_global_norm(grads, max_norm)
    new = {}
    for k, p in params.items():
        new[k] = p - lr * clipped[k]
    return (new, skipped)


# %% clipping-choose_threshold-answer
def choose_threshold(norms, q):
    norms[np.isinf(norms)] = np.nan
    return np.nanquantile(norms, q, method='lower')


# %% clipping-clip_fraction-answer
def clip_fraction(norms, max_norm):
    return norms[norms > max_norm].size / norms.size


# %% clipping-cliff_gradient-answer
import math

def cliff_gradient(w, b):

    def squash(a):
        return 0.5 + 0.5 * math.tanh(a / 2)
    x, jac = ({-1: 0.5}, {-1: np.zeros(2)})
    for t in range(50):
        s = squash(x[t - 1])
        jac[t] = np.array([s, 1.0]) + w * s * (1 - s) * jac[t - 1]
        x[t] = w * s + b
    out = squash(x[49])
    dw, db = 2 * (out - 0.7) * out * (1 - out) * jac[49]
    return [(out - 0.7) ** 2, dw, db]


# %% clipping-cliff_descent-answer
def cliff_descent(gradient, w, b, lr, max_norm, steps):
    path = np.zeros((steps + 1, 2))
    path[0] = (w, b)
    for k in range(steps):
        loss, dw, db = gradient(path[k, 0], path[k, 1])
        norm = np.hypot(dw, db)
        if norm > max_norm:
            dw, db = (dw * max_norm / norm, db * max_norm / norm)
        path[k + 1] = path[k] - lr * np.array([dw, db])
    return path


# %% clipping-never_reached-answer
def never_reached():
    return 'B'


# %% clipping-four_small_batches-answer
def four_small_batches():
    return 'D'


# %% clipping-adam_as_well-answer
def adam_as_well():
    return 'C'


# %% clipping-what_plus_minus_two_did-answer
def what_plus_minus_two_did():
    return 'C'
