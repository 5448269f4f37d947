"""Finds the best explanation of a wrong answer, and tells nothing that is not true.

It tries in this order: what the answer raised; a law that it breaks; a listed mistake that explains everything; the
number of its outputs; what they look like; a slip in the reference that gives the same numbers; what a part of them
looks like; a listed mistake that explains a part; what explains everything on some cases. At most two are told. What
they do not explain is said: "That alone does not explain `dh0`".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from autograder.learner.alike import alike, outputs_of
from autograder.learner.compare import Comparison, tells
from autograder.learner.editing.kinds import told_of
from autograder.learner.language import say
from autograder.learner.pieces import RAISED, Signatures, Spec, belongs
from autograder.learner.raising.documented import documented
from autograder.learner.raising.explaining import explained
from autograder.learner.verdict import Verdict
from autograder.learner.words import counted, listed, on_cases

MOST_TOLD = 2  # diagnoses


@dataclass
class Explanation:
    """Why an answer is wrong."""

    how: str  # exception, law, mistake, outputs, alike, slip, place (a slip of several kinds), part, case; "": unexplained
    diagnoses: list[dict[str, Any]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # outputs that it does not explain


def explain(cases: Sequence[Comparison], spec: Spec, broken: Iterable[str]) -> Explanation:
    """The best explanation of what is wrong on these ordinary cases. broken: names of the laws that are broken."""
    laws = list(broken)
    looks, slip = cache(lambda: of_looks(cases, spec)), cache(lambda: _of_slip(cases, spec))
    ways: tuple[Callable[[], Explanation | None], ...] = (
        lambda: of_exception(cases, spec),
        lambda: Explanation("law", [spec.laws[n] for n in laws[:MOST_TOLD]], laws) if laws else None,
        lambda: _of_mistake(cases, spec),
        lambda: _of_count(cases, spec),
        lambda: None if (found := looks()) and found.left else found,
        lambda: found if (found := slip()) and found.how == "slip" else None,
        looks,
        slip,
        lambda: _of_part(cases, spec),
        lambda: _of_some_cases(cases, spec),
    )
    if not (laws or any(c.wrong for c in cases)):
        return Explanation("")
    return next((found for way in ways if (found := way())), Explanation(""))


def tell(verdict: Verdict, explanation: Explanation) -> None:
    """Write an explanation into a verdict."""
    verdict.how = explanation.how
    verdict.named += explanation.named
    verdict.diagnoses += explanation.diagnoses[:MOST_TOLD]
    if explanation.left and explanation.diagnoses:
        rest = listed([f"`{output}`" for output in explanation.left])
        verdict.lines.append(not_alone(rest))


def not_alone(rest: str) -> str:
    """The sentence that a diagnosis does not explain these outputs."""
    return say("That alone does not explain {rest}: mend it, then check again.", rest=rest)


def is_not_alone(line: str) -> bool:
    """Whether a line is the sentence of ``not_alone``, about any outputs."""
    begins, _, ends = not_alone("\0").partition("\0")
    return line.startswith(begins) and line.endswith(ends)


def diagnosis(says: str, hint: str) -> dict[str, Any]:
    """An entry of ``Verdict.diagnoses``: a sentence, and a question as a hint."""
    return {"says": says, "hint": hint, "pointer": None}


def of_exception(cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """What failed in the learner's line, on the first case that raises; None if no case does."""
    case = next((c for c in cases if c.observation.raised), None)
    if case is None or case.observation.raised is None:
        return None
    shapes = documented(spec.docstring, case.evidence.inputs, spec.returns)
    said = None if case.blamed else explained(case.observation.raised, shapes, spec.name)
    return Explanation("exception", [diagnosis(*said)] if said else [])


# ---------------------------------------------------------------------------------------------------- listed mistakes


def _of_mistake(cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """The listed mistake that is wrong exactly as the answer is; or two mistakes that explain it together.

    That several are is rare: certify makes authors add a case that tells mistakes apart.
    """
    found = [(name, known) for name, known in _known(cases, spec) if _is(cases, known)]
    told = [name for name, known in found if any(tells(cases, p, known) for p in _changes(known))]
    if not told and len(found) == 1 and _shows_anything(cases):
        told = [found[0][0]]
    told = told or _two(cases, spec)
    return Explanation("mistake", [spec.misconceptions[n] for n in told], told) if told else None


def _two(cases: Sequence[Comparison], spec: Spec) -> list[str]:
    """Two listed mistakes that change different pieces, each explained in full, and that together explain all that is wrong."""
    wrong = {p for c in cases for p in c.wrong}
    parts = [p for p in _partial(cases, spec) if p.explained == p.changed and p.telling]
    for k, one in enumerate(parts):
        for other in parts[k + 1 :]:
            if not one.changed & other.changed and one.changed | other.changed == wrong:
                return [one.name, other.name]
    return []


def _shows_anything(cases: Sequence[Comparison]) -> bool:
    """Whether an answer holds anything but zeros and NaN, so that a mistake may be named although its pieces tell little."""
    seen = [leaf for c in cases for p, leaf in c.seen.items() if p != RAISED]
    return any(not isinstance(leaf, np.ndarray) or (np.isfinite(leaf).all() and leaf.any()) for leaf in seen)


def _known(cases: Sequence[Comparison], spec: Spec) -> Iterator[tuple[str, list[Signatures]]]:
    """Yield each listed mistake with the pieces in which it departs, case by case."""
    for name in spec.misconceptions:
        yield name, [c.evidence.known.get(name, {}) for c in cases]


def _is(cases: Sequence[Comparison], known: list[Signatures]) -> bool:
    """Whether the answer is wrong in the same pieces, with the same values, as this mistake."""
    if any(set(expected) != case.wrong for case, expected in zip(cases, known, strict=True)):
        return False
    return all(c.shows(expected, p) for c, expected in zip(cases, known, strict=True) for p in c.wrong)


@dataclass(frozen=True)
class _Partial:
    """A listed mistake that changes only pieces in which the answer is wrong."""

    name: str
    changed: set[str]  # the pieces that it changes
    explained: set[str]  # those in which the answer equals it
    telling: bool  # whether these are evidence


def _partial(cases: Sequence[Comparison], spec: Spec) -> Iterator[_Partial]:
    wrong = {p for c in cases for p in c.wrong}
    for name, known in _known(cases, spec):
        changed = _changes(known)
        if not changed or RAISED in changed or not changed <= wrong:
            continue
        explained = {p for p in changed if all(c.shows(e, p) is not False for c, e in zip(cases, known, strict=True))}
        yield _Partial(name, changed, explained, any(tells(cases, p, known) for p in explained))


def _of_part(cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """Listed mistakes that each explain at least half of what is wrong, and that change different pieces."""
    wrong = {p for c in cases for p in c.wrong}
    found = [p for p in _partial(cases, spec) if p.telling and 2 * len(p.explained) >= len(wrong)]
    found = [
        p for p in found if not any(o.explained == p.explained and o is not p for o in found)
    ]  # of two that explain the same, neither
    chosen: list[_Partial] = []
    for part in sorted(found, key=lambda p: -len(p.explained)):
        if len(chosen) < MOST_TOLD and not any(part.changed & other.changed for other in chosen):
            chosen.append(part)
    if not chosen:
        return None
    names = [part.name for part in chosen]
    left = wrong.difference(*(part.explained for part in chosen))
    return Explanation("part", [spec.misconceptions[n] for n in names], names, sorted(left))


def _changes(known: list[Signatures]) -> set[str]:
    return {p for expected in known for p in expected}


# ---------------------------------------------------------------------------------------------------- unlisted ones


def _of_count(cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """The explanation for a wrong number of returned values."""
    first = cases[0]
    if spec.kind == "quiz" or not any(belongs(p, "what it returns") for p in first.seen):
        return None
    assert first.observation.seen is not None  # it returned something
    says = say(
        "It returns {returned}; {count} are asked for: {names}.",
        returned=counted(first.observation.seen["what it returns"]),
        count=len(spec.returns),
        names=listed([f"`{r}`" for r in spec.returns]),
    )
    hint = say("What does the docstring say that it returns, and in which order?")
    return Explanation("outputs", [diagnosis(says, hint)])


def of_looks(cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """What the wrong outputs look like on all of these cases."""
    if spec.kind == "quiz":
        return None
    found = alike(cases, spec)
    if not found:
        return None
    told = found[:MOST_TOLD]
    wrong = {p for c in cases for p in c.wrong}
    left = {p for p in wrong if not any(belongs(p, output) for a in told for output in a.outputs)}
    return Explanation("alike", [diagnosis(a.says, a.hint) for a in told], [], sorted(left))


def _of_slip(cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """Slips in the reference that give the same numbers. If all are of one kind, the kind is told."""
    found = []
    for number, kind in enumerate(spec.slips):
        known = [c.evidence.slips.get(number, {}) for c in cases]
        if _is(cases, known) and any(tells(cases, p, known) for p in _changes(known)):
            found.append(kind)
    if not found:
        return None
    if len(set(found)) == 1 and found[0]:
        return Explanation("slip", [diagnosis(*told_of(found[0], touched(cases, spec)))])
    where = touched(cases, spec, most=None)
    says = say("One small change would give these very numbers; it touches {where} and nothing else.", where=where)
    hint = say("Which line of yours do these depend on, and the rest not?")
    return Explanation("place", [diagnosis(says, hint)])


def _of_some_cases(cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """What would explain all that is wrong on some of the cases: on all wrong ones, or on one; for two mistakes at once.

    A listed mistake or a slip must be the only one that does, and must not contradict what is right on other cases.
    """
    wrong = [c for c in cases if c.wrong]
    groups = [*([wrong] if len(wrong) > 1 else []), *([c] for c in wrong)]
    for group in groups if len(cases) > 1 else []:
        is_one = all(np.size(c.seen[p]) < 2 for c in group for p in c.wrong if p in c.seen)  # number: it tells nothing
        looks = None if is_one else of_looks(group, spec)
        found = _of_only_mistake(group, cases, spec) or looks or _of_only_slip(group, cases, spec)
        if found and not found.left:
            return Explanation("case", [{**d, "says": _only_for(group, found.how, d["says"])} for d in found.diagnoses])
    return None


def _only_for(group: list[Comparison], how: str, says: str) -> str:
    """A sentence, said of some cases only. how: what it is, as in Explanation; a look is so, whatever made it so."""
    told = {"cases": on_cases(c.label for c in group), "says": says}
    if how == "alike":
        return say("For {cases} alone, this is so: {says}", **told)
    return say("For {cases} alone, this would explain it: {says}", **told)


def _of_only_mistake(group: list[Comparison], cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """The one listed mistake that explains a group of the cases and contradicts no other."""
    found = [name for name, known in _known(group, spec) if _is_only_here(group, known)]
    if len(found) != 1 or not _spoils_only_wrong(cases, [c.evidence.known.get(found[0], {}) for c in cases]):
        return None
    return Explanation("mistake", [spec.misconceptions[found[0]]])


def _of_only_slip(group: list[Comparison], cases: Sequence[Comparison], spec: Spec) -> Explanation | None:
    """The one kind of slip that explains a group of the cases and contradicts no other."""
    if any(_is_only_here(group, known) for _, known in _known(group, spec)):
        return None  # several listed mistakes do, or one that is contradicted
    kinds = {
        kind
        for number, kind in enumerate(spec.slips)
        if _is_only_here(group, [c.evidence.slips.get(number, {}) for c in group])
        and _spoils_only_wrong(cases, [c.evidence.slips.get(number, {}) for c in cases])
    }
    if len(kinds) != 1 or "" in kinds:
        return None
    return Explanation("slip", [diagnosis(*told_of(kinds.pop(), touched(group, spec)))])


def _is_only_here(group: list[Comparison], known: list[Signatures]) -> bool:
    telling = [p for p in _changes(known) if tells(group, p, known)]
    return _is(group, known) and any(_is_no_chance(c.seen[p]) for c in group for p in telling if p in c.seen)


def _is_no_chance(leaf: Any) -> bool:
    """Whether a leaf is more than one whole number, which two mistakes easily share on one case."""
    return not isinstance(leaf, np.ndarray) or np.unique(leaf).size > 1 or bool((leaf % 1).any())


def _spoils_only_wrong(cases: Sequence[Comparison], known: list[Signatures]) -> bool:
    """Whether a mistake spoils no piece that is right."""
    return all(set(expected) <= c.wrong for c, expected in zip(cases, known, strict=True))


def touched(cases: Sequence[Comparison], spec: Spec, most: int | None = 3) -> str:
    """The outputs and blocks that are wrong, at most so many, in words: "`c_next` and `dW` (f)"."""
    wrong = {p for c in cases for p in c.wrong}
    found = []
    for output, (_, labels) in {**{o: (0, ()) for o in outputs_of(cases[0].evidence.want, spec)}, **spec.parts}.items():
        bad = [label for label in labels if f"{output}.{label}" in wrong]
        if output in wrong or (bad and len(bad) == len(labels)):
            found.append(f"`{output}`")
        elif bad:
            found.append(f"`{output}` ({listed(bad)})")
    return listed(found[:most]) if found else say("what it returns")
