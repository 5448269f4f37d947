"""How long a chapter takes: its core, and everything.

The time is that of reading, at ``WORDS`` a minute, and of the exercises: ``PACE`` times the minutes in their records.
Those minutes are what somebody needs who makes few mistakes; learners make some, look things up, and go back to the
lesson. Until learners' own times are known, half as much again is the course's guess.

The core of a chapter is all its reading and its core exercises. A chapter without any core exercise has no core.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from autograder.book.book import Book, Chapter

WORDS = 200  # read in a minute
PACE = 1.5  # of the minutes in a record
HEAD = re.compile(r"\A---\n.*?\n---\n", re.S)
CELL = re.compile(r"^(`{3,})\{code-cell\}[^\n]*\n(.*?)^\1[^\n]*\n?", re.M | re.S)
TAGS = re.compile(r"^:?tags: *\[(.*)\]", re.M)
CAPTION = re.compile(r"^ +caption: (.*)$", re.M)
UNSEEN = re.compile(r"^(?:% .*|:\w[\w-]*: .*|[`:]{3,}.*|\(.*\)=)$", re.M)  # comments, options, fences, targets


@dataclass(frozen=True)
class Hours:
    """Minutes: of a chapter's core, and of everything in it; and of reading, which both include if there is a core."""

    core: float
    everything: float
    reading: float

    def __add__(self, other: Hours) -> Hours:
        return Hours(self.core + other.core, self.everything + other.everything, self.reading + other.reading)


def hours(chapter: Chapter) -> Hours:
    """How long a chapter takes."""
    reading = sum(words(page.read_text("utf8")) for page in sorted(chapter.folder.glob("*.md"))) / WORDS
    spent = {name: PACE * (record.minutes or 0) for name, record in chapter.records.items()}
    core = sum(spent[name] for name in chapter.core)
    return Hours(reading + core if chapter.core else 0.0, reading + sum(spent.values()), reading)


def all_hours(book: Book) -> Hours:
    """How long the whole book takes."""
    return sum((hours(chapter) for chapter in book.chapters.values()), Hours(0.0, 0.0, 0.0))


def words(page: str) -> int:
    """How many words a page of MyST shows: prose, formulas, captions, and the code that is not folded."""
    return len(UNSEEN.sub("", CELL.sub(_shown, HEAD.sub("", page))).split())


def _shown(cell: re.Match[str]) -> str:
    tags = TAGS.search(cell[2])
    folded = tags and re.search(r"hide-|remove-", tags[1])
    return " ".join(CAPTION.findall(cell[2])) if folded else cell[2]


def told(minutes: float) -> str:
    """Minutes as a reader wants them: "50 minutes", "2½ hours".

    >>> told(48), told(80), told(112), told(1490)
    ('50 minutes', '1½ hours', '2 hours', '25 hours')
    """
    if minutes < 55:
        return f"{round(minutes / 10) * 10} minutes"
    halves = round(minutes / 30) if minutes < 600 else 2 * round(minutes / 60)
    whole, half = divmod(halves, 2)
    number = f"{whole or ''}{'½' if half else ''}"
    return f"{number} hour" if halves == 2 else f"{number} hours"
