"""Writes files beside the pages: a site map and a 404 page. Tells search the names that the glossary explains."""

from __future__ import annotations

import json
import re
from html import escape
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from autograder.errors import BookError, Problem

# The words before a link that say that a term is another name for the linked one: "Another name for the", "Andrew Ng's
# symbol for", "Short for", "The". A link in a later sentence leads elsewhere.
ALIAS = re.compile(r"[^.]*(?:\b(?:name|symbol|switch|short)\b[^.]*\bfor\b|; see\b)[^.]*|The ", re.I)
LINK = "⟦{}⟧"  # marks a link in a text, so that some links can be taken out later
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
    """Write 404.html and sitemap.xml. GitHub Pages shows 404.html at any depth, so its links are whole addresses."""
    out, home = Path(app.outdir), app.config.html_baseurl
    icon = quote(_icon(app))
    missing = MISSING.format(title=escape(app.config.html_title or app.config.project), home=home, icon=icon)
    (out / "404.html").write_text(missing, "utf8")
    names = sorted(page.relative_to(out).as_posix() for page in pages if page.stem not in UNLISTED)
    urls = "".join(f"<url><loc>{home}{'' if name == 'index.html' else name}</loc></url>\n" for name in names)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (out / "sitemap.xml").write_text(f"{head}{urls}</urlset>\n", "utf8")


def _icon(app: Sphinx) -> str:
    """The text of the site's icon; "" if the book names none. Raises BookError if it names one that cannot be read."""
    name = app.config.html_favicon
    try:
        return (Path(app.srcdir) / name).read_text("utf8") if name else ""
    except (OSError, UnicodeDecodeError):
        path = Path(app.srcdir) / "_config.yml"
        lines = path.read_text("utf8").splitlines() if path.exists() else []
        line = next((k for k, text in enumerate(lines, 1) if "favicon:" in text), 1)
        what = f"there is no picture {name}, which must be an .svg file: name one that is there, or remove this line"
        raise BookError(Problem(path, line, what)) from None


def names(app: Sphinx) -> list[dict[str, Any]]:
    """An entry for every term of the glossary, from Sphinx's doctree.

    name; says: its definition; at: its address; also: names in its definition that have no entry of their own; for: the
    term that it is another name for, if it is; title, lesson: the lesson that explains it, if its definition links one.
    """
    terms = (thing for thing in app.env.get_domain("std").get_objects() if thing[2] == "term")
    found = []
    for page in sorted({page for _, _, _, page, _, _ in terms}):
        for glossary in app.env.get_doctree(page).findall(addnodes.glossary):
            for item in glossary.findall(nodes.definition_list_item):
                found += [_entry(page, term, item[-1]) for term in item.findall(nodes.term)]
    return found


def _entry(page: str, term: nodes.term, definition: nodes.definition) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": term.astext(),
        "says": _plain_text(definition),
        "at": f"{page}.html#{term['ids'][0]}",
    }
    entry["also"] = [
        name.astext() for name in definition.findall(nodes.emphasis)
    ]  # names in italics have no entry of their own
    links = list(definition.findall(addnodes.pending_xref))
    if links and links[0]["reftype"] == "term":
        before = takewhile(lambda node: node is not links[0], links[0].parent)
        if ALIAS.fullmatch("".join(node.astext() for node in before)):
            entry["for"] = links[0]["reftarget"]
    if lesson := next((link for link in links if link["refdomain"] == "doc"), None):
        entry["title"], entry["lesson"] = lesson.astext(), f"{lesson['reftarget']}.html"
    return entry


def _plain_text(definition: nodes.definition) -> str:
    """A definition as plain text, without citations and without links that only lead elsewhere."""
    definition = definition.deepcopy()
    for link in list(definition.findall(addnodes.pending_xref)):
        is_term, is_citation = link["reftype"] == "term", link["refdomain"] == "cite"
        text = "" if is_citation else link.astext() if is_term else LINK.format(link.astext())
        link.parent.replace(link, nodes.Text(text))
    text = " ".join(definition.astext().split())
    text = re.sub(r" *(?:See|,? see) ⟦[^⟧]*⟧(?=[.;])", "", text)
    text = re.sub(r" *⟦Here⟧[^.]*\.", "", text)
    return re.sub(r" (?=[.,;])|[⟦⟧]", "", text).replace("..", ".").strip(" .") + "."


def tell_search(app: Sphinx, html: str) -> str:
    """The search page with the glossary's names in it.

    They are in the page because a browser that opens the site from a disk cannot read a file beside it.
    """
    data = json.dumps(names(app), ensure_ascii=False).replace("<", "\\u003c")
    html = re.sub(r'<script id="names".*?</script>', "", html, flags=re.DOTALL)
    tag = f'<script id="names" type="application/json">{data}</script>'
    return html.replace('<div id="search-results">', f'{tag}<div id="search-results">', 1)
