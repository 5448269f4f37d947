"""Tries: an answer of sixty megabytes to every case.

It is received, within limits, and is wrong.
"""

CROSSES = "judge: resources", "wire: resources"
ANSWER = "def rnn_step(x, h, Wx, Wh, b):\n    return np.zeros(7_800_000)"
MUST = None
