"""Tries: a message nested so deep that its reader overflows.

The notebook counts as crashed; the judge goes on.
"""

CROSSES = "wire: resources"
ANSWER = """
@CHANNEL@

def rnn_step(x, h, Wx, Wh, b):
    say(b"\\x91" * 1_000_000)
    return np.zeros_like(h)
"""
MUST = "crashed"
