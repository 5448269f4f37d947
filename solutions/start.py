"""Four tools that every later chapter uses: the sigmoid, softmax with cross-entropy, a gradient by differences, and a
measure of how near two results are.

Rows are examples: logits (N, K) hold N examples and K classes. Each function gives right results also for numbers with
which the textbook's formula overflows or divides by zero.
"""

import numpy as np


def sigmoid(z):
    """The logistic function 1 / (1 + exp(-z)), entry by entry.

    z is an array of any shape, of floats or of whole numbers; entries as
    far out as -800 and 800 do no harm.
    Returns s, an array like z, of floats between 0 and 1.
    """
    e = np.exp(-np.abs(z))  # never above 1
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def softmax_xent(logits, y):
    """The cross-entropy of softmax(logits), in nats, and its gradient.

    logits (N, K), any finite numbers; y (N,), the right class of each
    example, a whole number from 0 to K-1.
    Returns loss, the mean over the N examples, and dlogits (N, K), its
    derivative with respect to the logits.
    """
    shifted = logits - logits.max(axis=1, keepdims=True)  # (N, K), none above 0; the probabilities stay
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right = np.arange(len(y)), y
    dlogits = np.exp(log_p)
    dlogits[right] -= 1
    return -log_p[right].mean(), dlogits / len(y)


def num_grad(f, x, eps=1e-5):
    """The gradient of f at x by central differences.

    f takes an array like x and returns a number. It is asked eps above and
    eps below, one entry of x at a time. x is an array of floats, of any
    shape, and is afterwards what it was.
    Returns grad, an array like x.
    """
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


def rel_error(a, b):
    """How far apart a and b are, relative to their size.

    a, b: arrays of one shape. The error of an entry is
    |a - b| / max(|a|, |b|), and 0 where both are 0.
    Returns error, that of the worst entry: from 0 (equal) to 2 (opposite).
    """
    size = np.maximum(np.abs(a), np.abs(b))
    return np.max(np.abs(a - b) / np.where(size > 0, size, 1.0))


LETTERS = {  # the right answers to the questions
    "best_eps": "B",
    "two_names": "A",
    "valley_in_float32": "C",
}
