"""Lists the works of others that are fetched and shipped, for NOTICE.txt, from npm's lock file and wheels' metadata."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

from autograder.site.fetched import fetch
from autograder.site.practice.runtime import WHEELS

NOT_SHIPPED = {"ws"}  # Pyodide uses it in Node only
LICENCES = Path(__file__).parent / "licences"  # texts for works whose packages have none


def works(book: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield (name, version, licence in short, its text) of each work. Raises FileNotFoundError if a text is missing."""
    modules = fetch(book)
    yield from _of_npm(modules)
    for wheel in sorted([*WHEELS.glob("*.whl"), *(modules / "pure").glob("*.whl")]):
        yield _of_wheel(wheel)


def _of_npm(modules: Path) -> Iterator[tuple[str, str, str, str]]:
    lock = json.loads((modules / "package-lock.json").read_text("utf8"))
    for place, about in lock["packages"].items():
        name = place.removeprefix("node_modules/")
        if not name or about.get("dev") or name in NOT_SHIPPED:
            continue
        if name == "pyodide":
            source = f"Copyright (c) 2018, Michael Droettboom, and 2019-2022, Pyodide developers and contributors.\nIts source: https://github.com/pyodide/pyodide/tree/{about['version']}"
            yield "Pyodide", about["version"], about["license"], f"{source}\n\n{_text('MPL-2.0')}"
            pins = json.loads((modules / place / "pyodide-lock.json").read_text("utf8"))
            holder = "Copyright (c) 2001-2024 Python Software Foundation. All Rights Reserved."
            yield "CPython, inside Pyodide", pins["info"]["python"], "PSF-2.0", f"{holder}\n\n{_text('PSF-2.0')}"
            continue
        texts = [file for file in (modules / place).iterdir() if file.name.upper().startswith("LICEN")]
        if not texts:
            raise FileNotFoundError(f"npm's {name} brings no licence: its text is needed for NOTICE.txt")
        yield name, about["version"], about["license"], texts[0].read_text("utf8")


def _of_wheel(wheel: Path) -> tuple[str, str, str, str]:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" in name]
        said = Parser().parsestr(archive.read(next(name for name in names if name.endswith("/METADATA"))).decode())
        texts = [name for name in names if Path(name).name.upper().startswith("LICEN")]
        if not texts:
            raise FileNotFoundError(f"{wheel.name} brings no licence: its text is needed for NOTICE.txt")
        text = "\n\n".join(archive.read(name).decode("utf8", "replace") for name in texts)
    classes = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier") or () if line.startswith("License")]
    short = said.get("License-Expression") or ", ".join(dict.fromkeys(classes)) or said.get("License") or "see below"
    return f"{said['Name']}, for the page", said["Version"], short.splitlines()[0], text


def _text(licence: str) -> str:
    return (LICENCES / f"{licence}.txt").read_text("utf8")
