"""Whose a file is: what its path says of learner and assignment, in the shapes that learning platforms give it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.classroom.classroom import LEARNER, Classroom, write_whole
from autograder.classroom.unpack import NOTEBOOK, ZIP, printable
from autograder.errors import UsageError

# "Ann Lee_1234567_assignsubmission_file_/…": Moodle; the number is another one for every assignment
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
# "leeann_LATE_12345_67890_rnn_cell-1.ipynb": Canvas; the first number is the learner's own
CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<number>\d{3,})_\d{3,}_.")
NAMELESS = {"participant", "anonymous"}  # marked blind: only the number tells who
COPY = re.compile(r"^copy of |[ _-]+copy ?\d*$| ?\(\d+\)$", re.I)


@dataclass(frozen=True)
class Who:
    """A learner as a path names them. id: nbgrader's name for them; name, number: what a platform's path gives."""

    id: str
    name: str
    number: str = ""


def on_platform(path: tuple[str, ...]) -> Who | None:
    """The learner that a path names in the shape of a known platform."""
    for part in path:
        if match := MOODLE.match(part):
            return who_of(match["name"], match["number"])
        if match := CANVAS.match(part):
            return who_of(match["name"], own=match["number"])
    return None


def who_of(name: str, number: str = "", own: str = "") -> Who | None:
    """number: the platform's id of them in one assignment; own: their id in all assignments."""
    whole = f"{name}_{own or number}"
    if name.casefold() in NAMELESS or not fit(name):
        name = whole
    learner = fit(name)
    return Who(learner, whole if own else name, number) if learner else None


def fit(name: str) -> str:
    """A name made to fit :data:`LEARNER`; empty where nothing is left of it.

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
    """The assignment that a name speaks of, the longest of several."""
    return max((c for c in chapters if _mention(c).search(name)), key=len, default=None)


def _mention(chapter: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(chapter)}(?![A-Za-z0-9])", re.I)


def folders(parts: tuple[str, ...], chapters: list[str]) -> list[str]:
    """The folders of a path that could be a learner's: not an assignment's, unless there is no other."""
    theirs = [f for f in parts[:-1] if not assignment_of(f, chapters)]
    return theirs or [name for name in (bare(f, chapters) for f in parts[:-1]) if name]


def is_wrapper(paths: list[list[str]]) -> bool:
    """Whether one folder holds everybody's: all paths begin with it, and then they part."""
    return (
        len({p[0] if p else "" for p in paths}) == 1
        and all(len(p) > 1 for p in paths)
        and len({p[1] for p in paths}) > 1
    )


def bare(name: str, chapters: list[str]) -> str:
    """A file's name without its ending, marks of copies and the assignment's name.

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
    """``course/collected.json``: which person is behind each learner's id, so that no two ever fall on one."""

    def __init__(self, classroom: Classroom):
        self.path = classroom.path / "collected.json"
        self._owner: dict[str, Who] = {}  # of an id that several people of this run would have
        try:
            self.known = json.loads(self.path.read_text("utf8")) if self.path.exists() else {}
            self.known = {key: {**entry, "numbers": dict(entry["numbers"])} for key, entry in self.known.items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UsageError(f"{self.path} is damaged: restore it, or remove it to begin anew.") from None

    def settle(self, people: Iterable[Who]) -> None:
        """Before anybody of one run claims an id: of several new people whom it would fit, it is that one's whose name
        is written plainly. Two spaces, or letters of another Unicode form, take nobody's id by being read first."""
        claimants: dict[str, dict[str, Who]] = {}
        for who in people:
            claimants.setdefault(who.id.casefold(), {})[who.name] = who
        for key, named in claimants.items():
            plain = [name for name in named if name == " ".join(unicodedata.normalize("NFC", name).split())]
            if key not in self.known and len(plain) == 1:
                self._owner[key] = named[plain[0]]

    def claim(self, who: Who, assignment: str) -> str | None:
        """Why this person cannot have the id that their name gives; None: they have it now.

        Ids that differ only in case count as one: on some file systems they are.
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
        write_whole(self.path, json.dumps(self.known, indent=1, sort_keys=True, ensure_ascii=False).encode())
