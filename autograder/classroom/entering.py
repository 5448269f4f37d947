"""Enters judged submissions into nbgrader's gradebook and its folder autograded/, several in one transaction.

nbgrader's own preprocessors decide rows and notebooks (steps.py), and the rows of several submissions are read and written
together (rows.py). ``nbgrader autograde`` enters one at a time, which takes some twenty times as long. It is used wherever the
configuration, or what the gradebook holds of a submission, is not what this book's own is.
"""

from __future__ import annotations

import json
import re
import shutil
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.databases import what_is_wrong
from autograder.classroom.rows import Changed, Rows, Sheet, Unusual
from autograder.classroom.taken import STAGING, TOKEN
from autograder.errors import UsageError
from autograder.marking.verdicts import Graded

BATCH = 16  # submissions in one transaction
WAIT = 2.0  # seconds that the first of a batch waits for others
TRIES = 3  # of a batch whose rows another program changes meanwhile
READY = ".ready"  # the folder in STAGING in which folders for autograded/ are made


class Outcome:
    """What became of one submission.

    skipped: whether it was entered before. trouble: why no mark could be entered, through no fault of the learner; or
    None.
    stored: the class that holds the verdicts: then they are read when they are asked for, because the verdicts of
    thousands of learners would fill the memory.
    """

    def __init__(
        self, graded: Graded, skipped: bool = False, trouble: str | None = None, stored: Classroom | None = None
    ):
        self.skipped, self.trouble = skipped, trouble
        self._graded, self._stored = None if stored else graded, stored
        self._whose = graded.learner, graded.assignment

    @property
    def graded(self) -> Graded:
        """The verdicts. Raises UsageError if their file is gone."""
        graded = self._graded or (self._stored.stored(*self._whose) if self._stored else None)
        if graded is None:
            raise UsageError(f"The verdicts on {' and '.join(self._whose)} are gone: grade them again.")
        return graded

    def hold(self) -> None:
        """Read the verdicts now, because their file is about to go."""
        self._graded, self._stored = self.graded, None


@dataclass
class _Ready:
    """A submission that lacks nothing but to be written."""

    graded: Graded
    sheet: Sheet
    folder: Path  # becomes its folder in autograded/
    stamp: str


class Entering:
    """Enters judged submissions, whose rebuilt notebooks are in STAGING. Close it, or use ``with``. api: nbgrader's own."""

    def __init__(self, api: Any, classroom: Classroom):
        from autograder.classroom.steps import Steps  # the import takes 2 s

        self.api, self.classroom = api, classroom
        self._waiting: list[Graded] = []
        self._since = 0.0
        self._steps = Steps(api, classroom)
        self._rows = Rows(classroom) if self._steps.are_known else None
        api.coursedir.submitted_directory = STAGING

    def __enter__(self) -> Entering:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._rows:
            self._rows.close()

    def add(self, graded: Graded) -> list[Outcome]:
        """Take one more submission. Returns the outcomes of those that were entered now."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(graded)
        full = len(self._waiting) >= BATCH or time.monotonic() - self._since > WAIT
        return self.rest() if full else []

    def rest(self) -> list[Outcome]:
        """Enter all that wait. Returns their outcomes."""
        several, self._waiting = self._waiting, []
        return self.enter(several)

    def enter(self, several: list[Graded]) -> list[Outcome]:
        """Enter these submissions. Returns their outcomes, in the same order."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # nbgrader 0.9.6 with SQLAlchemy 2 warns at every row
            troubles = self._enter({_job(g): g for g in several if not g.infrastructure})
        outcomes = []
        for graded in several:
            trouble = troubles.get(_job(graded))
            if graded.infrastructure:
                old = self.classroom.entered(graded.learner, graded.assignment)
                stays = " The gradebook still holds the mark of an earlier version." if old else ""
                trouble = f"{graded.infrastructure}{stays}"
            outcomes.append(Outcome(graded, trouble=trouble, stored=None if trouble else self.classroom))
        return outcomes

    def _enter(self, several: dict[Job, Graded]) -> dict[Job, str]:
        """Enter these. Returns the troubles of those that could not be entered."""
        from sqlalchemy.exc import DBAPIError, OperationalError

        troubles: dict[Job, str] = {}
        entered: set[Job] = set()
        for _ in range(TRIES if self._rows and several else 0):
            try:
                entered = self._together(several, troubles)
            except Changed:
                continue
            except OperationalError as error:  # locked, full or gone: nbgrader would not fare better
                line = f"the marks could not be entered: the gradebook {what_is_wrong(error)}"
                return dict.fromkeys(several, line)
            except DBAPIError:
                pass
            break
        for job, graded in several.items():
            if job not in entered and job not in troubles and (trouble := self._by_nbgrader(graded)):
                troubles[job] = trouble
        return troubles

    def _together(self, several: dict[Job, Graded], troubles: dict[Job, str]) -> set[Job]:
        """Enter in one transaction as many as can be entered so. Returns them. Raises Changed, and errors of SQLAlchemy's.

        troubles: gets those of submissions that cannot be entered at all.
        """
        troubles.clear()
        ready = self._prepared(several, troubles)
        for each in ready:  # until all is done, nothing must say that the gradebook holds it
            self.classroom.has_not_entered(each.graded)
        assert self._rows is not None  # else nothing is entered together
        self._rows.write([each.sheet for each in ready])
        for each in ready:
            try:
                self._put_in_place(each)
            except OSError as error:
                troubles[each.sheet.job] = f"the marks could not be entered: {error}"
        return {each.sheet.job for each in ready}

    def _prepared(self, several: dict[Job, Graded], troubles: dict[Job, str]) -> list[_Ready]:
        from nbgrader.utils import parse_utc

        assert self._rows is not None  # see _together()
        released, cells = {}, {}
        for assignment in {job.assignment for job in several}:
            try:
                cells[assignment] = self._rows.cells(assignment)
            except Unusual:
                continue
            released[assignment] = self.classroom.release(assignment)
        stamps = {job: self._stamp(job) for job in several if job.assignment in cells}
        asked = [(job, cells[job.assignment], parse_utc(stamp) if stamp else None) for job, stamp in stamps.items()]
        ready = []
        for job, sheet in zip(stamps, self._rows.sheets(asked), strict=True):
            if isinstance(sheet, Unusual):
                continue
            try:
                staged = json.loads((self._staged(job) / f"{job.assignment}.ipynb").read_text("utf8"))
                text = self._steps.apply(several[job], sheet, staged, released[job.assignment])
                ready.append(_Ready(several[job], sheet, self._made(job, text), stamps[job]))
            except OSError as error:
                troubles[job] = f"the marks could not be entered: {error}"
            except Exception:  # nbgrader, which gets it next, says in its own words what is wrong
                continue
        return ready

    def _made(self, job: Job, text: str) -> Path:
        """Make the folder for autograded/ as nbgrader makes it."""
        folder = self.classroom.folder(f"{STAGING}/{READY}", job.learner, job.assignment)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for beside in ("timestamp.txt", TOKEN):
            if (self._staged(job) / beside).exists():
                shutil.copy(self._staged(job) / beside, folder)
        for path, relative in self._steps.given(job.assignment):
            (folder / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / relative)
        (folder / f"{job.assignment}.ipynb").write_text(text, "utf8")
        for path in folder.rglob("*"):
            if path.is_file():
                path.chmod(self._steps.permissions)
        return folder

    def _put_in_place(self, ready: _Ready) -> None:
        job = ready.sheet.job
        place = self.classroom.folder("autograded", job.learner, job.assignment)
        if place.exists():
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        ready.folder.rename(place)
        self.classroom.has_entered(ready.graded, ready.stamp)
        shutil.rmtree(self._staged(job), ignore_errors=True)

    def _staged(self, job: Job) -> Path:
        return self.classroom.folder(STAGING, job.learner, job.assignment)

    def _stamp(self, job: Job) -> str:
        stamp = self._staged(job) / "timestamp.txt"
        return stamp.read_text("utf8") if stamp.exists() else ""

    def _by_nbgrader(self, graded: Graded) -> str | None:
        """Hand one submission to nbgrader's own command. Returns its trouble, or None."""
        try:
            result = self.api.autograde(graded.assignment, graded.learner)
            if not result["success"]:
                return f"nbgrader could not enter the marks: {_reason(result)}"
            self.classroom.has_entered(graded, self._stamp(_job(graded)))
            shutil.rmtree(self._staged(_job(graded)), ignore_errors=True)
        except OSError as error:
            return f"the marks could not be entered: {error}"
        return None


def _job(graded: Graded) -> Job:
    return Job(graded.learner, graded.assignment)


def _reason(result: dict[str, Any]) -> str:
    """The last exception that nbgrader names: in its log, else in its error."""
    for text in (result.get("log", ""), result.get("error", "")):
        if named := re.findall(r"[\w.]*(?:Error|Exception|Exit)\b: .*", text):
            return str(named[-1])
    return "it does not say why"
