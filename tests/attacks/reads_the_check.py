"""Tries: the source text of the check that is running, to compute what it expects.

No check runs where learners' code runs.
"""

CROSSES = "cell: marks"
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    import re
    said = re.search(r"arctanh.h_next., (.*), rtol", In[-1])[1]
    return np.tanh(eval(said))
"""
