"""Turns sample answers into programs: the text that a learner would write to hand in a reference, a mistake, or another
right answer.

A record's functions use imports, constants and helpers of their file. A learner's notebook has none of these, so the
program brings them along.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.book.book import Chapter
from autograder.book.imports import globals_of

Definition = ast.FunctionDef | ast.ClassDef


def workbench(chapter: Chapter) -> str:
    """The text of a cell that sample answers need: it makes the modules of ``solutions/`` that records import."""
    own = _body(chapter.solutions_file.read_text("utf8"))
    files = [*sorted((chapter.folder / "exercises").glob("*.py")), *chapter.accepted_files]
    records = [n for path in files for n in _body(path.read_text("utf8"))]
    lines = [
        "import sys, types",
        *_given(chapter),
        "sys.modules['solutions'] = package = types.ModuleType('solutions')",
        f"for name, source in {_modules(records, chapter.book)!r}.items():",
        "    module = sys.modules[f'solutions.{name}'] = types.ModuleType(f'solutions.{name}')",
        "    exec(source, module.__dict__)",
        "    setattr(package, name, module)",
        f"from solutions import {chapter.name} as reference",
        *(f"{name} = reference.{name}" for name in _borrowed(own)),
    ]
    return "\n".join(lines)


def _given(chapter: Chapter) -> list[str]:
    """Lines of code that make the modules given with a notebook known under the names by which references import them."""
    lines = []
    for path in (p for p in chapter.given if p.suffix == ".py"):
        name = ".".join(path.relative_to(chapter.book).with_suffix("").parts)
        folder = name.rpartition(".")[0]
        lines += [f"for name in ('chapters', {folder!r}): sys.modules.setdefault(name, types.ModuleType(name))"]
        lines += [f"import {path.stem}; sys.modules[{name!r}] = sys.modules[{folder!r}].{path.stem} = {path.stem}"]
    return lines


def _modules(body: list[ast.stmt], home: Path) -> dict[str, str]:
    """The modules of ``solutions/`` that some code imports, directly or through others: name -> text, imported ones first."""
    found: dict[str, str] = {}
    for node in body:
        if isinstance(node, ast.ImportFrom) and (module := node.module or "").startswith("solutions"):
            names = [a.name for a in node.names] if module == "solutions" else [module.split(".")[1]]
            for name in names:
                source = (home / "solutions" / f"{name}.py").read_text("utf8")
                found |= {**_modules(_body(source), home), name: source}
    return found


def _borrowed(body: list[ast.stmt]) -> list[str]:
    """Names that a chapter's answers use besides its exercises: helpers, constants, imports."""
    names = [n.name for n in body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and n.name.startswith("_")]
    names += [t.id for n in body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)]
    imports = [a.asname or a.name for n in body if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names]
    return [*names, *(i for i in imports if "." not in i)]


def text_of(f: Any, name: str) -> str:
    """The source text of a function or class under another name, with everything of its file that it uses.

    Both stand inside a function, so that helpers of two answers cannot overwrite each other.
    """
    file = inspect.getsourcefile(f)
    assert file is not None  # f is defined in a file of the book
    path = Path(file)
    node = _plain(ast.parse(textwrap.dedent(inspect.getsource(f))).body[0])
    needed: dict[str, str] = {}
    if path.parent.name != "solutions":  # the workbench has all that functions of solutions/ use
        _collect(node, path, needed)
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id == node.name:
            part.id = name
    node.name = name
    if not needed:
        return ast.unparse(node)
    body = textwrap.indent("\n".join([*needed.values(), ast.unparse(node), f"return {name}"]), "    ")
    return f"def _answer():\n{body}\n\n\n{name} = _answer()"


def _collect(node: ast.AST, path: Path, needed: dict[str, str]) -> None:
    """Add to ``needed`` (name -> source) what a definition uses of its module; each name comes after those it uses."""
    places = _places(path)
    for name in sorted(globals_of(ast.unparse(node))):
        part = places.get(name)
        if part is None or name in needed or name == getattr(node, "name", None):
            continue
        there = path
        if isinstance(part, ast.ImportFrom) and (there := _record_file(part, path) or path) != path:
            part = _places(there).get(name, part)
        if isinstance(part, (ast.Import, ast.ImportFrom)):
            alias = next(a for a in part.names if (a.asname or a.name).split(".")[0] == name)
            one = ast.ImportFrom(part.module, [alias], 0) if isinstance(part, ast.ImportFrom) else ast.Import([alias])
            needed[name] = ast.unparse(one)
        elif not _is_exercise(part):
            needed[name] = ""  # it may call itself
            part = _plain(part)
            _collect(part, there, needed)
            del needed[name]
            needed[name] = ast.unparse(part)


def _places(path: Path) -> dict[str, ast.stmt]:
    """Name -> the statement of a module that binds it last."""
    return {name: part for part in _body(path.read_text("utf8")) for name in _bound(part)}


@lru_cache(1024)  # the answers of a chapter use the same files; statements are copied before they are changed
def _body(text: str) -> list[ast.stmt]:
    return ast.parse(text).body


def _bound(part: ast.stmt) -> set[str]:
    """The names that a top-level statement binds."""
    if isinstance(part, Definition):
        return {part.name}
    if isinstance(part, (ast.Import, ast.ImportFrom)):
        return {(a.asname or a.name).split(".")[0] for a in part.names}
    return {n.id for t in getattr(part, "targets", []) for n in ast.walk(t) if isinstance(n, ast.Name)}


def _record_file(part: ast.ImportFrom, path: Path) -> Path | None:
    """The file of records that an import statement imports from; None for every other import."""
    module = part.module or ""
    if not (module.startswith("chapters.") and ".exercises." in module):
        return None
    book = next(folder for folder in path.parents if (folder / "_toc.yml").exists())
    return book / f"{module.replace('.', '/')}.py"


def _is_exercise(part: ast.stmt) -> bool:
    """Whether a statement is ``name = Exercise(…)``, which a learner's program must not contain."""
    called = getattr(getattr(part, "value", None), "func", None)
    return isinstance(called, ast.Name) and called.id in ("Exercise", "choice", "essay")


def _plain(node: Any) -> Any:
    """A definition without its record's decorator (``@exercise.mistake``, say) and without that one's words."""
    if isinstance(node, Definition):
        node = copy(node)
        marks = [d for d in node.decorator_list if _is_mark(d)]
        node.decorator_list = [d for d in node.decorator_list if d not in marks]
        if marks and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return node


def _is_mark(decorator: ast.expr) -> bool:
    """Whether a decorator is one of a record."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Attribute) and called.attr in ("accepts", "equivalent", "mistake")
