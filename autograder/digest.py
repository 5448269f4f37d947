"""Digests of files. They tell whether something must be made again because the files that it was made from have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent


@lru_cache
def version_of(library: str) -> str:
    """The version of an installed library, read without importing it; "none" if it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def rooms(*names: str) -> list[Path]:
    """The modules in these folders of ``autograder/`` and below them, sorted; all modules, if no folder is named."""
    found = (path for folder in names or ("",) for path in (HERE / folder).rglob("*.py"))
    return sorted(found)


def digest(files: Iterable[Path], *others: str) -> str:
    """A digest, 16 hexadecimal digits, of these files' content in this order and of the other words.

    A missing file counts as an empty one.
    """
    seal = hashlib.sha256("\0".join(others).encode())
    for path in files:
        seal.update(hashlib.sha256(path.read_bytes() if path.exists() else b"").digest())
    return seal.hexdigest()[:16]
