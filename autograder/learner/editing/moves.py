"""Rules for edits of statements: what is added up, carried on, left out, exchanged, or moved into a loop or out of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from autograder.learner.editing.related import both_gates, same_stem
from autograder.learner.editing.rewrites import orders
from autograder.learner.editing.sites import (
    Block,
    Outline,
    Site,
    callee,
    changed,
    expression,
    foreign,
    form,
    statement,
    written_alike,
)

Moves = Iterator[tuple[int, list[ast.stmt]]]
SWALLOWED = "_unused"  # a name that no code reads


def stored_names(node: ast.stmt) -> list[str]:
    """The names that a statement binds, also inside loops and branches."""
    return [n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]


def _loaded(target: ast.expr) -> ast.expr:
    new: ast.expr = changed(target, ctx=ast.Load())
    return new


@statement("sign")
def _signs_added(block: Block, k: int, outline: Outline) -> Moves:
    match block.statements[k]:
        case ast.AugAssign(op=ast.Add() | ast.Sub() as op) as now:
            yield 1, [changed(now, op=ast.Sub() if isinstance(op, ast.Add) else ast.Add())]


@statement("accumulated")
def _accumulations(block: Block, k: int, outline: Outline) -> Moves:
    now = block.statements[k]
    match now:
        case ast.AugAssign(target=target, value=value):
            yield 1, [ast.Assign([target], value)]
        case ast.Assign(
            targets=[ast.Name() | ast.Subscript() as target], value=ast.BinOp(op=ast.Add(), left=left, right=right)
        ):
            own = _loaded(target)
            if written_alike(own, left):
                yield 1, [changed(now, value=right)]
            elif written_alike(own, right):
                yield 1, [changed(now, value=left)]
            else:
                yield 1, [ast.AugAssign(target, ast.Add(), now.value)]
        case ast.Assign(targets=[ast.Name() | ast.Subscript() as target], value=value):
            if _begun_before(target, block, k, outline):
                yield 1, [ast.Assign([target], form("A + B", A=_loaded(target), B=value))]


def _begun_before(target: ast.expr, block: Block, k: int, outline: Outline) -> bool:
    """Whether the target of an assignment has a value before it."""
    if isinstance(target, ast.Subscript):
        return True
    line = block.statements[k].lineno
    earlier = (n for n in ast.walk(outline.function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
    return isinstance(target, ast.Name) and any(n.id == target.id and n.lineno < line for n in earlier)


def begins(outline: Outline, site: Site) -> list[tuple[str, ast.expr]]:
    """The names that are assigned before the loop around a site and in it, each with its first value."""
    if not site.loops:
        return []
    loop, found = site.loops[0], []
    carried = set(stored_names(loop))
    for block in outline.blocks:
        for now in block.statements:
            match now:
                case ast.Assign(targets=[*targets], value=value) if now.lineno < loop.lineno:
                    found += [(t.id, value) for t in targets if isinstance(t, ast.Name) and t.id in carried]
    return found


@expression("carry")
def _first_again(site: Site, outline: Outline) -> Iterator[ast.expr]:
    """Let every step begin with the value of the first one."""
    if isinstance(site.node, ast.Name) and not isinstance(site.owner, (ast.Attribute, ast.Subscript)):
        yield from (foreign(value) for name, value in begins(outline, site) if name == site.node.id)


@statement("carry")
def _lost(block: Block, k: int, outline: Outline) -> Moves:
    """Let a step's result go to a name that is not read, or to another name of the same stem."""
    if block.loops:
        yield from _renamed(
            block, k, lambda own: [SWALLOWED, *(n for n in outline.names if n != own and same_stem(n, own))]
        )


@statement("old and new")
def _aged(block: Block, k: int, outline: Outline) -> Moves:
    if not block.loops:
        yield from _renamed(block, k, lambda own: [n for n in outline.names if n != own and same_stem(n, own)])


@statement("other gate")
def _for_another_gate(block: Block, k: int, outline: Outline) -> Moves:
    yield from _renamed(block, k, lambda own: [n for n in outline.names if both_gates(n, own, outline.names)])


def _renamed(block: Block, k: int, others: Callable[[str], list[str]]) -> Moves:
    """Let an assignment go to another name. others: gives the names to try for one name."""
    match block.statements[k]:
        case ast.Assign(targets=[ast.Name(id=own)]) as now:
            yield from ((1, [changed(now, targets=[ast.Name(name, ast.Store())])]) for name in others(own))
        case ast.Assign(targets=[ast.Tuple(elts=parts) as target]) as now:
            for at, part in enumerate(parts):
                for name in others(part.id) if isinstance(part, ast.Name) else ():
                    new = [*parts[:at], ast.Name(name, ast.Store()), *parts[at + 1 :]]
                    yield 1, [changed(now, targets=[changed(target, elts=new)])]


@expression("first value")
def _beginnings(site: Site, outline: Outline) -> Iterator[ast.expr]:
    owner, node = site.owner, site.node
    if (
        not isinstance(owner, ast.Assign)
        or site.field != "value"
        or site.loops
        or not isinstance(owner.targets[0], ast.Name)
    ):
        return
    name = owner.targets[0].id
    inside = {n for block in outline.blocks if block.loops for now in block.statements for n in stored_names(now)}
    if name not in inside:
        return
    if callee(node) in ("zeros", "zeros_like") or isinstance(node, ast.Constant):
        yield from (ast.Name(p, ast.Load()) for p in outline.params if same_stem(p, name) and p != name)
        if isinstance(node, ast.Call):
            other = [
                s.node for s in outline.sites if isinstance(s.owner, ast.Assign) and callee(s.node) == callee(node)
            ]
            yield from (foreign(o) for o in other if not written_alike(o, node))
    else:
        yield form("np.zeros_like(A)", A=node)
        yield form("np.ones_like(A)", A=node)


@statement("block order")
def _unpacked(block: Block, k: int, outline: Outline) -> Moves:
    match block.statements[k]:
        case ast.Assign(targets=[ast.Tuple(elts=parts) as target]) as now if 2 <= len(parts) <= 8:
            yield from ((1, [changed(now, targets=[changed(target, elts=new)])]) for new in orders(parts))
        case ast.For(target=ast.Tuple(elts=parts) as target) as loop:
            yield from ((1, [changed(loop, target=changed(target, elts=new))]) for new in orders(parts))


@statement("copy")
def _in_place(block: Block, k: int, outline: Outline) -> Moves:
    match block.statements[k]:
        case ast.AugAssign(target=ast.Name() as target, op=op, value=value):
            yield 1, [ast.Assign([target], ast.BinOp(_loaded(target), op, value))]
        case ast.Assign(targets=[ast.Name(), ast.Name(), *_] as names, value=value):
            yield 1, [ast.Assign([name], value) for name in names]


@statement("statement order")
def _exchanged(block: Block, k: int, outline: Outline) -> Moves:
    two = block.statements[k : k + 2]
    if len(two) == 2 and not any(isinstance(s, ast.Return) for s in two) and not _docstring(two[0]):
        yield 2, two[::-1]


def _docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@statement("in the loop")
def _moved(block: Block, k: int, outline: Outline) -> Moves:
    now = block.statements[k]
    after = block.statements[k + 1 : k + 2]
    before = block.statements[k - 1] if k else None
    if isinstance(now, (ast.For, ast.While)):
        if len(now.body) > 1:
            yield 1, [changed(now, body=now.body[:-1]), now.body[-1]]
            yield 1, [now.body[0], changed(now, body=now.body[1:])]
        if after:
            yield 2, [changed(now, body=[*now.body, after[0]])]
    elif after and isinstance(after[0], (ast.For, ast.While)) and not _docstring(now):
        yield 2, [changed(after[0], body=[now, *after[0].body])]
    if isinstance(before, ast.If) and not isinstance(now, (ast.Return, ast.For)):
        yield 1, [changed(before, body=[now], orelse=[])]


@statement("statement dropped")
def _dropped(block: Block, k: int, outline: Outline) -> Moves:
    now = block.statements[k]
    if _docstring(now) or isinstance(now, (ast.Return, ast.FunctionDef, ast.Pass)):
        return
    match now:
        case ast.If(body=body, orelse=orelse):
            yield 1, body
            if orelse:
                yield 1, orelse
    needed = [name for name in stored_names(now) if not _begun_before(ast.Name(name), block, k, outline)]
    read_later = any(re.search(rf"\b{name}\b", ast.unparse(s)) for name in needed for s in block.statements[k + 1 :])
    if not read_later or block.loops:
        yield 1, []
