"""Tries: what those before it have left in the temporary folders and in shared memory.

There is nothing.
"""

CROSSES = "next learner: data"
CELLS = [
    """
import os
for folder in ("/tmp", "/dev/shm", os.path.expanduser("~")):
    print("found", *[n for n in os.listdir(folder) if "hostile" in n])
"""
]


def harm(found):
    return "it finds what another left" if found.said("hostile-notes") else found.gained()
