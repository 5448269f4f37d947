"""Judging one submission as a function of bytes: what a judge on another machine gets, and what it answers.

It gets the rebuilt notebook, the files handed in with it, and the seeds of hidden cases: neither the secret nor the
learner's name. Its answer is checked here as carefully as a learner's: a judge that is broken, or of another version, must
not enter anything that cannot be a mark. Both are msgpack.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

import msgpack

from autograder.errors import AutograderError, inert
from autograder.learner.verdict import State, Verdict
from autograder.marking.run import MAX_PICTURES, MAX_TEXT
from autograder.marking.runner import LEVELS
from autograder.marking.runner.incoming import is_picture
from autograder.marking.submission import Notebook
from autograder.marking.verdicts import Graded, StoredVerdict, check_types, record_of

MAX_ANSWER = 64 << 20  # bytes
MAX_LIST, MAX_LINE = 10_000, 20_000  # items of a list or dict; characters of a text that is told
OURS = ("assignment", "learner", "key", "secret", "ran", "files")  # of a Graded: who asks knows them, and tells nobody


class Unusable(AutograderError):
    """What a judge on another machine answered cannot be used."""


@dataclass(frozen=True)
class Work:
    """One submission to be judged.

    seeds: id of an exercise -> seed of its hidden cases, in hexadecimal: it has more bits than msgpack's numbers.
    refused: why it could not be read. first: the first try, if this is the second. quiet: whether a second try may be made
    at once.
    """

    assignment: str
    notebook: Notebook
    files: dict[str, str]
    seeds: dict[str, str]
    refused: str | None = None
    first: dict[str, Any] | None = None
    quiet: bool = False

    def packed(self) -> bytes:
        return packed(vars(self))

    @classmethod
    def unpacked(cls, data: bytes) -> Work:
        return cls(**unpacked(data))


def packed(value: Any) -> bytes:
    data: bytes = msgpack.packb(value, unicode_errors="surrogatepass")
    return data


def unpacked(data: bytes) -> Any:
    """The plain value in these bytes. Raises Unusable if they hold none, or too much."""
    limits = {"max_str_len": MAX_ANSWER, "max_bin_len": 0, "max_array_len": MAX_LIST, "max_map_len": MAX_LIST}
    if len(data) > MAX_ANSWER:
        raise Unusable(f"an answer of {len(data)} bytes")
    try:
        return msgpack.unpackb(data, unicode_errors="surrogatepass", max_ext_len=0, **limits)
    except Exception as error:  # msgpack raises many kinds of exceptions for invalid bytes
        raise Unusable(f"no answer ({type(error).__name__})") from None


def answer_of(graded: Graded) -> dict[str, Any]:
    """What is sent back. What learners are told is sent in parts; whoever asked makes text and HTML of it."""
    found = {name: value for name, value in asdict(graded).items() if name not in OURS}
    found["verdicts"] = [{k: v for k, v in row.items() if k not in ("text", "html")} for row in found["verdicts"]]
    return found


def graded_of(answer: Any, points: Mapping[str, float], cells: Collection[str], level: str | None) -> Graded:
    """The verdicts in an answer, once it has been checked. The fields in OURS are empty.

    points: name of an exercise -> points, of all that had to be judged. cells: ids of the notebook's cells. level: the
    weakest isolation level that will do; None: any. Raises Unusable.
    """
    try:
        parts = {f.name: answer[f.name] for f in fields(Graded) if f.name not in OURS}
        given = [StoredVerdict(**row) for row in parts.pop("verdicts")]
        graded = Graded(assignment="", learner="", key="", secret="", **parts)
        check_types(graded)
        for verdict in given:
            verdict.state = State(verdict.state)
            check_types(verdict)
    except (KeyError, TypeError, ValueError) as error:
        raise Unusable(f"no verdicts ({type(error).__name__})") from None
    if level and (graded.level not in LEVELS or LEVELS.index(graded.level) > LEVELS.index(level)):
        raise Unusable(f"verdicts of isolation level {graded.level[:20]!r}")
    if [(v.exercise, v.max) for v in given] != list(points.items()):
        raise Unusable("verdicts on other exercises")
    graded.verdicts = [_checked(v) for v in given]
    graded.outputs = {cell: _text(text, MAX_TEXT) for cell, text in graded.outputs.items() if cell in cells}
    graded.pictures = {cell: shown for cell, shown in graded.pictures.items() if cell in cells}
    shown = [picture for several in graded.pictures.values() for picture in several]
    if sum(map(len, shown)) > MAX_PICTURES or not all(map(is_picture, shown)):
        raise Unusable("pictures that are none")
    graded.notes = [inert(_text(note, MAX_LINE)) for note in graded.notes]
    graded.in_force = inert(_text(graded.in_force, MAX_LINE))
    return graded


def _checked(given: StoredVerdict) -> StoredVerdict:
    """A verdict with a report that is made here. Raises Unusable if it cannot be one."""
    if given.state == State.INFRASTRUCTURE:
        raise Unusable("a failure that is no error")
    if not (math.isfinite(given.points) and 0 <= given.points <= given.max and (4 * given.points).is_integer()):
        raise Unusable(f"{given.points} points of {given.max}")
    if not (math.isfinite(given.seconds) and given.seconds >= 0):
        raise Unusable("a time that is none")
    told = [*given.named, *given.lines, *given.remarks, given.how, given.computes]
    if any(set(diagnosis) != {"says", "hint", "pointer"} for diagnosis in given.diagnoses):
        raise Unusable("a diagnosis that is none")
    told += [part for diagnosis in given.diagnoses for part in diagnosis.values()]
    for part in told:
        if part is not None:
            _text(part, MAX_LINE)
    names = [f.name for f in fields(Verdict)]
    return record_of(Verdict(**{name: getattr(given, name) for name in names}), given.seconds)


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise Unusable("a text that is none, or too long")
    return value
