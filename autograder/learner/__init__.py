"""What a learner receives as ``check.py``: these modules, joined in the order of PARTS.

They use Python >= 3.10 and NumPy >= 1.26 only. The judge compares with the same code, so what ``check`` says of the
visible cases is what the mark will be. ``autograder.build.bundle`` joins them; imports between them are dropped there.

``raising/`` explains an exception, ``editing/`` changes the text of a function: of references for slips, of the
learner's own for a repair. What is left over stands here: values and how they are compared, marks, names, words.

Whoever is right needs PARTS only. LATER is compiled part by part when a wrong answer first needs it; for compiling is
most of what importing check.py takes, above all in a browser. So PARTS may import functions from it, and nothing else.
"""

PARTS = ("raising/facts", "values", "pieces", "words", "verdict", "compare", "carried", "judge", "weights", "client")
LATER = (
    *(f"raising/{name}" for name in "reading scene failing documented misfits explaining".split()),
    *("editing/kinds", "looks", "alike", "naming"),
    *(f"editing/{name}" for name in "sites related rewrites functions operators moves inserts edits".split()),
    *("editing/written", "editing/trials", "editing/repair"),
)
