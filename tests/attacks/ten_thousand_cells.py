"""Tries: ten thousand cells.

Refused, with a reason.
"""

CROSSES = "notebook: resources"
MUST = "refused"


def hand_in(s):
    for _ in range(10_000):
        s.notebook["cells"].append({"id": "x", "cell_type": "markdown", "metadata": {}, "source": "x"})
    s.write()
