"""Prints the whole book as one PDF with Chromium: ``python -m autograder.site.pdf``, when the site is built.

It joins the articles of all pages, in the order of ``_toc.yml``, to one page and prints it; the home page and the hints stay
out. Links between pages become links inside the PDF, headings become its outline, and Chromium tags it for screen readers. It
is printed twice: the first time tells on which page each article begins, and the contents of the second say so. The joined
page is removed.
"""

from __future__ import annotations

import posixpath
import re
import sys
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import yaml

from autograder.book.book import Book, find_book
from autograder.site.browser import chromium, served
from autograder.site.cards import find
from autograder.site.light import group_of
from autograder.site.reading import key_figures
from autograder.site.search.sections import kind

FOOT = '<div style="font: 8px sans-serif; width: 100%; text-align: center; color: #666"><span class="pageNumber"></span></div>'
STYLE = """
@page { size: A4; margin: 18mm 17mm 20mm; }
html { font-size: 10.5pt; }
body { background: #fff; }
article.bd-article { padding: 0; }
article.bd-article + article.bd-article { break-before: page; }
.cover { break-after: page; height: 240mm; display: flex; flex-direction: column; }
.cover h1 { margin: 34mm 0 4mm; font-size: 4.2rem; }
.cover h1 + p { font-size: 1.3rem; max-width: 26rem; }
.cover img { width: 100%; margin: auto 0; }
.cover p { margin: 0.2rem 0; }
ol.contents { list-style: none; padding: 0; line-height: 1.55; break-after: page; max-width: none !important; }
ol.contents a { display: flex; gap: 0.5em; color: inherit; text-decoration: none; }
ol.contents a::before { content: ""; order: 1; flex: 1; border-bottom: 1px dotted #8a94a0; transform: translateY(-0.35em); }
ol.contents b { order: 2; font-weight: 400; font-variant-numeric: tabular-nums; }
ol.contents .lesson { margin-top: 0.5em; font-weight: 600; }
ol.contents .exercises { padding-left: 1.2em; }
.bd-content div.cell_output img[src$=".svg"] { width: 30rem; }
img, svg { break-inside: avoid; }
.cell_input { border: 0; }
*, ::before, ::after { box-shadow: none !important; } /* Chromium prints a shadow as a picture: together they were 6 MB */
"""
BLOCK = re.compile(r'<article class="bd-article">(.*)</article>', re.DOTALL)


def main() -> None:
    """Write the whole book to ``_build/html``, under its title's name: ``unrolled.pdf``."""
    import pikepdf

    book = find_book(Path.cwd())
    site = book / "_build" / "html"
    names = files(Book(book))
    missing = [name for name in names if not (site / name).exists()]
    if missing:
        sys.exit(f"There is no {site / missing[0]}: run `jupyter-book build .` first.")
    target = site / file_of(Book(book))
    whole = site / "whole-book.html"
    pages: dict[str, int] = {}
    try:
        with served(site) as address, chromium() as browser:
            known = None
            while pages != known:
                known = pages
                whole.write_text(join(site, names, Book(book), known), "utf8")
                _print(browser, address + whole.name, target)
                with pikepdf.open(target) as printed:
                    pages = begins(printed)
    finally:
        whole.unlink(missing_ok=True)
    with pikepdf.open(target, allow_overwriting_input=True) as printed:
        printed.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    print(f"{target}: {len(names)} pages of the site, {target.stat().st_size / 1e6:.1f} MB")


def file_of(book: Book) -> str:
    """The PDF's name: the book's title in small letters, with dashes."""
    words = re.findall(r"\w+", str(book.config.get("title") or "book").lower())
    return f"{'-'.join(words) or 'book'}.pdf"


def _print(browser: Any, address: str, target: Path) -> None:
    page = browser.new_page()
    page.goto(address, wait_until="load", timeout=0)  # a busy machine may be idle on the network long before it has read all
    page.wait_for_load_state("networkidle", timeout=0)
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
    page.close()


def begins(printed: Any) -> dict[str, int]:
    """The id of each place that links lead to -> the number of its page. printed: an open PDF of pikepdf."""
    numbers = {page.objgen: number for number, page in enumerate(printed.pages, 1)}
    return {str(name).removeprefix("/"): numbers[place[0].objgen] for name, place in printed.Root.Dests.items()}


def join(site: Path, names: list[str], book: Book, numbers: dict[str, int]) -> str:
    """One HTML page with all articles. Every id gets its page's number as a prefix, and links are changed to match.

    numbers: the id of an article -> the number of its page of paper, where it is known already.
    """
    pages = {name: (site / name).read_text("utf8") for name in names}
    entries, articles = [], []
    for number, (name, html) in enumerate(pages.items(), 1):
        heading = re.sub(r"<a class=\"headerlink\".*?</a>", "", group_of(re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)))
        at, sort = f"p{number}", kind(name.removesuffix(".html"))
        entries.append(f'<li class="{sort}"><a href="#{at}">{heading}<b>{numbers.get(at, 999)}</b></a></li>')
        body = re.sub(r'\bid="([^"]*)"', rf'id="p{number}-\1"', group_of(BLOCK.search(html)))
        body = re.sub(r'(href|src)="([^"]*)"', partial(_linked, page=name, names=names, site=book.site), body)
        body = re.sub(r"<details(?![^>]* open)", "<details open", body)  # on paper nobody can open them
        body = body.replace(' loading="lazy"', "")
        articles.append(f'<article class="bd-article" id="{at}">{body}</article>')
    sheet = group_of(re.search(r'<link rel="stylesheet" href="[^"]*(_static/all-[^"]*)"', pages[names[-1]]))
    title = escape(str(book.config.get("title") or ""))
    return (
        f'<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="{sheet}"><style>{STYLE}</style></head><body><main class="bd-content" '
        f'style="display: block"><article class="bd-article">{cover(site, book)}<h1>Contents</h1>'
        f'<ol class="contents">{"".join(entries)}</ol></article>{"".join(articles)}</main></body></html>'
    )


def cover(site: Path, book: Book) -> str:
    """The first page: title, what it is about, the course's key figure, where it is from."""
    figure = key_figures(book.path).get("home")
    picture = f'<img src="{find(site, figure)[1]}" alt="">' if figure else ""
    title, author, year = (escape(str(book.config.get(key) or "")) for key in ("title", "author", "copyright"))
    return (
        f'<div class="cover"><h1>{title}</h1><p>{escape(book.description)}</p>'
        f'{picture}<p>{", ".join(filter(None, (author, year)))}</p>'
        f'<p><a href="{book.site}">{book.site}</a></p></div>'
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
    """The pages that are printed, in the order of ``_toc.yml``: all but the home page and the hints."""
    toc = yaml.safe_load(book.toc.read_text("utf8"))
    return [f"{name}.html" for name in _listed(toc) if name != toc["root"] and kind(name) != "hints"]


def _listed(node: object) -> list[str]:
    if isinstance(node, dict):
        first = [str(node[key]) for key in ("root", "file") if key in node]
        return first + [name for value in node.values() for name in _listed(value)]
    return [name for value in node for name in _listed(value)] if isinstance(node, list) else []


if __name__ == "__main__":
    main()
