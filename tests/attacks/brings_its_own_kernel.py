"""Tries: an ipykernel_launcher.py beside the notebook, to be run instead of the kernel.

Nothing but the notebook's text goes further.
"""

CROSSES = "file: code"
MUST = "passed"


def hand_in(s):
    s.write()
    for name in ("ipykernel_launcher.py", "numpy.py", "nbgrader_config.py", "sitecustomize.py"):
        s.put(f"open({str(s.outside / 'was-here')!r}, 'w').write('x')\nraise SystemExit\n", name)


def harm(found):
    if (found.outside / "was-here").exists():
        return "its file runs in place of the grader's"
    return found.lost()
