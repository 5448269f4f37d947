# %% start-sigmoid-answer
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# %% start-softmax_xent-answer
def softmax_xent(logits, y):
    loss, dlogits = (0.0, np.zeros(logits.shape))
    for n in range(len(y)):
        row = logits[n] - max(logits[n])
        total = sum(np.exp(row))
        loss += (np.log(total) - row[y[n]]) / len(y)
        for k in range(len(row)):
            dlogits[n, k] = (np.exp(row[k]) / total - (k == y[n])) / len(y)
    return [loss, dlogits]


# %% start-num_grad-answer
def num_grad(f, x, eps=1e-05):
    steps = eps * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + step) - f(x - step)) / (2 * eps) for step in steps]).reshape(x.shape)


# %% start-rel_error-answer
def rel_error(a, b):
    top, size = (np.abs(a - b), np.maximum(np.abs(a), np.abs(b)))
    return float(np.divide(top, size, out=np.zeros_like(top), where=size != 0).max())


# %% start-best_eps-answer
def best_eps():
    return 'B'


# %% start-two_names-answer
def two_names():
    return 'A'


# %% start-valley_in_float32-answer
def valley_in_float32():
    return 'C'
