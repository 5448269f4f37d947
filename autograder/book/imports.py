"""What code leans on: a file on other files of the book, a definition on names of its module."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator
from pathlib import Path


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
