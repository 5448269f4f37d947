"""Tries: the instructor's environment variables, where passwords and tokens stand.

None is passed on.
"""

CROSSES = "cell: data"
CELLS = [
    """
import os, pathlib
print([v for k, v in os.environ.items() if k == "UNROLLED_TOKEN"])
for path in pathlib.Path("/proc").glob("[0-9]*/environ"):
    try: print(*[v for v in path.read_text().split(chr(0)) if v.startswith("UNROLLED_TOKEN")])
    except OSError: pass
"""
]


def harm(found):
    return "it reads the instructor's environment" if found.said("token-of-the-instructor") else None
