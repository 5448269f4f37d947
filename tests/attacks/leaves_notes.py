"""Tries: its answer in the temporary folders and in shared memory, for the next learner to pick up.

Every learner's folders are new. (searches_for_notes comes after it and looks.)
"""

CROSSES = "next learner: data"
CELLS = [
    """
for folder in ("/tmp", "/dev/shm", "@OUTSIDE@", ".."):
    try: open(folder + "/hostile-notes", "w").write("note for the next")
    except OSError: pass
"""
]


def harm(found):
    left = [f for f in (found.outside, found.course / "autograded" / found.learner) if (f / "hostile-notes").exists()]
    return "its note lies there for the next" if left else found.gained()
