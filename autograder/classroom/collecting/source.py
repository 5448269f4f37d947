"""One of the folders and zips that are collected: sorts its files by kind, and finds out whose each one is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar

from autograder.classroom.collecting.found import Collected, Entry, Found, Notebook, Weights
from autograder.classroom.collecting.names import assignment_of, is_version, who_of
from autograder.classroom.collecting.platforms import METADATA
from autograder.classroom.collecting.said import Parts, Said, Seen
from autograder.classroom.collecting.shape import Shape, shape_of
from autograder.classroom.collecting.unpack import NOTEBOOK, WEIGHTS, File, Skipped, Unpacker, printable
from autograder.errors import Refused
from autograder.marking.submission import MAX_WEIGHTS, read_cells

ADDED = {METADATA: 32 << 20}  # small files that platforms add, and their largest size in bytes
RECEIPT = re.compile(r".+_attempt_[\d-]+\.txt$")
RECEIPT_SIZE = 1 << 20
# what platforms and machines lay beside the work; it is nobody's
NOBODYS = re.compile(
    r"(?:index\.html?|readme.*|timestamp\.txt|.*\.(?:csv|ya?ml|json|log)|check\.py|.+_attempt_[\d-]+\.txt)$", re.I
)
OURS = re.compile(r"(?:^|_)cases(?![A-Za-z])[^/]*\.npz$", re.I)  # lies beside every released notebook
Kind = TypeVar("Kind", bound=Found)
Person = tuple[str, str]  # a name, and the platform's number, which tells namesakes apart


class Source:
    """A folder or zip. ``read`` fills notebooks and weights; what is of no use goes to ``result.ignored``."""

    def __init__(
        self, path: Path, chapters: list[str], finder: re.Pattern[str] | None, zone: tzinfo | None, result: Collected
    ):
        self.path, self.chapters, self.finder, self.zone, self.result = path, chapters, finder, zone, result
        self.notebooks: list[Notebook] = []
        self.weights: list[Weights] = []
        self._others: list[tuple[File, str]] = []  # with why they are not taken, or ""
        self._texts: dict[Parts, str] = {}

    def read(self, unpacker: Unpacker) -> None:
        """Sort the files by their kind, and find out whose they are."""
        for file in unpacker.files(self.path):
            try:
                self._sort(unpacker, file)
            except Skipped as reason:
                self._others.append((file, f"{reason}."))
        self._shape = self._find_shape()
        self._of_a_class = self._classes()
        heard_of = {_person(said) for n in self.notebooks for said in self._said(n.file, n.assignment)}
        self.notebooks = self._owned(self.notebooks)
        self.weights = self._owned(self.weights)
        self._name_the_rest(heard_of)
        if any(found.known.how == "Canvas" for found in self.notebooks):
            self.result.remarks.append(
                f"{self.path.name}: Canvas gives every file the time of the download, so only its mark LATE counts."
            )
        elif any(found.known.timeless for found in self.notebooks):
            self.result.remarks.append(
                f"{self.path.name}: the files have the time of the clone, so nothing says when they were handed in; "
                "no penalty is taken off."
            )

    def _sort(self, unpacker: Unpacker, file: File) -> None:
        """Put a file into the list of its kind. Raises Skipped for a notebook of no assignment of this book."""
        name = file.parts[-1]
        if WEIGHTS.search(name) and (assignment := assignment_of(name, self.chapters)):
            self.weights.append(Weights(file, unpacker.copy(file, MAX_WEIGHTS), assignment))
        elif NOTEBOOK.search(name):
            self.notebooks.append(_recognised(file, unpacker.copy(file), self.chapters))
        else:
            why = f"{file.trouble}." if file.trouble else ""
            if WEIGHTS.search(name) and not OURS.search(name):
                why = why or "its name is no assignment's: weights are called as their notebook is."
            self._others.append((file, why))
            limit = ADDED.get(name, RECEIPT_SIZE if RECEIPT.match(name) else 0)
            if limit and file.outside is None and not file.trouble:
                copy = unpacker.copy(file, limit)
                self._texts[self._parts(file)] = copy.read_text("utf8", errors="replace")
                copy.unlink()

    def _parts(self, file: File) -> Parts:
        return (self.path.name, *file.outer)

    def _find_shape(self) -> Shape:
        seen = Seen(
            [
                self._parts(file)
                for file in (*(f.file for f in (*self.notebooks, *self.weights)), *(f for f, _ in self._others))
            ],
            [(self._parts(notebook.file), notebook.assignment) for notebook in self.notebooks],
            self._texts,
            self.chapters,
        )
        return shape_of(seen, self.zone)

    def _said(self, file: File, assignment: str | None) -> list[Said]:
        """What a file's path says: by the pattern, or by the source's shape."""
        path = self._parts(file)
        if self.finder:
            match = self.finder.search("/".join(path))
            who = who_of(match["learner"]) if match and match["learner"] else None
            return [Said(who, "pattern")] if who else []
        return self._shape.read(path, assignment)

    def _unknown(self, file: File) -> str:
        """Why a file is ignored whose owner is not known."""
        if self.finder:
            return f"the pattern {self.finder.pattern!r} finds no learner in its path."
        return self._shape.why_not(self._parts(file))

    def _owned(self, files: Iterable[Kind]) -> list[Kind]:
        """The files with what their paths say, one for each person; those of nobody are ignored."""
        owned: list[Kind] = []
        for found in files:
            people = self._said(found.file, found.assignment)
            if not people:
                self.result.ignored.append(found.entry(self._unknown(found.file), lost=True))
            elif found.file.parts in self._of_a_class:
                why = printable(f"{found.file.outer[-1]} looks like a whole class's: collect that zip by itself.")
                self.result.ignored.append(replace(found, said=people[0]).entry(why, lost=True))
            else:
                owned += [replace(found, said=said) for said in people]
        newest = max((found.file.when for found in owned if found.known.timeless), default=None)
        for found in owned:
            if newest and found.known.timeless:  # a zip is packed within some seconds, in any order
                found.file = replace(found.file, when=newest, inner=newest)
        names = {found.known.who.name for found in owned if not found.known.draft}
        for found in owned:
            if found.known.draft:
                lost = found.known.who.name not in names
                self.result.ignored.append(found.entry("it is a working copy, which was not handed in.", lost=lost))
        return [found for found in owned if not found.known.draft]

    def _classes(self) -> set[Parts]:
        """The files in zips among the files that may be a whole class's: in a platform's form, or of three people."""
        inside: dict[Parts, list[tuple[Parts, Parts, str]]] = defaultdict(list)
        for notebook in self.notebooks:
            file = notebook.file
            if file.outside is not None and not self.finder and not self._shape.platform:
                inside[file.outer].append((file.parts, ("", *file.parts[file.outside :]), notebook.assignment))
        found = set()
        for files in inside.values():
            notebooks = [(inner, assignment) for _, inner, assignment in files]
            people: dict[str, set[str]] = defaultdict(set)
            read = shape_of(Seen([inner for inner, _ in notebooks], notebooks, {}, self.chapters), None).read
            for inner, assignment in notebooks:
                people[assignment] |= {
                    said.who.name for said in read(inner, assignment) if not is_version(said.who.name)
                }
            several = any(len(names) > 2 for names in people.values())
            for path, inner, assignment in files:
                alone = shape_of(Seen([inner], [(inner, assignment)], {}, self.chapters), None).platform
                if several or alone in ("Moodle", "Canvas", "Brightspace", "Blackboard"):
                    found.add(path)
        return found

    def _name_the_rest(self, heard_of: set[Person]) -> None:
        """Name files that could not be read, and one file of each learner who has handed in no notebook."""
        for file, trouble in self._others:
            name = file.parts[-1]
            people = self._said(file, assignment_of(name, self.chapters))
            if NOBODYS.match(name):
                people = [said for said in people if said.how != "file name"]
            entry = Entry(file.where, people[0].who.id if people else None, how=people[0].how if people else "")
            lost = not people or not heard_of.issuperset(map(_person, people))
            if trouble:
                self.result.ignored.append(replace(entry, why=trouble, lost=lost))
            elif name in ADDED or (not people and (NOBODYS.match(name) or self.finder)):
                continue
            elif not people:
                if file.outside is None:
                    self.result.ignored.append(
                        replace(entry, why="it is no notebook, and it is not known whose it is.", lost=True)
                    )
            elif lost:
                heard_of |= set(map(_person, people))
                why = "it is no notebook, and there is none of this learner's."
                self.result.ignored.append(replace(entry, why=why, lost=True))


def _recognised(file: File, copy: Path, chapters: list[str]) -> Notebook:
    """A notebook with the assignment that most of its cells belong to. Raises Skipped if there is none."""
    named = assignment_of(file.parts[-1], chapters)
    try:
        cells = read_cells(copy)
    except Refused:
        if named is None:
            raise Skipped("it cannot be read as a notebook, and its name is no assignment's") from None
        return Notebook(file, copy, named, readable=False)
    counts = Counter(chapter for cell in cells if (chapter := (cell.grade_id or "").partition("-")[0]) in chapters)
    if not counts and named is None:
        raise Skipped("it holds no exercise of this course, and its name is no assignment's")
    likeliest = [name for name in chapters if counts[name] == max(counts.values(), default=0)]
    return Notebook(file, copy, named if named in likeliest else likeliest[0], readable=True)


def _person(said: Said) -> Person:
    return said.who.name, said.who.number
