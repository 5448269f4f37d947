"""Sets pages for reading: notes in the margin, figures of their own size, key figures large; and brings the text face.

On a screen that is wide enough, what a citation names and what a footnote says stands beside the line (reading.css);
elsewhere the link leads to it, as before. chapters/figures.yml names the key figures.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from sphinx.application import Sphinx

from autograder.site.fetched import fetch

FACE = "@fontsource/source-serif-4"
STYLES = ("400-normal", "400-italic", "600-normal")
KEYS = Path("chapters") / "figures.yml"
CITED = re.compile(r'<a class="reference internal" href="[^"]*#[^"]*" title="([^"]*)">([^<]*)</a>')
NOTED = re.compile(r'<a class="footnote-reference brackets" href="#([^"]*)"[^>]*>.*?</a>')
NOTE = '<small class="margin-note" aria-hidden="true">{}</small>'
IMAGE = re.compile(r'<img alt="[^"]*" src="[^"]*_images/([\w.-]+\.svg)"(?= ?/?>)')
SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)pt" height="([\d.]+)pt"')  # as Matplotlib writes it
TOLD = re.compile(r"<pre>((?:<span></span>)?autograder keep )")  # where a result comes from: told(f) of book/kept.py
PIXELS = 96 / 72  # in a point
LARGER, KEY_LARGER = 1.15, 1.4  # than drawn: letters of 10.5 points are then 16 pixels high, and 20 in a key figure
COLUMN = 576  # pixels; a figure grows as far as the text is wide


def connect(app: Sphinx) -> None:
    """Connect to Sphinx's events."""
    app.connect("html-page-context", dress)


def bring_face(book: Path, out: Path) -> None:
    """Put the text face's files into ``out``: Latin, of each style one; ``light.py`` cuts them to what pages show."""
    out.mkdir(parents=True, exist_ok=True)
    files = fetch(book) / "node_modules" / FACE / "files"
    for style in STYLES:
        shutil.copy(files / f"{Path(FACE).name}-latin-{style}.woff2", out / f"{style}.woff2")


def key_figures(book: Path) -> dict[str, str]:
    """Name of a chapter, or "home" -> the id of its key figure; empty if the book has no figures.yml."""
    path = book / KEYS
    return _keys_in(path.read_text("utf8")) if path.exists() else {}


@cache
def _keys_in(text: str) -> dict[str, str]:
    return dict(yaml.safe_load(text) or {})


def dress(app: Sphinx, pagename: str, _: str, context: dict[str, Any], doctree: Any) -> None:
    """When a page is put together: add its margin notes, and the sizes of its figures."""
    if not (body := context.get("body")):
        return
    files = {name: Path(source) for source, name in app.builder.images.items()}
    body = with_sizes(body, {name: Path(app.srcdir) / source for name, source in files.items()})
    chapter = pagename.split("/")[1] if pagename.count("/") == 2 else ""
    body = TOLD.sub(r'<pre class="told">\1', body)
    context["body"] = with_key(with_notes(body), key_figures(Path(app.srcdir)).get(chapter, ""))


def with_notes(body: str) -> str:
    """A page's body with a note after the first mention of each source, and after each mark of a footnote."""
    seen: set[str] = set()

    def cited(match: re.Match[str]) -> str:
        source, label = match.groups()
        if source in seen:
            return match[0]
        seen.add(source)
        return match[0] + NOTE.format(f"<b>{label}</b> {source}")

    def noted(match: re.Match[str]) -> str:
        found = re.search(rf'<aside class="footnote brackets" id="{match[1]}".*?<p>(.*?)</p>\s*</aside>', body, re.DOTALL)
        return match[0] + (NOTE.format(re.sub(r' id="[^"]*"|<small .*?</small>|</?a\b[^>]*>', "", found[1])) if found else "")

    return NOTED.sub(noted, CITED.sub(cited, body))


def with_sizes(body: str, files: dict[str, Path]) -> str:
    """A page's body whose figures have their size, so that nothing moves when they come. files: name -> the SVG file."""

    def sized(match: re.Match[str]) -> str:
        size = size_of(files[match[1]].read_text("utf8")[:2000]) if match[1] in files else None
        if not size:
            return match[0]
        width, height = grown(size, min(LARGER, max(1.0, COLUMN / size[0])))
        return f'{match[0]} width="{width}" height="{height}" loading="lazy"'

    return IMAGE.sub(sized, body)


def size_of(svg: str) -> tuple[int, int] | None:
    """Width and height of an SVG drawing in pixels, as its first tag says; None if it does not say them in points."""
    match = SIZE.search(svg)
    return (round(float(match[1]) * PIXELS), round(float(match[2]) * PIXELS)) if match else None


def grown(size: tuple[int, int], by: float) -> tuple[int, int]:
    """Width and height, so many times as large."""
    return round(size[0] * by), round(size[1] * by)


def with_key(body: str, figure: str) -> str:
    """A page's body whose key figure is marked, and larger."""
    start = f'<figure class="align-default" id="{figure}">'
    before, found, after = body.partition(start)
    if not (figure and found):
        return body

    def larger(match: re.Match[str]) -> str:
        width, height = grown((int(match[1]), int(match[2])), KEY_LARGER / LARGER)
        return f'width="{width}" height="{height}" loading'

    key, end, rest = after.partition("</figure>")
    key = re.sub(r'width="(\d+)" height="(\d+)" loading', larger, key, count=1)
    return before + start.replace("align-default", "align-default key") + key + end + rest
