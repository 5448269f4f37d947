"""What the theme leaves undone in a page's HTML. Each mending may be made again to a page that has it already."""

from __future__ import annotations

import re
from pathlib import Path

DARK = '(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'
MENDINGS = [
    # 543 kB gzip; the web fonts draw the same icons
    (r'\s*<script defer src="[^"]*fontawesome\.js[^"]*"></script>', ""),
    (r'(?s)<script type="text/x-thebe-config">.*?</script>\s*(?:<script>kernelName = .*?</script>)?', ""),
    # the theme's menus open by Bootstrap's script, 24 kB and nothing without JavaScript: <details> opens by itself
    (
        r'<div class="dropdown (dropdown-[\w-]+)">\s*<button class="btn dropdown-toggle"[^>]*?( aria-label="[^"]*")>'
        r'(.*?)</button>\s*<ul class="dropdown-menu">(.*?)</ul>\s*</div>',
        r'<details class="dropdown \1"><summary class="btn"\2>\3</summary><ul class="dropdown-menu show">\4</ul></details>',
    ),
    (r' data-bs-(?:placement|toggle|title)="[^"]*"', ""),
    (
        r'(<button class="btn btn-sm nav-link pst-navbar-icon theme-switch-button pst-js-only")(?! title)',
        r'\1 title="Color mode"',
    ),
    # buttons that are scripts' alone are not shown without them
    (r'(<button onclick="[^"]*"\s+class="btn) ', r"\1 pst-js-only "),
    # the theme knows colours for "light" and "dark" only, and turns "auto" into one of them after the first paint:
    # a white flash in the dark, and no colours at all without JavaScript
    (r'(<html[^>]*) data-theme="auto"', r'\1 data-theme="light"'),
    (r'(dataset\.theme = localStorage\.getItem\("theme"\)) \|\| "auto"', rf"\1 || {DARK}"),
    # summary-name: the arrow that folds a part of the table of contents has no words
    (r'<summary>(<span class="toctree-toggle")', r'<summary aria-label="Fold or unfold">\1'),
    # label-content-name-mismatch: the button says "Search Ctrl + K" and is labelled "Search"
    (r'(<button class="btn search-button-field[^>]*?) aria-label="[^"]*"', r"\1"),
    # region: the side bar's logo and search lie outside every landmark
    (r'(<div class="sidebar-primary-items__start[^">]*")>', r'\1 role="navigation" aria-label="Site">'),
    # aria-deprecated-role, aria-required-children: a bibliography is a list of entries
    (r'(<div class="citation" id="[^"]*" role=)"doc-biblioentry"', r'\1"listitem"'),
    # empty-table-header: a corner of a table that says nothing is no heading
    (r'<th class="head([^"]*)">(?:<p></p>)?</th>', r'<td class="head\1"></td>'),
    # meta-viewport once, not three times
    (r'(<meta name="viewport"[^>]*>)(.*?)\s*<meta name="viewport"[^>]*>', r"\1\2"),
    (r'(<meta name="viewport"[^>]*>)(.*?)\s*<meta name="viewport"[^>]*>', r"\1\2"),
    # the theme loads the search index on every page, for results as one types, which are off; where there are results
    # it comes after the script that it needs (light.py)
    (r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js"></script>(?!.*id="search-results")', ""),
    (r'(<script) (src="[^"]*(?:searchtools|language_data|searchindex)\.js">)', r"\1 defer \2"),
]


MENDED = 'data-theme="light"'  # in a page that was mended, and in none as the theme makes it


def mend(html: str) -> tuple[str, set[int]]:
    """The page with every mending, and the numbers of those that found something to mend."""
    found = set()
    for number, (wrong, right) in enumerate(MENDINGS):
        html, times = re.subn(wrong, right, html, flags=re.DOTALL)
        if times:
            found.add(number)
    return html, found


def mend_all(pages: dict[Path, str]) -> tuple[dict[Path, str], list[str]]:
    """Every page mended; and the patterns that match no page any more, where all pages are as the theme makes them.

    A theme that writes its pages otherwise would else leave a mending without effect, and nobody would know.
    """
    mended, found = {}, set()
    for page, html in pages.items():
        mended[page], numbers = mend(html)
        found |= numbers
    if any(MENDED in html for html in pages.values()):  # some are of an earlier build
        return mended, []
    return mended, [wrong for number, (wrong, _) in enumerate(MENDINGS) if number not in found]
