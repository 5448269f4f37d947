"""Tries: in an exercise with many right answers, other measurements of its answer than were taken.

What is measured of an answer must be measured by the judge, or be of no use to forge.
"""

CROSSES = "wire: marks"
EXERCISE = "echo_linear"
ANSWER = """
def echo_linear(k):
    import sys
    values = sys.modules["autograder.learner.values"]
    honest = values.plain

    def plain(value, depth=0):
        return np.eye(3 * k + 4)[k] if getattr(value, "shape", None) == (3 * k + 4,) else honest(value, depth)

    values.plain = plain
    return np.zeros(k + 1), np.zeros((k + 1, k + 1)), np.zeros(k + 1)
"""


def harm(found):
    return None if found.stock else found.gained()
