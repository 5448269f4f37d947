"""Corrects the HTML that the theme makes. To mend a mended page again changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

DARK = '(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")'
MENDINGS = [
    # this script has 543 kB gzip, and the web fonts draw the same icons
    (r'\s*<script defer src="[^"]*fontawesome\.js[^"]*"></script>', ""),
    (r'(?s)<script type="text/x-thebe-config">.*?</script>\s*(?:<script>kernelName = .*?</script>)?', ""),
    # the theme's menus need Bootstrap's script, 24 kB, and do not open without JavaScript; <details> needs no script
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
    # without JavaScript, buttons that only scripts can handle are not shown
    (r'(<button onclick="[^"]*"\s+class="btn) ', r"\1 pst-js-only "),
    # the theme has colours for "light" and "dark" only, and replaces "auto" after the page is drawn: a reader in the dark
    # sees a white flash, and without JavaScript there are no colours
    (r'(<html[^>]*) data-theme="auto"', r'\1 data-theme="light"'),
    (r'(dataset\.theme = localStorage\.getItem\("theme"\)) \|\| "auto"', rf"\1 || {DARK}"),
    # axe, summary-name: the arrow that folds a part of the table of contents has no text
    (r'<summary>(<span class="toctree-toggle")', r'<summary aria-label="Fold or unfold">\1'),
    # WCAG 2.5.3: the bar that unfolds a cell says "Show code cell source" and was labelled otherwise
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # axe, label-content-name-mismatch: the button says "Search Ctrl + K" and is labelled "Search"
    (r'(<button class="btn search-button-field[^>]*?) aria-label="[^"]*"', r"\1"),
    # axe, region: the side bar's logo and search lie outside every landmark
    (r'(<div class="sidebar-primary-items__start[^">]*")>', r'\1 role="navigation" aria-label="Site">'),
    # axe, aria-deprecated-role and aria-required-children: a bibliography is a list of entries
    (r'(<div class="citation" id="[^"]*" role=)"doc-biblioentry"', r'\1"listitem"'),
    # axe, empty-table-header: an empty corner of a table is no heading
    (r'<th class="head([^"]*)">(?:<p></p>)?</th>', r'<td class="head\1"></td>'),
    # the theme writes the viewport three times; once is enough
    (r'(<meta name="viewport"[^>]*>)(.*?)\s*<meta name="viewport"[^>]*>', r"\1\2"),
    (r'(<meta name="viewport"[^>]*>)(.*?)\s*<meta name="viewport"[^>]*>', r"\1\2"),
    # the theme loads Sphinx's search on every page; ours loads when a reader asks for it (search/)
    (r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js"></script>', ""),
]


MENDED = 'data-theme="light"'  # it stands in every mended page, and in no page that the theme makes


def mend(html: str) -> tuple[str, set[int]]:
    """The mended page, and the numbers of the mendings that changed something."""
    found = set()
    for number, (wrong, right) in enumerate(MENDINGS):
        html, times = re.subn(wrong, right, html, flags=re.DOTALL)
        if times:
            found.add(number)
    return html, found


def mend_all(pages: dict[Path, str]) -> tuple[dict[Path, str], list[str]]:
    """All pages, mended; and the patterns that matched no page.

    Such a pattern means that the theme has changed and the mending has no effect any more. If some pages were mended in
    an earlier build, nothing can be said, and the list is empty.
    """
    mended, found = {}, set()
    for page, html in pages.items():
        mended[page], numbers = mend(html)
        found |= numbers
    if any(MENDED in html for html in pages.values()):  # some are of an earlier build
        return mended, []
    return mended, [wrong for number, (wrong, _) in enumerate(MENDINGS) if number not in found]
