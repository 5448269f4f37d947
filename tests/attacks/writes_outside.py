"""Tries: to write a file beside the instructor's course.

The place is not there to be written.
"""

CROSSES = "cell: code"
CELLS = ["open('@OUTSIDE@/was-here', 'w').write('x')"]


def harm(found):
    return "it writes where it likes" if (found.outside / "was-here").exists() else None
