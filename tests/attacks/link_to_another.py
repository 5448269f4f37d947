"""Tries: a link to another learner's notebook.

Refused: only regular files are read.
"""

CROSSES = "file: marks"
MUST = "refused"


def hand_in(s):
    s.folder.mkdir(parents=True)
    s.path.symlink_to(s.course / "submitted" / "zoe" / "rnn_cell" / "rnn_cell.ipynb")
