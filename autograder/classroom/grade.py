"""``autograder grade``: judges a class in parallel, and enters the marks as nbgrader does (entering.py).

Judging writes one verdict file for each submission. To enter the marks, nbgrader is given the rebuilt notebook, never
the submitted file. A submission that is judged and entered already is skipped, so an interrupted run can be continued.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder.book.book import Book
from autograder.classroom import gradebook
from autograder.classroom.classroom import LEARNER, Classroom, Job
from autograder.classroom.cluster import Cluster
from autograder.classroom.entering import Entering, Outcome
from autograder.classroom.pool import Pool
from autograder.classroom.roster import FILE as ROSTER
from autograder.classroom.roster import Roster, roster_of, strangers
from autograder.classroom.sync import note_marks, synced
from autograder.classroom.taken import STAGING
from autograder.classroom.term import Term, read_term
from autograder.errors import UsageError
from autograder.learner.verdict import State
from autograder.marking.runner.host import Limits, sweep
from autograder.marking.submission import checks_in
from autograder.marking.verdicts import infrastructure


@dataclass(frozen=True)
class Options:
    """What ``autograder grade`` was asked for.

    assignments, learners: only these; empty: all. isolation: the level asked for; None: the best of the first two.
    """

    assignments: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()
    isolation: str | None = None
    workers: int = 0  # 0: one per core
    force: bool = False
    unlisted: bool = False  # mark also learners who are not on the roster
    preview: bool = False  # judge what has changed, and write nothing
    limits: Limits = Limits()
    on: str | None = None  # where to judge, see cluster.py; None: in processes of this machine


def _silent(results: Iterable[Any], total: int, what: str) -> Iterable[Any]:
    return results


def grade(
    home: Path,
    folder: Path,
    options: Options,
    say: Callable[[str], None] = print,
    progress: Callable[..., Any] = _silent,
) -> list[Outcome]:
    """Grade the submissions in ``submitted/`` of a class. Returns what became of each.

    home: the book's folder. folder: nbgrader's folder. say: prints a line. progress: wraps an iterable of known length,
    ``progress(results, total=, what=)``, and shows how far it is.
    Raises UsageError, with nothing written, if grading cannot begin.
    """
    book, classroom = Book(home), Classroom(folder)
    found = find_jobs(book, classroom, options)
    term, roster = read_term(classroom, book.chapters), roster_of(classroom)
    others = set() if options.unlisted else strangers(classroom, (job.learner for job in found))
    jobs = [job for job in found if LEARNER.fullmatch(job.learner) and job.learner not in others]
    outcomes = [
        _not_on_the_roster(job) if job.learner in others else _nameless(classroom, job)
        for job in sorted(set(found) - set(jobs))
    ]
    classroom.require_same_secret(classroom.secret())
    gradebook.check(classroom)
    sweep()
    with nullcontext() if options.preview else classroom.alone():
        return outcomes + _graded(home, classroom, jobs, options, (term, roster), say, progress)


def _graded(
    home: Path,
    classroom: Classroom,
    jobs: list[Job],
    options: Options,
    of_the_term: tuple[Term | None, Roster | None],
    say: Callable[[str], None],
    progress: Callable[..., Any],
) -> list[Outcome]:
    outcomes = []
    staging = classroom.path / STAGING
    workers = min(options.workers or os.cpu_count() or 1, max(1, len(jobs)))
    keep = not options.preview
    asked = options.isolation, options.limits, options.force, keep
    with (
        Cluster(home, classroom, options.on, *asked, say) if options.on else Pool(home, classroom, workers, *asked)
    ) as judges:
        api = nbgrader_api(home, classroom, options.limits)  # while the judges start
        say(f"isolation level: {judges.in_force}")
        api.config.Judge.isolation = judges.level
        for assignment in sorted({job.assignment for job in jobs}):
            require_released(judges.points(assignment), classroom, assignment)
        if keep:
            shutil.rmtree(staging, ignore_errors=True)
            for line in synced(classroom, *of_the_term).lines:
                say(line)
        try:
            with Entering(api, classroom) as entering:
                for judged in progress(judges.judge(jobs), total=len(jobs), what="submissions:"):
                    if judged.entered or options.preview:
                        kept = classroom if judged.entered else None
                        outcomes.append(Outcome(judged.graded, judged.entered, stored=kept))
                    else:
                        outcomes += entering.add(judged.graded)
                outcomes += entering.rest()
            if keep:
                note_marks(classroom)
        finally:
            if keep:
                shutil.rmtree(staging, ignore_errors=True)
    return outcomes


def find_jobs(book: Book, classroom: Classroom, options: Options) -> list[Job]:
    """The submissions that were asked for. Raises UsageError if there are none, or for an unknown assignment or learner."""
    for name in options.assignments:
        book.chapter(name)
    found = list(classroom.submissions())
    learners = {job.learner for job in found}
    for learner in options.learners:
        if learner not in learners:
            raise UsageError(
                f"{learner!r} has handed in nothing: there is no {classroom.path / 'submitted' / learner}."
            )
    jobs = [
        job
        for job in found
        if job.assignment in (options.assignments or book.chapters)
        and (not options.learners or job.learner in options.learners)
    ]
    if not jobs:
        what = f" of {', '.join(options.assignments)}" if options.assignments else ""
        raise UsageError(
            f"There are no submissions{what} in {classroom.path / 'submitted'}. `autograder collect` puts them there."
        )
    return jobs


def _not_on_the_roster(job: Job) -> Outcome:
    what = f"they are not on the roster: add them to {ROSTER}, or mark them with --unlisted"
    return Outcome(infrastructure(job.assignment, job.learner, [], what), trouble=what)


def _nameless(classroom: Classroom, job: Job) -> Outcome:
    """The outcome for a folder whose name cannot be a learner's: its work is not marked, and everybody else's is."""
    folder = classroom.path / "submitted" / job.learner
    what = f"this cannot be a learner's name (letters, digits and . _ @ + - only): rename {folder}"
    return Outcome(infrastructure(job.assignment, job.learner, [], what), trouble=what)


# ---------------------------------------------------------------------------------------------------- entering


def nbgrader_api(home: Path, classroom: Classroom, limits: Limits | None = None) -> Any:
    """nbgrader's own API on this class. limits: those that verdicts are made with.

    Raises UsageError if nbgrader lacks a program or its configuration file.
    """
    gradebook.require_alembic()
    from nbgrader.apps.api import NbGraderAPI  # the import takes 2 s
    from traitlets.config.loader import PyFileConfigLoader

    os.environ["COURSE_ROOT"] = str(classroom.path)
    config_file = home / "nbgrader_config.py"
    if not config_file.exists():
        raise UsageError(f"There is no nbgrader_config.py in {home}.")
    config = PyFileConfigLoader(config_file.name, path=str(config_file.parent)).load_config()
    config.CourseDirectory.root = str(classroom.path)
    config.CourseDirectory.db_url = gradebook.database(classroom).url
    config.Judge.limits = asdict(limits or Limits())
    api = NbGraderAPI(config=config)
    api.log_level = "ERROR"
    return api


def require_released(points: dict[str, float], classroom: Classroom, assignment: str) -> None:
    """Raise UsageError unless release and gradebook name the same exercises, and the book has them for the same points.

    The book may have more: what it got after the release is asked of nobody. points: grade_id -> points, as the book has
    them.
    """
    released = checks_in(classroom.release(assignment))
    if not (released.items() <= points.items() and released == gradebook.promised(classroom, assignment)):
        raise UsageError(
            f"{assignment} as released is not {assignment} as it is in the course now. "
            f"Release it again: autograder build && nbgrader generate_assignment {assignment} --force"
        )


def as_rows(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """The rows that ``grade --json`` prints: one for each learner and exercise."""
    return [
        {
            "learner": graded.learner,
            "assignment": graded.assignment,
            "exercise": v.exercise,
            "points": None if o.trouble else v.points,
            "max": v.max,
            "state": (State.INFRASTRUCTURE if o.trouble else v.state).value,
            "misconceptions": v.named,
            "seconds": v.seconds,
        }
        for o in outcomes
        for graded in [o.graded]
        for v in graded.verdicts
    ]


def changes(before: dict[Any, Any], outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    """The marks that change, one row each: learner, assignment, exercise, before, after, by_hand.

    before: what :func:`gradebook.marks` gave before grading. In a row, before is None if there was no mark, and after
    is None if it could not be graded; by_hand is a mark given by a person, which stays, or None.
    """
    rows = []
    for outcome in outcomes:
        graded = outcome.graded
        for verdict in graded.verdicts:
            old, by_hand = before.get((graded.learner, f"{graded.assignment}-{verdict.exercise}"), (None, None))
            new = None if outcome.trouble or graded.infrastructure else verdict.points
            if old != new:
                about = {"learner": graded.learner, "assignment": graded.assignment, "exercise": verdict.exercise}
                rows.append({**about, "before": old, "after": new, "by_hand": by_hand})
    return rows
