"""Tries: nothing; an honest function that warns, prints, and writes to stderr.

It costs nothing.
"""

CROSSES = "cell: marks"
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    import sys, warnings
    warnings.warn("mind the step")
    print("a step", file=sys.stderr)
    return np.tanh(x @ Wx + h @ Wh + b)
"""
MUST = "passed"
