"""Tries: a notebook without the cells that check.

They are put back.
"""

CROSSES = "notebook: marks"


def hand_in(s):
    s.notebook["cells"] = [c for c in s.notebook["cells"] if c not in s.checks]
    s.write()
