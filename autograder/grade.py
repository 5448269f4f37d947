"""``autograder grade``: judge a class in parallel, then enter the marks through nbgrader, one submission at a time.

Judging writes one verdict file per submission; entering hands nbgrader the rebuilt notebook, never the submitted file.
Whatever is already judged and entered is skipped, so that an interrupted run continues where it stopped.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sysconfig
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from autograder.course import Course, UsageError
from autograder.grader import Graded, Grader
from autograder.root import LEARNER, Root, write_whole
from autograder.runner.host import Limits, choose_level
from autograder.submission import Refused, read_cells, rebuild, stand_in

Job = tuple[str, str]  # learner, assignment
STAGING = ".staging"


@dataclass(frozen=True)
class Options:
    """What ``autograder grade`` was asked for."""

    assignments: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()
    isolation: str | None = None
    workers: int = 0  # 0: one per core
    force: bool = False
    limits: Limits = Limits()


@dataclass
class Outcome:
    """What became of one submission. ``trouble``: why there is no mark in the gradebook, through no fault of his."""

    graded: Graded
    skipped: bool = False
    trouble: str | None = None


def _silent(results: Iterable[Any], total: int) -> Iterable[Any]:
    return results


def grade(
    book: Path,
    course: Path,
    options: Options,
    say: Callable[[str], None] = print,
    progress: Callable[..., Any] = _silent,
) -> list[Outcome]:
    """Grade the submissions under ``course/submitted``.

    progress: wraps an iterable of known length (``total=``) and shows how far it is.
    Raises UsageError, with nothing written, where grading cannot begin.
    """
    everything, root = Course(book), Root(course)
    jobs = find_jobs(everything, root, options)
    level = choose_level(options.isolation, trusted=(root.path / "demo.json").exists())
    secret = root.secret()
    root.require_same_secret(secret)
    say(f"isolation level: {level}")
    check_gradebook(root)
    with_api = nbgrader_api(book, root)
    with_api.coursedir.submitted_directory = STAGING
    for assignment in sorted({a for _, a in jobs}):
        require_released(everything, root, assignment)
    shutil.rmtree(root.path / STAGING, ignore_errors=True)
    outcomes = []
    try:
        judged = judge_all(book, root, level, options, jobs)
        for graded, skipped in progress(judged, total=len(jobs)):
            outcomes.append(Outcome(graded, skipped) if skipped else enter(with_api, root, graded))
    finally:
        shutil.rmtree(root.path / STAGING, ignore_errors=True)
    return outcomes


def find_jobs(everything: Course, root: Root, options: Options) -> list[Job]:
    """The submissions asked for. Raises UsageError where there are none."""
    for name in options.assignments:
        everything.chapter(name)
    found = list(root.submissions())
    learners = {learner for learner, _ in found}
    for learner in options.learners:
        if learner not in learners:
            raise UsageError(f"{learner!r} has handed in nothing: there is no {root.path / 'submitted' / learner}.")
    jobs = [
        (learner, assignment)
        for learner, assignment in found
        if assignment in (options.assignments or everything.chapters)
        and (not options.learners or learner in options.learners)
    ]
    if not jobs:
        what = f" of {', '.join(options.assignments)}" if options.assignments else ""
        raise UsageError(
            f"There are no submissions{what} in {root.path / 'submitted'}. `autograder collect` puts them there."
        )
    for learner, _ in jobs:
        if not LEARNER.fullmatch(learner):
            raise UsageError(
                f"{learner!r} cannot be a learner's name (letters, digits and . _ @ + - only): rename {root.path / 'submitted' / learner}."
            )
    return jobs


# ---------------------------------------------------------------------------------------------------- judging


_worker: dict[str, Any] = {}


def _start_worker(book: Path, course: Path, level: str, limits: Limits, force: bool) -> None:
    root = Root(course)
    _worker.update(root=root, grader=Grader(Course(book), root.secret(), level, limits), force=force)


def _judge_job(job: Job) -> tuple[Graded, bool]:
    return judge_one(_worker["root"], _worker["grader"], *job, force=_worker["force"])


def judge_one(root: Root, grader: Grader, learner: str, assignment: str, force: bool = False) -> tuple[Graded, bool]:
    """Judge one submission and stage its rebuilt notebook; returns the verdicts, and whether they were entered before."""
    release = root.release(assignment)
    folder = root.folder("submitted", learner, assignment)
    refused = None
    try:
        notebook = rebuild(release, read_cells(folder / f"{assignment}.ipynb"))
    except Refused as reason:
        refused = f"{reason}{_renamed(folder)}"
        notebook = stand_in(release, refused)
    stamp = folder / "timestamp.txt"
    stamped = stamp.read_text("utf8", errors="replace")[:100] if stamp.is_file() and not stamp.is_symlink() else ""
    graded = root.stored(learner, assignment)
    if force or graded is None or graded.key != grader.key(assignment, learner, notebook):
        if refused:
            graded = grader.refuse(assignment, learner, notebook, refused)
        else:
            graded = grader.grade(assignment, learner, notebook)
        if not graded.infrastructure:  # trouble of our own is tried again next time
            root.store(graded)
    elif _entered(root, learner, assignment) == [graded.key, stamped]:
        return graded, True
    staged = root.folder(STAGING, learner, assignment)
    write_whole(staged / f"{assignment}.ipynb", json.dumps(notebook).encode())
    if stamped:
        write_whole(staged / "timestamp.txt", stamped.encode())
    return graded, False


def _renamed(folder: Path) -> str:
    others = [p.name for p in folder.glob("*.ipynb") if p.name != f"{folder.name}.ipynb"]
    return f" (There is {others[0]!r}: `autograder collect` takes a notebook under any name.)" if others else ""


def judge_all(book: Path, root: Root, level: str, options: Options, jobs: list[Job]) -> Iterator[tuple[Graded, bool]]:
    """Judge on all cores; each comes back as soon as it is ready, in order."""
    arguments = (book, root.path, level, options.limits, options.force)
    workers = min(options.workers or os.cpu_count() or 1, len(jobs))
    if workers == 1:
        _start_worker(*arguments)
        try:
            yield from map(_judge_job, jobs)
        finally:
            _worker.pop("grader").close()
        return
    done = 0
    for _ in range(2):  # a worker killed from outside takes the pool down: once more, for what is left
        with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, arguments) as pool:
            try:
                for result in pool.map(_judge_job, jobs[done:]):
                    yield result
                    done += 1
                return
            except BrokenProcessPool:
                continue
    raise UsageError(
        "A grading process was ended from outside twice (out of memory?). Nothing judged so far is lost: run it again."
    )


# ---------------------------------------------------------------------------------------------------- entering


def nbgrader_api(book: Path, root: Root) -> Any:
    """nbgrader's own API on this course.

    Raises UsageError where nbgrader could not work.
    """
    scripts = sysconfig.get_path("scripts")
    os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", "")])
    if shutil.which("alembic") is None:
        raise UsageError("nbgrader needs the program alembic, which is not installed: pip install -r requirements.txt")
    from nbgrader.apps.api import NbGraderAPI  # 2 s
    from traitlets.config import PyFileConfigLoader

    os.environ["COURSE_ROOT"] = str(root.path)
    config_file = book / "nbgrader_config.py"
    if not config_file.exists():
        raise UsageError(f"There is no nbgrader_config.py in {book}.")
    config = PyFileConfigLoader(config_file.name, path=str(config_file.parent)).load_config()
    config.CourseDirectory.root = str(root.path)
    api = NbGraderAPI(config=config)
    api.log_level = "ERROR"
    return api


def check_gradebook(root: Root) -> None:
    """Raises UsageError for a gradebook that is missing, half made, damaged or cannot be written."""
    path = root.gradebook
    if not path.exists():
        raise UsageError(
            f"There is no gradebook {path}: release an assignment first (nbgrader generate_assignment NAME --force)."
        )
    try:
        with sqlite3.connect(path, timeout=10) as db:
            tables = {name for (name,) in db.execute("select name from sqlite_master where type='table'")}
            if not {"alembic_version", "assignment", "grade"} <= tables:
                raise UsageError(
                    f"{path} is half made: it lacks nbgrader's tables. Remove it and run nbgrader generate_assignment NAME --force."
                )
            if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
                raise UsageError(f"{path} cannot be written: change its permissions, or run as its owner.")
            db.execute("begin immediate")
            db.rollback()
    except sqlite3.Error as error:
        raise UsageError(f"{path} cannot be used: {error}.") from None


def require_released(everything: Course, root: Root, assignment: str) -> None:
    """Raises UsageError where gradebook, release and records do not name the same exercises for the same points."""
    from nbgrader.api import Gradebook, MissingEntry

    chapter = everything.chapter(assignment)
    promised = {chapter.id_of(name): float(record.points) for name, record in chapter.records.items()}
    released = {
        c["metadata"]["nbgrader"]["grade_id"]: float(c["metadata"]["nbgrader"]["points"])
        for c in root.release(assignment)["cells"]
        if c["metadata"].get("nbgrader", {}).get("grade")
    }
    with Gradebook(f"sqlite:///{root.gradebook}", "unrolled") as gradebook:
        try:
            entered = {c.name: float(c.max_score) for c in gradebook.find_notebook(assignment, assignment).grade_cells}
        except MissingEntry:
            entered = {}
    if not promised == released == entered:
        raise UsageError(
            f"{assignment} as released is not {assignment} as it is in the course now. "
            f"Release it again: autograder build && nbgrader generate_assignment {assignment} --force"
        )


def enter(api: Any, root: Root, graded: Graded) -> Outcome:
    """Hand one judged submission to nbgrader."""
    if graded.infrastructure:
        return Outcome(graded, trouble=graded.infrastructure)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader 0.9.6 under SQLAlchemy 2 warns of its own autoflush at every row
        result = api.autograde(graded.assignment, graded.learner)
    if not result["success"]:
        return Outcome(graded, trouble=f"nbgrader could not enter the marks: {_reason(result.get('log', ''))}")
    staged = root.folder(STAGING, graded.learner, graded.assignment)
    stamp = staged / "timestamp.txt"
    mark = [graded.key, stamp.read_text("utf8") if stamp.exists() else ""]
    write_whole(_entered_file(root, graded.learner, graded.assignment), json.dumps(mark).encode())
    shutil.rmtree(staged, ignore_errors=True)
    return Outcome(graded)


def _reason(log: str) -> str:
    """The exception in nbgrader's log: the last line that is not its own summary."""
    lines = [line for line in log.splitlines() if line.strip() and not line.startswith("[ERROR]")]
    return lines[-1] if lines else "it does not say why"


def _entered_file(root: Root, learner: str, assignment: str) -> Path:
    return root.path / "verdicts" / assignment / f"{learner}.entered"


def _entered(root: Root, learner: str, assignment: str) -> list[str] | None:
    """[key, timestamp] of what nbgrader holds for this submission."""
    if not root.folder("autograded", learner, assignment).exists():
        return None
    try:
        return json.loads(_entered_file(root, learner, assignment).read_text("utf8"))
    except (FileNotFoundError, ValueError):
        return None


def as_rows(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """One row per learner and exercise, as ``grade --json`` prints them."""
    return [
        {
            "learner": o.graded.learner,
            "assignment": o.graded.assignment,
            "exercise": v["exercise"],
            "points": None if o.trouble else v["points"],
            "max": v["max"],
            "state": "infrastructure" if o.trouble else v["state"],
            "misconceptions": v["named"],
            "seconds": v["seconds"],
        }
        for o in outcomes
        for v in o.graded.verdicts
    ]
