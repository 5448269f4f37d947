"""Lays a function out for editing: its expressions, its lists of statements and its names, each with its place.

An edit puts one new node in the place of an old one and shares the rest of the tree, so that thousands cost little.
"""

from __future__ import annotations

import ast
import contextlib
import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

Loops = tuple[ast.stmt, ...]


@dataclass(frozen=True, eq=False)
class Change:
    """One edit of a tree: it puts ``value`` into ``owner.field``."""

    kind: str
    line: int
    owner: ast.AST
    field: str
    value: Any
    before: tuple[ast.AST, ...]
    after: tuple[ast.AST, ...]

    @contextlib.contextmanager
    def made(self) -> Iterator[None]:
        """Edit the tree inside the block."""
        old = getattr(self.owner, self.field)
        setattr(self.owner, self.field, self.value)
        try:
            yield
        finally:
            setattr(self.owner, self.field, old)


@dataclass(frozen=True, eq=False)
class Site:
    """An expression that is read, and its place.

    role: "index" in a subscript, "bound" in a range, "iterated" if a loop goes through it, else "value".
    """

    node: ast.expr
    owner: ast.AST
    field: str
    at: int | None  # its place in the owner's list, if it is in one
    role: str
    statement: ast.stmt
    loops: Loops

    def change(self, kind: str, new: ast.expr) -> Change:
        """A change that puts the expression ``new`` in this place."""
        value: Any = placed(new, self.node)
        if self.at is not None:
            value = list(getattr(self.owner, self.field))
            value[self.at] = new
        return Change(kind, self.node.lineno, self.owner, self.field, value, (self.node,), (new,))


def swells(site: Site, new: ast.expr) -> bool:
    """Whether an edit puts a list into itself: it would double at every step, and NumPy would never end."""
    match site.statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=kept)))):
            pass
        case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=kept))]):
            pass
        case ast.Assign(targets=[ast.Name(id=kept)]) | ast.AugAssign(target=ast.Name(id=kept)):
            if not isinstance(site.owner, (ast.List, ast.Tuple)):
                return False
        case _:
            return False
    if isinstance(site.owner, ast.Subscript) and site.field == "value":
        return False
    indexed = {id(n.value) for n in ast.walk(new) if isinstance(n, ast.Subscript)}
    return any(isinstance(n, ast.Name) and n.id == kept and id(n) not in indexed for n in ast.walk(new))


@dataclass(frozen=True, eq=False)
class Block:
    """A list of statements, and the loops around it."""

    owner: ast.AST
    field: str
    loops: Loops

    @property
    def statements(self) -> list[ast.stmt]:
        statements: list[ast.stmt] = getattr(self.owner, self.field)
        return statements

    def change(self, kind: str, k: int, count: int, new: Sequence[ast.stmt]) -> Change:
        """A change that puts ``new`` in the place of ``count`` statements from the k-th on; an empty block gets ``pass``."""
        old = self.statements
        for statement in new:
            placed(statement, old[k])
        value = [*old[:k], *new, *old[k + count :]] or [placed(ast.Pass(), old[k])]
        return Change(kind, old[k].lineno, self.owner, self.field, value, tuple(old[k : k + count]), tuple(new))


@dataclass
class Outline:
    """The parts of a function, in the order of its text."""

    function: ast.FunctionDef
    sites: list[Site] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # parameters and local variables
    params: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)  # functions that are called by a name without a dot
    keys: dict[str, list[str]] = field(default_factory=dict)  # dict -> the keys that it is asked for

    @classmethod
    def of(cls, function: ast.FunctionDef) -> Outline:
        """The outline of a function's tree."""
        outline = cls(function)
        outline.params = [a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
        stored = [n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        outline.names = list(dict.fromkeys([*outline.params, *(name for name in stored if name != "_")]))
        outline._enter(function, "body", ())
        for site in outline.sites:
            node = site.node
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                outline.called.append(node.func.id)
            if key := key_of(node):
                outline.keys.setdefault(key[0], []).append(key[1])
        outline.called = list(dict.fromkeys(outline.called))
        outline.keys = {name: list(dict.fromkeys(keys)) for name, keys in outline.keys.items()}
        return outline

    def _enter(self, owner: ast.AST, name: str, loops: Loops) -> None:
        block = Block(owner, name, loops)
        self.blocks.append(block)
        for k, statement in enumerate(block.statements):
            if k == 0 and owner is self.function and ast.get_docstring(self.function, clean=False) is not None:
                continue
            inside = (*loops, statement) if isinstance(statement, (ast.For, ast.While)) else loops
            self._read(statement, statement, inside if isinstance(statement, ast.While) else loops, "value")
            for part in ("body", "orelse", "finalbody"):
                inner = getattr(statement, part, None)
                if isinstance(inner, list) and inner:
                    self._enter(statement, part, inside)

    def _read(self, owner: ast.AST, statement: ast.stmt, loops: Loops, role: str) -> None:
        """Collect the expressions below ``owner``, but not those of statements inside it."""
        for name, value in ast.iter_fields(owner):
            if name in ("annotation", "returns", "decorator_list", "format_spec", "args") and not isinstance(
                owner, ast.Call
            ):
                continue
            children = value if isinstance(value, list) else [value]
            for at, child in enumerate(children):
                if isinstance(child, (ast.comprehension, ast.keyword)):
                    self._read(child, statement, loops, role)
                elif isinstance(child, ast.expr) and not isinstance(child, ast.JoinedStr):
                    here = _role(owner, name, role)
                    at_or_none = at if isinstance(value, list) else None
                    if isinstance(getattr(child, "ctx", ast.Load()), ast.Load) and here != "called":
                        self.sites.append(Site(child, owner, name, at_or_none, here, statement, loops))
                    self._read(child, statement, loops, here)


def _role(owner: ast.AST, name: str, role: str) -> str:
    if isinstance(owner, ast.Call) and name == "func":
        return "called"
    if isinstance(owner, ast.Attribute) and role == "called":
        return "value"
    if isinstance(owner, ast.Subscript) and name == "slice":
        return "index"
    if isinstance(owner, (ast.For, ast.comprehension)) and name == "iter":
        return "iterated"
    if isinstance(owner, ast.Call) and callee(owner) == "range":
        return "bound"
    return role if role in ("index", "bound") else "value"


def key_of(node: ast.AST) -> tuple[str, str] | None:
    """("cache", "h") for ``cache["h"]``; None for anything else."""
    match node:
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str(key))):
            return name, key
    return None


def callee(node: ast.AST) -> str:
    """The last name of the called function: "sum" for ``np.sum(x)`` and ``x.sum()``; "" if it is no call."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def of_numpy(node: ast.AST) -> bool:
    """Whether a node is ``np.something``, or a call of it."""
    node = node.func if isinstance(node, ast.Call) else node
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy")


def changed(node: Any, **fields: Any) -> Any:
    """A copy of a node with other fields; its children are shared."""
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def foreign(node: Any) -> Any:
    """A deep copy of a node from elsewhere in the tree; a shared one could come to contain itself."""
    return copy.deepcopy(node)


def placed(new: Any, old: ast.AST) -> Any:
    """``new``; its nodes without a line get the line of ``old``."""
    for node in ast.walk(new):
        if "lineno" in node._attributes and not hasattr(node, "lineno"):
            ast.copy_location(node, old)
    return new


@cache
def _template(text: str) -> ast.expr:
    tree = ast.parse(text, mode="eval").body
    for node in ast.walk(tree):
        for name in ("lineno", "end_lineno", "col_offset", "end_col_offset"):
            node.__dict__.pop(name, None)
    return tree


def form(text: str, **parts: ast.expr) -> Any:
    """The expression ``text`` with its names A, B, … replaced: ``form("1 - A", A=node)``."""
    return _filled(_template(text), parts)


def _filled(node: Any, parts: dict[str, ast.expr]) -> Any:
    if isinstance(node, ast.Name) and node.id in parts:
        return parts[node.id]
    new = copy.copy(node)
    for name, value in ast.iter_fields(node):
        if isinstance(value, list):
            setattr(new, name, [_filled(v, parts) if isinstance(v, ast.AST) else v for v in value])
        elif isinstance(value, ast.AST):
            setattr(new, name, _filled(value, parts))
    return new


def written_alike(one: ast.AST, other: ast.AST) -> bool:
    """Whether two nodes are written alike."""
    return ast.dump(one) == ast.dump(other)


ExpressionRule = Callable[[Site, Outline], Iterator[ast.expr]]
StatementRule = Callable[[Block, int, Outline], Iterator[tuple[int, list[ast.stmt]]]]
EXPRESSION_RULES: dict[str, list[ExpressionRule]] = {}
STATEMENT_RULES: dict[str, list[StatementRule]] = {}


def expression(kind: str) -> Callable[[ExpressionRule], ExpressionRule]:
    """Register a rule for expressions: it yields what may stand in the place of one."""

    def register(rule: ExpressionRule) -> ExpressionRule:
        EXPRESSION_RULES.setdefault(kind, []).append(rule)
        return rule

    return register


def statement(kind: str) -> Callable[[StatementRule], StatementRule]:
    """Register a rule for statements: from the k-th of a block on, it yields how many are replaced, and by which."""

    def register(rule: StatementRule) -> StatementRule:
        STATEMENT_RULES.setdefault(kind, []).append(rule)
        return rule

    return register
