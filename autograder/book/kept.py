"""Keeps what takes long to compute, trained weights and results of experiments, in a file beside its chapter.

``kept(make)`` returns what ``make()`` returns, a dict of arrays, and reads it from ``chapters/x/kept/make.npz``. The
file holds a seal, a digest of the code that made it. If that code has changed, ``kept`` computes the arrays anew and
stores them in ``_build/`` only, until ``autograder keep`` puts them beside the chapter; ``autograder certify`` asks for
that.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import json
import os
import platform
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = "kept"
ABOUT = "about"  # the entry of a kept file that holds its Origin, as JSON
Make = Callable[[], Mapping[str, Any]]


def kept(make: Make) -> dict[str, np.ndarray]:
    """What ``make()`` returns, as arrays: read from a file if the seal holds, else computed.

    make: a function without arguments (or with defaults for all) of a module of ``solutions/`` or ``chapters/x/``.
    """
    place = Place(make)
    for path in (place.file, place.spare):
        if (about := origin(path)) and about.seal == place.seal:
            return arrays_in(path)
    return place.compute(place.spare)


def told(make: Make) -> str:
    """Two lines for a page that say where ``kept(make)`` comes from: the command; seconds and versions."""
    place = Place(make)
    kept(make)
    about = origin(place.file) or origin(place.spare)
    assert about is not None  # kept() has just written it
    return f"autograder keep {place.name}\n({about.seconds:.0f} s on one core, {about.versions})"


@dataclass(frozen=True)
class Origin:
    """How a kept file was made."""

    function: str  # chapters.x.experiments:race
    seal: str
    seconds: float  # of one core
    versions: str


@dataclass(frozen=True)
class Place:
    """A function and the files in which its results are kept."""

    make: Make

    @property
    def name(self) -> str:
        return f"{self.make.__module__}:{self.make.__name__}"

    @cached_property
    def module(self) -> Path:
        file = sys.modules[self.make.__module__].__file__
        assert file is not None  # the module was read from a file
        return Path(file)

    @cached_property
    def book(self) -> Path:
        return self.module.parents[self.make.__module__.count(".")]

    @property
    def chapter(self) -> str:
        return self.make.__module__.split(".")[1]

    @property
    def file(self) -> Path:
        return self.book / "chapters" / self.chapter / FOLDER / f"{self.make.__name__}.npz"

    @property
    def spare(self) -> Path:
        """The file of results that ``autograder keep`` has not put beside the chapter yet."""
        return self.book / "_build" / FOLDER / f"{self.chapter}-{self.make.__name__}-{self.seal}.npz"

    @cached_property
    def seal(self) -> str:
        return seal_of(self.module, self.make.__name__, self.book)

    def compute(self, path: Path) -> dict[str, np.ndarray]:
        """Run the function, write its results to ``path``, and return them."""
        began = time.process_time()
        arrays: dict[str, Any] = {str(name): np.asarray(value) for name, value in self.make().items()}
        seconds = round(time.process_time() - began, 1)
        about = Origin(self.name, self.seal, seconds, _versions())
        text: Any = np.frombuffer(json.dumps(asdict(about)).encode(), np.uint8)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.stem}.{os.getpid()}.npz")  # then renamed: nobody meets half a file
        np.savez_compressed(part, **arrays, **{ABOUT: text})
        part.replace(path)
        return arrays


def arrays_in(path: Path) -> dict[str, np.ndarray]:
    """The arrays in a kept file, by name."""
    with np.load(path, allow_pickle=False) as stored:
        return {name: array for name, array in stored.items() if name != ABOUT}


def origin(path: Path) -> Origin | None:
    """How a kept file was made; None if the file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return Origin(**json.loads(bytes(stored[ABOUT])))
    except (OSError, ValueError, EOFError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def _versions() -> str:
    torch = f", PyTorch {version('torch')}" if "torch" in sys.modules else ""
    return f"NumPy {version('numpy')}{torch}, Python {platform.python_version()}"


# ---------------------------------------------------------------------------------------------------- all of a chapter


def wanted(chapter: Any) -> dict[Path, str]:
    """What a chapter should keep: file -> the function that makes it, "module:function".

    It names the files of the chapter's trained exercises, and all files in its ``kept/``; "" if a damaged file does not
    say which function made it.
    """
    found = {}
    for path in sorted((chapter.folder / FOLDER).glob("*.npz")):
        about = origin(path)
        found[path] = about.function if about else ""
    for exercise in chapter.exercises.values():
        if exercise.trained:
            found[chapter.folder / FOLDER / f"{exercise.name}.npz"] = Place(exercise.reference).name
    return found


def stale(chapter: Any) -> dict[Path, str]:
    """The kept files of a chapter that are missing, damaged or made by code of before: file -> what is wrong."""
    found = {}
    for path, function in wanted(chapter).items():
        about = origin(path)
        try:
            if about is None:
                found[path] = "is missing or damaged"
            elif Place(named(function)).seal != about.seal:
                found[path] = f"was made by another {function} than there is now"
        except (ImportError, AttributeError):
            found[path] = f"was made by {function}, which is no more"
    return found


def named(function: str) -> Make:
    """The function that ``chapters.x.experiments:race`` names. Raises ImportError or AttributeError if there is none."""
    module, _, name = function.partition(":")
    make: Make = getattr(importlib.import_module(module), name)
    return make


def keep(function: str) -> Path:
    """Put a function's results beside its chapter, and return the file.

    They are computed, unless ``_build/`` holds results of the same code already. Raises as :func:`named` does.
    """
    place = Place(named(function))
    spare = origin(place.spare)
    if spare and spare.seal == place.seal:
        place.file.parent.mkdir(parents=True, exist_ok=True)
        place.spare.replace(place.file)
    else:
        place.compute(place.file)
    return place.file


# ---------------------------------------------------------------------------------------------------- the seal


def seal_of(module: Path, name: str, book: Path) -> str:
    """A digest of the code that a function depends on: all definitions of this book that it reaches.

    Comments, layout and docstrings do not count. Libraries do not count either: what one version trained, another may
    use.
    """
    code = reached(module, name, book)
    text = "\n".join(f"{path.relative_to(book)} {what}\n{code}" for (path, what), code in sorted(code.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def reached(module: Path, name: str, book: Path) -> dict[tuple[Path, str], str]:
    """The definitions of this book that a function of a module reaches: (file, name) -> bare text."""
    seen: dict[tuple[Path, str], str] = {}
    waiting = [(module, name)]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        code = _read(at[0], book)
        seen[at] = "\n".join(code.texts.get(at[1], []))
        waiting += code.leads_to(at[1])
    return seen


@dataclass(frozen=True)
class _Code:
    """The top level of a module: for every name the text that binds it, the names in that text, and its imports."""

    path: Path
    texts: dict[str, list[str]]
    uses: dict[str, set[tuple[str, str]]]  # name -> the names that its text uses, each with an attribute or ""
    comes_from: dict[str, tuple[Path, str]]  # imported name -> file of this book, and name there ("": the module)

    def leads_to(self, name: str) -> Iterator[tuple[Path, str]]:
        """The definitions of this book, each as file and name, that the text of ``name`` uses directly."""
        if name in self.comes_from:
            yield self.comes_from[name]
        for used, attribute in self.uses.get(name, ()):
            if used in self.comes_from:
                path, there = self.comes_from[used]
                yield path, there or attribute
            elif used in self.texts and used != name:
                yield self.path, used


@lru_cache
def _read(path: Path, book: Path) -> _Code:
    texts: dict[str, list[str]] = {}
    uses: dict[str, set[tuple[str, str]]] = {}
    comes_from: dict[str, tuple[Path, str]] = {}
    tree = _bare(ast.parse(path.read_bytes()))
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            comes_from |= dict(_imports(node, book))
            continue
        names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        for name in [node.name] if hasattr(node, "name") else names:
            texts.setdefault(name, []).append(ast.unparse(node))
            uses.setdefault(name, set()).update(_used(node))
    return _Code(path, texts, uses, comes_from)


def _bare(tree: ast.Module) -> ast.Module:
    """The same code without docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)) and ast.get_docstring(node) is not None:
            node.body[:1] = [] if len(node.body) > 1 or isinstance(node, ast.Module) else [ast.Pass()]
    return tree


def _used(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The names in a piece of code; of ``a.b`` the pair ("a", "b"), of ``a`` the pair ("a", "")."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            yield part.value.id, part.attr
        elif isinstance(part, ast.Name):
            yield part.id, ""


def _imports(node: ast.Import | ast.ImportFrom, book: Path) -> Iterator[tuple[str, tuple[Path, str]]]:
    """Each name that an import binds to something of this book, with that thing's file and name."""
    for alias in node.names:
        inside = getattr(node, "module", None) or ""
        dotted = f"{inside}.{alias.name}".strip(".")
        if (file := book / f"{dotted.replace('.', '/')}.py").exists():
            yield alias.asname or alias.name, (file, "")
        elif inside and (file := book / f"{inside.replace('.', '/')}.py").exists():
            yield alias.asname or alias.name, (file, alias.name)
