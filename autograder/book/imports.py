"""What code leans on: a file on other files of the book, a definition on names of its module."""

from __future__ import annotations

import ast
import symtable
from functools import lru_cache
from pathlib import Path


def with_imports(files: list[Path], book: Path) -> list[Path]:
    """These files of a book, and all of it that they import."""
    found, open_ = [], list(files)
    while open_:
        path = open_.pop()
        if path not in found and path.exists():
            found.append(path)
            open_ += (book / f"{name.replace('.', '/')}.py" for name in _imported(path.read_bytes()))
    return sorted(found)


@lru_cache(1024)  # chapters build on each other: most files are asked for many times
def _imported(text: bytes) -> list[str]:
    """The modules that a file may import; ``from a import b`` may mean a.b."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def globals_of(text: str) -> set[str]:
    """The names that definitions use and that are neither their own nor arguments: names of their module, built-in names."""
    outermost = symtable.symtable(text, "<text>", "exec")
    tables, found = [outermost], set()
    while tables:
        table = tables.pop()
        tables += table.get_children()
        used = (s for s in table.get_symbols() if s.is_referenced() and (s.is_global() or table is outermost))
        found |= {s.get_name() for s in used}
    return found
