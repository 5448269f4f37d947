"""Rules for edits of one expression: for each kind, what may stand in its place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from autograder.learner.editing.related import both_gates, name_of, relatives, same_stem
from autograder.learner.editing.sites import (
    Outline,
    Site,
    callee,
    changed,
    expression,
    foreign,
    form,
    of_numpy,
    written_alike,
)

Nodes = Iterator[ast.expr]
REDUCING = (
    "sum",
    "mean",
    "max",
    "min",
    "prod",
    "cumsum",
    "cumprod",
    "argmax",
    "argmin",
    "std",
    "var",
    "all",
    "any",
    "norm",
)
JOINING = (
    "concatenate",
    "stack",
    "split",
    "array_split",
    "softmax",
    "take",
    "repeat",
    "flip",
    "roll",
    "argsort",
    "sort",
)


@expression("sign")
def _signs(site: Site, outline: Outline) -> Nodes:
    node = site.node
    match node:
        case ast.BinOp(op=ast.Add()):
            yield changed(node, op=ast.Sub())
            if site.role == "value":
                yield form("-A + B", A=node.left, B=node.right)
        case ast.BinOp(op=ast.Sub()):
            yield changed(node, op=ast.Add())
        case ast.UnaryOp(op=ast.USub(), operand=ast.expr() as operand):
            yield operand


@expression("sign")
def _signs_put(site: Site, outline: Outline) -> Nodes:
    """Put a minus where there is no sign. A sign that is there and wrong is more likely, and is tried before (``_signs``)."""
    node, owner = site.node, site.owner
    whole = (
        site.field == "value"
        and isinstance(owner, (ast.Assign, ast.Return, ast.AugAssign))
        or callee(owner) in ("exp", "sigmoid")
    )
    if (
        whole
        and site.role == "value"
        and not isinstance(node, (ast.Tuple, ast.Dict, ast.List, ast.UnaryOp, ast.Constant))
    ):
        yield form("-A", A=node)


@expression("old and new")
def _ages(site: Site, outline: Outline) -> Nodes:
    own = name_of(site.node)
    yield from (node for name, node in relatives(site, outline) if same_stem(own, name))


@expression("other gate")
def _gates(site: Site, outline: Outline) -> Nodes:
    own = name_of(site.node)
    others = dict(relatives(site, outline))
    yield from (node for name, node in others.items() if both_gates(own, name, [*others]))
    match site.node:  # a block cut out of a stack: another one that is cut out somewhere in this function
        case ast.Subscript(slice=index) if any(isinstance(n, ast.Slice) for n in ast.walk(index)):
            cuts = [s.node.slice for s in outline.sites if isinstance(s.node, ast.Subscript)]
            cuts = [c for c in cuts if any(isinstance(n, ast.Slice) and n.upper and n.lower for n in ast.walk(c))]
            texts = {ast.dump(index)}
            for cut in cuts:
                if ast.dump(cut) not in texts:
                    texts.add(ast.dump(cut))
                    yield changed(site.node, slice=foreign(cut))


@expression("transposed")
def _transposed(site: Site, outline: Outline) -> Nodes:
    node, owner = site.node, site.owner
    match node:
        case ast.Attribute(value=value, attr="T"):
            yield value
            return
        case ast.Call(func=ast.Attribute(value=value, attr="transpose"), args=args):
            yield args[0] if of_numpy(node) and args else value
            return
        case ast.Subscript(slice=ast.Tuple(elts=[first, second]) as index) if not isinstance(first, ast.Slice):
            if not isinstance(second, ast.Slice) and not isinstance(first, ast.Constant):
                yield changed(node, slice=changed(index, elts=[second, first]))
    multiplied = isinstance(owner, ast.BinOp) and isinstance(owner.op, ast.MatMult)
    if multiplied or (callee(owner) in ("dot", "matmul") and site.field == "args"):
        yield form("A.T", A=node)


@expression("index")
def _indices(site: Site, outline: Outline) -> Nodes:
    node = site.node
    if site.role != "index" or isinstance(node, (ast.Tuple, ast.Slice)):
        if isinstance(node, ast.Slice):
            yield from _slices(node)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
        others = {0: (-1, 1), 1: (0, 2), 2: (1, 3)}.get(node.value, (node.value - 1, node.value + 1))
        yield from (form(str(n)) for n in others)
        return
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(n))):
            yield from (form(text) for text in ("0", f"-{n + 1}", *([f"-{n - 1}"] if n > 1 else [])))
        case ast.BinOp(op=ast.Sub() | ast.Add(), right=ast.Constant(value=1)):
            yield node.left
            yield changed(node, op=ast.Add() if isinstance(node.op, ast.Sub) else ast.Sub())
        case ast.Name() | ast.BinOp() | ast.Call() if not (isinstance(site.owner, ast.BinOp)):
            yield form("A - 1", A=node)
            yield form("A + 1", A=node)


def _slices(node: ast.Slice) -> Nodes:
    def cut(lower: ast.expr | None, upper: ast.expr | None) -> ast.expr:
        return ast.Slice(lower=lower, upper=upper, step=node.step)

    if node.step is not None:
        return
    one, last = form("1"), form("-1")
    if node.lower or node.upper:
        yield cut(None, None)
    if node.lower is not None and node.upper is None:
        yield cut(None, form("-A", A=node.lower))
        yield cut(None, node.lower)
    if node.upper is not None and node.lower is None:
        whole = isinstance(node.upper, ast.UnaryOp)
        yield cut(node.upper.operand if isinstance(node.upper, ast.UnaryOp) else node.upper, None)
        if not whole:
            yield cut(form("-A", A=node.upper), None)
    if node.lower is not None and node.upper is not None:
        yield cut(node.lower, None)
        yield cut(None, node.upper)
    if node.lower is None and node.upper is None:
        yield cut(one, None)
        yield cut(None, last)


def _keyword(node: ast.Call, name: str) -> ast.keyword | None:
    return next((k for k in node.keywords if k.arg == name), None)


def _with_keyword(node: ast.Call, name: str, text: str | None) -> ast.expr:
    rest = [k for k in node.keywords if k.arg != name]
    new: ast.expr = changed(node, keywords=[*rest, ast.keyword(name, form(text))] if text else rest)
    return new


def _axis_argument(node: ast.Call) -> int | None:
    """The place of an axis that is given without its name, as in ``np.sum(x, 1)`` and ``np.split(x, 4, 1)``; or None."""
    name, first = callee(node), 1 if of_numpy(node) else 0
    at = (
        first
        if name in (*REDUCING, "concatenate", "stack")
        else first + 1
        if name in ("split", "array_split")
        else None
    )
    return at if at is not None and len(node.args) > at and isinstance(node.args[at], ast.Constant) else None


@expression("axis")
def _axes(site: Site, outline: Outline) -> Nodes:
    node = site.node
    if not isinstance(node, ast.Call):
        return
    axis, at, name = _keyword(node, "axis"), _axis_argument(node), callee(node)
    if axis is not None:
        texts = [t for t in ("0", "1", "-1", "2", "None" if name in REDUCING else "0") if t != ast.unparse(axis.value)]
        yield from (_with_keyword(node, "axis", text) for text in dict.fromkeys(texts))
        yield _with_keyword(node, "axis", None)
    elif at is not None:
        yield from (changed(node, args=[*node.args[:at], form(t), *node.args[at + 1 :]]) for t in ("0", "1", "2", "-1"))
    elif name in (*REDUCING, *JOINING) and name not in outline.called:
        yield from (_with_keyword(node, "axis", text) for text in ("0", "1", "-1"))


@expression("keepdims")
def _dimensions(site: Site, outline: Outline) -> Nodes:
    node = site.node
    if isinstance(node, ast.Call) and callee(node) in REDUCING and callee(node) not in outline.called:
        kept = _keyword(node, "keepdims")
        yield _with_keyword(node, "keepdims", None if kept else "True")
    match node:
        case ast.Subscript(value=value, slice=ast.Tuple(elts=elements)):
            kept_elements = [e for e in elements if not (isinstance(e, ast.Constant) and e.value is None)]
            if 0 < len(kept_elements) < len(elements):
                whole = all(ast.unparse(e) in (":", "...") for e in kept_elements)
                index = kept_elements[0] if len(kept_elements) == 1 else changed(node.slice, elts=kept_elements)
                yield value if whole else changed(node, slice=index)


def counts(node: ast.expr) -> bool:
    """Whether an expression is a count: ``len(x)``, ``x.shape[0]``, N."""
    match node:
        case (
            ast.Subscript(value=ast.Attribute(attr="shape"))
            | ast.Attribute(attr="size")
            | ast.Call(func=ast.Name(id="len"))
        ):
            return True
        case ast.Name(id=name):
            return name.isupper() or name in ("n", "count", "batch_size", "total")
        case ast.BinOp(op=ast.Mult()):
            return counts(node.left) and counts(node.right)
    return False


@expression("sum and mean")
def _means(site: Site, outline: Outline) -> Nodes:
    node = site.node
    other = {"sum": "mean", "mean": "sum"}.get(callee(node))
    if isinstance(node, ast.Call) and other:
        if isinstance(node.func, ast.Attribute):
            yield changed(node, func=changed(node.func, attr=other))
        elif len(node.args) == 1:
            yield form("np.mean(A)", A=node.args[0])
    match node:
        case ast.BinOp(op=ast.Div()) if counts(node.right):
            yield node.left
            if isinstance(node.right, ast.BinOp):
                yield changed(node, right=node.right.left)
                yield changed(node, right=node.right.right)
            seen = {ast.dump(node.right)}
            for other_count in [s.node for s in outline.sites if counts(s.node)]:
                if ast.dump(other_count) not in seen:
                    seen.add(ast.dump(other_count))
                    yield changed(node, right=foreign(other_count))


@expression("reversed")
def _directions(site: Site, outline: Outline) -> Nodes:
    node = site.node
    match node:
        case ast.Call(func=ast.Name(id="reversed"), args=[inner]):
            yield inner
            return
        case ast.Subscript(value=value, slice=ast.Slice(lower=None, upper=None, step=step)) if step is not None:
            yield value
            return
        case ast.Call(
            func=ast.Name(id="range"), args=[first, last, ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1))]
        ):
            yield form("range(B + 1, A + 1)", A=first, B=last)
            return
        case ast.Call(func=ast.Name(id="flip")) | ast.Call(func=ast.Attribute(attr="flip" | "flipud"), args=[_, *_]):
            yield node.args[0]
            return
    if site.role == "iterated":
        yield form("list(A)[::-1]", A=node)


@expression("loop bounds")
def _bounds(site: Site, outline: Outline) -> Nodes:
    node = site.node
    match node:
        case ast.Call(func=ast.Name(id="range"), args=[end]):
            yield form("range(1, A)", A=end)
            yield from (changed(node, args=[new]) for new in _one_more_or_less(end))
        case ast.Call(func=ast.Name(id="range"), args=[first, last, *rest]):
            yield from (changed(node, args=[new, last, *rest]) for new in _one_more_or_less(first))
            yield from (changed(node, args=[first, new, *rest]) for new in _one_more_or_less(last))
            if rest:
                yield changed(node, args=[first, last])
        case ast.Name() | ast.Subscript() | ast.Attribute() if site.role == "iterated":
            yield form("A[1:]", A=node)
            yield form("A[:-1]", A=node)


def _one_more_or_less(node: ast.expr) -> Nodes:
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub(), right=ast.Constant(value=1)):
            yield node.left
            yield changed(node, op=ast.Add() if isinstance(node.op, ast.Sub) else ast.Sub())
        case ast.Constant(value=int(n)):
            yield from (form(str(n + step)) for step in (1, -1))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(n))):
            yield from (form(str(-n + step)) for step in (1, -1))
        case _:
            yield form("A - 1", A=node)
            yield form("A + 1", A=node)


def orders(items: list[Any]) -> Iterator[list[Any]]:
    """Yield the items with two exchanged, neighbours only if there are more than four; then in reverse."""
    near = 1 if len(items) > 4 else len(items)
    for i, j in combinations(range(len(items)), 2):
        if j - i <= near and not written_alike(items[i], items[j]):
            new = list(items)
            new[i], new[j] = items[j], items[i]
            yield new
    if len(items) > 2:
        yield items[::-1]


@expression("block order")
def _block_orders(site: Site, outline: Outline) -> Nodes:
    node = site.node
    if isinstance(node, (ast.Tuple, ast.List)) and site.role != "index":
        whole = isinstance(site.owner, ast.Return) or callee(site.owner) in ("zeros", "ones", "reshape")
        if not whole and 2 <= len(node.elts) <= 8:
            yield from (changed(node, elts=new) for new in orders(node.elts))
    match node:
        case ast.Constant(value=str(text)) if 2 <= len(text) <= 5 and text.isalpha() and site.role == "iterated":
            letters = [ast.Constant(c) for c in text]
            yield from (ast.Constant("".join(str(c.value) for c in new)) for new in orders(letters))


@expression("return order")
def _returned(site: Site, outline: Outline) -> Nodes:
    if isinstance(site.node, ast.Tuple) and isinstance(site.owner, ast.Return):
        yield from (changed(site.node, elts=new) for new in orders(site.node.elts))
