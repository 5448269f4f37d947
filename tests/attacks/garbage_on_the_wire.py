"""Tries: bytes that are no message, and the announcement of one of four gigabytes.

The notebook counts as crashed; the judge goes on.
"""

CROSSES = "wire: resources"
ANSWER = """
@CHANNEL@

def rnn_step(x, h, Wx, Wh, b):
    channel().sendall(struct.pack("<I", 2**32 - 1) + bytes(1000))
    return np.zeros_like(h)
"""
MUST = "crashed"
