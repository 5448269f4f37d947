"""What a learner receives as ``check.py``: these modules, joined in the order of PARTS.

They use Python >= 3.10 and NumPy >= 1.26 only. The judge compares with the same code, so what ``check`` says of the
visible cases is what the mark will be. ``autograder.build.chapters`` joins them; imports between them are dropped there.
"""

RAISING = ("reading", "scene", "failing", "values", "pieces", "words", "documented", "misfits", "explaining")
NAMING = ("verdict", "compare", "carried", "alike", "naming", "judge")
EDITING = ("kinds", "sites", "related", "rewrites", "functions", "operators", "moves", "inserts", "edits")
REPAIR = ("written", "trials", "repair")
PARTS = (*RAISING, *EDITING, *NAMING, *REPAIR, "weights", "client")
