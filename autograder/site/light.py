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
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import tinycss2
from fontTools import subset

SHEET = re.compile(r'[ \t]*<link\b[^>]*\brel="stylesheet"[^>]*>\n?')
SCRIPT = re.compile(r"[ \t]*<script(?: defer| data-of=\"[^\"]*\"| src=\"[^\"]*\")*>(?:.*?)</script>\n?", re.DOTALL)
GROUPS = {"media", "supports", "layer", "container"}  # at-rules whose braces hold rules
HERE = re.compile("data:|#|%23")  # how an address begins that leads to no file
DARK = re.compile(r'data-theme="?dark"?')
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

Node = Any  # a rule or token of tinycss2, which declares no types
COMMA = tinycss2.ast.LiteralToken(1, 1, ",")


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
        text: str = tinycss2.serialize(self.rules(names))
        self.drawn += text
        return text

    def rules(self, names: str) -> list[Node]:
        return [rule for name in dict.fromkeys(names.split()) for rule in self.read_sheet(name)]

    @cache  # noqa: B019
    def read_sheet(self, name: str) -> list[Node]:
        """Inline a sheet's imports, rebase its URLs on _static/, drop the rules that match nothing."""

        def inside(address: str) -> str:
            return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))

        text = (self.static / name).read_text("utf8")
        found: list[Node] = []
        for rule in self.cut(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
            if imported := _imported(rule):
                found += self.read_sheet(inside(imported))
                continue
            for token in _tokens([rule]):
                if token.type == "whitespace":
                    token.value = " "
            for address, written in _addresses(rule):
                if not HERE.match(address.value):
                    address.representation = written.format(inside(address.value))
            found.append(rule)
        return found

    def cut(self, rules: Iterable[Node]) -> Iterator[Node]:
        """Yield the rules that can match something. Drop what tinycss2 cannot read: browsers drop it too."""
        for rule in rules:
            if rule.type == "qualified-rule":
                rule.prelude = self.cut_selectors(rule.prelude)
                if rule.prelude:
                    yield rule
            elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPS and rule.content is not None:
                inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                rule.content = list(self.cut(inner))
                if rule.content or rule.lower_at_keyword == "layer":  # an empty layer has its place among the others
                    yield rule
            elif rule.type == "at-rule":
                yield rule

    def cut_selectors(self, selectors: list[Node]) -> list[Node]:
        """Keep the selectors of a list that can match something."""
        between = [list(group) for comma, group in groupby(selectors, lambda token: token == ",") if not comma]
        kept = [[COMMA, *_stripped(selector)] for selector in between if self.may_match(selector)]
        return [token for selector in kept for token in selector][1:]

    def may_match(self, selector: list[Node]) -> bool:
        """Whether each class and id that it asks for occurs somewhere; what stands in brackets may be a denial."""
        classes = {name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident"}
        return classes | {token.value for token in selector if token.type == "hash"} <= self.names

    def write_no_script(self, names: str) -> None:
        dark = [rule for rule in _style_rules(self.rules(names)) if DARK.search(tinycss2.serialize(rule.prelude))]
        as_light = DARK.sub('data-theme="light"', tinycss2.serialize(dark))
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

    def said(self) -> set[int]:
        """The characters that the pages say and the style sheets draw (icons are characters of their own)."""
        drawn = (character for character in self.drawn if not character.isascii())
        return {ord(character) for character in (*html.unescape(re.sub("<[^>]*>", "", self.shown)), *drawn)}

    def cut_fonts(self) -> None:
        """Keep the glyphs of these characters only."""
        logging.getLogger("fontTools").setLevel(logging.WARNING)
        said = self.said()
        for file in map(str, self.static.rglob("*.woff2")):
            # copyright and licence stay (0, 13, 14); the name goes, which the licence reserves for the whole font
            options = subset.Options(flavor="woff2", layout_features=[], name_IDs=[0, 13, 14])
            font = subset.load_font(file, options)
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=said)
            subsetter.subset(font)
            subset.save_font(font, file, options)


def _imported(rule: Node) -> str:
    """The file that a rule ``@import "file";`` names, or ""."""
    is_import = rule.type == "at-rule" and rule.lower_at_keyword == "import"
    asked = _stripped(rule.prelude) if is_import else []
    return asked[0].value if len(asked) == 1 and asked[0].type == "string" else ""


def _style_rules(rules: Iterable[Node]) -> Iterator[Node]:
    """The rules that have selectors, those in media and layers too."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.lower_at_keyword in GROUPS:
            yield from _style_rules(rule.content or ())


def _tokens(nodes: Iterable[Node]) -> Iterator[Node]:
    """These nodes and all that is in them."""
    for node in nodes:
        yield node
        for part in ("prelude", "arguments", "content"):
            yield from _tokens(getattr(node, part, None) or ())


def _addresses(rule: Node) -> Iterator[tuple[Node, str]]:
    """The tokens of a rule that hold addresses, each with the way it is written: url(a) is one token, url("a") is two."""
    for token in _tokens([rule]):
        if token.type == "url":
            yield token, "url({})"
        elif token.type == "function" and token.lower_name == "url":
            yield from ((inner, '"{}"') for inner in token.arguments if inner.type == "string")


def _stripped(tokens: list[Node]) -> list[Node]:
    """Without the spaces at both ends."""
    solid = [place for place, token in enumerate(tokens) if token.type != "whitespace"]
    return tokens[solid[0] : solid[-1] + 1] if solid else []


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
