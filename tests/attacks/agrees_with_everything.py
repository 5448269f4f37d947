"""Tries: an answer that agrees with every comparison.

Only plain values leave the runner: what comes back is an array of zeros, or nothing.
"""

CROSSES = "judge: marks"
ANSWER = """
class Yes(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        if ufunc in (np.isnan, np.isinf, np.less, np.greater):
            return np.False_
        return np.True_ if ufunc in (np.equal, np.isfinite, np.less_equal) else self

    def __array_function__(self, f, types, args, kwargs):
        return np.True_

def rnn_step(x, h, Wx, Wh, b):
    return np.zeros_like(h).view(Yes)
"""
