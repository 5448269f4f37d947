"""Tries: nothing; an honest answer that is wrong, and a look at the feedback for what the hidden tests are.

The feedback tells no test and no number of a hidden case.
"""

CROSSES = "pages: data"
PAGE = True


def harm(found):
    return "the feedback page shows the hidden tests" if "hidden-tests-say-so" in found.page else found.gained()
