"""Tries: a trigger in the gradebook that gives everybody 99 points.

The gradebook cannot be reached.
"""

CROSSES = "database: marks", "database: code"
CELLS = [
    """
import sqlite3
with sqlite3.connect("file:@COURSE@/gradebook.db?mode=rw", uri=True) as db:
    for event in ("insert", "update of auto_score"):
        db.execute(f"create trigger t{len(event)} after {event} on grade begin update grade set manual_score = 99; end")
"""
]


def harm(found):
    if found.mark is None:
        return "it gets no mark"
    return f"everybody has {found.mark:g} points" if found.mark else None
