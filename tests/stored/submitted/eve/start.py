# %%
1 / 0

# %%
for k in range(3):
    print('trying', k)

# %% [markdown]
# Is this right? See <b>below</b>.

# %% start-sigmoid-answer
import numpy as np

def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


# %% start-softmax_xent-answer
def softmax_xent(logits, y):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = (np.arange(len(y)), y)
    dlogits = np.exp(log_p)
    dlogits[right] -= 1
    return (-log_p[right].mean(), dlogits / len(y))


# %% start-num_grad-answer
def num_grad(f, x, eps=1e-05):
    grad = np.zeros_like(x)
    for k in np.ndindex(x.shape):
        old = x[k]
        x[k] = old + eps
        above = f(x)
        x[k] = old - eps
        below = f(x)
        x[k] = old
        grad[k] = (above - below) / (2 * eps)
    return grad


# %% start-rel_error-answer
def rel_error(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    return np.max(np.abs(a - b) / np.where(size > 0, size, 1.0))


# %% start-best_eps-answer
def best_eps():
    return 'B'


# %% start-two_names-answer
def two_names():
    return 'A'


# %% start-valley_in_float32-answer
def valley_in_float32():
    return 'C'
