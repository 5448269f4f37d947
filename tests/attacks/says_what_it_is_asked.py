"""Tries: hidden inputs in the message of an exception, to be read in the feedback.

What is told of an exception comes from the visible cases, which everybody knows.
"""

import re

import numpy as np

CROSSES = "judge: data", "pages: data"
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    print("hidden case: printed")
    raise ValueError(f"hidden case: {x.tolist()}")
"""
PAGE = True


def harm(found):
    told = set(re.findall(r"hidden case: \[\[([-\d.e]+)", found.page))
    if not found.stock:
        with np.load(found.course / "release" / "rnn_cell" / "cases.npz") as cases:
            told -= {
                repr(number) for name in cases.files if cases[name].dtype == float for number in cases[name].tolist()
            }
    return "the feedback page tells a hidden case" if told else found.gained()
