"""The glossary's entries, as search needs them."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

# The words before a link that say that a term is another name for the linked one: "Another name for the", "Andrew Ng's
# symbol for", "Short for", "The". A link in a later sentence leads elsewhere.
ALIAS = re.compile(r"[^.]*(?:\b(?:name|symbol|switch|short)\b[^.]*\bfor\b|; see\b)[^.]*|The ", re.I)
LINK = "⟦{}⟧"  # marks a link in a text, so that some links can be taken out later


def names(app: Sphinx) -> list[dict[str, Any]]:
    """An entry for every term of the glossary, from Sphinx's doctree.

    name; says: its definition; at: its address; also: names in its definition that have no entry of their own; for: the
    term that it is another name for, if it is; title, lesson: the lesson that explains it, if its definition links one.
    """
    terms = (thing for thing in app.env.get_domain("std").get_objects() if thing[2] == "term")
    found = []
    for page in sorted({page for _, _, _, page, _, _ in terms}):
        for glossary in app.env.get_doctree(page).findall(addnodes.glossary):
            for item in glossary.findall(nodes.definition_list_item):
                found += [_entry(page, term, item[-1]) for term in item.findall(nodes.term)]
    return found


def _entry(page: str, term: nodes.term, definition: nodes.definition) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": term.astext(),
        "says": _plain_text(definition),
        "at": f"{page}.html#{term['ids'][0]}",
    }
    entry["also"] = [
        name.astext() for name in definition.findall(nodes.emphasis)
    ]  # names in italics have no entry of their own
    links = list(definition.findall(addnodes.pending_xref))
    if links and links[0]["reftype"] == "term":
        before = takewhile(lambda node: node is not links[0], links[0].parent)
        if ALIAS.fullmatch("".join(node.astext() for node in before)):
            entry["for"] = links[0]["reftarget"]
    if lesson := next((link for link in links if link["refdomain"] == "doc"), None):
        entry["title"], entry["lesson"] = lesson.astext(), f"{lesson['reftarget']}.html"
    return entry


def _plain_text(definition: nodes.definition) -> str:
    """A definition as plain text, without citations and without links that only lead elsewhere."""
    definition = definition.deepcopy()
    for link in list(definition.findall(addnodes.pending_xref)):
        is_term, is_citation = link["reftype"] == "term", link["refdomain"] == "cite"
        text = "" if is_citation else link.astext() if is_term else LINK.format(link.astext())
        link.parent.replace(link, nodes.Text(text))
    text = " ".join(definition.astext().split())
    text = re.sub(r" *(?:See|,? see) ⟦[^⟧]*⟧(?=[.;])", "", text)
    text = re.sub(r" *⟦Here⟧[^.]*\.", "", text)
    return re.sub(r" (?=[.,;])|[⟦⟧]", "", text).replace("..", ".").strip(" .") + "."
