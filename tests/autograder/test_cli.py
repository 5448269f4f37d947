"""The command line: its version, and what it says if it is used wrongly."""

import platform
import subprocess
import sys
import tomllib
from importlib import metadata

import pytest
import torch

from autograder import cli, verbs
from autograder.cli import main

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
    assert done.stderr.strip() == ""  # it loaded none of the libraries that take seconds


def test_the_changelog_begins_with_what_is_unreleased_and_then_the_version(book):
    project = tomllib.loads((book / "pyproject.toml").read_text("utf8"))["project"]["version"]
    parts = (book / "CHANGELOG.md").read_text("utf8").split("\n## ")[1:]
    assert [part.split()[0].strip("[]") for part in parts[:2]] == ["Unreleased", project]
    assert all(part.split("\n\n")[1].startswith("**Marks:** ") for part in parts)


# ------------------------------------------------------------------------------------------------ used wrongly


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["grade", "--workers", "-3"], "-3 is less than 0"),
        (["grade", "--cell-seconds", "0"], "0 is not more than 0"),
        (["regrade", "--exercise-seconds", "-1"], "-1 is not more than 0"),
        (["certify", "--seeds", "0"], "0 is less than 1"),
        (["certify", "--seeds", "many"], "invalid number value: 'many'"),
    ],
)
def test_a_number_that_makes_no_sense_is_named(arguments, says, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2 and says in capsys.readouterr().err


@pytest.mark.parametrize("verb", [["grade"], ["regrade"], ["report"], ["replay", "ann", "rnn_step"]])
def test_a_folder_of_a_class_that_is_not_there_is_named_with_who_named_it(verb, book, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COURSE_ROOT", str(tmp_path / "corse"))
    assert main([*verb, "--book", str(book)]) == 2
    said = capsys.readouterr().err
    assert f"COURSE_ROOT names a folder that is not there: {tmp_path / 'corse'}" in said
    assert main([*verb, "--book", str(book), "--course", str(tmp_path / "other")]) == 2
    assert f"--course names a folder that is not there: {tmp_path / 'other'}" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_full_disk_ends_in_a_sentence(book, tmp_path, monkeypatch, capsys):
    def full(arguments):
        raise OSError(28, "No space left on device", "/somewhere/marks.csv")

    monkeypatch.setattr(verbs, "run_report", full)
    assert main(["report", "--book", str(book), "--course", str(tmp_path)]) == 1
    assert "autograder: /somewhere/marks.csv: No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize("where", ["chapters/class", "_build/html/class", ".", "term"])
def test_a_class_where_git_and_the_site_would_find_it_is_refused(tmp_path, capsys, where):
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: chapters/intro\n")
    folder = tmp_path / where
    folder.mkdir(parents=True, exist_ok=True)
    assert cli.main(["report", "--book", str(tmp_path), "--course", str(folder)]) == 2
    assert "lies in the book, where git and the site would find" in capsys.readouterr().err
