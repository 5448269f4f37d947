"""Tries: sixty processes that compute without end, so that submissions marked beside it must wait.

They come last, as one. Its own right answer is marked as it is: that costs nobody a mark.
"""

CROSSES = "cell: resources"
CELLS = [
    """
import os
for _ in range(60):
    if os.fork() == 0:
        while True: pass
"""
]
MUST = "passed"
