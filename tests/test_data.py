"""The page on data names all that is shipped, with its size, and every licence that a chapter's notice names."""

import gzip
import lzma
import re
from pathlib import Path

import pytest
from babel.core import get_cldr_version

from autograder.book.book import Book

UNPACK = {".gz": gzip.decompress, ".xz": lzma.decompress}
CHAPTERS = Path(__file__).parents[1] / "chapters"
PAGE = (CHAPTERS / "data.md").read_text("utf8")
ENTRIES = re.findall(r"^\S.*\n: (?:.+\n)+", PAGE, re.MULTILINE)
PACKED = sorted(path for path in CHAPTERS.glob("*/*") if path.suffix in UNPACK)
BOOK = Book(CHAPTERS.parent)
NOTICES = sorted(CHAPTERS.glob("*/NOTICE.txt"))


def test_every_packed_file_has_an_entry_with_its_size_and_no_other_is_named():
    named = {name: int(size) for name, size in re.findall(r"`([\w.]+\.[gx]z)`, (\d+) kB", PAGE)}
    assert named == {path.name: round(path.stat().st_size / 1000) for path in PACKED}


@pytest.mark.parametrize("path", PACKED, ids=lambda path: path.name)
def test_a_packed_file_is_small_and_has_a_notice_that_names_it(path):
    assert path.stat().st_size < 500_000
    assert len(UNPACK[path.suffix](path.read_bytes()).decode("utf8").splitlines()) > 1000
    assert path.name in (path.parent / "NOTICE.txt").read_text("utf8")


@pytest.mark.parametrize("path", PACKED, ids=lambda path: path.name)
def test_a_packed_file_goes_with_the_notebook_and_marks_depend_on_it(path):
    chapter = BOOK.chapter(path.parent.name)
    assert path in chapter.given
    assert path in chapter.sources


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.parent.name)
def test_a_chapter_with_a_notice_has_entries_with_its_licences(path):
    text = path.read_text("utf8")
    mine = "\n".join(entry for entry in ENTRIES if f"({path.parent.name}/lesson.md)" in entry)
    for licence in re.findall(r"Licence:\s+([\w-]+(?: BY)?(?: [\d.]+\d)?)", text):
        assert licence in mine, licence
    assert ("public domain" in mine) >= ("public domain" in text)


def test_the_version_of_the_names_is_that_of_the_library():
    assert f"CLDR {get_cldr_version()}," in PAGE


def test_every_entry_ends_with_a_licence_of_the_data():
    licences = ("CC BY 4.0", "Unicode-3.0", "PSF-2.0", "BSD-2-Clause", "BSD-3-Clause", "public domain", "MIT, as our code")
    assert ENTRIES
    assert all(entry.rstrip().endswith(tuple(f"Licence: {name}" for name in licences)) for entry in ENTRIES)
