"""``autograder collect``: puts what learners handed in where nbgrader looks for it.

The cells of a notebook tell its assignment, whatever the file is called. The path tells the learner, in the forms that
learning platforms use (collecting/). Every file that is not collected is named, with the reason.
"""

from __future__ import annotations

import filecmp
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from autograder.book.book import Book
from autograder.classroom.classroom import Classroom, write_whole
from autograder.classroom.collecting.found import Collected, Found, Notebook, Weights
from autograder.classroom.collecting.ledger import NAMESAKES, Ledger
from autograder.classroom.collecting.names import Who
from autograder.classroom.collecting.placing import Placing
from autograder.classroom.collecting.source import Source
from autograder.classroom.collecting.unpack import Unpacker, printable
from autograder.classroom.copies import as_of, copy_to_try
from autograder.classroom.enrolment import due_of
from autograder.classroom.roster import Roster, place, term_and_roster
from autograder.classroom.term import BEST, ON_TIME, Term
from autograder.classroom.undo import undoable
from autograder.errors import UsageError

Kind = TypeVar("Kind", bound=Found)


@dataclass(frozen=True)
class Rules:
    """How a class is collected.

    pattern: a regular expression with a group ``learner``, which is searched in every path, source/folder/…/file; for a
    file in a learner's own zip, in the path of that zip. zone: of a platform's times that have none; None: that of
    ``course.toml``, or this machine's. roster: a table that becomes the class's roster; None: the one that it has. unlisted: take also people
    who are not on it.
    """

    pattern: str | None = None
    zone: tzinfo | None = None
    roster: Path | None = None
    unlisted: bool = False
    preview: bool = False  # only say what would be taken
    undoable: bool = True  # let `autograder undo` take it back


def collect(
    home: Path, folder: Path, sources: list[Path], rules: Rules | None = None, say: Callable[[str], None] = print
) -> Collected:
    """Collect the notebooks and weights in folders and zips into ``submitted/`` of a class.

    home: the book's folder. folder: nbgrader's folder.
    Raises UsageError, with nothing collected, if a source is missing, is neither folder nor zip, or is too large; or if
    there is no notebook in them.
    """
    chapters, classroom, rules = list(Book(home).chapters), Classroom(folder), rules or Rules()
    finder = _compiled(rules.pattern)
    for path in sources:
        if not path.exists():
            raise UsageError(f"There is no {path}.")
    if rules.roster:
        Roster(rules.roster)  # before anything is written
    if rules.preview:
        with copy_to_try(classroom) as copy:
            tried = replace(rules, preview=False, undoable=False)
            return collect(home, copy.path, sources, tried, lambda line: say(as_of(classroom, copy, line)))
    with classroom.alone(), undoable(classroom, "collect") if rules.undoable else nullcontext():
        if rules.roster and rules.roster.resolve() != place(classroom).resolve():
            write_whole(place(classroom), rules.roster.read_bytes())
        result = Collecting(chapters, classroom, finder, rules).collect(sources)
    for line in result.apart:
        say(f"kept apart: {line}")
    for line in _table(result):
        say(line)
    for remark in result.remarks:
        say(f"note: {remark}")
    for entry in result.ignored:
        say(f"{'NOT TAKEN' if entry.lost else 'ignored'}: {entry}")
    counts = f"{len(result.collected)} collected, {len(result.unchanged)} unchanged, {len(result.ignored)} ignored"
    say(f"{counts}: {classroom.path / 'submitted'}")
    return result


def _table(result: Collected) -> list[str]:
    """A line for each file that was taken: learner, file, time, how the learner was recognised."""
    rows = [(entry, "") for entry in result.collected] + [(entry, "unchanged") for entry in result.unchanged]
    rows.sort(key=lambda row: (row[0].learner or "", row[0].assignment or ""))
    cells = [(e.learner or "", e.where, e.when, e.how, same or e.why) for e, same in rows]
    widths = [max((len(row[k]) for row in cells), default=0) for k in range(4)]
    return ["  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[4]]).rstrip() for row in cells]


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


class Collecting:
    """One run of ``autograder collect`` on one class."""

    def __init__(self, chapters: list[str], classroom: Classroom, finder: re.Pattern[str] | None, rules: Rules):
        self.chapters, self.classroom, self.finder, self.rules = chapters, classroom, finder, rules
        self.result = Collected()
        self.ledger = Ledger(classroom)
        term, self.roster = term_and_roster(classroom, chapters)
        self.term = term or Term(classroom.path)
        self.due = due_of(classroom, self.term)

    def collect(self, sources: list[Path]) -> Collected:
        """Read the sources, claim an id for each learner, and place the newest notebook of each."""
        notebooks: list[Notebook] = []
        weights: list[Weights] = []
        with TemporaryDirectory(prefix=".collect-", dir=self.classroom.path) as scratch:
            unpacker = Unpacker(Path(scratch), avoid=self.classroom.path)
            for path in sources:
                source = Source(path, self.chapters, self.finder, self.rules.zone or self.term.zone, self.result)
                source.read(unpacker)
                notebooks += source.notebooks
                weights += source.weights
            if not notebooks and not self.result.ignored:
                raise UsageError(f"There is no notebook in {', '.join(map(str, sources))}.")
            self._place(notebooks, weights)
        return self.result

    def _place(self, notebooks: list[Notebook], weights: list[Weights]) -> None:
        if self.roster:
            notebooks, weights = self._on_the_roster(notebooks), self._on_the_roster(weights)
        everything: list[Found] = [*notebooks, *weights]
        self._by_number(everything)
        self.result.apart = self.ledger.settle({found.known.who for found in everything})
        if self.roster:
            self.ledger.allow({f.known.who.name for f in everything} - set(self.roster.people))
        unclear = self._namesakes(everything)
        claimed = self._claimed(notebooks, unclear)
        mine = self._claimed(weights, unclear)
        self.ledger.save()  # before anything is placed: a run that is stopped must not leave work of an unknown owner
        placing = Placing(self.classroom, self.due, self.term.attempt == BEST, self._in_time, self.result)
        for group in _of_each(claimed):
            for notebook in self._taken(group):
                placing.notebook(notebook)
        for file in sorted(mine, key=lambda w: (w.when, w.file.where)):
            placing.weights(file)

    def _on_the_roster(self, found: list[Kind]) -> list[Kind]:
        """The files of people on the roster, under the names that they have there. The others are ignored."""
        assert self.roster is not None
        taken = []
        for file in found:
            who = self.roster.resolve(file.known.who)
            before = self.ledger.learner(file.known.who.name)
            if isinstance(who, str) and not self.rules.unlisted:
                self.result.ignored.append(file.entry(f"{printable(file.known.who.name)}: {who}", lost=True))
            elif isinstance(who, Who) and before not in (None, who.id):
                why = (
                    f"{who.id} on the roster was collected as {before} before there was one. Run: autograder forget {before}, "
                    "then collect and grade everything of theirs again."
                )
                self.result.ignored.append(file.entry(why, lost=True))
            else:
                if isinstance(who, Who):
                    file.said = replace(file.known, who=who, sure=True)
                taken.append(file)
        return taken

    def _by_number(self, everything: Sequence[Found]) -> None:
        """Moodle never gives two people one number, so a number that is known tells who it is, whatever the name is now."""
        known = self.ledger.numbers()
        for found in sorted(everything, key=lambda f: f.file.where):
            who = found.known.who
            if found.known.how == "Moodle" and who.number:
                name = known.setdefault((found.assignment, who.number), who.name)
                found.said = replace(found.known, who=replace(who, name=name))

    def _namesakes(self, everything: Sequence[Found]) -> set[tuple[str, str]]:
        """The names under which several people have handed in one assignment, if it is not known who had it first."""
        numbers = defaultdict(set)
        for found in everything:
            numbers[found.known.who.name, found.assignment].add(found.known.who.number)
        return {
            (name, assignment)
            for (name, assignment), found in numbers.items()
            if len(found) > 1 and self.ledger.number(name, assignment) is None
        }

    def _claimed(self, found: list[Kind], unclear: set[tuple[str, str]]) -> list[Kind]:
        """The files with the ids of their learners. Those of namesakes are ignored."""
        claimed = []
        for file in sorted(found, key=lambda f: f.file.where):
            who = file.known.who
            if (who.name, file.assignment) in unclear:
                why = (
                    f"there are several people called {printable(who.name)}, and this may be any of them's. {NAMESAKES}"
                )
                self.result.ignored.append(file.entry(why, lost=True))
                continue
            mine = self.ledger.claim(who, file.assignment)
            if isinstance(mine, str):
                self.result.ignored.append(file.entry(mine, lost=True))
            else:
                file.said = replace(file.known, who=mine)
                claimed.append(file)
        return claimed

    def _taken(self, group: list[Notebook]) -> list[Notebook]:
        """The notebooks that are taken of one learner's: the newest, or all if the best one counts, the oldest first."""
        ignored = len(self.result.ignored)
        newest = self._newest(group)
        if newest is None or self.term.attempt != BEST:
            return [newest] if newest else []
        del self.result.ignored[ignored:]
        return sorted((n for n in group if n.readable or n is newest), key=lambda n: n.age)

    def _newest(self, group: list[Notebook]) -> Notebook | None:
        """The notebook that is taken of one learner's; the others are ignored. None if they may be several people's."""
        newest = max(group, key=lambda n: (n.readable, self._is_on_time(n), n.age, n.file.where))
        others = [n for n in group if n is not newest]
        different = [n for n in others if not filecmp.cmp(n.copy, newest.copy, shallow=False)]
        if different and newest.known.how == "Google Classroom" and not newest.known.sure:
            why = f"two files are {printable(newest.known.who.name)}'s: {{}} too. If both are theirs, remove the older one; "
            for notebook, another in [(newest, different[0]), *((n, newest) for n in different)]:
                text = why.format(another.file.where) + "if they are two people's, rename one."
                self.result.ignored.append(notebook.entry(text, lost=True))
            return None
        for other in others:
            same = other.age == newest.age and other in different
            self.result.ignored.append(other.entry(_why_not(other, newest, other in different), lost=same))
        return newest

    def _is_on_time(self, notebook: Notebook) -> bool:
        """Whether a notebook came in time; always, unless the term says that this counts."""
        said = notebook.known
        if said.timeless:
            return not said.late or self.term.attempt != ON_TIME
        return self._in_time(said.who.id, notebook.assignment, notebook.when)

    def _in_time(self, learner: str, assignment: str, when: datetime) -> bool:
        due = self.due(learner, assignment) if self.term.attempt == ON_TIME else None
        return due is None or when <= due + (self.term.late.grace if self.term.late else timedelta())


def _of_each(claimed: list[Notebook]) -> list[list[Notebook]]:
    """The notebooks in groups, each of one learner and assignment."""
    groups = defaultdict(list)
    for notebook in claimed:
        groups[notebook.known.who.id, notebook.assignment].append(notebook)
    return [groups[key] for key in sorted(groups)]


def _why_not(other: Notebook, taken: Notebook, different: bool) -> str:
    """Why another notebook of the same learner and assignment was taken."""
    if not different:
        return f"it is the same as {taken.file.where}."
    if taken.readable and not other.readable:
        return f"it cannot be read, and {taken.file.where} can."
    if other.age == taken.age:
        return f"{taken.file.where} was taken, and nothing says which of the two is newer: remove the one that does not count."
    return (
        f"{taken.file.where} is newer." if other.age < taken.age else f"it came late, and {taken.file.where} did not."
    )
