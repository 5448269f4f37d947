"""Recognition of known mistakes, and the mark.

A known mistake is *held* on a piece when the answer's piece equals the mistake's on every ordinary case and is wrong
on some. Points are divided over outputs; an output earns four fifths when it is right on every ordinary case and the
rest when it is right on the edge cases too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from typing import Any

import numpy as np

from autograder.learner.pieces import (
    MISSING,
    RAISED,
    Evidence,
    Signatures,
    Spec,
    belongs,
    matches,
    observed_pieces,
    same,
    tolerance,
)
from autograder.learner.values import Observation, watch
from autograder.learner.verdict import State, Verdict
from autograder.learner.words import describe, given, kind_of, listed, look_alike

ORDINARY_SHARE = 0.8
Earlier = dict[str, list[str]]  # earlier exercise -> names of the misconceptions held there
LENIENT = {"list": "a tuple", "Tensor": "a NumPy array", "matrix": "a plain array"}  # accepted, with a remark


def run_cases(
    f: Callable[..., Any],
    evidence: Iterable[Evidence],
    spec: Spec,
    drive: Callable[..., dict[str, Any]] | None = None,
) -> list[Observation]:
    """Observe ``f`` on every case."""
    return [watch(f, e.inputs, spec.returns, drive) for e in evidence]


@np.errstate(all="ignore")  # a learner's seterr, and what they divide by zero, are their own
def judge(
    spec: Spec,
    evidence: Iterable[Evidence],
    observations: Iterable[Observation],
    laws: dict[str, Callable[..., Any]] | None = None,
    earlier: Earlier | None = None,
    hidden: Collection[tuple[str, str]] | None = None,
) -> Verdict:
    """The verdict on one exercise.

    evidence, observations: one per case, in the same order. laws: name -> predicate(inputs, seen).
    earlier: exercise -> names of the misconceptions held there. hidden: None where the learner may see the cases; else
    no size of a departure is told, and of exceptions only the (type, message) pairs in ``hidden``.
    """
    verdict = Verdict(spec.name, 0.0, spec.points, State.FAILED)
    cases = [_Case(e, o, spec, earlier or {}) for e, o in zip(evidence, observations, strict=True)]
    _forgive(cases, earlier or {}, spec.tol)
    asked = {name: [(c, c.obeys(law)) for c in cases] for name, law in (laws or {}).items()}
    broken = {name: [c for c, obeys in answers if not obeys] for name, answers in asked.items()}
    diagnosed = [n for n, answers in asked.items() if any(obeys is False and not c.edge for c, obeys in answers)]
    share, total = 0.0, 0.0
    for output, weight in spec.weights.items():
        share += weight * _credit(cases, [c for c in cases if c.faults(output)])
        total += weight
    for name, cases_broken in broken.items():
        share += spec.laws[name]["share"] * _credit(cases, cases_broken)
        total += spec.laws[name]["share"]
    verdict.points = _quarters(share / total, spec.points)
    counted = {n: b for n, b in broken.items() if n in diagnosed or spec.laws[n]["share"]}
    faulty = [c for c in cases if c.wrong or any(c in b for b in counted.values())]
    if share / total > 1 - 1e-9 and not diagnosed:  # an output of no weight may be wrong: it is told, and costs nothing
        verdict.state = State.PASSED
    elif verdict.points:
        verdict.state = State.PART
    ordinary_faulty = [c for c in faulty if not c.edge]
    if faulty:
        _explain(verdict, spec, cases, ordinary_faulty, counted, diagnosed, hidden)
    _remark(verdict, spec, cases)
    return verdict


def untouched(spec: Spec) -> Verdict:
    """The verdict on a stub."""
    line = f"`{spec.name}` is as it was released: its body is still to be written."
    return Verdict(spec.name, 0.0, spec.points, State.UNTOUCHED, lines=[line])


class _Case:
    """One case: the pieces seen, and which of them are wrong."""

    def __init__(self, evidence: Evidence, observation: Observation, spec: Spec, earlier: Earlier):
        self.evidence, self.observation, self.spec = evidence, observation, spec
        self.label, self.edge = evidence.label, evidence.edge
        self.seen = observed_pieces(observation, spec.parts)
        self.forgiven: dict[str, tuple[str, str]] = {}  # piece -> the earlier mistake that explains it
        self.alternative: set[str] = set()  # accepted variants met
        self.blamed = None  # the earlier exercise whose mistake makes this one raise
        if RAISED in self.seen:
            self.wrong = {RAISED}
            carried = ((by, s) for by, s in evidence.carried.items() if by[1] in earlier.get(by[0], ()))
            self.blamed = next((by[0] for by, s in carried if _equals(self.seen, s, RAISED, spec.tol)), None)
        else:
            asked = {p for p in self.seen if any(belongs(p, output) for output in spec.weights)}
            self.wrong = {p for p in {*evidence.want, *asked} if not self.is_right(p)}

    def is_right(self, piece: str) -> bool:
        want, tol = self.evidence.want, self.spec.tol
        if piece in want and piece in self.seen and same(self.seen[piece], want[piece], tol):
            return True
        for name, signatures in self.evidence.accepted.items():
            if _equals(self.seen, signatures, piece, tol):
                self.alternative.add(name)
                return True
        return False

    def faults(self, output: str) -> bool:
        """Whether this output is wrong here."""
        return RAISED in self.wrong or any(belongs(p, output) for p in self.wrong)

    def obeys(self, law: Callable[..., Any]) -> bool | None:
        """True or False; None where the law cannot even be asked: nothing came back, or nothing it can read, or it says
        itself that what it presupposes does not hold. That counts as broken, and is not told."""
        if self.observation.seen is None:
            return None
        try:
            answer = law(self.evidence.inputs, self.observation.seen)
            return None if answer is None else bool(answer)
        except Exception:
            return None

    def shows(self, name: str, piece: str) -> bool | None:
        """True or False: the piece is, or is not, what misconception ``name`` gives. None: this case cannot tell."""
        expected = self.evidence.known.get(name, {})
        if _miscounted(self.seen) != _miscounted(expected):  # another number of values: what is missing tells nothing
            return False
        if RAISED in self.seen or RAISED in expected:
            if piece != RAISED:
                return None if RAISED in self.seen and RAISED in expected else False
            if not (RAISED in self.seen and RAISED in expected):
                return False
        if piece in expected:
            return piece in self.wrong and _equals(self.seen, expected, piece, self.spec.tol)
        return piece not in self.wrong


def _miscounted(found: Iterable[str]) -> bool:
    """Whether it returned a wrong number of values."""
    return any(belongs(p, "what it returns") for p in found)


def _forgive(cases: list[_Case], earlier: Earlier, tol: float) -> None:
    """Take back what an earlier mistake explains: a piece that is wrong on the ordinary cases just as that makes it."""
    if not any(earlier.values()):
        return
    for piece in {p for c in cases for p in c.wrong} - {RAISED}:
        wrong = [c for c in cases if piece in c.wrong]
        known = dict.fromkeys(by for c in wrong for by in c.evidence.carried)
        for by in (by for by in known if by[1] in earlier.get(by[0], ())):
            explained = [c for c in wrong if _equals(c.seen, c.evidence.carried.get(by, {}), piece, tol)]
            if any(not c.edge and c not in explained for c in wrong):
                continue
            for case in explained:
                case.wrong.discard(piece)
                case.forgiven.setdefault(piece, by)


def _equals(seen: dict[str, Any], signatures: Signatures, piece: str, tol: float) -> bool:
    """Whether a piece is there, or lacking, just as the signatures have it."""
    if piece not in signatures:
        return False
    if signatures[piece] == MISSING:
        return piece not in seen
    return piece in seen and matches(seen[piece], signatures[piece], tol)


def _credit(cases: list[_Case], faulty: list[_Case]) -> float:
    """Share of an output's points: 0.8 for the ordinary cases, the rest for the edge cases."""
    if any(not c.edge for c in faulty):
        return 0.0
    return ORDINARY_SHARE if faulty else 1.0


def _quarters(share: float, points: float) -> float:
    """Quarter points; only a wholly right answer has them all."""
    rounded = math.floor(share * points * 4 + 0.5 + 1e-9) / 4
    return points if share > 1 - 1e-9 else min(rounded, max(points - 0.25, 0.0))


def held(cases: list[_Case], spec: Spec) -> tuple[dict[str, set[tuple[str, str]]], set[tuple[str, str]]]:
    """Misconception -> the (case, piece) pairs it explains, over the ordinary cases."""
    ordinary = [c for c in cases if not c.edge]
    wrong = {(c.label, p) for c in ordinary for p in c.wrong}
    found = {}
    for name in spec.misconceptions:
        explained = set()
        for piece in {p for _, p in wrong}:
            shows = [c.shows(name, piece) for c in ordinary]
            if False not in shows and True in shows:
                explained |= {(c.label, piece) for c in ordinary if piece in c.wrong}
        if explained:
            found[name] = explained
    whole = {name: e for name, e in found.items() if e == wrong}
    if whole:
        complete = {
            n: e for n, e in whole.items() if e == {(c.label, p) for c in ordinary for p in c.evidence.known.get(n, ())}
        }
        return complete or whole, set()
    best = {n: e for n, e in found.items() if not any(e < other for other in found.values())}
    return best, wrong - set().union(*best.values(), set())


def _explain(
    verdict: Verdict,
    spec: Spec,
    cases: list[_Case],
    ordinary_faulty: list[_Case],
    broken: dict[str, list[_Case]],
    diagnosed: list[str],
    hidden: Collection[tuple[str, str]] | None,
) -> None:
    for name in diagnosed:
        verdict.diagnoses.append(spec.laws[name])
        verdict.named.append(name)
    unexplained: set[tuple[str, str]] = set()
    if any(c.wrong for c in ordinary_faulty):
        names, unexplained = held(cases, spec)
        unexplained = unexplained if names else set()
        verdict.named += names
        verdict.diagnoses += [spec.misconceptions[n] for n in names]
    if ordinary_faulty:
        _departures(verdict, spec, ordinary_faulty, unexplained, hidden)
    edges = [c for c in cases if c.edge and (c.wrong or any(c in b for b in broken.values()))]
    if edges and not ordinary_faulty:
        verdict.lines.append(f"Right, but not for {listed([c.label for c in edges])}.")
        verdict.lines += _case_lines(edges[0], spec, hidden)
    elif edges and len(edges) < sum(c.edge for c in cases):
        right = [c.label for c in cases if c.edge and c not in edges]
        verdict.lines.append(f"It is right for {listed(right)}.")


def _departures(
    verdict: Verdict,
    spec: Spec,
    faulty: list[_Case],
    unexplained: set[tuple[str, str]],
    hidden: Collection[tuple[str, str]] | None,
) -> None:
    first = faulty[0]
    lines = [] if spec.kind == "quiz" else _case_lines(first, spec, hidden)
    if spec.kind == "quiz" and not verdict.named:
        verdict.lines.append('That is none of the choices: return one capital letter, such as "A".')
    if lines:
        inputs = (
            f", with {listed(map(given, first.evidence.inputs.items()))}"
            if hidden is None and first.evidence.inputs
            else ""
        )
        verdict.lines += [f"On the case “{first.label}”{inputs}:", *lines]
    if unexplained:
        rest = sorted({p for _, p in unexplained})
        verdict.lines.append(f"Something else is wrong too, in {listed([f'`{p}`' for p in rest])}.")
    if not verdict.named:
        slip = look_alike([(c.seen, c.evidence.want) for c in faulty], spec)
        if slip:
            verdict.diagnoses.append({"says": slip[0], "hint": slip[1], "pointer": None})


def _case_lines(case: _Case, spec: Spec, hidden: Collection[tuple[str, str]] | None) -> list[str]:
    raised = case.observation.raised
    if raised is not None:
        if raised.type in ("Timeout", "Ended"):
            return []
        where = f", at line {raised.line} of its cell" if raised.line else ""
        if case.blamed:
            return [f"it stops because of your `{case.blamed}`: mend that first, then check this one again."]
        told = raised.message and (hidden is None or (raised.type, raised.message) in hidden)
        return [f"it raises {raised.type}{f' ({raised.message})' if told else ''}{where}."]
    raw = case.observation.seen
    assert raw is not None  # it raised nothing
    if "what it returns" in case.seen or any(p.startswith("what it returns") for p in case.seen):
        got = raw["what it returns"]
        count = (
            f"{len(got)} values" if isinstance(got, (tuple, list)) else kind_of(case.seen.get("what it returns", got))
        )
        return [f"it returns {count}; it should return {len(spec.returns)}: {listed(spec.returns)}."]
    outputs = list(spec.weights)
    wrong = [o for o in outputs if case.faults(o)]
    right = [f"`{o}`" for o in outputs if o not in wrong]
    want = case.evidence.want
    lines = [describe(o, raw.get(o), case.seen, want, case.wrong, spec, numbers=hidden is None) for o in wrong]
    return lines + ([f"{listed(right)} {'is' if len(right) == 1 else 'are'} right."] if right and wrong else [])


def _remark(verdict: Verdict, spec: Spec, cases: list[_Case]) -> None:
    """What costs nothing and is worth knowing."""
    forgiven = {by for c in cases for by in c.forgiven.values()}
    for exercise, name in sorted(forgiven):
        verdict.remarks.append(f"Right, given your `{exercise}` ({name}): mend it there, it costs nothing here.")
    for name in sorted(set().union(*(c.alternative for c in cases))):
        if note := spec.notes.get(name):
            verdict.remarks.append(note)
    leaves = [leaf for c in cases if c.observation.seen for leaf in c.seen.values()]
    if any(tolerance(leaf, 0.0) for leaf in leaves):
        verdict.remarks.append("Your result is float32; float64 is asked for. Accepted.")
    returned = {c.observation.returned for c in cases}
    for odd, usual in LENIENT.items():
        if odd in returned and (odd != "list" or len(spec.weights) > 1):
            verdict.remarks.append(f"You return a {odd}; {usual} is asked for. Accepted.")
    changed = sorted({name for c in cases for name in c.observation.changed})
    if changed:
        verdict.remarks.append(
            f"Your function changes its input{'s' if len(changed) > 1 else ''} {listed(changed)} in place."
        )
    if verdict.state == State.PASSED and any(c.observation.warned for c in cases):
        verdict.remarks.append("Right, with an overflow or an invalid value on the way (NumPy warned).")
