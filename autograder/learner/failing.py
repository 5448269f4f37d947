"""From an exception to the facts that explain it: the expression of the learner's line, and what its operands were.

Facts are read from the traceback and its frame (see reading.py); nothing of the learner's is run again.
"""

from __future__ import annotations

import ast
import builtins
import difflib
import linecache
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np

from autograder.learner.reading import Reading, Shape, Unreadable, broadcast_shape, described, product_shape

MAX_SOURCE = 300_000  # characters of a cell
MAX_FACT = 80  # characters of a text
MAX_OPERANDS = 4
MAX_THERE = 8


@dataclass(frozen=True)
class Failing:
    """Where a learner's code raised, and what stood there. Plain data: texts of MAX_FACT characters at most.

    operation says what ``text`` is: an operator ("@", "+=", "<"), "call", "index", "store" (into an index),
    "attribute", "name", "unpack", "truth" (an array asked whether it is true), "raise", "assert", "other", or "line"
    where only the line is known, as in Python 3.10.
    """

    line: int
    text: str  # the expression that failed, or the line
    operation: str
    operands: tuple[tuple[str, Shape | str], ...] = ()  # their texts; an array's shape, or words; "" where unknown
    about: str = ""  # the name, the attribute, the function called ("np.concatenate")
    there: tuple[str, ...] = ()  # what there is instead: like names, keys, parameters; of a local name, lines that set it
    count: int = 0  # values that a call hands over, that came to be unpacked, or keys of the dict; 0 where unknown
    origin: tuple[str, int] | None = None  # the call that made an operand None, and its line
    function: str = ""  # the name of the function whose line it is


def failing(error: BaseException, trace: types.TracebackType) -> Failing | None:
    """What failed in the frame of ``trace``; None where its source is not to be had. Raises nothing."""
    try:
        return _facts(error, trace)
    except Exception:  # a learner's objects may be anything: what cannot be read is not told
        return None


def _facts(error: BaseException, trace: types.TracebackType) -> Failing | None:
    code, line = trace.tb_frame.f_code, trace.tb_lineno
    lines = linecache.getlines(code.co_filename)
    if not 0 < line <= len(lines) or sum(map(len, lines)) > MAX_SOURCE:
        return None
    scene = _Scene(error, trace, lines)
    node = scene.at(_place(trace))
    found = _FACTS.get(type(node), _other)(scene, node) if node is not None else scene.whole_line()
    return replace(
        found,
        text=_short(found.text),
        operands=tuple((_short(t), w[:MAX_FACT] if type(w) is str else w) for t, w in found.operands[:MAX_OPERANDS]),
        about=_short(found.about),
        there=tuple(map(_short, found.there[:MAX_THERE])),
        function=code.co_name if code.co_name.isidentifier() else "",
    )


def _place(trace: types.TracebackType) -> tuple[int, int, int, int] | None:
    """First and last line, first and last column (in bytes) of what was at work; None where Python does not keep it."""
    positions = getattr(trace.tb_frame.f_code, "co_positions", None)
    if positions is None or trace.tb_lasti < 0:
        return None
    place = next(islice(positions(), trace.tb_lasti // 2, None), (None,))
    return None if None in place else place


def _short(text: str) -> str:
    return text if len(text) <= MAX_FACT else f"{text[: MAX_FACT - 1]}…"


class _Scene:
    """The cell's text and tree, and the frame in which the exception arose."""

    def __init__(self, error: BaseException, trace: types.TracebackType, lines: list[str]):
        self.error, self.frame, self.line = error, trace.tb_frame, trace.tb_lineno
        self.source, self.lines = "".join(lines), lines
        self.reading = Reading(self.frame)
        self.parents: dict[ast.AST, ast.AST] = {}
        try:
            self.tree = ast.parse(self.source)
        except SyntaxError:  # what IPython makes of a cell is not always what it shows
            self.tree = ast.Module([], [])
        for node in ast.walk(self.tree):
            self.parents.update((child, node) for child in ast.iter_child_nodes(node))

    def at(self, place: tuple[int, int, int, int] | None) -> ast.AST | None:
        """The node at a place in the text, or the smallest expression around it; None where the line has to do."""
        if place is None:
            return None
        start, end = (place[0], place[2]), (place[1], place[3])
        around: list[tuple[int, ast.AST]] = []
        for node in ast.walk(self.tree):
            if not isinstance(node, (ast.expr, ast.AugAssign, ast.Raise, ast.Assert)):
                continue
            begins, ends = (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)
            if (begins, ends) == (start, end):
                return node
            if begins <= start and ends >= end and isinstance(node, ast.expr):
                around.append((len(list(ast.walk(node))), node))
        return min(around, key=lambda pair: pair[0])[1] if around else None

    def text(self, node: ast.AST) -> str:
        """An expression as the learner wrote it, on one line."""
        written = ast.get_source_segment(self.source, node)
        return ast.unparse(node) if written is None or "\n" in written else written

    def what(self, node: ast.AST) -> Shape | str:
        try:
            return described(self.reading.of(node))
        except Unreadable:
            return ""

    def told(self, *nodes: ast.AST) -> tuple[tuple[str, Shape | str], ...]:
        return tuple((self.text(node), self.what(node)) for node in nodes)

    def facts(self, node: ast.AST, operation: str, *operands: ast.AST, **more: Any) -> Failing:
        told = self._without_secrets(self.told(*operands))
        origin = next((self._origin(n) for n, (_, what) in zip(operands, told, strict=True) if what == "None"), None)
        return Failing(self.line, self.text(node), operation, told, origin=origin, **more)

    def _without_secrets(self, told: tuple[tuple[str, Shape | str], ...]) -> tuple[tuple[str, Shape | str], ...]:
        """Python's own message says of which side of an operator nothing but None came."""
        said = _message(self.error)
        if "NoneType" not in said or any(what == "None" for _, what in told):
            return told
        side = 0 if len(told) == 1 or "'NoneType' and" in said else 1 if "and 'NoneType'" in said else None
        if side is None or side >= len(told) or told[side][1] or "and 'NoneType'" in said and side == 0:
            return told
        return tuple((text, "None" if k == side else what) for k, (text, what) in enumerate(told))

    def _origin(self, node: ast.AST) -> tuple[str, int] | None:
        """The call that made this None: itself, or what the name was set to, where only one line sets it."""
        if isinstance(node, ast.Call):
            return _short(self.text(node)), node.lineno
        if not isinstance(node, ast.Name):
            return None
        setting = list(self.setting(node.id))
        parent = self.parents.get(setting[0]) if len(setting) == 1 else None
        if isinstance(parent, ast.Assign) and isinstance(parent.value, ast.Call):
            return _short(self.text(parent.value)), parent.lineno
        return None

    def setting(self, name: str) -> Iterator[ast.AST]:
        """Where the function gives a name a value: its parameters too."""
        home = self.home()
        for node in ast.walk(home) if home is not None else ():
            if isinstance(node, ast.arg) and node.arg == name:
                yield node
            elif isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load):
                yield node

    def home(self) -> ast.AST | None:
        """The innermost function around the line."""
        around = [
            node
            for node in ast.walk(self.tree)
            if isinstance(node, (ast.FunctionDef, ast.Lambda)) and node.lineno <= self.line <= (node.end_lineno or 0)
        ]
        return max(around, key=lambda node: node.lineno, default=None)

    def whole_line(self) -> Failing:
        """Where there are no columns: the line, and the arrays that stand in it."""
        text = self.lines[self.line - 1].strip()
        names = [n for n in ast.walk(self.tree) if isinstance(n, ast.Name) and n.lineno == self.line]
        nodes = {n.id: n for n in sorted(names, key=lambda n: n.col_offset)}.values()
        told = tuple((text, what) for text, what in self.told(*nodes) if type(what) is tuple and what)
        missing = getattr(self.error, "name", None) if isinstance(self.error, NameError) else None
        if type(missing) is str:
            return replace(_missing(self, missing), text=text)
        return Failing(self.line, text, "line", told)


def _message(error: BaseException) -> str:
    argument = error.args[0] if type(error.args) is tuple and error.args else ""
    return argument if type(argument) is str else ""


def _alike(name: str, names: Iterable[str]) -> tuple[str, ...]:
    names = [n for n in islice(names, 2000) if type(n) is str and not n.startswith("_") and n != name]
    return tuple(difflib.get_close_matches(name[:MAX_FACT], names, 2, 0.7))


# ------------------------------------------------------------------------------------------------ one kind of expression each


def _other(scene: _Scene, node: ast.AST) -> Failing:
    if _message(scene.error).startswith("The truth value of an array"):
        return scene.facts(node, "truth", node)
    return scene.facts(node, "other", node)


def _binary(scene: _Scene, node: ast.BinOp) -> Failing:
    return scene.facts(node, _SIGNS[type(node.op)], node.left, node.right)


def _in_place(scene: _Scene, node: ast.AugAssign) -> Failing:
    return scene.facts(node, _SIGNS[type(node.op)] + "=", node.target, node.value)


def _compared(scene: _Scene, node: ast.Compare) -> Failing:
    if len(node.comparators) > 1 or _message(scene.error).startswith("The truth value of an array"):
        return _other(scene, node)
    return scene.facts(node, "<", node.left, *node.comparators)


def _named(scene: _Scene, node: ast.Name) -> Failing:
    if isinstance(scene.error, NameError):
        return replace(_missing(scene, node.id), text=node.id)
    return _other(scene, node)


def _missing(scene: _Scene, name: str) -> Failing:
    """A name without a value: the lines that would give it one, or names like it."""
    lines = sorted({n.lineno for n in scene.setting(name) if isinstance(n, ast.Name)})
    if isinstance(scene.error, UnboundLocalError) or "free variable" in _message(scene.error):
        return Failing(scene.line, name, "name", about=name, there=tuple(map(str, lines)))
    names = [*scene.frame.f_locals, *scene.frame.f_globals]
    return Failing(scene.line, name, "name", about=name, there=_alike(name, names))


def _attribute(scene: _Scene, node: ast.Attribute) -> Failing:
    there: tuple[str, ...] = ()
    try:
        value = scene.reading.of(node.value)
    except Unreadable:
        value = None
    if value is np:
        there = _alike(node.attr, dir(np))
    elif type(value) is np.ndarray:
        there = _alike(node.attr, dir(np.ndarray))
    elif type(value) is dict and len(value) < 1000 and any(type(k) is str and k == node.attr for k in value):
        there = (node.attr,)
    return scene.facts(node, "attribute", node.value, about=node.attr, there=there)


def _index(scene: _Scene, node: ast.Subscript) -> Failing:
    parent = scene.parents.get(node)
    if isinstance(node.ctx, ast.Store) and isinstance(parent, ast.Assign) and not isinstance(scene.error, IndexError):
        whole = scene.facts(parent, "store", node, parent.value, about=scene.text(node.value))
        return whole if whole.operands[0][1] != "" else replace(whole, operands=scene.told(node.value, parent.value))
    items = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    shown = [item for item in items if not isinstance(item, (ast.Slice, ast.Constant))]
    there, count = _keys(scene, node) if isinstance(scene.error, KeyError) else ((), len(items))
    about = scene.text(node.slice)
    if isinstance(scene.error, KeyError):
        about = str(scene.what(node.slice) or about)
    return scene.facts(node, "index", node.value, *shown, about=about, there=there, count=count)


def _keys(scene: _Scene, node: ast.Subscript) -> tuple[tuple[str, ...], int]:
    """The keys of a dict in words, and how many there are."""
    try:
        value = scene.reading.of(node.value)
    except Unreadable:
        return (), 0
    if type(value) is not dict:
        return (), 0
    keys = [described(key) for key in islice(value, MAX_THERE) if type(key) in (str, int)]
    return tuple(key for key in keys if isinstance(key, str)), len(value)


def _unpacked(scene: _Scene, node: ast.Tuple | ast.List) -> Failing:
    parent = scene.parents.get(node)
    if not isinstance(node.ctx, ast.Store) or parent is None:
        return _other(scene, node)
    there = tuple(scene.text(target) for target in node.elts)
    if not isinstance(parent, ast.Assign):
        return Failing(scene.line, scene.text(node), "unpack", about="items", there=there)
    found = scene.facts(parent, "unpack", parent.value, there=there)
    try:
        value = scene.reading.of(parent.value)
    except Unreadable:
        return found
    if type(value) is np.ndarray:
        return replace(found, count=len(value) if value.ndim else 0)
    return replace(found, count=len(value) if type(value) in (tuple, list, dict, str) else 0)


def _call(scene: _Scene, node: ast.Call) -> Failing:
    if isinstance(scene.error, KeyError):
        return scene.facts(node, "call", about=scene.text(node.func))
    name, there = scene.reading.numpy_name(node.func), _parameters(scene, node.func)
    operands: list[ast.AST] = [*_receiver(scene, node.func), *node.args]
    count = len(node.args) + len(node.keywords)
    if any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
        count = 0
    if len(node.args) == 1 and isinstance(node.args[0], (ast.Tuple, ast.List)) and name not in ("reshape", "array"):
        operands[-1:] = node.args[0].elts
    if name in ("dot", "matmul") and len(operands) == 2:
        return scene.facts(node, "@", *operands, about=f"np.{name}", count=count)
    found = scene.facts(node, "call", *operands, about=f"np.{name}" if name else scene.text(node.func), count=count)
    told = _telling(_items(scene, node, name) or found.operands)
    keywords = tuple((k.arg, scene.what(k.value)) for k in node.keywords if k.arg in ("axis", "axes"))
    if not isinstance(node.func, (ast.Name, ast.Attribute)) or not callable_or_unknown(scene, node.func):
        there, told, keywords = (), scene.told(node.func), ()
        found = replace(found, about="")
    return replace(found, operands=(*told[: MAX_OPERANDS - len(keywords)], *keywords), there=there)


def callable_or_unknown(scene: _Scene, node: ast.AST) -> bool:
    """False where what is called is surely no function: an array, a number, None, a list."""
    try:
        value = scene.reading.of(node)
    except Unreadable:
        return True
    return type(value) not in (np.ndarray, int, float, bool, str, list, tuple, dict, type(None), np.float64, np.int64)


def _parameters(scene: _Scene, node: ast.AST) -> tuple[str, ...]:
    """The parameters of a Python function of the learner's."""
    try:
        function = scene.reading.of(node)
    except Unreadable:
        return ()
    if type(function) is not types.FunctionType:
        return ()
    code = function.__code__
    return code.co_varnames[: code.co_argcount] if not code.co_flags & 0x0C else ()


def _receiver(scene: _Scene, node: ast.AST) -> list[ast.AST]:
    """Of a method, the object whose it is; of a function in a module, nothing."""
    if not isinstance(node, ast.Attribute):
        return []
    root: ast.AST = node.value
    while isinstance(root, ast.Attribute):
        root = root.value
    if isinstance(root, ast.Name):
        try:
            if isinstance(scene.reading.name(root.id), types.ModuleType):
                return []
        except Unreadable:
            return []
    return [node.value]


def _items(scene: _Scene, node: ast.Call, name: str) -> tuple[tuple[str, Shape | str], ...]:
    """Of a list of arrays that a function is to join, its items."""
    if name not in JOINING or not node.args or isinstance(node.args[0], (ast.Tuple, ast.List)) or len(node.args) > 2:
        return ()
    try:
        items = scene.reading.of(node.args[0])
    except Unreadable:
        return ()
    text = scene.text(node.args[0])
    return (
        tuple((f"{text}[{k}]", described(item)) for k, item in enumerate(items[:1000]))
        if type(items) in (list, tuple)
        else ()
    )


def _telling(told: tuple[tuple[str, Shape | str], ...]) -> tuple[tuple[str, Shape | str], ...]:
    """Of many operands the first, and the first whose shape is another."""
    if len(told) < MAX_OPERANDS:
        return told
    other = next((pair for pair in told[1:] if pair[1] != told[0][1]), told[1])
    return told[0], other


def _stopped(scene: _Scene, node: ast.Raise) -> Failing:
    return Failing(scene.line, scene.text(node), "raise")


def _asserted(scene: _Scene, node: ast.Assert) -> Failing:
    return scene.facts(node, "assert")


JOINING = ("concatenate", "stack", "hstack", "vstack", "column_stack", "dstack")
_SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.BitAnd: "&",
    ast.BitOr: "|",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
}
_FACTS: dict[Any, Callable[[_Scene, Any], Failing]] = {
    ast.BinOp: _binary,
    ast.AugAssign: _in_place,
    ast.Compare: _compared,
    ast.Name: _named,
    ast.Attribute: _attribute,
    ast.Subscript: _index,
    ast.Tuple: _unpacked,
    ast.List: _unpacked,
    ast.Call: _call,
    ast.Raise: _stopped,
    ast.Assert: _asserted,
}
