"""Verdicts: the result of grading one submission, the file that stores it, and whether it still holds."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from autograder.book.book import Book
from autograder.book.language import files_of, language_of
from autograder.digest import digest, rooms, version_of
from autograder.learner.client import as_html, as_text
from autograder.learner.verdict import State, Verdict
from autograder.marking.references import Question
from autograder.marking.runner import LEVELS
from autograder.marking.runner.host import Limits
from autograder.marking.submission import Notebook, role_of, source_of, to_run


@dataclass
class StoredVerdict(Verdict):
    """A verdict as it is stored, with the report that the learner was told, as text and as HTML."""

    seconds: float = 0.0  # how long the answer ran
    text: str = ""
    html: str = ""


@dataclass
class Graded:
    """The result of grading one submission, and the content of its verdict file."""

    assignment: str
    learner: str
    key: str
    level: str
    secret: str  # fingerprint of the secret that the hidden cases came from
    engine: str = ""  # digest of everything that a mark depends on, except the submission
    in_force: str = ""  # what guarded and bounded the submission while it ran, in words; "": it is not known
    verdicts: list[StoredVerdict] = field(default_factory=list)
    ran: list[tuple[str, str]] = field(default_factory=list)  # (cell id, source) of what was run, for a replay
    files: dict[str, str] = field(default_factory=dict)  # name -> base64 of the files handed in with the notebook
    outputs: dict[str, str] = field(default_factory=dict)  # cell id -> what it printed
    pictures: dict[str, list[str]] = field(default_factory=dict)  # cell id -> what it drew: PNG, base64
    notes: list[str] = field(default_factory=list)  # what was odd about the notebook
    refused: str | None = None

    @property
    def infrastructure(self) -> str | None:
        """What failed in the grader, if something did."""
        return next((v.lines[0] for v in self.verdicts if v.state == State.INFRASTRUCTURE), None)

    def verdict(self, exercise: str) -> StoredVerdict | None:
        """The verdict on one exercise; None if there is none."""
        return next((v for v in self.verdicts if v.exercise == exercise), None)

    def holds_at(self, key: str, level: str) -> bool:
        """Whether it has this key, and comes from this isolation level or a stronger one."""
        return self.key == key and self.level in LEVELS and LEVELS.index(self.level) <= LEVELS.index(level)

    def as_json(self) -> str:
        """The text of its verdict file."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> Graded:
        """Read a verdict file's text. Raises ValueError or TypeError if it is none."""
        content: Any = json.loads(text)
        if not isinstance(content, dict):
            raise ValueError("no verdict")
        graded = cls(**content)
        graded.verdicts = [StoredVerdict(**stored) for stored in content.get("verdicts", [])]
        for verdict in graded.verdicts:
            verdict.state = State(verdict.state)
        graded.ran = [(cell, source) for cell, source in graded.ran]
        check_types(graded)
        for verdict in graded.verdicts:
            check_types(verdict)
        return graded


def check_types(record: Graded | StoredVerdict) -> None:
    """Raise ValueError if a field has a value of another type than its class says."""
    kind: Any = type(record)
    for name, is_right in _hints(kind).items():
        if not is_right(getattr(record, name)):
            raise ValueError(f"{name} is not of the type that it has in {kind.__name__}")


Test = Callable[[Any], bool]


@lru_cache
def _hints(kind: Any) -> dict[str, Test]:
    """A test for each field of a class. To work them out takes a millisecond."""
    return {name: _test_of(asked) for name, asked in get_type_hints(kind).items()}


def _test_of(asked: Any) -> Test:
    """A function that says whether a value has a type; it knows the types that these dataclasses use."""
    if asked is Any:
        return lambda value: True
    if asked is float:
        return lambda value: type(value) in (int, float)
    kind, inner = get_origin(asked), [_test_of(one) for one in get_args(asked)]
    if kind is None:
        return lambda value: isinstance(value, asked)
    if kind in (Union, UnionType):
        return lambda value: any(one(value) for one in inner)
    if kind is dict:
        key, item = inner
        return lambda value: isinstance(value, dict) and all(key(k) and item(v) for k, v in value.items())
    if kind is tuple:
        return lambda value: (
            isinstance(value, tuple)
            and len(value) == len(inner)
            and all(one(part) for one, part in zip(inner, value, strict=True))
        )
    return lambda value: isinstance(value, kind) and all(map(inner[0], value))


@lru_cache
def engine_digest(book: Path, assignment: str) -> str:
    """A digest of everything that a mark depends on, except the submission and the limits.

    These are records, references, modules that learners get, kept weights; the judge's code, the language it speaks and
    its texts in it; the versions of Python, NumPy and PyTorch.
    """
    home = Book(book)
    chapter = home.chapter(assignment)
    files = [*rooms("learner", "book", "marking"), *files_of(home), *chapter.sources, *chapter.kept]
    return digest(
        files, language_of(home), platform.python_version(), *(version_of(name) for name in ("numpy", "torch"))
    )


def fingerprint(secret: bytes) -> str:
    """A short digest that tells secrets apart and does not reveal them."""
    return hashlib.sha256(secret).hexdigest()[:12]


def key_of(
    book: Path, secret: bytes, limits: Limits, assignment: str, learner: str, notebook: Notebook, files: dict[str, str]
) -> str:
    """A digest of everything that the marks depend on: the same key means the same marks.

    The isolation level is not part of it. files: name -> base64 of the files handed in with the notebook.
    """
    parts = [
        engine_digest(book, assignment),
        fingerprint(secret),
        {name: float(most) for name, most in asdict(limits).items()},  # so that 10 and 10.0 give the same key
        learner,
        assignment,
        to_run(notebook),
        [source_of(c) for c in notebook["cells"] if role_of(c).get("solution")],  # essays too
        files,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]


def verdict_of(question: Question, state: State, line: str) -> Verdict:
    """A verdict of no points, with this line as its reason."""
    return Verdict(question.name, 0.0, question.points, state, lines=[line])


def record_of(verdict: Verdict, seconds: float = 0.0) -> StoredVerdict:
    """A verdict as it is stored, with its report."""
    return StoredVerdict(**vars(verdict), seconds=round(seconds, 4), text=as_text(verdict), html=as_html(verdict))


def infrastructure(assignment: str, learner: str, questions: Iterable[Question], line: str) -> Graded:
    """The result for a submission that the grader failed to grade. It is graded again at the next run."""
    graded = Graded(assignment, learner, key="", level="", secret="")
    verdicts = [verdict_of(q, State.INFRASTRUCTURE, line) for q in questions]
    graded.verdicts = [record_of(v) for v in verdicts or [Verdict("", 0.0, 0.0, State.INFRASTRUCTURE, lines=[line])]]
    return graded
