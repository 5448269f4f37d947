"""Tries: another kernel, which the notebook names.

The runner knows one, and takes its name from nobody.
"""

CROSSES = "notebook: code"
MUST = "passed"


def hand_in(s):
    s.notebook["metadata"]["kernelspec"] = {"display_name": "evil", "language": "bash", "name": "../../evil"}
    s.write()
