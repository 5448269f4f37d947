"""A book on disk: the order of its chapters, and the files of each.

Chapter ``x`` is ``chapters/x/`` (exercises.md, exercises/), ``solutions/x.py`` and a line in ``_toc.yml``.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from autograder.book.cells import SLOT
from autograder.book.exercise import Essay, Exercise, Variant
from autograder.book.imports import with_imports
from autograder.book.kept import FOLDER
from autograder.errors import BookError, Problem, UsageError

PACKED = (".gz", ".xz")  # data that go with a notebook
NOT_GIVEN = ("exercises", "experiments", "figures")  # modules of a chapter that learners do not get
NO_BOOK = "name the course's folder with --book, or begin one with autograder new-book"
IMPORTED = re.compile(r"^(?:from|import) +(\w+)", re.M)


@dataclass(frozen=True)
class Slot:
    """A line ``# exercise: lstm_step`` in exercises.md."""

    kind: str
    name: str
    line: int


@dataclass
class Chapter:
    """One chapter. Its modules are imported when they are first needed. book: the folder of the whole book."""

    name: str
    book: Path

    @property
    def folder(self) -> Path:
        return self.book / "chapters" / self.name

    @property
    def text(self) -> Path:
        return self.folder / "exercises.md"

    @property
    def record_files(self) -> list[Path]:
        """One file for each exercise, quizzes.py, and shared.py with what several of them use.

        Files whose names begin with _ are not among them: a long record imports parts of itself from there.
        """
        return sorted((self.folder / "exercises").glob("[!_]*.py"))

    def record_file(self, name: str) -> Path:
        """The file in which a record stands; if there is no such record, the file in which it should stand."""
        own = self.folder / "exercises" / f"{name}.py"
        if own.exists():
            return own
        return next((path for path in self.record_files if line_of(path, name) > 1), own)

    @property
    def solutions_file(self) -> Path:
        return self.book / "solutions" / f"{self.name}.py"

    @property
    def notebook(self) -> Path:
        return self.folder / f"{self.name}.ipynb"

    @cached_property
    def sources(self) -> list[Path]:
        """The files of this book that its marks depend on: records, references, modules that learners get, and what
        these import."""
        return with_imports([*self.record_files, self.solutions_file, *self.given], self.book)

    @cached_property
    def given(self) -> list[Path]:
        """What learners get with the notebook: this folder's modules and packed data, and the modules of _given/ that its
        text imports."""
        own = [p for p in self.folder.glob("*.py") if p.stem not in NOT_GIVEN]
        own += (p for suffix in PACKED for p in self.folder.glob(f"*{suffix}"))
        named = set(IMPORTED.findall(self.text.read_text("utf8")))
        shared = (self.book / "chapters" / "_given").glob("*.py")
        return sorted([*own, *(p for p in shared if p.stem in named)], key=lambda p: p.name)

    @property
    def kept(self) -> list[Path]:
        """The files of kept results beside it: weights, and results of experiments (kept.py)."""
        return sorted((self.folder / FOLDER).glob("*.npz"))

    @property
    def notices(self) -> list[Path]:
        """NOTICE.txt, if learners get data of others: it says whose they are, and under which licence."""
        return list(self.folder.glob("NOTICE.txt"))

    def id_of(self, exercise: str) -> str:
        """The grade_id of an exercise of this chapter."""
        return f"{self.name}-{exercise}"

    @cached_property
    def slots(self) -> list[Slot]:
        """The slots of exercises.md, in their order."""
        found = []
        for number, line in enumerate(self.text.read_text("utf8").splitlines(), 1):
            if match := SLOT.match(line):
                found.append(Slot(match[1], match[2], number))
        return found

    @cached_property
    def records(self) -> dict[str, Exercise | Essay]:
        """Name -> record, in the order of the slots of exercises.md; records without a slot come last.

        Raises BookError if two files hold a record of one name, or a file cannot be imported.
        """
        found: dict[str, Exercise | Essay] = {}
        files: dict[str, Path] = {}
        for path in self.record_files:
            module = self._read(partial(importlib.import_module, f"chapters.{self.name}.exercises.{path.stem}"), path)
            for name, value in vars(module).items():
                if not isinstance(value, (Exercise, Essay)) or found.get(name) is value:
                    continue  # no record, or one that this file imports from another
                if name in found:
                    what = f"{name} is a record in {files[name].name} too: keep one of them"
                    raise BookError(Problem(path, line_of(path, name), what, name))
                if isinstance(value, Essay):
                    value.name = name
                found[name], files[name] = value, path
        slots = {slot.name: found[slot.name] for slot in self.slots if slot.name in found}
        return slots | found

    @property
    def accepted_files(self) -> list[Path]:
        """Files of other right answers that compute what the reference computes. They are tests; no learner gets them."""
        return sorted((self.book / "tests" / "accepted" / self.name).glob("*.py"))

    @cached_property
    def accepted(self) -> dict[str, dict[str, Variant]]:
        """Exercise -> name -> another right answer, from these files. Raises BookError if one cannot be imported."""
        for path in self.accepted_files:
            self._read(partial(_load, f"accepted.{self.name}.{path.stem}", path), path)
        return {name: exercise.equivalents for name, exercise in self.exercises.items()}

    def with_accepted(self, name: str) -> Exercise:
        """A copy of a record that accepts the answers in ``tests/accepted/`` too."""
        exercise = copy(self.exercises[name])
        exercise.variants = exercise.variants | self.accepted[name]
        return exercise

    @property
    def exercises(self) -> dict[str, Exercise]:
        return {name: r for name, r in self.records.items() if isinstance(r, Exercise)}

    @property
    def core(self) -> list[str]:
        """The names of its core exercises, quizzes and essays, in the order of the slots. The others are *more*."""
        return [name for name, record in self.records.items() if record.core]

    def earlier(self, exercise: Exercise) -> list[Exercise]:
        """The exercises that a learner's answer to this one calls."""
        return [self.exercises[name] for name in exercise.after if name in self.exercises]

    def problem(self, what: str, exercise: str, about: str = "") -> Problem:
        """A problem of an exercise, with file and line.

        about: the name that it concerns, such as a mistake's. If no line defines that name (a lambda, a quiz's letter),
        the line of the exercise is given.
        """
        path = self.record_file(exercise)
        accepted = next((p for p in self.accepted_files if p.stem == exercise), path)
        if line_of(path, about or exercise) == 1 < line_of(accepted, about):
            path = accepted
        line = line_of(path, about or exercise)
        return Problem(path, line if line > 1 else line_of(path, exercise), what, exercise)

    def _read(self, load: Callable[[], ModuleType], path: Path) -> ModuleType:
        """Import a module. Raises BookError, with file and line, if it cannot be imported."""
        try:
            return load()
        except Exception as error:
            frames = [
                (f.filename, f.lineno) for f in traceback.extract_tb(error.__traceback__) if f.filename != __file__
            ]
            if isinstance(error, SyntaxError):
                frames.append((error.filename or str(path), error.lineno))
            here = [f for f in frames if Path(f[0]).is_relative_to(self.book)]
            where, line = here[-1] if here else (path, 1)
            what = f"cannot be imported: {type(error).__name__}: {error}"
            raise BookError(Problem(Path(where), line or 1, what)) from error


def _load(name: str, path: Path) -> ModuleType:
    """Import a file that belongs to no package, under this name, even if it was imported before."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader  # so it is for every .py file
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # inspect.getsource asks for it
    spec.loader.exec_module(module)
    return module


def line_of(path: Path, name: str) -> int:
    """The line of a module at which ``name`` is assigned or defined at the top level; 1 if it is not."""
    return _lines(path.read_bytes()).get(name, 1)


@lru_cache(1024)  # every record asks, and for a quiz every file of its chapter is looked at
def _lines(text: bytes) -> dict[str, int]:
    """Name -> line at which it is first assigned or defined at the top level of a module."""
    found: dict[str, int] = {}
    for node in ast.parse(text).body:
        targets = [t.id for t in getattr(node, "targets", []) if isinstance(t, ast.Name)]
        for name in (*targets, getattr(node, "name", None)):
            if name:
                found.setdefault(name, node.lineno)
    return found


class Book:
    """The chapters that have exercises, in the order of ``_toc.yml``. home: the book's folder.

    listed: name of every chapter in ``_toc.yml`` -> its line there. chapters: name -> Chapter, of those with exercises.
    Raises UsageError if the folder holds no ``_toc.yml``.
    """

    def __init__(self, home: Path):
        self.path = home.resolve()
        self.toc = self.path / "_toc.yml"
        if not self.toc.exists():
            raise UsageError(f"{self.path} holds no _toc.yml, so it is no book: {NO_BOOK}.")
        if str(self.path) not in sys.path:
            sys.path.insert(0, str(self.path))
        text = self.toc.read_text("utf8")
        lines = text.splitlines()
        names = _chapters_in(text)
        self.listed = {
            name: next((k for k, line in enumerate(lines, 1) if f"chapters/{name}/" in line), 1) for name in names
        }
        self.chapters = {
            name: Chapter(name, self.path)
            for name in self.listed
            if (self.path / "chapters" / name / "exercises.md").exists()
        }

    @cached_property
    def config(self) -> dict[str, Any]:
        """The content of ``_config.yml``; empty if there is none."""
        path = self.path / "_config.yml"
        return (yaml.safe_load(path.read_text("utf8")) or {}) if path.exists() else {}

    @property
    def site(self) -> str:
        """The published site's address, from ``_config.yml``; ends with a slash."""
        return str((self.config.get("html") or {}).get("baseurl") or "http://127.0.0.1/").rstrip("/") + "/"

    @property
    def description(self) -> str:
        """What the book is about, in a sentence, from ``_config.yml``; its title if that says nothing."""
        return str(self.config.get("description") or self.config.get("title") or "")

    def chapter(self, name: str) -> Chapter:
        """The chapter of this name. Raises UsageError if there is none."""
        if name not in self.chapters:
            known = ", ".join(self.chapters) or "none"
            raise UsageError(f"There is no assignment called {name!r}; there are: {known}.")
        return self.chapters[name]


@cache
def _chapters_in(toc: str) -> tuple[str, ...]:
    """The chapters in the text of a ``_toc.yml``, in reading order. It is read for every page of the site."""
    return tuple(dict.fromkeys(_chapter_names(yaml.safe_load(toc))))


def _chapter_names(node: Any) -> Iterator[str]:
    """Yield the name x of each entry ``file: chapters/x/lesson`` or ``chapters/x/x``, in reading order."""
    if isinstance(node, dict):
        if match := re.fullmatch(r"chapters/(\w+)/(?:lesson|\1)", str(node.get("file", ""))):
            yield match[1]
        for value in node.values():
            yield from _chapter_names(value)
    elif isinstance(node, list):
        for value in node:
            yield from _chapter_names(value)


def find_book(start: Path) -> Path:
    """The folder ``start``, or the nearest above it, that holds ``_toc.yml``. Raises UsageError if none does."""
    for folder in (start, *start.parents):
        if (folder / "_toc.yml").exists():
            return folder
    raise UsageError(f"No _toc.yml at or above {start}: {NO_BOOK}.")
