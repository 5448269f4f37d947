"""Tries: a dict with a name of a megabyte and ten thousand items below it, each of which repeats that name.

Names have an end, and so have the items of one exercise; what goes beyond counts as crashed.
"""

CROSSES = "judge: resources"
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    return {"k" * 1_000_000: {k: "" for k in range(9_998)}}
"""
MUST = "crashed"
