"""What takes long is computed once: trained weights and experiments lie beside their chapter, sealed.

``kept(make)`` gives what ``make()`` gives, a dict of arrays, from ``chapters/x/kept/make.npz``. The file holds a seal of
the code that made it. Where that code has changed, the arrays are computed anew and kept in ``_build/`` only, until
``autograder keep`` puts them beside the chapter; ``autograder certify`` asks for that.
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
ABOUT = "about"  # the entry of the file that says where it comes from
Make = Callable[[], Mapping[str, Any]]


def kept(make: Make) -> dict[str, np.ndarray]:
    """What ``make()`` gives, as arrays. ``make`` is a function of a module of ``solutions/`` or ``chapters/x/``."""
    place = Place(make)
    for path in (place.file, place.spare):
        if (about := origin(path)) and about.seal == place.seal:
            return arrays_in(path)
    return place.compute(place.spare)


def told(make: Make) -> str:
    """Where ``kept(make)`` comes from, in two lines that fit on a page: the command; seconds and versions."""
    place = Place(make)
    kept(make)
    about = origin(place.file) or origin(place.spare)
    assert about is not None  # kept() has just written it
    return f"autograder keep {place.name}\n({about.seconds:.0f} s on one core, {about.versions})"


@dataclass(frozen=True)
class Origin:
    """What a kept file says of itself."""

    function: str  # chapters.x.experiments:race
    seal: str
    seconds: float  # of one core
    versions: str


@dataclass(frozen=True)
class Place:
    """Where the results of a function are kept."""

    make: Make

    @property
    def name(self) -> str:
        return f"{self.make.__module__}:{self.make.__name__}"

    @cached_property
    def module(self) -> Path:
        file = sys.modules[self.make.__module__].__file__
        assert file is not None  # it was read from one
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
        """Where it lies until it is kept."""
        return self.book / "_build" / FOLDER / f"{self.chapter}-{self.make.__name__}-{self.seal}.npz"

    @cached_property
    def seal(self) -> str:
        return seal_of(self.module, self.make.__name__, self.book)

    def compute(self, path: Path) -> dict[str, np.ndarray]:
        """Run the function, and write what it gives to ``path``."""
        began = time.process_time()
        arrays: dict[str, Any] = {str(name): np.asarray(value) for name, value in self.make().items()}
        seconds = round(time.process_time() - began, 1)
        about = Origin(self.name, self.seal, seconds, _versions())
        text: Any = np.frombuffer(json.dumps(asdict(about)).encode(), np.uint8)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.stem}.{os.getpid()}.npz")  # never half a file
        np.savez_compressed(part, **arrays, **{ABOUT: text})
        part.replace(path)
        return arrays


def arrays_in(path: Path) -> dict[str, np.ndarray]:
    with np.load(path, allow_pickle=False) as stored:
        return {name: array for name, array in stored.items() if name != ABOUT}


def origin(path: Path) -> Origin | None:
    """What a kept file says of itself; None where there is none, or it is damaged."""
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
    """What a chapter should keep: file -> the function that makes it. Those of its trained exercises, and those there are."""
    found = {}
    for path in sorted((chapter.folder / FOLDER).glob("*.npz")):
        about = origin(path)
        found[path] = about.function if about else ""
    for exercise in chapter.exercises.values():
        if exercise.trained:
            found[chapter.folder / FOLDER / f"{exercise.name}.npz"] = Place(exercise.reference).name
    return found


def stale(chapter: Any) -> dict[Path, str]:
    """What a chapter keeps and its functions would not give today, or what is missing: file -> what is wrong."""
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
    """``chapters.x.experiments:race`` -> the function. Raises ImportError or AttributeError where there is none."""
    module, _, name = function.partition(":")
    make: Make = getattr(importlib.import_module(module), name)
    return make


def keep(function: str) -> Path:
    """Compute what a function gives, unless a lesson has just done so, and put it beside its chapter."""
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
    """A digest of the code that a function of a module reaches: definitions of this book, without comments, layout and
    docstrings. Libraries do not count: what one version trained, another may use.
    """
    seen: dict[tuple[Path, str], str] = {}
    waiting = [(module, name)]
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        code = _read(at[0], book)
        seen[at] = "\n".join(code.texts.get(at[1], []))
        waiting += code.leads_to(at[1])
    text = "\n".join(f"{path.relative_to(book)} {what}\n{code}" for (path, what), code in sorted(seen.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class _Code:
    """A module's top level: for every name, the text that binds it, what that text uses, and where names come from."""

    path: Path
    texts: dict[str, list[str]]
    uses: dict[str, set[tuple[str, str]]]  # name -> (name, attribute or "") used
    comes_from: dict[str, tuple[Path, str]]  # imported name -> file of this book, name there ("": the module)

    def leads_to(self, name: str) -> Iterator[tuple[Path, str]]:
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
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            yield part.value.id, part.attr
        elif isinstance(part, ast.Name):
            yield part.id, ""


def _imports(node: ast.Import | ast.ImportFrom, book: Path) -> Iterator[tuple[str, tuple[Path, str]]]:
    """Names that an import binds to something of this book."""
    for alias in node.names:
        inside = getattr(node, "module", None) or ""
        dotted = f"{inside}.{alias.name}".strip(".")
        if (file := book / f"{dotted.replace('.', '/')}.py").exists():
            yield alias.asname or alias.name, (file, "")
        elif inside and (file := book / f"{inside.replace('.', '/')}.py").exists():
            yield alias.asname or alias.name, (file, alias.name)
