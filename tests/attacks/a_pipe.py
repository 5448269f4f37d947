"""Tries: a named pipe instead of a notebook; whoever opens it waits for ever.

Refused, without being opened.
"""

CROSSES = "file: resources"
MUST = "refused"


def hand_in(s):
    import os

    s.folder.mkdir(parents=True)
    os.mkfifo(s.path)
