"""Makes verdicts from a rebuilt notebook: runs the cells, runs every exercise on its cases, and judges.

Three processes share the work: this one reads what learners' code returned and compares it; the runner runs that code
(runner/host.py); the trusted child knows the answers (references.py). On other machines it is told the seeds, and knows no
secret (visiting.py).
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from autograder.book.book import Book
from autograder.book.evidence import hidden_seed, visible_seed
from autograder.book.language import catalogue_of, spoken
from autograder.errors import UsageError, cause_of
from autograder.learner.judge import judge
from autograder.learner.language import say
from autograder.learner.pieces import Spec
from autograder.learner.values import Observation
from autograder.learner.verdict import State, Verdict
from autograder.marking.bounds import Overworked, bounded
from autograder.marking.references import Question, References, Told
from autograder.marking.run import Run
from autograder.marking.runner.host import Limits, Runner, start_runner
from autograder.marking.runner.session import Died
from autograder.marking.seen import Seen, masked
from autograder.marking.submission import Notebook, checks_in, to_run
from autograder.marking.told import died_at, ended_on, no_answer, refused_because
from autograder.marking.tries import Turns, better, is_doubtful
from autograder.marking.verdicts import (
    Graded,
    engine_digest,
    fingerprint,
    infrastructure,
    key_of,
    record_of,
    verdict_of,
)


class Grader:
    """Grades notebooks of one book, with one warm runner and one trusted child. Close it, or use ``with``.

    Both processes start when they are first needed. What learners are told is in the book's language. isolation, trusted: see
    :func:`autograder.marking.runner.host.start_runner`. turns: how it takes turns with other judges (tries.py).
    """

    def __init__(
        self,
        book: Path,
        secret: bytes,
        isolation: str | None = None,
        trusted: bool = False,
        limits: Limits | None = None,
        turns: Turns | None = None,
    ):
        self.book, self.secret, self.isolation, self.trusted = book, secret, isolation, trusted
        self.limits, self.turns = limits or Limits(), turns or Turns()
        self._questions: dict[str, dict[str, Question]] = {}
        self._shown: dict[str, list[Told]] = {}  # id of a question -> its visible cases

    @property
    def catalogue(self) -> Any:
        """The catalogue of the book's language; None: English."""
        return catalogue_of(Book(self.book))

    @cached_property
    def references(self) -> References:
        return References(self.book)

    @cached_property
    def runner(self) -> Runner:
        """The warm runner. Raises UsageError if this machine does not have the isolation that was asked for."""
        _ = self.references  # starts meanwhile
        return start_runner(self.isolation, self.trusted, self.limits)

    @property
    def level(self) -> str:
        return self.runner.level

    def close(self) -> None:
        """End both processes. They start again when they are needed."""
        self._shown.clear()  # its evidence asks the trusted child
        for name in ("runner", "references"):
            if name in vars(self):
                vars(self).pop(name).close()

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def key(self, assignment: str, learner: str, notebook: Notebook, files: dict[str, str] | None = None) -> str:
        """The digest of all that decides the verdicts on a notebook, see :func:`autograder.marking.verdicts.key_of`."""
        return key_of(self.book, self.secret, self.limits, assignment, learner, notebook, files or {})

    def grade(
        self,
        assignment: str,
        learner: str,
        notebook: Notebook,
        files: dict[str, str] | None = None,
        first: Graded | None = None,
    ) -> Graded:
        """Run and judge a rebuilt notebook. If the grader itself fails, the verdicts have the state "infrastructure".

        A notebook that timed out or crashed, or at which the grader failed, is tried once more, alone. files: name ->
        base64 of the files handed in with the notebook (submission.read_weights). first: the first try, if there
        was one. Raises Later if its turns say so, and UsageError if there is no runner.
        """
        with spoken(self.catalogue):
            return self._grade_or_try_again(assignment, learner, notebook, files, first)

    def _grade_or_try_again(
        self, assignment: str, learner: str, notebook: Notebook, files: dict[str, str] | None, first: Graded | None
    ) -> Graded:
        files, cells = files or {}, to_run(notebook)
        trouble: BaseException | None = None
        for number in range(first is not None, 3):
            try:
                with self.turns.alone(first) if number else self.turns.beside_others():
                    graded = self._blank(assignment, learner, self.key(assignment, learner, notebook, files))
                    graded.files = files
                    fate = self._grade(graded, cells, self.asked(assignment, notebook))
            except (Exception, Overworked) as error:  # whatever it is, it must concern only this learner
                if isinstance(error, UsageError) and not (first or trouble):
                    raise  # no runner could be started at all
                self.close()  # the next try has a new runner and a new trusted child
                again, trouble = trouble is not None, error
                if again:
                    break
                continue
            if first:
                return better(first, graded)
            if not is_doubtful(graded, fate):
                return graded
            first = graded
        line = say("This could not be graded, through no fault of the learner: {cause}", cause=cause_of(trouble))
        known = assignment in self._questions
        return infrastructure(assignment, learner, self.asked(assignment, notebook) if known else [], line)

    def refuse(self, assignment: str, learner: str, notebook: Notebook, files: dict[str, str], reason: str) -> Graded:
        """The verdicts on a submission that could not be read."""
        graded = self._blank(assignment, learner, self.key(assignment, learner, notebook, files))
        questions = self.asked(assignment, notebook)
        with spoken(self.catalogue):
            graded.refused = reason = refused_because(reason)
            graded.verdicts = [record_of(verdict_of(question, State.REFUSED, reason)) for question in questions]
        return graded

    def asked(self, assignment: str, notebook: Notebook) -> list[Question]:
        """The exercises of this notebook: one that the course got after the release is asked of nobody who has the release."""
        ids = checks_in(notebook)
        return [question for question in self.questions(assignment).values() if question.id in ids]

    def questions(self, assignment: str) -> dict[str, Question]:
        """Name -> question, for each exercise of an assignment that is marked here."""
        if assignment not in self._questions:
            self._questions[assignment] = self.references.questions(assignment)
        return self._questions[assignment]

    def _blank(self, assignment: str, learner: str, key: str) -> Graded:
        secret, engine = fingerprint(self.secret), engine_digest(self.book, assignment)
        return Graded(assignment, learner, key, self.level, secret, engine, self.runner.in_force)

    def _grade(self, graded: Graded, cells: list[tuple[str, str]], questions: list[Question]) -> dict[str, str]:
        """Run the notebook and fill in its verdicts. Returns what became of its cells, as :attr:`Run.fate`."""
        graded.ran = cells
        with self._running(graded, cells) as run:
            earlier: dict[str, list[str]] = {}
            shown = self._see_all(run, [(q, self._visible(graded.assignment, q)) for q in questions])
            # Now hidden cases are sent. If the notebook stores them, no later run on visible cases could tell them
            asked = [(q, self._hidden(graded, q)) for q in questions if not shown[q.name].is_enough]
            hidden = self._see_all(run, asked, alone={name for name, known in shown.items() if not known.passed})
            for question in questions:
                known = shown[question.name]
                seen = hidden.get(question.name, known)
                verdict = self._judge(question, seen, known, run, earlier)
                earlier[question.name] = verdict.named
                graded.verdicts.append(record_of(verdict, seen.seconds))
        return run.fate

    def replay(self, graded: Graded, exercise: str) -> Replayed:
        """Run and judge one exercise again, from what is stored with its verdict.

        Raises RunnerError and ReferencesError.
        """
        fresh = self._blank(graded.assignment, graded.learner, graded.key)
        # the verdict may depend on those of earlier exercises
        fresh.files, fresh.verdicts = graded.files, list(graded.verdicts)
        question = self.questions(graded.assignment)[exercise]
        earlier = {v.exercise: v.named for v in graded.verdicts}
        with spoken(self.catalogue), self._running(fresh, graded.ran) as run:
            shown = self._see(question, run, self._visible(fresh.assignment, question))
            seen = self._see(question, run, self._hidden(fresh, question))
            verdict = self._judge(question, shown if shown.is_enough else seen, shown, run, earlier)
            told = self._judge(question, seen, shown, run, earlier, everything=True)
        return Replayed(question.spec, verdict, told, seen, run.fate, fresh.outputs)

    @contextmanager
    def _running(self, graded: Graded, cells: list[tuple[str, str]]) -> Iterator[Run]:
        """Run the notebook's cells, and give the Run that exercises are run in. What comes back is judged within bounds."""
        run = Run(self.runner, cells, graded, self._given(graded.assignment), self._drives(graded.assignment))
        with bounded(), closing(run):  # our other processes have been started, so the limits do not hold for them
            yield run

    def _given(self, assignment: str) -> dict[str, str]:
        """Name -> base64, for each module that learners get with this notebook."""
        given = Book(self.book).chapter(assignment).given
        return {path.name: base64.b64encode(path.read_bytes()).decode() for path in given}

    def _drives(self, assignment: str) -> list[str]:
        """The source texts of the drives, which run in the learner's process."""
        return [question.drive[0] for question in self.questions(assignment).values() if question.drive]

    def _hidden(self, about: Graded, question: Question) -> list[Told]:
        """Evidence for this learner's hidden cases."""
        return self.references.evidence(about.assignment, question.name, self.seed(about.learner, question.id))

    def seed(self, learner: str, exercise_id: str) -> int:
        """The seed of a learner's hidden cases."""
        return hidden_seed(self.secret, learner, exercise_id)

    def _visible(self, assignment: str, question: Question) -> list[Told]:
        """Evidence for the visible cases. It is remembered, because they are the same for everybody."""
        if question.id not in self._shown:
            self._shown[question.id] = self.references.evidence(assignment, question.name, visible_seed(question.id))
        return self._shown[question.id]

    def _see_all(
        self, run: Run, several: list[tuple[Question, list[Told]]], alone: Collection[str] = ()
    ) -> dict[str, Seen]:
        """What the answers show on these cases.

        First all but those named in ``alone`` are run in one process, which is faster. An answer that is not all right is
        run again in a process of its own, because another answer may have disturbed it.
        """
        together = run.probe_all([(q, evidence) for q, evidence in several if q.name not in alone])
        found = {}
        for question, evidence in several:
            if result := together.get(question.name):
                seen = Seen(evidence, result.observations, result.seconds, result.answer)
                seen.passed = seen.is_whole and _passes(question, seen)
                if seen.passed:
                    found[question.name] = seen
                    continue
            found[question.name] = self._see(question, run, evidence)
        return found

    def _see(self, question: Question, run: Run, evidence: list[Told]) -> Seen:
        """What the learner's answer shows on these cases."""
        try:
            result = run.probe(question, evidence)
        except Died as died:
            return Seen(evidence, [], 0.0, died=died.how)
        return Seen(evidence, result.observations, result.seconds, result.answer, result.ended)

    def _judge(
        self,
        question: Question,
        seen: Seen,
        shown: Seen,
        run: Run,
        earlier: dict[str, list[str]],
        everything: bool = False,
    ) -> Verdict:
        """shown: what was seen on the visible cases. everything: for an instructor, who may know the hidden ones."""
        if seen.died:
            return verdict_of(question, seen.died, died_at(question.name, seen.died))
        if seen.answer != "function":
            return no_answer(question, seen.answer, run)
        kept = {name: earlier[name] for name in question.after if name in earlier}
        doubted = {v.exercise for v in run.graded.verdicts if v.state in (State.FAILED, State.PART)}
        relations = {e: relation for e, relation in question.relations.items() if e in doubted}
        ask = partial(self._ask, run)
        judged = partial(judge, question.spec, laws=question.laws, earlier=kept, relations=relations, ask=ask)
        verdict = judged(seen.evidence, masked(seen.all_observations), told=everything)
        if seen.ended:
            verdict.state = seen.ended
            verdict.lines.insert(0, ended_on(seen.last.label, seen.ended))
        elif verdict.state != State.PASSED and not everything and shown.is_whole:
            _tell(verdict, judged(shown.evidence, shown.observations))
        return verdict

    def _ask(self, run: Run, earlier: str, calls: list[tuple[Any, ...]]) -> list[Observation]:
        """What the learner's own answer to an earlier exercise returns for these calls; less, if it does not stop in time."""
        question = self.questions(run.graded.assignment)[earlier]
        cases = [Told("", False, {str(k): a for k, a in enumerate(call)}, {}, lambda what: {}) for call in calls]
        with suppress(Died):
            return run.probe(question, cases).observations
        return []


def _passes(question: Question, seen: Seen) -> bool:
    verdict = judge(question.spec, seen.evidence, seen.observations, question.laws, told=False)
    return verdict.state == State.PASSED


def _tell(verdict: Verdict, shown: Verdict) -> None:
    """Put into a verdict what the visible cases say, which the learner knows. Of hidden cases only labels are told."""
    if shown.state == State.PASSED:
        line = say("It is right on the cases that you can see; hidden ones of the same kinds found it wrong.")
        verdict.lines.append(line)
    else:
        verdict.named, verdict.how, verdict.diagnoses = shown.named, shown.how, shown.diagnoses
        verdict.lines, verdict.computes = shown.lines, shown.computes


@dataclass
class Replayed:
    """A verdict made again.

    told: the same with what hidden cases show, for instructors only. seen: what the answer showed. fate: of cells, see
    :attr:`Run.fate`. outputs: cell id -> what it printed.
    """

    spec: Spec
    verdict: Verdict
    told: Verdict
    seen: Seen
    fate: dict[str, str]
    outputs: dict[str, str]
