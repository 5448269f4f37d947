"""Says what one wrong output looks like: zero, transposed, a step late, scaled, and the like.

Each look takes the output's pairs, one for each ordinary case. It returns what is true of all of them, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np

from autograder.learner.compare import tells_something
from autograder.learner.language import say
from autograder.learner.pieces import same
from autograder.learner.values import plain
from autograder.learner.words import kind_of, shape_of

Told = tuple[str, str]  # what a look says, and its hint
Part = tuple[int, tuple[str, ...]]  # the axis and the labels of an output's blocks; no labels: it has none


@dataclass(frozen=True)
class Pair:
    """An output on one case: what came back (``seen``) and what is right (``want``), with the case's inputs."""

    seen: np.ndarray
    want: np.ndarray
    inputs: dict[str, Any]
    tol: float
    whole: bool = False  # whether an array of whole numbers came back, where these are not asked for

    def is_made(self, made: Any) -> bool:
        """Whether what came back equals this array."""
        return same(self.seen, np.asarray(made), self.tol)


def first_look(pairs: list[Pair], part: Part, name: str) -> Told | None:
    """The first of LOOKS that is true of an output, as (what it says, its hint); None if none is.

    part: the output's entry in ``Spec.parts``. name: the output's name.
    """
    for look in LOOKS:
        if told := look(pairs, part, f"`{name}`"):
            return told
    return None


def _zero(pairs: list[Pair], part: Part, name: str) -> Told | None:
    if all(not p.seen.any() and not p.whole for p in pairs) and all(p.seen.shape == p.want.shape for p in pairs):
        hint = say("Which line should fill it, and does that line ever add anything?")
        return say("{name} is zero everywhere.", name=name), hint
    return None


def _another_shape(pairs: list[Pair], part: Part, name: str) -> Told | None:
    """Another shape: with the right numbers, or not summed, or only a part of them."""
    if all(p.seen.shape == p.want.shape for p in pairs):
        return None
    first = next(p for p in pairs if p.seen.shape != p.want.shape)
    shapes = say(
        "it has shape {shape} and should have {wanted}", shape=shape_of(first.seen), wanted=shape_of(first.want)
    )
    if first.seen.ndim == 0 or first.want.ndim == 0:
        shapes = say("it is {kind}", kind=kind_of(first.seen))
    if all(p.seen.size == p.want.size and p.is_made(p.want.reshape(p.seen.shape)) for p in pairs):
        if all(_has_more(p) for p in pairs):
            return (
                say("{name} holds the right numbers, with an axis too many: {shapes}.", name=name, shapes=shapes),
                say("Which operation kept the axis that it was to remove?"),
            )
        if all(_has_less(p) for p in pairs):
            return (
                say("{name} holds the right numbers, with an axis too few: {shapes}.", name=name, shapes=shapes),
                say("Which operation removed an axis?"),
            )
    if all(p.seen.ndim == p.want.ndim for p in pairs):
        for order in permutations(range(pairs[0].want.ndim)):
            if all(p.want.ndim == len(order) and p.is_made(plain(p.want.transpose(order))) for p in pairs):
                says = say("{name} holds the right numbers, transposed: {shapes}.", name=name, shapes=shapes)
                return says, say("What does each axis count?")
    if all(p.seen.size == p.want.size and p.is_made(p.want.reshape(p.seen.shape)) for p in pairs):
        return (
            say(
                "{name} holds the right numbers in the right order, in another shape: {shapes}.",
                name=name,
                shapes=shapes,
            ),
            say("What does each axis count?"),
        )
    return _not_reduced(pairs, name) or _only(pairs, part, name)


def _has_more(pair: Pair) -> bool:
    return pair.seen.ndim > pair.want.ndim


def _has_less(pair: Pair) -> bool:
    return pair.seen.ndim < pair.want.ndim and pair.seen.shape == tuple(n for n in pair.want.shape if n != 1)


def _not_reduced(pairs: list[Pair], name: str) -> Told | None:
    """One axis too many: summed or averaged over it, the output would be right."""
    for axis in range(pairs[0].seen.ndim):
        for how in (np.sum, np.mean):
            if all(
                p.seen.ndim == p.want.ndim + 1 and same(plain(how(p.seen, axis=axis)), p.want, p.tol) for p in pairs
            ):
                told = {"name": name, "shape": shape_of(pairs[0].seen), "axis": axis}
                return (
                    say("{name} has shape {shape}; summed over its axis {axis} it would be right.", **told)
                    if how is np.sum
                    else say("{name} has shape {shape}; averaged over its axis {axis} it would be right.", **told),
                    say("Which axis of {name} should not be there any more?", name=name),
                )
    return None


def _only(pairs: list[Pair], part: Part, name: str) -> Told | None:
    """Only the first or the last step or example, where there should be all."""
    axis = part[0] if part[1] == ("t",) else 0
    if part[1] == ("t",):
        says = (say("{name} is the last step only.", name=name), say("{name} is the first step only.", name=name))
    else:
        says = (
            say("{name} is the last entry along axis {axis} only.", name=name, axis=axis),
            say("{name} is the first entry along axis {axis} only.", name=name, axis=axis),
        )
    for index, told in ((-1, says[0]), (0, says[1])):
        if all(
            p.want.ndim > axis and p.want.shape[axis] > 1 and p.is_made(np.take(p.want, index, axis)) for p in pairs
        ):
            return told, say("Where are the others kept?")
    return None


def _blocks(pairs: list[Pair], part: Part, name: str) -> Told | None:
    """The right blocks in another order."""
    axis, labels = part
    if len(labels) < 2 or any(p.seen.shape != p.want.shape or p.want.shape[axis] % len(labels) for p in pairs):
        return None
    split = [(np.split(p.seen, len(labels), axis), np.split(p.want, len(labels), axis)) for p in pairs]
    for order in list(permutations(range(len(labels))))[1:]:
        if all(same(seen[k], want[j], pairs[0].tol) for seen, want in split for k, j in enumerate(order)):
            if not all(tells_something(want[k] for _, want in split) for k in range(len(labels))):
                return None
            stand = ", ".join(labels[j] for j in order)
            return (
                say("{name} holds the right blocks in the order {order}.", name=name, order=stand),
                say("Which order does the docstring give for the blocks of {name}?", name=name),
            )
    return None


def _symmetric(pairs: list[Pair], part: Part, name: str) -> Told | None:
    """Transposed, with the same shape: the array is square."""
    if all(p.want.ndim == 2 and p.is_made(p.want.T) for p in pairs):
        return say("{name} holds the right numbers, transposed.", name=name), say("What does each axis count?")
    return None


def _in_time(pairs: list[Pair], part: Part, name: str) -> Told | None:
    """Along the axis of time: shifted, reversed, summed up, or not summed up."""
    if part[1] != ("t",) or any(
        p.want.ndim <= part[0] or p.want.shape[part[0]] < 3 or p.seen.shape != p.want.shape for p in pairs
    ):
        return None
    moved = [(np.moveaxis(p.seen, part[0], 0), np.moveaxis(p.want, part[0], 0)) for p in pairs]

    def holds(make: Callable[[np.ndarray, np.ndarray], tuple[Any, Any]]) -> bool:
        return all(same(plain(np.asarray(a)), np.asarray(b), pairs[0].tol) for a, b in (make(*m) for m in moved))

    if holds(lambda a, b: (a[1:], b[:-1])):
        return (
            say("{name} is one step late: at t stands what belongs to t − 1.", name=name),
            say("Which state does a step leave, and which did it begin from?"),
        )
    if holds(lambda a, b: (a[:-1], b[1:])):
        return (
            say("{name} is one step early: at t stands what belongs to t + 1.", name=name),
            say("Which state does a step leave, and which did it begin from?"),
        )
    if holds(lambda a, b: (a, b[::-1])):
        return (
            say("{name} holds the right steps, the last one first.", name=name),
            say("At which end does the loop begin, and where does each result go?"),
        )
    if holds(lambda a, b: (a, np.cumsum(b, axis=0))):
        return (
            say("{name} holds running sums: at t stands the sum of the right values up to t.", name=name),
            say("What should be added up, and what should not?"),
        )
    if holds(lambda a, b: (np.cumsum(a, axis=0), b)):
        says = say("{name} holds what each step adds; at t belongs the sum up to t.", name=name)
        return says, say("What should be added up?")
    if holds(lambda a, b: (a, np.broadcast_to(b[-1], b.shape))):
        hint = say("Is there one array for all steps, or one for each?")
        return say("{name} holds the last step at every t.", name=name), hint
    return None


def _scaled(pairs: list[Pair], part: Part, name: str) -> Told | None:
    """The right numbers times a factor: a constant, or the length of an input."""
    if any(
        p.seen.shape != p.want.shape or not np.isfinite(p.seen).all() or not np.isfinite(p.want).all() for p in pairs
    ):
        return None
    told = [p for p in pairs if p.want.any()]
    if any(p.seen.any() for p in pairs if not p.want.any()):
        return None
    factors = [float((p.seen * p.want).sum() / (p.want * p.want).sum()) for p in told]
    if not all(p.is_made(f * p.want) and abs(f) > 1e-6 for f, p in zip(factors, told, strict=True)):
        return None
    if sum(p.want.size for p in told) == len(told) == 1 and abs(factors[0] + 1) > 1e-6:
        return None  # one number is a multiple of every other
    if np.ptp(factors) < 1e-6 * max(np.abs(factors)):
        return _by_factor(factors[0], name)
    return _by_count(factors, told, name)


def _by_factor(factor: float, name: str) -> Told | None:
    if abs(factor + 1) < 1e-6:
        return say("{name}: the size is right, the sign is not.", name=name), say("Which way should it point?")
    if abs(factor - 1) < 1e-6:
        return None  # right but for rounding; that an answer is too inexact is said elsewhere
    says = say("{name}: every entry is {factor} times what it should be.", name=name, factor=f"{factor:.3g}")
    if round(factor, 9) == 2.0:
        says = say("{name}: every entry is twice what it should be.", name=name)
    elif round(factor, 9) == 0.5:
        says = say("{name}: every entry is half of what it should be.", name=name)
    return says, say("Which constant, or which count of things, is that factor?")


def _by_count(factors: list[float], pairs: list[Pair], name: str) -> Told | None:
    """A factor that is, on every case, the length of an input, or one over it."""
    if len(pairs) < 2:
        return None
    for key, first in pairs[0].inputs.items():
        for axis in range(np.ndim(first) if isinstance(first, np.ndarray) else 0):
            lengths = [p.inputs[key].shape[axis] for p in pairs]
            told = {"name": name, "input": key, "axis": axis, "length": lengths[0]}
            hint = say("Is a sum asked for there, or a mean?")
            if np.allclose(factors, np.array(lengths, float), rtol=1e-6):
                return say(
                    "{name} is its right value times the length of `{input}` along axis {axis} ({length} on the first case).",
                    **told,
                ), hint
            if np.allclose(factors, np.array(lengths, float) ** -1, rtol=1e-6):
                return say(
                    "{name} is its right value divided by the length of `{input}` along axis {axis} ({length} on the first case).",
                    **told,
                ), hint
    return None


def _lost_signs(pairs: list[Pair], part: Part, name: str) -> Told | None:
    if all(p.seen.shape == p.want.shape and same(np.abs(p.seen), np.abs(p.want), p.tol) for p in pairs) and all(
        np.unique(np.abs(p.want)).size > 1 for p in pairs
    ):
        count = sum(int((p.seen * p.want < 0).sum()) for p in pairs[:1])
        says = say(
            "{name}: the sizes are right, some signs are not ({count} of {all} on the first case).",
            name=name,
            count=count,
            all=pairs[0].want.size,
        )
        return says, say("Where is a sign lost, or turned?")
    return None


def _rounded(pairs: list[Pair], part: Part, name: str) -> Told | None:
    if all(p.seen.shape == p.want.shape and (p.seen.any() or p.whole) for p in pairs):
        for how in (np.round, np.trunc):
            if all(p.is_made(how(p.want)) for p in pairs) and any(not p.is_made(p.want) for p in pairs):
                says = (
                    say("{name} holds the right numbers, rounded to whole ones.", name=name)
                    if how is np.round
                    else say("{name} holds the right numbers, cut to whole ones.", name=name)
                )
                return says, say("Which type has the array that they are written into?")
    return None


LOOKS = (_zero, _another_shape, _blocks, _symmetric, _in_time, _scaled, _only, _lost_signs, _rounded)
