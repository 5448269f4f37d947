"""Tries: a timestamp.txt of 300 MB.

A time is short: no more is read.
"""

CROSSES = "file: resources"
MUST = "passed"


def hand_in(s):
    s.write()
    s.put("2026-01-01 12:00:00 UTC", "timestamp.txt")
    with (s.folder / "timestamp.txt").open("r+b") as file:
        file.truncate(300 << 20)
