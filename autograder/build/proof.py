"""Proves one exercise: everything that its record claims, on its visible cases and on many hidden seeds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from autograder.book.book import Book, Chapter
from autograder.book.evidence import LiveEvidence, Travelling, calling, draw, proof_seed, spec_of, visible_seed
from autograder.book.exercise import Exercise
from autograder.book.stub import stub_of
from autograder.build.bundle import cases_npz
from autograder.build.chapters import built_cases
from autograder.build.slip_proof import VISIBLE
from autograder.errors import Problem
from autograder.learner import values
from autograder.learner.carried import agree
from autograder.learner.client import Bundle
from autograder.learner.compare import Comparison
from autograder.learner.judge import judge
from autograder.learner.pieces import RAISED, Evidence, Spec, observed_pieces
from autograder.learner.values import Observation, digest, is_stub
from autograder.learner.verdict import State, Verdict


@dataclass
class Certificate:
    """What was proved of one exercise, and the problems that were found. It is proved if there are none."""

    id: str
    chapter: str
    points: float
    misconceptions: list[str] = field(default_factory=list)
    unrelated: list[str] = field(default_factory=list)  # earlier exercises that it calls without a relation (follows)
    marks: dict[str, float] = field(default_factory=dict)  # misconception -> the mark it gets, the same for every seed
    margin: float | None = None  # how far the nearest misconception is from the reference, in tolerances
    problems: list[Problem] = field(default_factory=list)
    slips: dict[str, Any] = field(default_factory=dict)  # the result of the proof by slips: slip_proof.summary

    def as_json(self) -> dict[str, Any]:
        """The row that ``autograder certify --json`` prints."""
        return {
            "id": self.id,
            "chapter": self.chapter,
            "points": self.points,
            "misconceptions": self.misconceptions,
            "unrelated": self.unrelated,
            "marks": self.marks,
            "margin": self.margin,
            "slips": self.slips,
            "ok": not self.problems,
            "problems": [str(p) for p in self.problems],
        }


def prove(home: Path, seeds: int, job: tuple[str, str]) -> Certificate:
    """Prove one exercise on its visible cases and on ``seeds`` hidden seeds.

    home: the book's folder. job: names of chapter and exercise.
    """
    chapter = Book(home).chapter(job[0])
    exercise = chapter.with_accepted(job[1])
    return Proof(chapter, exercise).run(seeds)


class Proof:
    """The proof of one exercise; ``run`` fills its certificate."""

    def __init__(self, chapter: Chapter, exercise: Exercise):
        self.chapter, self.exercise = chapter, exercise
        self.spec = spec_of(exercise)
        self.certificate = Certificate(
            chapter.id_of(exercise.name),
            chapter.name,
            float(exercise.points),
            list(exercise.misconceptions),
            [name for name in exercise.after if name not in exercise.relations],
        )
        self.said: set[tuple[str, str]] = set()

    @cached_property
    def travelling(self) -> Travelling:
        return Travelling(self.exercise)

    def problem(self, what: str, about: str) -> None:
        """Note a problem, once: the same problem on another seed is not noted again.

        what: the sentence. about: the name that it concerns, such as a mistake's.
        """
        kind = (about, re.sub(r"[\d.]+|on (the visible cases|seed \d+).*", "", what))
        if kind not in self.said:
            self.said.add(kind)
            self.certificate.problems.append(self.chapter.problem(what, self.exercise.name, about))

    def run(self, seeds: int) -> Certificate:
        """Prove everything on the visible cases (seed None), as learners get them, and on hidden seeds. It raises nothing."""
        name = self.exercise.name
        try:
            built = built_cases(Book(self.chapter.book), self.chapter)
            bundle = Bundle(built or io.BytesIO(cases_npz(self.chapter, {name: self.exercise})))
            visible = bundle.evidence(name)
            self.spec = bundle.specs[name]  # this spec has the kinds of slips too
            tabled: list[set[str]] = []
            for seed in [None, *range(seeds)]:
                number = proof_seed(name, seed) if seed is not None else None
                live = list(self.draw(number))
                if self._cannot_be_proved(live, list(self.draw(number))):
                    break
                self.prove(live, visible if seed is None else live, VISIBLE if seed is None else f"seed {seed}")
                if seed is None:
                    shown = live
                else:
                    tabled.append(self._right_with_visible_answers(live, shown))
            self._prove_no_constant_earns(set.intersection(*tabled) if tabled else set())
        except Exception as error:  # a record that cannot be run is a problem to report, too
            self.problem(f"{name} cannot be run: {type(error).__name__}: {error}", name)
        return self.certificate

    def _cannot_be_proved(self, live: list[LiveEvidence], again: list[LiveEvidence]) -> bool:
        """Note what makes all other proofs pointless, and return whether there was something.

        There are no ordinary cases; cases differ from run to run; or the reference gives other outputs than the record
        names. again: the same seed's cases, drawn a second time.
        """
        name, before = self.exercise.name, len(self.certificate.problems)
        if not any(not e.edge for e in live):
            self.problem(f"{name} has edge cases only: ordinary cases decide four fifths of a mark", name)
        elif [digest(e.inputs) for e in live] != [digest(e.inputs) for e in again]:
            what = "differ from run to run: draw them from the generator that they are given, and from nothing else"
            self.problem(f"the cases of {name} {what}", self.exercise.cases.__name__)
        elif (
            self.spec.weights and (seen := live[0].observation.seen) is not None and set(self.spec.returns) - set(seen)
        ):
            whole = seen.get("what it returns")
            count = len(whole) if isinstance(whole, (tuple, list)) else 1
            given = ", ".join(seen) if self.exercise.drive else f"{count} value{'s' * (count != 1)}"
            self.problem(f"{name} gives {given}, and its record names {', '.join(self.spec.returns)}: returns=…", name)
        return len(self.certificate.problems) > before

    def draw(self, seed: int | None) -> Iterator[LiveEvidence]:
        """Evidence for the cases of a seed; None: for the visible cases."""
        number = visible_seed(self.chapter.id_of(self.exercise.name)) if seed is None else seed
        return draw(self.exercise, self.chapter.earlier(self.exercise), number, self.travelling)

    def judged(
        self,
        live: list[LiveEvidence],
        evidence: Sequence[Evidence],
        f: Any,
        earlier: dict[str, list[str]] | None = None,
        told: bool = False,
    ) -> Verdict:
        """The verdict on f. earlier: the mistakes that are known to be in earlier exercises, by exercise. told: whether what
        learners read is worked out too, which takes longer than the mark."""
        return judge(self.spec, evidence, [e.watch(f) for e in live], self.travelling.laws, earlier, told=told)

    def lines(self, live: list[LiveEvidence], evidence: Sequence[Evidence], f: Any) -> str:
        """What learners read of f."""
        return " ".join(self.judged(live, evidence, f, told=True).lines)

    def prove(self, live: list[LiveEvidence], evidence: Sequence[Evidence], where: str) -> None:
        """Prove every claim on the cases of one seed.

        live: evidence that can run answers. evidence: what they are judged with; for the visible cases, what cases.npz
        holds. where: the name of the seed in messages.
        """
        name = self.exercise.name
        full = self.judged(live, evidence, self.exercise.answer)
        if full.state != State.PASSED:
            lines = self.lines(live, evidence, self.exercise.answer)
            self.problem(f"the reference of {name} earns {full.points:g} on {where}: {lines}", name)
            return
        for variant in self.exercise.variants.values():
            verdict = self.judged(live, evidence, variant.function)
            if verdict.state != State.PASSED:
                lines = self.lines(live, evidence, variant.function)
                what = f"{variant.name} should be accepted and earns {verdict.points:g} on {where}: {lines}"
                self.problem(what, variant.name)
            elif self.spec.weights and not variant.note and any(e.accepted[variant.name] for e in live):
                what = f"{variant.name} answers otherwise than the reference on {where}: say why it is right too, accepts(note=…)"
                self.problem(what, variant.name)
        self._prove_stub_and_zeros(live, evidence, where)
        for m in self.exercise.misconceptions.values():
            self._prove_mistake(live, evidence, where, m.name, m.function, m.breaks)
        for other in self.chapter.earlier(self.exercise):
            self._prove_relation(live, where, other)
            for m in other.misconceptions.values():
                answer = calling(self.exercise.reference, {other.name: m.function})
                if any(e.watch(answer).raised for e in live):
                    continue  # it cannot run, so it cannot earn: learners are told to mend the earlier one first
                verdict = self.judged(live, evidence, answer, {other.name: [m.name]})
                if verdict.state != State.PASSED:
                    what = f"a right {name} that calls a {other.name} with {m.name} earns {verdict.points:g} on {where}"
                    self.problem(f"{what}: the earlier mistake would be punished twice", name)

    def _prove_relation(self, live: list[LiveEvidence], where: str, earlier: Exercise) -> None:
        """Prove the relation to an earlier exercise: the earlier reference returns what every pair says."""
        relation = self.travelling.relations.get(earlier.name)
        for e in live if relation else ():
            assert relation is not None
            pairs = list(relation(e.inputs, e.observation.seen or {}))
            returns = tuple(earlier.weights)
            calls = [{str(k): a for k, a in enumerate(arguments)} for arguments, _ in pairs]
            got = [values.call(earlier.reference, returns, call)[0] for call in calls]
            if not pairs or not all(
                agree(list(g.values()), said, self.spec.tol) for g, (_, said) in zip(got, pairs, strict=True)
            ):
                self.problem(
                    f"the reference of {self.exercise.name} does not follow {earlier.name} as its record says, on {where}",
                    relation.__name__,
                )

    def _prove_stub_and_zeros(self, live: list[LiveEvidence], evidence: Sequence[Evidence], where: str) -> None:
        """Prove that the stub, and zeros of the right shape, earn nothing."""
        name = self.exercise.name
        stub = _stub(self.exercise)
        if not is_stub(stub) or self.judged(live, evidence, stub).points:
            self.problem(f"the stub of {name} earns something on {where}, or is not known as one", name)
        for kind in (np.float64, np.float32):  # float32 is compared with a larger tolerance
            zeros = [Observation({k: _zero(v, kind) for k, v in (e.observation.seen or {}).items()}) for e in live]
            verdict = judge(self.spec, evidence, zeros, self.travelling.laws, told=False)
            if verdict.points:
                what = f"zeros of the right shape, as {kind.__name__}, earn {verdict.points:g} in {name} on {where}"
                self.problem(f"{what}: add a case they fail", name)

    def _right_with_visible_answers(self, live: list[LiveEvidence], shown: list[LiveEvidence]) -> set[str]:
        """The outputs and laws with weight that are right on this seed if the visible cases' answers are given again.

        live: this seed's cases. shown: the visible cases.
        """
        if self.exercise.kind == "quiz" or self.exercise.data or len(live) != len(shown):
            return set()  # a quiz's letter, or data that the drive measures, may be the same for everybody
        cases = [
            Comparison(e, replace(s.observation), self.spec, {}) for e, s in zip(live, shown, strict=True) if not e.edge
        ]
        right = {o for o, weight in self.spec.weights.items() if weight and not any(c.faults(o) for c in cases)}
        laws = ((name, law) for name, law in self.travelling.laws.items() if self.spec.laws[name]["share"])
        return right | {name for name, law in laws if all(c.obeys(law) for c in cases)}

    def _prove_no_constant_earns(self, tabled: set[str]) -> None:
        """Prove that a constant earns nothing: outputs that are the same on every seed are named in ``alike``, and at
        least one output or law is not. tabled: what was right on every seed with the visible cases' answers."""
        name, exercise = self.exercise.name, self.exercise
        counted = {o for o, weight in self.spec.weights.items() if weight}
        counted |= {law for law, about in self.spec.laws.items() if about["share"]}
        for unknown in sorted(set(exercise.alike) - counted):
            self.problem(f"{name} calls {unknown} alike, which is no output and no law with weight", name)
        if unsaid := sorted(tabled - set(exercise.alike)):
            what = f"the visible cases' answers, given again, are right on every seed in {', '.join(unsaid)}"
            self.problem(f"{what}: draw it from the generator, or say alike=({', '.join(map(repr, unsaid))},)", name)
        if tabled and tabled | set(exercise.alike) >= counted:
            self.problem(
                f"{name} has the same answer on every seed, so a constant earns: draw it from the generator", name
            )

    def _prove_mistake(
        self, live: list[LiveEvidence], evidence: Sequence[Evidence], where: str, name: str, f: Any, breaks: str | None
    ) -> None:
        """Prove that a mistake is caught, is recognised by name, and earns the same as on the seeds before.

        breaks: the law that catches it, or None.
        """
        verdict = self.judged(live, evidence, f, told=where == VISIBLE)  # names come from the visible cases only
        if verdict.state == State.PASSED:
            self.problem(f"mistake {name} is not caught on {where}: add a case that shows it, or drop it", name)
        elif where != VISIBLE or any(e.watch(f).raised for e in live if not e.edge):
            pass  # it has no name on hidden cases, and an answer that raises is told its exception
        elif breaks:
            if breaks not in verdict.named:
                self.problem(f"mistake {name} does not break {breaks} on {where}", name)
        elif verdict.named != [name]:
            others = ", ".join(n for n in verdict.named if n != name)
            told = f"is not told apart from {others}" if name in verdict.named else "is not recognised"
            self.problem(
                f"mistake {name} {told} on {where}: add a case that shows the difference, or join the two", name
            )
        mark = self.certificate.marks.setdefault(name, verdict.points)
        if mark != verdict.points:
            self.problem(f"mistake {name} earns {mark:g} or {verdict.points:g}, by chance: make the cases alike", name)
        away = _distance(live, f, self.spec)
        if away is not None:
            self.certificate.margin = min(away, self.certificate.margin or away)


def _stub(exercise: Exercise) -> Any:
    """The learner's stub as a function or class, in the namespace of the reference's module."""
    namespace = dict(vars(__import__(exercise.reference.__module__, fromlist=["*"])))
    exec(stub_of(exercise), namespace)
    return namespace[exercise.name]


def _zero(value: Any, kind: type[np.floating[Any]]) -> Any:
    """A value of the same shape and structure with zeros in it; ``kind`` is the type of its floating-point numbers."""
    if isinstance(value, (np.ndarray, float)):
        return np.zeros(np.shape(value), kind if np.asarray(value).dtype.kind == "f" else np.asarray(value).dtype)
    if isinstance(value, dict):
        return {k: _zero(v, kind) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(_zero(v, kind) for v in value)
    return None if value is None else type(value)()


@np.errstate(invalid="ignore")  # inf - inf
def _distance(live: list[LiveEvidence], f: Any, spec: Spec) -> float | None:
    """The largest distance of f's answer from the reference's, in tolerances; None if no piece can be compared."""
    furthest = None
    for e in live:
        mine = observed_pieces(e.watch(f), spec.parts)
        if e.edge or RAISED in mine:
            continue
        for piece, want in e.want.items():
            seen = mine.get(piece)
            if (
                not isinstance(want, np.ndarray)
                or not isinstance(seen, np.ndarray)
                or seen.shape != want.shape
                or not want.size
            ):
                continue
            apart = np.abs(seen.astype(float) - want.astype(float)) / (spec.tol * (1 + np.abs(want.astype(float))))
            if np.isfinite(apart).all() and apart.max() > 1:
                furthest = max(float(apart.max()), furthest or 0.0)
    return furthest
