"""``autograder watch``: marks what comes into a folder, or into nbgrader's exchange, and returns the feedback at once.

It looks, collects, grades and returns, with the commands that do so by hand. All that it must remember lies in the class:
whatever was not returned when it ended, or was killed, is returned when it is started again.
"""

from __future__ import annotations

import filecmp
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType
from typing import Any

from autograder.book.book import Book
from autograder.classroom.classroom import LEARNER, Classroom, Job, write_whole
from autograder.classroom.collect import Rules, collect
from autograder.classroom.collecting.found import Collected
from autograder.classroom.feedback.give import feedback
from autograder.classroom.grade import Options, find_jobs, grade, nbgrader_api
from autograder.classroom.taken import TOKEN
from autograder.errors import AutograderError, UsageError

RETRY = 60.0  # seconds until what failed through no fault of a learner is tried again


@dataclass(frozen=True)
class Watched:
    """What is watched. folders: to collect from. exchange: nbgrader's; None: none. back: a folder into which pages are
    also copied, as LEARNER/ASSIGNMENT.html; None: none. every: seconds between two looks.
    """

    folders: tuple[Path, ...] = ()
    exchange: Path | None = None
    back: Path | None = None
    every: float = 2.0


@dataclass
class _State:
    """seen: the files that were handled. before: those at the look before. said: what was said already."""

    seen: dict[str, tuple[int, int]] | None = None
    before: dict[str, tuple[int, int]] | None = None
    due: float = 0.0  # seconds until something that failed is tried again; 0: nothing has failed
    said: set[str] = field(default_factory=set)


class Watch:
    """A watch over one class. home: the book's folder. folder: nbgrader's. options: how to grade. say: prints a line."""

    def __init__(self, home: Path, folder: Path, watched: Watched, options: Options, say: Callable[[str], None]):
        self.book, self.classroom, self.watched, self.options = Book(home), Classroom(folder), watched, options
        self.say = say
        self.ended = threading.Event()
        self._state = _State()

    @property
    def sources(self) -> list[Path]:
        """The folders to collect from. Raises UsageError if one is missing."""
        found = list(self.watched.folders)
        if self.watched.exchange:
            course = nbgrader_api(self.book.path, self.classroom).coursedir.course_id
            found.append(self.watched.exchange / course / "inbound")
        back = self.watched.back.resolve() if self.watched.back else None
        for path in found:
            if back and back.is_relative_to(path.resolve()):
                raise UsageError(f"{back} lies in {path}, which is watched: give pages back into a folder beside it.")
            if not path.is_dir():
                raise UsageError(
                    f"There is no folder {path} to watch: name one, or --exchange FOLDER with nbgrader's exchange."
                )
        return found

    def run(self) -> None:
        """Watch until ``ended`` is set, or the process is interrupted or told to end. Raises UsageError."""
        sources = self.sources
        if not sources:
            raise UsageError("Nothing to watch: name a folder, or --exchange.")
        self.say(f"watching {', '.join(map(str, sources))}; Ctrl-C ends it")
        with suppress(ValueError):  # another thread than the main one can set no handler
            signal.signal(signal.SIGTERM, _interrupt)
        while not self.ended.is_set():
            self.look(sources)
            self.ended.wait(self.watched.every)

    def look(self, sources: list[Path]) -> bool:
        """Look once, and do what is to do. Returns whether anything was to do.

        A file that changed since the look before may still be being written: it waits for the next one.
        """
        state, now = self._state, _files(sources)
        settled, state.before = now == state.before, now
        state.due = max(0.0, state.due - self.watched.every)
        again = state.due == 0.0 and "" in state.said
        if not settled or (now == state.seen and not again):
            return False
        first = state.seen is None
        try:
            troubles = self._handle(sources if now else [], first or again)
        except AutograderError as error:
            troubles = [str(error)]
        state.said.discard("")
        if troubles:
            self._once(troubles)
            state.said.add("")
            state.due = RETRY
            if any("in use" in trouble for trouble in troubles):  # by another command: it will not take long
                state.due = self.watched.every
        else:
            state.seen = now
        return True

    def _handle(self, sources: list[Path], everybody: bool) -> list[str]:
        """Collect, grade, return. everybody: also what was left over. Returns what could not be done."""
        result = Collected()
        if sources:
            result = collect(self.book.path, self.classroom.path, sources, Rules(undoable=False), say=lambda line: None)
        taken = {Job(e.learner, e.assignment) for e in result.collected if e.learner and e.assignment}
        for job in sorted(taken):
            self.say(f"taken      {job.learner}, {job.assignment}")
        self._once([f"NOT TAKEN  {entry}" for entry in result.lost])
        learners = () if everybody else tuple(sorted({job.learner for job in taken}))
        if not (everybody or learners) or not list(self.classroom.submissions()):
            return []
        outcomes = grade(self.book.path, self.classroom.path, self._options(learners), say=lambda line: None)
        troubles = []
        for outcome in outcomes:
            graded = outcome.graded
            if outcome.trouble:
                troubles.append(f"NOT MARKED {graded.learner}, {graded.assignment}: {outcome.trouble}")
            elif not outcome.skipped:
                points, most = sum(v.points for v in graded.verdicts), sum(v.max for v in graded.verdicts)
                self.say(f"marked     {graded.learner}, {graded.assignment}: {points:g} of {most:g}")
        self._return(self._to_return())
        return troubles

    def _options(self, learners: tuple[str, ...]) -> Options:
        options = replace(self.options, learners=learners, undoable=False)
        return options if options.workers else replace(options, workers=min(os.cpu_count() or 1, len(learners) or 99))

    def _to_return(self) -> list[Job]:
        """What is entered, and has no page that is newer than that."""
        found = []
        for job in find_jobs(self.book, self.classroom, Options()):
            note = self.classroom.verdict_file(job.learner, job.assignment).with_suffix(".entered")
            page = self._page(job)
            if LEARNER.fullmatch(job.learner) and note.exists():
                places = [page, self._back(job)] if self.watched.back else [page]
                if self.watched.exchange and self._origin(job):
                    places.append(page.with_name(TOKEN))
                if any(not p.exists() or p.stat().st_mtime_ns < note.stat().st_mtime_ns for p in places):
                    found.append(job)
        return found

    def _page(self, job: Job) -> Path:
        return self.classroom.folder("feedback", job.learner, job.assignment) / f"{job.assignment}.html"

    def _back(self, job: Job) -> Path:
        assert self.watched.back is not None
        return self.watched.back / job.learner / f"{job.assignment}.html"

    def _return(self, jobs: list[Job]) -> None:
        """Write the pages, and put them where learners find them; what marks that one was returned is written last."""
        if not jobs:
            return
        names = tuple(sorted({job.assignment for job in jobs}))
        feedback(self.book.path, self.classroom.path, names, tuple(sorted({job.learner for job in jobs})))
        for job in jobs:
            if not self._page(job).exists():
                continue
            if self.watched.back:
                write_whole(self._back(job), self._page(job).read_bytes())
            if self.watched.exchange and (origin := self._origin(job)):
                self._release(job, (origin / TOKEN).read_bytes())
            self.say(f"returned   {job.learner}, {job.assignment}")

    def _origin(self, job: Job) -> Path | None:
        """The folder of the exchange from which the notebook that counts was taken."""
        name = f"{job.assignment}.ipynb"
        counts = self.classroom.handed_in(job) / name
        for inbound in (
            self.watched.exchange.glob(f"*/inbound/{job.learner}+{job.assignment}+*") if self.watched.exchange else ()
        ):
            if (
                (inbound / name).is_file()
                and (inbound / TOKEN).is_file()
                and filecmp.cmp(inbound / name, counts, shallow=False)
            ):
                return inbound
        return None

    def _release(self, job: Job, secret: bytes) -> None:
        """Let nbgrader release one page through the exchange. Raises AutograderError if it cannot."""
        page = self._page(job)
        page.with_name(TOKEN).unlink(missing_ok=True)
        part = page.with_name(f".{TOKEN}")
        part.write_bytes(secret)
        stamp = page.with_name("timestamp.txt")
        if not stamp.exists():
            stamp.write_text("")
        api = nbgrader_api(self.book.path, self.classroom)
        api.config.Exchange.root = str(self.watched.exchange)
        part.rename(page.with_name(TOKEN))
        result: dict[str, Any] = api.release_feedback(job.assignment, job.learner)
        if not result["success"]:
            page.with_name(TOKEN).unlink()
            raise AutograderError(
                f"nbgrader could not release the feedback of {job.learner}: {result.get('log', '')[-300:]}"
            )

    def _once(self, lines: list[str]) -> None:
        """Say what was not said before."""
        for line in lines:
            if line not in self._state.said:
                self._state.said.add(line)
                self.say(line)


def _files(sources: list[Path]) -> dict[str, tuple[int, int]]:
    """Path -> size and time of each file. What disappears meanwhile is left out."""
    found = {}
    for source in sources:
        for path in source.rglob("*"):
            with suppress(OSError):
                about = path.stat()
                if not path.is_dir():
                    found[str(path)] = (about.st_size, about.st_mtime_ns)
    return found


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
