"""Tries: metadata that make an exercise worth 400 points, and a right answer to it.

Points are the release's.
"""

CROSSES = "notebook: marks", "database: marks"
MUST = "passed"


def hand_in(s):
    s.check("rnn_step")["metadata"]["nbgrader"]["points"] = 400
    s.write()


def harm(found):
    return f"{found.mark:g} points where 4 can be had" if (found.mark or 0) > 4 else None
