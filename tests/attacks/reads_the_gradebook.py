"""Tries: everybody's marks from the gradebook.

The gradebook is not there.
"""

CROSSES = "cell: data", "database: data"
CELLS = [
    """
import sqlite3
with sqlite3.connect("file:@COURSE@/gradebook.db?mode=ro", uri=True) as db:
    print("learners:", [s for s, in db.execute("select id from student")])
"""
]


def harm(found):
    return "it reads the gradebook" if found.said("learners: [") else None
