"""Names: who a learner is, what nbgrader's name for them is, and what a file's or folder's name says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.classroom.classroom import LEARNER
from autograder.classroom.collecting.unpack import NOTEBOOK, ZIP

NAMELESS = {"participant", "anonymous", "anon"}  # names in anonymous marking: only the number tells learners apart
COPY = re.compile(r"^copy of |[ _-]+copy ?\d*$| ?\(\d+\)$", re.I)
# what learners call the versions of their own work, which is nobody's name
VERSION = frozenset(
    "version versions v attempt submission submissions try draft final old new newest latest last backup work src my "
    "notebook notebooks answer answers solution solutions homework hw assignment done fixed corrected test copy file "
    "files of a the untitled student group".split()
)


@dataclass(frozen=True)
class Who:
    """A learner as a path names them.

    id: nbgrader's name for them. name: tells them from everybody else. number: the platform's number for them in one
    assignment. known: what else the platform says, by kind: "canvas", "login", "email", "sid", "full" (the
    name), "whole" (with a group's), "short" (without spaces).
    """

    id: str
    name: str
    number: str = ""
    known: tuple[tuple[str, str], ...] = ()


def who_of(name: str, number: str = "", own: str = "", **known: str) -> Who | None:
    """The learner with this name; None if no id can be made of it.

    number: the platform's id of the learner in one assignment. own: their id in all assignments.
    """
    whole = f"{name}_{own or number}"
    if name.casefold() in NAMELESS or not fit(name):
        name = whole
    learner = fit(name)
    more = tuple(sorted((kind, text) for kind, text in known.items() if text))
    return Who(learner, whole if own else name, number, more) if learner else None


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
    return max((c for c in chapters if mention(c).search(name)), key=len, default=None)


def mention(chapter: str) -> re.Pattern[str]:
    """Finds an assignment's name in a text, where it is no part of a longer word."""
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(chapter)}(?![A-Za-z0-9])", re.I)


def bare(name: str, chapters: list[str]) -> str:
    """A file's name without its ending, the marks of a copy, and the assignment's name.

    >>> bare("Copy of rnn_cell_ann (2).ipynb", ["rnn_cell"])
    'ann'
    """
    name, before = ZIP.sub("", NOTEBOOK.sub("", name)), None
    while name != before:
        before, name = name, COPY.sub("", name)
    for chapter in sorted(chapters, key=len, reverse=True):
        name = mention(chapter).sub("", name)
    name = name.strip(" _-.")
    return "" if COPY.fullmatch(f" {name}") else name


def is_version(name: str) -> bool:
    """Whether a name is that of a version of somebody's work, and no person's.

    >>> [is_version(name) for name in ("final", "Version 2", "3", "ann", "")]
    [True, True, True, False, True]
    """
    return VERSION.issuperset(re.findall(r"[^\W\d_]+", name.casefold()))
