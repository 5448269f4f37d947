"""The processes that judge: each reads submissions and what learners' code returned, and holds no gradebook."""

from __future__ import annotations

import atexit
import json
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import dateutil.parser

from autograder.answers import die_with_parent
from autograder.grader import Graded, Grader, infrastructure
from autograder.root import Root, write_whole
from autograder.runner.host import Limits
from autograder.submission import Refused, read_cells, read_weights, rebuild, stand_in

Job = tuple[str, str]  # learner, assignment
STAGING = ".staging"  # where rebuilt notebooks wait for nbgrader
AHEAD = 2  # jobs handed out per worker: enough to keep it busy, few enough for memory to stay flat


class Judges:
    """A pool of workers. One that is ended from outside takes nobody's verdict with it."""

    def __init__(
        self,
        book: Path,
        root: Root,
        workers: int,
        isolation: str | None = None,
        limits: Limits | None = None,
        force: bool = False,
        keep: bool = True,
    ):
        """force: judge what is judged already. keep: store verdicts, and stage notebooks for nbgrader."""
        self.root, self.workers = root, workers
        self._arguments = (book, root.path, isolation, limits, force, keep)
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

    def judge(self, jobs: Iterable[Job]) -> Iterator[tuple[Graded, bool]]:
        """What :func:`judge_one` makes of each, in order."""
        waiting, given = deque(jobs), deque[tuple[Job, Future[Any]]]()
        while waiting or given:
            try:
                while waiting and len(given) < AHEAD * self.workers:
                    given.append((waiting[0], self._pool.submit(_judge, waiting[0])))
                    waiting.popleft()
                result = given[0][1].result()
            except BrokenProcessPool:  # one of these ended its worker: each by itself, so that it ends no other's
                suspects = [job for job, _ in given]
                given.clear()
                for job in suspects:
                    yield self._alone(job)
            else:
                given.popleft()
                yield result

    def _alone(self, job: Job) -> tuple[Graded, bool]:
        self._start()
        try:
            return self._pool.submit(_judge, job).result()
        except BrokenProcessPool:
            self._start()
            learner, assignment = job
            line = "This could not be graded: the process that judged it was ended from outside (out of memory?)."
            graded = infrastructure(assignment, learner, [], line)
            self.root.store(graded)
            return graded, False

    def __enter__(self) -> Judges:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        if kind:
            for process in multiprocessing.active_children():
                process.kill()


# ---------------------------------------------------------------------------------------------------- in a worker


_worker: dict[str, Any] = {}


def _begin(book: Path, course: Path, isolation: str | None, limits: Limits | None, force: bool, keep: bool) -> None:
    die_with_parent()
    if os.getppid() != multiprocessing.parent_process().pid:  # it was killed before we could ask for that
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends us
    root = Root(course)
    grader = Grader(book, root.secret(), isolation, root.is_sample, limits)
    atexit.register(grader.close)
    _worker.update(root=root, grader=grader, force=force, keep=keep)


def _level() -> str:
    return _worker["grader"].level


def _points(assignment: str) -> dict[str, float]:
    return _worker["grader"].answers.points(assignment)


def _judge(job: Job) -> tuple[Graded, bool]:
    try:
        return judge_one(_worker["root"], _worker["grader"], *job, force=_worker["force"], keep=_worker["keep"])
    except OSError as error:  # a full disk, a folder that cannot be read: it may be different next time
        learner, assignment = job
        return infrastructure(assignment, learner, [], f"This could not be graded: {error}."), False


def judge_one(
    root: Root, grader: Grader, learner: str, assignment: str, force: bool = False, keep: bool = True
) -> tuple[Graded, bool]:
    """Judge one submission and stage its rebuilt notebook; returns the verdicts, and whether they were entered before."""
    release = root.release(assignment)
    folder = root.folder("submitted", learner, assignment)
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
    graded = root.stored(learner, assignment)
    if force or graded is None or graded.key != grader.key(assignment, learner, notebook, files):
        if refused:
            graded = grader.refuse(assignment, learner, notebook, files, refused)
        else:
            graded = grader.grade(assignment, learner, notebook, files)
        graded.notes += notes + note
        if keep:
            root.store(graded)
    elif root.entered(learner, assignment) == [graded.key, stamped]:
        return graded, True
    if not keep:
        return graded, False
    staged = root.folder(STAGING, learner, assignment)
    write_whole(staged / f"{assignment}.ipynb", json.dumps(notebook).encode())
    if stamped:
        write_whole(staged / "timestamp.txt", stamped.encode())
    return graded, False


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
