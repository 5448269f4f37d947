"""Puts collected files into ``submitted/``, with the time that nbgrader reads, and never over something newer."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from autograder.classroom import best
from autograder.classroom.classroom import Classroom, Job, write_whole
from autograder.classroom.collecting.found import Collected, Found, Notebook, Weights
from autograder.classroom.stamps import LATE, NAME, Due, stamp, stamp_late, stamped
from autograder.errors import Refused
from autograder.marking.submission import read_cells


@dataclass(frozen=True)
class Placing:
    """Where files go.

    due: when an assignment is due for a learner. in_time: whether a learner's work of an assignment came in time.
    """

    classroom: Classroom
    due: Due
    keeps: bool  # whether earlier attempts are kept, because the best one counts
    in_time: Callable[[str, str, datetime], bool]
    result: Collected

    def notebook(self, notebook: Notebook) -> None:
        """Put a notebook into its place, unless the one there is the same, is newer, or is the only readable one."""
        learner = notebook.known.who.id
        folder = self.classroom.folder("submitted", learner, notebook.assignment)
        there = folder / f"{notebook.assignment}.ipynb"
        if there.is_file() and not there.is_symlink():
            if self.keeps and self._is_kept(notebook, there):
                return
            if filecmp.cmp(there, notebook.copy, shallow=False):
                if notebook.known.late is None or notebook.known.late == (folder / LATE).exists():
                    self.result.unchanged.append(notebook.entry())
                else:  # the platform has another due date now
                    remark = self._stamp(folder, notebook) or "it is no longer LATE."
                    self.result.collected.append(notebook.entry(remark))
                return
            kept = handed_in(folder, there)
            if kept > notebook.when:
                why = f"what was collected before is newer ({kept:%Y-%m-%d %H:%M} UTC)."
                self.result.ignored.append(notebook.entry(why))
                return
            about = learner, notebook.assignment
            if not notebook.known.timeless and self.in_time(*about, kept) and not self.in_time(*about, notebook.when):
                self.result.ignored.append(notebook.entry("it came late, and what was collected before did not."))
                return
            if not notebook.readable and _can_be_read(there):
                self.result.ignored.append(notebook.entry("it cannot be read, and what was collected before can."))
                return
        # the time is written first: after a stop between the two, the next run still sees that the notebook differs
        remark = self._stamp(folder, notebook)
        write_whole(there, notebook.copy.read_bytes())
        os.utime(there, times=(notebook.when.timestamp(),) * 2)
        if not notebook.readable:
            remark = "it cannot be read as a notebook; grading will tell the learner so."
        self.result.collected.append(notebook.entry(remark))

    def _is_kept(self, notebook: Notebook, there: Path) -> bool:
        """Keep what is there, and what is found if it is older. Whether nothing else is to do."""
        job = Job(notebook.known.who.id, notebook.assignment)
        best.keep_what_counts(self.classroom, job)
        if best.same(self.classroom, job, notebook.copy):
            self.result.unchanged.append(notebook.entry())
            return True
        if handed_in(there.parent, there) <= notebook.when or not notebook.readable:
            return False
        attempt = best.keep(self.classroom, job, {there.name: notebook.copy.read_bytes()})
        self._stamp(self.classroom.handed_in(attempt), notebook)
        self.result.collected.append(notebook.entry("an earlier attempt, which is kept: the best one counts."))
        return True

    def _stamp(self, folder: Path, found: Found) -> str:
        """Write when a file was handed in. Returns a remark, or "".

        If nothing says when, no time is written, and nbgrader takes nothing off. Of a file that the platform calls late,
        only that is known: it counts as handed in one second after it was due.
        """
        said = found.known
        if not said.timeless:
            stamp(folder, found.when)
        elif not said.late:
            stamp(folder, None)
        else:
            due = self.due(said.who.id, found.assignment)
            stamp_late(folder, due)
            if due is None:
                return "it is LATE, and there is no due date: no penalty is taken off until there is one."
            return "it is LATE, nobody knows by how much: one second is counted."
        return ""

    def weights(self, weights: Weights) -> None:
        """Put trained weights beside the notebook that they belong to, unless newer ones lie there."""
        folder = self.classroom.folder("submitted", weights.known.who.id, weights.assignment)
        notebook, there = folder / f"{weights.assignment}.ipynb", folder / f"{weights.assignment}.npz"
        if not notebook.is_file():
            self.result.ignored.append(weights.entry("weights without a notebook: collect both together.", lost=True))
        elif there.is_file() and filecmp.cmp(there, weights.copy, shallow=False):
            self.result.unchanged.append(weights.entry())
        elif there.is_file() and there.stat().st_mtime > weights.when.timestamp():
            self.result.ignored.append(weights.entry("what was collected before is newer."))
        else:
            if weights.when > handed_in(folder, notebook) and not weights.known.timeless:
                stamp(folder, weights.when)
            write_whole(there, weights.copy.read_bytes())
            os.utime(there, times=(weights.when.timestamp(),) * 2)
            self.result.collected.append(weights.entry())


def handed_in(folder: Path, notebook: Path) -> datetime:
    """When the notebook in ``submitted/`` was handed in: what timestamp.txt says, else the file's own time."""
    return stamped(folder / NAME) or datetime.fromtimestamp(notebook.stat().st_mtime, UTC)


def _can_be_read(path: Path) -> bool:
    try:
        return bool(read_cells(path))
    except Refused:
        return False
