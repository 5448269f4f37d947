"""Tries: a number of ten thousand digits where nbgrader looks for its version.

Versions are not read.
"""

CROSSES = "notebook: resources"
MUST = "refused"


def hand_in(s):
    import json

    s.put(json.dumps(s.notebook).replace('"nbformat_minor": 5', '"nbformat_minor": ' + "5" * 10_000))
