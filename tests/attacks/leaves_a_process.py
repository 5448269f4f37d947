"""Tries: a process of its own that stays when the notebook is done.

It ends with the notebook.
"""

CROSSES = "next learner: resources", "next learner: code"
CELLS = [
    """
import subprocess, sys
code = "import time # left-by-an-attack\\ntime.sleep(4)\\nopen('@OUTSIDE@/was-here', 'w').write('x')\\ntime.sleep(60)"
subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
"""
]


def harm(found):
    import time

    time.sleep(0 if (found.outside / "was-here").exists() or not found.stock else 3)
    return "its process goes on after it" if (found.outside / "was-here").exists() else found.gained()
