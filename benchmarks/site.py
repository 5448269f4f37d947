"""What a page costs its reader: stock Jupyter Book against this book, on the same pages.

    .venv/bin/python benchmarks/site.py [--lighthouse PROGRAM] [--runs N] [--ours]

Bytes are gzip, of all that a page loads at phone width without a network; requests outside the site fail then, and are
counted beside. Axe counts the places that break a rule, in light and of colours in dark. Lighthouse is not among the
requirements (npm install lighthouse); where it is found, its scores are performance, accessibility, best practices, SEO:
medians of N runs, with the load before them and Lighthouse's own index of the machine, without which a score says little.
--ours leaves out the stock book.
The stock book is built from the same texts, with Jupyter Book's own settings and the outputs that our build has cached.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import yaml
from axe_playwright_python.sync_playwright import Axe
from lighthouse import FORMS, reports_of, summary
from machine import about

from autograder.site.browser import chromium, cost, served

BOOK = Path(__file__).resolve().parents[1]
PAGES = {
    "home": "index.html",
    "a lesson": "chapters/rnn_cell/lesson.html",
    "exercises": "chapters/rnn_cell/rnn_cell.html",
    "hints": "hints/rnn_cell.html",
    "bibliography": "chapters/bibliography.html",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--lighthouse", default=shutil.which("lighthouse"), help="the program, where it is not on the PATH"
    )
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse, on each page")
    parser.add_argument("--ours", action="store_true", help="only this book, not the stock one beside it")
    asked = parser.parse_args()
    lighthouse = asked.lighthouse
    ours = BOOK / "_build" / "html"
    if not (ours / "index.html").exists():
        sys.exit("Run `make book` first.")
    print(about("jupyter-book", "sphinx-book-theme"))
    if not lighthouse:
        print("no lighthouse on the PATH: its scores are left out")
    with nullcontext() if asked.ours else stock_book() as stock:
        for title, page in PAGES.items():
            print(f"\n{title} ({page})")
            print(f"  {'':8}{'kB gzip':>9}{'requests':>10}{'outside':>9}{'axe':>6}   lighthouse mobile | desktop")
            for name, site in (("stock", stock), ("this", ours)):
                if not site:
                    continue
                bytes_, inside, outside, axe = visit(site, page)
                scores = " | ".join(rate(lighthouse, site, page, asked.runs)) if lighthouse else "–"
                print(f"  {name:8}{bytes_ / 1000:>9.0f}{inside:>10}{outside:>9}{axe:>6}   {scores}")


@contextmanager
def stock_book() -> Iterator[Path]:
    """The same pages as stock Jupyter Book makes them: no extension of ours, no theme options, no style sheet."""
    with tempfile.TemporaryDirectory(prefix="unrolled-stock-") as scratch:
        book = Path(scratch) / "book"
        leave = shutil.ignore_patterns("_build", "course", "course-demo", ".git", ".venv", "tests", "__pycache__")
        shutil.copytree(BOOK, book, ignore=leave)
        shutil.copytree(BOOK / "_build" / ".jupyter_cache", book / "_build" / ".jupyter_cache")
        config = yaml.safe_load((BOOK / "_config.yml").read_text("utf8"))
        config["sphinx"] = {"config": {"bibtex_reference_style": "label", "myst_heading_anchors": 3}}
        (book / "_config.yml").write_text(yaml.safe_dump(config), "utf8")
        command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "-q", "."]
        done = subprocess.run(command, cwd=book, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"the stock book was not built:\n{done.stderr[-2000:]}")
        yield book / "_build" / "html"


def visit(site: Path, name: str) -> tuple[int, int, int, int]:
    """Bytes, requests inside and outside the site, and how many places break a rule of axe."""
    with served(site) as address, chromium() as browser:
        page = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce").new_page()
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        page.goto(address + name, wait_until="networkidle")
        inside = {url.partition("?")[0] for url in asked if url.startswith(address)}
        outside = [url for url in asked if url.startswith("http") and not url.startswith(address)]
        page.evaluate(Axe().axe_script)
        broken = 0
        for theme, options in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
            found = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"], **options})
            broken += sum(len(rule["nodes"]) for rule in found["violations"])
        return sum(cost(site / url.removeprefix(address)) for url in inside), len(inside), len(outside), broken


def rate(lighthouse: str, site: Path, name: str, runs: int) -> list[str]:
    """Lighthouse's four scores on a phone and at a desk, medians, with the index of the machine and the load before."""
    load = os.getloadavg()[0]
    return [*(summary(reports_of(lighthouse, site, name, form, runs)) for form in FORMS), f"load {load:.1f}"]


if __name__ == "__main__":
    main()
