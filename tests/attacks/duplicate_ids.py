"""Tries: two cells of one grade_id.

The last counts; the other is a cell of the learner's own.
"""

CROSSES = "notebook: resources", "notebook: marks"
MUST = "passed"


def hand_in(s):
    for cell in list(s.notebook["cells"]):
        if "nbgrader" in cell["metadata"]:
            s.notebook["cells"].insert(0, {**cell, "id": f"twin-{len(s.notebook['cells'])}"})
    s.write()
