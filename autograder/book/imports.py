"""What code depends on: which files of the book a file imports, and which names of its module a definition uses."""

from __future__ import annotations

import ast
import symtable
from functools import lru_cache
from pathlib import Path

from autograder.errors import BookError, Problem


def with_imports(files: list[Path], book: Path) -> list[Path]:
    """These files of a book, and all files of the book that they import, directly or through others; sorted.

    Raises BookError if one of ``files`` does not exist.
    """
    for path in files:
        if not path.exists():
            raise BookError(Problem(path, 1, "this file is missing"))
    found, waiting = [], list(files)
    while waiting:
        path = waiting.pop()
        if path not in found and path.exists():  # an import may name a library, or a definition: then there is no file
            found.append(path)
            text = path.read_bytes() if path.suffix == ".py" else b""  # data import nothing
            waiting += (book / f"{name.replace('.', '/')}.py" for name in _imported(text))
    return sorted(found)


@lru_cache(1024)  # chapters build on each other: most files are asked for many times
def _imported(text: bytes) -> list[str]:
    """The modules that a file's text may import. ``from a import b`` may mean the module a.b, so it gives a and a.b."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def globals_of(text: str) -> set[str]:
    """The global names that a text of definitions uses: names of its module, and built-in names.

    Arguments and local variables of the definitions are left out.
    """
    outermost = symtable.symtable(text, "<text>", "exec")
    tables, found = [outermost], set()
    while tables:
        table = tables.pop()
        tables += table.get_children()
        used = (s for s in table.get_symbols() if s.is_referenced() and (s.is_global() or table is outermost))
        found |= {s.get_name() for s in used}
    return found
