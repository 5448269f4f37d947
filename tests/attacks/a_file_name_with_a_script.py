"""Tries: a file name that is mark-up, which the message about the missing notebook then shows.

The message shows it as text.
"""

CROSSES = "file: mark-up", "pages: mark-up"
MUST = "refused"
PAGE = True


def hand_in(s):
    s.put("{}", "<img src=x onerror=alert(1)>.ipynb")


def harm(found):
    if found.mark is None:
        return "it gets no mark"
    return "its script runs in the feedback page" if "<img src=x onerror=" in found.page else None
