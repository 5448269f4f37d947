"""The processes that judge: each reads submissions and what learners' code returned, and holds no gradebook."""

from __future__ import annotations

import atexit
import json
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dateutil.parser

from autograder.classroom.classroom import Classroom, Job, write_whole
from autograder.errors import Refused, UsageError, cause_of
from autograder.marking.grader import Grader
from autograder.marking.references import die_with_parent
from autograder.marking.runner.host import Limits
from autograder.marking.submission import read_cells, read_weights, rebuild, stand_in
from autograder.marking.tries import Deferred, Later
from autograder.marking.verdicts import Graded, infrastructure

STAGING = ".staging"  # where rebuilt notebooks wait for nbgrader
AHEAD = 2  # jobs handed out per worker: enough to keep it busy, few enough for memory to stay flat


@dataclass(frozen=True)
class Judged:
    """What became of one job. entered: nbgrader holds these verdicts already."""

    graded: Graded
    entered: bool = False


@dataclass(frozen=True)
class _Again:
    """A job that is to be tried once more when all others are done. first: the first try, if there was one."""

    first: Graded | None


class Pool:
    """A pool of workers. A killed worker loses no other submission."""

    def __init__(
        self,
        home: Path,
        classroom: Classroom,
        workers: int,
        isolation: str | None = None,
        limits: Limits | None = None,
        force: bool = False,
        keep: bool = True,
    ):
        """force: judge what is judged already. keep: store verdicts, and stage notebooks for nbgrader."""
        self.classroom, self.workers = classroom, workers
        self._arguments = (home, classroom.path, isolation, limits, force, keep)
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self.workers, context, _begin, self._arguments)
        self._hello = self._pool.submit(_level)

    @property
    def level(self) -> str:
        """The isolation level. Raises UsageError where the one asked for cannot be had."""
        return self._hello.result()

    def points(self, assignment: str) -> dict[str, float]:
        """The points of everything in an assignment, by grade_id."""
        return self._pool.submit(_points, assignment).result()

    def judge(self, jobs: Iterable[Job]) -> Iterator[Judged]:
        """What :func:`judge_one` makes of each, as it comes: a slow one keeps nobody waiting.

        What has to be tried once more, alone, is tried when all others are done.
        """
        again: list[tuple[Job, Graded | None]] = []
        for job, result in self._beside_each_other(deque(jobs)):
            if isinstance(result, _Again):
                again.append((job, result.first))
            else:
                yield result
        for job, first in again:
            yield self._alone(job, first)

    def _beside_each_other(self, waiting: deque[Job]) -> Iterator[tuple[Job, Judged | _Again]]:
        given: dict[Future[Judged | _Again], Job] = {}
        while waiting or given:
            suspects: list[Job] = []
            try:
                while waiting and len(given) < AHEAD * self.workers:
                    given[self._pool.submit(_judge, waiting[0])] = waiting[0]
                    waiting.popleft()
            except BrokenProcessPool:
                if not given:  # it was ended while it had nothing to do
                    self._start()
                    continue
            for future in wait(given, return_when=FIRST_COMPLETED).done:
                job = given.pop(future)
                try:
                    yield job, future.result()
                except BrokenProcessPool:  # one of these ended its worker: each by itself, so that it ends no other's
                    suspects.append(job)
            if suspects:
                suspects += given.values()  # all that were given end with the first
                given.clear()
                self._start()
                for job in suspects:
                    yield job, self._alone(job)

    def _alone(self, job: Job, first: Graded | None = None) -> Judged:
        """Judge a job while nobody else is at work."""
        try:
            result = self._pool.submit(_judge, job, first, True).result()
            assert isinstance(result, Judged)  # it has had its turn
            return result
        except BrokenProcessPool:
            self._start()
            line = "This could not be graded: the process that judged it was ended from outside (out of memory?)."
            graded = infrastructure(job.assignment, job.learner, [], line)
            self.classroom.store(graded)
            return Judged(graded)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        if kind:
            for process in multiprocessing.active_children():
                process.kill()


# ---------------------------------------------------------------------------------------------------- in a worker


_worker: dict[str, Any] = {}


def _begin(home: Path, course: Path, isolation: str | None, limits: Limits | None, force: bool, keep: bool) -> None:
    die_with_parent()
    parent = multiprocessing.parent_process()
    assert parent is not None  # this is a worker
    if os.getppid() != parent.pid:  # it was killed before we could ask for that
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends us
    classroom = Classroom(course)
    turns = Deferred()
    grader = Grader(home, classroom.secret(), isolation, classroom.is_sample, limits, turns)
    atexit.register(grader.close)
    _worker.update(classroom=classroom, grader=grader, turns=turns, force=force, keep=keep)


def _level() -> str:
    grader: Grader = _worker["grader"]
    return grader.level


def _points(assignment: str) -> dict[str, float]:
    grader: Grader = _worker["grader"]
    return grader.references.points(assignment)


def _judge(job: Job, first: Graded | None = None, quiet: bool = False) -> Judged | _Again:
    """quiet: nobody else is at work, so that it may be tried again at once."""
    _worker["turns"].quiet = quiet
    try:
        return judge_one(_worker["classroom"], _worker["grader"], job, _worker["force"], _worker["keep"], first)
    except Later as later:
        return _Again(later.first)
    except UsageError:
        raise  # nothing of this class can be graded
    except Exception as error:  # a full disk, whatever else: it may be different next time, and for the next learner
        line = f"This could not be graded, through no fault of the learner: {cause_of(error)}"
        return Judged(infrastructure(job.assignment, job.learner, [], line))


def judge_one(
    classroom: Classroom,
    grader: Grader,
    job: Job,
    force: bool = False,
    keep: bool = True,
    first: Graded | None = None,
) -> Judged:
    """Judge one submission and stage its rebuilt notebook. first: the first try, where that was made."""
    learner, assignment = job.learner, job.assignment
    release = classroom.release(assignment)
    folder = classroom.folder("submitted", learner, assignment)
    refused = None
    try:
        if folder.is_symlink() or folder.parent.is_symlink():
            raise Refused(f"The folder {assignment} is a link: hand in the notebook itself.")
        notebook = rebuild(release, read_cells(folder / f"{assignment}.ipynb"))
    except Refused as reason:
        refused = f"{reason}{_renamed(folder)}"
        notebook = stand_in(release, refused)
    files, notes = read_weights(folder / f"{assignment}.npz")
    stamped, note = _time_stamp(folder / "timestamp.txt")
    graded = classroom.stored(learner, assignment)
    key = grader.key(assignment, learner, notebook, files)
    if force or graded is None or not graded.holds_at(key, grader.level):
        if refused:
            graded = grader.refuse(assignment, learner, notebook, files, refused)
        else:
            graded = grader.grade(assignment, learner, notebook, files, first)
        graded.notes += notes + note
        if keep:
            classroom.store(graded)
    elif classroom.entered(learner, assignment) == [graded.key, stamped]:
        return Judged(graded, entered=True)
    if not keep:
        return Judged(graded)
    staged = classroom.folder(STAGING, learner, assignment)
    write_whole(staged / f"{assignment}.ipynb", json.dumps(notebook).encode())
    if stamped:
        write_whole(staged / "timestamp.txt", stamped.encode())
    return Judged(graded)


def _time_stamp(path: Path) -> tuple[str, list[str]]:
    """When it was handed in, as nbgrader wants to read it; and a note where that cannot be read: it is left out."""
    if path.is_symlink() or not path.is_file():
        return "", []
    with path.open(errors="replace") as file:
        text = file.read(100).strip()
    try:
        dateutil.parser.parse(" ".join(text.split(" ")[:2]))  # as nbgrader will, and what follows is a time zone
    except (ValueError, OverflowError):
        return "", ["its timestamp.txt holds no time; it is marked as handed in without one"]
    return text, []


def _renamed(folder: Path) -> str:
    others = [p.name for p in folder.glob("*.ipynb") if p.name != f"{folder.name}.ipynb"]
    return f" (There is {others[0]!r}: `autograder collect` takes a notebook under any name.)" if others else ""
