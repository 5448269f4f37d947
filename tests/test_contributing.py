"""The exercise in three edits of CONTRIBUTING.md: certify proves it as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

TEXT = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf8")


def block(heading: str) -> str:
    """The first block of code below a heading in bold."""
    return re.search(r"(`{3,4})\w+\n(.*?)\n\1\n", TEXT[TEXT.index(f"**{heading}**") :], re.S)[2] + "\n"


def test_three_edits_make_an_exercise_that_certify_proves(tmp_path):
    files = {
        "_toc.yml": "format: jb-book\nroot: index\nchapters:\n- file: chapters/rnn_cell/lesson\n",
        "solutions/rnn_cell.py": block("1. The answer"),
        "chapters/rnn_cell/exercises/readout.py": block("2. The record"),
        "chapters/rnn_cell/exercises.md": block("3. The slot"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf8")
    command = [sys.executable, "-S", "-c", PROGRAM, str(tmp_path), *sys.path]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 of 1 exercises proved" in done.stdout


def test_the_line_that_a_problem_names_is_there():
    lines = block("2. The record").splitlines()
    number = next(k for k, line in enumerate(lines, 1) if line.startswith("def readout_squashed"))
    assert f"exercises/readout.py:{number}: mistake readout_squashed is not told apart from" in TEXT


# without site-packages' .pth files, for the real solutions/ must not be found
PROGRAM = """
import sys
book, path = sys.argv[1], [p for p in sys.argv[2:] if p]
sys.path[:] = [book, *path]
import solutions
solutions.__path__ = [book + "/solutions"]
from autograder.cli import main
sys.exit(main(["certify", "--book", book, "--course", book + "/course"]))
"""
