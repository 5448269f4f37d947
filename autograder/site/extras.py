"""Writes files beside the pages: a site map and a 404 page."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote

from sphinx.application import Sphinx

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
    icon = quote((Path(app.srcdir) / app.config.html_favicon).read_text("utf8"))
    missing = MISSING.format(title=escape(app.config.html_title or app.config.project), home=home, icon=icon)
    (out / "404.html").write_text(missing, "utf8")
    names = sorted(page.relative_to(out).as_posix() for page in pages if page.stem not in UNLISTED)
    urls = "".join(f"<url><loc>{home}{'' if name == 'index.html' else name}</loc></url>\n" for name in names)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    (out / "sitemap.xml").write_text(f"{head}{urls}</urlset>\n", "utf8")
