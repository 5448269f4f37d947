"""Tries: to wait for somebody to type.

Nobody does: the cell ends at once.
"""

CROSSES = "cell: resources"
CELLS = ["input('your password: ')"]
MUST = "passed"
