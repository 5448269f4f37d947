"""Wrong orders of blocks: what a reference would return if it read and wrote the blocks of its arrays in another order.

The docstring says which arrays have blocks, and in which order: "W (D, 4H), b (4H,), gates stacked i, f, g, o".
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
MOST_BLOCKS = 4  # five blocks have 119 wrong orders


@dataclass(frozen=True)
class Order:
    """One wrong order of blocks.

    right, taken: the blocks' names in the right order and in this one. axes: (name, axis) of each array that is cut into
    these blocks, among the arrays that the function takes and returns, also inside dicts and lists.
    """

    right: tuple[str, ...]
    taken: tuple[str, ...]
    axes: tuple[tuple[str, int], ...]

    line = 1  # of the reference's text: an edit has a line, too

    @property
    def before(self) -> str:
        """The right order, as text."""
        return ", ".join(self.right)

    @property
    def after(self) -> str:
        """This order, as text."""
        return ", ".join(self.taken)

    @property
    def kind(self) -> str:
        """The kind of slip: ORDER, then this order."""
        return f"{ORDER}{self.after}"

    def of(self, reference: Callable[..., Any], returns: tuple[str, ...]) -> Callable[..., Any]:
        """The reference as it would be if it took the blocks to stand in this order. returns: the names of its outputs."""
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
    """Yield every wrong order of the blocks that a function's docstring names; none for a class.

    A stack of more than MOST_BLOCKS blocks is left out, and so are two stacks of the same number of blocks: the docstring
    does not say which of them an array has.
    """
    if isinstance(reference, type):  # its objects read the arrays
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
