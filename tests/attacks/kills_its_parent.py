"""Tries: to kill the process above it.

That one stands outside; the class is graded.
"""

CROSSES = "cell: resources"
CELLS = ["import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nos.kill(os.getppid(), signal.SIGKILL)"]
MUST = "passed"


def harm(found):
    return found.lost()
