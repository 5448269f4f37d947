"""``autograder release``: what ``nbgrader generate_assignment --force`` does, for the chapters that are built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from autograder.book.book import Book
from autograder.classroom.classroom import Classroom
from autograder.classroom.grade import nbgrader_api
from autograder.errors import UsageError


def release(home: Path, folder: Path, assignments: tuple[str, ...]) -> list[Path]:
    """Release chapters. Returns the folders to hand out. home: the book's folder. folder: nbgrader's.

    Raises UsageError for an unknown chapter, and if nbgrader cannot release one.
    """
    book, classroom = Book(home), Classroom(folder)
    chapters = [book.chapter(name) for name in assignments]
    with classroom.alone():
        api = nbgrader_api(home, classroom)
        for chapter in chapters:
            release_one(api, chapter.name)
    return [classroom.path / "release" / chapter.name for chapter in chapters]


def release_one(api: Any, name: str) -> None:
    """Let nbgrader release one assignment. api: nbgrader's own. Raises UsageError if it fails."""
    result = api.generate_assignment(name, force=True)
    if not result["success"]:
        said = str(result.get("error") or result.get("log") or "it does not say why").strip().splitlines()[-1]
        raise UsageError(f"nbgrader could not release {name}: {said}")
