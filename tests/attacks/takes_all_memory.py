"""Tries: three gigabytes.

MemoryError.
"""

CROSSES = "cell: resources"
CELLS = ["room = bytearray(3 << 30)\nprint('has', len(room) >> 30, 'gigabytes')"]


def harm(found):
    return "it takes 3 GB" if found.said("gigabytes") else None
