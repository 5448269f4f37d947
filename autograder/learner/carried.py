"""Forgives what an earlier exercise explains, so that its mistake is not punished a second time.

There are two ways. A listed mistake of the earlier exercise was put into the reference, and the answer is wrong just as
that is. Or the record says how the answer depends on the earlier function, and the learner's own earlier function fits.
Such a
function must change with each of its arguments: one that returns zeros, a copy or NaN would fit too often.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.learner.compare import Comparison, Earlier, tells_something
from autograder.learner.pieces import RAISED, leaves, same
from autograder.learner.values import Observation

Arguments = tuple[Any, ...]
Ask = Callable[[str, list[Arguments]], Sequence[Observation]]  # calls of the learner's own earlier function
Relation = Callable[[dict[str, Any], dict[str, Any]], Iterable[tuple[Arguments, Arguments]]]
MOST_CALLS = 200  # for one case


def forgive_known(cases: list[Comparison], earlier: Earlier) -> None:
    """Forgive the pieces that are wrong, on all ordinary cases, just as a known earlier mistake makes them."""
    if not any(earlier.values()):
        return
    for piece in {p for c in cases for p in c.wrong} - {RAISED}:
        wrong = [c for c in cases if piece in c.wrong]
        known = dict.fromkeys(by for c in wrong for by in c.evidence.carried)
        for by in (by for by in known if by[1] in earlier.get(by[0], ())):
            explained = [c for c in wrong if c.equals(c.evidence.carried.get(by, {}), piece)]
            if any(not c.edge and c not in explained for c in wrong):
                continue
            for case in explained:
                case.wrong.discard(piece)
                case.forgiven.setdefault(piece, by)


def forgive_given(cases: list[Comparison], relations: Mapping[str, Relation], ask: Ask) -> None:
    """Forgive cases that are right if the learner's own earlier function is taken as given; it must fit on all ordinary cases."""
    for earlier, relation in relations.items():
        wrong = [c for c in cases if c.wrong and RAISED not in c.wrong]
        ordinary = [c for c in wrong if not c.edge]
        if not ordinary or any(RAISED in c.wrong for c in cases if not c.edge):
            continue
        found = [_still(c, earlier, relation, ask) for c in ordinary]
        if None in found or set.intersection(*(still for still in found if still is not None)):
            continue
        for case in (c for c in wrong if not c.edge or _still(c, earlier, relation, ask) is not None):
            case.forgiven.update(dict.fromkeys(case.wrong, (earlier, "")))
            case.wrong.clear()


def _still(case: Comparison, earlier: str, relation: Relation, ask: Ask) -> set[int] | None:
    """The numbers of the arguments with which the earlier function does not change on this case.

    None if it does not return, in every pair, what the relation says that it returned.
    """
    try:
        pairs = list(relation(case.evidence.inputs, case.observation.seen or {}))[:MOST_CALLS]
    except Exception:  # a relation cannot read an answer of another form
        return None
    if not pairs:
        return None
    moved = _each_moved(pairs[-1][0])
    given = ask(earlier, [*(arguments for arguments, _ in pairs), *moved.values()])
    if len(given) < len(pairs) + len(moved) or any(g.seen is None for g in given):
        return None
    results = [list((g.seen or {}).values()) for g in given]
    tol, base = case.spec.tol, results[len(pairs) - 1]
    if not all(agree(got, said, tol) for got, (_, said) in zip(results, pairs, strict=False)) or not _tells(base):
        return None
    return {k for k, result in zip(moved, results[len(pairs) :], strict=True) if agree(result, base, tol)}


def _each_moved(arguments: Arguments) -> dict[int, Arguments]:
    """Number of an argument -> the call with this array changed, for each array among the arguments."""
    return {
        k: (*arguments[:k], a + 0.1 + 0.1 * np.abs(a), *arguments[k + 1 :])
        for k, a in enumerate(arguments)
        if isinstance(a, np.ndarray) and a.dtype.kind == "f"
    }


def agree(got: Sequence[Any], said: Sequence[Any], tol: float) -> bool:
    """Whether a function returned these values, within tolerance."""
    mine, theirs = (leaves("", tuple(r) if len(r) > 1 else r[0] if r else None) for r in (got, said))
    return mine.keys() == theirs.keys() and all(same(mine[p], np.asarray(theirs[p]), tol) for p in mine)


def _tells(result: Sequence[Any]) -> bool:
    return all(isinstance(r, np.ndarray) and tells_something([r]) for r in result)
