"""Tries: the answer in another learner's submission.

No other submission can be seen.
"""

CROSSES = "cell: data", "next learner: data"
ANSWER = """
import json
for cell in json.load(open("@COURSE@/submitted/zoe/rnn_cell/rnn_cell.ipynb"))["cells"]:
    if "def rnn_step(" in "".join(cell["source"]):
        exec("".join(cell["source"]))
"""
