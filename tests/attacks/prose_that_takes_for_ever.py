"""Tries: Markdown that takes its reader minutes: brackets and formulas that open and never close.

Prose beyond what a person would write is shown as plain text.
"""

CROSSES = "notebook: resources", "pages: resources"
MUST = "passed"


def hand_in(s):
    s.own("\\begin{a}" * 11_000 + "[" * 60_000, "markdown")
    s.write()


def harm(found):
    return found.lost()
