"""Tries: a cell that never ends and takes no interrupt.

Its process is ended; the notebook is run again without that cell.
"""

CROSSES = "cell: resources"
ANSWER = """
import time
while True:
    try: time.sleep(1)
    except BaseException: pass
"""
MUST = "crashed"
