"""Files beside the pages: a site map, a page for addresses that lead nowhere, and the names that search knows."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sphinx.application import Sphinx

ENTRY = re.compile(r"(?m)^(?! )(.+)\n((?:  .+\n?)+)")  # of a glossary: a term, and below it what it is
# "Another name for the {term}`x`", "Andrew Ng's symbol for … {term}`x`", "Short for …", "The {term}`x` h."
ALIAS = re.compile(
    r"^[^.{]*(?:\b(?:name|symbol|switch|short)\b[^.{]*\bfor\b|; see\b)[^.{]*\{term\}`([^`]+)`|^The \{term\}`([^`]+)`",
    re.I,
)
UNLISTED = {"search", "genindex", "404"}
MISSING = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>No such page — {title}</title>
<link rel="icon" href="data:image/svg+xml,{icon}">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.2rem; }}
h1 {{ font-size: 1.7rem; line-height: 1.25; }}
</style>
</head>
<body>
<main>
<h1>This state was not carried over.</h1>
<p>There is no page at this address; perhaps a chapter has moved. <a href="{home}">The first page of {title}</a> shows
the way to all of them, and <a href="{home}search.html">search</a> finds a word on any.</p>
</main>
</body>
</html>
"""


def write(app: Sphinx, pages: list[Path]) -> None:
    """404.html (GitHub Pages shows it at any depth, so its links are whole addresses) and sitemap.xml."""
    out, home = Path(app.outdir), app.config.html_baseurl
    icon = quote((Path(app.srcdir) / app.config.html_favicon).read_text("utf8"))
    missing = MISSING.format(title=escape(app.config.html_title or app.config.project), home=home, icon=icon)
    (out / "404.html").write_text(missing, "utf8")
    names = sorted(page.relative_to(out).as_posix() for page in pages if page.stem not in UNLISTED)
    urls = "".join(f"<url><loc>{home}{'' if name == 'index.html' else name}</loc></url>\n" for name in names)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (out / "sitemap.xml").write_text(f"{head}{urls}</urlset>\n", "utf8")


def names(app: Sphinx) -> list[dict[str, Any]]:
    """Every term of the glossary: what it is, what it is another name for, and where it is explained."""
    where = {
        name.lower(): f"{page}.html#{anchor}"
        for name, _, kind, page, anchor, _ in app.env.get_domain("std").get_objects()
        if kind == "term"
    }
    found = []
    for page in sorted({address.split(".html")[0] for address in where.values()}):
        folder = page.rpartition("/")[0]
        for term, text in _entries(Path(app.env.doc2path(page)).read_text("utf8")):
            entry: dict[str, Any] = {"name": term, "says": _plain(text), "at": where.get(term.lower(), f"{page}.html")}
            entry["also"] = re.findall(r"(?<!`)\*([^*`]+)\*", text)  # names in italics have no entry of their own
            if alias := ALIAS.match(text):
                entry["for"] = alias[1] or alias[2]
            if lesson := re.search(r"\[([^\]]+)\]\(([\w/]+)\.md\)", text):
                entry["title"], entry["lesson"] = lesson[1], f"{folder}/{lesson[2]}.html"
            found.append(entry)
    return found


def tell_search(app: Sphinx, html: str) -> str:
    """The search page with the names in it: a file beside it could not be read where the site is opened from a disk."""
    data = json.dumps(names(app), ensure_ascii=False).replace("<", "\\u003c")
    html = re.sub(r'<script id="names".*?</script>', "", html, flags=re.DOTALL)
    tag = f'<script id="names" type="application/json">{data}</script>'
    return html.replace('<div id="search-results">', f'{tag}<div id="search-results">', 1)


def _entries(page: str) -> list[tuple[str, str]]:
    blocks = re.findall(r"(?s)```\{glossary\}\n(.*?)```", page)
    return [(term, " ".join(text.split())) for block in blocks for term, text in ENTRY.findall(block)]


def _plain(text: str) -> str:
    text = re.sub(r" *(?:See|,? see) (?:\[[^\]]*\]\([^)]*\)|\{ref\}`[^`]*`)(?=[.;])", "", text)
    text = re.sub(r" *\{ref\}`Here <[^>]*>`[^.]*\.", "", text)
    text = re.sub(r" ?\{cite\}`[^`]*`", "", text)
    text = re.sub(r"\{\w+\}`([^`<]+?)(?: *<[^>]*>)?`", r"\1", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?<!`)\*([^*`]+)\*", r"\1", text)
    return text.replace("`", "").replace(" .", ".").replace("..", ".").strip(" .") + "."
