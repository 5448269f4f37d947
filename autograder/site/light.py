"""Makes pages load little: one style sheet, one script, and fonts, each with only what the site uses.

Sphinx and its extensions bring a dozen style sheets and as many scripts, and a browser waits for all of them before it
draws a page. Here they are joined; rules for classes that do not occur and glyphs that are not shown are cut.
``data-of`` holds the names of the joined files, so that the next build can treat an unchanged page again.
"""

from __future__ import annotations

import hashlib
import html
import logging
import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import tinycss2
from fontTools import subset

SHEET = re.compile(r'[ \t]*<link\b[^>]*\brel="stylesheet"[^>]*>\n?')
SCRIPT = re.compile(r"[ \t]*<script(?: defer| data-of=\"[^\"]*\"| src=\"[^\"]*\")*>(?:.*?)</script>\n?", re.DOTALL)
GROUPS = {"media", "supports", "layer", "container"}  # at-rules that hold other rules
HERE = re.compile("data:|#|%23")  # an address that begins so names no file
DARK = re.compile(r'data-theme="?dark"?')
# Not loaded at all: Bootstrap's script only opened menus (mend.py does without), and no script here needs pagename.
NEEDLESS = re.compile(r"/bootstrap\.js|DOCUMENTATION_OPTIONS\.pagename")
# Not joined: scripts that must run before the page is drawn, that of the search page, and those of figures, which few pages
# have.
APART = re.compile(r"dataset\.theme|searchInput|_static/figures/")
VARIABLE = re.compile(r"""(?<=[{;\s])(--[\w-]+)\s*:(?:[^;{}"'()]|"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\))*(?:;|(?=}))""")
# A style sheet for browsers without JavaScript: dark follows the system, and what scripts would open is open.
NO_SCRIPT = "no-script.css"
OPEN = """
.moving :is(.controls, .grip) { display: none !important; }
.sidebar-toggle, #pst-back-to-top { display: none !important; }
@media (max-width: 960px) {
  .bd-container__inner { flex-direction: column-reverse; }
  .bd-sidebar-primary { display: block !important; visibility: visible; position: static; margin: 0; }
  .bd-sidebar-primary { width: 100%; max-width: none; height: auto; max-height: none; }
}
.practice-setup, .practice-check > .cell_input, .practice-quiz.cell > .cell_input, .practice-summary > .cell_input,
.practice-stub { display: block !important; }
"""

ICONS = 0xE000  # icons stand from here on; fonts of icons have pictures for letters, too

Node = Any  # a rule or token of tinycss2, which declares no types
COMMA = tinycss2.ast.LiteralToken(1, 1, ",")


class Light:
    """Joins and cuts what the pages of one built site load. out: the site's folder. pages: the HTML of all pages."""

    def __init__(self, out: Path, pages: Iterable[str]) -> None:
        self.static = out / "_static"
        self.shown = "".join(pages)
        unused = ("bootstrap.js", "fontawesome.js")  # they name every class, so no rule could be cut
        scripts = "".join(p.read_text("utf8") for p in self.static.rglob("*.js") if p.name not in unused)
        attributes = re.findall(r'\b(?:class|id)="([^"]*)"', self.shown)
        self.names = set(" ".join(attributes).split()) | set(re.findall(r"[\w-]+", scripts))
        self.drawn = ""  # all style sheets, as joined
        for old in (*self.static.glob("all-*.css"), *self.static.glob("all-*.js")):
            old.unlink()

    # -------------------------------------------------------------------------------------------- style sheets

    def join_sheets(self, page: str) -> str:
        """The page with one style sheet instead of all that it loads."""
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
        """The text of the joined sheets. names: theirs, between spaces."""
        text = without_needless(tinycss2.serialize(self.rules(names)), self.shown, self.names)
        self.drawn += text
        return text

    def rules(self, names: str) -> list[Node]:
        """The rules of these sheets, each sheet's once."""
        return [rule for name in dict.fromkeys(names.split()) for rule in self.read_sheet(name)]

    @cache  # noqa: B019
    def read_sheet(self, name: str) -> list[Node]:
        """The rules of one sheet: imports are inlined, addresses are relative to _static/, rules without use are cut."""

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
        """Yield the rules that can match something on a page. Browsers drop what tinycss2 cannot read, and so does this."""
        for rule in rules:
            if rule.type == "qualified-rule":
                rule.prelude = self.cut_selectors(rule.prelude)
                if rule.prelude:
                    yield rule
            elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPS and rule.content is not None:
                inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                rule.content = list(self.cut(inner))
                if rule.content or rule.lower_at_keyword == "layer":  # an empty layer still fixes the order of layers
                    yield rule
            elif rule.type == "at-rule":
                yield rule

    def cut_selectors(self, selectors: list[Node]) -> list[Node]:
        """The selectors of a list that can match something on a page."""
        between = [list(group) for comma, group in groupby(selectors, lambda token: token == ",") if not comma]
        kept = [[COMMA, *_stripped(selector)] for selector in between if self.may_match(selector)]
        return [token for selector in kept for token in selector][1:]

    def may_match(self, selector: list[Node]) -> bool:
        """Whether every class and id that a selector asks for occurs on a page or in a script.

        Those inside brackets do not count: ``:not(.x)`` matches where x does not occur.
        """
        classes = {name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident"}
        return classes | {token.value for token in selector if token.type == "hash"} <= self.names

    @cache  # noqa: B019
    def write_no_script(self, names: str) -> None:
        """Write the style sheet for browsers without JavaScript."""
        dark = [rule for rule in _style_rules(self.rules(names)) if DARK.search(tinycss2.serialize(rule.prelude))]
        as_light = DARK.sub('data-theme="light"', tinycss2.serialize(dark))
        (self.static / NO_SCRIPT).write_text(f"@media (prefers-color-scheme: dark) {{\n{as_light}\n}}\n{OPEN}", "utf8")

    # -------------------------------------------------------------------------------------------- scripts

    def join_scripts(self, page: str) -> str:
        """The page with one deferred script instead of Sphinx's and the theme's. The script of its figures stays."""
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
        """The text of the joined scripts. parts: a line for each, as :func:`_part` gives it."""
        texts = [(self.static / p[1:]).read_text("utf8") if p[0] == "/" else p for p in parts.split("\n")]
        texts = [re.sub(r"(?m)^//# sourceMappingURL=.*$", "", text) for text in texts]
        return ";\n" + "\n;\n".join(texts)  # after the first ; a file's "use strict" has no effect on the others

    def write(self, kind: str, text: str) -> str:
        """Write a joined file under a name that holds its digest. Returns the name. kind: "css" or "js"."""
        file = f"all-{hashlib.sha256(text.encode()).hexdigest()[:10]}.{kind}"
        (self.static / file).write_text(text, "utf8")
        return file

    # -------------------------------------------------------------------------------------------- fonts

    def characters(self) -> set[int]:
        """The code points of the characters in the pages, and of those in style sheets, such as icons."""
        drawn = (character for character in self.drawn if not character.isascii())
        return {ord(character) for character in (*html.unescape(re.sub("<[^>]*>", "", self.shown)), *drawn)}

    def cut_fonts(self) -> None:
        """Cut all fonts to the glyphs of the characters that are shown in them."""
        logging.getLogger("fontTools").setLevel(logging.WARNING)
        shown = self.characters()
        formulas = {name: set(map(ord, found)) for name, found in in_formulas(self.shown).items()}
        icons = {code for code in shown if code >= ICONS}
        for file in map(str, self.static.rglob("*.woff2")):
            own = icons if "/fontawesome/" in file else shown
            if "/katex/" in file:  # one font draws variables and nothing else
                own = formulas["mathnormal" if "KaTeX_Math-Italic" in file else ""]
            # entries 0, 13 and 14, copyright and licence, stay; the licence reserves the name for the whole font, so it goes
            features = ["kern", "liga"] if "/text/" in file else []  # formulas and icons are set without
            options = subset.Options(flavor="woff2", layout_features=features, name_IDs=[0, 13, 14], hinting=False)
            font = subset.load_font(file, options)
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=own)
            subsetter.subset(font)
            subset.save_font(font, file, options)


def without_needless(sheet: str, pages: str, words: set[str]) -> str:
    """A style sheet without the variables that nothing reads: no sheet, no page, no script.

    words: of the scripts. One that ends with a dash, ``--u-`` of ``var(--u-${name})``, stands for all that begin so.
    """
    begun = tuple(word for word in words if re.fullmatch(r"--\w[\w-]*-", word))
    asked = words | set(re.findall(r"(?<![\w-])--[\w-]+", pages))
    while True:
        read = asked | set(re.findall(r"var\(\s*(--[\w-]+)", sheet))
        needless = {name for name in VARIABLE.findall(sheet) if name not in read and not name.startswith(begun)}
        if not needless:
            return sheet
        sheet = VARIABLE.sub(partial(_unless_in, needless), sheet)  # what only they read is not read any more


def _unless_in(needless: set[str], declaration: re.Match[str]) -> str:
    return "" if declaration[1] in needless else declaration[0]


def in_formulas(pages: str) -> dict[str, set[str]]:
    """The characters that KaTeX draws, those of its HTML and not of the MathML beside it: letters of variables, and others."""
    found: dict[str, set[str]] = {"mathnormal": set(), "": set()}
    for formula in re.finditer('class="katex-html"[^>]*>', pages):
        inside, here = [""], formula.end()  # the tags that are open
        while inside:
            tag = pages.index("<", here)
            found["mathnormal" if "mathnormal" in inside[-1] else ""].update(html.unescape(pages[here:tag]))
            here = pages.index(">", tag) + 1
            if pages.startswith("</span", tag):
                inside.pop()
            elif pages.startswith("<span", tag):
                inside.append(pages[tag:here])
    return found


def _imported(rule: Node) -> str:
    """The file that a rule ``@import "file";`` names; "" for every other rule."""
    is_import = rule.type == "at-rule" and rule.lower_at_keyword == "import"
    asked = _stripped(rule.prelude) if is_import else []
    return asked[0].value if len(asked) == 1 and asked[0].type == "string" else ""


def _style_rules(rules: Iterable[Node]) -> Iterator[Node]:
    """Yield the rules that have selectors, also those inside media queries and layers."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.lower_at_keyword in GROUPS:
            yield from _style_rules(rule.content or ())


def _tokens(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield these nodes and all nodes inside them."""
    for node in nodes:
        yield node
        for part in ("prelude", "arguments", "content"):
            yield from _tokens(getattr(node, part, None) or ())


def _addresses(rule: Node) -> Iterator[tuple[Node, str]]:
    """Yield each token of a rule that holds an address, with the pattern to write it: for url(a) or for url("a")."""
    for token in _tokens([rule]):
        if token.type == "url":
            yield token, "url({})"
        elif token.type == "function" and token.lower_name == "url":
            yield from ((inner, '"{}"') for inner in token.arguments if inner.type == "string")


def _stripped(tokens: list[Node]) -> list[Node]:
    """The tokens without whitespace at both ends."""
    solid = [place for place, token in enumerate(tokens) if token.type != "whitespace"]
    return tokens[solid[0] : solid[-1] + 1] if solid else []


def group_of(match: re.Match[str] | None) -> str:
    """The first group of a match that cannot fail."""
    assert match is not None
    return match[1]


def _root(tag: str) -> str:
    return group_of(re.search(r'(?:href|src)="([^"]*)_static/', tag))


def _names(links: list[str]) -> str:
    kept = re.search(r'data-of="([^"]*)"', links[0])
    return kept[1] if kept else " ".join(group_of(re.search(r'_static/([^"?]*)', link)) for link in links)


def _part(tag: str) -> str:
    """What a script tag loads: "/file.js" below _static, or its text as one line."""
    if source := re.search(r'src="[^"]*_static/([^"?]*)', tag):
        return "/" + source[1]
    return " ".join(group_of(re.search(r">(.*?)</script>", tag, re.DOTALL)).split())
