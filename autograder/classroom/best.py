"""Which attempt counts if the best one does: every notebook of a learner is kept and judged, and the best is entered.

``attempts/x/LEARNER/1``, ``2`` … hold what the learner handed in, also what counts, which lies in ``submitted/`` as well.
"""

from __future__ import annotations

import filecmp
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from autograder.classroom.classroom import Classroom, Job, write_whole
from autograder.classroom.counting import Worth, counted
from autograder.classroom.stamps import LATE, NAME, stamped
from autograder.classroom.term import Term
from autograder.marking.verdicts import Graded


def kept(classroom: Classroom, job: Job) -> list[Job]:
    """The attempts that are kept of a learner, the oldest first."""
    folder = classroom.path / "attempts" / job.assignment / job.learner
    return [Job(job.learner, job.assignment, name) for name in sorted((p.name for p in folder.glob("[0-9]*")), key=int)]


def same(classroom: Classroom, job: Job, notebook: Path) -> Job | None:
    """The attempt with exactly this notebook, if it is kept."""
    name = f"{job.assignment}.ipynb"
    return next((a for a in kept(classroom, job) if _equal(classroom.handed_in(a) / name, notebook)), None)


def keep(classroom: Classroom, job: Job, files: Mapping[str, bytes]) -> Job:
    """Keep one more attempt. files: name -> content."""
    last = max((int(a.attempt) for a in kept(classroom, job)), default=0)
    attempt = Job(job.learner, job.assignment, str(last + 1))
    for name in sorted(files, key=lambda name: name.endswith(".ipynb")):  # the notebook last: without it there is none
        write_whole(classroom.handed_in(attempt) / name, files[name])
    return attempt


def keep_what_counts(classroom: Classroom, job: Job) -> None:
    """Keep what lies in ``submitted/``, if it is not kept yet."""
    folder, name = classroom.handed_in(job), f"{job.assignment}.ipynb"
    if not (folder / name).is_file() or folder.is_symlink():
        return
    files = [folder / name, folder / f"{job.assignment}.npz", folder / NAME, folder / LATE]
    found = {path.name: path.read_bytes() for path in files if path.is_file() and not path.is_symlink()}
    if attempt := same(classroom, job, folder / name):  # weights may come later than their notebook
        for extra, content in found.items():
            write_whole(classroom.handed_in(attempt) / extra, content)
    else:
        keep(classroom, job, found)


def choose(
    classroom: Classroom,
    jobs: Iterable[Job],
    judged: Callable[[list[Job]], Iterable[Any]],
    term: Term,
    worths: Mapping[str, Worth],
    preview: bool = False,
) -> dict[Job, Graded]:
    """Judge all attempts of those who have several, and put the best into ``submitted/``. Returns job -> its verdicts.

    judged: judges jobs. worths: what exercises are worth where that is not all. What being late costs is taken off first.
    """
    several = {}
    for job in jobs:
        if not preview:
            keep_what_counts(classroom, job)
        attempts = kept(classroom, job)
        if attempts and same(classroom, job, classroom.handed_in(job) / f"{job.assignment}.ipynb") is None:
            attempts.append(job)  # in a preview, or if it is no plain file
        if len(attempts) > 1:
            several[job] = attempts
    found: dict[Job, list[tuple[Job, Graded]]] = defaultdict(list)
    for result in judged([attempt for attempts in several.values() for attempt in attempts]):
        job = Job(result.graded.learner, result.graded.assignment)
        found[job].append((Job(job.learner, job.assignment, result.attempt), result.graded))
    chosen = {}
    for job, results in found.items():
        sure = [(attempt, graded) for attempt, graded in results if not graded.infrastructure]
        if sure:
            attempt, graded = max(sure, key=lambda one: _value(classroom, one[0], one[1], term, worths))
            chosen[job] = graded
            if attempt.attempt and not preview:
                _let_count(classroom, job, attempt, graded)
    return chosen


def _let_count(classroom: Classroom, job: Job, attempt: Job, graded: Graded) -> None:
    """Put an attempt into ``submitted/``, with its verdicts. Whatever is there is kept already."""
    source, target = classroom.handed_in(attempt), classroom.handed_in(job)
    if not _equal(source / f"{job.assignment}.ipynb", target / f"{job.assignment}.ipynb"):
        for name in (NAME, LATE, f"{job.assignment}.npz", f"{job.assignment}.ipynb"):
            if (source / name).is_file():
                write_whole(target / name, (source / name).read_bytes())
            else:
                (target / name).unlink(missing_ok=True)
    classroom.store(graded)


def _value(
    classroom: Classroom, attempt: Job, graded: Graded, term: Term, worths: Mapping[str, Worth]
) -> tuple[float, int]:
    """What an attempt is worth; of equal ones the later one is better."""
    points = sum(counted(v.points, worths.get(f"{graded.assignment}-{v.exercise}")) for v in graded.verdicts)
    due = term.due_for(attempt.learner, attempt.assignment)
    when = stamped(classroom.handed_in(attempt) / NAME)
    late = (when - due).total_seconds() if when and due else 0.0
    return points * (1 - (term.late.share(late) if term.late else 0.0)), int(attempt.attempt or 10**9)


def _equal(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
