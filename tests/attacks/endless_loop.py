"""Tries: a function that never returns.

It is ended; what the others wrote is graded.
"""

CROSSES = "cell: resources"
ANSWER = "def rnn_step(x, h, Wx, Wh, b):\n    while True: pass"
MUST = "timed out"
