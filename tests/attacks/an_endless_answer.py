"""Tries: a list that holds itself, a string of ten million letters, and a number of a million digits.

What is nested too deeply or too large is not plain, and is wrong.
"""

CROSSES = "judge: resources"
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    itself = []
    itself.append(itself)
    return itself

def rnn_step_concat(x, h, W, b, order="xh"):
    return "x" * 10_000_000

def split_concat_weight(W, D, H, order="xh"):
    return 10 ** 1_000_000, {k: "x" * 1000 for k in range(9_000)}
"""
PAGE = True


def harm(found):
    return f"the feedback page has {len(found.page) >> 20} MB" if len(found.page) > 4 << 20 else found.gained()
