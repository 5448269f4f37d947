# %% clipping-clip_value-answer
import numpy as np

def clip_value(grads, c):
    return {name: np.minimum(np.abs(g), c) for name, g in grads.items()}


# %% clipping-global_norm-answer
def global_norm(grads):
    return max((np.max(np.abs(g)) for g in grads.values()))


# %% clipping-clip_by_global_norm-answer
def right_global_norm(grads):
    return np.sqrt(sum((np.sum(g ** 2) for g in grads.values())))

def times(grads, factor):
    return {name: factor * g for name, g in grads.items()}

def clip_by_global_norm(grads, max_norm):
    norm = right_global_norm(grads)
    return (times(grads, 1 / norm), norm)


# %% clipping-direction_change-answer
def direction_change(*inputs):
    return 4


# %% clipping-train_step-answer
def mse(model, X, y):
    return ((model(X) - y) ** 2).mean()

def length(model):
    return sum((float((p.grad ** 2).sum()) for p in model.parameters() if p.grad is not None)) ** 0.5

def train_step(model, X, y, optimiser, max_norm):
    optimiser.zero_grad()
    loss = mse(model, X, y).clamp(max=max_norm)
    loss.backward()
    norm = length(model)
    optimiser.step()
    return (loss.item(), norm)


# %% clipping-safe_step-answer
def right_clip_by_global_norm(grads, max_norm):
    norm = right_global_norm(grads)
    factor = max_norm / norm if norm > max_norm else 1.0
    return ({name: factor * g for name, g in grads.items()}, norm)

def right_safe_step(params, grads, lr, max_norm, skipped):
    if not all((np.isfinite(g).all() for g in grads.values())):
        return (dict(params), skipped + 1)
    clipped, _ = right_clip_by_global_norm(grads, max_norm)
    return ({name: p - lr * clipped[name] for name, p in params.items()}, skipped)

def safe_step(params, grads, lr, max_norm, skipped):
    return (right_safe_step(params, grads, lr, max_norm, skipped)[0], skipped)


# %% clipping-choose_threshold-answer
def choose_threshold(norms, q):
    return np.quantile(norms[~np.isnan(norms)], q)


# %% clipping-clip_fraction-answer
def clip_fraction(*inputs):
    return 8


# %% clipping-cliff_gradient-answer
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

def on_the_cliff(w, b, slope=None, direct=(True, True), steps=50, outer=None, from_new=False, logistic=True):
    x, by_w, by_b = (0.5, 0.0, 0.0)
    for _ in range(steps):
        s = sigmoid(x)
        new = w * s + b
        at = sigmoid(new) if from_new else s
        local = w * at * (1 - at) if slope is None else slope(w, at)
        by_w, by_b = (direct[0] * (at if from_new else s) + local * by_w, direct[1] * 1.0 + local * by_b)
        x = new
    s = sigmoid(x) if logistic else x
    factor = 2 * (s - 0.7) * s * (1 - s) if outer is None else outer(s)
    return ((s - 0.7) ** 2, factor * by_w, factor * by_b)

def cliff_gradient(w, b):
    return on_the_cliff(w, b, slope=lambda w, s: 0.0)


# %% clipping-cliff_descent-answer
def descend(gradient, w, b, lr, steps, clip):
    path = [np.array([w, b])]
    for _ in range(steps):
        _, dw, db = gradient(*path[-1])
        path.append(path[-1] - lr * clip(np.array([dw, db])))
    return np.stack(path)

def shortened(g, max_norm):
    return g * min(1.0, max_norm / max(np.linalg.norm(g), 1e-300))

def cliff_descent(gradient, w, b, lr, max_norm, steps):
    return descend(gradient, w, b, 1.0, steps, lambda g: shortened(lr * g, max_norm))


# %% clipping-never_reached-answer
def never_reached():
    return "D"


# %% clipping-four_small_batches-answer
def four_small_batches(*inputs):
    return 12


# %% clipping-adam_as_well-answer
def adam_as_well():
    return "B"


# %% clipping-what_plus_minus_two_did-answer
def what_plus_minus_two_did():
    return "D"
