"""Makes the verdict on one exercise: the mark, and what the learner is told.

Points are divided over outputs. An output earns four fifths if it is right on every ordinary case, and the rest if it
is right on the edge cases, too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from autograder.learner.carried import Ask, Relation, forgive_given, forgive_known
from autograder.learner.compare import Comparison, Earlier, computed
from autograder.learner.departing import describe
from autograder.learner.language import mark, say, say_many
from autograder.learner.naming import explain, of_exception, of_looks, tell
from autograder.learner.pieces import Evidence, Spec, tolerance
from autograder.learner.retold import in_words, message_of_raised
from autograder.learner.values import Observation, watch
from autograder.learner.verdict import State, Verdict
from autograder.learner.words import counted, given, listed, on_cases

ORDINARY_SHARE = 0.8
LENIENT = {  # the type of what came back -> a remark: it is accepted
    "list": mark("You return a list; a tuple is asked for. Accepted."),
    "Tensor": mark("You return a Tensor; a NumPy array is asked for. Accepted."),
    "matrix": mark("You return a matrix; a plain array is asked for. Accepted."),
}


def run_cases(
    f: Callable[..., Any],
    evidence: Iterable[Evidence],
    spec: Spec,
    drive: Callable[..., dict[str, Any]] | None = None,
) -> list[Observation]:
    """Observe ``f`` on every case."""
    return [watch(f, e.inputs, spec.returns, drive) for e in evidence]


@np.errstate(all="ignore")  # a learner may have set np.seterr, and their numbers may overflow
def judge(
    spec: Spec,
    evidence: Iterable[Evidence],
    observations: Iterable[Observation],
    laws: dict[str, Callable[..., Any]] | None = None,
    earlier: Earlier | None = None,
    relations: dict[str, Relation] | None = None,
    ask: Ask | None = None,
    told: bool = True,
) -> Verdict:
    """The verdict on one exercise.

    evidence, observations: one per case, in the same order. laws: name -> predicate(inputs, seen). earlier: exercise ->
    names of the mistakes recognised there. relations: how the answer depends on earlier exercises that are wrong; ask:
    calls the learner's own answers to these. told: False for hidden cases, of which only labels may be told.
    """
    verdict = Verdict(spec.name, 0.0, spec.points, State.FAILED)
    cases = [Comparison(e, o, spec, earlier or {}) for e, o in zip(evidence, observations, strict=True)]
    forgive_known(cases, earlier or {})
    if ask:
        forgive_given(cases, relations or {}, ask)
    asked = {name: [(c, c.obeys(law)) for c in cases] for name, law in (laws or {}).items()}
    broken = {name: [c for c, obeys in answers if not obeys] for name, answers in asked.items()}
    seen_broken = [n for n, answers in asked.items() if any(obeys is False and not c.edge for c, obeys in answers)]
    credits = {o: (weight, _credit(cases, [c for c in cases if c.faults(o)])) for o, weight in spec.weights.items()}
    credits |= {name: (spec.laws[name]["share"], _credit(cases, among)) for name, among in broken.items()}
    total = sum(weight for weight, _ in credits.values())
    share = sum(weight * credit for weight, credit in credits.values())
    if not any(weight * credit for name, (weight, credit) in credits.items() if name not in spec.alike):
        share = 0.0  # a constant could have the rest right, too
    verdict.points = _quarters(share / total, spec.points)
    counted_laws = [b for n, b in broken.items() if n in seen_broken or spec.laws[n]["share"]]
    faulty = [c for c in cases if c.wrong or any(c in b for b in counted_laws)]
    if (
        share / total > 1 - 1e-9 and not seen_broken
    ):  # an output without weight may be wrong: that is told and costs nothing
        verdict.state = State.PASSED
    elif verdict.points:
        verdict.state = State.PART
    if told:
        _tell(verdict, spec, cases, faulty, seen_broken)
    elif faulty and all(c.edge for c in faulty):
        verdict.lines.append(_but_not_for(faulty))
    _remark(verdict, spec, cases)
    return verdict


def untouched(spec: Spec) -> Verdict:
    """The verdict on a stub."""
    line = say("`{name}` is as it was released: its body is still to be written.", name=spec.name)
    return Verdict(spec.name, 0.0, spec.points, State.UNTOUCHED, lines=[line])


def _credit(cases: list[Comparison], faulty: list[Comparison]) -> float:
    """Share of an output's points: 0.8 for the ordinary cases, the rest for the edge cases."""
    if any(not c.edge for c in faulty):
        return 0.0
    return ORDINARY_SHARE if faulty else 1.0


def _quarters(share: float, points: float) -> float:
    """Points rounded to quarters; only an answer that is all right gets all."""
    rounded = math.floor(share * points * 4 + 0.5 + 1e-9) / 4
    return points if share > 1 - 1e-9 else min(rounded, max(points - 0.25, 0.0))


# ---------------------------------------------------------------------------------------------------- what is told


def _tell(
    verdict: Verdict, spec: Spec, cases: list[Comparison], faulty: list[Comparison], seen_broken: list[str]
) -> None:
    ordinary = [c for c in faulty if not c.edge]
    edges = [c for c in faulty if c.edge]
    if ordinary:
        tell(verdict, explain([c for c in cases if not c.edge], spec, seen_broken))
        verdict.computes = computed(cases)
        _departures(verdict, spec, ordinary)
        right = [c.label for c in cases if c.edge and c not in edges]
        if edges and right:
            verdict.lines.append(say("It is right for {cases}.", cases=on_cases(right)))
    elif edges:
        verdict.lines.append(_but_not_for(edges))
        if raised := of_exception(edges[:1], spec):
            tell(verdict, raised)
        elif looks := of_looks(edges, spec):
            tell(verdict, looks)
        verdict.lines += _case_lines(edges[0], spec)


def _but_not_for(edges: list[Comparison]) -> str:
    return say("Right, but not for {cases}.", cases=on_cases(c.label for c in edges))


def _departures(verdict: Verdict, spec: Spec, faulty: list[Comparison]) -> None:
    """Add lines on the first wrong case: what came back, and where it departs."""
    first = faulty[0]
    if spec.kind == "quiz":
        if not verdict.named:
            verdict.lines.append(say('That is none of the choices: return one capital letter, such as "A".'))
        return
    if lines := _case_lines(first, spec):
        line = say("On the case “{case}”:", case=first.label)
        if first.evidence.inputs:
            inputs = listed(map(given, first.evidence.inputs.items()))
            line = say("On the case “{case}”, with {inputs}:", case=first.label, inputs=inputs)
        verdict.lines += [line, *lines]


def _case_lines(case: Comparison, spec: Spec) -> list[str]:
    raised = case.observation.raised
    if raised is not None:
        if raised.type in ("Timeout", "Ended"):
            return []
        if case.blamed:
            return [
                say("it stops because of your `{name}`: mend that first, then check this one again.", name=case.blamed)
            ]
        error = in_words(raised.type) + (f" ({message_of_raised(raised)})" if raised.message else "")
        if raised.line:
            return [say("it raises {error}, at line {line} of its cell.", error=error, line=raised.line)]
        return [say("it raises {error}.", error=error)]
    raw = case.observation.seen
    assert raw is not None  # it raised nothing
    if any(p.startswith("what it returns") for p in case.seen):
        returned = counted(raw["what it returns"])
        count, names = len(spec.returns), listed(spec.returns)
        return [
            say(
                "it returns {returned}; it should return {count}: {names}.", returned=returned, count=count, names=names
            )
        ]
    outputs = list(spec.weights)
    wrong = [o for o in outputs if case.faults(o)]
    right = [f"`{o}`" for o in outputs if o not in wrong]
    lines = [describe(o, raw.get(o), case.seen, case.evidence.want, case.wrong, spec) for o in wrong]
    if right and wrong:
        lines.append(say_many("{names} is right.", "{names} are right.", len(right), names=listed(right)))
    return lines


def _remark(verdict: Verdict, spec: Spec, cases: list[Comparison]) -> None:
    """Add remarks: things that cost nothing and are worth knowing."""
    forgiven = {by for c in cases for by in c.forgiven.values()}
    for exercise, name in sorted(forgiven):
        by = f"`{exercise}` ({name})" if name else f"`{exercise}`"
        verdict.remarks.append(say("Right, given your {exercise}: mend it there, it costs nothing here.", exercise=by))
    for name in sorted(set().union(*(c.alternative for c in cases))):
        if note := spec.notes.get(name):
            verdict.remarks.append(note)
    leaves = [leaf for c in cases if c.observation.seen for leaf in c.seen.values()]
    if any(tolerance(leaf, 0.0) for leaf in leaves):
        verdict.remarks.append(say("Your result is float32; float64 is asked for. Accepted."))
    returned = {c.observation.returned for c in cases}
    for odd, remark in LENIENT.items():
        if odd in returned and (odd != "list" or len(spec.weights) > 1):
            verdict.remarks.append(say(remark))
    changed = sorted({name for c in cases for name in c.observation.changed})
    if changed:
        verdict.remarks.append(
            say_many(
                "Your function changes its input {names} in place.",
                "Your function changes its inputs {names} in place.",
                len(changed),
                names=listed(changed),
            )
        )
    if verdict.state == State.PASSED and any(c.observation.warned for c in cases):
        verdict.remarks.append(say("Right, with an overflow or an invalid value on the way (NumPy warned)."))
