"""Other right answers to `softmax_xent`: each earns full marks."""

import numpy as np

from chapters.start.exercises.softmax_xent import softmax_xent


@softmax_xent.equivalent
def one_hot(logits, y):
    N, K = logits.shape
    top = np.max(logits, axis=1).reshape(N, 1)
    log_sum = np.log(np.sum(np.exp(logits - top), axis=1)).reshape(N, 1)
    target = np.eye(K)[y]
    loss = np.sum(target * (log_sum - (logits - top))) / N
    return loss, (np.exp(logits - top - log_sum) - target) / N


@softmax_xent.equivalent
def example_by_example(logits, y):
    loss, dlogits = 0.0, np.zeros(logits.shape)
    for n in range(len(y)):
        row = logits[n] - max(logits[n])
        total = sum(np.exp(row))
        loss += (np.log(total) - row[y[n]]) / len(y)
        for k in range(len(row)):
            dlogits[n, k] = (np.exp(row[k]) / total - (k == y[n])) / len(y)
    return [loss, dlogits]


@softmax_xent.equivalent
def shifted_by_the_largest_of_all(logits, y):
    z = logits - np.max(logits)  # one shift for the whole batch
    logsumexp = np.logaddexp.reduce(z, axis=1)
    p = np.exp(z - logsumexp[:, None])
    p[range(len(y)), y] -= 1.0
    return np.mean(logsumexp - z[range(len(y)), y]), p / logits.shape[0]


@softmax_xent.equivalent
def in_place(logits, y):
    logits -= logits.max(axis=-1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(-1, keepdims=True))
    picked = np.take_along_axis(log_p, y[:, None], axis=1)
    np.exp(log_p, out=logits)
    logits[np.arange(y.size), y] -= 1
    logits /= y.size
    return -picked.sum() / y.size, logits
