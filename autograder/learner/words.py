"""Sentences about an answer: what came back, where it departs first, and by how much."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np

from autograder.learner.pieces import Signature, Spec, belongs
from autograder.learner.values import Opaque


def kind_of(leaf: Any) -> str:
    """A value's kind in words: "an array of shape (3, 5)"."""
    if isinstance(leaf, Opaque):
        return leaf.kind
    if isinstance(leaf, Signature):
        return "a string" if leaf.shape is None else f"an array of shape {shape_of(leaf)}"
    if isinstance(leaf, np.ndarray):
        return "a number" if leaf.ndim == 0 else f"an array of shape {shape_of(leaf)}"
    if leaf is None:
        return "None"
    if isinstance(leaf, str):
        return f"the string {leaf[:40]!r}"
    return {"set": "a set", "tuple": "a tuple", "list": "a list", "dict": "a dict"}.get(type(leaf).__name__, "a value")


def given(item: tuple[str, Any]) -> str:
    """An input in words: "x (3, 5)", "order = 'hx'"."""
    name, value = item
    if isinstance(value, np.ndarray) and value.ndim:
        return f"{name} {shape_of(value)}"
    if isinstance(value, (np.ndarray, dict, list, tuple, set)):
        return name
    return f"{name} = {format(value, '.4g') if isinstance(value, float) else repr(value)[:40]}"


def shape_of(leaf: Any) -> str:
    """The shape of an array as text: "(3, 4)", "(3,)"."""
    return "(" + ", ".join(map(str, leaf.shape)) + ("," if len(leaf.shape) == 1 else "") + ")"


def listed(names: Iterable[Any], last: str = "and") -> str:
    """["a", "b", "c"] -> "a, b and c"."""
    names = [str(n) for n in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def on_cases(labels: Iterable[str]) -> str:
    """Labels of cases for a sentence; a label of several words is put in quotes."""
    return listed([label if "=" in label or " " not in label else f"“{label}”" for label in labels])


def counted(returned: Any) -> str:
    """How many values a function returned, in words; if it returned one thing, its kind."""
    if isinstance(returned, (tuple, list)):
        return f"{len(returned)} value{'' if len(returned) == 1 else 's'}"
    return kind_of(np.asarray(returned) if isinstance(returned, (bool, int, float)) else returned)


def points_of(number: float) -> str:
    """A number of points as text: "1 point", "2.5 points"."""
    return f"{number:g} point{'' if number == 1 else 's'}"


def describe(
    name: str,
    value: Any,
    seen: dict[str, Any],
    want: dict[str, Any],
    faulty: Collection[str],
    spec: Spec,
) -> str:
    """One sentence on how an output departs on one case.

    value: what came back. seen, want: piece -> leaf. faulty: the pieces that are wrong.
    """
    mine = [p for p in want if belongs(p, name)]
    wrong = [p for p in mine if p in faulty]
    axis, labels = spec.parts.get(name, (0, ()))
    if len(mine) > 1 and labels not in ((), ("t",)) and all(p in seen for p in mine):
        right = [p for p in mine if p not in wrong]
        good, bad = (listed([p[len(name) + 1 :] for p in group]) if group else "" for group in (right, wrong))
        blocks = f"`{name}` is right for {good} and wrong for {bad}" if good else f"`{name}` is wrong for {bad}"
        same_shapes = all(np.shape(seen[p]) == np.shape(want[p]) for p in wrong)
        return blocks + "." if same_shapes else f"{blocks}: {_leaf(seen[wrong[0]], want[wrong[0]], ())}"
    lacking = [p for p in wrong if p not in seen]
    if lacking and lacking != mine:
        return f"`{name}` lacks {listed([f'`{p}`' for p in lacking[:3]])}{' and more' if len(lacking) > 3 else ''}."
    if lacking or not wrong:
        asked = kind_of(want[mine[0]]) if mine == [name] else f"{len(mine)} items"
        more = sorted(p for p in seen if belongs(p, name) and p not in want and p != name)
        if more and len(mine) > 1:
            return f"`{name}` has {listed([f'`{p}`' for p in more[:3]])}, which {'was' if len(more) == 1 else 'were'} not asked for."
        return f"`{name}` should be {asked}; {_came_back(value)} came back."
    return f"`{wrong[0]}` {_leaf(seen[wrong[0]], want[wrong[0]], (axis, labels))}"


def _came_back(value: Any) -> str:
    if isinstance(value, (tuple, list, set, dict)):
        return f"{kind_of(value)} of {len(value)} item{'' if len(value) == 1 else 's'}"
    return kind_of(np.asarray(value) if isinstance(value, (bool, int, float)) else value)


def _leaf(seen: Any, want: Any, part: tuple[int, tuple[str, ...]] | tuple[()]) -> str:
    if isinstance(want, Signature) or not isinstance(want, np.ndarray) or not isinstance(seen, np.ndarray):
        if seen is not None and (isinstance(want, (Signature, str)) or kind_of(seen) == kind_of(want)):
            return f"is {kind_of(seen)}: not that."
        return f"is {kind_of(seen)}{'' if isinstance(want, (Signature, str)) else f'; expected {kind_of(want)}'}."
    if seen.shape != want.shape:
        if not (seen.ndim and want.ndim):
            return f"is {kind_of(seen)}; expected {kind_of(want)}."
        return f"has shape {shape_of(seen)}; expected {shape_of(want)}."
    bad = ~np.isfinite(seen.astype(np.float64)) & np.isfinite(want.astype(np.float64))
    if bad.any():
        return f"holds NaN or infinity in {bad.sum()} of {bad.size} entries."
    apart = ~np.isclose(seen.astype(np.float64), want.astype(np.float64), rtol=1e-5, atol=1e-9)
    if not apart.any():
        return "is nearly right: too inexact for this exercise."
    size = float(np.max(np.abs(seen.astype(np.float64) - want)))
    if seen.ndim == 0:
        return f"is {seen.item():.6g}: not that."
    if part and part[1] == ("t",):
        steps = np.flatnonzero(apart.any(axis=tuple(k for k in range(apart.ndim) if k != part[0])))
        if len(steps) == apart.shape[part[0]]:
            return f"departs from the first step on, by up to {_short(size)}."
        t = int(steps[0])
        here = np.take(np.abs(seen.astype(np.float64) - want), t, axis=part[0])
        row = f", row {int(np.unravel_index(np.argmax(here), here.shape)[0])}" if here.ndim else ""
        most = f", by {_short(float(here.max()))}"
        return (
            f"is right up to t = {t - 1} and departs first at t = {t}{row}{most}." if t else f"is wrong at t = 0{most}."
        )
    if apart.all():
        return f"has the right shape and departs everywhere, by up to {_short(size)}."
    where = ", ".join(map(str, np.argwhere(apart)[0].tolist()))
    return f"departs in {int(apart.sum())} of {apart.size} entries, first at [{where}] by {_short(size)}."


def _short(size: float) -> str:
    return f"{size:.2g}"
