"""Runs a function and turns what it returns into plain values.

Plain values are None, bool, int, float, str, arrays, and tuples, lists, sets and dicts of them. Nothing else is ever
compared, stored or sent.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from autograder.learner.raising.facts import Failing
from autograder.learner.raising.failing import failing

MAX_DEPTH = 12  # of nested containers
MAX_ITEMS = 10_000  # of one container
MAX_TEXT = 100_000  # characters of a string
MAX_KEY = 200  # characters of a name in a dict
MAX_NUMBERS = 1 << 20  # of an array
MAX_AXIS = 1 << 20  # of an empty array
OURS = "<check: "  # in a traceback, the file names of drives and laws begin so


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that is not plain. kind: what it was, in words."""

    kind: str


@dataclass(frozen=True)
class Raised:
    """An exception: the name of its type, its message, the learner's line (file and number), and what failed there."""

    type: str
    message: str
    file: str = ""
    line: int = 0
    failing: Failing | None = None


@dataclass
class Observation:
    """What one run showed: output name -> plain value, or an exception; and what deserves a remark."""

    seen: dict[str, Any] | None = None
    raised: Raised | None = None
    changed: list[str] = field(default_factory=list)  # inputs that the function altered in place
    warned: bool = False  # NumPy met an overflow or an invalid value on the way
    returned: str = ""  # the type of the returned value, if the default drive called


def plain(value: Any, depth: int = 0) -> Any:
    """A copy of ``value`` made of plain values. Anything that has no plain form becomes an Opaque."""
    if type(value) is np.ndarray:  # first, because most values are
        return _plain_array(value, depth)
    if value is None or isinstance(value, (bool, Opaque)):
        return value
    if isinstance(value, str):
        return str(value) if len(value) <= MAX_TEXT else Opaque(f"a string of {len(value)} characters")
    if isinstance(value, int):
        return int(value) if abs(value) < 2**63 else Opaque("a whole number beyond 64 bits")
    if isinstance(value, float) and not isinstance(value, np.generic):
        return float(value)
    if isinstance(value, np.generic):
        exact = value.dtype.kind in "biu" or value.dtype == np.float64
        return plain(value.item(), depth) if exact else plain(np.asarray(value), depth)
    if type(value).__module__.split(".")[0] == "torch" and hasattr(value, "detach"):
        return plain(value.detach().cpu().resolve_conj().resolve_neg().numpy(), depth)
    if isinstance(value, np.ndarray):
        return _plain_array(np.asarray(value), depth)
    if isinstance(value, (tuple, list, set, frozenset, dict)):
        return _plain_container(value, depth)
    return Opaque("containers nested too deeply" if depth >= MAX_DEPTH else _a(type(value).__name__))


def _plain_container(value: Any, depth: int) -> Any:
    if depth >= MAX_DEPTH:
        return Opaque("containers nested too deeply")
    if len(value) > MAX_ITEMS:
        return Opaque(f"a {type(value).__name__} of {len(value)} items")
    if isinstance(value, dict):
        return {_key(k): plain(v, depth + 1) for k, v in value.items()}
    items = [plain(v, depth + 1) for v in value]
    if isinstance(value, (set, frozenset)):
        return set(items) if all(isinstance(i, (str, int, float, type(None))) for i in items) else Opaque("a set")
    return tuple(items) if isinstance(value, tuple) else items


def _key(key: Any) -> str | int:
    key = key if type(key) is str else plain(key)
    return key if isinstance(key, int) else str(key)[:MAX_KEY]


def _plain_array(array: np.ndarray, depth: int) -> Any:
    kind = array.dtype.kind
    if array.size > MAX_NUMBERS or (array.size == 0 and max(array.shape) > MAX_AXIS):
        return Opaque(f"an array of shape {array.shape}")
    if kind == "b":
        return np.array(array, np.bool_)
    if kind in "iu":
        return np.array(array, np.int64)
    if kind == "f":
        return np.array(array, np.float32 if array.dtype.itemsize <= 4 else np.float64)
    if kind in "OU" and depth < MAX_DEPTH and array.size <= MAX_ITEMS:
        return plain(array.tolist(), depth + 1)
    return Opaque(f"an array of {array.dtype.name}")


def _a(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def fresh(value: Any) -> Any:
    """A deep copy of a plain value, for every call gets its own inputs. Arrays of whole numbers get the machine's size:
    in a browser, with 32 bits, np.bincount takes no others."""
    if isinstance(value, np.ndarray):
        return value.astype(np.intp) if value.dtype == np.int64 else value.copy()
    if isinstance(value, dict):
        return {k: fresh(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(fresh(v) for v in value)
    return set(value) if isinstance(value, set) else value


def identical(a: Any, b: Any) -> bool:
    """Whether two plain values are the same to the bit (NaN equals itself here)."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return bool(a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes())
    if isinstance(a, dict):
        return list(a) == list(b) and all(map(identical, a.values(), b.values()))
    if isinstance(a, (tuple, list)):
        return len(a) == len(b) and all(map(identical, a, b))
    return digest(a) == digest(b) if isinstance(a, (float, set)) else bool(a == b)


def to_tree(value: Any, put_array: Callable[[np.ndarray], Any]) -> Any:
    """A plain value as nested lists of scalars, for JSON and msgpack. The first item of each list says what it is.

    put_array stores an array and returns its handle.
    """
    if isinstance(value, np.ndarray):
        return ["array", put_array(value)]
    if isinstance(value, dict):
        return ["dict", *([to_tree(k, put_array), to_tree(v, put_array)] for k, v in value.items())]
    if isinstance(value, set):
        return ["set", *sorted(value, key=repr)]
    if isinstance(value, (tuple, list)):
        return [type(value).__name__, *(to_tree(v, put_array) for v in value)]
    if isinstance(value, Opaque):
        return ["opaque", value.kind]
    return value


def from_tree(tree: Any, get_array: Callable[[Any], np.ndarray], depth: int = 0) -> Any:
    """The inverse of to_tree. Raises ValueError for a tree that to_tree did not make."""
    if tree is None or isinstance(tree, (bool, int, float, str)):
        return tree
    if not isinstance(tree, list) or not tree or depth > MAX_DEPTH + 2:
        raise ValueError("not the tree of a plain value")
    tag, *items = tree
    if tag == "array" and len(items) == 1:
        return get_array(items[0])
    if tag == "dict" and all(isinstance(i, list) and len(i) == 2 and isinstance(i[0], (str, int)) for i in items):
        return {k: from_tree(v, get_array, depth + 1) for k, v in items}
    if tag == "set" and all(i is None or isinstance(i, (bool, int, float, str)) for i in items):
        return set(items)
    if tag in ("tuple", "list"):
        values = [from_tree(i, get_array, depth + 1) for i in items]
        return tuple(values) if tag == "tuple" else values
    if tag == "opaque" and len(items) == 1 and isinstance(items[0], str):
        return Opaque(items[0][:80])
    raise ValueError("not the tree of a plain value")


def digest(value: Any) -> str:
    """A short hash of a plain value, exact to the bit."""

    def put(array: np.ndarray) -> Any:
        return [array.dtype.str, list(array.shape), hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()]

    return hashlib.sha256(json.dumps(to_tree(value, put)).encode()).hexdigest()[:24]


def load(source: str, name: str) -> Callable[..., Any]:
    """The function ``name``, made from its source text, which may use only its arguments, ``np`` and ``torch``.

    Raises ModuleNotFoundError if the text needs torch and it is not installed.
    """
    namespace: dict[str, Any] = {"np": np}
    if re.search(r"\btorch\b", source):  # the word, not a part of a name such as to_torch_lstm
        import torch

        namespace["torch"] = torch
    exec(compile(source, f"{OURS}{name}>", "exec"), namespace)
    function: Callable[..., Any] = namespace[name]
    return function


def call(f: Callable[..., Any], returns: Sequence[str], inputs: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """The default drive: call f with the inputs by position.

    Returns output name -> value, and the value itself.
    """
    value = f(*inputs.values())
    if len(returns) == 1:
        return {returns[0]: value}, value
    if isinstance(value, (tuple, list)) and len(value) == len(returns):
        return dict(zip(returns, value, strict=True)), value
    return {"what it returns": value}, value


def is_stub(f: Any) -> bool:
    """Whether a function, or every method of a class, still has the body of the stub."""
    if isinstance(f, type):
        methods = [m for m in vars(f).values() if hasattr(m, "__code__")]
        return bool(methods) and all(map(is_stub, methods))
    code = getattr(f, "__code__", None)
    if code is None or code.co_names or not set(code.co_consts) <= {f.__doc__, None, ...}:
        return False
    return code.co_code in {t.__code__.co_code for t in (_stub, _bare_stub)}


def _stub() -> None:
    """A docstring, as every stub has."""
    ...


def _bare_stub() -> None: ...


def watch(
    f: Callable[..., Any],
    inputs: dict[str, Any],
    returns: Sequence[str],
    drive: Callable[..., dict[str, Any]] | None = None,
    explained: bool = True,
) -> Observation:
    """Run ``f`` on a copy of ``inputs`` and observe. Prints and warnings are dropped. It raises nothing but KeyboardInterrupt.

    explained: whether to find out which expression an exception came from, which takes milliseconds.
    """
    mine, drop = fresh(inputs), _Drop()
    with (
        warnings.catch_warnings(record=True) as caught,
        contextlib.redirect_stdout(drop),
        contextlib.redirect_stderr(drop),
    ):
        warnings.simplefilter("always")
        try:
            seen, value = (drive(f, **mine), None) if drive else call(f, returns, mine)
            result = Observation({name: plain(value) for name, value in seen.items()})
            result.returned = "" if drive else type(value).__name__[:40]
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a learner's SystemExit must not end the notebook either
            result = Observation(raised=_raised(error, explained))
        result.warned = any(issubclass(w.category, RuntimeWarning) for w in caught)
    if drive is None:
        result.changed = [name for name, value in mine.items() if not identical(plain(value), inputs[name])]
    return result


class _Drop(io.TextIOBase):
    """A file that drops what is written to it."""

    def write(self, text: str) -> int:
        return len(text)


def _raised(error: BaseException, explained: bool) -> Raised:
    own = [t for t in _traces(error) if not _is_library(t.tb_frame.f_code.co_filename)]
    try:
        message = str(error)[:500]
    except Exception:  # an exception of the learner's own may fail to give its text
        message = ""
    if not own:
        return Raised(type(error).__name__, message)
    where = own[-1]
    file = where.tb_frame.f_code.co_filename
    facts = failing(error, where) if explained else None
    line = facts.line if facts else where.tb_lineno or 0  # a traceback of Python 3.11 may be one line off
    return Raised(type(error).__name__, message, file, line, facts)


def _traces(error: BaseException) -> Iterator[types.TracebackType]:
    """Yield the frames of a traceback, outermost first."""
    trace = error.__traceback__
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _is_library(filename: str) -> bool:
    """Whether a file in a traceback is ours or a library's, not the learner's."""
    libraries = tuple(path for path in sys.path if path and path != str(Path.cwd()))
    ours = (__file__, str(Path(__file__).with_name("weights.py")))
    if filename.endswith(".pyx"):  # compiled parts of NumPy have the paths at which they were compiled
        return True
    return filename in ours or filename.startswith((OURS, "<frozen", "<__array_function__", *libraries))
