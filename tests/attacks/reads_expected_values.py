"""Tries: the expected values from the variables of whoever calls.

Nothing expected is in the runner, neither in the notebook's variables nor in a frame above.
"""

CROSSES = "cell: marks", "wire: data"
EXERCISE = "rnn_step_concat"
ANSWER = """
def rnn_step_concat(x, h, W, b, order="xh"):
    import sys
    frame = sys._getframe()
    while frame:
        for name, value in {**frame.f_globals, **frame.f_locals}.items():
            if name in ("expected", "want", "reference", "answer"):
                return value
        frame = frame.f_back
"""
