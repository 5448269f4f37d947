"""Single edits of a function's source, by a catalogue of kinds: slips of a reference, repairs of an answer.

for edit in edits(source, "rnn_step"):
    edit.kind, edit.line, edit.text
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.learner.editing import functions, moves, operators, rewrites  # noqa: F401  # they register what they know
from autograder.learner.editing.inserts import inserts
from autograder.learner.editing.kinds import KINDS
from autograder.learner.editing.sites import EXPRESSION_RULES, STATEMENT_RULES, Change, Outline, swells


@dataclass(frozen=True)
class Edit:
    """text: the whole edited source; line: in the source given; before, after: what was changed, and into what."""

    kind: str
    line: int
    text: str
    before: str
    after: str


def edits(source: str, function: str, names: Sequence[str] = (), deep: bool = False) -> Iterator[Edit]:
    """Edits of ``function`` in ``source``, or of every function there if it is "": the most plausible kinds first.

    deep: what may have been left out is put in, too; with ``names``, or the function's own if there are none. What reads
    alike comes once. Raises SyntaxError for a source that has no meaning.
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
    """The edits as changes of a tree, none made yet; some may read alike."""
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
    return "\n".join(ast.unparse(node) for node in nodes)
