"""What a learner receives as ``check.py``: these modules, joined in the order of PARTS.

They need only Python >= 3.10 and NumPy >= 1.26. The judge compares with the same code, so the mark that ``check`` shows
for the visible cases is the mark to come. ``autograder.build.bundle`` joins them, and drops the imports between them.

``raising/`` explains exceptions. ``editing/`` changes the text of functions: of references for slips, of learners'
functions for repairs. The modules here compare values, mark, name mistakes, and find the words,
in the language of the book (``language.py``).

A right answer needs only PARTS. LATER is compiled, part by part, when a wrong answer first needs it, because compiling
takes most of the time of importing check.py, above all in a browser. So PARTS may import only functions from LATER.
"""

PARTS = (
    *("language", "raising/facts", "values", "pieces", "words", "verdict", "compare", "carried", "judge"),
    *("weights", "client"),
)
LATER = (
    *("retold", "departing"),
    *(f"raising/{name}" for name in "reading scene failing documented misfits absent explaining".split()),
    *("editing/kinds", "looks", "alike", "naming"),
    *(f"editing/{name}" for name in "sites related rewrites functions operators moves inserts edits".split()),
    *("editing/written", "editing/trials", "editing/repair"),
)
