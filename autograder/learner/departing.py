"""Sentences about a wrong output: what came back, where it departs first, and by how much."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np

from autograder.learner.language import say, say_many
from autograder.learner.pieces import Signature, Spec, belongs
from autograder.learner.words import kind_of, listed, shape_of


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
        if all(np.shape(seen[p]) == np.shape(want[p]) for p in wrong):
            if not good:
                return say("`{name}` is wrong for {bad}.", name=name, bad=bad)
            return say("`{name}` is right for {good} and wrong for {bad}.", name=name, good=good, bad=bad)
        first = _leaf(wrong[0], seen[wrong[0]], want[wrong[0]], ())
        if not good:
            return say("`{name}` is wrong for {bad}: {first}", name=name, bad=bad, first=first)
        parts = {"name": name, "good": good, "bad": bad, "first": first}
        return say("`{name}` is right for {good} and wrong for {bad}: {first}", **parts)
    lacking = [p for p in wrong if p not in seen]
    if lacking and lacking != mine:
        missing = listed([f"`{p}`" for p in lacking[:3]])
        if len(lacking) > 3:
            return say("`{name}` lacks {missing} and more.", name=name, missing=missing)
        return say("`{name}` lacks {missing}.", name=name, missing=missing)
    blocks = [want[p] for p in mine if isinstance(want[p], np.ndarray)]
    if name in seen and [f"{name}.{label}" for label in labels] == mine and len(blocks) == len(mine) > 0:
        return _leaf(name, seen[name], np.concatenate(blocks, axis), ())  # it cannot be cut into blocks
    if lacking or not wrong:
        return _another_kind(name, value, seen, {p: want[p] for p in mine})
    return _leaf(wrong[0], seen[wrong[0]], want[wrong[0]], (axis, labels))


def _another_kind(name: str, value: Any, seen: dict[str, Any], mine: dict[str, Any]) -> str:
    """The sentence on an output that is no value of the kind asked for. mine: its pieces in the right answer."""
    more = sorted(p for p in seen if belongs(p, name) and p not in mine and p != name)
    if more and len(mine) > 1:
        return say_many(
            "`{name}` has {more}, which was not asked for.",
            "`{name}` has {more}, which were not asked for.",
            len(more),
            name=name,
            more=listed([f"`{p}`" for p in more[:3]]),
        )
    items = len(mine)
    asked = kind_of(mine[name]) if list(mine) == [name] else say_many("{count} items", "{count} items", items, count=items)
    return say("`{name}` should be {asked}; {value} came back.", name=name, asked=asked, value=_came_back(value))


def _came_back(value: Any) -> str:
    if isinstance(value, (tuple, list, set, dict)):
        count = len(value)
        return say_many("{kind} of {count} item", "{kind} of {count} items", count, kind=kind_of(value), count=count)
    return kind_of(np.asarray(value) if isinstance(value, (bool, int, float)) else value)


def _leaf(name: str, seen: Any, want: Any, part: tuple[int, tuple[str, ...]] | tuple[()]) -> str:
    """One sentence on one wrong piece."""
    if not isinstance(want, np.ndarray) or not isinstance(seen, np.ndarray):
        if seen is not None and (isinstance(want, (Signature, str)) or kind_of(seen) == kind_of(want)):
            return say("`{name}` is {kind}: not that.", name=name, kind=kind_of(seen))
        if isinstance(want, (Signature, str)):
            return say("`{name}` is {kind}.", name=name, kind=kind_of(seen))
        return say("`{name}` is {kind}; expected {wanted}.", name=name, kind=kind_of(seen), wanted=kind_of(want))
    if seen.shape != want.shape:
        if not (seen.ndim and want.ndim):
            return say("`{name}` is {kind}; expected {wanted}.", name=name, kind=kind_of(seen), wanted=kind_of(want))
        shapes = {"shape": shape_of(seen), "wanted": shape_of(want)}
        return say("`{name}` has shape {shape}; expected {wanted}.", name=name, **shapes)
    bad = ~np.isfinite(seen.astype(np.float64)) & np.isfinite(want.astype(np.float64))
    if bad.any():
        count = bad.sum()
        return say("`{name}` holds NaN or infinity in {count} of {all} entries.", name=name, count=count, all=bad.size)
    apart = ~np.isclose(seen.astype(np.float64), want.astype(np.float64), rtol=1e-5, atol=1e-9)
    if not apart.any():
        return say("`{name}` is nearly right: too inexact for this exercise.", name=name)
    size = _short(float(np.max(np.abs(seen.astype(np.float64) - want))))
    if seen.ndim == 0:
        return say("`{name}` is {kind}: not that.", name=name, kind=f"{seen.item():.6g}")
    if part and part[1] == ("t",):
        return _where_in_time(name, seen, want, apart, part[0], size)
    if apart.all():
        return say("`{name}` has the right shape and departs everywhere, by up to {size}.", name=name, size=size)
    return say(
        "`{name}` departs in {count} of {all} entries, first at [{where}] by {size}.",
        name=name,
        count=int(apart.sum()),
        all=apart.size,
        where=", ".join(map(str, np.argwhere(apart)[0].tolist())),
        size=size,
    )


def _where_in_time(name: str, seen: np.ndarray, want: np.ndarray, apart: np.ndarray, axis: int, size: str) -> str:
    """At which step an array departs first. apart: the entries that depart."""
    steps = np.flatnonzero(apart.any(axis=tuple(k for k in range(apart.ndim) if k != axis)))
    if len(steps) == apart.shape[axis]:
        return say("`{name}` departs from the first step on, by up to {size}.", name=name, size=size)
    t = int(steps[0])
    here = np.take(np.abs(seen.astype(np.float64) - want), t, axis=axis)
    most = _short(float(here.max()))
    if not t:
        return say("`{name}` is wrong at t = 0, by {size}.", name=name, size=most)
    told = {"name": name, "before": t - 1, "t": t, "size": most}
    if not here.ndim:
        return say("`{name}` is right up to t = {before} and departs first at t = {t}, by {size}.", **told)
    row = int(np.unravel_index(np.argmax(here), here.shape)[0])
    return say(
        "`{name}` is right up to t = {before} and departs first at t = {t}, row {row}, by {size}.", row=row, **told
    )


def _short(size: float) -> str:
    return f"{size:.2g}"
