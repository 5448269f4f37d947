"""What a learner receives as ``check.py``: these modules, joined in the order of PARTS.

They use Python >= 3.10 and NumPy >= 1.26 only. The judge compares with the same code, so what ``check`` says of the
visible cases is what the mark will be. ``autograder.build.bundle`` joins them; imports between them are dropped there.

``raising/`` explains an exception, ``editing/`` changes the text of a function: of references for slips, of the
learner's own for a repair. What is left over stands here: values and how they are compared, marks, names, words.
"""

PARTS = (
    *("raising/reading", "raising/scene", "raising/failing", "values", "pieces", "words"),
    *("raising/documented", "raising/misfits", "raising/explaining"),
    *(f"editing/{name}" for name in "kinds sites related rewrites functions operators moves inserts edits".split()),
    *("verdict", "compare", "carried", "alike", "naming", "judge"),
    *("editing/written", "editing/trials", "editing/repair", "weights", "client"),
)
