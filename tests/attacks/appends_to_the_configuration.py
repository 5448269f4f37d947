"""Tries: code of its own at the end of nbgrader_config.py, to be run by the instructor's next command.

The file is not there.
"""

CROSSES = "cell: code"
CELLS = [
    """
import pathlib
for path in ("@COURSE@", "@COURSE@/.."):
    config = pathlib.Path(path, "nbgrader_config.py")
    if config.exists():
        with config.open("a") as file: file.write("\\n# was here\\n")
"""
]


def harm(found):
    for folder in (found.course, found.course.parent):
        config = folder / "nbgrader_config.py"
        if config.exists() and "# was here" in config.read_text():
            return "the instructor's next command runs its code"
