"""Cuts the book's pages into sections, from Sphinx's doctrees, and bundles them with the engine into ``find.js``.

The file stands beside the pages and not in _static/, because style sheets are cut by the words of the scripts there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from autograder.site.fetched import bundle, fetch
from autograder.site.search.names import names

HERE = Path(__file__).parent
SYNONYMS = Path("chapters") / "synonyms.yml"
FILE = "find.js"
IDENTIFIER = re.compile(r"[A-Za-z_]\w{2,}")
SIGNS = {
    "odot": "⊙", "sigma": "σ", "partial": "∂", "alpha": "α", "beta": "β", "lambda": "λ", "rho": "ρ", "theta": "θ",
    "epsilon": "ε", "Gamma": "Γ", "gamma": "γ", "varepsilon": "ε", "times": "×", "cdot": "·", "le": "≤", "ge": "≥",
    "approx": "≈", "prime": "′", "sum": "Σ", "prod": "Π", "to": "→", "infty": "∞", "pm": "±", "phi": "φ", "delta": "δ",
}  # fmt: skip
SKIPPED = (
    nodes.comment,
    nodes.raw,
    nodes.math_block,
    nodes.literal_block,
    nodes.image,
    nodes.substitution_definition,
    nodes.footnote_reference,
)


def write(app: Sphinx) -> None:
    """Write ``find.js``: the engine, and everything that it searches."""
    book = Path(app.srcdir)
    data = json.dumps(gather(app), ensure_ascii=False, separators=(",", ":"))
    engine = bundle(fetch(book), HERE / "engine.mjs", "iife", "--global-name=engine").decode()
    (Path(app.outdir) / FILE).write_text(f"{engine}globalThis.findInBook=engine.finder({data}).find;\n", "utf8")


def gather(app: Sphinx) -> dict[str, Any]:
    """What the engine searches: pages, sections, the glossary's names and other words for them, as it expects them."""
    pages, sections = [], []
    for name in sorted(app.env.found_docs):
        doctree = app.env.get_doctree(name)
        found = list(cut(doctree))
        if not found:
            continue
        is_glossary = any(doctree.findall(addnodes.glossary))
        pages.append([f"{name}.html", found[0][1], "glossary" if is_glossary else kind(name)])
        sections += [[len(pages) - 1, *section] for section in found]
    file = Path(app.srcdir) / SYNONYMS
    synonyms = (yaml.safe_load(file.read_text("utf8")) if file.exists() else None) or {}
    said = [[theirs, ours] for ours, all_ in synonyms.items() for theirs in all_]
    return {"pages": pages, "sections": sections, "names": names(app), "synonyms": said}


def kind(name: str) -> str:
    """What a page is: "lesson", "exercises", "hints" or "page"."""
    if re.search(r"(?:^|/)hints(?:/|$)", name):
        return "hints"
    chapter = re.fullmatch(r"chapters/(\w+)/(\w+)", name)
    if chapter and chapter[1] == chapter[2]:
        return "exercises"
    return "lesson" if chapter else "page"


def cut(doctree: nodes.document) -> Iterator[tuple[str, str, str, str]]:
    """Yield anchor, heading, text and identifiers in code of each section; the anchor of a page's first is "".

    Each term of a glossary is a section of its own.
    """
    for number, section in enumerate(doctree.findall(nodes.section)):
        heading = " ".join(_plain(section.next_node(nodes.title)).split())
        own = [node for node in section.children[1:] if not isinstance(node, nodes.section)]
        text = _line(own)
        code = {word for node in own for block in node.findall(nodes.literal_block) for word in _identifiers(block)}
        yield (section["ids"][0] if number else "", heading, text, " ".join(sorted(code)))
        for glossary in (g for node in own for g in node.findall(addnodes.glossary)):
            for item in glossary.findall(nodes.definition_list_item):
                for term in item.findall(nodes.term):
                    yield term["ids"][0], term.astext(), _line([item[-1]]), ""


def _line(parts: list[nodes.Node]) -> str:
    """The words of these parts, on one line, without the gaps that what is skipped leaves before a comma."""
    return re.sub(r" (?=[.,;:)])", "", " ".join(" ".join(map(_plain, parts)).split()))


def _identifiers(block: nodes.literal_block) -> list[str]:
    return IDENTIFIER.findall(re.sub(r"#.*", "", block.astext()))


def _plain(node: nodes.Node) -> str:
    """The words of a part of a page: no code, no pictures, no citations; formulas in the line as plain letters."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.math):
        return _spoken(node.astext())
    is_citation = isinstance(node, addnodes.pending_xref) and node["refdomain"] == "cite"
    if is_citation or isinstance(node, (*SKIPPED, addnodes.glossary)):
        return " "
    if isinstance(node, nodes.TextElement):
        return "".join(map(_plain, node.children))
    return (" · " if isinstance(node, nodes.row) else " ").join(map(_plain, node.children))


def _spoken(tex: str) -> str:
    r"""A formula as one would type it: "h_t = tanh(W x_t)" for ``h_{t} = \tanh(W x_t)``."""
    tex = re.sub(r"\\(?:mathrm|text|mathbf|operatorname|left|right|tilde|hat|bar|lVert|rVert|,|;|!|quad)", "", tex)
    tex = re.sub(r"\\([A-Za-z]+)", lambda m: SIGNS.get(m[1], m[1]), tex)
    return re.sub(r"[{}\\$]", "", tex)
