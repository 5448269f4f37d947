"""Takes pictures of key pages, for people to look at: ``python -m autograder.site.shots PAGE…``, when the site is built.

Each page is taken 390 and 1280 pixels wide, in light and dark. The pictures go to _build/shots/.
"""

from __future__ import annotations

import sys
from pathlib import Path

from autograder.book.book import find_book
from autograder.site.browser import chromium, read_through, served

WHOLE = ".bd-article > section > section { content-visibility: visible !important }"  # else what is out of sight is blank
PAGES = ["index.html", "search.html", "404.html"]  # what every book has


def main() -> None:
    """Write a picture of each page, narrow and wide, light and dark, to ``_build/shots``."""
    site = find_book(Path.cwd()) / "_build" / "html"
    shots = site.parent / "shots"
    shots.mkdir(parents=True, exist_ok=True)
    with served(site) as address, chromium() as browser:
        for width, height in ((390, 844), (1280, 900)):
            for theme in ("light", "dark"):
                view = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
                )
                for name in sys.argv[1:] or PAGES:
                    page = view.new_page()
                    page.goto(address + name, wait_until="networkidle")
                    page.add_style_tag(content=WHOLE)
                    read_through(page)
                    words = name.partition(".html")[0].replace("/", "-")
                    page.screenshot(path=shots / f"{words}-{width}-{theme}.png", full_page=True)
                    page.close()
                view.close()
    print(f"pictures: {shots}")


if __name__ == "__main__":
    main()
