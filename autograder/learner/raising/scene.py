"""The place where a learner's code raised: the text of the cell and the frame, and how facts are read from them."""

from __future__ import annotations

import ast
import difflib
import re
import types
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from autograder.learner.raising.facts import MAX_FACT, Failing, Operands, Shape
from autograder.learner.raising.reading import Reading, Unreadable, described, kind_in_words

MAX_SOURCE = 300_000  # characters of a cell
# Functions of NumPy that take a list of arrays:
TAKES_A_LIST = ("concatenate", "stack", "hstack", "vstack", "column_stack", "dstack")
LOCATED = (ast.expr, ast.AugAssign, ast.Raise, ast.Assert, ast.For, ast.If, ast.While)


def short(text: str) -> str:
    """A text, cut to MAX_FACT characters."""
    return text if len(text) <= MAX_FACT else f"{text[: MAX_FACT - 1]}…"


@lru_cache(maxsize=8)
def _parsed(source: str) -> tuple[ast.Module, dict[ast.AST, ast.AST]]:
    """The tree of a cell, and the parent of each node in it; an empty tree if the cell is no Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        tree = ast.Module([], [])
    return tree, {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


class Scene:
    """The cell's text and tree, and the frame in which the exception was raised."""

    def __init__(self, error: BaseException, trace: types.TracebackType, lines: list[str]):
        self.error, self.frame, self.line = error, trace.tb_frame, trace.tb_lineno
        self.source, self.lines = "".join(lines), lines
        self.reading = Reading(self.frame)
        self.tree, self.parents = _parsed(self.source)

    def at(self, place: tuple[int, int, int, int] | None) -> ast.AST | None:
        """The node at a place in the text, or the smallest expression around it; None if there is none."""
        if place is None:
            return None
        start, end = (place[0], place[2]), (place[1], place[3])
        around: list[tuple[int, ast.AST]] = []
        for node in ast.walk(self.tree):
            if not isinstance(node, LOCATED):
                continue
            begins, ends = (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)
            if (begins, ends) == (start, end):
                return node
            if begins <= start and ends >= end and isinstance(node, ast.expr):
                around.append((len(list(ast.walk(node))), node))
        return min(around, key=lambda pair: pair[0])[1] if around else None

    def unset(self, place: tuple[int, int, int, int] | None) -> ast.Name | None:
        """The local name without a value that Python's message tells; None if it is another exception.

        Python 3.11 runs "store this, load that" as one instruction, and its traceback then points at what is stored.
        """
        told = re.search(r"variable '(\w+)'", message_of(self.error))
        if not told or place is None or not isinstance(self.error, UnboundLocalError):
            return None
        named = [n for n in ast.walk(self.home() or self.tree) if isinstance(n, ast.Name) and n.id == told[1]]
        later = [n for n in named if (n.lineno, n.col_offset) >= (place[0], place[2])]
        found = min(later, key=lambda n: (n.lineno, n.col_offset), default=None)
        if found:
            self.line = found.lineno
        return found

    def text(self, node: ast.AST) -> str:
        """An expression as the learner wrote it, on one line."""
        written = ast.get_source_segment(self.source, node)
        return ast.unparse(node) if written is None or "\n" in written else written

    def what(self, node: ast.AST) -> Shape | str:
        """What an expression's value is: a shape, or a description; "" if it cannot be read."""
        try:
            return described(self.reading.of(node))
        except Unreadable:
            return ""

    def told(self, *nodes: ast.AST) -> Operands:
        """The text of each expression, and what its value is."""
        return tuple((self.text(node), self.what(node)) for node in nodes)

    def facts(self, node: ast.AST, operation: str, *operands: ast.AST, **more: Any) -> Failing:
        """The facts of a failure: the failing expression, what it does, and its operands."""
        told = completed(self.told(*operands), message_of(self.error))
        origin = next((self._origin(n) for n, (_, what) in zip(operands, told, strict=True) if what == "None"), None)
        return Failing(self.line, self.text(node), operation, told, origin=origin, **more)

    def _origin(self, node: ast.AST) -> tuple[str, int] | None:
        """The call that gave this None: the call itself, or the one that the name was set to, if only one line sets it."""
        if isinstance(node, ast.Call):
            return short(self.text(node)), node.lineno
        if not isinstance(node, ast.Name):
            return None
        places = {self.parents.get(place): place for place in self.setting(node.id)}
        may = [p for p in places if not (isinstance(p, ast.Assign) and _is_something(p.value))]
        parent = may[0] if len(may) == 1 else None
        if isinstance(parent, ast.Assign) and isinstance(parent.value, ast.Call) and places[parent] in parent.targets:
            return short(self.text(parent.value)), parent.lineno
        return None

    def setting(self, name: str) -> Iterator[ast.AST]:
        """Yield the nodes that give a name a value in the function, parameters too."""
        home = self.home()
        for node in ast.walk(home) if home is not None else ():
            is_set = isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)
            if is_set or isinstance(node, ast.arg) and node.arg == name:
                yield node

    def home(self) -> ast.AST | None:
        """The innermost function around the line, or None."""
        around = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, (ast.FunctionDef, ast.Lambda)) and node.lineno <= self.line <= (node.end_lineno or 0)
        ]
        return max(around, key=lambda node: node.lineno, default=None)


def _is_something(node: ast.AST) -> bool:
    """Whether an expression can never give None."""
    if isinstance(node, ast.Constant):
        return node.value is not None
    never = (ast.BinOp, ast.UnaryOp, ast.List, ast.Tuple, ast.Dict, ast.ListComp, ast.DictComp, ast.Compare)
    return isinstance(node, never)


def message_of(error: BaseException) -> str:
    """The message of an exception, if it is a plain string; else ""."""
    argument = error.args[0] if type(error.args) is tuple and error.args else ""
    return argument if type(argument) is str else ""


def completed(told: Operands, message: str) -> Operands:
    """The operands; those that could not be read get what Python's or NumPy's message says of them."""
    if all(what != "" for _, what in told):
        return told
    found: list[Shape | str] = []
    if message.startswith("operands could not be broadcast") or message.startswith("shapes ("):
        shapes = re.findall(r"\(((?:\d+,)?[\d,]*)\)", message.split(":")[0].partition("with shapes")[2] or message)
        found = [tuple(int(side) for side in shape.split(",") if side) for shape in shapes]
    elif kinds := re.search(r"unsupported operand type\(s\) for \S+ '([\w.]+)' and '([\w.]+)'", message):
        found = [_kind(name) for name in kinds.groups()]
    elif kinds := re.search(r"'?([\w.]+)'? object (?:is not|has no)|non-iterable (\w+)|unary \S+ '(\w+)'", message):
        found = [_kind(next(name for name in kinds.groups() if name))]
    if len(found) < len(told):
        return told
    return tuple((text, what if what != "" else more) for (text, what), more in zip(told, found, strict=False))


def _kind(name: str) -> str:
    """The kind of a type that a message names; "" for types that may be those of an array's entries."""
    name = name.rpartition(".")[2]
    if name in ("float", "int", "bool", "complex", "str", "ndarray"):
        return ""
    return "None" if name == "NoneType" else kind_in_words(name)


def near_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """At most two names that are similar to this one."""
    names = [n for n in islice(names, 2000) if type(n) is str and not n.startswith("_") and n != name]
    return tuple(difflib.get_close_matches(name[:MAX_FACT], names, 2, 0.7))
