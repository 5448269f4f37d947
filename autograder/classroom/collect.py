"""``autograder collect``: puts what learners handed in where nbgrader looks for it.

The cells of a notebook tell its assignment, whatever the file is called. The path tells the learner, in the forms that
learning platforms use. Every file that is not collected is named, with the reason.
"""

from __future__ import annotations

import filecmp
import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.book.book import Book
from autograder.classroom.classroom import Classroom, write_whole
from autograder.classroom.unpack import NOTEBOOK, WEIGHTS, File, Skipped, Unpacker, printable
from autograder.classroom.whose import Ledger, Who, assignment_of, bare, folders, is_wrapper, on_platform, who_of
from autograder.errors import Refused, UsageError
from autograder.marking.submission import MAX_WEIGHTS, read_cells

STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"


@dataclass(frozen=True)
class Entry:
    """What became of one file. where: its path. why: the reason for ignoring it, or a remark."""

    where: str
    learner: str | None = None
    assignment: str | None = None
    why: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" if self.why else self.where


@dataclass
class Collected:
    """What one run did: the files that it collected, those that were there already, and those that it ignored."""

    collected: list[Entry] = field(default_factory=list)
    unchanged: list[Entry] = field(default_factory=list)
    ignored: list[Entry] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)  # people who are new, and whose names are nearly another's


@dataclass
class _Found:
    """A file that was found and copied."""

    file: File
    copy: Path
    assignment: str
    who: Who | None = field(default=None, kw_only=True)

    @property
    def owner(self) -> Who:
        """Whose it is. Files of nobody are ignored before anything asks for this."""
        assert self.who is not None
        return self.who


@dataclass
class _Weights(_Found):
    """A file of trained weights."""


@dataclass
class _Notebook(_Found):
    """A notebook."""

    readable: bool

    @property
    def age(self) -> tuple[bool, datetime, datetime, str]:
        """Of several notebooks the one with the greatest age is taken: one that can be read, then the newest."""
        return self.readable, self.file.when, self.file.inner, self.file.where


def collect(
    home: Path, folder: Path, sources: list[Path], pattern: str | None = None, say: Callable[[str], None] = print
) -> Collected:
    """Collect the notebooks and weights in folders and zips into ``submitted/`` of a class.

    home: the book's folder. folder: nbgrader's folder. pattern: a regular expression with a group ``learner``, which is
    searched in every path, source/folder/…/file; for a file in a learner's own zip, in the path of that zip.
    Raises UsageError, with nothing collected, if a source is missing, is neither folder nor zip, or is too large; or if
    there is no notebook in them.
    """
    chapters, classroom = list(Book(home).chapters), Classroom(folder)
    finder = _compiled(pattern)
    for path in sources:
        if not path.exists():
            raise UsageError(f"There is no {path}.")
    with classroom.alone():
        result = _collected(chapters, classroom, finder, sources)
    for line in result.apart:
        say(f"kept apart: {line}")
    for entry in result.ignored:
        say(f"ignored: {entry}")
    counts = f"{len(result.collected)} collected, {len(result.unchanged)} unchanged, {len(result.ignored)} ignored"
    say(f"{counts}: {classroom.path / 'submitted'}")
    return result


def _collected(
    chapters: list[str], classroom: Classroom, finder: re.Pattern[str] | None, sources: list[Path]
) -> Collected:
    """Read the sources, claim an id for each learner, and place the newest notebook of each."""
    result = Collected()
    found: list[_Notebook] = []
    weights: list[_Weights] = []
    ledger = Ledger(classroom)
    with TemporaryDirectory(prefix=".collect-", dir=classroom.path) as scratch:
        unpacker = Unpacker(Path(scratch), avoid=classroom.path)
        for path in sources:
            source = _Source(path, chapters, finder, result)
            source.read(unpacker)
            found += source.notebooks
            weights += source.weights
        if not found and not result.ignored:
            raise UsageError(f"There is no notebook in {', '.join(map(str, sources))}.")
        result.apart = ledger.settle({file.owner for file in (*found, *weights)})
        groups = _claimed(found, ledger, result)
        ledger.save()  # before anything is placed: a run that is stopped must not leave work of an unknown owner
        for notebooks in groups:
            newest = max(notebooks, key=lambda n: n.age)
            for other in notebooks:
                if other is not newest:
                    result.ignored.append(_entry(other, _why_not(other, newest)))
            _place(classroom, newest, result)
        for file in sorted(weights, key=lambda w: (w.file.when, w.file.where)):
            _place_weights(classroom, file, ledger, result)
    return result


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    """The pattern, compiled; None for None. Raises UsageError if it cannot be used."""
    if pattern is None:
        return None
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise UsageError(f"The pattern {pattern!r} is no regular expression: {error}.") from None
    if "learner" not in compiled.groupindex:
        raise UsageError(f"The pattern {pattern!r} has no group (?P<learner>…).")
    return compiled


def _why_not(other: _Notebook, taken: _Notebook) -> str:
    """Why another notebook of the same learner and assignment was taken."""
    if filecmp.cmp(other.copy, taken.copy, shallow=False):
        return f"it is the same as {taken.file.where}."
    unreadable = taken.readable and not other.readable
    return f"it cannot be read, and {taken.file.where} can." if unreadable else f"{taken.file.where} is newer."


def _entry(notebook: _Notebook, why: str = "") -> Entry:
    return Entry(notebook.file.where, notebook.who.id if notebook.who else None, notebook.assignment, why)


# ------------------------------------------------------------------------------------------------ what was handed in


class _Source:
    """One of the folders and zips that are collected. ``read`` fills notebooks and weights; the rest goes to ``ignored``."""

    def __init__(self, path: Path, chapters: list[str], finder: re.Pattern[str] | None, result: Collected):
        self.path, self.chapters, self.finder, self.result = path, chapters, finder, result
        self.notebooks: list[_Notebook] = []
        self.weights: list[_Weights] = []
        self.others: list[File] = []

    def read(self, unpacker: Unpacker) -> None:
        """Sort the files by their kind, and find out whose they are."""
        for file in unpacker.files(self.path):
            try:
                self._sort(unpacker, file)
            except Skipped as reason:
                self.result.ignored.append(Entry(file.where, why=f"{reason}."))
        self.wrapper = is_wrapper([folders(n.file.outer, self.chapters) for n in self.notebooks])
        heard_of = {self._name(notebook) for notebook in self.notebooks} | {None}
        self.notebooks = [n for n in self.notebooks if self._has_an_owner(n)]
        for weights in self.weights:
            weights.who = self._whose(weights.file)
            if weights.who is None:
                self.result.ignored.append(Entry(weights.file.where, assignment=weights.assignment, why=self._unknown))
        self.weights = [weights for weights in self.weights if weights.who]
        self._name_the_rest(heard_of)

    def _sort(self, unpacker: Unpacker, file: File) -> None:
        """Put a file into the list of its kind. Raises Skipped for a notebook of no assignment of this book."""
        name = file.parts[-1]
        if WEIGHTS.search(name) and (assignment := assignment_of(name, self.chapters)):
            self.weights.append(_Weights(file, unpacker.copy(file, MAX_WEIGHTS), assignment))
        elif NOTEBOOK.search(name):
            self.notebooks.append(_recognised(file, unpacker.copy(file), self.chapters))
        else:
            self.others.append(file)

    @property
    def _unknown(self) -> str:
        """Why a file is ignored whose owner is not known."""
        if self.finder:
            return f"the pattern {self.finder.pattern!r} finds no learner in its path."
        return "nothing in its path says whose it is: collect the folder above it, or give a --pattern."

    def _whose(self, file: File) -> Who | None:
        """The learner that a file's path names: by the pattern, by a platform's form, or by a folder's name."""
        path = (self.path.name, *file.outer)
        if self.finder:
            match = self.finder.search("/".join(path))
            return who_of(match["learner"]) if match and match["learner"] else None
        return on_platform(path) or next(map(who_of, folders(file.outer, self.chapters)[self.wrapper :]), None)

    def _name(self, notebook: _Notebook) -> Who | None:
        """Find a notebook's owner: by its path, else by the file's own name."""
        file = notebook.file
        notebook.who = self._whose(file) or (None if self.finder else who_of(bare(file.outer[-1], self.chapters)))
        return notebook.who

    def _has_an_owner(self, notebook: _Notebook) -> bool:
        """Whether one learner's name is known for a notebook; if not, it is added to ``ignored``."""
        outer = notebook.file.outer
        if notebook.who is None:
            self.result.ignored.append(_entry(notebook, self._unknown))
            return False
        if not self.finder and not on_platform(outer) and on_platform(notebook.file.parts[len(outer) :]):
            why = f"{outer[-1]} looks like a whole class's: collect that zip by itself."
            self.result.ignored.append(_entry(notebook, printable(why)))
            return False
        return True

    def _name_the_rest(self, heard_of: set[Who | None]) -> None:
        """Name other files that cannot be read, and one file of each learner who has handed in no notebook."""
        for file in self.others:
            if file.trouble:
                self.result.ignored.append(Entry(file.where, why=f"{file.trouble}."))
            elif (who := self._whose(file)) and who not in heard_of:
                heard_of.add(who)
                why = "it is no notebook, and there is none of this learner's."
                self.result.ignored.append(Entry(file.where, who.id, why=why))


def _recognised(file: File, copy: Path, chapters: list[str]) -> _Notebook:
    """A notebook with the assignment that most of its cells belong to. Raises Skipped if there is none."""
    named = assignment_of(file.parts[-1], chapters)
    try:
        cells = read_cells(copy)
    except Refused:
        if named is None:
            raise Skipped("it cannot be read as a notebook, and its name is no assignment's") from None
        return _Notebook(file, copy, named, readable=False)
    counts = Counter(chapter for cell in cells if (chapter := (cell.grade_id or "").partition("-")[0]) in chapters)
    if not counts and named is None:
        raise Skipped("it holds no exercise of this course, and its name is no assignment's")
    likeliest = [name for name in chapters if counts[name] == max(counts.values(), default=0)]
    return _Notebook(file, copy, named if named in likeliest else likeliest[0], readable=True)


# ------------------------------------------------------------------------------------------------------- whose it is


def _claimed(found: list[_Notebook], ledger: Ledger, result: Collected) -> list[list[_Notebook]]:
    """The notebooks in groups, each of one learner and assignment. Those of a namesake are ignored."""
    groups: dict[tuple[str, str], list[_Notebook]] = {}
    for notebook in sorted(found, key=lambda n: n.file.where):
        who = ledger.claim(notebook.owner, notebook.assignment)
        if isinstance(who, str):
            result.ignored.append(_entry(notebook, who))
        else:
            notebook.who = who
            groups.setdefault((who.id, notebook.assignment), []).append(notebook)
    return [groups[key] for key in sorted(groups)]


# ------------------------------------------------------------------------------------------------- where it is put


def _place(classroom: Classroom, notebook: _Notebook, result: Collected) -> None:
    """Put a notebook into ``submitted/``, unless the one there is the same, is newer, or is the only readable one."""
    folder = classroom.folder("submitted", notebook.owner.id, notebook.assignment)
    there = folder / f"{notebook.assignment}.ipynb"
    if there.is_file() and not there.is_symlink():
        if filecmp.cmp(there, notebook.copy, shallow=False):
            result.unchanged.append(_entry(notebook))
            return
        kept = _handed_in(folder, there)
        if kept > notebook.file.when:
            result.ignored.append(_entry(notebook, f"what was collected before is newer ({kept:%Y-%m-%d %H:%M} UTC)."))
            return
        if not notebook.readable and _can_be_read(there):
            result.ignored.append(_entry(notebook, "it cannot be read, and what was collected before can."))
            return
    # the time is written first: after a stop between the two, the next run still sees that the notebook differs
    write_whole(folder / "timestamp.txt", notebook.file.when.strftime(STAMP).encode())
    write_whole(there, notebook.copy.read_bytes())
    remark = "" if notebook.readable else "it cannot be read as a notebook; grading will tell the learner so."
    result.collected.append(_entry(notebook, remark))


def _place_weights(classroom: Classroom, weights: _Weights, ledger: Ledger, result: Collected) -> None:
    """Put trained weights beside the notebook that they belong to, unless newer ones lie there."""
    entry = Entry(weights.file.where, weights.owner.id, weights.assignment)
    who = ledger.claim(weights.owner, weights.assignment)
    if isinstance(who, str):
        result.ignored.append(replace(entry, why=who))
        return
    folder, entry = classroom.folder("submitted", who.id, weights.assignment), replace(entry, learner=who.id)
    notebook, there = folder / f"{weights.assignment}.ipynb", folder / f"{weights.assignment}.npz"
    if not notebook.is_file():
        result.ignored.append(replace(entry, why="weights without a notebook: collect both together."))
    elif there.is_file() and filecmp.cmp(there, weights.copy, shallow=False):
        result.unchanged.append(entry)
    elif there.is_file() and there.stat().st_mtime > weights.file.when.timestamp():
        result.ignored.append(replace(entry, why="what was collected before is newer."))
    else:
        if weights.file.when > _handed_in(folder, notebook):
            write_whole(folder / "timestamp.txt", weights.file.when.strftime(STAMP).encode())
        write_whole(there, weights.copy.read_bytes())
        os.utime(there, times=(weights.file.when.timestamp(),) * 2)
        result.collected.append(entry)


def _handed_in(folder: Path, notebook: Path) -> datetime:
    """When the notebook in ``submitted/`` was handed in: what timestamp.txt says, else the file's own time."""
    try:
        text = (folder / "timestamp.txt").read_text("utf8").strip()
        try:
            return datetime.strptime(text, STAMP).replace(tzinfo=UTC)
        except ValueError:
            from nbgrader.utils import parse_utc  # takes 2 s; it reads every form that nbgrader's collectors write

            when: datetime = parse_utc(text).replace(tzinfo=UTC)
            return when
    except (OSError, ValueError, OverflowError, AttributeError):
        return datetime.fromtimestamp(notebook.stat().st_mtime, UTC)


def _can_be_read(path: Path) -> bool:
    try:
        return bool(read_cells(path))
    except Refused:
        return False
