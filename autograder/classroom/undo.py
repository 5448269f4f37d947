"""``autograder undo``: a class as it was before the last command that changed people or marks.

Before such a command works, what it may change is kept in ``.undo/`` (copies.py). A gradebook on a server is its
administrator's to back up.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from autograder.classroom import gradebook
from autograder.classroom.classroom import Classroom, write_whole
from autograder.classroom.copies import GRADEBOOK, TREES, copy_database, small_files, snapshot
from autograder.classroom.databases import File
from autograder.errors import UsageError

FOLDER = ".undo"
KEEP = 5  # commands that can be undone
LISTED = 20  # lines about one kind of change


@contextmanager
def undoable(classroom: Classroom, command: str) -> Iterator[None]:
    """Let ``autograder undo`` take back what happens inside. Call it while nobody else writes into the class."""
    entry = _remembered(classroom, command)
    try:
        yield
    finally:
        if entry.exists() and not _differs(classroom, entry):
            shutil.rmtree(entry)
        for old in _entries(classroom)[:-KEEP]:
            shutil.rmtree(old, ignore_errors=True)
        with suppress(OSError):  # it holds something
            (classroom.path / FOLDER).rmdir()


def undo(folder: Path, preview: bool = False) -> list[str]:
    """Restore what the last command changed. Returns what that is, in lines. preview: write nothing.

    folder: nbgrader's folder. Raises UsageError if there is nothing to undo, or if the gradebook is or was on a server.
    """
    classroom = Classroom(folder)
    entries = _entries(classroom)
    if not entries:
        raise UsageError(f"There is nothing to undo in {classroom.path}: no command has changed it, or all are undone.")
    entry = entries[-1]
    about = _about(entry)
    _require_file(classroom, about)
    lines = [f"undo of autograder {about['command']}, {about['when']}", *_told(classroom, entry)]
    if not preview:
        with classroom.alone():
            _restore(classroom, entry, about)
        lines.append("reports and feedback pages are as they were made: make them again")
    return lines


def discard(classroom: Classroom) -> None:
    """Remove all that is kept for ``autograder undo``."""
    shutil.rmtree(classroom.path / FOLDER, ignore_errors=True)


def is_kept(classroom: Classroom) -> bool:
    """Whether anything is kept for ``autograder undo``."""
    return bool(_entries(classroom))


# ------------------------------------------------------------------------------------------------------- what is kept


def _entries(classroom: Classroom) -> list[Path]:
    """What is kept, the oldest first."""
    return sorted((classroom.path / FOLDER).glob("[0-9]*"), key=lambda path: int(path.name))


def _remembered(classroom: Classroom, command: str) -> Path:
    """Keep the class as it is now. Returns the folder with it."""
    home = classroom.path / FOLDER
    part = home / ".part"
    shutil.rmtree(part, ignore_errors=True)  # of a command that was killed
    part.mkdir(parents=True)
    snapshot(classroom, part)
    where = gradebook.database(classroom)
    is_file = isinstance(where, File)
    if isinstance(where, File) and where.exists():
        copy_database(where.path, part / GRADEBOOK)
    about = {
        "command": command,
        "when": f"{datetime.now():%Y-%m-%d %H:%M}",
        "is_file": is_file,
        "stamp": _stamp(classroom),
    }
    (part / "about.json").write_text(json.dumps(about), "utf8")
    last = max((int(path.name) for path in _entries(classroom)), default=0)
    return part.rename(home / str(last + 1))


def _stamp(classroom: Classroom) -> list[int]:
    path = classroom.gradebook
    return [path.stat().st_mtime_ns, path.stat().st_size] if path.exists() else []


def _about(entry: Path) -> dict[str, Any]:
    """Raises UsageError if it is damaged."""
    try:
        about: dict[str, Any] = json.loads((entry / "about.json").read_text("utf8"))
        return about
    except (OSError, ValueError):
        raise UsageError(f"{entry} is damaged, so it cannot be undone: remove it.") from None


def _require_file(classroom: Classroom, about: dict[str, Any]) -> None:
    where = gradebook.database(classroom)
    if isinstance(where, File) != about["is_file"]:
        raise UsageError(f"The gradebook has been moved to {where.name} since, so this cannot be undone.")
    if not isinstance(where, File) and about["command"] != "collect":
        raise UsageError(
            f"The gradebook is in {where.name}, and only its own backups can bring it back: restore one with pg_restore "
            "(docs/scale.md), then run autograder grade."
        )


# --------------------------------------------------------------------------------------------------------- comparing


def _seen(root: Path) -> dict[str, int]:
    """Path -> inode of every file below a folder. A file that was replaced has another inode."""
    found, waiting = {}, [str(root)] if root.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:  # a class of hundreds has tens of thousands of files
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    found[entry.path[len(str(root)) + 1 :]] = entry.inode()
    return found


def _changes(classroom: Classroom, entry: Path) -> list[str]:
    """A line for each file that would come back or go."""
    lines = []
    for name in TREES:
        before, now = _seen(entry / name), _seen(classroom.path / name)
        for path in sorted(before.keys() | now.keys()):
            if before.get(path) != now.get(path) and not _equal(entry / name / path, classroom.path / name / path):
                what = "removed" if path not in before else "brought back" if path not in now else "as it was"
                lines.append(f"{name}/{path}: {what}")
    for file in small_files(classroom):
        if not _equal(entry / file.name, file):
            what = "as it was" if (entry / file.name).exists() else "removed"
            lines.append(f"{file.name}: {what}")
    return lines


def _equal(one: Path, other: Path) -> bool:
    if one.is_file() and other.is_file():
        return one.read_bytes() == other.read_bytes()
    return not one.is_file() and not other.is_file()


def _differs(classroom: Classroom, entry: Path) -> bool:
    return _about(entry)["stamp"] != _stamp(classroom) or bool(_changes(classroom, entry))


def _told(classroom: Classroom, entry: Path) -> list[str]:
    """What would be restored: marks, then files. Of many lines only the first are told."""
    lines = []
    if (entry / GRADEBOOK).exists() and classroom.gradebook.exists():
        then, there = File(entry / GRADEBOOK), File(classroom.gradebook)
        before, now = _sums(then), _sums(there)
        for who in sorted(before.keys() | now.keys()):
            if before.get(who) != now.get(who):
                points = [f"{sums[who]:g}" if who in sums else "no mark" for sums in (now, before)]
                lines.append(f"{', '.join(who)}: {points[0]} -> {points[1]}")
        lines += _dates(then, there)
        if given := _by_hand(there) - _by_hand(then):
            lines.insert(
                0, f"{len(given)} marks that a person gave since then are lost: export them first if they count"
            )
    files = _changes(classroom, entry)
    return [*_first(lines, "marks"), *_first(files, "files")]


def _first(lines: list[str], what: str) -> list[str]:
    return lines if len(lines) <= LISTED else [*lines[:LISTED], f"… and {len(lines) - LISTED} more {what}"]


def _sums(where: File) -> dict[tuple[str, str], float]:
    """(learner, assignment) -> points, after penalties."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for learner, cell, automatic, by_hand in where.rows(gradebook.MARKS):
        sums[learner, cell.partition("-")[0]] += (automatic if by_hand is None else by_hand) or 0.0
    for learner, assignment, penalty in where.rows(gradebook.PENALTIES):
        sums[learner, assignment] = max(0.0, sums[learner, assignment] - penalty)
    return sums


def _dates(then: File, now: File) -> list[str]:
    """A line for each due date that would move back."""
    before, after = (dict(where.rows(gradebook.DATES)) for where in (then, now))
    said = {name: [str(dates.get(name) or "no date")[:16] for dates in (after, before)] for name in before | after}
    return [f"{name} is due: {' -> '.join(both)} (UTC)" for name, both in sorted(said.items()) if both[0] != both[1]]


def _by_hand(where: File) -> set[tuple[str, str, float]]:
    rows = where.rows(gradebook.MARKS)
    return {(learner, cell, by_hand) for learner, cell, _, by_hand in rows if by_hand is not None}


# --------------------------------------------------------------------------------------------------------- restoring


def _restore(classroom: Classroom, entry: Path, about: dict[str, Any]) -> None:
    """Put everything back. If it is killed, the next call continues."""
    if (entry / GRADEBOOK).exists():
        copy_database(entry / GRADEBOOK, classroom.gradebook)
    for file in small_files(classroom):
        if (entry / file.name).exists():
            write_whole(file, (entry / file.name).read_bytes())
        else:
            file.unlink(missing_ok=True)
    done = entry / "done"
    done.mkdir(exist_ok=True)
    for name in TREES:
        if (done / name).exists():
            continue
        now, old = classroom.path / name, done / f".{name}"
        if now.exists():
            shutil.rmtree(old, ignore_errors=True)
            now.rename(old)
        if (entry / name).exists():
            (entry / name).rename(now)
        (done / name).touch()
    shutil.rmtree(entry)
