"""Writes files beside the pages: a site map, a 404 page, robots.txt, the manifest, and the changes as a feed."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markdown_it import MarkdownIt
from sphinx.application import Sphinx

from autograder.errors import BookError, Problem

CHANGES = "CHANGELOG.md"
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
<h1>There is no such page.</h1>
<p>Perhaps a chapter has moved. <a href="{home}">The first page of {title}</a> shows
the way to all of them, and <a href="{home}search.html">search</a> finds a word on any.</p>
</main>
</body>
</html>
"""


def write(app: Sphinx, pages: list[Path]) -> None:
    """Write 404.html and sitemap.xml. GitHub Pages shows 404.html at any depth, so its links are whole addresses."""
    out, home = Path(app.outdir), app.config.html_baseurl
    icon = quote(icon_of(app))
    missing = MISSING.format(title=escape(app.config.html_title), home=home, icon=icon)
    (out / "404.html").write_text(missing, "utf8")
    names = sorted(page.relative_to(out).as_posix() for page in pages if page.stem not in UNLISTED)
    urls = "".join(f"<url><loc>{home}{'' if name == 'index.html' else name}</loc></url>\n" for name in names)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (out / "sitemap.xml").write_text(f"{head}{urls}</urlset>\n", "utf8")
    (out / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {home}sitemap.xml\n", "utf8")
    (out / "manifest.webmanifest").write_text(json.dumps(manifest(app), indent=1), "utf8")
    changes = Path(app.srcdir) / CHANGES
    if changes.exists():
        (out / "changes.xml").write_text(feed(changes.read_text("utf8"), app.config.html_title, home), "utf8")


def icon_of(app: Sphinx) -> str:
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


def manifest(app: Sphinx) -> dict[str, Any]:
    """What a phone needs to know that keeps the site on its first screen."""
    name = app.config.html_favicon
    icon = {"src": f"_static/{Path(name).name}", "sizes": "any", "type": "image/svg+xml"} if name else {}
    return {
        "name": app.config.html_title,
        "short_name": app.config.html_title,
        "start_url": "./index.html",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#c25a12",
        "icons": [icon] if icon else [],
    }


def feed(changes: str, course: str, home: str) -> str:
    """The released versions of CHANGELOG.md as an Atom feed, the newest first. changes: the file's text."""
    entries = []
    for version, date, text in re.findall(r"(?ms)^## (\d[\d.]*) – (\d{4}-\d\d-\d\d)$(.*?)(?=^## |\Z)", changes):
        says = escape(MarkdownIt("commonmark").render(text.strip()))
        entries.append(
            f"<entry><title>{course} {version}</title><id>{home}changes.xml#{version}</id><updated>{date}T00:00:00Z</updated>"
            f'<link href="{home}"/><content type="html">{says}</content></entry>'
        )
    updated = max(re.findall(r"<updated>(.*?)</updated>", "".join(entries)), default="1970-01-01T00:00:00Z")
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Changes of {course}</title>'
        f'<id>{home}changes.xml</id><link rel="self" href="{home}changes.xml"/><link href="{home}"/><updated>{updated}</updated>'
        f"<author><name>{course}</name></author>\n{chr(10).join(entries)}\n</feed>\n"
    )
