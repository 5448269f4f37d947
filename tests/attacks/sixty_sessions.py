"""Tries: sixty processes that compute without end, each in a session of its own, among which some kernels share the processors.

More than two such sessions end the notebook, which is run again without that cell.
"""

CROSSES = "cell: resources"
CELLS = [
    """
import os, time
for _ in range(60):
    if os.fork() == 0:
        os.setsid()
        while True: pass
time.sleep(2)
"""
]
MUST = "passed"
