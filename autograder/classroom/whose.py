"""Finds out whose a file is: reads learner and assignment from its path, in the forms that learning platforms use."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

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

    A name as it is written is one person. The same name in other letters, with other white space or in another Unicode
    form is another person's. Raises UsageError if the file is damaged.
    """

    def __init__(self, classroom: Classroom):
        self.path = classroom.path / "collected.json"
        try:
            self.known = json.loads(self.path.read_text("utf8")) if self.path.exists() else {}
            self.known = {key: {**entry, "numbers": dict(entry["numbers"])} for key, entry in self.known.items()}
            self._key = {entry["name"]: key for key, entry in self.known.items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UsageError(f"{self.path} is damaged: restore it, or remove it to begin anew.") from None

    def settle(self, people: Iterable[Who]) -> list[str]:
        """Give everybody an id. Call this before anybody of one run claims theirs. Returns a line for each new person
        who gets another id than their name makes.

        Who has an id keeps it. Of several new people whose names make the same id, the one gets it whose name is written
        plainly, whoever is read first; the others get a number behind it. Ids that differ only in case count as one id,
        because some file systems do not tell them apart.
        """
        new = {who.name: who for who in people if who.name not in self._key}
        taken: Counter[str] = Counter()  # of an id: the last number behind it that is known to be somebody's
        said = []
        for who in sorted(new.values(), key=lambda who: (not _is_plain(who.name), who.name)):
            key = who.id.casefold()
            while _numbered(key, number := taken[key]) in self.known:
                taken[key] += 1
            mine = _numbered(who.id, number)
            self.known[mine.casefold()] = {"learner": mine, "name": who.name, "numbers": {}}
            self._key[who.name] = mine.casefold()
            if number:
                first = self.known[key]
                said.append(
                    f"{printable(who.name)} is the learner {mine}, for {printable(first['name'])} is {first['learner']}. "
                    f"If the two are one person: autograder forget {mine}, rename one, and collect again."
                )
        return said

    def claim(self, who: Who, assignment: str) -> Who | str:
        """A settled person with the id that is theirs, or why they cannot have it: a namesake on the same platform."""
        entry = self.known[self._key[who.name]]
        if who.number == entry["numbers"].setdefault(assignment, who.number):
            return replace(who, id=entry["learner"])
        another = f"{entry['name']} {entry['numbers'].get(assignment, '')}".strip()
        return (
            f"{printable(who.name)} {who.number}".strip()
            + f" would be the learner {entry['learner']}, and so is {printable(another)}. "
            f"Rename one of them, or give a --pattern; if the two are one person, remove them from {self.path}."
        )

    def save(self) -> None:
        """Write the ledger to its file."""
        write_whole(self.path, json.dumps(self.known, indent=1, sort_keys=True, ensure_ascii=False).encode())


def _is_plain(name: str) -> bool:
    return name == " ".join(unicodedata.normalize("NFC", name).split())


def _numbered(learner: str, number: int) -> str:
    return f"{learner[:90]}-{number + 1}" if number else learner
