"""What was found in the sources, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autograder.classroom.collecting.said import Said
from autograder.classroom.collecting.unpack import File


@dataclass(frozen=True)
class Entry:
    """What became of one file. where: its path. why: the reason for ignoring it, or a remark.

    when, how: the time and the way in which the learner was recognised, for the table. lost: somebody's work was not
    taken, or it is not clear whose it is: a person must look at it.
    """

    where: str
    learner: str | None = None
    assignment: str | None = None
    why: str = ""
    when: str = ""
    how: str = ""
    lost: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" if self.why else self.where


@dataclass
class Collected:
    """What one run did: the files that it collected, those that were there already, and those that it ignored."""

    collected: list[Entry] = field(default_factory=list)
    unchanged: list[Entry] = field(default_factory=list)
    ignored: list[Entry] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)  # people who are new, and whose names are nearly another's
    remarks: list[str] = field(default_factory=list)

    @property
    def lost(self) -> list[Entry]:
        """The files that a person must look at."""
        return [entry for entry in self.ignored if entry.lost]


@dataclass
class Found:
    """A file that was found and copied. said: what its path says; it is set when the whole source has been seen."""

    file: File
    copy: Path
    assignment: str
    said: Said | None = field(default=None, kw_only=True)

    @property
    def known(self) -> Said:
        """What its path says. Files of nobody are ignored before anything asks for this."""
        assert self.said is not None
        return self.said

    @property
    def when(self) -> datetime:
        """When it was handed in: the platform's time if it gives one."""
        return self.known.when or self.file.when

    def entry(self, why: str = "", lost: bool = False) -> Entry:
        """What becomes of it, for a person to read."""
        said = self.said
        if not said:
            return Entry(self.file.where, None, self.assignment, why, lost=lost)
        time = f"{self.when:%Y-%m-%d %H:%M} UTC"
        if said.timeless:
            time = "LATE" if said.late else "not late" if said.late is not None else "not known"
        return Entry(self.file.where, said.who.id, self.assignment, why, time, said.how, lost)


@dataclass
class Weights(Found):
    """A file of trained weights."""


@dataclass
class Notebook(Found):
    """A notebook."""

    readable: bool

    @property
    def age(self) -> tuple[bool, datetime, int, datetime]:
        """Of several notebooks the one with the greatest age is taken: one that can be read, then the newest."""
        return self.readable, self.when, self.known.attempt, self.file.inner
