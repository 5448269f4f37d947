"""Tries: NaN, which departs from nothing by more than the tolerance.

NaN is never right.
"""

CROSSES = "judge: marks"
ANSWER = """
class Array(np.ndarray):
    pass

def rnn_step(x, h, Wx, Wh, b):
    return np.ma.masked_invalid(np.full_like(h, np.nan)).view() if len(x) % 2 else np.full_like(h, np.nan).view(Array)
"""
