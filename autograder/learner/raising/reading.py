"""Reads the value of a learner's expression from the frame in which it failed, without running it again.

It reads names, indices, attributes and arithmetic only of NumPy's own arrays, PyTorch's own tensors, and Python's own
plain types; where numbers do not matter, by rules of shapes. So it calls no method that a learner wrote, and computes nothing large.
"""

from __future__ import annotations

import ast
import builtins
import operator
import sys
import types
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import numpy as np

from autograder.learner.raising.facts import Shape

MAX_PICKED = 1_000_000  # entries that an index by an array may pick
MAX_NUMBER = 2**62  # larger numbers are not computed with
SCALARS = tuple(getattr(np, name) for name in ("bool_", "int32", "int64", "float32", "float64"))
ARITHMETIC: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
REDUCTIONS = ("sum", "mean", "max", "min", "std", "var", "prod", "any", "all", "argmax", "argmin")
ONLY_VIEWED = ("T", "shape", "ndim", "size")


class Unreadable(Exception):
    """The value of an expression cannot be known without running code."""


class Reading:
    """Reads expressions of one frame. A computed array has the right shape, but not the right numbers."""

    def __init__(self, frame: types.FrameType):
        self._scopes = (frame.f_locals, frame.f_globals, vars(builtins))

    def of(self, node: ast.AST) -> Any:
        """The value of an expression. Raises Unreadable if it cannot be known."""
        read = _READ.get(type(node))
        if read is None:
            raise Unreadable
        try:
            return read(self, node)
        except (ArithmeticError, IndexError, KeyError, ValueError, TypeError, RecursionError):
            raise Unreadable from None

    def name(self, name: str) -> Any:
        """The value of a name, as the failing line sees it. Raises Unreadable if it has none."""
        for scope in self._scopes:
            if name in scope:
                return _of_shape(scope[name])
        raise Unreadable

    def numpy_name(self, node: ast.AST) -> str:
        """The name of the NumPy function that an expression is, also for a method of an array; "" if it is none."""
        try:
            if isinstance(node, ast.Attribute) and type(self.of(node.value)) is np.ndarray:
                return node.attr
            function = self.of(node)
        except Unreadable:
            return ""
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        return name if name and vars(np).get(name) is function else ""

    def _constant(self, node: ast.Constant) -> Any:
        return node.value

    def _name(self, node: ast.Name) -> Any:
        return self.name(node.id)

    def _tuple(self, node: ast.Tuple | ast.List) -> Any:
        items = [self.of(item) for item in node.elts]
        return tuple(items) if isinstance(node, ast.Tuple) else items

    def _slice(self, node: ast.Slice) -> slice:
        ends = [None if end is None else self.of(end) for end in (node.lower, node.upper, node.step)]
        if any(type(end) not in (int, type(None), *SCALARS) for end in ends):
            raise Unreadable
        return slice(*ends)

    def _attribute(self, node: ast.Attribute) -> Any:
        value = self.of(node.value)
        if type(value) is np.ndarray and node.attr in ONLY_VIEWED:
            return getattr(value, node.attr)
        if type(value) is np.ndarray and type(vars(np.ndarray).get(node.attr)) is types.MethodDescriptorType:
            return getattr(value, node.attr)
        if value is np:
            return vars(np)[node.attr]
        raise Unreadable

    def _subscript(self, node: ast.Subscript) -> Any:
        value, index = self.of(node.value), self.of(node.slice)
        if type(value) is dict:
            if len(value) > 1000 or any(type(key) not in (str, int) for key in (*value, index)):
                raise Unreadable
            return value[index]
        if type(value) in (list, tuple, str) and type(index) in (int, slice):
            return value[index]
        if type(value) is not np.ndarray:
            raise Unreadable
        if not all(_is_basic(i) for i in (index if type(index) is tuple else (index,))):
            return self._picked(value, node.slice, index)
        return value[index]

    def _picked(self, value: np.ndarray, node: ast.AST, index: Any) -> np.ndarray:
        """What an index with arrays in it picks. The arrays must be variables, because here their numbers count."""
        parts = list(zip(node.elts, index, strict=True)) if isinstance(node, ast.Tuple) else [(node, index)]
        size = 1
        for part, i in parts:
            if not _is_basic(i):
                if type(i) is not np.ndarray or i.dtype.kind not in "iub" or not isinstance(part, ast.Name):
                    raise Unreadable
                size *= max(i.size, 1)
        if size * value.size > MAX_PICKED:
            raise Unreadable
        picked = value[index]
        if type(picked) is not np.ndarray:
            raise Unreadable
        return picked

    def _binary(self, node: ast.BinOp) -> Any:
        left, right = self.of(node.left), self.of(node.right)
        if isinstance(node.op, ast.MatMult):
            return _sized(product_shape(_shape_of(left), _shape_of(right)))
        if _is_number(left) and _is_number(right):
            return _worked_out(type(node.op), left, right)
        if type(left) is type(right) and type(left) in (tuple, list) and isinstance(node.op, ast.Add):
            return (left + right) if len(left) + len(right) < 100 else _unreadable()
        return _sized(broadcast_shape(_shape_of(left), _shape_of(right)))

    def _unary(self, node: ast.UnaryOp) -> Any:
        value = self.of(node.operand)
        if _is_number(value) and isinstance(node.op, ast.USub):
            return -value
        return _sized(_shape_of(value)) if type(value) is np.ndarray else _unreadable()

    def _compare(self, node: ast.Compare) -> Any:
        values = [self.of(n) for n in (node.left, *node.comparators)]
        if len(values) != 2 or not any(type(v) is np.ndarray for v in values):
            raise Unreadable
        return _sized(broadcast_shape(_shape_of(values[0]), _shape_of(values[1])))

    def _call(self, node: ast.Call) -> Any:
        """The result of a call, by a rule; only ``len`` of a plain value is really called."""
        if isinstance(node.func, ast.Name) and self.of(node.func) is len and len(node.args) == 1:
            value = self.of(node.args[0])
            return len(value) if type(value) in (list, tuple, dict, str, np.ndarray) else _unreadable()
        return _sized(self._result(node))

    def _result(self, node: ast.Call) -> Shape | None:
        """The shape of the result of a NumPy function; None if its arguments do not fit."""
        name, arguments = self.numpy_name(node.func), list(node.args)
        if isinstance(node.func, ast.Attribute) and type(self.of(node.func.value)) is np.ndarray:
            arguments.insert(0, node.func.value)
        if name in REDUCTIONS and arguments:
            return self._reduced(_shape_of(self.of(arguments[0])), arguments[1:], node.keywords)
        if not name or any(k.arg not in ("dtype", "copy") for k in node.keywords):
            raise Unreadable
        if name in ("zeros", "ones", "empty") and len(arguments) == 1:
            return _as_shape(self.of(arguments[0]))
        shapes = [_shape_of(self.of(argument)) for argument in arguments if name != "astype"]
        function = vars(np).get(name)
        if name in ("dot", "matmul") and len(shapes) == 2:
            return product_shape(shapes[0], shapes[1], dot=name == "dot")
        if name == "astype":
            return _shape_of(self.of(arguments[0]))
        if name in ("copy", "zeros_like", "ones_like", "empty_like", "ascontiguousarray") and len(shapes) == 1:
            return shapes[0]
        if name == "transpose" and len(shapes) == 1:
            return shapes[0][::-1]
        if type(function) is np.ufunc and function.signature is None and function.nin == len(shapes):
            return broadcast_shape(*shapes)
        raise Unreadable

    def _reduced(self, shape: Shape, more: list[ast.expr], keywords: list[ast.keyword]) -> Shape:
        """The shape after a sum, a mean or the like along an axis, or along all."""
        asked = {k.arg: self.of(k.value) for k in keywords}
        if more:
            asked["axis"] = self.of(more[0])
        axis, kept = asked.pop("axis", None), asked.pop("keepdims", False)
        if asked or len(more) > 1 or type(axis) not in (int, type(None)) or type(kept) is not bool:
            raise Unreadable
        if axis is not None and not -len(shape) <= axis < len(shape):
            raise Unreadable
        gone = range(len(shape)) if axis is None else (axis % len(shape),)
        sides = (1 if k in gone else side for k, side in enumerate(shape) if kept or k not in gone)
        return tuple(sides)


_READ: dict[type[ast.AST], Callable[[Reading, Any], Any]] = {
    ast.Constant: Reading._constant,
    ast.Name: Reading._name,
    ast.Tuple: Reading._tuple,
    ast.List: Reading._tuple,
    ast.Slice: Reading._slice,
    ast.Attribute: Reading._attribute,
    ast.Subscript: Reading._subscript,
    ast.BinOp: Reading._binary,
    ast.UnaryOp: Reading._unary,
    ast.Compare: Reading._compare,
    ast.Call: Reading._call,
}


def _unreadable() -> Any:
    raise Unreadable


def _of_shape(value: Any) -> Any:
    """For a tensor of PyTorch's own types an array of its shape, without its numbers; any other value as it is."""
    torch = sys.modules.get("torch")
    is_tensor = torch is not None and type(value) in (torch.Tensor, torch.nn.Parameter)
    return _sized(tuple(map(int, value.shape))) if is_tensor else value


def _is_basic(index: Any) -> bool:
    """Whether an index gives a view, which costs nothing."""
    return index is None or index is Ellipsis or type(index) in (int, slice, np.int32, np.int64)


def _is_number(value: Any) -> bool:
    return type(value) in (bool, int, float)


def _worked_out(kind: type[ast.operator], left: Any, right: Any) -> Any:
    if kind not in ARITHMETIC or max(abs(left), abs(right)) > MAX_NUMBER:
        raise Unreadable
    return ARITHMETIC[kind](left, right)


def _shape_of(value: Any) -> Shape:
    if type(value) is np.ndarray:
        return tuple(value.shape)
    if _is_number(value) or type(value) in SCALARS:
        return ()
    raise Unreadable


def _as_shape(value: Any) -> Shape:
    sides = value if type(value) is tuple else (value,)
    if any(type(side) is not int or side < 0 for side in sides):
        raise Unreadable
    return sides


def _sized(shape: Shape | None) -> np.ndarray:
    """An array of this shape that takes no memory, whatever its size."""
    return _unreadable() if shape is None else np.broadcast_to(0.0, shape)


# ------------------------------------------------------------------------------------------------ rules of shapes


def broadcast_shape(*shapes: Shape) -> Shape | None:
    """The shape of arrays of these shapes combined entry by entry; None if they do not fit."""
    sides = []
    for aligned in zip_longest(*(reversed(shape) for shape in shapes), fillvalue=1):
        most = {side for side in aligned if side != 1}
        if len(most) > 1:
            return None
        sides.append(most.pop() if most else 1)
    return tuple(reversed(sides))


def product_shape(left: Shape, right: Shape, dot: bool = False) -> Shape | None:
    """The shape of ``left @ right``, or of ``np.dot(left, right)``; None if they do not fit."""
    if dot and not (left and right):
        return left or right
    if not left or not right or left[-1] != right[-2 if len(right) > 1 else 0]:
        return None
    rows, columns = left[:-1], right[-1:] if len(right) > 1 else ()
    if dot:
        return (*rows, *right[:-2], *columns)
    together = broadcast_shape(left[:-2], right[:-2])
    return None if together is None else (*together, *left[-2:-1], *columns)


# ------------------------------------------------------------------------------------------------ in words


def described(value: Any) -> Shape | str:
    """The shape of an array, or any other value in words: "None", "3", "a list of 4"."""
    kind = type(value)
    if kind is np.ndarray:
        return value.shape  # type: ignore[no-any-return]
    if kind in SCALARS:
        return described(value.item())
    if value is None or kind is bool:
        return repr(value)
    if kind is int:
        return str(value) if abs(value) < 10**9 else "a whole number"
    if kind is float:
        return format(value, ".4g") + (".0" if value.is_integer() and abs(value) < 1000 else "")
    if kind is str:
        return repr(value[:40])
    if kind is tuple and len(value) <= 8 and all(type(item) is int for item in value):
        return repr(tuple(item if abs(item) < 10**9 else 0 for item in value))
    if kind in (list, tuple, dict, set):
        return f"a {kind.__name__} of {len(value)}"
    return kind_in_words(type.__dict__["__name__"].__get__(kind)[:40])


def kind_in_words(name: str) -> str:
    """An object whose type has this name, in words."""
    return _KINDS.get(name, f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}")


_KINDS = dict.fromkeys(
    ("function", "builtin_function_or_method", "method", "ufunc", "_ArrayFunctionDispatcher"), "a function"
) | {"type": "a class", "module": "a module", "ellipsis": "...", "generator": "a generator"}
