"""What a learner handed in before: the verdicts on each earlier notebook of an assignment, without its code.

A notebook that is judged again, because the course has changed, is no other attempt: the code that ran tells notebooks
apart. Attempts are known from the version of this program on that writes them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.learner.verdict import State
from autograder.marking.verdicts import Graded

SUFFIX = ".earlier"  # of the file beside a verdict file


@dataclass(frozen=True)
class Tried:
    """What became of one exercise in an earlier notebook: as in its verdict."""

    exercise: str
    points: float
    max: float
    state: str
    named: list[str]


@dataclass(frozen=True)
class Attempt:
    """One earlier notebook. of: a digest of the code that ran in it. tried: its exercises, in the notebook's order."""

    of: str
    tried: list[Tried]


def code_of(graded: Graded) -> str:
    """A digest of the code that ran; it tells one notebook of a learner from the next."""
    return hashlib.sha256(json.dumps([graded.ran, graded.files]).encode()).hexdigest()[:16]


def attempt_of(graded: Graded) -> Attempt:
    """A submission as an attempt."""
    tried = [Tried(v.exercise, v.points, v.max, v.state.value, v.named) for v in graded.verdicts if v.exercise]
    return Attempt(code_of(graded), tried)


def earlier(verdict_file: Path) -> list[Attempt]:
    """The earlier attempts whose verdicts were replaced by those of this file, the oldest first; [] if none is known."""
    try:
        rows = json.loads(verdict_file.with_suffix(SUFFIX).read_text("utf8"))
        return [Attempt(str(row["of"]), [_tried(t) for t in row["tried"]]) for row in rows]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return []


def _tried(row: dict[str, object]) -> Tried:
    """One exercise as it is stored. Raises ValueError, TypeError or KeyError if the file was changed."""
    named = row["named"]
    if not isinstance(named, list):
        raise TypeError("named is no list")
    points, most = float(str(row["points"])), float(str(row["max"]))
    return Tried(str(row["exercise"]), points, most, State(row["state"]).value, [str(name) for name in named])


def with_attempt(verdict_file: Path, before: Graded) -> bytes | None:
    """The content of the file of attempts after these verdicts are replaced; None if there is nothing to add.

    A failure of the grader is no attempt, nor is a notebook that is the last attempt already.
    """
    known = earlier(verdict_file)
    if before.infrastructure or (known and known[-1].of == code_of(before)):
        return None
    return json.dumps([asdict(attempt) for attempt in (*known, attempt_of(before))]).encode()
