"""Sentences about an answer: what came back, what departs first and by how much, what kind of slip it looks like."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np

from autograder.learner.pieces import RAISED, Signature, Spec, belongs, same
from autograder.learner.values import Opaque, plain


def kind_of(leaf: Any) -> str:
    """What a value is, in words: "an array of shape (3, 5)"."""
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
    return "(" + ", ".join(map(str, leaf.shape)) + ("," if len(leaf.shape) == 1 else "") + ")"


def listed(names: Iterable[Any], last: str = "and") -> str:
    """["a", "b", "c"] -> "a, b and c"."""
    names = [str(n) for n in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def points_of(number: float) -> str:
    return f"{number:g} point{'' if number == 1 else 's'}"


def describe(
    name: str,
    value: Any,
    seen: dict[str, Any],
    want: dict[str, Any],
    faulty: Collection[str],
    spec: Spec,
    numbers: bool = True,
) -> str:
    """One sentence on how output ``name`` departs.

    value: what came back; seen, want: piece -> leaf of one case; faulty: the pieces that are wrong there.
    numbers: whether sizes of departures may be told; never for hidden cases.
    """
    mine = [p for p in want if belongs(p, name)]
    wrong = [p for p in mine if p in faulty]
    axis, labels = spec.parts.get(name, (0, ()))
    if len(mine) > 1 and labels not in ((), ("t",)) and all(p in seen for p in mine):
        right = [p for p in mine if p not in wrong]
        good, bad = (listed([p[len(name) + 1 :] for p in group]) if group else "" for group in (right, wrong))
        blocks = f"`{name}` is right for {good} and wrong for {bad}" if good else f"`{name}` is wrong for {bad}"
        same_shapes = all(np.shape(seen[p]) == np.shape(want[p]) for p in wrong)
        return blocks + "." if same_shapes else f"{blocks}: {_leaf(seen[wrong[0]], want[wrong[0]], (), numbers)}"
    if any(p not in seen for p in wrong) or not wrong:
        asked = kind_of(want[mine[0]]) if mine == [name] else f"{len(mine)} items"
        return f"`{name}` should be {asked}; {_came_back(value)} came back."
    return f"`{wrong[0]}` {_leaf(seen[wrong[0]], want[wrong[0]], (axis, labels), numbers)}"


def _came_back(value: Any) -> str:
    if isinstance(value, (tuple, list, set, dict)):
        return f"{kind_of(value)} of {len(value)} item{'' if len(value) == 1 else 's'}"
    return kind_of(np.asarray(value) if isinstance(value, (bool, int, float)) else value)


def _leaf(seen: Any, want: Any, part: tuple[int, tuple[str, ...]] | tuple[()], numbers: bool) -> str:
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
        return f"is {seen.item():.6g}: not that." if numbers else "is another number."
    by = f" by {_short(size)}" if numbers else ""
    if part and part[1] == ("t",):
        steps = np.flatnonzero(apart.any(axis=tuple(k for k in range(apart.ndim) if k != part[0])))
        if len(steps) == apart.shape[part[0]]:
            return f"departs from the first step on{f', by up to {_short(size)}' if numbers else ''}."
        t = int(steps[0])
        here = np.take(np.abs(seen.astype(np.float64) - want), t, axis=part[0])
        row = f", row {int(np.unravel_index(np.argmax(here), here.shape)[0])}" if here.ndim else ""
        most = f", by {_short(float(here.max()))}" if numbers else ""
        return (
            f"is right up to t = {t - 1} and departs first at t = {t}{row}{most}." if t else f"is wrong at t = 0{most}."
        )
    if apart.all():
        return f"has the right shape and departs everywhere{f', by up to {_short(size)}' if numbers else ''}."
    where = ", ".join(map(str, np.argwhere(apart)[0].tolist()))
    return f"departs in {int(apart.sum())} of {apart.size} entries, first at [{where}]{by}."


def _short(size: float) -> str:
    return f"{size:.2g}"


def look_alike(cases: list[tuple[dict[str, Any], dict[str, Any]]], spec: Spec) -> tuple[str, str] | None:
    """A general slip that explains all of these wrong cases, (seen, want) each, as (says, hint), or None: transposed,
    exchanged, negated, scaled."""
    slips = {_slip(seen, want, spec, lone=len(cases) == 1) for seen, want in cases}
    return slips.pop() if len(slips) == 1 else None


def _slip(seen: dict[str, Any], want: dict[str, Any], spec: Spec, lone: bool) -> tuple[str, str] | None:
    wrong = [p for p in want if p not in seen or not same(seen[p], want[p], spec.tol)]
    arrays = [p for p in wrong if isinstance(want[p], np.ndarray) and isinstance(seen.get(p), np.ndarray)]
    if RAISED in seen or not wrong or len(arrays) < len(wrong):
        return None
    pairs = [(p, seen[p].astype(np.float64), want[p].astype(np.float64)) for p in wrong]
    name = wrong[0]
    if all(a.ndim > 1 and a.shape != b.shape and same(plain(np.swapaxes(a, 0, 1)), b, spec.tol) for _, a, b in pairs):
        return (f"`{name}` holds the right numbers, transposed.", "Which axis counts the examples, which the units?")
    if len(wrong) > 1 and all(
        same(seen[p], want[q], spec.tol) for p, q in zip(wrong, wrong[1:] + wrong[:1], strict=True)
    ):
        return (
            f"The right values come back in another order: {listed(wrong)}.",
            "In which order does the docstring list them?",
        )
    if any(a.shape != b.shape or not b.any() for _, a, b in pairs):
        return None
    factors = [float((a * b).sum() / (b * b).sum()) for _, a, b in pairs]
    if all(
        abs(f - factors[0]) < 1e-6 and same(plain(a), np.asarray(f * b), spec.tol)
        for f, (_, a, b) in zip(factors, pairs, strict=True)
    ):
        if abs(factors[0] + 1) < 1e-6:
            return (f"{listed(wrong)}: the size is right, the sign is not.", "Which way should it point?")
        if abs(factors[0]) > 1e-6 and not (
            lone and sum(b.size for _, _, b in pairs) == 1
        ):  # any number is a multiple of any
            return (
                f"{listed(wrong)}: every entry is {factors[0]:.3g} times what it should be.",
                "Which constant, or which count of things, is that factor?",
            )
    return None
