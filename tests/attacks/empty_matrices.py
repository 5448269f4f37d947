"""Tries: weights without a number in them, so long that what the judge measures of them takes all memory.

Judging has its own limit; what cannot be measured is wrong.
"""

CROSSES = "judge: resources"
EXERCISE = "survive_tanh"
ANSWER = """
def survive_tanh(*_):
    return np.zeros((1, 0)), np.zeros((0, 0)), np.zeros((0, 400_000_000))
"""


def harm(found):
    return None if found.stock else found.gained()
