"""Tries: a link to the gradebook among its files, so that it comes back with the feedback.

Nothing but the notebook goes further.
"""

CROSSES = "file: data", "pages: data"
MUST = "passed"
PAGE = True


def hand_in(s):
    s.write()
    (s.folder / "notes.db").symlink_to(s.course / "gradebook.db")


def harm(found):
    for step in ("autograded", "feedback"):
        if any((found.course / step / found.learner).rglob("notes.db")):
            return f"the gradebook is in {step}/"
    return found.lost()
