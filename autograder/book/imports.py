"""What a file of a book imports of the book."""

from __future__ import annotations

import ast
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
