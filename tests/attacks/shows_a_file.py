"""Tries: pictures that are files of the instructor's.

Prose shows no file.
"""

CROSSES = "notebook: data", "pages: data"
MUST = "passed"
PAGE = True


def hand_in(s):
    s.own(
        "![](file://@COURSE@/gradebook.db) ![](../../../gradebook.db) <object data='../../../gradebook.db'>", "markdown"
    )
    s.write()


def harm(found):
    return "the feedback page shows a file of the instructor's" if "gradebook.db" in found.page else found.lost()
