"""``autograder certify``: the linter of the whole course. Nothing half added, every claim of a record proved.

For every exercise, on the visible cases as they are stored and on many hidden seeds: the reference and every accepted
variant earn full marks; the stub, and zeros of the right shape, earn nothing; every misconception is recognised by
name, told apart from all others, and marked equally whatever the seed.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import io
import json
import os
import re
import symtable
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import cached_property, partial
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from autograder.build import cases_npz
from autograder.course import Chapter, Course, CourseError, Problem
from autograder.evidence import LiveEvidence, Travelling, draw, fed, hidden_seed, source_of, spec_of, visible_seed
from autograder.exercise import Essay, Exercise
from autograder.kept import FOLDER, stale
from autograder.learner.client import Bundle
from autograder.learner.judge import Verdict, judge
from autograder.learner.pieces import RAISED, observed_pieces
from autograder.learner.values import Observation, is_stub
from autograder.stub import stub_of

SEEDS = 3
MAY_USE = {"np", "torch"} | set(dir(builtins))


@dataclass
class Certificate:
    """What is proved of one exercise, and what is not."""

    id: str
    chapter: str
    points: float
    misconceptions: list[str] = field(default_factory=list)
    marks: dict[str, float] = field(default_factory=dict)  # misconception -> the mark it gets, the same for every seed
    margin: float | None = None  # how many tolerances the nearest misconception is away
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "chapter": self.chapter,
            "points": self.points,
            "misconceptions": self.misconceptions,
            "marks": self.marks,
            "margin": self.margin,
            "ok": not self.problems,
            "problems": [str(p) for p in self.problems],
        }


def certify(
    book: Path,
    chapters: tuple[str, ...] = (),
    seeds: int = SEEDS,
    progress: Callable[..., Any] = lambda results, total, what, name: results,
    workers: int = 0,
    again: bool = False,
) -> tuple[list[Certificate], list[Problem]]:
    """Certify the course, or the named chapters. Returns a certificate per exercise, and what belongs to none.

    An exercise that was proved on as many seeds, and of which nothing has changed since, is not proved again, unless
    ``again`` says so. Raises UsageError for a chapter that does not exist.
    """
    course = Course(book)
    chosen = [course.chapter(name) for name in chapters] or list(course.chapters.values())
    loose = [] if chapters else list(_toc_problems(course))
    jobs: list[tuple[str, str]] = []
    certificates: dict[str, Certificate] = {}
    for chapter in chosen:
        try:
            found = {name: list(_record_problems(chapter, name)) for name in chapter.records}
            loose += _room_problems(chapter)
            loose += _kept_problems(chapter)
        except CourseError as error:
            loose.append(error.problem)
            continue
        for name, problems in found.items():
            record = chapter.records[name]
            certificates[chapter.id_of(name)] = Certificate(
                chapter.id_of(name), chapter.name, float(record.points), problems=problems
            )
            if isinstance(record, Exercise) and not problems:
                stamp = Stamp(chapter, name)
                if not again and (proved := stamp.read(seeds)):
                    certificates[proved.id] = proved
                else:
                    jobs.insert(0 if record.trained else len(jobs), (chapter.name, name))  # what takes longest first
    results = _prove_all(course.book, jobs, seeds, workers)
    for result in progress(results, total=len(jobs), what="exercises:", name=lambda c: c.id):
        certificates[result.id] = result
        if not result.problems:
            Stamp(course.chapter(result.chapter), result.id.removeprefix(f"{result.chapter}-")).write(result, seeds)
    return list(certificates.values()), loose


def _prove_all(book: Path, jobs: list[tuple[str, str]], seeds: int, workers: int) -> Iterator[Certificate]:
    work = partial(_prove, book, seeds)
    workers = min(workers or os.cpu_count() or 1, len(jobs))
    if workers < 2 or len(jobs) < 4:
        yield from map(work, jobs)
        return
    for library in ("OMP", "OPENBLAS", "MKL"):  # a process per core is enough: more threads only wait for each other
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(work, jobs)


@dataclass(frozen=True)
class Stamp:
    """What was proved of an exercise, on how many seeds, and of which code."""

    chapter: Chapter
    exercise: str

    @property
    def path(self) -> Path:
        return self.chapter.book / "_build" / "certified" / f"{self.chapter.id_of(self.exercise)}.json"

    def read(self, seeds: int) -> Certificate | None:
        """The certificate, if it holds for the code of today and at least so many seeds."""
        try:
            stamp = json.loads(self.path.read_text("utf8"))
            if stamp["code"] == _code(self.chapter) and stamp["seeds"] >= seeds:
                return Certificate(**stamp["certificate"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def write(self, certificate: Certificate, seeds: int) -> None:
        stamp = {"code": _code(self.chapter), "seeds": seeds, "certificate": asdict(certificate)}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(stamp, indent=1), "utf8")


def _code(chapter: Chapter) -> str:
    """A digest of all that a chapter's certificates depend on."""
    seal = hashlib.sha256(f"{version('numpy')} {_torch()} {sys.version_info[:2]}".encode())
    kept = sorted((chapter.folder / FOLDER).glob("*.npz"))
    for path in [*sorted(Path(__file__).parent.rglob("*.py")), *chapter.sources, *kept]:
        seal.update(path.read_bytes())
    return seal.hexdigest()[:16]


def _torch() -> str:
    try:
        return version("torch")
    except PackageNotFoundError:
        return "none"


# ---------------------------------------------------------------------------------------------------- the text


def _toc_problems(course: Course) -> Iterator[Problem]:
    for name, line in course.listed.items():
        folder = course.book / "chapters" / name
        if not folder.is_dir():
            yield Problem(course.toc, line, f"there is no chapter {name}: make {folder}, or take the line out")
    for records in sorted((course.book / "chapters").glob("*/exercises.py")):
        if not records.with_suffix(".md").exists():
            yield Problem(records, 1, "has no exercises.md beside it: write one, with a slot for every record")
    for text in sorted((course.book / "chapters").glob("*/exercises.md")):
        if text.parent.name not in course.listed:
            yield Problem(
                text, 1, f"chapter {text.parent.name} is not in _toc.yml: add chapters/{text.parent.name}/lesson"
            )


def _room_problems(chapter: Chapter) -> Iterator[Problem]:
    """Slots and records that do not meet."""
    seen: set[str] = set()
    for slot in chapter.slots:
        record = chapter.records.get(slot.name)
        if record is None:
            what = f"slot {slot.name} has no record: add {slot.name} = Exercise(…) to {chapter.records_file.name}, or take the slot out"
            yield Problem(chapter.text, slot.line, what)
        elif record.kind != slot.kind:
            yield Problem(
                chapter.text,
                slot.line,
                f"{slot.name} is {record.kind}, not {slot.kind}: write # {record.kind}: {slot.name}",
            )
        if slot.name in seen:
            yield Problem(chapter.text, slot.line, f"slot {slot.name} stands twice: keep one")
        seen.add(slot.name)


def _kept_problems(chapter: Chapter) -> Iterator[Problem]:
    """Weights and results of experiments that are not what the code gives now."""
    for path, what in stale(chapter).items():
        yield Problem(path, 1, f"{what}: run `autograder keep`, or remove it")


def _record_problems(chapter: Chapter, name: str) -> Iterator[Problem]:
    """What can be seen without running anything."""
    record = chapter.records[name]

    def problem(what: str, about: str = name) -> Problem:
        return Problem(chapter.records_file, _line(chapter, about, name), what, name)

    if name not in {slot.name for slot in chapter.slots}:
        yield problem(f"{name} has no slot: add a cell `# {record.kind}: {name}` to {chapter.text.name}")
    if name in ("setup", "summary"):
        yield problem(f"{name} is a name that the notebook's own cells use: choose another")
    if record.points <= 0:
        yield problem(f"{name} is worth {record.points} points: give it more than none, or leave it out")
    if isinstance(record, Essay):
        if not record.rubric:
            yield problem(f"{name} has no rubric: say what a reader looks for")
        return
    if record.name != name:
        yield problem(f"{name} is bound to a record of {record.name}: give both one name")
    if getattr(record.reference, "__module__", "") != f"solutions.{chapter.name}":
        yield problem(f"the reference of {name} is not in solutions/{chapter.name}.py: answers are written there, once")
    if not record.reference.__doc__:
        yield problem(f"the reference of {name} has no docstring: the learner's stub is cut from it")
    names = list(chapter.records)
    for other in record.after:
        if other not in chapter.exercises or names.index(other) >= names.index(name):
            yield problem(f"{name} comes after {other}, which is no earlier exercise of this chapter")
    called = _named_in(record.reference) & {n for n in chapter.exercises if names.index(n) < names.index(name)}
    if not record.trained and (unsaid := sorted(called - set(record.after))):
        yield problem(
            f"the reference of {name} calls {', '.join(unsaid)}: say so with after=, or a mistake counts twice"
        )
    if record.after and not isinstance(record.reference, FunctionType):
        yield problem(f"{name} is a class and comes after others: `after` knows functions only, take it out")
    for law in record.laws.values():
        if not (law.says and law.hint):
            yield problem(f"law {law.name} needs a diagnosis and a hint", law.name)
    if record.by_laws and record.drive and record.data is None:
        what = "data=True if the answer is data that the drive measures, data=False if the drive returns it as it is"
        yield problem(f"{name} is judged by laws about what its drive returns: say {what}")
    if record.data and (calls := _calls(record)) != 1:
        yield problem(f"{name} has data=True, and its drive calls it {calls} times: once is asked for")
    if record.by_laws and not record.laws:
        yield problem(f"{name} is judged by laws and has none: add one with @{name}.law(says, hint)")
    for m in record.misconceptions.values():
        if m.breaks and m.breaks not in record.laws:
            yield problem(f"misconception {m.name} breaks {m.breaks}, which is no law of {name}", m.name)
        if not m.breaks and record.by_laws:
            yield problem(f"misconception {m.name} must say which law it breaks: breaks=…", m.name)
        if not m.breaks and not (m.says and (m.hint or record.kind == "quiz")):
            yield problem(f"misconception {m.name} needs a diagnosis and a hint", m.name)
    for function in filter(None, (record.drive, *(law.holds for law in record.laws.values()))):
        for used in _uses_too_much(function):
            called = "a drive" if function.__name__ == "<lambda>" else function.__name__
            what = f"{called} uses {used}: its text travels, so it may use its arguments, np and torch only"
            yield problem(what, function.__name__)


def _named_in(function: Any) -> set[str]:
    """The names that a function's code uses; none for a class, for which `after` does not exist."""
    codes, found = [getattr(function, "__code__", None)], set()
    while codes:
        if isinstance(code := codes.pop(), CodeType):
            found |= set(code.co_names)
            codes += code.co_consts
    return found


def _calls(record: Exercise) -> int:
    """How often a record's drive calls the function on its first case."""
    case, calls = next(iter(record.draw(np.random.default_rng(0)))), []

    def counted(*arguments: Any) -> Any:
        calls.append(arguments)
        if record.trained:
            return {name: np.zeros(shape, np.float32) for name, shape in record.trained.items()}
        return record.reference(*arguments)

    record.drive(counted, **case.inputs)
    return len(calls)


def _line(chapter: Chapter, about: str, exercise: str) -> int:
    """The line of exercises.py to look at: where ``about`` is defined, or else the exercise (a lambda, a quiz's letter)."""
    line = chapter.line_of(about)
    return line if line > 1 else chapter.line_of(exercise)


def _uses_too_much(function: Callable[..., Any]) -> Iterator[str]:
    try:
        source = source_of(function)
    except (TypeError, OSError, SyntaxError) as error:
        yield f"no text of its own ({error})"
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield "an import"
    module = symtable.symtable(source, "<drive>", "exec")
    found = {s.get_name() for s in module.get_symbols() if s.is_referenced()}  # in defaults
    tables = module.get_children()
    while tables:
        table = tables.pop()
        tables += table.get_children()
        found |= {s.get_name() for s in table.get_symbols() if s.is_global() and s.is_referenced()}
    yield from sorted(found - MAY_USE)


# ---------------------------------------------------------------------------------------------------- the proof


def _prove(book: Path, seeds: int, job: tuple[str, str]) -> Certificate:
    """Prove one exercise on its visible cases and on many hidden seeds."""
    chapter = Course(book).chapter(job[0])
    exercise = chapter.exercises[job[1]]
    return _Proof(chapter, exercise).run(seeds)


class _Proof:
    def __init__(self, chapter: Chapter, exercise: Exercise):
        self.chapter, self.exercise = chapter, exercise
        self.spec = spec_of(exercise)
        self.certificate = Certificate(
            chapter.id_of(exercise.name), chapter.name, float(exercise.points), list(exercise.misconceptions)
        )
        self.said: set[tuple[str, str]] = set()

    @cached_property
    def travelling(self) -> Travelling:
        return Travelling(self.exercise)

    def problem(self, what: str, about: str) -> None:
        """Note what is wrong, once: it will fail on other seeds too."""
        kind = (about, re.sub(r"[\d.]+|on (the visible cases|seed \d+).*", "", what))
        if kind not in self.said:
            self.said.add(kind)
            line = _line(self.chapter, about, self.exercise.name)
            self.certificate.problems.append(Problem(self.chapter.records_file, line, what, self.exercise.name))

    def run(self, seeds: int) -> Certificate:
        name = self.exercise.name
        try:
            bundle = Bundle(io.BytesIO(cases_npz(self.chapter, only=name)))
            visible = bundle.evidence(name)
            for seed in [None, *range(seeds)]:
                number = hidden_seed(b"certify", str(seed), name) if seed is not None else None
                live = list(self.draw(number))
                if not any(not e.edge for e in live):
                    self.problem(f"{name} has edge cases only: ordinary cases decide four fifths of a mark", name)
                    break
                self.prove(
                    live, visible if seed is None else live, "the visible cases" if seed is None else f"seed {seed}"
                )
        except Exception as error:  # a record that cannot even be run is a problem to report, not a crash
            self.problem(f"{name} cannot be run: {type(error).__name__}: {error}", name)
        return self.certificate

    def draw(self, seed: int | None) -> Iterator[LiveEvidence]:
        number = visible_seed(self.chapter.id_of(self.exercise.name)) if seed is None else seed
        return draw(self.exercise, self.chapter.earlier(self.exercise), number, self.travelling)

    def judged(
        self, live: list[LiveEvidence], evidence: list[Any], f: Any, earlier: dict[str, list[str]] | None = None
    ) -> Verdict:
        return judge(self.spec, evidence, [e.watch(f) for e in live], self.travelling.laws, earlier, hidden=set())

    def prove(self, live: list[LiveEvidence], evidence: list[Any], where: str) -> None:
        name = self.exercise.name
        full = self.judged(live, evidence, self.exercise.answer)
        if full.state != "passed":
            self.problem(f"the reference of {name} earns {full.points:g} on {where}: {' '.join(full.lines)}", name)
            return
        for variant in self.exercise.variants.values():
            verdict = self.judged(live, evidence, variant.function)
            if verdict.state != "passed":
                what = f"{variant.name} should be accepted and earns {verdict.points:g} on {where}: {' '.join(verdict.lines)}"
                self.problem(what, variant.name)
            elif self.spec.weights and not variant.note and any(e.accepted[variant.name] for e in live):
                what = f"{variant.name} answers otherwise than the reference on {where}: say why it is right too, accepts(note)"
                self.problem(what, variant.name)
        self._worthless(live, evidence, where)
        for m in self.exercise.misconceptions.values():
            self._recognised(live, evidence, where, m.name, m.function, m.breaks)
        for other in self.chapter.earlier(self.exercise):
            for m in other.misconceptions.values():
                answer = fed(self.exercise.reference, {other.name: m.function})
                if any(e.watch(answer).raised for e in live):
                    continue  # what cannot run cannot be shown to be right: the learner is told to mend the earlier one
                verdict = self.judged(live, evidence, answer, {other.name: [m.name]})
                if verdict.state != "passed":
                    what = f"a right {name} that calls a {other.name} with {m.name} earns {verdict.points:g} on {where}"
                    self.problem(f"{what}: the earlier mistake would be punished twice", name)

    def _worthless(self, live: list[LiveEvidence], evidence: list[Any], where: str) -> None:
        name = self.exercise.name
        stub = _stub(self.exercise)
        if not is_stub(stub) or self.judged(live, evidence, stub).points:
            self.problem(f"the stub of {name} earns something on {where}, or is not known as one", name)
        zeros = [Observation({k: _zero(v) for k, v in e.observation.seen.items()}) for e in live]
        verdict = judge(self.spec, evidence, zeros, self.travelling.laws, hidden=set())
        if verdict.points:
            self.problem(
                f"zeros of the right shape earn {verdict.points:g} in {name} on {where}: add a case they fail", name
            )

    def _recognised(
        self, live: list[LiveEvidence], evidence: list[Any], where: str, name: str, f: Any, breaks: str | None
    ) -> None:
        verdict = self.judged(live, evidence, f)
        if verdict.state == "passed":
            self.problem(f"misconception {name} is not caught on {where}: add a case that shows it, or drop it", name)
        elif breaks:
            if breaks not in verdict.named:
                self.problem(f"misconception {name} does not break {breaks} on {where}", name)
        elif verdict.named != [name]:
            others = ", ".join(n for n in verdict.named if n != name)
            told = f"is not told apart from {others}" if name in verdict.named else "is not recognised"
            self.problem(
                f"misconception {name} {told} on {where}: add a case that shows the difference, or join the two", name
            )
        mark = self.certificate.marks.setdefault(name, verdict.points)
        if mark != verdict.points:
            self.problem(
                f"misconception {name} earns {mark:g} or {verdict.points:g}, by chance: make the cases alike", name
            )
        away = _distance(live, f, self.spec)
        if away is not None:
            self.certificate.margin = min(away, self.certificate.margin or away)


def _stub(exercise: Exercise) -> Any:
    namespace = dict(vars(__import__(exercise.reference.__module__, fromlist=["*"])))
    exec(stub_of(exercise.reference), namespace)
    return namespace[exercise.name]


def _zero(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return np.zeros_like(value)
    if isinstance(value, dict):
        return {k: _zero(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(_zero(v) for v in value)
    return None if value is None else type(value)()


@np.errstate(invalid="ignore")  # inf - inf
def _distance(live: list[LiveEvidence], f: Any, spec: Any) -> float | None:
    """How many tolerances f's answer is away from the reference's, where it is furthest; None where shapes differ."""
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
