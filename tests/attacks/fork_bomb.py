"""Tries: as many processes as it can start.

Their number is bounded, and none is left.
"""

CROSSES = "cell: resources"
CELLS = [
    """
import os, time
made = 0
try:
    while made < 300:
        if os.fork() == 0:
            time.sleep(1)
            os._exit(0)
        made += 1
except OSError: pass
print("made many" if made > 100 else "made few")
time.sleep(1)
"""
]


def harm(found):
    return "it starts 300 processes" if found.said("made many") else None


MUST = "crashed"
