"""``autograder new-book``: the book that it writes is tests/course without its toys, and it is complete as it is."""

import json
import subprocess
import sys
from datetime import date
from importlib import metadata

import pytest

from autograder.build import new_book as module
from autograder.build.new_book import DISTRIBUTION, new_book, requirement
from autograder.cli import main
from autograder.errors import UsageError

NOT_OURS = {"README.md", "requirements.txt"}  # for who begins a book; nothing to be tested there
ADDRESS = "  baseurl: "  # the toy course's is one where nothing answers


def files_of(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def without_address(text):
    return [line for line in text.splitlines() if not line.startswith(ADDRESS)]


def test_the_toy_course_is_a_new_book_that_has_grown(tmp_path, toy):
    new_book(tmp_path / "course", date(2026, 1, 1))
    written = files_of(tmp_path / "course") - NOT_OURS
    assert len(written) > 8
    for name in written:
        new, grown = ((book / name).read_text("utf8") for book in (tmp_path / "course", toy))
        if name == "_toc.yml":  # the toys stand below
            assert grown.startswith(new) and len(grown) > len(new)
        else:
            assert without_address(new) == without_address(grown), name


# without site-packages' .pth files, for the real solutions/ must not be found
CERTIFY = """
import sys
sys.path[:] = [path for path in sys.argv[2:] if path]
from autograder.cli import main
sys.exit(main(["certify", "--seeds", "1", "--book", sys.argv[1]]))
"""


def test_certify_proves_it(tmp_path, book):
    new_book(tmp_path / "wet-days")
    (tmp_path / "machinery").mkdir()
    (tmp_path / "machinery" / "autograder").symlink_to(book / "autograder")  # and nothing else of this repository
    paths = [str(tmp_path / "machinery"), *(path for path in sys.path if path and not path.startswith(f"{book}/tests"))]
    paths = [path for path in paths if path != str(book)]
    done = subprocess.run([sys.executable, "-S", "-c", CERTIFY, str(tmp_path / "wet-days"), *paths], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 of 1 exercises proved" in done.stdout


def test_its_title_and_nbgraders_name_come_from_the_folders(tmp_path):
    new_book(tmp_path / "Wet_days 2", date(2031, 5, 1))
    read = {name: (tmp_path / "Wet_days 2" / name).read_text("utf8") for name in ("_config.yml", "README.md", "nbgrader_config.py")}
    assert "title: Wet days 2\n" in read["_config.yml"] and 'copyright: "2031"' in read["_config.yml"]
    assert read["README.md"].startswith("# Wet days 2\n")
    assert 'course_id="wet-days-2"' in read["nbgrader_config.py"]


def test_the_command_says_how_to_go_on(tmp_path, capsys):
    (tmp_path / "mine").mkdir()  # an empty folder is taken
    assert main(["new-book", str(tmp_path / "mine")]) == 0
    assert f"next: cd {tmp_path / 'mine'}, then read README.md" in capsys.readouterr().out
    assert main(["new-book", str(tmp_path / "mine")]) == 2
    assert f"{tmp_path / 'mine'} is not empty: name a folder that is not there yet" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["..", "2026", "a\0b"])
def test_a_name_that_cannot_be_a_books_is_refused(tmp_path, name):
    with pytest.raises(UsageError, match="no name for a book: name a folder with a letter"):
        new_book(tmp_path / "inside" / name)
    assert not list(tmp_path.iterdir())


def test_where_no_folder_can_be_made_nothing_is_written(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="is a file: name a folder that is not there yet"):
        new_book(tmp_path / "file")
    with pytest.raises(UsageError, match="cannot be made .*: name a folder where you may write"):
        new_book(tmp_path / "file" / "book")
    with pytest.raises(UsageError, match="cannot be made .*: name a folder where you may write"):
        new_book(tmp_path / ("x" * 300))
    assert (tmp_path / "file").read_text() == "mine" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ({"url": "https://x.org/u", "vcs_info": {"vcs": "git", "commit_id": "ab12"}}, "unrolled @ git+https://x.org/u@ab12"),
        ({"url": "https://x.org/u-1.0.0-py3-none-any.whl", "archive_info": {}}, "unrolled @ https://x.org/u-1.0.0-py3-none-any.whl"),
        ({"url": "file:///home/ann/u", "dir_info": {}}, "unrolled @ file:///home/ann/u"),
        (None, f"unrolled=={metadata.version(DISTRIBUTION)}"),
    ],
)
def test_its_requirement_is_this_machinery_from_where_it_came(monkeypatch, source, line):
    class Installed:
        version = metadata.version(DISTRIBUTION)

        def read_text(self, name):
            return json.dumps(source) if source and name == "direct_url.json" else None

    monkeypatch.setattr(module.metadata, "distribution", lambda name: Installed())
    assert requirement() == line


def test_a_folder_that_is_no_book_is_told_how_to_begin_one(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for arguments in (["build"], ["build", "--book", str(tmp_path)]):
        assert main(arguments) == 2
        assert "_toc.yml" in (said := capsys.readouterr().err) and "autograder new-book" in said
