"""Tries: the memory and the command lines of other processes.

It sees none but the one that watches over it, and cannot open its memory.
"""

CROSSES = "cell: data"
CELLS = [
    """
import os
for pid in os.listdir("/proc"):
    if pid.isdigit() and int(pid) != os.getpid():
        try:
            open(f"/proc/{pid}/mem", "rb").close()
            print("can open", pid)
        except OSError: pass
        try:
            if "nbgrader" in open(f"/proc/{pid}/cmdline").read(): print("can open the grader's")
        except OSError: pass
"""
]


def harm(found):
    return "it opens other processes" if found.said("can open") else None
