"""Tries: a check.py of its own beside the notebook, which is content with everything.

The learner's check.py is not asked.
"""

CROSSES = "file: marks"


def hand_in(s):
    s.write()
    s.put("def check(*args): return 4.0\n", "check.py")
