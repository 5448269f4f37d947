"""Rules for edits of operators, numbers, comparisons and names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from autograder.learner.editing.related import name_of, relatives, same_stem
from autograder.learner.editing.sites import Outline, Site, callee, changed, expression, form

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq, ast.LtE, ast.GtE), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
OPERATIONS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Mult: (ast.Div, ast.Add), ast.Div: (ast.Mult, ast.FloorDiv), ast.FloorDiv: (ast.Div,), ast.Mod: (ast.FloorDiv,),
    ast.Add: (ast.Mult,), ast.Pow: (ast.Mult,),
}  # fmt: skip


@expression("index")
def _steps(site: Site, outline: Outline) -> Iterator[ast.expr]:
    """In a loop a place that is the same at every step, where each step may have a place of its own."""
    match site.node:
        case ast.Constant(value=int()) | ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int())) if (
            site.role == "index"
        ):
            for loop in site.loops:
                match loop:
                    case ast.For(target=ast.Name(id=step)):
                        yield from (form(text, A=ast.Name(step, ast.Load())) for text in ("A", "A - 1", "A + 1"))


@expression("comparison")
def _comparisons(site: Site, outline: Outline) -> Iterator[ast.expr]:
    node = site.node
    if isinstance(node, ast.Compare):
        for k, op in enumerate(node.ops):
            for other in COMPARED.get(type(op), ()):
                yield changed(node, ops=[*node.ops[:k], other(), *node.ops[k + 1 :]])


@expression("condition")
def _conditions(site: Site, outline: Outline) -> Iterator[ast.expr]:
    node, owner = site.node, site.owner
    if site.field == "test" and isinstance(owner, (ast.If, ast.IfExp)):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield node.operand
        else:
            yield form("not A", A=node)
    if isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    if isinstance(node, ast.BoolOp):
        yield changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        yield from (changed(node, values=[v for v in node.values if v is not out]) for out in node.values)


@expression("constant")
def _constants(site: Site, outline: Outline) -> Iterator[ast.expr]:
    node = site.node
    if (
        not isinstance(node, ast.Constant)
        or site.role == "index"
        or isinstance(site.owner, ast.keyword)
        and site.owner.arg == "axis"
    ):
        return
    number = node.value
    if isinstance(number, bool):
        yield ast.Constant(not number)
    elif isinstance(number, (int, float)):
        nearby: list[Any] = [0, 1, 2] if number in (0, 1, 2) else []
        steps = [number + 1, number - 1] if isinstance(number, int) and abs(number) < 1000 else []
        halved = number // 2 if isinstance(number, int) and number % 2 == 0 else number / 2
        others = dict.fromkeys([*nearby, *steps, number * 2, halved, 0.5 if number == 1 else -number])
        yield from (form(repr(n)) for n in others if n != number)


def _is_bias(node: ast.expr) -> bool:
    name = name_of(node).lower()
    return (
        name.startswith(("b", "eps")) and len(name) <= 8 or isinstance(node, ast.Constant) and node.value not in (0, 1)
    )


@expression("bias dropped")
def _biases(site: Site, outline: Outline) -> Iterator[ast.expr]:
    match site.node:
        case ast.BinOp(op=ast.Add(), left=left, right=right) if site.role == "value":
            if _is_bias(right):
                yield left
            if _is_bias(left):
                yield right


@expression("factor dropped")
def _factors(site: Site, outline: Outline) -> Iterator[ast.expr]:
    match site.node:
        case ast.BinOp(op=ast.Mult() | ast.MatMult(), left=left, right=right):
            yield left
            yield right
        case ast.BinOp(op=ast.Div() | ast.FloorDiv() | ast.Mod() | ast.Pow(), left=left, right=right):
            yield left
            if isinstance(site.node.op, ast.Div):
                yield changed(site.node, left=form("1"))
        case ast.Call(args=[left, right]) if callee(site.node) in ("multiply", "dot", "matmul", "outer"):
            yield left
            yield right


@expression("term dropped")
def _terms(site: Site, outline: Outline) -> Iterator[ast.expr]:
    match site.node:
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            yield left
            yield right
        case ast.BinOp(op=ast.Sub(), left=left, right=right):
            yield left
            yield form("-A", A=right)


@expression("operands")
def _operands(site: Site, outline: Outline) -> Iterator[ast.expr]:
    match site.node:
        case ast.BinOp(op=ast.MatMult() | ast.Sub() | ast.Div() | ast.Pow() | ast.FloorDiv(), left=left, right=right):
            yield changed(site.node, left=right, right=left)
        case ast.Call(args=[left, right]) if callee(site.node) in ("dot", "matmul", "subtract", "divide", "outer"):
            yield changed(site.node, args=[right, left])


@expression("argument order")
def _arguments(site: Site, outline: Outline) -> Iterator[ast.expr]:
    node = site.node
    if isinstance(node, ast.Call) and callee(node) not in ("range", "dot", "matmul", "zeros", "ones"):
        for k in range(len(node.args) - 1):
            args = list(node.args)
            args[k], args[k + 1] = args[k + 1], args[k]
            yield changed(node, args=args)


@expression("parentheses")
def _grouped(site: Site, outline: Outline) -> Iterator[ast.expr]:
    node = site.node
    match node:
        case ast.BinOp(left=ast.BinOp() as left):  # (a . b) , c -> a . (b , c)
            if type(left.op) is not type(node.op) or isinstance(node.op, (ast.Sub, ast.Div)):
                yield changed(left, right=changed(node, left=left.right))
        case ast.Call(args=[ast.BinOp(op=ast.Add() | ast.Sub()) as total]):  # f(a + b) -> f(a) + b
            yield changed(total, left=changed(node, args=[total.left]))
            yield changed(total, right=changed(node, args=[total.right]))
    match node:
        case ast.BinOp(right=ast.BinOp() as right):  # a . (b , c) -> (a . b) , c
            if type(right.op) is not type(node.op) or isinstance(node.op, (ast.Sub, ast.Div)):
                yield changed(right, left=changed(node, right=right.left))
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub(), left=ast.Call(args=[inner]) as call):  # f(a) + b -> f(a + b)
            yield changed(call, args=[changed(node, left=inner)])
        case ast.UnaryOp(op=ast.USub(), operand=ast.BinOp() as inside):  # -(a + b) -> -a + b
            yield changed(inside, left=changed(node, operand=inside.left))
        case ast.BinOp(op=ast.Pow(), left=base, right=ast.UnaryOp(op=ast.USub(), operand=power)):
            yield form("-A**B", A=base, B=power)


@expression("product")
def _products(site: Site, outline: Outline) -> Iterator[ast.expr]:
    node = site.node
    match node:
        case ast.BinOp(op=ast.MatMult()):
            yield changed(node, op=ast.Mult())
            yield form("A.T @ B", A=node.left, B=node.right)
        case ast.BinOp(op=ast.Mult()) if not any(isinstance(n, ast.Constant) for n in (node.left, node.right)):
            yield changed(node, op=ast.MatMult())
        case ast.Call(args=[left, right]) if callee(node) in ("dot", "matmul"):
            yield form("A * B", A=left, B=right)
        case ast.Call(args=[left, right]) if callee(node) == "multiply":
            yield form("A @ B", A=left, B=right)


@expression("operation")
def _operations(site: Site, outline: Outline) -> Iterator[ast.expr]:
    node = site.node
    if isinstance(node, ast.BinOp):
        yield from (changed(node, op=other()) for other in OPERATIONS.get(type(node.op), ()))


@expression("copy")
def _copies(site: Site, outline: Outline) -> Iterator[ast.expr]:
    node = site.node
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr="copy"), args=args):
            yield args[0] if args else value
    owner = site.owner
    kept = isinstance(owner, ast.Assign) and site.field == "value" or callee(owner) == "append" and site.field == "args"
    if kept and isinstance(node, (ast.Name, ast.Subscript)):
        yield form("A.copy()", A=node)


@expression("variable")
def _variables(site: Site, outline: Outline) -> Iterator[ast.expr]:
    own = name_of(site.node)
    yield from (node for name, node in relatives(site, outline) if not same_stem(own, name))
