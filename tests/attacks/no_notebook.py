"""Tries: to hand in no notebook, but a copy under another name.

A mark of 0, with the name that was found.
"""

CROSSES = "file: marks"
MUST = "refused"


def hand_in(s):
    s.put("{}", "Copy of rnn_cell.ipynb")
