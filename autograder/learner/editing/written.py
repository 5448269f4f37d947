"""Reads a learner's function, and the functions of the notebook that it calls, as trees.

It refuses functions that cannot be run again without a trace: those that open or write files, draw, wait, or change
what belongs to the notebook.
"""

from __future__ import annotations

import ast
import copy
import inspect
import linecache
import textwrap
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.learner.editing.sites import Outline

TOUCHING = frozenset(
    "open exec eval input compile globals locals vars setattr delattr breakpoint exit quit check trained __import__ os sys"
    " io subprocess shutil pathlib Path socket urllib requests pickle time threading multiprocessing plt matplotlib"
    " display".split()
)  # a function that reads one of these names is refused
DOING = frozenset(
    "save savez savez_compressed savetxt tofile seed shuffle sleep savefig system setflags seterr manual_seed load"
    " set_num_threads set_default_dtype set_default_device set_grad_enabled use_deterministic_algorithms".split()
)
MOST_FUNCTIONS = 8
MOST_NUMBERS = 100_000  # of an array outside the function, which is copied for every trial


class Untouchable(Exception):
    """A function cannot be run again without a trace. The message says why."""


@dataclass
class Written:
    """A function, or a method of the class that is checked, and the tree of its text, with the line numbers of its cell."""

    function: types.FunctionType
    tree: ast.FunctionDef
    is_method: bool = False
    outline: Outline = field(init=False)

    def __post_init__(self) -> None:
        self.outline = Outline.of(self.tree)


def as_written(f: Callable[..., Any]) -> list[Written]:
    """``f``, or the methods of a class, then the functions of the same notebook that they call.

    Raises Untouchable if one of them must not be tried.
    """
    methods = _methods(f) if isinstance(f, type) else []
    waiting = [*methods, *([f] if isinstance(f, types.FunctionType) else [])]
    if not waiting:
        raise Untouchable("neither a function nor a class with methods")
    found, space = [], waiting[0].__globals__
    for function in waiting:  # the list grows in the loop
        if tree := _tree(function):
            found.append(Written(function, tree, function in methods))
            _refuse_traces(tree)
        elif function is f or function in methods or TOUCHING & set(function.__code__.co_names):
            raise Untouchable("its text is not at hand")
        for name in names_in(function.__code__):
            value = space.get(name)
            if isinstance(value, types.FunctionType) and value.__globals__ is space and value not in waiting:
                waiting.append(value)
        if len(waiting) > MOST_FUNCTIONS:
            raise Untouchable("too many functions")
    return found


def never_read(written: Written) -> list[str]:
    """The parameters of a function that its text never reads."""
    read = {n.id for n in ast.walk(written.tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    return [] if written.is_method else [name for name in written.outline.params if name not in read]


def _methods(checked: type) -> list[types.FunctionType]:
    """The methods that a class defines. Raises Untouchable if its objects share a list, an array or the like."""
    if any(isinstance(value, _KEPT) for value in vars(checked).values()):
        raise Untouchable("the class keeps something that may change")
    return [value for value in vars(checked).values() if isinstance(value, types.FunctionType)]


def names_in(code: types.CodeType) -> Iterator[str]:
    """Yield the global names and attributes that a function and its inner functions read."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield from names_in(inner)


def _tree(function: types.FunctionType) -> ast.FunctionDef | None:
    """The tree of a function's text; None if it has no text, is a lambda, is decorated, or has been compiled from another."""
    code = function.__code__
    lines = linecache.getlines(code.co_filename)[code.co_firstlineno - 1 :]
    try:
        parsed = ast.parse(textwrap.dedent("".join(inspect.getblock(lines)))) if lines else None
    except (SyntaxError, IndentationError):
        return None
    tree = parsed.body[0] if parsed and parsed.body else None
    if not isinstance(tree, ast.FunctionDef) or tree.name != function.__name__ or tree.decorator_list:
        return None
    ast.increment_lineno(tree, code.co_firstlineno - 1)
    made = code_of(tree, code.co_freevars)
    return tree if (made.co_code, made.co_names) == (code.co_code, code.co_names) else None


def code_of(tree: ast.FunctionDef, free: tuple[str, ...] = (), filename: str = "<tried>") -> types.CodeType:
    """The code of a function, from its tree. free: the names that it takes from a function around it."""
    wanted, inside = tree.name, tree
    if free:
        around = ast.parse(f"def around({', '.join(free)}): ...").body[0]
        assert isinstance(around, ast.FunctionDef)
        around.body = [tree]
        inside = around
    code = compile(ast.Module([inside], []), filename, "exec")
    while code.co_name != wanted:
        code = next(c for c in code.co_consts if isinstance(c, types.CodeType) and c.co_name in (wanted, "around"))
    return code


def _refuse_traces(tree: ast.FunctionDef) -> None:
    """Raise Untouchable if running it again could leave a trace, or depends on what ran before."""
    for node in ast.walk(tree):
        match node:
            case ast.Global() | ast.Nonlocal() | ast.Delete() | ast.AsyncFunctionDef() | ast.Await() | ast.ClassDef():
                raise Untouchable("it changes what is not its own")
            case ast.Import(names=names) if any(n.name.split(".")[0] in ("numpy", "math") for n in names):
                pass
            case ast.ImportFrom(module="numpy" | "math"):
                pass
            case ast.Import() | ast.ImportFrom():
                raise Untouchable("it imports")
            case ast.Name(id=name) if name in TOUCHING:
                raise Untouchable(f"it uses {name}")
            case ast.Attribute(attr=name) if name in DOING:
                raise Untouchable(f"it calls {name}")
            case ast.Attribute(value=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr="random"), attr=name):
                if name not in ("default_rng", "Generator"):
                    raise Untouchable("it draws from NumPy's own generator")
            case ast.Name(id="random"):
                raise Untouchable("it draws from Python's own generator")


def outside(functions: list[Written]) -> dict[str, Any]:
    """Name -> value of what the functions read from the notebook and could change. Every trial gets a copy of it.

    Raises Untouchable if something cannot be copied.
    """
    found = {}
    for written in functions:
        space = written.function.__globals__
        for name in names_in(written.function.__code__):
            value = space.get(name)
            if isinstance(value, _KEPT):
                if isinstance(value, np.ndarray) and value.size > MOST_NUMBERS:
                    raise Untouchable(f"{name} is too large to be copied")
                found[name] = value
            elif not isinstance(value, _UNCHANGING):
                raise Untouchable(f"{name} may change")
    try:
        copy.deepcopy(found)
    except Exception:  # a list may hold anything
        raise Untouchable("what stands outside cannot be copied") from None
    return found


_KEPT = (list, dict, set, np.ndarray, np.random.Generator)
_UNCHANGING = (
    *(type(None), bool, int, float, complex, str, bytes, tuple, frozenset, range, np.generic),
    *(types.ModuleType, type, types.FunctionType, types.BuiltinFunctionType, np.ufunc, type(np.dot), type(np.vander)),
)  # not every callable: an object with __call__ may be a model, and a trial would train it
