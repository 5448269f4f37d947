"""Writes the report's files: pages, and the table of marks."""

from __future__ import annotations

import shlex
from pathlib import Path

from autograder.book.book import Book
from autograder.classroom.classroom import Classroom, write_whole
from autograder.classroom.report.model import Rule
from autograder.classroom.report.pages import Pages
from autograder.classroom.report.reading import Progress, at_once, read
from autograder.classroom.report.summary import made
from autograder.classroom.report.table import marks_csv
from autograder.classroom.term_file import title_of

FOLDERS = "assignments", "exercises", "mistakes", "learners"


def write(
    home: Path, folder: Path, rule: Rule | None = None, anonymous: bool = False, progress: Progress = at_once
) -> Path:
    """Write the pages into ``report/`` of nbgrader's folder, and ``marks.csv``. Returns the first page's path.

    rule: who is at risk. anonymous: write pages with pseudonyms, into ``report/anonymous/``, and no table.
    progress: shows how far the work is. Raises what :func:`autograder.classroom.report.summary.summary` raises.
    """
    book, classroom = Book(home), Classroom(folder)
    known = read(book, classroom, anonymous, progress)
    report = made(book, title_of(classroom, book), known, rule or Rule())
    target = classroom.path / "report" / ("anonymous" if anonymous else "")
    if not anonymous:
        write_whole(target / "marks.csv", marks_csv(report).encode("utf8", "backslashreplace"))
    place = "" if classroom.path == book.path / "course" else f" --course {shlex.quote(str(classroom.path))}"
    written = set()
    pages = Pages(report, known, book, place)
    for path, text in progress(pages.written(), pages.count, "pages written:"):
        write_whole(target / path, text.encode("utf8", "backslashreplace"))
        written.add(target / path)
    for kind in FOLDERS:  # pages of an earlier report, on somebody or something that is gone
        for gone in set((target / kind).glob("*.html")) - written:
            gone.unlink()
    return target / "index.html"
