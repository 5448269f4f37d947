"""What the path of one file says in a platform's download: whose it is, when it was handed in, and how that is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from autograder.classroom.collecting.names import Who

Parts = tuple[str, ...]  # the source's name, and the part of a file's path that no learner's zip chooses


@dataclass(frozen=True)
class Said:
    """What a path says of a file.

    how: the platform, or what else the learner was recognised by. when: the platform's own time; None: it gives none.
    timeless: the file's time is that of the download, so nothing says when it was handed in. late: whether the
    platform calls it late; None: it does not say. attempt: the greater one is the newer. draft: it was not handed in.
    sure: the roster has exactly one person of this name.
    """

    who: Who
    how: str
    when: datetime | None = None
    timeless: bool = False
    late: bool | None = None
    attempt: int = 0
    draft: bool = False
    sure: bool = False


# What a path says, for each person whose work the file is: a group's work is several people's. The assignment is None
# for a file that is of none.
Reader = Callable[[Parts, str | None], list[Said]]


@dataclass(frozen=True)
class Seen:
    """What is known of a source before anybody's name is read from it.

    paths: those of all files. notebooks: those of notebooks, with their assignments. texts: what the small files hold
    that a platform adds, by path. chapters: the names of all assignments.
    """

    paths: list[Parts]
    notebooks: list[tuple[Parts, str]]
    texts: dict[Parts, str]
    chapters: list[str]
