# %%
import numpy as np

def clip_value(grads, c):
    return {name: np.clip(g, -c, c) for name, g in grads.items()}


# %% clipping-global_norm-answer
def global_norm(grads):
    return np.sqrt(sum((np.sum(g ** 2) for g in grads.values())))


# %% clipping-clip_by_global_norm-answer
def clip_by_global_norm(grads, max_norm):
    norm = global_norm(grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return ({name: factor * g for name, g in grads.items()}, norm)


# %% clipping-direction_change-answer
def direction_change(grads, method, c):
    if method == 'value':
        clipped = clip_value(grads, c)
    elif method == 'norm':
        clipped, _ = clip_by_global_norm(grads, c)
    else:
        clipped = {name: clip_by_global_norm({name: g}, c)[0][name] for name, g in grads.items()}
    before, after = (np.concatenate([np.ravel(d[name]) for name in grads]) for d in (grads, clipped))
    cosine = before @ after / (np.linalg.norm(before) * np.linalg.norm(after))
    return np.degrees(np.arccos(min(cosine, 1.0)))


# %% clipping-train_step-answer
from torch import nn

def train_step(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = nn.functional.mse_loss(model(X), y)
    loss.backward()
    norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimiser.step()
    return (loss.item(), norm.item())


# %% clipping-safe_step-answer
def safe_step(params, grads, lr, max_norm, skipped):
    if not all((np.isfinite(g).all() for g in grads.values())):
        return (dict(params), skipped + 1)
    clipped, _ = clip_by_global_norm(grads, max_norm)
    return ({name: p - lr * clipped[name] for name, p in params.items()}, skipped)


# %% clipping-choose_threshold-answer
def choose_threshold(norms, q=0.9):
    norms = np.asarray(norms)
    return np.quantile(norms[np.isfinite(norms)], q)


# %% clipping-clip_fraction-answer
def clip_fraction(norms, max_norm):
    return np.mean(np.asarray(norms) > max_norm)


# %% clipping-cliff_gradient-answer
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def cliff_gradient(w, b):
    x, by_w, by_b = (0.5, 0.0, 0.0)
    for _ in range(50):
        s = sigmoid(x)
        slope = w * s * (1 - s)
        x, by_w, by_b = (w * s + b, s + slope * by_w, 1 + slope * by_b)
    s = sigmoid(x)
    outer = 2 * (s - 0.7) * s * (1 - s)
    return ((s - 0.7) ** 2, outer * by_w, outer * by_b)


# %% clipping-cliff_descent-answer
def cliff_descent(gradient, w, b, lr, max_norm, steps):
    path = [np.array([w, b])]
    for _ in range(steps):
        _, *slopes = gradient(*path[-1])
        clipped, _ = clip_by_global_norm({'here': np.array(slopes)}, max_norm)
        path.append(path[-1] - lr * clipped['here'])
    return np.stack(path)


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
