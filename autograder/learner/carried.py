"""What an earlier exercise explains: its mistake is not punished a second time.

Either by the listed mistakes, run through the reference; or, where the record says what an answer owes to an earlier
function, by the learner's own one. Only a function that goes with all of its arguments carries anything: zeros, copies and
NaN would agree with much.
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
    """Take back what an earlier mistake explains: a piece that is wrong on the ordinary cases just as that makes it."""
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
    """Take back what is right if the learner's own earlier function is taken as it is, on all ordinary cases."""
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
    """The arguments that the learner's earlier function does not go with on this case; None where it does not give, in
    every pair, what the answer says it gave."""
    try:
        pairs = list(relation(case.evidence.inputs, case.observation.seen or {}))[:MOST_CALLS]
    except Exception:  # an answer of another form keeps no relation
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
    """The same call with one array changed, for each of them."""
    return {
        k: (*arguments[:k], a + 0.1 + 0.1 * np.abs(a), *arguments[k + 1 :])
        for k, a in enumerate(arguments)
        if isinstance(a, np.ndarray) and a.dtype.kind == "f"
    }


def agree(got: Sequence[Any], said: Sequence[Any], tol: float) -> bool:
    """Whether a function gave what was said."""
    mine, theirs = (leaves("", tuple(r) if len(r) > 1 else r[0] if r else None) for r in (got, said))
    return mine.keys() == theirs.keys() and all(same(mine[p], np.asarray(theirs[p]), tol) for p in mine)


def _tells(result: Sequence[Any]) -> bool:
    return all(isinstance(r, np.ndarray) and tells_something([r]) for r in result)
