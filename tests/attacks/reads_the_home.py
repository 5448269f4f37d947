"""Tries: the files of the instructor's, and what the system knows of its users.

Neither is there.
"""

CROSSES = "cell: data"
CELLS = [
    """
import os, pathlib
for path in ("/etc/passwd", "/etc/shadow", "/etc/hostname", "@COURSE@", "@OUTSIDE@"):
    if pathlib.Path(path).exists(): print("can see", path)
"""
]


def harm(found):
    return "it reads the disk" if found.said("can see") else None
