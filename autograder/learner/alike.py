"""Says what wrong outputs look like, if they are something simple made of the right values.

That is said of the numbers, and is true whatever code gave them. looks.py looks at one output alone; here outputs are
compared with each other and with the inputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from typing import Any

import numpy as np

from autograder.learner.compare import Comparison, is_input, tells_something
from autograder.learner.language import say
from autograder.learner.looks import Pair, first_look
from autograder.learner.pieces import Spec, belongs, same
from autograder.learner.words import listed


@dataclass(frozen=True)
class Alike:
    """What a wrong output looks like."""

    says: str
    hint: str
    outputs: frozenset[str]  # the outputs that it explains, or the pieces
    name: str = ""  # of the one output that the sentence is about


def alike(cases: Sequence[Comparison], spec: Spec) -> list[Alike]:
    """What the wrong outputs look like, at most one sentence for each. cases: all ordinary cases."""
    if any(c.observation.seen is None for c in cases):
        return []
    wrong = [o for o in outputs_of(cases[0].evidence.want, spec) if any(_holds_wrong(c, o) for c in cases)]
    found: list[Alike] = []
    exchanged = _other_order(cases, wrong, spec)
    if exchanged:
        found.append(exchanged)
    for output in wrong:
        if any(output in a.outputs for a in found):
            continue
        pairs = list(_pairs(cases, output, spec))
        if len(pairs) < len(cases) or not tells_something(p.want for p in pairs):
            continue
        told = first_look(pairs, spec.parts.get(output, (0, ())), output) or _taken_for(cases, output, spec)
        if told:
            found.append(Alike(told[0], told[1], frozenset([output]), output))
        elif more := _taken_blocks(cases, output, spec) or _unfilled(pairs, output, spec):
            found.append(more)
    return _joined(found)


def outputs_of(pieces: dict[str, Any], spec: Spec) -> list[str]:
    """The names of the outputs that these pieces belong to; an output's blocks count as one."""
    found = {}
    for piece in pieces:
        output, _, block = piece.rpartition(".")
        found[output if block in spec.parts.get(output, (0, ()))[1] else piece] = True
    return list(found)


def whole(pieces: dict[str, Any], output: str, spec: Spec) -> np.ndarray | None:
    """An output as one array, its blocks joined; None if it is no array of numbers."""
    leaf = pieces.get(output)
    if leaf is None:
        axis, labels = spec.parts.get(output, (0, ()))
        blocks = [pieces.get(f"{output}.{label}") for label in labels]
        if not blocks or not all(isinstance(b, np.ndarray) for b in blocks):
            return None
        leaf = np.concatenate([b for b in blocks if b is not None], axis)
    return leaf if isinstance(leaf, np.ndarray) and leaf.dtype.kind in "bif" else None


def _holds_wrong(case: Comparison, output: str) -> bool:
    return any(p == output or p.startswith(f"{output}.") for p in case.wrong)


def _pairs(cases: Iterable[Comparison], output: str, spec: Spec) -> Iterator[Pair]:
    """Yield an output's pair for each case in which both are arrays."""
    for case in cases:
        seen, want = (whole(pieces, output, spec) for pieces in (case.seen, case.evidence.want))
        if seen is not None and want is not None and want.size:
            whole_only = seen.dtype.kind != "f" and want.dtype.kind == "f"
            yield Pair(seen.astype(np.float64), want.astype(np.float64), case.evidence.inputs, spec.tol, whole_only)


def _joined(found: list[Alike]) -> list[Alike]:
    """Join what is the same for several outputs into one, so that it is said once."""
    groups: dict[tuple[str, str], list[Alike]] = {}
    for a in found:
        name = a.name or "/".join(a.outputs)
        groups.setdefault((a.says.replace(f"`{name}`", "_"), a.hint.replace(f"`{name}`", "_")), []).append(a)
    joined = []
    for first, *others in groups.values():
        names = [f"`{a.name}`" for a in others if a.name]
        says = first.says
        if names:
            says = says + " " + say("The same is true of {names}.", names=listed(names))
        joined.append(Alike(says, first.hint, frozenset().union(first.outputs, *(a.outputs for a in others))))
    return joined


# ---------------------------------------------------------------------------------------------------- several outputs


def _taken_blocks(cases: Sequence[Comparison], output: str, spec: Spec) -> Alike | None:
    """Whether some wrong blocks of an output are what other blocks of it should be."""
    labels = spec.parts.get(output, (0, ()))[1]
    wrong = [label for label in labels if any(f"{output}.{label}" in c.wrong for c in cases)]
    rights = {label: [c.evidence.want.get(f"{output}.{label}") for c in cases] for label in labels}
    pairs = []
    for place in wrong:
        seen = [c.seen.get(f"{output}.{place}") for c in cases]
        for label, want in rights.items():
            arrays = [leaf for leaf in want if isinstance(leaf, np.ndarray)]
            if (
                len(arrays) == len(cases)
                and all(map(partial(same, tol=spec.tol), seen, want))
                and tells_something(arrays)
            ):
                pairs.append((place, label))
    if not pairs:
        return None
    return Alike(
        say("In `{output}`, {where}.", output=output, where=_stands(pairs)),
        say("From what is each of these blocks made, and where does it belong?"),
        frozenset(f"{output}.{place}" for place, _ in pairs),
        output,
    )


def _unfilled(pairs: list[Pair], output: str, spec: Spec) -> Alike | None:
    """Whether the first or the last step of an output over time is zero where it should not be."""
    axis, labels = spec.parts.get(output, (0, ()))
    if labels != ("t",) or any(p.seen.shape != p.want.shape or p.want.ndim <= axis for p in pairs):
        return None
    for step, says in (
        (0, say("`{output}` is zero at the first step.", output=output)),
        (-1, say("`{output}` is zero at the last step.", output=output)),
    ):
        ends = [(np.take(p.seen, step, axis), np.take(p.want, step, axis), p.seen) for p in pairs]
        if all(want.any() and not seen.any() and every.any() for seen, want, every in ends):
            rest = slice(1, None) if step == 0 else slice(None, -1)
            others = [(np.moveaxis(p.seen, axis, 0)[rest], np.moveaxis(p.want, axis, 0)[rest]) for p in pairs]
            explained = {output} if all(same(seen, want, spec.tol) for seen, want in others) else set()
            return Alike(says, say("Which turn of the loop should fill it?"), frozenset(explained), output)
    return None


def _other_order(cases: Sequence[Comparison], wrong: list[str], spec: Spec) -> Alike | None:
    """Whether the wrong outputs are the right ones in another order."""
    if not 2 <= len(wrong) <= 5:
        return None
    wholes = [
        ({o: whole(c.seen, o, spec) for o in wrong}, {o: whole(c.evidence.want, o, spec) for o in wrong}) for c in cases
    ]
    for order in permutations(wrong):
        if any(a == b for a, b in zip(wrong, order, strict=True)):
            continue
        if all(
            seen[a] is not None and same(seen[a], want[b], spec.tol)
            for seen, want in wholes
            for a, b in zip(wrong, order, strict=True)
        ):
            rights = [[leaf for _, want in wholes if (leaf := want[o]) is not None] for o in wrong]
            if not all(map(tells_something, rights)):
                return None
            where = _stands(list(zip(wrong, order, strict=True)))
            return Alike(
                say("The right values come back in another order: {where}.", where=where),
                say("In which order does the docstring list them?"),
                frozenset(wrong),
            )
    return None


def _stands(pairs: list[tuple[str, str]]) -> str:
    """Where each output belongs, and which stands there, as one list of clauses."""
    first, *rest = [say("where `{place}` belongs stands `{output}`", place=a, output=b) for a, b in pairs]
    for clause in rest:
        first = say("{clauses} and {clause}", clauses=first, clause=clause)
    return first


def _taken_for(cases: Sequence[Comparison], output: str, spec: Spec) -> tuple[str, str] | None:
    """Whether an output holds what another output should hold, or an input unchanged."""
    want = cases[0].evidence.want
    for other in outputs_of(want, spec):
        if other == output or belongs(other, output):
            continue
        pairs = [(whole(c.seen, output, spec), whole(c.evidence.want, other, spec)) for c in cases]
        if all(a is not None and b is not None and same(a, b, spec.tol) for a, b in pairs) and tells_something(
            b for _, b in pairs if b is not None
        ):
            names = {"output": output, "other": other}
            return (
                say("`{output}` holds what `{other}` should be.", **names),
                say("How do `{output}` and `{other}` differ?", **names),
            )
    for name in cases[0].evidence.inputs:
        leaves = [(whole(c.seen, output, spec), c.evidence.inputs.get(name)) for c in cases]
        if all(a is not None and is_input(a, b) for a, b in leaves) and tells_something(
            a for a, _ in leaves if a is not None
        ):
            return (
                say("`{output}` is the input `{name}`, unchanged.", output=output, name=name),
                say("What should become of `{name}` on the way to `{output}`?", output=output, name=name),
            )
    return None
