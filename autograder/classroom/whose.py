"""Finds out whose a file is: reads learner and assignment from its path, in the forms that learning platforms use."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.classroom.classroom import LEARNER, Classroom, write_whole
from autograder.classroom.unpack import NOTEBOOK, ZIP, printable
from autograder.errors import UsageError

# Moodle: "Ann Lee_1234567_assignsubmission_file_/…"; the learner has another number in every assignment
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
# Canvas: "leeann_LATE_12345_67890_rnn_cell-1.ipynb"; the first number is the learner's in all assignments
CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<number>\d{3,})_\d{3,}_.")
NAMELESS = {"participant", "anonymous"}  # names in anonymous marking: only the number tells learners apart
COPY = re.compile(r"^copy of |[ _-]+copy ?\d*$| ?\(\d+\)$", re.I)


@dataclass(frozen=True)
class Who:
    """A learner as a path names them. id: nbgrader's name for them; name, number: what a platform's path gives."""

    id: str
    name: str
    number: str = ""


def on_platform(path: tuple[str, ...]) -> Who | None:
    """The learner that a path names in the form of Moodle or Canvas; None if it has neither form."""
    for part in path:
        if match := MOODLE.match(part):
            return who_of(match["name"], match["number"])
        if match := CANVAS.match(part):
            return who_of(match["name"], own=match["number"])
    return None


def who_of(name: str, number: str = "", own: str = "") -> Who | None:
    """The learner with this name; None if no id can be made of it.

    number: the platform's id of the learner in one assignment. own: their id in all assignments.
    """
    whole = f"{name}_{own or number}"
    if name.casefold() in NAMELESS or not fit(name):
        name = whole
    learner = fit(name)
    return Who(learner, whole if own else name, number) if learner else None


def fit(name: str) -> str:
    """A name changed so that it fits :data:`LEARNER`; "" if nothing is left of it.

    >>> fit("Zoë  O'Hara"), fit("../../etc"), fit("王伟")
    ('Zoe_OHara', 'etc', 'u_王伟')
    """
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[^\w.@+-]", "", re.sub(r"\s+", "_", unicodedata.normalize("NFC", "".join(letters)).strip()))
    plain = re.sub(r"^[\W_]+", "", plain)
    if plain and not plain[0].isascii():
        plain = f"u_{plain}"
    return plain[:100] if LEARNER.fullmatch(plain[:100]) else ""


def assignment_of(name: str, chapters: Iterable[str]) -> str | None:
    """The assignment that is mentioned in a file's name; of several, the one with the longest name; or None."""
    return max((c for c in chapters if _mention(c).search(name)), key=len, default=None)


def _mention(chapter: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(chapter)}(?![A-Za-z0-9])", re.I)


def folders(parts: tuple[str, ...], chapters: list[str]) -> list[str]:
    """The folders of a path that could be a learner's: those that name no assignment, or else what is left of a name."""
    theirs = [f for f in parts[:-1] if not assignment_of(f, chapters)]
    return theirs or [name for name in (bare(f, chapters) for f in parts[:-1]) if name]


def is_wrapper(paths: list[list[str]]) -> bool:
    """Whether one folder holds the work of all learners: all paths begin with it, and differ in the next folder."""
    return (
        len({p[0] if p else "" for p in paths}) == 1
        and all(len(p) > 1 for p in paths)
        and len({p[1] for p in paths}) > 1
    )


def bare(name: str, chapters: list[str]) -> str:
    """A file's name without its ending, the marks of a copy, and the assignment's name.

    >>> bare("Copy of rnn_cell_ann (2).ipynb", ["rnn_cell"])
    'ann'
    """
    name, before = ZIP.sub("", NOTEBOOK.sub("", name)), None
    while name != before:
        before, name = name, COPY.sub("", name)
    for chapter in sorted(chapters, key=len, reverse=True):
        name = _mention(chapter).sub("", name)
    name = name.strip(" _-.")
    return "" if COPY.fullmatch(f" {name}") else name


class Ledger:
    """``course/collected.json``: which person has which learner's id, so that no two people get the same id.

    Raises UsageError if the file is damaged.
    """

    def __init__(self, classroom: Classroom):
        self.path = classroom.path / "collected.json"
        self._owner: dict[str, Who] = {}  # id -> the person who gets it, if several people of this run would
        try:
            self.known = json.loads(self.path.read_text("utf8")) if self.path.exists() else {}
            self.known = {key: {**entry, "numbers": dict(entry["numbers"])} for key, entry in self.known.items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UsageError(f"{self.path} is damaged: restore it, or remove it to begin anew.") from None

    def settle(self, people: Iterable[Who]) -> None:
        """Decide who gets an id that several new people would have: the one whose name is written plainly.

        So a name with two spaces, or with letters in another Unicode form, gets nobody else's id because it is read
        first. Call this before anybody of one run claims an id.
        """
        claimants: dict[str, dict[str, Who]] = {}
        for who in people:
            claimants.setdefault(who.id.casefold(), {})[who.name] = who
        for key, named in claimants.items():
            plain = [name for name in named if name == " ".join(unicodedata.normalize("NFC", name).split())]
            if key not in self.known and len(plain) == 1:
                self._owner[key] = named[plain[0]]

    def claim(self, who: Who, assignment: str) -> str | None:
        """Give this person the id that their name makes. Returns None, or why they cannot have it.

        Ids that differ only in case count as one id, because some file systems do not tell them apart.
        """
        owner = self._owner.get(who.id.casefold(), who)
        mine = {"learner": owner.id, "name": owner.name, "numbers": {}}
        entry = self.known.setdefault(who.id.casefold(), mine)
        if (entry["learner"], entry["name"]) == (who.id, who.name):
            number = entry["numbers"].setdefault(assignment, who.number)
            if who.number == number:
                return None
        another = f"{entry['name']} {entry['numbers'].get(assignment, '')}".strip()
        return (
            f"{printable(who.name)} {who.number}".strip()
            + f" would be the learner {who.id}, and so is {printable(another)}. "
            f"Rename one of them, or give a --pattern; if the two are one person, remove them from {self.path}."
        )

    def save(self) -> None:
        """Write the ledger to its file."""
        write_whole(self.path, json.dumps(self.known, indent=1, sort_keys=True, ensure_ascii=False).encode())
