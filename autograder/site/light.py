"""What a page loads: one style sheet, one script, and fonts, each holding only what the site uses.

Sphinx and its extensions bring a dozen style sheets and as many scripts, all of them in the way of the first paint.
Here they are joined, and cut to the classes that occur and the characters that are shown.
``data-of`` keeps the names of what was joined: an unchanged page is not written again by the next build.
"""

from __future__ import annotations

import hashlib
import html
import logging
import posixpath
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools import subset

SHEET = re.compile(r'[ \t]*<link\b[^>]*\brel="stylesheet"[^>]*>\n?')
SCRIPT = re.compile(r"[ \t]*<script(?: defer| data-of=\"[^\"]*\"| src=\"[^\"]*\")*>(?:.*?)</script>\n?", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# Not loaded at all: Bootstrap's script opened menus (mend.py), and nothing here asks for a page's name.
NEEDLESS = re.compile(r"/bootstrap\.js|DOCUMENTATION_OPTIONS\.pagename")
# Left where they are: what must run before the first paint, and what only the search page has.
APART = re.compile(r"dataset\.theme|searchtools|language_data|searchindex|search-results|searchInput")
# Loaded without JavaScript only: dark follows the system, and what only scripts could open lies open.
NO_SCRIPT = "no-script.css"
OPEN = """
.sidebar-toggle, #pst-back-to-top { display: none !important; }
@media (max-width: 960px) {
  .bd-container__inner { flex-direction: column-reverse; }
  .bd-sidebar-primary { display: block !important; visibility: visible; position: static; margin: 0; }
  .bd-sidebar-primary { width: 100%; max-width: none; height: auto; max-height: none; }
}
"""


class Light:
    """Joins and cuts what the pages of one built site load."""

    def __init__(self, out: Path, pages: Iterable[str]) -> None:
        self.static = out / "_static"
        self.shown = "".join(pages)
        unused = ("bootstrap.js", "fontawesome.js")  # they would vouch for every class there is
        scripts = "".join(p.read_text("utf8") for p in self.static.rglob("*.js") if p.name not in unused)
        attributes = re.findall(r'\b(?:class|id)="([^"]*)"', self.shown)
        self.names = set(" ".join(attributes).split()) | set(re.findall(r"[\w-]+", scripts))
        self.drawn = ""  # all style sheets, as joined
        for old in (*self.static.glob("all-*.css"), *self.static.glob("all-*.js")):
            old.unlink()

    # -------------------------------------------------------------------------------------------- style sheets

    def join_sheets(self, page: str) -> str:
        links = SHEET.findall(page)
        if not links:
            return page
        root, names = _root(links[0]), _names(links)
        file = self.write("css", self.sheet(names))
        self.write_no_script(names)
        one = (
            f'<link rel="stylesheet" href="{root}_static/{file}" data-of="{names}">\n'
            f'<noscript><link rel="stylesheet" href="{root}_static/{NO_SCRIPT}"></noscript>\n'
        )
        page = page.replace(links[0], "<!--sheet-->", 1)
        page = re.sub(r"<noscript><link[^>]*></noscript>\n?", "", page)
        return SHEET.sub("", page).replace("<!--sheet-->", one)

    @cache  # noqa: B019  (a Light lives as long as one build)
    def sheet(self, names: str) -> str:
        text = "\n".join(map(self.read_sheet, dict.fromkeys(names.split())))
        self.drawn += text
        return text

    @cache  # noqa: B019
    def read_sheet(self, name: str) -> str:
        """Inline a sheet's imports, rebase its URLs on _static/, drop the rules that match nothing."""

        def inside(address: str) -> str:
            return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))

        text = re.sub(r"/\*.*?\*/", "", (self.static / name).read_text("utf8"), flags=re.DOTALL)
        text = re.sub(r'@import "([^"]+)";', lambda m: self.read_sheet(inside(m[1])), text)
        text = re.sub(r"""url\(["']?(?!data:|#|%23)([^"')]+)["']?\)""", lambda m: f"url({inside(m[1])})", text)
        text = RULE.sub(self.cut_rule, text)
        for _ in range(2):  # a medium inside a layer
            text = re.sub(r"@(?:media|supports)[^{};]*\{\s*\}", "", text)
        return re.sub(r"\s+", " ", text)

    def cut_rule(self, rule: re.Match[str]) -> str:
        at = rule[1].rfind(";") + 1  # "@charset …;" may stand before it
        before, selectors = rule[1][:at], rule[1][at:]
        if selectors.strip().startswith("@"):
            return rule[0]
        kept = [one for one in re.split(r",(?![^()]*\))", selectors) if self.may_match(one)]
        return before + (f"{','.join(kept)}{{{rule[2]}}}" if kept else "")

    def may_match(self, selector: str) -> bool:
        """Whether each class and id that it asks for occurs somewhere; what stands in brackets may be a denial."""
        plain = re.sub(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]", "", selector)
        return {name.replace("\\", "") for name in re.findall(r"[.#]([A-Za-z_](?:[\w-]|\\.)*)", plain)} <= self.names

    def write_no_script(self, names: str) -> None:
        dark = [f"{a}{{{b}}}" for a, b in RULE.findall(self.sheet(names)) if re.search(r'data-theme="?dark', a)]
        as_light = re.sub(r'data-theme="?dark"?', 'data-theme="light"', "\n".join(dark))
        (self.static / NO_SCRIPT).write_text(f"@media (prefers-color-scheme: dark) {{\n{as_light}\n}}\n{OPEN}", "utf8")

    # -------------------------------------------------------------------------------------------- scripts

    def join_scripts(self, page: str) -> str:
        """Sphinx's scripts and the theme's in one deferred file, in their order. A figure's own script stays with it."""
        page = re.sub(r'\s*<link rel="preload" as="script"[^>]*>', "", page)
        head, _, body = page.partition("</head>")
        tags = SCRIPT.findall(head) + [tag for tag in SCRIPT.findall(body) if "_static/scripts/" in tag]
        tags = [tag for tag in tags if not APART.search(tag)]
        if not tags:
            return page
        kept = re.search(r'data-of="([^"]*)"', tags[0])
        parts = html.unescape(kept[1]).split("\n") if kept else [_part(tag) for tag in tags if not NEEDLESS.search(tag)]
        root = next(_root(tag) for tag in tags if "_static/" in tag)
        file = self.write("js", self.script("\n".join(dict.fromkeys(parts))))
        of = html.escape("\n".join(parts))
        one = f'<script defer src="{root}_static/{file}" data-of="{of}"></script>\n'
        page = page.replace(tags[0], "<!--script-->", 1)
        for tag in tags[1:]:
            page = page.replace(tag, "", 1)
        return page.replace("<!--script-->", one)

    @cache  # noqa: B019
    def script(self, parts: str) -> str:
        texts = [(self.static / p[1:]).read_text("utf8") if p[0] == "/" else p for p in parts.split("\n")]
        texts = [re.sub(r"(?m)^//# sourceMappingURL=.*$", "", text) for text in texts]
        return ";\n" + "\n;\n".join(texts)  # the first ; keeps one file's "use strict" from ruling the others

    def write(self, kind: str, text: str) -> str:
        file = f"all-{hashlib.sha256(text.encode()).hexdigest()[:10]}.{kind}"
        (self.static / file).write_text(text, "utf8")
        return file

    # -------------------------------------------------------------------------------------------- fonts

    def cut_fonts(self) -> None:
        """Keep the glyphs of what the pages say and the style sheets draw (icons are characters of their own)."""
        logging.getLogger("fontTools").setLevel(logging.WARNING)
        said = {ord(character) for character in html.unescape(re.sub("<[^>]*>", "", self.shown))}
        said |= {int(point, 16) for point in re.findall(r'"\\([0-9a-f]{4})"', self.drawn)}
        said |= {ord(character) for character in re.findall("[\ue000-\uf8ff]", self.drawn)}
        for file in map(str, self.static.rglob("*.woff2")):
            # copyright and licence stay (0, 13, 14); the name goes, which the licence reserves for the whole font
            options = subset.Options(flavor="woff2", layout_features=[], name_IDs=[0, 13, 14])
            font = subset.load_font(file, options)
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=said)
            subsetter.subset(font)
            subset.save_font(font, file, options)


def group_of(match: re.Match[str] | None) -> str:
    """The group of a pattern that must match."""
    assert match is not None
    return match[1]


def _root(tag: str) -> str:
    return group_of(re.search(r'(?:href|src)="([^"]*)_static/', tag))


def _names(links: list[str]) -> str:
    kept = re.search(r'data-of="([^"]*)"', links[0])
    return kept[1] if kept else " ".join(group_of(re.search(r'_static/([^"?]*)', link)) for link in links)


def _part(tag: str) -> str:
    """ "/file.js" below _static, or a line of script."""
    if source := re.search(r'src="[^"]*_static/([^"?]*)', tag):
        return "/" + source[1]
    return " ".join(group_of(re.search(r">(.*?)</script>", tag, re.DOTALL)).split())
