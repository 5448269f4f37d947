"""Tries: sys.displayhook shows a result before the function raises, and the first output counts.

What a cell shows is never read.
"""

CROSSES = "cell: marks"
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    import sys
    sys.displayhook("all right")
    raise ValueError
"""
