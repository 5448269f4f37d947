"""What each page of the site loads, unasked, until a reader has scrolled to its end: bytes gzip, requests, requests outside.

    .venv/bin/python benchmarks/budget.py [PAGE…]

At phone width, nothing cached, no network: bytes do not depend on the machine. tests/autograder/site/test_pages.py holds the
limits: lessons 200 kB, every other page 150 kB, nothing from outside.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from autograder.site.browser import chromium, cost, read_through, served

SITE = Path(__file__).resolve().parents[1] / "_build" / "html"
SORTS = {".html": "page", ".css": "css", ".js": "js", ".mjs": "js", ".woff2": "fonts", ".svg": "figures", ".png": "figures"}


def main() -> None:
    if not (SITE / "index.html").exists():
        sys.exit("Run `make book` first.")
    names = sys.argv[1:] or sorted(
        page.relative_to(SITE).as_posix() for page in SITE.rglob("*.html") if "_static" not in page.parts
    )
    sorts = list(dict.fromkeys(SORTS.values()))
    print(f"{'page':52}{'kB':>6}{'requests':>10}{'outside':>9}  ", *(f"{sort:>8}" for sort in [*sorts, "other"]))
    with served(SITE) as address, chromium() as browser:
        for name in names:
            inside, outside = loaded(browser, address, name)
            parts = Counter()
            for path in inside:
                parts[SORTS.get(Path(path).suffix, "other")] += cost(SITE / path)
            kilobytes = [f"{parts[sort] / 1000:8.1f}" for sort in [*sorts, "other"]]
            print(f"{name:52}{parts.total() / 1000:6.0f}{len(inside):10}{len(outside):9}  ", *kilobytes)


def loaded(browser, address: str, name: str) -> tuple[set[str], set[str]]:
    """The paths of the site's files that a page loads, and the addresses outside that it asks for."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page, asked = context.new_page(), set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(address + name, wait_until="networkidle")
    read_through(page)
    context.close()
    inside = {url.removeprefix(address).partition("?")[0] for url in asked if url.startswith(address)}
    return inside, {url for url in asked if url.startswith("http") and not url.startswith(address)}


if __name__ == "__main__":
    main()
