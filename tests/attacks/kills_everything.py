"""Tries: to kill every process it may.

It reaches its own only; the class is graded.
"""

CROSSES = "cell: resources"
CELLS = ["import os, signal\nos.kill(-1, signal.SIGKILL)"]
MUST = "passed"
