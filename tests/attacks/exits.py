"""Tries: to end the process before the check.

The notebook is run again without that cell.
"""

CROSSES = "cell: resources"
CELLS = ["import os\nos._exit(0)"]
MUST = "passed"
