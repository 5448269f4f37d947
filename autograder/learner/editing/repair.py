"""Repair: finds a single change of the learner's own function that makes its answers right.

An edit counts only by what it computes. Kind and line are told, as a question; the edit itself is shown only if asked for.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.learner.editing.edits import changes, unparsed
from autograder.learner.editing.kinds import KINDS
from autograder.learner.editing.sites import Change, Outline
from autograder.learner.editing.trials import Law, Trials, right_outputs, silence
from autograder.learner.editing.written import Untouchable, Written, as_written, never_read
from autograder.learner.language import say, say_many
from autograder.learner.naming import MOST_TOLD, diagnosis, is_not_alone, not_alone
from autograder.learner.pieces import Evidence, Spec
from autograder.learner.verdict import Verdict
from autograder.learner.words import listed, quoted

SECONDS = 2.0
MOMENT = 0.3  # seconds for trying a change that was found on the edge cases
LEAST_LIKELY = 4  # rank of the kinds that insert something. Such a change may be right by chance, so a named mistake is told instead
MOST_FIRSTS = 6  # a second change is looked for after at most so many first ones


@dataclass(frozen=True)
class Repair:
    """A change that makes answers right.

    line: in the cell, as in a traceback. function: the name of the helper that it is in, or "". outputs: those that it
    makes right, if these are not all. before, after: the change. then: a second change, after which every case is
    right.
    """

    kind: str
    line: int
    says: str
    hint: str
    before: str
    after: str
    function: str = ""
    outputs: tuple[str, ...] = ()
    then: Repair | None = None


def repair(
    f: Callable[..., Any],
    spec: Spec,
    evidence: Iterable[Evidence],
    drive: Callable[..., dict[str, Any]] | None = None,
    laws: dict[str, Law] | None = None,
    seconds: float = SECONDS,
) -> Repair | None:
    """The most plausible change of ``f``, or of a function of the notebook that it calls, that makes every ordinary
    case right; else one that makes an output right and spoils none; else None.

    It takes at most ``seconds``, prints nothing and leaves no trace. If it is interrupted, it returns None.
    """
    if spec.kind == "quiz" or spec.trained:
        return None
    with contextlib.suppress(KeyboardInterrupt, Untouchable), silence():
        return _Search(f, spec, list(evidence), drive, laws or {}, seconds).result()
    return None


def tell_repair(verdict: Verdict, found: Repair | None, edit: bool) -> None:
    """Write a repair into a verdict. One that explains everything replaces a mistake that explains a part."""
    if found is None:
        if edit:
            verdict.lines.append(say("No change of one line that puts it right has been found."))
        return
    steps = [found, found.then] if found.then else [found]
    if edit:
        told = [{"line": r.line, "before": r.before, "after": r.after} for r in steps]
        verdict.lines += [say("In line {line}: `{before}` → `{after}`.", **one) for one in told]
    partly = bool(found.outputs) and not found.then
    likely = all(KINDS[step.kind].rank < LEAST_LIKELY for step in steps)
    if (
        verdict.how in ("", "case")
        or (verdict.how == "place" and not partly)
        or (verdict.how == "part" and likely and not partly)
    ):
        verdict.named, verdict.how = [], "repair"
        verdict.diagnoses = [diagnosis(found.says, found.hint)]
        verdict.lines = [line for line in verdict.lines if not is_not_alone(line)]
        if found.then:
            verdict.diagnoses.append(diagnosis(found.then.says, found.then.hint))
        elif partly:
            verdict.lines.insert(0, not_alone(say("everything")))


def tell_unread(verdict: Verdict, f: Callable[..., Any]) -> None:
    """Where nothing explains a wrong answer on all cases: which of its parameters the function never reads."""
    with contextlib.suppress(Untouchable):
        names = never_read(as_written(f)[0])
        if names:
            says = say("Your function never reads {names}.", names=listed([f"`{name}`" for name in names]))
            verdict.how = verdict.how or "unread"
            unread = diagnosis(says, say_many("What is it for?", "What are they for?", len(names)))
            verdict.diagnoses = [unread, *verdict.diagnoses][:MOST_TOLD]


@dataclass(frozen=True)
class _Found:
    """A change, and what it makes right on every ordinary case: outputs and laws; everywhere: on the edge cases, too.

    labels: the cases that it makes all right, if it makes no output right on every one.
    """

    change: Change
    written: Written
    gained: set[str]
    everywhere: bool = False
    labels: tuple[str, ...] = ()

    def worth(self) -> tuple[int, bool]:
        """The more of these, the better."""
        return len(self.gained), self.everywhere


class _Search:
    """Searches for a repair. Its cases come in this order: wrong ones first, the fastest first."""

    def __init__(
        self,
        f: Callable[..., Any],
        spec: Spec,
        evidence: list[Evidence],
        drive: Callable[..., dict[str, Any]] | None,
        laws: dict[str, Law],
        seconds: float,
    ):
        self.spec, self.drive, self.laws = spec, drive, laws
        self.trials = Trials(f, as_written(f), seconds)
        self.asked = {*(spec.weights if any(e.want for e in evidence) else ()), *laws}
        self.most = seconds / 4  # of one trial, in seconds
        timed = []
        for e in evidence:
            begun = time.monotonic()
            right = self._right(e, self.asked)
            timed.append((right == self.asked, time.monotonic() - begun, e, right))
        self.cases = [(e, right) for good, _, e, right in sorted(timed, key=lambda c: c[:2]) if not e.edge]
        self.before = self.asked.intersection(*(right for _, right in self.cases))
        self.edges = [e for e in evidence if e.edge]
        self.most = min(self.most, 0.05 + 10 * max(spent for _, spent, _, _ in timed)) if timed else 0

    def _right(self, evidence: Evidence, wanted: set[str]) -> set[str]:
        """The outputs and laws that are right on one case now; none, and the rest is not compared, if no wanted one is."""
        seen = self.trials.run(evidence.inputs, self.spec, self.drive, self.most)
        found = right_outputs(seen, evidence, self.spec, self.laws, wanted)
        return found | right_outputs(seen, evidence, self.spec, self.laws, self.asked - wanted) if found else found

    def result(self) -> Repair | None:
        if not self.cases or self.cases[0][1] == self.asked or not self._tells():
            return None
        best = self._best(deep=(False,))
        if not (best and best.gained == self.asked - self.before):
            firsts = [*([best] if best else []), *self._for_cases()]
            for pair in (self._and_then(first, deep=(False,)) for first in firsts):
                if pair.then:  # that a change puts some cases right may be chance; that a second does the rest is not
                    return pair
        if not (best and best.everywhere and best.gained == self.asked - self.before):
            best = max((f for f in (best, self._best(deep=(True,))) if f), key=_Found.worth, default=None)
        return self._and_then(best) if best else None

    def _and_then(self, found: _Found, deep: tuple[bool, ...] = (False, True)) -> Repair:
        """This change as a Repair; with a second one that makes the rest right, if there is one and time for it."""
        before, written = (self.cases, self.before), found.written
        outline = written.outline
        with self.trials.edited(found.change, written):
            first = self._told(found)
            if found.gained == self.asked - self.before or self.trials.out_of_time():
                return first
            written.outline = Outline.of(written.tree)
            self.cases = [(evidence, self._right(evidence, self.asked)) for evidence, _ in self.cases]
            self.before = self.before | found.gained
            second = self._best(deep)
            if second and second.gained == self.asked - self.before:
                with self.trials.edited(second.change, second.written):
                    first = replace(first, then=self._told(second, is_second=True))
        (self.cases, self.before), written.outline = before, outline
        return first

    def _for_cases(self) -> list[_Found]:
        """Changes that make some cases all right and spoil nothing, those with most cases first."""
        found = []
        for change, written in self._changes(deep=(False,)):
            if self.trials.out_of_time():
                break
            with self.trials.edited(change, written) as good:
                labels = self._cases_gained() if good else ()
            if labels:
                found.append(_Found(change, written, set(), labels=labels))
        return sorted(found, key=lambda f: -len(f.labels))[:MOST_FIRSTS]

    def _cases_gained(self) -> tuple[str, ...]:
        labels = []
        for evidence, right in self.cases:
            now = self._right(evidence, self.asked)
            if right - now:
                return ()
            if now == self.asked != right:
                labels.append(evidence.label)
        return tuple(labels)

    def _best(self, deep: tuple[bool, ...]) -> _Found | None:
        """The first change that makes everything right, else the one that makes most right.

        A change that is wrong on edge cases is taken only if there is no other: it may be right by chance.
        """
        best: _Found | None = None
        for change, written in self._changes(deep):
            if self.trials.out_of_time():
                break
            with self.trials.edited(change, written) as good:
                gained = self._gained() if good else set()
                everywhere = bool(gained) and all(gained <= self._right(e, self.asked) for e in self.edges)
            found = _Found(change, written, gained, everywhere)
            if gained == self.asked - self.before and everywhere:
                return found
            if gained and (best is None or found.worth() > best.worth()):  # of equals, the first is the most plausible
                best = found
        return best

    def _gained(self) -> set[str]:
        """What is now right on every ordinary case and was not before; nothing, if something is spoilt on any case."""
        kept, wanted = self.asked, self.asked - self.before
        for evidence, right in self.cases:
            now = self._right(evidence, wanted)
            kept = kept & now
            if right - now or kept <= self.before:
                return set()
        return kept - self.before

    def _tells(self) -> bool:
        """Whether the right answers hold more than one number: many changes could give one number by chance."""
        numbers: set[float] = set()
        for evidence, _ in self.cases:
            for leaf in evidence.want.values():
                numbers |= set(np.ravel(leaf)[:4].tolist()) if isinstance(leaf, np.ndarray) else {hash(str(leaf))}
        return len(numbers) > 1 or bool(self.laws)

    def _changes(self, deep: tuple[bool, ...]) -> Iterator[tuple[Change, Written]]:
        for how in deep:
            for written in self.trials.functions:
                yield from ((change, written) for change in changes([written.outline], deep=how))

    def _told(self, found: _Found, is_second: bool = False) -> Repair:
        """The Repair of a change. Call it while the change is made."""
        change, written, gained, labels = found.change, found.written, found.gained, found.labels
        own = written.is_method or written is self.trials.functions[0]
        name = "" if own else written.function.__name__
        line = str(change.line) if own else say("{line} of `{function}`", line=change.line, function=name)
        whole = gained == self.asked - self.before
        outputs = () if whole else tuple(o for o in (*self.spec.weights, *self.laws) if o in gained)
        what = listed([f"`{o}`" for o in outputs]) if outputs else say("every case")
        if labels:
            what = listed([quoted(label) for label in labels])
        wrong, untried = ([], False) if labels else self._not_for(self.asked if whole else gained)
        return Repair(
            change.kind,
            change.line,
            _makes_right(line, what, wrong, untried, is_second),
            say(KINDS[change.kind].asks, line=line),
            unparsed(change.before),
            unparsed(change.after),
            name,
            outputs,
        )

    def _not_for(self, goal: set[str]) -> tuple[list[str], bool]:
        """The edge cases that stay wrong, and whether others could not be tried. They get MOMENT seconds, because most often
        the search has used up its time."""
        ends, self.trials.ends = self.trials.ends, max(self.trials.ends, time.monotonic() + MOMENT)
        wrong, untried = [], False
        for evidence in self.edges:
            if not goal <= self._right(evidence, self.asked):
                late = self.trials.was_late
                untried = untried or late
                wrong += [] if late else [quoted(evidence.label)]
        self.trials.ends = ends
        return wrong, untried


def _makes_right(line: str, what: str, wrong: list[str], untried: bool, is_second: bool) -> str:
    """What a change makes right. line: where it is. what: outputs or cases. wrong: edge cases that stay wrong; untried:
    whether for others there was no time."""
    told = {"line": line, "what": what, "cases": listed(wrong) if wrong else ""}
    if is_second:
        if wrong and untried:
            return say(
                "Then one change in line {line} makes {what} right, but not for {cases}, wherever there was time to try it.",
                **told,
            )
        if wrong:
            return say("Then one change in line {line} makes {what} right, but not for {cases}.", **told)
        if untried:
            return say("Then one change in line {line} makes {what} right, wherever there was time to try it.", **told)
        return say("Then one change in line {line} makes {what} right.", **told)
    if wrong and untried:
        return say(
            "One change in line {line} makes {what} right, but not for {cases}, wherever there was time to try it.",
            **told,
        )
    if wrong:
        return say("One change in line {line} makes {what} right, but not for {cases}.", **told)
    if untried:
        return say("One change in line {line} makes {what} right, wherever there was time to try it.", **told)
    return say("One change in line {line} makes {what} right.", **told)
