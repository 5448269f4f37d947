"""Tries: a process that stays and keeps the gradebook locked.

It reaches no gradebook, and ends with the notebook.
"""

CROSSES = "database: resources"
CELLS = [
    """
import subprocess, sys, time
code = "import sqlite3, time # left-by-an-attack\\ndb = sqlite3.connect('file:@COURSE@/gradebook.db?mode=rw', uri=True)"
code += "\\ndb.execute('begin exclusive')\\ntime.sleep(25)"
subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
time.sleep(0.5)
"""
]
MUST = "passed"
