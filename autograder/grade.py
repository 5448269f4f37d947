"""``autograder grade``: judge a class in parallel, then enter the marks through nbgrader, one submission at a time.

Judging writes one verdict file per submission; entering hands nbgrader the rebuilt notebook, never the submitted file.
Whatever is already judged and entered is skipped, so that an interrupted run continues where it stopped.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import sysconfig
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import Course, UsageError
from autograder.grader import Graded
from autograder.judges import STAGING, Job, Judges
from autograder.root import LEARNER, Root
from autograder.runner.host import Limits, sweep


@dataclass(frozen=True)
class Options:
    """What ``autograder grade`` was asked for."""

    assignments: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()
    isolation: str | None = None
    workers: int = 0  # 0: one per core
    force: bool = False
    preview: bool = False  # judge everything again and keep nothing
    limits: Limits = Limits()


@dataclass
class Outcome:
    """What became of one submission. ``trouble``: why there is no mark in the gradebook, through no fault of his."""

    graded: Graded
    skipped: bool = False
    trouble: str | None = None


def _silent(results: Iterable[Any], total: int, what: str) -> Iterable[Any]:
    return results


def grade(
    book: Path,
    course: Path,
    options: Options,
    say: Callable[[str], None] = print,
    progress: Callable[..., Any] = _silent,
) -> list[Outcome]:
    """Grade the submissions under ``course/submitted``.

    progress: wraps an iterable of known length, ``progress(results, total=, what=)``, and shows how far it is.
    Raises UsageError, with nothing written, where grading cannot begin.
    """
    everything, root = Course(book), Root(course)
    jobs = find_jobs(everything, root, options)
    root.require_same_secret(root.secret())
    check_gradebook(root)
    sweep()
    staging = root.path / STAGING
    workers = min(options.workers or os.cpu_count() or 1, len(jobs))
    keep = not options.preview
    with Judges(book, root, workers, options.isolation, options.limits, options.force, keep) as judges:
        api = nbgrader_api(book, root)  # while the judges start
        api.coursedir.submitted_directory = STAGING
        say(f"isolation level: {judges.level}")
        for assignment in sorted({a for _, a in jobs}):
            require_released(judges.points(assignment), root, assignment)
        shutil.rmtree(staging, ignore_errors=True)
        outcomes = []
        try:
            for graded, skipped in progress(judges.judge(jobs), total=len(jobs), what="submissions:"):
                done = skipped or options.preview
                outcomes.append(Outcome(graded, skipped) if done else enter(api, root, graded))
        finally:
            shutil.rmtree(staging, ignore_errors=True)
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


def require_released(promised: dict[str, float], root: Root, assignment: str) -> None:
    """Raises UsageError where gradebook and release do not name the exercises of the course, for the same points."""
    from nbgrader.api import Gradebook, MissingEntry

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
        old = root.entered(graded.learner, graded.assignment)
        stays = " The gradebook still holds the mark of an earlier version." if old else ""
        return Outcome(graded, trouble=f"{graded.infrastructure}{stays}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # nbgrader 0.9.6 under SQLAlchemy 2 warns of its own autoflush at every row
            result = api.autograde(graded.assignment, graded.learner)
        if not result["success"]:
            return Outcome(graded, trouble=f"nbgrader could not enter the marks: {_reason(result)}")
        staged = root.folder(STAGING, graded.learner, graded.assignment)
        stamp = staged / "timestamp.txt"
        root.has_entered(graded, stamp.read_text("utf8") if stamp.exists() else "")
        shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        return Outcome(graded, trouble=f"the marks could not be entered: {error}")
    return Outcome(graded)


def _reason(result: dict[str, Any]) -> str:
    """The last exception that nbgrader names, in its log or else in what it raised."""
    for text in (result.get("log", ""), result.get("error", "")):
        if named := re.findall(r"[\w.]*(?:Error|Exception|Exit)\b: .*", text):
            return named[-1]
    return "it does not say why"


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


def marks_in(root: Root) -> dict[tuple[str, str], tuple[float | None, float | None]]:
    """What the gradebook holds: (learner, grade_id) -> automatic mark, mark given by a person."""
    if not root.gradebook.exists():
        return {}
    with sqlite3.connect(f"file:{root.gradebook}?mode=ro", uri=True) as db:
        return {(row[0], row[1]): (row[2], row[3]) for row in db.execute(MARKS)}


MARKS = """
    select submitted_assignment.student_id, base_cell.name, grade.auto_score, grade.manual_score
    from grade join base_cell on base_cell.id = grade.cell_id
    join submitted_notebook on submitted_notebook.id = grade.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
"""


def changes(before: dict[Any, Any], outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """Where verdicts differ from the marks that were: learner, assignment, exercise, before, after, by_hand.

    before: None where there was no mark; after: None where it could not be graded; by_hand: a mark given by a person,
    which stays.
    """
    rows = []
    for outcome in outcomes:
        graded = outcome.graded
        for verdict in graded.verdicts:
            old, by_hand = before.get((graded.learner, f"{graded.assignment}-{verdict['exercise']}"), (None, None))
            new = None if outcome.trouble or graded.infrastructure else verdict["points"]
            if old != new:
                about = {"learner": graded.learner, "assignment": graded.assignment, "exercise": verdict["exercise"]}
                rows.append({**about, "before": old, "after": new, "by_hand": by_hand})
    return rows
