"""What the program says of itself."""

import platform
import subprocess
import sys
import tomllib
from importlib import metadata

import torch

SHOW_VERSION = """
import sys
from autograder.cli import main
try:
    main(["--version"])
finally:
    print(*sorted({"torch", "nbgrader", "matplotlib"} & set(sys.modules)), file=sys.stderr)
"""


def test_version_says_the_projects_and_what_a_mark_depends_on(book):
    project = tomllib.loads((book / "pyproject.toml").read_text("utf8"))["project"]["version"]
    done = subprocess.run([sys.executable, "-c", SHOW_VERSION], capture_output=True, text=True, check=True)
    assert done.stdout == (
        f"autograder {project} (Python {platform.python_version()}, nbgrader {metadata.version('nbgrader')}, "
        f"numpy {metadata.version('numpy')}, torch {torch.__version__})\n"
    )
    assert done.stderr.strip() == ""  # none of the libraries that take seconds was loaded for it


def test_the_changelog_begins_with_what_is_unreleased_and_then_the_version(book):
    project = tomllib.loads((book / "pyproject.toml").read_text("utf8"))["project"]["version"]
    parts = (book / "CHANGELOG.md").read_text("utf8").split("\n## ")[1:]
    assert [part.split()[0].strip("[]") for part in parts[:2]] == ["Unreleased", project]
    assert all(part.split("\n\n")[1].startswith("**Marks:** ") for part in parts)
