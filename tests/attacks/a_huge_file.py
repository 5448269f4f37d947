"""Tries: a file of 200 MB.

Refused, without being read.
"""

CROSSES = "file: resources"
MUST = "refused"


def hand_in(s):
    s.put("{")
    with s.path.open("r+b") as file:
        file.truncate(200 << 20)
