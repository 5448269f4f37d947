"""Rules for edits of function calls, of slopes, and of shares (i and 1 - i)."""

from __future__ import annotations

import ast

from autograder.learner.editing.rewrites import Nodes
from autograder.learner.editing.sites import Outline, Site, callee, changed, expression, form, of_numpy, written_alike

SWAPPED_NAMES = {
    "tanh": ("sigmoid",), "exp": ("log", "expm1"), "log": ("exp", "log1p", "log2", "log10"), "log2": ("log",), "log10": ("log",),
    "log1p": ("log",), "expm1": ("exp",), "max": ("min", "sum", "argmax"), "min": ("max", "argmin"), "maximum": ("minimum",),
    "minimum": ("maximum",), "argmax": ("argmin", "max"), "argmin": ("argmax",), "zeros": ("ones",), "ones": ("zeros",),
    "zeros_like": ("ones_like",), "ones_like": ("zeros_like",), "cumsum": ("cumprod", "sum"), "cumprod": ("cumsum", "prod"),
    "prod": ("sum",), "hstack": ("vstack",), "vstack": ("hstack",), "floor": ("ceil",), "ceil": ("floor",), "std": ("var",),
    "var": ("std",), "sqrt": ("square",), "all": ("any",), "any": ("all",), "triu": ("tril",), "tril": ("triu",),
    "sin": ("cos",), "cos": ("sin",), "argsort": ("sort",), "sort": ("argsort",), "inner": ("outer",), "outer": ("inner",),
}  # fmt: skip
NO_WRAPPER = (
    "len",
    "range",
    "zip",
    "enumerate",
    "zeros",
    "ones",
    "zeros_like",
    "ones_like",
    "empty",
    "empty_like",
    "super",
)


@expression("share and rest")
def _shares(site: Site, outline: Outline) -> Nodes:
    node = site.node
    match node:
        case ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Sub(), right=right) if not isinstance(right, ast.BinOp):
            yield right
        case ast.BinOp(op=ast.Add(), left=ast.BinOp(op=ast.Mult()) as one, right=ast.BinOp(op=ast.Mult()) as other):
            yield changed(node, left=changed(one, right=other.right), right=changed(other, right=one.right))
            yield changed(node, left=changed(one, right=other.left), right=changed(other, left=one.right))
    owner = site.owner
    if isinstance(owner, ast.BinOp) and isinstance(owner.op, ast.Mult) and isinstance(node, (ast.Name, ast.Subscript)):
        yield form("1 - A", A=node)


def _squared(node: ast.expr) -> ast.expr | None:
    """The h in ``h**2``, ``h * h`` or ``np.square(h)``; None for anything else."""
    match node:
        case ast.BinOp(op=ast.Pow(), right=ast.Constant(value=2 | 2.0)):
            return node.left
        case ast.BinOp(op=ast.Mult()) if written_alike(node.left, node.right):
            return node.left
        case ast.Call(args=[inner]) if callee(node) == "square":
            return inner
    return None


@expression("slope")
def _slopes(site: Site, outline: Outline) -> Nodes:
    node = site.node
    match node:
        case ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Sub(), right=right):
            if (inner := _squared(right)) is not None:
                yield form("A * (1 - A)", A=inner)
                yield form("1 - np.tanh(A)**2", A=inner)
                if callee(inner) == "tanh" and isinstance(inner, ast.Call) and inner.args:
                    yield form("1 - A**2", A=inner.args[0])
        case ast.BinOp(
            op=ast.Mult(), left=left, right=ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Sub(), right=right)
        ):
            if written_alike(left, right):
                yield form("1 - A**2", A=left)
            elif isinstance(left, ast.BinOp) and isinstance(left.op, ast.Mult) and written_alike(left.right, right):
                yield form("B * (1 - A**2)", A=right, B=left.left)
            elif _squared(right) is None:
                yield form("B * (A * (1 - A))", A=right, B=left)


@expression("square")
def _squares(site: Site, outline: Outline) -> Nodes:
    node, owner = site.node, site.owner
    inner = _squared(node)
    if inner is not None:
        yield inner
        return
    subtracted = isinstance(owner, ast.BinOp) and isinstance(owner.op, ast.Sub) and site.field == "right"
    summed = callee(owner) in ("sum", "mean", "sqrt") and site.field == "args" and site.at == 0
    if (
        (subtracted or summed)
        and site.role == "value"
        and not isinstance(node, (ast.Constant, ast.GeneratorExp, ast.List))
    ):
        yield form("A**2", A=node)


def inline_sigmoid(node: ast.expr) -> ast.expr | None:
    """The z in ``1 / (1 + np.exp(-z))``; None for anything else."""
    match node:
        case ast.BinOp(
            op=ast.Div(),
            left=ast.Constant(value=1 | 1.0),
            right=ast.BinOp(op=ast.Add(), right=ast.Call(args=[power]) as call),
        ):
            if callee(call) == "exp":
                return power.operand if isinstance(power, ast.UnaryOp) else form("-A", A=power)
    return None


def sigmoid_of(node: ast.expr, outline: Outline) -> ast.expr:
    """The sigmoid of an expression, by the function's own helper if it calls one."""
    own = next(
        (name for name in outline.called if name.lower() in ("sigmoid", "sigm", "sig", "logistic", "_sigmoid")), None
    )
    new: ast.expr = form(f"{own}(A)" if own else "1 / (1 + np.exp(-A))", A=node)
    return new


@expression("function")
def _functions(site: Site, outline: Outline) -> Nodes:
    node = site.node
    if (inside := inline_sigmoid(node)) is not None:
        yield form("np.tanh(A)", A=inside)
    if not isinstance(node, ast.Call):
        return
    name = callee(node)
    if name == "tanh" and len(node.args) == 1:
        yield sigmoid_of(node.args[0], outline)
    elif (
        len(node.args) == 1
        and not isinstance(node.func, ast.Attribute)
        and name.lower() in ("sigmoid", "sig", "logistic")
    ):
        yield form("np.tanh(A)", A=node.args[0])
    elif isinstance(node.func, ast.Attribute):
        yield from (changed(node, func=changed(node.func, attr=other)) for other in SWAPPED_NAMES.get(name, ()))
    elif name in ("max", "min", "any", "all"):
        yield changed(node, func=changed(node.func, id=SWAPPED_NAMES[name][0]))


@expression("function dropped")
def _bare(site: Site, outline: Outline) -> Nodes:
    node = site.node
    if (inside := inline_sigmoid(node)) is not None:
        yield inside
    if isinstance(node, ast.Call) and callee(node) not in NO_WRAPPER:
        if of_numpy(node) or isinstance(node.func, ast.Name):
            if node.args and not isinstance(node.args[0], (ast.GeneratorExp, ast.Constant, ast.Starred)):
                yield node.args[0]
        elif isinstance(node.func, ast.Attribute) and callee(node) not in (
            "append",
            "copy",
            "update",
            "items",
            "random",
            "choice",
        ):
            yield node.func.value
