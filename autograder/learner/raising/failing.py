"""Finds the facts that explain an exception: the expression of the learner's line that failed, and its operands.

They are read from the traceback and its frame (reading.py). No code of the learner's is run again.
"""

from __future__ import annotations

import ast
import linecache
import re
import types
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np

from autograder.learner.raising.facts import MAX_FACT, MAX_OPERANDS, MAX_THERE, Failing, Operands
from autograder.learner.raising.reading import Unreadable, described
from autograder.learner.raising.scene import MAX_SOURCE, TAKES_A_LIST, Scene, message_of, near_names, short


def failing(error: BaseException, trace: types.TracebackType) -> Failing | None:
    """What failed in the frame of ``trace``; None if its source cannot be read. It raises nothing."""
    try:
        return _facts(error, trace)
    except Exception:  # a learner's objects may do anything when they are read
        return None


def _facts(error: BaseException, trace: types.TracebackType) -> Failing | None:
    code, line = trace.tb_frame.f_code, trace.tb_lineno
    lines = linecache.getlines(code.co_filename)
    if not 0 < line <= len(lines) or sum(map(len, lines)) > MAX_SOURCE:
        return None
    scene = Scene(error, trace, lines)
    place = _place(trace)
    node = scene.unset(place) or scene.at(place)
    above = scene.parents.get(node) if node is not None else None
    if isinstance(error, AssertionError) and isinstance(above, ast.Assert):  # Python points at its test
        node = above
    if isinstance(above, ast.For) and above.iter is node and "not iterable" in message_of(error):
        node = node if isinstance(node, ast.Call) else above
    found = _FACTS.get(type(node), _at_other)(scene, node) if node is not None else _at_line(scene)
    return replace(
        found,
        text=short(found.text),
        operands=tuple((short(t), w[:MAX_FACT] if type(w) is str else w) for t, w in found.operands[:MAX_OPERANDS]),
        about=short(found.about),
        there=tuple(map(short, found.there[:MAX_THERE])),
        function=code.co_name if code.co_name.isidentifier() else "",
    )


def _place(trace: types.TracebackType) -> tuple[int, int, int, int] | None:
    """First and last line, first and last column (in bytes) of the failing expression; None if Python does not know it."""
    positions = getattr(trace.tb_frame.f_code, "co_positions", None)
    if positions is None or trace.tb_lasti < 0:
        return None
    first, last, begin, end = next(islice(positions(), trace.tb_lasti // 2, None), (None,) * 4)
    return None if first is None or last is None or begin is None or end is None else (first, last, begin, end)


# ---------------------------------------------------------------------------------- one kind of expression each


def _at_line(scene: Scene) -> Failing:
    """Without columns: the line, and the arrays in it."""
    text = scene.lines[scene.line - 1].strip()
    if isinstance(scene.error, NameError):
        quoted = re.search(r"'(\w+)'", message_of(scene.error))
        if quoted:
            return _at_missing(scene, quoted[1])
    names = [n for n in ast.walk(scene.tree) if isinstance(n, ast.Name) and n.lineno == scene.line]
    nodes = {n.id: n for n in sorted(names, key=lambda n: n.col_offset)}.values()
    told = tuple((text, what) for text, what in scene.told(*nodes) if type(what) is tuple and what)
    return Failing(scene.line, text, "line", told)


def _at_other(scene: Scene, node: ast.AST) -> Failing:
    if _asks_for_truth(scene):
        return scene.facts(node, "truth", node)
    return scene.facts(node, "other", node)


def _asks_for_truth(scene: Scene) -> bool:
    return message_of(scene.error).startswith("The truth value of an array")


def _at_loop(scene: Scene, node: ast.For) -> Failing:
    whole = f"for {scene.text(node.target)} in {scene.text(node.iter)}"
    return replace(scene.facts(node.iter, "iterate", node.iter), text=whole)


def _at_condition(scene: Scene, node: ast.If | ast.While | ast.IfExp) -> Failing:
    return _at_other(scene, node.test if _asks_for_truth(scene) or isinstance(node, ast.stmt) else node)


def _at_negated(scene: Scene, node: ast.UnaryOp) -> Failing:
    return _at_other(scene, node) if _asks_for_truth(scene) else scene.facts(node, "other", node.operand)


def _at_binary(scene: Scene, node: ast.BinOp) -> Failing:
    return scene.facts(node, _SIGNS[type(node.op)], node.left, node.right)


def _at_in_place(scene: Scene, node: ast.AugAssign) -> Failing:
    return scene.facts(node, _SIGNS[type(node.op)] + "=", node.target, node.value)


def _at_compared(scene: Scene, node: ast.Compare) -> Failing:
    if len(node.comparators) > 1 or _asks_for_truth(scene):
        return _at_other(scene, node)
    return scene.facts(node, "<", node.left, *node.comparators)


def _at_named(scene: Scene, node: ast.Name) -> Failing:
    if isinstance(scene.error, NameError):
        return replace(_at_missing(scene, node.id), text=node.id)
    return _at_other(scene, node)


def _at_missing(scene: Scene, name: str) -> Failing:
    """A name without a value: the lines that set it, or similar names."""
    lines = sorted({n.lineno for n in scene.setting(name) if isinstance(n, ast.Name)})
    if isinstance(scene.error, UnboundLocalError) or "free variable" in message_of(scene.error):
        return Failing(scene.line, name, "name", about=name, there=tuple(map(str, lines)))
    names = [*scene.frame.f_locals, *scene.frame.f_globals]
    return Failing(scene.line, name, "name", about=name, there=near_names(name, names))


def _at_attribute(scene: Scene, node: ast.Attribute) -> Failing:
    there: tuple[str, ...] = ()
    try:
        value = scene.reading.of(node.value)
    except Unreadable:
        value = None
    if value is np:
        there = near_names(node.attr, dir(np))
    elif "'Tensor' object" in message_of(scene.error):  # it is read as an array, and has not the names of one
        tensor = (scene.text(node.value), "a Tensor")
        return Failing(scene.line, scene.text(node), "attribute", (tensor,), about=node.attr)
    elif type(value) is np.ndarray:
        there = near_names(node.attr, dir(np.ndarray))
    elif type(value) is dict and len(value) < 1000 and any(type(k) is str and k == node.attr for k in value):
        there = (node.attr,)
    return scene.facts(node, "attribute", node.value, about=node.attr, there=there)


def _at_index(scene: Scene, node: ast.Subscript) -> Failing:
    parent = scene.parents.get(node)
    if isinstance(node.ctx, ast.Store) and isinstance(parent, ast.Assign) and not isinstance(scene.error, IndexError):
        whole = scene.facts(parent, "store", node, parent.value, about=scene.text(node.value))
        (place, slot), value = whole.operands
        if slot == "":
            return replace(whole, operands=scene.told(node.value, parent.value))
        is_entry = isinstance(slot, str) and isinstance(scene.what(node.value), tuple)
        return replace(whole, operands=((place, () if is_entry else slot), value))
    items = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    number = len(items)
    if isinstance(scene.error, TypeError):  # an end of a slice may be no whole number
        items = [
            end for i in items for end in ((i.lower, i.upper, i.step) if isinstance(i, ast.Slice) else (i,)) if end
        ]
    shown = [item for item in items if not isinstance(item, (ast.Slice, ast.Constant))]
    there, count = _keys(scene, node) if isinstance(scene.error, KeyError) else ((), number)
    about = scene.text(node.slice)
    if isinstance(scene.error, KeyError):
        about = str(scene.what(node.slice) or about)
    return scene.facts(node, "index", node.value, *shown, about=about, there=there, count=count)


def _keys(scene: Scene, node: ast.Subscript) -> tuple[tuple[str, ...], int]:
    """The first keys of a dict in words, and the number of all."""
    if isinstance(node.value, ast.Dict):
        return tuple(scene.text(key) for key in node.value.keys if key is not None), len(node.value.keys)
    try:
        value = scene.reading.of(node.value)
    except Unreadable:
        return (), 0
    if type(value) is not dict:
        return (), 0
    keys = [described(key) for key in islice(value, MAX_THERE) if type(key) in (str, int)]
    return tuple(key for key in keys if isinstance(key, str)), len(value)


def _at_unpacked(scene: Scene, node: ast.Tuple | ast.List) -> Failing:
    parent = scene.parents.get(node)
    if not isinstance(node.ctx, ast.Store) or parent is None:
        return _at_other(scene, node)
    there = tuple(scene.text(target) for target in node.elts)
    if isinstance(parent, (ast.For, ast.comprehension)):
        text = f"for {scene.text(node)} in {scene.text(parent.iter)}"
        return Failing(scene.line, text, "unpack", scene.told(parent.iter), there=there)
    if not isinstance(parent, ast.Assign):
        return Failing(scene.line, scene.text(node), "unpack", there=there)
    found = scene.facts(parent, "unpack", parent.value, there=there)
    try:
        value = scene.reading.of(parent.value)
    except Unreadable:
        return found
    if type(value) is np.ndarray:
        return replace(found, count=len(value) if value.ndim else 0)
    return replace(found, count=len(value) if type(value) in (tuple, list, dict, str) else 0)


def _at_call(scene: Scene, node: ast.Call) -> Failing:
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
    if not isinstance(node.func, (ast.Name, ast.Attribute)) or not _may_be_called(scene, node.func):
        there, told, keywords = (), scene.told(node.func), ()
        found = replace(found, about="")
    return replace(found, operands=(*told[: MAX_OPERANDS - len(keywords)], *keywords), there=there)


def _may_be_called(scene: Scene, node: ast.AST) -> bool:
    """False if the called object is surely no function: an array, a number, None, a list."""
    try:
        value = scene.reading.of(node)
    except Unreadable:
        return True
    return type(value) not in (np.ndarray, int, float, bool, str, list, tuple, dict, type(None), np.float64, np.int64)


def _parameters(scene: Scene, node: ast.AST) -> tuple[str, ...]:
    """The parameters of a Python function; none if it takes *args or **kwargs, or is no such function."""
    try:
        function = scene.reading.of(node)
    except Unreadable:
        return ()
    if type(function) is not types.FunctionType:
        return ()
    code = function.__code__
    return code.co_varnames[: code.co_argcount] if not code.co_flags & 0x0C else ()


def _receiver(scene: Scene, node: ast.AST) -> list[ast.AST]:
    """The object whose method is called; none for a function of a module."""
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
    what = scene.what(node.value)
    is_odd = isinstance(what, str) and re.match("an? (?!list|dict|tuple)", what)
    return [] if is_odd else [node.value]


def _items(scene: Scene, node: ast.Call, name: str) -> Operands:
    """The items of a list of arrays that a function joins."""
    if (
        name not in TAKES_A_LIST
        or not node.args
        or isinstance(node.args[0], (ast.Tuple, ast.List))
        or len(node.args) > 2
    ):
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


def _telling(told: Operands) -> Operands:
    """The operands; of many, the first one and the first with another shape."""
    if len(told) < MAX_OPERANDS:
        return told
    other = next((pair for pair in told[1:] if pair[1] != told[0][1]), told[1])
    return told[0], other


def _at_stopped(scene: Scene, node: ast.Raise) -> Failing:
    return Failing(scene.line, scene.text(node), "raise")


def _at_asserted(scene: Scene, node: ast.Assert) -> Failing:
    test = node.test
    return scene.facts(node, "assert", *((test.left, *test.comparators) if isinstance(test, ast.Compare) else ()))


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
_FACTS: dict[Any, Callable[[Scene, Any], Failing]] = {
    ast.BinOp: _at_binary,
    ast.AugAssign: _at_in_place,
    ast.UnaryOp: _at_negated,
    ast.Compare: _at_compared,
    ast.Name: _at_named,
    ast.Attribute: _at_attribute,
    ast.Subscript: _at_index,
    ast.Tuple: _at_unpacked,
    ast.List: _at_unpacked,
    ast.Call: _at_call,
    ast.For: _at_loop,
    ast.If: _at_condition,
    ast.IfExp: _at_condition,
    ast.While: _at_condition,
    ast.Raise: _at_stopped,
    ast.Assert: _at_asserted,
}
