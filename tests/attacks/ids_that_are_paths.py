"""Tries: ids that look like paths and like mark-up.

They belong to no cell of the release, and stay behind.
"""

CROSSES = "notebook: code", "notebook: mark-up"
MUST = "passed"
PAGE = True


def hand_in(s):
    for k, name in enumerate(("../../../../outside/was-here", "x' onclick='alert(1)", "<script>alert(1)</script>")):
        s.own(f"print({k})")
        role = {"grade": False, "grade_id": name, "locked": False, "schema_version": 3, "solution": True, "task": False}
        s.notebook["cells"][-1 - k]["metadata"] = {"tags": [name], "x": name}
        s.notebook["cells"][2].update(id=name, metadata={"nbgrader": role})
    s.write()


def harm(found):
    if (found.outside / "was-here").exists():
        return "it writes where it likes"
    return "its script runs in the feedback page" if "<script>alert(1)" in found.page else found.lost()
