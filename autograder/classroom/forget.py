"""``autograder forget``: removes everything that a class keeps of one learner."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from autograder.classroom import gradebook
from autograder.classroom.classroom import LEARNER, Classroom, write_whole
from autograder.classroom.roster import roster_of
from autograder.classroom.sync import forget_notes
from autograder.errors import UsageError

STEPS = ("submitted", "autograded", "feedback", ".staging")


def forget(folder: Path, learner: str) -> list[str]:
    """Remove one learner from a class. Returns a line for each thing that was removed.

    folder: nbgrader's folder. Raises UsageError if nothing is kept of them, or no learner can have this name.
    """
    if not LEARNER.fullmatch(learner):
        raise UsageError(f"{learner!r} is no learner's name.")
    classroom = Classroom(folder)
    with classroom.alone():
        removed = [*_folders(classroom, learner), *_verdicts(classroom, learner)]
        removed += _on_the_ledger(classroom, learner)
        removed += forget_notes(classroom, learner)
        roster = roster_of(classroom)
        if roster and (person := roster.people.get(learner)):
            removed.append(f"{roster.table.where(person.row)}: their row of the roster")
            roster.remove(person)
        if gradebook.exists(classroom):
            gradebook.check(classroom)
            count = gradebook.forget(classroom, learner)
            if count is not None:
                removed.append(
                    f"{gradebook.database(classroom).name}: the learner, and {count} submissions with marks and comments"
                )
        for name, command in (("report", "report"), ("returned", "feedback --zip")):
            if removed and (made := classroom.path / name).is_dir():
                shutil.rmtree(made)
                removed.append(f"{made}, which names everybody: `autograder {command}` makes it anew")
    if not removed:
        raise UsageError(f"Nothing is kept of {learner!r} in {classroom.path}.")
    return removed


def _folders(classroom: Classroom, learner: str) -> list[str]:
    """Remove the learner's folders, and return their paths."""
    removed = []
    for step in STEPS:
        place = classroom.path / step / learner
        if place.is_symlink():
            place.unlink()
        elif place.is_dir():
            shutil.rmtree(place)
        else:
            continue
        removed.append(str(place))
    return removed


def _verdicts(classroom: Classroom, learner: str) -> list[str]:
    """Remove the learner's verdict files, and return their paths."""
    removed = []
    for place in sorted((classroom.path / "verdicts").glob("*")):
        for kind in ("json", "entered", "earlier"):
            file = place / f"{learner}.{kind}"
            if file.exists():
                file.unlink()
                removed.append(str(file))
    return removed


def _on_the_ledger(classroom: Classroom, learner: str) -> list[str]:
    """Remove the learner from the ledger of collected work. Raises UsageError if the ledger is damaged."""
    path = classroom.path / "collected.json"
    try:
        known = json.loads(path.read_text("utf8"))
        mine = [key for key, entry in known.items() if entry["learner"] == learner]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError, KeyError, AttributeError):
        raise UsageError(f"{path} is damaged: restore it, or remove it to begin anew.") from None
    if not mine:
        return []
    kept = {key: entry for key, entry in known.items() if key not in mine}
    write_whole(path, json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False).encode())
    return [f"{path}: whose this id is"]
