"""``timestamp.txt`` beside a submission: when it was handed in, as nbgrader reads it.

Of some work a platform says only that it is late. ``late.txt`` beside it says so: it counts as handed in one second after it
was due, wherever the due date moves.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.classroom.classroom import Classroom, write_whole

STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"
NAME = "timestamp.txt"
LATE = "late.txt"
Due = Callable[[str, str], datetime | None]  # learner, assignment -> when it is due for them, in UTC


def stamped(path: Path) -> datetime | None:
    """The time in a file; None if there is no file, or no time in it."""
    try:
        text = path.read_text("utf8").strip()
        try:
            return datetime.strptime(text, STAMP).replace(tzinfo=UTC)
        except ValueError:
            from nbgrader.utils import parse_utc  # takes 2 s; it reads every form that nbgrader's collectors write

            when: datetime = parse_utc(text).replace(tzinfo=UTC)
            return when
    except (OSError, ValueError, OverflowError, AttributeError):
        return None


def stamp(folder: Path, when: datetime | None) -> None:
    """Write when a submission was handed in. None: nothing says when, and nbgrader takes nothing off."""
    (folder / LATE).unlink(missing_ok=True)
    _write(folder / NAME, when)


def stamp_late(folder: Path, due: datetime | None) -> None:
    """Write that a submission was late, and nobody knows by how much. due: when it was due; None: there is no date yet."""
    write_whole(folder / LATE, b"The platform says that this was handed in late.\n")
    _write(folder / NAME, _just_after(due))


def stamp_anew(classroom: Classroom, due: Due) -> None:
    """Let what is late stay late by one second where a due date has moved since it was collected."""
    found = [(p.parent, p.parts[-3], p.parts[-2]) for p in classroom.path.glob(f"submitted/*/*/{LATE}")]
    found += [(p.parent, p.parts[-3], p.parts[-4]) for p in classroom.path.glob(f"attempts/*/*/*/{LATE}")]
    for folder, learner, assignment in found:
        when = _just_after(due(learner, assignment))
        if stamped(folder / NAME) != when:
            _write(folder / NAME, when)


def _just_after(due: datetime | None) -> datetime | None:
    return due + timedelta(seconds=1) if due else None


def _write(path: Path, when: datetime | None) -> None:
    if when is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, when.strftime(STAMP).encode())
