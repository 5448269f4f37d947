"""Tries: version 1 of nbgrader's metadata, which nbgrader does not know.

Metadata are the release's.
"""

CROSSES = "notebook: resources"
MUST = "passed"


def hand_in(s):
    for cell in s.notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 1
    s.write()
