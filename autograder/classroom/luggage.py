"""What a judge on another machine needs of this book: the machinery that judges, records, references, kept slips; zipped.

Nothing of a class is in it. The same files give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from autograder.book.book import Book
from autograder.book.language import files_of
from autograder.digest import HERE, rooms

MACHINERY = ("learner", "book", "build", "marking")
BESIDE = "beside"  # visitor.py has it on Python's path, too
LEFT_OUT = ("__pycache__", "_generated", "_static", "_figures", ".ipynb_checkpoints")


def luggage(home: Path) -> bytes:
    """The zip file. home: the book's folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(_files(Book(home)), key=lambda pair: pair[0]):
            archive.writestr(zipfile.ZipInfo(name), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _files(book: Book) -> Iterator[tuple[str, Path]]:
    """Each file with its path in the zip.

    The machinery is in the book's folder there if it is so here. Else it is beside it, because the digest of an engine
    covers what the book's files import from the book's own folder.
    """
    place = "" if HERE.is_relative_to(book.path) else f"{BESIDE}/"
    for path in [*HERE.glob("*.py"), *rooms(*MACHINERY), *files_of(book)]:
        yield f"{place}autograder/{path.relative_to(HERE)}", path
    for part in ("_toc.yml", "_config.yml", "chapters", "solutions", "tests/accepted", "_build/slips"):
        top = book.path / part
        for path in [top] if top.is_file() else top.rglob("*"):
            inside = path.relative_to(book.path)
            if path.is_file() and path.suffix != ".ipynb" and not set(inside.parts) & set(LEFT_OUT):
                yield str(inside), path
