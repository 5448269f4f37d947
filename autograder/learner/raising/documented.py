"""Reads the shapes in a docstring, "x (N, D), W (D, 4H)", and works out their sizes in one case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

NAMED = re.compile(r"\b([A-Za-z_]\w*) \(([^()]{1,40})\)")
SIDE = re.compile(r"(\d+)?([A-Za-z]\w?)?([+-]\d+)?")  # "4H", "T+1", "3"


@dataclass(frozen=True)
class Documented:
    """The shape of an array as a docstring gives it, and its sizes in one case."""

    sides: tuple[str, ...]  # ("N", "4H")
    shape: tuple[int, ...]  # (3, 20)


def shapes_in(docstring: str) -> dict[str, tuple[str, ...]]:
    """Name -> sides, for each name that has a shape in a docstring, always the same."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name, inside in NAMED.findall(" ".join(docstring.split())):
        sides = tuple(re.sub(" *([+-]) *", r"\1", side.strip()) for side in inside.split(",") if side.strip())
        is_shape = "," in inside and all(SIDE.fullmatch(side) for side in sides)
        if is_shape and sides:
            found.setdefault(name, set()).add(sides)
    return {name: shapes.pop() for name, shapes in found.items() if len(shapes) == 1}


def documented(docstring: str, inputs: dict[str, Any], returns: tuple[str, ...] = ()) -> dict[str, Documented]:
    """Name -> documented shape, of inputs, of entries of inputs that are dicts, and of returned values.

    It is empty if the inputs' shapes do not fit one meaning of the letters.
    """
    promised, given = shapes_in(docstring), _given(inputs)
    letters: dict[str, int] = {k: v for k, v in inputs.items() if type(v) is int}
    for name, sides in promised.items():
        shape = given.get(name)
        if shape is None:
            continue
        if len(shape) != len(sides) or not all(map(lambda s, n: _binds(s, n, letters), sides, shape)):
            return {}
    known = {name: _shape(sides, letters) for name, sides in promised.items() if name in given or name in returns}
    return {name: Documented(promised[name], shape) for name, shape in known.items() if shape is not None}


def _given(inputs: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    """Name -> shape, of the arrays among inputs and in dicts among them; names with two shapes are left out."""
    found: dict[str, set[tuple[int, ...]]] = {}
    dicts = [value for value in inputs.values() if isinstance(value, dict)]
    for group in (inputs, *dicts):
        for name, value in group.items():
            if isinstance(value, np.ndarray) and isinstance(name, str):
                found.setdefault(name, set()).add(value.shape)
    return {name: shapes.pop() for name, shapes in found.items() if len(shapes) == 1}


def _parts(side: str) -> tuple[int, str, int]:
    """ "4H" -> (4, "H", 0); "T+1" -> (1, "T", 1); "32" -> (0, "", 32)."""
    match = SIDE.fullmatch(side)
    times, letter, more = match.groups() if match else (None, None, None)
    if not letter:
        return 0, "", int(times or 0) + int(more or 0)
    return int(times or 1), letter, int(more or 0)


def _binds(side: str, size: int, letters: dict[str, int]) -> bool:
    """Whether a side can have this size, with the letters' meanings so far. A new letter gets its meaning."""
    times, letter, more = _parts(side)
    if not letter:
        return size == more
    value, rest = divmod(size - more, times)
    return rest == 0 and letters.setdefault(letter, value) == value


def _shape(sides: tuple[str, ...], letters: dict[str, int]) -> tuple[int, ...] | None:
    parts = [_parts(side) for side in sides]
    if any(letter and letter not in letters for _, letter, _ in parts):
        return None
    return tuple(times * letters.get(letter, 0) + more for times, letter, more in parts)
