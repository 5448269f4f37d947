"""Tries: after a right notebook was marked, one that crashes the grader, to keep the old mark.

The new notebook's mark replaces it.
"""

CROSSES = "cell: marks"
ANSWER = "import os\nos._exit(1)"
MUST = "crashed"


def again(s):
    s.answer("rnn_step", ANSWER)
    for cell in s.notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 99 if s.stock else 3
    s.write()


def harm(found):
    return f"the old mark of {found.mark:g} stands" if found.mark else None
