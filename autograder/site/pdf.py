"""Prints the whole book as one PDF with Chromium: ``python -m autograder.site.pdf``, after ``make book``.

It joins the articles of all pages, in the order of ``_toc.yml``, to one page and prints it. Links between pages become
links inside the PDF, headings become its outline, and Chromium tags it for screen readers. The joined page is removed.
"""

from __future__ import annotations

import posixpath
import re
import sys
from functools import partial
from html import escape
from pathlib import Path

import yaml

from autograder.book.book import Book, find_book
from autograder.site.browser import chromium, served
from autograder.site.light import group_of

FOOT = '<div style="font: 8px sans-serif; width: 100%; text-align: center; color: #666"><span class="pageNumber"></span></div>'
STYLE = """
@page { size: A4; margin: 18mm 17mm 20mm; }
html { font-size: 10.5pt; }
body { background: #fff; }
article.bd-article { padding: 0; }
article.bd-article + article.bd-article { break-before: page; }
.cover { break-after: page; padding-top: 30vh; }
.cover h1 { font-size: 3rem; }
ol.contents { line-height: 1.7; break-after: page; }
.bd-content div.cell_output img[src$=".svg"] { width: 30rem; }
img, svg { break-inside: avoid; }
.cell_input { border: 0; }
"""
BLOCK = re.compile(r'<article class="bd-article">(.*)</article>', re.DOTALL)


def main() -> None:
    """Write the whole book to ``_build/html/unrolled.pdf``."""
    book = find_book(Path.cwd())
    site = book / "_build" / "html"
    names = files(Book(book))
    missing = [name for name in names if not (site / name).exists()]
    if missing:
        sys.exit(f"There is no {site / missing[0]}: run `make book` first.")
    target = site / "unrolled.pdf"
    whole = site / "whole-book.html"
    whole.write_text(join(site, names, Book(book)), "utf8")
    try:
        with served(site) as address, chromium() as browser:
            page = browser.new_page()
            page.goto(address + whole.name, wait_until="networkidle")
            page.pdf(
                path=target,
                prefer_css_page_size=True,
                print_background=True,
                tagged=True,
                outline=True,
                display_header_footer=True,
                header_template="<span></span>",
                footer_template=FOOT,
            )
    finally:
        whole.unlink()
    print(f"{target}: {len(names)} pages of the site, {target.stat().st_size / 1e6:.1f} MB")


def join(site: Path, names: list[str], book: Book) -> str:
    """One HTML page with all articles. Every id gets its page's number as a prefix, and links are changed to match."""
    pages = {name: (site / name).read_text("utf8") for name in names}
    title = escape(str(book.config["title"]))
    entries, articles = [], []
    for number, (name, html) in enumerate(pages.items(), 1):
        heading = re.sub(r"<a class=\"headerlink\".*?</a>", "", group_of(re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)))
        entries.append(f'<li><a href="#p{number}">{heading}</a></li>')
        body = re.sub(r'\bid="([^"]*)"', rf'id="p{number}-\1"', group_of(BLOCK.search(html)))
        body = re.sub(r'(href|src)="([^"]*)"', partial(_linked, page=name, names=names, site=book.site), body)
        body = re.sub(r"<details(?![^>]* open)", "<details open", body)  # on paper nobody can open them
        articles.append(f'<article class="bd-article" id="p{number}">{body}</article>')
    sheet = group_of(re.search(r'<link rel="stylesheet" href="[^"]*(_static/all-[^"]*)"', pages[names[-1]]))
    return (
        f'<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="{sheet}"><style>{STYLE}</style></head><body><main class="bd-content" '
        f'style="display: block"><div class="cover"><h1>{title}</h1><p>{escape(str(book.config["description"]))}</p>'
        f'<p><a href="{book.site}">{book.site}</a></p></div><ol class="contents">{"".join(entries)}</ol>'
        f"{''.join(articles)}</main></body></html>"
    )


def _linked(match: re.Match[str], page: str, names: list[str], site: str) -> str:
    return f'{match[1]}="{_here(match[2], page, names, site)}"'


def _here(address: str, page: str, names: list[str], site: str) -> str:
    """The address that a link of ``page`` must have in the joined page."""
    if re.match(r"[a-z]+:", address):
        return address
    path, _, anchor = address.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if path in names:
        return f"#p{names.index(path) + 1}" + (f"-{anchor}" if anchor else "")
    return path if path.startswith(("_images", "_static")) else site + path + (f"#{anchor}" if anchor else "")


def files(book: Book) -> list[str]:
    """The book's pages in the order of ``_toc.yml``."""
    return [f"{name}.html" for name in _listed(yaml.safe_load(book.toc.read_text("utf8")))]


def _listed(node: object) -> list[str]:
    if isinstance(node, dict):
        first = [str(node[key]) for key in ("root", "file") if key in node]
        return first + [name for value in node.values() for name in _listed(value)]
    return [name for value in node for name in _listed(value)] if isinstance(node, list) else []


if __name__ == "__main__":
    main()
