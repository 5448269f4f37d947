"""Blocks taken to stand in another order: what a reference gives where it reads its weights so, and writes so.

Which arrays have blocks, and in which order, is read from its docstring: "W (D, 4H), b (4H,), gates stacked i, f, g, o".
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from itertools import permutations
from typing import Any

import numpy as np

from autograder.learner.editing.kinds import ORDER
from autograder.learner.raising.documented import shapes_in

STACKED = re.compile(r"\bstacked ([a-z](?:, [a-z])+)\b")
MOST_BLOCKS = 4  # of five there are 119 other orders


@dataclass(frozen=True)
class Order:
    """One wrong order of blocks. right, taken: their names; axes: the arrays that are cut so, among those that a function
    takes and gives, in dicts and lists too -> along which axis."""

    right: tuple[str, ...]
    taken: tuple[str, ...]
    axes: tuple[tuple[str, int], ...]

    line = 1  # of the reference's text, as an edit has it

    @property
    def before(self) -> str:
        return ", ".join(self.right)

    @property
    def after(self) -> str:
        return ", ".join(self.taken)

    @property
    def kind(self) -> str:
        return f"{ORDER}{self.after}"

    def of(self, reference: Callable[..., Any], returns: tuple[str, ...]) -> Callable[..., Any]:
        """The reference, for which the blocks stand in this order. returns: the names of what it gives."""
        axes, signature = dict(self.axes), inspect.signature(reference)
        to_right = [self.taken.index(block) for block in self.right]
        to_taken = [self.right.index(block) for block in self.taken]

        def moved(name: str, value: Any, order: list[int]) -> Any:
            if isinstance(value, dict):
                return {key: moved(key, entry, order) for key, entry in value.items()}
            if isinstance(value, (list, tuple)):
                return [moved(name, entry, order) for entry in value]
            axis = axes.get(name)
            if axis is None or not isinstance(value, np.ndarray):
                return value
            blocks = np.split(value, len(order), axis)
            return np.concatenate([blocks[k] for k in order], axis)

        @wraps(reference)
        def in_this_order(*arguments: Any, **named: Any) -> Any:
            given = signature.bind(*arguments, **named)
            given.arguments = {name: moved(name, value, to_right) for name, value in given.arguments.items()}
            gave = reference(*given.args, **given.kwargs)
            if len(returns) == 1:
                return moved(returns[0], gave, to_taken)
            return tuple(moved(name, value, to_taken) for name, value in zip(returns, gave, strict=True))

        return in_this_order


def orders_of(reference: Callable[..., Any]) -> Iterator[Order]:
    """Every wrong order of the blocks that a function's docstring names; none where it cuts nothing into named blocks."""
    if isinstance(reference, type):  # what it makes does the reading
        return
    docstring = " ".join((inspect.getdoc(reference) or "").split())
    stacks = {tuple(found.split(", ")) for found in STACKED.findall(docstring)}
    for right in sorted(stacks):
        side = re.compile(rf"{len(right)}[A-Za-z]")
        axes = tuple(
            (name, axis)
            for name, sides in shapes_in(docstring).items()
            for axis, length in enumerate(sides)
            if side.fullmatch(length)
        )
        if not axes or len(right) > MOST_BLOCKS or any(len(o) == len(right) and o != right for o in stacks):
            continue
        yield from (Order(right, taken, axes) for taken in permutations(right) if taken != right)
