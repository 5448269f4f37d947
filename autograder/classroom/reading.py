"""Processes that take submissions from disk for judges on other machines: what learners hand in is not read in the process
that holds the gradebook.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.pool import Judged, Pool, end_with_parent, not_graded
from autograder.classroom.taken import Taken, take
from autograder.errors import UsageError
from autograder.marking.runner.host import Limits
from autograder.marking.verdicts import key_of

READERS = 2


@dataclass(frozen=True)
class Waiting:
    """A submission that must be judged. key: of its verdicts. first: what a first try gave, as its judge answered it."""

    taken: Taken
    key: str
    first: dict[str, Any] | None = None


class Readers(Pool):
    """For each job, its ``judge`` yields a Waiting; or a Judged, if stored verdicts hold. level: the one they must have."""

    def __init__(self, home: Path, classroom: Classroom, level: str, limits: Limits, force: bool, keep: bool):
        self.classroom, self.workers = classroom, READERS
        self._about = (home, classroom.path, level, limits, force, keep)
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self.workers, context, _begin, self._about)

    def _submit(self, job: Job, *again: Any) -> Future[Any]:
        return self._pool.submit(_read, job)


_reader: dict[str, Any] = {}


def _begin(*about: Any) -> None:
    """Set up a reader's process."""
    end_with_parent()
    _reader.update(zip(("home", "course", "level", "limits", "force", "keep"), about, strict=True))


def _read(job: Job) -> Judged | Waiting:
    """Raises UsageError if nothing of this class can be graded; any other error concerns this job alone."""
    try:
        return _taken(job)
    except UsageError:
        raise
    except Exception as error:
        return not_graded(job, error)


def _taken(job: Job) -> Judged | Waiting:
    classroom = Classroom(_reader["course"])
    taken = take(classroom, job)
    about = job.assignment, job.learner, taken.notebook, taken.files
    key = key_of(_reader["home"], classroom.secret(), _reader["limits"], *about)
    graded = None if _reader["force"] else classroom.stored_of(job)
    if graded is None or not graded.holds_at(key, _reader["level"]):
        return Waiting(taken, key)
    if taken.is_entered(classroom, graded):
        return Judged(graded, entered=True)
    if _reader["keep"] and not job.attempt:
        taken.stage(classroom)
    return Judged(graded, attempt=job.attempt)
