"""The book as one PDF: its name, and its first page."""

import pytest

from autograder.book.book import Book
from autograder.site.pdf import cover, file_of


@pytest.mark.parametrize(("title", "name"), [("Unrolled", "unrolled.pdf"), ("Wet days, 2nd year", "wet-days-2nd-year.pdf"), ("", "book.pdf")])
def test_the_file_has_the_books_title(tmp_path, title, name):
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (tmp_path / "_config.yml").write_text(f"title: '{title}'\n")
    assert file_of(Book(tmp_path)) == name


def test_a_book_that_says_only_its_title_has_a_first_page(tmp_path):
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (tmp_path / "_config.yml").write_text("title: Rain & snow\n")
    page = cover(tmp_path, Book(tmp_path))
    assert "<h1>Rain &amp; snow</h1><p>Rain &amp; snow</p>" in page and "<img" not in page and "None" not in page
