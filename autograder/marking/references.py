"""The trusted child: a process that holds the reference answers, draws cases, and works out what is right.

It runs only code of authors, and is told only an exercise's name and a seed. The judge, which reads what learners' code
returned, asks it; the judge itself imports no chapter and no torch.
"""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from autograder.book.book import Book
from autograder.book.evidence import Travelling, draw, spec_of, visible_seed
from autograder.book.slips import gather, kept_slips, slips_of, visible_evidence
from autograder.build.chapters import built_cases
from autograder.errors import ReferencesError
from autograder.learner import values, weights
from autograder.learner.client import Bundle
from autograder.learner.pieces import Evidence, Signatures, Spec
from autograder.learner.values import Observation

PR_SET_PDEATHSIG = 1
SERVE = "import pathlib, sys; from autograder.marking import references; references.serve(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"


ANSWER = "answer"  # the name under which an answer that is data comes back from the runner


def asked_of(drive: Callable[..., Any], inputs: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a drive's first call of the learner's function, as "argument 1" and so on.

    Raises ValueError if it does not call it.
    """

    class Asked(BaseException):
        pass

    def function(*arguments: Any) -> None:
        raise Asked(*arguments)

    try:
        drive(function, **values.fresh(inputs))
    except Asked as asked:
        return {f"argument {k}": value for k, value in enumerate(asked.args, 1)}
    raise ValueError(f"{drive.__name__} calls no function")


@dataclass(frozen=True)
class Question:
    """What the judge knows of an exercise. id: its grade_id."""

    id: str
    spec: Spec
    after: tuple[str, ...]
    drive: tuple[str, str] | None  # source text, name
    law_texts: dict[str, str]
    relation_texts: dict[str, tuple[str, str]]  # earlier exercise -> source text, name
    data: bool  # the answer is data; the drive then measures it in the judge, not where the learner's code runs

    @property
    def name(self) -> str:
        return self.spec.name

    @property
    def points(self) -> float:
        return self.spec.points

    @cached_property
    def measure(self) -> Callable[..., Any]:
        assert self.drive is not None  # the rules of records demand one where the answer is data
        return values.load(*self.drive)

    def asks(self, inputs: dict[str, Any]) -> dict[str, Any]:
        """The inputs that the runner gets for a case: those of the drive, or, for data, those of the function itself."""
        return asked_of(self.measure, inputs) if self.data else inputs

    def measured(self, inputs: dict[str, Any], seen: Observation) -> Observation:
        """The observation that the judge compares: for data, what the drive measures in it; else the one that came back."""
        if not self.data or seen.raised or seen.seen is None:
            return seen
        answer = seen.seen.get(ANSWER)
        asked = weights.asked(lambda *arguments: answer, self.spec.trained)
        made = values.watch(asked, inputs, self.spec.returns, self.measure)
        return replace(made, warned=seen.warned)

    @cached_property
    def laws(self) -> dict[str, Callable[..., Any]]:
        return {name: values.load(text, name) for name, text in self.law_texts.items()}

    @cached_property
    def relations(self) -> dict[str, Callable[..., Any]]:
        return {earlier: values.load(*text) for earlier, text in self.relation_texts.items()}


@dataclass
class Told:
    """:class:`autograder.learner.pieces.Evidence` of one case. known, accepted, carried and slips are fetched when needed."""

    label: str
    edge: bool
    inputs: dict[str, Any]
    want: dict[str, Any]
    fetch: Callable[[str], Any]

    @cached_property
    def known(self) -> dict[str, Signatures]:
        found: dict[str, Signatures] = self.fetch("known")
        return found

    @cached_property
    def accepted(self) -> dict[str, Signatures]:
        found: dict[str, Signatures] = self.fetch("accepted")
        return found

    @cached_property
    def carried(self) -> dict[tuple[str, str], Signatures]:
        found: dict[tuple[str, str], Signatures] = self.fetch("carried")
        return found

    @cached_property
    def slips(self) -> dict[int, Signatures]:
        found: dict[int, Signatures] = self.fetch("slips")
        return found


class References:
    """The judge's side of the trusted child, which it starts. Use it from one thread at a time; close it, or use
    ``with``.

    Every method that asks the child raises ReferencesError if the child has ended, or something failed in it.
    """

    def __init__(self, book: Path):
        self.book = book
        self._questions: dict[str, dict[str, Question]] = {}
        self._pipe, theirs = Pipe()
        with theirs:  # not by multiprocessing, which would run the main module again: that may be nbgrader's
            command = [sys.executable, "-c", SERVE, str(book), str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)

    def questions(self, assignment: str) -> dict[str, Question]:
        """Name -> question, for each exercise of an assignment; essays have none."""
        if assignment not in self._questions:
            self._questions[assignment] = self._ask("questions", assignment)
        return self._questions[assignment]

    def evidence(self, assignment: str, exercise: str, seed: int) -> list[Told]:
        """Evidence for each case of one seed."""
        cases = self._ask("draw", assignment, exercise, seed)
        return [
            Told(label, edge, inputs, want, partial(self._ask, "more", assignment, exercise, seed, number))
            for number, (label, edge, inputs, want) in enumerate(cases)
        ]

    def points(self, assignment: str) -> dict[str, float]:
        """grade_id -> points, of everything in an assignment, essays too."""
        points: dict[str, float] = self._ask("points", assignment)
        return points

    def _ask(self, *order: Any) -> Any:
        try:
            self._pipe.send(order)
            done, answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise ReferencesError(f"the process that holds the answers is gone ({error or 'it ended'})") from None
        if not done:
            raise ReferencesError(answer)
        return answer

    def close(self) -> None:
        """End the child."""
        self._pipe.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> References:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


# ---------------------------------------------------------------------------------------------------- inside the child


def serve(book: Path, handle: int) -> None:
    """The child's program: answer questions on the pipe with this handle until the judge closes it."""
    pipe = Connection(handle)
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Ctrl-C the judge ends it
    with suppress(EOFError, OSError, KeyboardInterrupt):
        answers = _Child(book)
        while True:
            what, *arguments = pipe.recv()
            try:
                reply = True, getattr(answers, what)(*arguments)
            except Exception as error:
                reply = False, f"{type(error).__name__}: {error}"
            pipe.send(reply)


def die_with_parent() -> None:
    """Let the kernel kill this process when its parent ends: nobody else would end it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


class _Child:
    """What the child answers: each public method is one question."""

    def __init__(self, book: Path):
        self._course = Book(book)
        self._evidence = lru_cache(maxsize=2)(self._draw)  # hidden and visible cases of one exercise
        self._bundle = lru_cache(maxsize=1)(self._open)

    def questions(self, assignment: str) -> dict[str, Question]:
        chapter = self._course.chapter(assignment)
        missing = [(assignment, name) for name in chapter.exercises if not kept_slips(chapter, name)]
        list(gather(chapter.book, missing))
        found = {}
        for name, exercise in chapter.exercises.items():
            travelling = Travelling(exercise)
            what = chapter.id_of(name), spec_of(exercise, slips_of(chapter, name).kinds), tuple(exercise.after)
            texts = travelling.drive_text, travelling.law_texts, travelling.relation_texts
            found[name] = Question(*what, *texts, bool(exercise.data))
        return found

    def points(self, assignment: str) -> dict[str, float]:
        chapter = self._course.chapter(assignment)
        return {chapter.id_of(name): float(record.points) for name, record in chapter.records.items()}

    def draw(self, assignment: str, exercise: str, seed: int) -> list[tuple[str, bool, Any, Any]]:
        return [(e.label, e.edge, e.inputs, e.want) for e in self._evidence(assignment, exercise, seed)]

    def more(self, assignment: str, exercise: str, seed: int, number: int, kind: str) -> Any:
        return getattr(self._evidence(assignment, exercise, seed)[number], kind)

    def _open(self, assignment: str) -> Bundle | None:
        """The visible cases as they were built, with how every known answer departs: nothing is run for them again."""
        cases = built_cases(self._course, self._course.chapter(assignment))
        return Bundle(cases) if cases else None

    def _draw(self, assignment: str, exercise: str, seed: int) -> Sequence[Evidence]:
        chapter = self._course.chapter(assignment)
        record = chapter.exercises[exercise]
        if seed == visible_seed(chapter.id_of(exercise)):
            if bundle := self._bundle(assignment):
                return bundle.evidence(exercise)
            return visible_evidence(chapter, record, slips_of(chapter, exercise))
        return list(draw(record, chapter.earlier(record), seed, Travelling(record)))
