"""``autograder forget``: removes everything that a class keeps of one learner."""

from __future__ import annotations

import json
import shutil
from contextlib import nullcontext
from pathlib import Path

from autograder.classroom import gradebook, undo
from autograder.classroom.classroom import LEARNER, Classroom, write_whole
from autograder.classroom.roster import roster_of
from autograder.classroom.sync import forget_notes
from autograder.errors import UsageError

STEPS = ("submitted", "autograded", "feedback", ".staging")


def forget(folder: Path, learner: str, for_good: bool = False) -> list[str]:
    """Remove one learner from a class. Returns a line for each thing that was removed.

    folder: nbgrader's folder. for_good: also what ``autograder undo`` keeps, of all commands. Raises UsageError if nothing is kept of them, or no learner can have this name.
    """
    if not LEARNER.fullmatch(learner):
        raise UsageError(f"{learner!r} is no learner's name.")
    classroom = Classroom(folder)
    with classroom.alone(), nullcontext() if for_good else undo.undoable(classroom, f"forget {learner}"):
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
        if for_good and undo.is_kept(classroom):
            undo.discard(classroom)
            removed.append(f"{classroom.path / undo.FOLDER}: what autograder undo kept, of all commands")
    if not removed:
        raise UsageError(f"Nothing is kept of {learner!r} in {classroom.path}.")
    return removed


def _folders(classroom: Classroom, learner: str) -> list[str]:
    """Remove the learner's folders, and return their paths."""
    removed = []
    kept = sorted((classroom.path / "attempts").glob(f"*/{learner}"))
    for place in [*(classroom.path / step / learner for step in STEPS), *kept]:
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
