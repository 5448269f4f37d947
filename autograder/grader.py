"""From a rebuilt notebook to verdicts: runs the cells, probes every exercise on hidden cases, and judges.

The seam for other machines is :meth:`Grader.grade`: a notebook in, a :class:`Graded` out, no shared state.
"""

from __future__ import annotations

import builtins
import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from autograder.course import Chapter, Course
from autograder.evidence import LiveEvidence, Travelling, draw, hidden_seed, spec_of, visible_seed
from autograder.exercise import Exercise
from autograder.learner.client import as_html, as_text
from autograder.learner.judge import Verdict, judge, untouched
from autograder.learner.values import Observation, Raised, to_tree
from autograder.runner.host import Died, Limits, ProbeResult, Runner, RunnerError, Session
from autograder.submission import Notebook, role_of, source_of, to_run

MAX_RESTARTS = 3  # of one notebook, each without the cell that ended it
TELLING = {name for name in dir(builtins) if isinstance(getattr(builtins, name), type)}
TELLING |= {"LinAlgError", "UFuncTypeError", "Timeout", "Ended"}


@dataclass
class Graded:
    """What grading one submission gave; the content of its verdict file."""

    assignment: str
    learner: str
    key: str
    level: str
    secret: str  # fingerprint of the secret that the hidden cases came from
    verdicts: list[dict[str, Any]] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)  # cell id -> what it printed
    notes: list[str] = field(default_factory=list)  # what was odd about the notebook
    refused: str | None = None

    @property
    def infrastructure(self) -> str | None:
        """What of our own went wrong, where something did."""
        return next((v["lines"][0] for v in self.verdicts if v["state"] == "infrastructure"), None)

    def verdict(self, exercise: str) -> dict[str, Any] | None:
        return next((v for v in self.verdicts if v["exercise"] == exercise), None)


@lru_cache
def engine_digest(book: Path) -> str:
    """A hash of everything but the submission that a mark depends on."""
    here = Path(__file__).parent
    seal = hashlib.sha256()
    for folder, pattern in ((here, "**/*.py"), (book / "solutions", "*.py"), (book / "chapters", "*/exercises.py")):
        for path in sorted(folder.glob(pattern)):
            seal.update(path.read_bytes())
    return seal.hexdigest()[:16]


def fingerprint(secret: bytes) -> str:
    return hashlib.sha256(secret).hexdigest()[:12]


class Grader:
    """Grades notebooks of one course. Holds one warm runner; close it, or use ``with``."""

    def __init__(self, course: Course, secret: bytes, level: str, limits: Limits | None = None):
        self.course, self.secret, self.level, self.limits = course, secret, level, limits or Limits()
        self._travelling: dict[str, Travelling] = {}

    @cached_property
    def runner(self) -> Runner:
        return Runner(self.level, self.limits)

    def close(self) -> None:
        if "runner" in vars(self):
            self.runner.close()
            del self.runner

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def key(self, assignment: str, learner: str, notebook: Notebook) -> str:
        """What the marks depend on; the same key means the same marks."""
        parts = [
            engine_digest(self.course.book),
            fingerprint(self.secret),
            self.level,
            learner,
            assignment,
            to_run(notebook),
            [source_of(c) for c in notebook["cells"] if role_of(c).get("solution")],  # essays too
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]

    def grade(self, assignment: str, learner: str, notebook: Notebook) -> Graded:
        """Run and judge a rebuilt notebook. Trouble of our own gives verdicts of state "infrastructure", never a zero."""
        chapter = self.course.chapter(assignment)
        key = self.key(assignment, learner, notebook)
        try:
            return self._grade(chapter, learner, notebook, key)
        except RunnerError:  # once more, with a new runner
            self.close()
        try:
            return self._grade(chapter, learner, notebook, key)
        except (RunnerError, OSError) as error:
            self.close()
            graded = self._blank(chapter, learner, key)
            line = f"This could not be graded, through no fault of the learner: {error}"
            graded.verdicts = [_record(_verdict(e, "infrastructure", line)) for e in chapter.exercises.values()]
            return graded

    def refuse(self, assignment: str, learner: str, notebook: Notebook, reason: str) -> Graded:
        """The verdicts on a submission that could not be read."""
        chapter = self.course.chapter(assignment)
        graded = self._blank(chapter, learner, self.key(assignment, learner, notebook))
        graded.refused = reason
        graded.verdicts = [_record(_verdict(e, "refused", reason)) for e in chapter.exercises.values()]
        return graded

    def _blank(self, chapter: Chapter, learner: str, key: str) -> Graded:
        return Graded(chapter.name, learner, key, self.level, fingerprint(self.secret))

    def _grade(self, chapter: Chapter, learner: str, notebook: Notebook, key: str) -> Graded:
        graded = self._blank(chapter, learner, key)
        run = _Run(self.runner, to_run(notebook), graded)
        earlier: dict[str, list[str]] = {}
        try:
            for exercise in chapter.exercises.values():
                verdict, seconds = self._judge(chapter, exercise, learner, run, earlier)
                earlier[exercise.name] = verdict.named
                graded.verdicts.append(_record(verdict, seconds))
        finally:
            run.close()
        return graded

    def _judge(
        self, chapter: Chapter, exercise: Exercise, learner: str, run: _Run, earlier: dict[str, list[str]]
    ) -> tuple[Verdict, float]:
        travelling = self._travelling.setdefault(chapter.id_of(exercise.name), Travelling(exercise))
        seed = hidden_seed(self.secret, learner, chapter.id_of(exercise.name))
        evidence = list(draw(exercise, chapter.earlier(exercise), seed, travelling))
        try:
            result = run.probe(exercise, travelling, evidence)
        except Died as died:
            state = "timed out" if died.how == "timed out" else "crashed"
            return _verdict(exercise, state, f"Your notebook {_HOW[state]} while `{exercise.name}` was run."), 0.0
        if result.answer != "function":
            return self._no_answer(exercise, chapter, result, run), result.seconds
        ended = result.ended
        observations = result.observations + [_unseen(ended)] * (len(evidence) - len(result.observations))
        told = (
            self._messages(chapter, exercise, run, travelling) if any(o.raised for o in result.observations) else set()
        )
        kept = {name: earlier[name] for name in exercise.after if name in earlier}
        verdict = judge(spec_of(exercise), evidence, _masked(observations), travelling.laws, kept, hidden=told)
        if ended:
            verdict.state = ended
            label = evidence[len(result.observations)].label
            verdict.lines.insert(0, f"It {_HOW[ended]} on the case “{label}”; what comes after was not seen.")
        return verdict, result.seconds

    def _no_answer(self, exercise: Exercise, chapter: Chapter, result: ProbeResult, run: _Run) -> Verdict:
        if result.answer == "stub":
            return untouched(spec_of(exercise))
        fate = run.fate.get(f"{chapter.id_of(exercise.name)}-answer")
        if fate in ("timed out", "crashed"):
            return _verdict(exercise, fate, f"The cell of `{exercise.name}` {_HOW[fate]} when it was run.")
        if result.answer == "no function":
            return _verdict(exercise, "failed", f"`{exercise.name}` is not a function at the end of your notebook.")
        why = f": its cell raises {fate}" if fate else ""
        return _verdict(
            exercise, "failed", f"`{exercise.name}` is not defined when your notebook is run from top to bottom{why}."
        )

    def _messages(
        self, chapter: Chapter, exercise: Exercise, run: _Run, travelling: Travelling
    ) -> set[tuple[str, str]]:
        """The exceptions that the same answer raises on visible cases: those may be repeated, they hide nothing."""
        seed = visible_seed(chapter.id_of(exercise.name))
        with suppress(Died):
            visible = list(draw(exercise, chapter.earlier(exercise), seed, travelling))
            result = run.probe(exercise, travelling, visible)
            return {(o.raised.type, o.raised.message) for o in result.observations if o.raised}
        return set()


_HOW = {"timed out": "did not stop in time", "crashed": "ended the process it ran in"}


class _Run:
    """One notebook being run: restarted without the cell that ended it, and again after a probe that did."""

    def __init__(self, runner: Runner, cells: list[tuple[str, str]], graded: Graded):
        self.runner, self.cells, self.graded = runner, cells, graded
        self.fate: dict[str, str] = {}  # cell id -> exception type, "timed out" or "crashed"
        self.restarts = 0
        self.session: Session | None = None

    def probe(self, exercise: Exercise, travelling: Travelling, evidence: list[LiveEvidence]) -> ProbeResult:
        """Raises Died if the notebook cannot be kept alive."""
        if self.session is None:
            self._start()
        cases = [to_tree(e.inputs, lambda array: array) for e in evidence]
        try:
            return self.session.probe(exercise.name, travelling.drive_text, spec_of(exercise).returns, cases)
        except Died:
            self.close()
            raise

    def _start(self) -> None:
        while True:
            if self.restarts > MAX_RESTARTS:
                raise Died(-1, "crashed")
            self.restarts += 1
            self.session = self.runner.session()
            try:
                for number, (cell, source) in enumerate(self.cells):
                    if self.fate.get(cell) in ("left out", "crashed"):
                        continue
                    result = self.session.run_cell(number, source)
                    if result.text:
                        self.graded.outputs[cell] = result.text
                    if result.error:
                        self.fate[cell] = result.error
                return
            except Died as died:
                self.close()
                if died.cell < 0:
                    raise
                cell = self.cells[died.cell][0]
                self.fate[cell] = "crashed"
                self.graded.notes.append(f"cell {cell} {_HOW[died.how]}; the notebook was run again without it")

    def close(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session = None


def _unseen(ended: str | None) -> Observation:
    return Observation(raised=Raised("Ended" if ended == "crashed" else "Timeout", ""))


def _masked(observations: list[Observation]) -> Iterator[Observation]:
    """What crossed the wire, with exception types that tell nothing but a type."""
    for o in observations:
        if o.raised and o.raised.type not in TELLING:
            o.raised = Raised("an exception of its own", o.raised.message, o.raised.file, o.raised.line)
        yield o


def _verdict(exercise: Exercise, state: str, line: str) -> Verdict:
    return Verdict(exercise.name, 0.0, float(exercise.points), state, lines=[line])


def _record(verdict: Verdict, seconds: float = 0.0) -> dict[str, Any]:
    """A verdict as it is stored: plain JSON, with its report in text and HTML."""
    return {**asdict(verdict), "seconds": round(seconds, 4), "text": as_text(verdict), "html": as_html(verdict)}
