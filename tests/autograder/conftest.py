"""Fixtures for tests of the machinery: both courses, built in a copy, and a course of one exercise, to be broken."""

import importlib
import itertools
import shutil
from pathlib import Path

import pytest

from autograder.book.book import Book
from autograder.build.chapters import build

SOLUTIONS = '''
"""One idea: doubling."""

import numpy as np


def twice(x):
    """Twice x.

    x (N, D). Returns y (N, D).
    """
    y = np.copy(x)
    y += x
    return y
'''
RECORDS = """
import numpy as np

from autograder import Case, Exercise, choice, essay
from solutions import CHAPTER as reference


def cases(rng):
    yield Case("random numbers", {"x": rng.normal(size=(3, 4))})
    yield Case("N = 1", {"x": rng.normal(size=(1, 4))}, edge=True)


twice = Exercise(reference.twice, points=4, cases=cases, returns=("y",))


@twice.mistake
def squared(x):
    '''x is squared.

    What is 2 times 3?
    '''
    return x * x
"""
OTHERS = """
import numpy as np

from autograder import Case, Exercise, choice, essay
from chapters.CHAPTER.exercises.twice import cases
from solutions import CHAPTER as reference
"""
TEXT = """
# Doubling

```{code-cell}
# exercise: twice
```
"""
TOC = """
format: jb-book
root: chapters/intro
chapters:
- file: chapters/CHAPTER/lesson
"""
_numbers = itertools.count(1)


@pytest.fixture
def tiny(tmp_path):
    """Makes a course of one chapter with one exercise, ``twice``; returns its one Chapter.

    records, solutions, text, toc: what to write instead, as pairs (old, new) or, where old is "", to add at the end.
    others: name -> content of more files of records.
    The chapter's name is new every time, because Python caches modules by name.
    """

    def make(records=(), solutions=(), text=(), toc=(), others=None):
        name = f"tiny_{next(_numbers)}"
        book = tmp_path / name
        files = {
            f"chapters/{name}/exercises/twice.py": (RECORDS, records),
            f"solutions/{name}.py": (SOLUTIONS, solutions),
            f"chapters/{name}/exercises.md": (TEXT, text),
            "_toc.yml": (TOC, toc),
        }
        for other, content in (others or {}).items():
            files[f"chapters/{name}/exercises/{other}.py"] = (OTHERS, [("", content)])
        for path, (content, changes) in files.items():
            for old, new in changes:
                assert content.count(old) == 1 or not old, old
                content = content.replace(old, new) if old else content + new
            (book / path).parent.mkdir(parents=True, exist_ok=True)
            (book / path).write_text(content.replace("CHAPTER", name).lstrip("\n"))
        importlib.invalidate_caches()
        return Book(book).chapter(name) if name in Book(book).chapters else book

    return make


class Built:
    """A copy of some chapters of a course, built into its ``course/``."""

    def __init__(self, book: Path):
        self.classroom = book / "course"
        self.notebooks = build(book, self.classroom, say=lambda line: None)
        self.book = Book(book)
        self.downloads = book / "chapters" / "_generated" / "downloads"

    @property
    def released(self):
        """All files that the build wrote."""
        return sorted(p for folder in (self.downloads, self.classroom) for p in folder.rglob("*") if p.is_file())


def _built(source, target, chapters):
    shutil.copytree(source / "solutions", target / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    for name in chapters:
        assert Book(source).chapter(name).records  # imported from where it lives, not from the copy
        ignored = shutil.ignore_patterns("__pycache__", "*.ipynb")
        shutil.copytree(source / "chapters" / name, target / "chapters" / name, ignore=ignored)
    pages = "".join(f"- file: chapters/{name}/lesson\n" for name in chapters)
    (target / "_toc.yml").write_text(f"format: jb-book\nroot: chapters/intro\nchapters:\n{pages}")
    shutil.copy(source / "_config.yml", target)
    if (tried := source / "_build" / "slips").exists():  # what was worked out there is not worked out again
        shutil.copytree(tried, target / "_build" / "slips")
    return Built(target)


@pytest.fixture(scope="session")
def built_book(book, tmp_path_factory):
    """The book's first chapter with exercises."""
    return _built(book, tmp_path_factory.mktemp("built") / "book", ["rnn_cell"])


@pytest.fixture(scope="session")
def built_toy(tried_toy, tmp_path_factory):
    return _built(
        tried_toy, tmp_path_factory.mktemp("built") / "toy", ["toy_lstm", "toy_training", "toy_kinds", "toy_weights"]
    )
