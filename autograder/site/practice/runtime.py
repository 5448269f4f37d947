"""Collects what practice needs: Pyodide from npm, NumPy and Matplotlib from wheels/, and our scripts, bundled by esbuild.

``autograder.site.fetched`` fetches the packages; a wheel must have the hash that Pyodide's own lock file names. A page
loads none of these files before a reader presses a button. Their names contain a digest, so that a browser can keep them
for ever. Large ones are compressed here, because not every host compresses.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.errors import ExtensionError

from autograder.book.book import Book
from autograder.book.language import files_of, texts_of_scripts
from autograder.digest import digest
from autograder.site.fetched import bundle, fetch, locks

HERE = Path(__file__).parent
SCRIPTS = HERE / "scripts"
GENERATED = Path("chapters/_generated")  # published as it is, by html_extra_path
SCRIPT = Path("_static/practice/practice.js")
WHEELS = HERE / "wheels"
CODE = ("pyodide.js", "pyodide.asm.js", "worker.js", "frame.js", "session.py")
CORE = ("pyodide.asm.wasm", "python_stdlib.zip")
DRAWING = "contourpy cycler kiwisolver packaging pillow pyparsing python-dateutil six".split()  # Matplotlib needs these
LOCK = "pyodide-lock.json"
UNPACKED = {".wasm", ".js", ".json", ".py"}  # what gzip makes smaller


def prepare(book: Path) -> None:
    """Write all files that practice needs into published folders. Raises ExtensionError if a file is missing."""
    modules = fetch(book)
    out = book / GENERATED / "practice"
    stamp = out / "made-of"
    home = Book(book)
    made_of = digest([*sources(), *files_of(home)])
    if stamp.exists() and stamp.read_text() == made_of:
        return
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    wares = {
        group: {n: _publish(out, n, data) for n, data in files.items()} for group, files in _files(modules).items()
    }
    wares["editor"] = {"editor.mjs": _publish(out, "editor.mjs", bundle(modules, SCRIPTS / "editor.mjs", "esm"))}
    script = book / GENERATED / SCRIPT
    script.parent.mkdir(parents=True, exist_ok=True)
    defined = (
        f"--define:WARES={json.dumps(wares)}",
        f"--define:TEXTS={json.dumps(texts_of_scripts(home), ensure_ascii=False)}",
        f"--define:FRAME_HASH={json.dumps(f'sha256-{hash_of(frame_script())}')}",
    )
    script.write_bytes(bundle(modules, SCRIPTS / "main.mjs", "iife", *defined))
    (book / GENERATED / "sw.js").write_bytes((SCRIPTS / "sw.js").read_bytes())
    (out / "wares.json").write_text(json.dumps(wares, indent=1))
    stamp.write_text(made_of)


def script(book: Path) -> tuple[str, str]:
    """The path of the pages' script from the site's root, and its digest."""
    return SCRIPT.as_posix(), digest([book / GENERATED / SCRIPT])


@cache
def first_press(book: Path) -> int:
    """The bytes that a page loads when a reader first presses a button, without the chapter's own files."""
    wares: dict[str, Any] = json.loads((book / GENERATED / "practice" / "wares.json").read_text())
    return sum(file["bytes"] for group in ("core", "code", "editor") for file in wares[group].values())


def sources() -> list[Path]:
    """All that practice is made from."""
    return [*locks(), *sorted(p for p in HERE.rglob("*") if p.is_file() and "__pycache__" not in p.parts)]


def hash_of(text: str) -> str:
    """The hash of a script, as policies name it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def frame_script() -> str:
    """The text of the script in Python's frame, exactly as it is there: policies name it by its hash."""
    return (SCRIPTS / "frame.js").read_text("utf8")


# ---------------------------------------------------------------------------------------------------- what it is made of


def _files(modules: Path) -> dict[str, dict[str, bytes]]:
    """Group -> file name -> content of the files that a page loads together."""
    pyodide = modules / "node_modules" / "pyodide"
    lock, drawing, numpy = cut_lock(json.loads((pyodide / LOCK).read_text("utf8")), modules / "pure")
    ours = {name: (SCRIPTS / name if name.endswith(".js") else HERE / name) for name in CODE[2:]}
    code = {name: (ours.get(name) or pyodide / name).read_bytes() for name in CODE}
    core = {name: (pyodide / name).read_bytes() for name in CORE}
    core |= {LOCK: json.dumps(lock).encode(), numpy.name: numpy.read_bytes()}
    return {"core": core, "code": code, "matplotlib": {file.name: file.read_bytes() for file in drawing}}


def cut_lock(lock: dict[str, Any], pure: Path) -> tuple[dict[str, Any], list[Path], Path]:
    """Pyodide's lock file, cut to the packages that we ship; the files of Matplotlib and what it needs; NumPy's file.

    Raises ExtensionError if a wheel for WebAssembly is not the one that the lock file names.
    """
    packages, files = {}, {}
    for name in ("numpy", "matplotlib", *DRAWING):
        package = dict(lock["packages"][name])
        file = WHEELS / package["file_name"]
        if file.exists():
            if (found := hashlib.sha256(file.read_bytes()).hexdigest()) != package["sha256"]:
                raise ExtensionError(
                    f"{file} is not the file that npm's pyodide names: {found}, not {package['sha256']}"
                )
        elif not (file := pure / package["file_name"]).exists():
            raise ExtensionError(f"{package['file_name']} is neither in {WHEELS} nor named in pure.txt")
        package["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
        package["depends"] = [other for other in package["depends"] if other in ("numpy", *DRAWING)]
        packages[name], files[name] = package, file
    return {**lock, "packages": packages}, [files[n] for n in ("matplotlib", *DRAWING)], files["numpy"]


def _publish(out: Path, name: str, data: bytes) -> dict[str, Any]:
    """Write a file, with its digest in its name. Returns its path from the site's root, and its length in bytes."""
    if Path(name).suffix in UNPACKED:
        name, data = f"{name}.gz", gzip.compress(data, 9, mtime=0)
    file = out / f"{hashlib.sha256(data).hexdigest()[:10]}-{name}"
    file.write_bytes(data)
    return {"at": f"practice/{file.name}", "bytes": len(data)}
