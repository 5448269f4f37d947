"""What pages say about the work in a chapter and in the book: how many exercises, and how long they take."""

from __future__ import annotations

from autograder.book.book import Book
from autograder.book.hours import PACE, WORDS, Hours, all_hours, told


def work(book: Book, chapter: str) -> str:
    """A chapter's exercises, from its records: "14 exercises, 7 of them core"."""
    if chapter not in book.chapters:
        return "To read."
    mine = book.chapter(chapter)
    count = f"{len(mine.records)} {'exercise' if len(mine.records) == 1 else 'exercises'}"
    return f"{count}, {len(mine.core)} of them core" if mine.core else count


def lasts(taken: Hours) -> str:
    """How long something takes: "2 hours for the core, 3½ hours for everything"."""
    everything = told(taken.everything)
    return f"{told(taken.core)} for the core, {everything} for everything" if taken.core else everything


def total(book: Book) -> str:
    """How long the whole book takes, and how that was worked out."""
    taken = all_hours(book)
    return (
        f"**The core takes about {told(taken.core)}, everything about {told(taken.everything)}**, "
        f"{told(taken.reading)} of them for reading. This counts {WORDS} words a minute, and {PACE:g} times the minutes that "
        "an exercise names, because you will make mistakes and look things up. It is a guess until the times of "
        "learners are known."
    )
