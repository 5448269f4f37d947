"""Tries: a timestamp.txt that holds no time.

The notebook is marked all the same.
"""

CROSSES = "file: resources", "file: marks"
MUST = "passed"


def hand_in(s):
    s.write()
    s.put("next Tuesday; drop table grade", "timestamp.txt")
