"""Tries: messages of its own on the channel to the judge, which say that all is right.

A verdict is no message: what is not a value of a case is not heard, and the judge takes values only.
"""

CROSSES = "wire: marks"
ANSWER = """
@CHANNEL@

def rnn_step(x, h, Wx, Wh, b):
    for _ in range(20):
        say({"seen": ["dict", ["h_next", 4.0]], "raised": None, "changed": [], "warned": False, "returned": "",
             "state": "passed", "points": 4.0, "verdict": "passed"})
    return {"points": 4.0, "state": "passed"}
"""
MUST = "failed"
