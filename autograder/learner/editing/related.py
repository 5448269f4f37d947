"""Finds names that could stand in the place of another: of another time (h, h_next) or another gate (i, f)."""

from __future__ import annotations

import ast
import re

from autograder.learner.editing.sites import Outline, Site, changed, key_of

GATES = ("ifgo", "ifco", "rzn", "rzh", "ruh", "uro")  # the letters of the gates, in one cell each
GATE_WORDS = (
    frozenset("input forget output candidate cell in out cand".split()),
    frozenset("reset update new candidate cand".split()),
)
AGES = re.compile(r"^(new|prev|next|old|last)_|(_?(next|new|prev|previous|old|last|cur|t|tm1|s|0|1|T))+$")


def relatives(site: Site, outline: Outline) -> list[tuple[str, ast.expr]]:
    """The other names, or other entries of the dict, that could be read instead: (name, expression) for each."""
    node = site.node
    if isinstance(node, ast.Name) and node.id in outline.names:
        return [(n, ast.Name(n, ast.Load())) for n in outline.names if n != node.id]
    if (key := key_of(node)) and key[0] in outline.names:
        others = [k for k in outline.keys.get(key[0], ()) if k != key[1]]
        return [(k, changed(node, slice=ast.Constant(k))) for k in others]
    return []


def name_of(node: ast.expr) -> str:
    """The name that an expression reads: a variable, or the key in ``params["W"]``; "" if it is neither."""
    return key[1] if (key := key_of(node)) else node.id if isinstance(node, ast.Name) else ""


def same_stem(one: str, other: str) -> bool:
    """Whether two names differ only in their time: h, h0, h_next, h_prev, hs."""
    stem = AGES.sub("", one) or one
    return stem == (AGES.sub("", other) or other)


def both_gates(one: str, other: str, names: list[str]) -> bool:
    """Whether two names differ only in the gate: i and f, dz_i and dz_f, forget_gate and input_gate.

    If one letter says which, ``names`` must have a third gate of the cell: h and z are also in cells without gates.
    """
    ours, theirs = one.lower(), other.lower()
    if len(ours) == len(theirs):
        apart = [k for k, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
        if len(apart) == 1:
            k, there = apart[0], {name.lower() for name in names} | {ours, theirs}
            cells = [letters for letters in GATES if ours[k] in letters and theirs[k] in letters]
            if any(sum(bool({x, ours[:k] + x + ours[k + 1 :]} & there) for x in letters) > 2 for letters in cells):
                return True
    words = list(zip(ours.split("_"), theirs.split("_"), strict=False))
    differing = [{a, b} for a, b in words if a != b]
    alike = ours.count("_") == theirs.count("_")
    return alike and len(differing) == 1 and any(differing[0] <= gates for gates in GATE_WORDS)
