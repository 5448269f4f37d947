"""Tries: hidden inputs in the message of an exception, to be read in the feedback.

Of an exception on a hidden case the message is not told.
"""

CROSSES = "judge: data", "pages: data"
ANSWER = """
def rnn_step(x, h, Wx, Wh, b):
    print("hidden case: printed")
    raise ValueError(f"hidden case: {x.tolist()}")
"""
PAGE = True


def harm(found):
    return "the feedback page tells a hidden case" if "hidden case: [[" in found.page else found.gained()
