"""A submission as it is taken from disk, without trusting it, before it is judged; and what is kept of it afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import dateutil.parser

from autograder.classroom.classroom import Classroom, Job, write_whole
from autograder.errors import Refused
from autograder.marking.submission import A_LINK, RENAMED, Notebook, read_cells, read_weights, rebuild, stand_in
from autograder.marking.verdicts import Graded

TOKEN = "submission_secret.txt"
STAGING = ".staging"  # the folder in which rebuilt notebooks wait to be entered


@dataclass(frozen=True)
class Taken:
    """A submission.

    notebook: the release with the learner's source text in it. refused: why theirs could not be read, or None. files: name
    -> base64 of what was handed in with it. notes: what was odd about it. stamped: its time stamp, or "". token: with which
    nbgrader's exchange tells whose feedback a page is, or "".
    """

    job: Job
    notebook: Notebook
    refused: str | None
    files: dict[str, str]
    notes: list[str]
    stamped: str
    token: str = ""

    def is_entered(self, classroom: Classroom, graded: Graded) -> bool:
        """Whether nbgrader holds these verdicts, with this time stamp."""
        held = classroom.entered(self.job.learner, self.job.assignment)
        return not self.job.attempt and held == [graded.key, self.stamped]

    def stage(self, classroom: Classroom) -> None:
        """Put its rebuilt notebook where it waits to be entered."""
        staged = classroom.folder(STAGING, self.job.learner, self.job.assignment)
        write_whole(staged / f"{self.job.assignment}.ipynb", json.dumps(self.notebook).encode())
        if self.stamped:
            write_whole(staged / "timestamp.txt", self.stamped.encode())
        if self.token:
            write_whole(staged / TOKEN, self.token.encode())


def take(classroom: Classroom, job: Job) -> Taken:
    """Read a submission. Raises UsageError if its assignment is not released."""
    assignment = job.assignment
    release = classroom.release(assignment)
    folder = classroom.handed_in(job)
    refused = None
    try:
        if folder.is_symlink() or folder.parent.is_symlink():
            raise Refused(A_LINK.format(folder=assignment))
        notebook = rebuild(release, read_cells(folder / f"{assignment}.ipynb"))
    except Refused as reason:
        refused = _renamed(folder, str(reason))
        notebook = stand_in(release, refused)
    files, notes = read_weights(folder / f"{assignment}.npz")
    stamped, note = _time_stamp(folder / "timestamp.txt")
    return Taken(job, notebook, refused, files, notes + note, stamped, _token(folder / TOKEN))


def _token(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open(errors="replace") as file:
        return file.read(200)


def _time_stamp(path: Path) -> tuple[str, list[str]]:
    """The text of timestamp.txt if nbgrader can read it, else ""; and a note if it cannot."""
    if path.is_symlink() or not path.is_file():
        return "", []
    with path.open(errors="replace") as file:
        text = file.read(100).strip()
    try:
        dateutil.parser.parse(" ".join(text.split(" ")[:2]))  # as nbgrader does; a time zone may follow
    except (ValueError, OverflowError):
        return "", ["its timestamp.txt holds no time; it is marked as handed in without one"]
    return text, []


def _renamed(folder: Path, reason: str) -> str:
    """The reason; with a remark for a learner whose folder holds a notebook of another name."""
    others = [p.name for p in folder.glob("*.ipynb") if p.name != f"{folder.name}.ipynb"]
    return RENAMED.format(reason=reason, other=repr(others[0])) if others else reason
