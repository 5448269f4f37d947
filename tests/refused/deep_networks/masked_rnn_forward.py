"""Wrong answers to `masked_rnn_forward`."""

import numpy as np


def rubbish_times_zero(X, lengths, h0, Wx, Wh, b):
    """NaN times 0 is NaN: what stands in the padding does matter."""
    hs, h = [], h0
    for t, x in enumerate(X):
        m = (t < lengths)[:, None].astype(float)
        h = m * np.tanh(x @ Wx + h @ Wh + b) + (1 - m) * h
        hs.append(h)
    return np.stack(hs)
