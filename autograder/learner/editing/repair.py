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
from autograder.learner.naming import diagnosis, is_not_alone, not_alone
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
        verdict.how == ""
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
    """Where nothing explains a wrong answer: which of its parameters the function never reads."""
    with contextlib.suppress(Untouchable):
        names = never_read(as_written(f)[0])
        if names:
            says = say("Your function never reads {names}.", names=listed([f"`{name}`" for name in names]))
            verdict.how = "unread"
            verdict.diagnoses = [diagnosis(says, say_many("What is it for?", "What are they for?", len(names)))]


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
        best = self._best()
        if best:
            return self._and_then(*best)
        for change, written, labels in self._for_cases():
            found = self._and_then(change, written, set(), labels)
            if found.then:  # a change that puts some cases right may be chance; that a second one does the rest is not
                return found
        return None

    def _and_then(self, change: Change, written: Written, gained: set[str], labels: tuple[str, ...] = ()) -> Repair:
        """This change as a Repair; with a second one that makes the rest right, if it is found in time."""
        before, outline = (self.cases, self.before), written.outline
        with self.trials.edited(change, written):
            first = self._told(change, written, gained, labels)
            if gained == self.asked - self.before or self.trials.out_of_time():
                return first
            written.outline = Outline.of(written.tree)
            self.cases = [(evidence, self._right(evidence, self.asked)) for evidence, _ in self.cases]
            self.before = self.before | gained
            second = self._best()
            if second and second[2] == self.asked - self.before:
                with self.trials.edited(second[0], second[1]):
                    first = replace(first, then=self._told(*second, is_second=True))
        (self.cases, self.before), written.outline = before, outline
        return first

    def _for_cases(self) -> list[tuple[Change, Written, tuple[str, ...]]]:
        """Changes that make some cases all right and spoil nothing, those with most cases first."""
        found = []
        for change, written in self._changes(deep=(False,)):
            if self.trials.out_of_time():
                break
            with self.trials.edited(change, written) as good:
                labels = self._cases_gained() if good else ()
            if labels:
                found.append((change, written, labels))
        return sorted(found, key=lambda f: -len(f[2]))[:MOST_FIRSTS]

    def _cases_gained(self) -> tuple[str, ...]:
        labels = []
        for evidence, right in self.cases:
            now = self._right(evidence, self.asked)
            if right - now:
                return ()
            if now == self.asked != right:
                labels.append(evidence.label)
        return tuple(labels)

    def _best(self) -> tuple[Change, Written, set[str]] | None:
        """The first change that makes everything right, else the one that makes most right; and what it makes right.

        A change that is wrong on edge cases is taken only if there is no other: it may be right by chance.
        """
        best: tuple[tuple[int, bool], tuple[Change, Written, set[str]]] | None = None
        for change, written in self._changes():
            if self.trials.out_of_time():
                break
            with self.trials.edited(change, written) as good:
                gained = self._gained() if good else set()
                everywhere = bool(gained) and all(gained <= self._right(e, self.asked) for e in self.edges)
            found = (len(gained), everywhere)
            if gained == self.asked - self.before and everywhere:
                return change, written, gained
            if gained and (best is None or found > best[0]):  # of equals, the first is the most plausible
                best = found, (change, written, gained)
        return best[1] if best else None

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

    def _changes(self, deep: tuple[bool, ...] = (False, True)) -> Iterator[tuple[Change, Written]]:
        for how in deep:
            for written in self.trials.functions:
                yield from ((change, written) for change in changes([written.outline], deep=how))

    def _told(
        self,
        change: Change,
        written: Written,
        gained: set[str],
        labels: tuple[str, ...] = (),
        is_second: bool = False,
    ) -> Repair:
        """The Repair of a change. Call it while the change is made."""
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
