"""A course on disk: the order of chapters in ``_toc.yml``, and each chapter's three rooms.

Chapter ``x`` is ``chapters/x/`` (exercises.md, exercises.py), ``solutions/x.py`` and a line in ``_toc.yml``.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from autograder.exercise import Essay, Exercise

NOT_GIVEN = ("exercises", "experiments", "figures")  # modules of a chapter that are not the learner's
IMPORTED = re.compile(r"^(?:from|import) +(\w+)", re.M)
SLOT = re.compile(r"^# (exercise|quiz|essay): *(\w+) *$")


class UsageError(Exception):
    """What a person asked for cannot be done; the message is one clear sentence. Exit code 2."""


@dataclass(frozen=True)
class Problem:
    """Something in the course's text that must be mended: where, what, and what to do."""

    path: Path
    line: int
    what: str
    exercise: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


class CourseError(Exception):
    """The course's own text cannot be used. Exit code 1."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Slot:
    """A line ``# exercise: lstm_step`` in exercises.md."""

    kind: str
    name: str
    line: int


@dataclass
class Chapter:
    """One chapter. Its modules are imported when they are first needed."""

    name: str
    book: Path

    @property
    def folder(self) -> Path:
        return self.book / "chapters" / self.name

    @property
    def text(self) -> Path:
        return self.folder / "exercises.md"

    @property
    def records_file(self) -> Path:
        return self.folder / "exercises.py"

    @property
    def solutions_file(self) -> Path:
        return self.book / "solutions" / f"{self.name}.py"

    @property
    def notebook(self) -> Path:
        return self.folder / f"{self.name}.ipynb"

    @cached_property
    def sources(self) -> list[Path]:
        """The files that its marks depend on: records, references, what learners are given, and what of this book
        they import."""
        return with_imports([self.records_file, self.solutions_file, *self.given], self.book)

    @cached_property
    def given(self) -> list[Path]:
        """Modules that learners get with the notebook: those of this folder, and those of _given/ that its text imports."""
        own = [p for p in self.folder.glob("*.py") if p.stem not in NOT_GIVEN]
        named = set(IMPORTED.findall(self.text.read_text("utf8")))
        shared = (self.book / "chapters" / "_given").glob("*.py")
        return sorted([*own, *(p for p in shared if p.stem in named)], key=lambda p: p.name)

    @property
    def notices(self) -> list[Path]:
        """NOTICE.txt, where what learners get holds data of others: whose, and under which licence."""
        return list(self.folder.glob("NOTICE.txt"))

    def id_of(self, exercise: str) -> str:
        """The grade_id of an exercise of this chapter."""
        return f"{self.name}-{exercise}"

    @cached_property
    def slots(self) -> list[Slot]:
        found = []
        for number, line in enumerate(self.text.read_text("utf8").splitlines(), 1):
            if match := SLOT.match(line):
                found.append(Slot(match[1], match[2], number))
        return found

    @cached_property
    def module(self) -> ModuleType:
        return self._import(f"chapters.{self.name}.exercises", self.records_file)

    @cached_property
    def records(self) -> dict[str, Exercise | Essay]:
        """Name in exercises.py -> record, in the order of the file."""
        found = {}
        for name, value in vars(self.module).items():
            if isinstance(value, Essay):
                value.name = name
            if isinstance(value, (Exercise, Essay)):
                found[name] = value
        return found

    @property
    def exercises(self) -> dict[str, Exercise]:
        return {name: r for name, r in self.records.items() if isinstance(r, Exercise)}

    def earlier(self, exercise: Exercise) -> list[Exercise]:
        """The exercises that a learner's answer to this one calls."""
        return [self.exercises[name] for name in exercise.after if name in self.exercises]

    def line_of(self, name: str) -> int:
        """The line of exercises.py where ``name`` is bound or defined."""
        for node in ast.parse(self.records_file.read_text("utf8")).body:
            targets = [t.id for t in getattr(node, "targets", []) if isinstance(t, ast.Name)]
            if name in targets or getattr(node, "name", None) == name:
                return node.lineno
        return 1

    def _import(self, dotted: str, path: Path) -> ModuleType:
        try:
            return importlib.import_module(dotted)
        except Exception as error:
            frames = [
                (f.filename, f.lineno) for f in traceback.extract_tb(error.__traceback__) if f.filename != __file__
            ]
            if isinstance(error, SyntaxError):
                frames.append((error.filename or str(path), error.lineno))
            here = [f for f in frames if Path(f[0]).is_relative_to(self.book)]
            where, line = here[-1] if here else (path, 1)
            what = f"cannot be imported: {type(error).__name__}: {error}"
            raise CourseError(Problem(Path(where), line or 1, what)) from error


def with_imports(files: list[Path], book: Path) -> list[Path]:
    """These files of a book, and all of it that they import."""
    found, open_ = [], list(files)
    while open_:
        path = open_.pop()
        if path not in found and path.exists():
            found.append(path)
            open_ += (book / f"{name.replace('.', '/')}.py" for name in _imported(path))
    return sorted(found)


def _imported(path: Path) -> Iterator[str]:
    """The modules that a file may import; ``from a import b`` may mean a.b."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


class Course:
    """The chapters that have exercises, in the order of ``_toc.yml``."""

    def __init__(self, book: Path):
        self.book = book.resolve()
        self.toc = self.book / "_toc.yml"
        if not self.toc.exists():
            raise UsageError(f"{self.book} holds no _toc.yml: name the course's folder with --book.")
        if str(self.book) not in sys.path:
            sys.path.insert(0, str(self.book))
        text = self.toc.read_text("utf8")
        lines = text.splitlines()
        names = dict.fromkeys(_chapter_names(yaml.safe_load(text)))
        self.listed = {
            name: next((k for k, line in enumerate(lines, 1) if f"chapters/{name}/" in line), 1) for name in names
        }
        self.chapters = {
            name: Chapter(name, self.book)
            for name in self.listed
            if (self.book / "chapters" / name / "exercises.md").exists()
        }

    @cached_property
    def config(self) -> dict[str, Any]:
        path = self.book / "_config.yml"
        return (yaml.safe_load(path.read_text("utf8")) or {}) if path.exists() else {}

    @property
    def site(self) -> str:
        """The published site's address, from ``_config.yml``; ends with a slash."""
        return str((self.config.get("html") or {}).get("baseurl") or "http://127.0.0.1/").rstrip("/") + "/"

    def chapter(self, name: str) -> Chapter:
        """Raises UsageError for a chapter that is not there."""
        if name not in self.chapters:
            known = ", ".join(self.chapters) or "none"
            raise UsageError(f"There is no assignment called {name!r}; there are: {known}.")
        return self.chapters[name]


def _chapter_names(node: Any) -> Iterator[str]:
    """Names x of all entries ``file: chapters/x/…`` in reading order."""
    if isinstance(node, dict):
        if match := re.match(r"chapters/(\w+)/", str(node.get("file", ""))):
            yield match[1]
        for value in node.values():
            yield from _chapter_names(value)
    elif isinstance(node, list):
        for value in node:
            yield from _chapter_names(value)


def find_book(start: Path) -> Path:
    """The folder with ``_toc.yml`` at or above ``start``.

    Raises UsageError if there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "_toc.yml").exists():
            return folder
    raise UsageError(f"No _toc.yml at or above {start}: name the course's folder with --book.")
