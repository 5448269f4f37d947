"""What a lesson's page consists of: how much of its height is code, printed text and figures, on a phone and at a desk.

    .venv/bin/python benchmarks/layout.py [--write]

It measures the built site (`make book`), as a reader sees it first: with the code under "How this was measured" folded.
The first picture is counted in screens from the page's top (844 px on the phone, 800 at the desk). Harness is code that
is shown and is not an algorithm to change and run; its longest cell is given in lines. ``--write`` puts the table into
docs/layout.md.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from statistics import mean
from typing import Any

from autograder.book.book import Book
from autograder.site.browser import chromium, read_through, served

BOOK = Path(__file__).resolve().parents[1]
SCREENS = {390: 844, 1280: 800}
MOST = {"code": 0.25, "mean code": 0.15, "figures": 0.20, "first": 1.0, "harness": 12, "columns": 60}
TABLE = re.compile(r"(?s)(<!-- made by benchmarks/layout.py: from here -->\n).*?(<!-- to here -->)")
HEAD = (
    "| lesson | code | printed | figures | first picture | harness | lines over 60 | scrolling |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|\n"
)
LAID_OUT = "* { content-visibility: visible !important }"  # parts out of sight are not laid out: their heights are guesses
LOOK = """() => {
  const page = document.querySelector("article.bd-article"), whole = page.getBoundingClientRect();
  const tall = (all) => all.reduce((sum, e) => sum + e.getBoundingClientRect().height, 0);
  const seen = (selector) => [...page.querySelectorAll(selector)].filter((e) => e.checkVisibility() && !e.closest("details:not([open])"));
  const code = seen("div.cell_input, div.highlight").filter((e) => !e.parentElement.closest("div.cell_input, div.cell_output"));
  const pictures = seen("figure").filter((e) => e.querySelector("img, svg"));
  const lines = (e) => (e.querySelector("pre") ?? e).textContent.trimEnd().split("\\n");
  const harness = code.filter((e) => e.closest(".cell") && !e.closest(".tag_live"));
  return {
    height: whole.height,
    code: tall(code) / whole.height,
    printed: tall(seen("div.cell_output div.output.stream, div.cell_output div.output.text_plain")) / whole.height,
    figures: tall(pictures) / whole.height,
    first: pictures.length ? pictures[0].getBoundingClientRect().top + scrollY : Infinity,
    harness: Math.max(0, ...harness.map((e) => lines(e).length)),
    long: code.flatMap(lines).filter((line) => line.length > 60).length,
    scrolling: code.filter((e) => [e, ...e.querySelectorAll("*")].some((x) => x.scrollWidth > x.clientWidth + 1)).length,
  };
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into docs/layout.md")
    write = parser.parse_args().write
    site = BOOK / "_build" / "html"
    lessons = [name for name in Book(BOOK).listed if (site / "chapters" / name / "lesson.html").exists()]
    if not lessons:
        sys.exit("There are no built lessons: run `make book` first.")
    text = "\n".join(part(site, width, lessons) for width in SCREENS)
    print(text)
    if write:
        page = BOOK / "docs" / "layout.md"
        page.write_text(TABLE.sub(lambda at: at[1] + text + at[2], page.read_text("utf8")), "utf8")


def part(site: Path, width: int, lessons: list[str]) -> str:
    """The table for one width of the screen, and in a sentence what it breaks."""
    found = measured(site, width, lessons)
    rows = [row(name, at, width) for name, at in found.items()]
    shares = {key: mean(at[key] for at in found.values()) for key in ("code", "printed", "figures")}
    middle = " | ".join(f"{share:.0%}" for share in shares.values())
    over = ", ".join(f"`{name}` ({said})" for name, at in found.items() if (said := broken(at, width)))
    return (
        f"### {width} px\n\n{HEAD}" + "".join(rows) + f"| **mean** | {middle} | | | | |\n\nNot kept: {over or 'none'}.\n"
    )


def measured(site: Path, width: int, lessons: list[str]) -> dict[str, dict[str, Any]]:
    """Lesson -> what LOOK found on its page."""
    with served(site) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": width, "height": SCREENS[width]})
        found = {}
        for name in lessons:
            page.goto(f"{address}chapters/{name}/lesson.html", timeout=120_000)
            page.add_style_tag(content=LAID_OUT)
            read_through(page)
            found[name] = page.evaluate(LOOK)
        return found


def row(name: str, at: dict[str, Any], width: int) -> str:
    shares = " | ".join(f"{at[key]:.0%}" for key in ("code", "printed", "figures"))
    return f"| `{name}` | {shares} | {at['first'] / SCREENS[width]:.1f} | {at['harness']} | {at['long']} | {at['scrolling']} |\n"


def broken(at: dict[str, Any], width: int) -> str:
    """Which limits a lesson does not keep."""
    limits = {
        "code": at["code"] > MOST["code"],
        "figures": at["figures"] < MOST["figures"],
        "first picture": at["first"] / SCREENS[width] > MOST["first"],
        "harness": at["harness"] > MOST["harness"],
    }
    return ", ".join(name for name, over in limits.items() if over)


if __name__ == "__main__":
    main()
