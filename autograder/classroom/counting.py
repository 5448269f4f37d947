"""Which exercises count, as ``course.toml`` says, and what nbgrader's tables hold of them.

nbgrader knows one number for each exercise, the most that it adds to the whole. That number is 0 here for an exercise that
does not count, or that counts on top of the whole; the points that are entered for it are those that it may earn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.book.book import Book
from autograder.classroom.classroom import Classroom
from autograder.classroom.gradebook import opened
from autograder.classroom.term import COUNTS, FILE, Term
from autograder.classroom.term_file import read_term
from autograder.marking.submission import role_of

ALL, CORE, ON_TOP = COUNTS


@dataclass(frozen=True)
class Worth:
    """What an exercise is worth in a term. earns: points that it can earn. most: what it adds to the whole."""

    earns: float
    most: float


def worths(book: Book, classroom: Classroom, term: Term | None, assignment: str) -> dict[str, Worth]:
    """grade_id -> its worth, of everything that is marked in a released assignment.

    Raises UsageError if it is not released. The chapter is imported only where not all of it counts.
    """
    released = [role_of(cell) for cell in classroom.release(assignment)["cells"]]
    points = {role["grade_id"]: float(role["points"]) for role in released if role.get("grade")}
    rule = term.counts(assignment) if term else ALL
    chapter = book.chapter(assignment)
    core = points if rule == ALL else {chapter.id_of(name) for name in chapter.core}
    return {
        name: Worth(most if name in core or rule == ON_TOP else 0.0, most if name in core else 0.0)
        for name, most in points.items()
    }


def counted(points: float, worth: Worth | None) -> float:
    """The points of a verdict that count. worth: None: all."""
    return points if worth is None else min(points, worth.earns)


def where_not_all(book: Book, classroom: Classroom, term: Term | None, names: Iterable[str]) -> dict[str, Worth]:
    """grade_id -> its worth, in those of these assignments of which not all counts; what is not in it counts in full."""
    some = [name for name in names if term and term.counts(name) != ALL]
    return {key: worth for name in some for key, worth in worths(book, classroom, term, name).items()}


def worths_now(home: Path, classroom: Classroom, assignment: str) -> Mapping[str, Worth]:
    """The same for one assignment, as ``course.toml`` is now. What was read is kept until the file changes."""
    file = classroom.path / FILE
    return _worths(home, classroom.path, assignment, file.stat().st_mtime_ns) if file.exists() else {}


@lru_cache(maxsize=64)
def _worths(home: Path, course: Path, assignment: str, changed: int) -> Mapping[str, Worth]:
    book, classroom = Book(home), Classroom(course)
    return where_not_all(book, classroom, read_term(classroom, book.chapters), [assignment])


def differing(classroom: Classroom, assignment: str, wanted: Mapping[str, Worth], preview: bool = False) -> bool:
    """Whether nbgrader holds other maxima than these; unless it is a preview, it holds these afterwards.

    The checksum of a cell covers its points, so it changes with them.
    """
    from nbgrader.api import MissingEntry

    changed = False
    with opened(classroom) as gradebook:
        try:
            notebook = gradebook.find_notebook(assignment, assignment)
        except MissingEntry:
            return False
        sources = {cell.name: cell for cell in notebook.source_cells}
        for cell in notebook.grade_cells:
            worth = wanted.get(cell.name)
            if worth is None or float(cell.max_score) == worth.most:
                continue
            changed = True
            if not preview:
                cell.max_score = worth.most
                sources[cell.name].checksum = _checksum(sources[cell.name], cell, worth.most)
        gradebook.db.commit()
    return changed


def _checksum(source: Any, cell: Any, points: float) -> str:
    """nbgrader's checksum of a released cell that is worth so much. An answer that is marked is no locked cell."""
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum

    role = {
        "grade": True,
        "solution": not source.locked,
        "locked": source.locked,
        "grade_id": cell.name,
        "points": points,
    }
    made = from_dict({"cell_type": source.cell_type, "source": source.source, "metadata": {"nbgrader": role}})
    return str(compute_checksum(made))
