"""Other right answers to `state_growth`: each earns full marks."""

import numpy as np

from chapters.lstm_gradients.exercises.state_growth import grown, state_growth
from solutions import lstm_gradients as reference


@state_growth.equivalent
def filled_in(X, W, U, b):
    T, N, _ = X.shape
    h, c, norms = np.zeros((N, U.shape[0])), np.zeros((N, U.shape[0])), np.empty((T, N))
    for t in range(T):
        h, c = reference.lstm1997_step(X[t], h, c, W, U, b)
        for n in range(N):
            norms[t, n] = np.sqrt(sum(c[n] ** 2))
    return norms


@state_growth.equivalent
def list_of_rows(X, W, U, b):
    _, cs = grown(X, W, U, b)
    return [np.sqrt(np.einsum("nh,nh->n", c, c)) for c in cs]
