"""The worker processes that judge. Each reads submissions and what learners' code returned; none opens the gradebook."""

from __future__ import annotations

import atexit
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

from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.taken import take
from autograder.errors import UsageError, cause_of
from autograder.marking.grader import Grader
from autograder.marking.references import die_with_parent
from autograder.marking.runner.host import Limits
from autograder.marking.tries import Deferred, Later
from autograder.marking.verdicts import Graded, infrastructure

AHEAD = 2  # jobs handed out for each worker: enough to keep it busy, few enough to keep memory small


@dataclass(frozen=True)
class Judged:
    """The verdicts on one job. entered: whether nbgrader holds them already. attempt: the job's."""

    graded: Graded
    entered: bool = False
    attempt: str = ""


@dataclass(frozen=True)
class _Again:
    """A job that must be tried once more when all others are done. first: the first try, if there was one."""

    first: Graded | None


class Pool:
    """A pool of workers. If a worker is killed, no other submission is lost."""

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
        """Start the workers.

        force: judge also what is judged already. keep: store verdicts, and stage notebooks for nbgrader.
        """
        self.classroom, self.workers = classroom, workers
        self._arguments = (home, classroom.path, isolation, limits, force, keep)
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self.workers, context, _begin, self._arguments)
        self._hello = self._pool.submit(_level)

    def _submit(self, job: Job, *again: Any) -> Future[Any]:
        return self._pool.submit(_judge, job, *again)

    @property
    def level(self) -> str:
        """The isolation level of the workers. Raises UsageError if this machine does not have the one asked for."""
        return self._hello.result()[0]

    @property
    def in_force(self) -> str:
        """What guards and bounds a submission, in words. Raises UsageError as ``level`` does."""
        return self._hello.result()[1]

    def points(self, assignment: str) -> dict[str, float]:
        """grade_id -> points of everything in an assignment, as the book has it."""
        return self._pool.submit(_points, assignment).result()

    def judge(self, jobs: Iterable[Job]) -> Iterator[Judged]:
        """Yield the result of :func:`judge_one` for each job, in the order in which they end.

        A job that must be tried once more, alone, is tried when all others are done.
        """
        again: list[tuple[Job, Graded | None]] = []
        for job, result in self._in_parallel(deque(jobs)):
            if isinstance(result, _Again):
                again.append((job, result.first))
            else:
                yield result
        for job, first in again:
            yield self._alone(job, first)

    def _in_parallel(self, waiting: deque[Job]) -> Iterator[tuple[Job, Judged | _Again]]:
        """Judge jobs in parallel. If a worker is killed, judge each job that it may have had alone."""
        given: dict[Future[Judged | _Again], Job] = {}
        while waiting or given:
            suspects: list[Job] = []
            try:
                while waiting and len(given) < AHEAD * self.workers:
                    given[self._submit(waiting[0])] = waiting[0]
                    waiting.popleft()
            except BrokenProcessPool:
                if not given:  # a worker was killed while it had nothing to do
                    self._start()
                    continue
            for future in wait(given, return_when=FIRST_COMPLETED).done:
                job = given.pop(future)
                try:
                    yield job, future.result()
                except BrokenProcessPool:  # one of these jobs killed its worker: each is now judged alone
                    suspects.append(job)
            if suspects:
                suspects += given.values()  # the pool gives up all jobs when one worker is killed
                given.clear()
                self._start()
                for job in suspects:
                    yield job, self._alone(job)

    def _alone(self, job: Job, first: Graded | None = None) -> Judged:
        """Judge a job while no other is being judged. first: the first try, if there was one."""
        try:
            result: Judged = self._submit(job, first, True).result()
            assert not isinstance(result, _Again)  # a job that is alone is never put off again
            return result
        except BrokenProcessPool:
            self._start()
            line = "This could not be graded: the process that judged it was ended from outside (out of memory?)."
            graded = infrastructure(job.assignment, job.learner, [], line)
            self.classroom.store_of(job, graded)
            return Judged(graded, attempt=job.attempt)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        if kind:
            for process in multiprocessing.active_children():
                process.kill()


# ---------------------------------------------------------------------------------------------------- in a worker


_worker: dict[str, Any] = {}


def end_with_parent() -> None:
    """Tie a worker process to the main process, which alone ends it: also if that is killed, and not by Ctrl-C."""
    die_with_parent()
    parent = multiprocessing.parent_process()
    assert parent is not None  # this is a worker
    if os.getppid() != parent.pid:  # the parent was killed before die_with_parent()
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def not_graded(job: Job, error: Exception) -> Judged:
    """The result for a job at which something of ours has failed: a full disk, say. The next learner may do better."""
    line = f"This could not be graded, through no fault of the learner: {cause_of(error)}"
    return Judged(infrastructure(job.assignment, job.learner, [], line), attempt=job.attempt)


def _begin(home: Path, course: Path, isolation: str | None, limits: Limits | None, force: bool, keep: bool) -> None:
    """Set up a worker process."""
    end_with_parent()
    classroom = Classroom(course)
    turns = Deferred()
    grader = Grader(home, classroom.secret(), isolation, classroom.is_sample, limits, turns)
    atexit.register(grader.close)
    _worker.update(classroom=classroom, grader=grader, turns=turns, force=force, keep=keep)


def _level() -> tuple[str, str]:
    grader: Grader = _worker["grader"]
    return grader.level, grader.runner.in_force


def _points(assignment: str) -> dict[str, float]:
    grader: Grader = _worker["grader"]
    return grader.references.points(assignment)


def _judge(job: Job, first: Graded | None = None, quiet: bool = False) -> Judged | _Again:
    """Judge one job. quiet: no other job is being judged, so that this one may be tried again at once.

    Raises UsageError if nothing of this class can be graded; any other error concerns this job alone.
    """
    _worker["turns"].quiet = quiet
    try:
        return judge_one(_worker["classroom"], _worker["grader"], job, _worker["force"], _worker["keep"], first)
    except Later as later:
        return _Again(later.first)
    except UsageError:
        raise
    except Exception as error:
        return not_graded(job, error)


def judge_one(
    classroom: Classroom,
    grader: Grader,
    job: Job,
    force: bool = False,
    keep: bool = True,
    first: Graded | None = None,
) -> Judged:
    """Judge one submission, store its verdicts, and stage its rebuilt notebook for nbgrader, unless it is an attempt that is
    only kept.

    Stored verdicts that still hold are used instead. force, keep: see :class:`Pool`. first: the first try, if there was
    one. Raises UsageError if the assignment is not released.
    """
    taken = take(classroom, job)
    about = job.assignment, job.learner, taken.notebook, taken.files
    graded = classroom.stored_of(job)
    key = grader.key(*about)
    if force or graded is None or not graded.holds_at(key, grader.level):
        graded = grader.refuse(*about, taken.refused) if taken.refused else grader.grade(*about, first)
        graded.notes += taken.notes
        if keep:
            classroom.store_of(job, graded)
    elif taken.is_entered(classroom, graded):
        return Judged(graded, entered=True)
    if keep and not job.attempt:
        taken.stage(classroom)
    return Judged(graded, attempt=job.attempt)
