"""Makes single edits of a function's source, of every kind in the catalogue.

for edit in edits(source, "rnn_step"):
    edit.kind, edit.line, edit.text
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.learner.editing import functions, moves, operators, rewrites  # noqa: F401  # these register their rules
from autograder.learner.editing.inserts import inserts
from autograder.learner.editing.kinds import KINDS
from autograder.learner.editing.sites import EXPRESSION_RULES, STATEMENT_RULES, Change, Outline, swells


@dataclass(frozen=True)
class Edit:
    """One edit. text: the whole edited source. line: in the given source. before, after: the changed code, old and new."""

    kind: str
    line: int
    text: str
    before: str
    after: str


def edits(source: str, function: str, names: Sequence[str] = (), deep: bool = False) -> Iterator[Edit]:
    """Yield the edits of ``function`` in ``source``, or of every function if it is "", the most plausible kinds first.

    deep: also insert what may have been left out, with ``names``, or else the function's own names. Edits that give the
    same text come once. Raises SyntaxError if the source is no Python.
    """
    tree = ast.parse(source)
    defs = [f for f in tree.body if isinstance(f, ast.FunctionDef) and function in ("", f.name)]
    seen = {ast.unparse(tree)}
    for change in changes([Outline.of(f) for f in defs], names, deep):
        with change.made():
            text = ast.unparse(tree)
        if text not in seen:
            seen.add(text)
            yield Edit(change.kind, change.line, text, unparsed(change.before), unparsed(change.after))


def changes(outlines: list[Outline], names: Sequence[str] = (), deep: bool = False) -> Iterator[Change]:
    """Yield the edits as changes of a tree, which are not made yet. Several may give the same text."""
    for kind in KINDS:
        for outline in outlines:
            for move in STATEMENT_RULES.get(kind, ()):
                for block in outline.blocks:
                    for k in range(len(block.statements)):
                        yield from (block.change(kind, k, count, new) for count, new in move(block, k, outline))
            for rule in EXPRESSION_RULES.get(kind, ()):
                for site in outline.sites:
                    yield from (site.change(kind, new) for new in rule(site, outline) if not swells(site, new))
    if deep:
        for outline in outlines:
            yield from inserts(outline, list(names) or outline.names[::-1])


def unparsed(nodes: tuple[ast.AST, ...]) -> str:
    """The source text of statements or expressions."""
    return "\n".join(ast.unparse(node) for node in nodes)
