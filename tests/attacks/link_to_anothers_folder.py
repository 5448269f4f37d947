"""Tries: a link to another learner's whole folder.

Refused: only regular files in regular folders are read.
"""

CROSSES = "file: marks"
MUST = "refused"


def hand_in(s):
    s.folder.parent.mkdir(parents=True)
    s.folder.symlink_to(s.course / "submitted" / "zoe" / "rnn_cell")
