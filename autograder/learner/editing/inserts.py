"""Rules that insert what a learner may have left out: a slope, a share, a divisor, a function, a factor, a term."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autograder.learner.editing.functions import sigmoid_of
from autograder.learner.editing.moves import stored_names
from autograder.learner.editing.related import same_stem
from autograder.learner.editing.rewrites import counts
from autograder.learner.editing.sites import Block, Change, Outline, Site, foreign, form, key_of, swells

MOST_NAMES = 16
WRAPPERS = (
    ("transposed", "A.T"), ("sign", "-A"), ("share added", "1 - A"), ("square", "A**2"), ("function added", "np.tanh(A)"),
    ("function added", "sigmoid"), ("function added", "A.sum(axis=0)"), ("function added", "A.sum(axis=1)"), ("function added", "A.sum()"),
    ("sum and mean", "A.mean(axis=0)"), ("function added", "A.sum(axis=(0, 1))"), ("function added", "np.sqrt(A)"),
    ("function added", "np.exp(A)"), ("function added", "np.log(A)"), ("function added", "np.abs(A)"), ("reversed", "A[::-1]"),
    ("slope added", "A * (1 - A)"), ("slope", "1 - A**2"), ("function added", "1 - A**2"), ("constant", "A / 2"), ("constant", "2 * A"),
    ("index", "A - 1"), ("index", "A + 1"),
)  # fmt: skip
WITH_A_NAME = (
    ("slope added", "A * (1 - V**2)"), ("slope added", "A * V * (1 - V)"), ("share added", "A * (1 - V)"),
    ("factor added", "A * V"), ("term added", "A + V"), ("term added", "A - V"), ("mean added", "A / len(V)"),
    ("mean added", "A / V.shape[0]"), ("mean added", "A / V.size"), ("product added", "A @ V"), ("product added", "A @ V.T"),
    ("product added", "V @ A"), ("product added", "V.T @ A"), ("factor added", "A / V"),
)  # fmt: skip


def inserts(outline: Outline, names: list[str]) -> Iterator[Change]:
    """Yield changes that insert something, the more plausible first. names: those that may be inserted."""
    sites = [site for site in outline.sites if _open_to_more(site)]
    for kind, text in WRAPPERS:
        for site in sites:
            yield site.change(kind, sigmoid_of(site.node, outline) if text == "sigmoid" else form(text, A=site.node))
    yield from _counts_inserted(outline, sites)
    yield from _carried_on(outline)
    values = [ast.Name(name, ast.Load()) for name in names[:MOST_NAMES]] + _entries(outline)
    for kind, text in WITH_A_NAME:
        for value in values:
            for site in sites:
                inside_product = isinstance(site.owner, ast.BinOp) and isinstance(site.owner.op, ast.Mult)
                if not swells(site, value) and not (
                    kind in ("factor added", "slope added", "share added") and inside_product and "/" not in text
                ):
                    yield site.change(kind, form(text, A=site.node, V=foreign(value)))


def _open_to_more(site: Site) -> bool:
    node, owner = site.node, site.owner
    if (
        site.role != "value"
        or isinstance(owner, (ast.Attribute, ast.Subscript, ast.Tuple, ast.Compare))
        and isinstance(node, ast.Name)
    ):
        return isinstance(owner, ast.Tuple) and site.role == "value"
    return not isinstance(
        node, (ast.Constant, ast.Slice, ast.Starred, ast.Tuple, ast.List, ast.Dict, ast.Compare, ast.BoolOp)
    )


def _entries(outline: Outline) -> list[ast.expr]:
    """Entries of dicts, and steps of arrays in loops, that the function reads somewhere."""
    found: dict[str, ast.expr] = {}
    for site in outline.sites:
        if isinstance(site.node, ast.Subscript) and isinstance(site.node.value, ast.Name):
            step = isinstance(site.node.slice, (ast.Name, ast.BinOp)) and site.loops
            if key_of(site.node) or step:
                found.setdefault(ast.dump(site.node), site.node)
    return list(found.values())[:MOST_NAMES]


def _counts_inserted(outline: Outline, sites: list[Site]) -> Iterator[Change]:
    found = {ast.dump(s.node): s.node for s in outline.sites if counts(s.node)}
    named = {n: ast.Name(n, ast.Load()) for n in outline.names if n.isupper() and len(n) == 1}
    for count in [*found.values(), *named.values()]:
        yield from (site.change("mean added", form("A / C", A=site.node, C=foreign(count))) for site in sites)


def _carried_on(outline: Outline) -> Iterator[Change]:
    """Yield changes that add ``h = h_next`` at the end of a loop's body."""
    for loop in [s for block in outline.blocks for s in block.statements if isinstance(s, (ast.For, ast.While))]:
        block, last = Block(loop, "body", (loop,)), len(loop.body) - 1
        for new in dict.fromkeys(stored_names(loop)):
            for old in [n for n in outline.names if n != new and same_stem(n, new)]:
                kept = ast.Assign([ast.Name(old, ast.Store())], ast.Name(new, ast.Load()))
                yield block.change("carry added", last, 1, [loop.body[last], kept])
