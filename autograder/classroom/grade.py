"""``autograder grade``: judges a class in parallel, and enters the marks as nbgrader does (entering.py).

Judging writes one verdict file for each submission. To enter the marks, nbgrader is given the rebuilt notebook, never
the submitted file. A submission that is judged and entered already is skipped, so an interrupted run can be continued.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder.book.book import Book
from autograder.classroom import best, gradebook
from autograder.classroom.classroom import LEARNER, Classroom, Job
from autograder.classroom.cluster import Cluster
from autograder.classroom.counting import Worth, counted, where_not_all
from autograder.classroom.enrolment import due_of
from autograder.classroom.entering import Entering, Outcome
from autograder.classroom.pool import Pool
from autograder.classroom.roster import FILE as ROSTER
from autograder.classroom.roster import Roster, strangers, term_and_roster
from autograder.classroom.stamps import stamp_anew
from autograder.classroom.sync import note_marks, synced
from autograder.classroom.taken import STAGING
from autograder.classroom.term import BEST, Term
from autograder.classroom.undo import undoable
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
    undoable: bool = True  # let `autograder undo` take it back
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
    for name in sorted({job.assignment for job in classroom.submissions()} - book.chapters.keys()):
        say(f"left out: {name}, for {book.toc} does not list it; its marks stay in the gradebook")
    term, roster = term_and_roster(classroom, book.chapters)
    others = set() if options.unlisted else strangers(classroom, (job.learner for job in found))
    jobs = [job for job in found if LEARNER.fullmatch(job.learner) and job.learner not in others]
    outcomes = [
        _not_on_the_roster(job) if job.learner in others else _nameless(classroom, job)
        for job in sorted(set(found) - set(jobs))
    ]
    classroom.require_same_secret(classroom.secret())
    gradebook.check(classroom)
    sweep()
    with ExitStack() as guards:
        if not options.preview:
            guards.enter_context(classroom.alone())
        if options.undoable and not options.preview:
            guards.enter_context(undoable(classroom, "grade"))
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
    outcomes, book, (term, roster) = [], Book(home), of_the_term
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
        chosen = {}
        if keep:
            stamp_anew(classroom, due_of(classroom, term or Term(classroom.path)))
        if term and term.attempt == BEST:
            worths = worths_of(home, classroom.path)
            chosen = best.choose(classroom, jobs, judges.judge, term, worths, options.preview)
        if keep:
            shutil.rmtree(staging, ignore_errors=True)
            for line in synced(book, classroom, term, roster).lines:
                say(line)
        try:
            with Entering(api, classroom) as entering:
                for judged in progress(judges.judge(jobs), total=len(jobs), what="submissions:"):
                    graded = judged.graded
                    if options.preview:
                        best_one = chosen.get(Job(graded.learner, graded.assignment), graded)
                        outcomes.append(Outcome(best_one, judged.entered))
                    elif judged.entered:
                        outcomes.append(Outcome(graded, judged.entered, stored=classroom))
                    else:
                        outcomes += entering.add(graded)
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
    released, promised = checks_in(classroom.release(assignment)), gradebook.promised(classroom, assignment)
    # where nbgrader has 0, the exercise is not part of the whole: see counting.py
    held = {name: most or points.get(name) for name, most in promised.items()}
    if not (released.items() <= points.items() and released == held):
        raise UsageError(
            f"{assignment} as released is not {assignment} as it is in the course now. "
            f"Release it again: autograder release {assignment}"
        )


def worths_of(home: Path, folder: Path) -> dict[str, Worth]:
    """grade_id -> what it is worth in this term, of the released assignments in which not all counts."""
    book, classroom = Book(home), Classroom(folder)
    released = [name for name in book.chapters if (classroom.path / "release" / name).is_dir()]
    return where_not_all(book, classroom, term_and_roster(classroom, book.chapters)[0], released)


def as_rows(outcomes: Iterable[Outcome], worths: Mapping[str, Worth]) -> list[dict[str, Any]]:
    """The rows that ``grade --json`` prints: one for each learner and exercise. worths: as worths_of gives them."""
    return [
        {
            "learner": graded.learner,
            "assignment": graded.assignment,
            "exercise": v.exercise,
            "points": None if o.trouble else counted(v.points, worths.get(f"{graded.assignment}-{v.exercise}")),
            "max": v.max,
            "state": (State.INFRASTRUCTURE if o.trouble else v.state).value,
            "misconceptions": v.named,
            "seconds": v.seconds,
        }
        for o in outcomes
        for graded in [o.graded]
        for v in graded.verdicts
    ]


def changes(before: dict[Any, Any], outcomes: Iterable[Outcome], worths: Mapping[str, Worth]) -> list[dict[str, Any]]:
    """The marks that change, one row each: learner, assignment, exercise, before, after, by_hand.

    before: what :func:`gradebook.marks` gave before grading. In a row, before is None if there was no mark, and after
    is None if it could not be graded; by_hand is a mark given by a person, which stays, or None.
    """
    rows = []
    for outcome in outcomes:
        graded = outcome.graded
        for verdict in graded.verdicts:
            cell = f"{graded.assignment}-{verdict.exercise}"
            old, by_hand = before.get((graded.learner, cell), (None, None))
            new = None if outcome.trouble or graded.infrastructure else counted(verdict.points, worths.get(cell))
            if old != new:
                about = {"learner": graded.learner, "assignment": graded.assignment, "exercise": verdict.exercise}
                rows.append({**about, "before": old, "after": new, "by_hand": by_hand})
    return rows
