"""Tries: a pickle that runs code where it is opened, on the channel and as an answer.

Nothing is ever unpickled.
"""

CROSSES = "wire: code", "judge: code"
ANSWER = """
@CHANNEL@

import pickle

class Bomb:
    def __reduce__(self): return open, ("@OUTSIDE@/was-here", "w")
    def __array__(self, *args, **kwargs): return np.array([self], object)

def rnn_step(x, h, Wx, Wh, b):
    return np.array([Bomb(), pickle.dumps(Bomb())], object)
"""
MUST = "failed"


def harm(found):
    return "its code runs at the judge's" if (found.outside / "was-here").exists() else found.gained()
