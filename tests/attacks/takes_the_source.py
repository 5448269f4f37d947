"""Tries: the answer in the instructor's own version of the notebook.

The instructor's folder is not there.
"""

CROSSES = "cell: data"
ANSWER = """
import json
for cell in json.load(open("@COURSE@/source/rnn_cell/rnn_cell.ipynb"))["cells"]:
    if "def rnn_step(" in "".join(cell["source"]):
        exec("".join(cell["source"]))
assert rnn_step(*[np.ones((1, 1))] * 5) is not None
"""
