"""Which files a file depends on."""

import pytest

from autograder.book.imports import with_imports
from autograder.errors import BookError


def test_a_file_comes_with_all_that_it_imports_from_the_book_and_nothing_else(tmp_path):
    (tmp_path / "solutions").mkdir()
    for name, text in (
        ("a", "import numpy\nfrom solutions import b"),
        ("b", "from solutions.c import x"),
        ("c", "x = 1"),
    ):
        (tmp_path / "solutions" / f"{name}.py").write_text(text)
    found = with_imports([tmp_path / "solutions" / "a.py"], tmp_path)
    assert [path.stem for path in found] == ["a", "b", "c"]


def test_a_file_that_was_asked_for_and_is_missing_is_named(tmp_path):
    there, gone = tmp_path / "there.py", tmp_path / "gone.py"
    there.write_text("import numpy")
    with pytest.raises(BookError, match=f"{gone}:1: this file is missing"):
        with_imports([there, gone], tmp_path)
