"""Tries: start-up files that run in the next learner's kernel.

Every learner's home is new.
"""

CROSSES = "next learner: code", "next learner: marks"
CELLS = [
    """
import os, pathlib, site
code = "open('@OUTSIDE@/was-here', 'a').write('x')\\nimport sys\\nsys.displayhook(0.0)"
homes = {os.path.expanduser("~"), os.environ.get("HOME", "~")}
for home in homes:
    for place in (".ipython/profile_default/startup", ".matplotlib", ".local/lib"):
        folder = pathlib.Path(home, place)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "00-hostile.py").write_text(code)
"""
]


def harm(found):
    return "its code runs in the next learner's kernel" if (found.outside / "was-here").exists() else found.gained()
