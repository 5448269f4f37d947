"""``autograder collect``: put what learners handed in where nbgrader looks for it.

A notebook is known by the cells in it, whatever it is called now; a learner by the path, in the shapes that learning
platforms give it. Nobody's work is lost in silence: what is not collected is named, with the reason.
"""

from __future__ import annotations

import filecmp
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.book.book import Book
from autograder.classroom.classroom import LEARNER, Classroom, write_whole
from autograder.classroom.unpack import NOTEBOOK, WEIGHTS, ZIP, File, Skipped, Unpacker, printable
from autograder.errors import Refused, UsageError
from autograder.marking.submission import MAX_WEIGHTS, read_cells

# "Ann Lee_1234567_assignsubmission_file_/…": Moodle; the number is another one for every assignment
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
# "leeann_LATE_12345_67890_rnn_cell-1.ipynb": Canvas; the first number is the learner's own
CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<number>\d{3,})_\d{3,}_.")
NAMELESS = {"participant", "anonymous"}  # marked blind: only the number tells who
COPY = re.compile(r"^copy of |[ _-]+copy ?\d*$| ?\(\d+\)$", re.I)
STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"


@dataclass(frozen=True)
class Who:
    """A learner as a path names him. id: what nbgrader will call him; name, number: what tells him from another."""

    id: str
    name: str
    number: str = ""


@dataclass(frozen=True)
class Entry:
    """What became of one file. ``why``: the reason it was ignored, or a remark."""

    where: str
    learner: str | None = None
    assignment: str | None = None
    why: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" if self.why else self.where


@dataclass
class Collected:
    """What a run did: the notebooks put into place, those that lay there already, and what was left alone, and why."""

    collected: list[Entry] = field(default_factory=list)
    unchanged: list[Entry] = field(default_factory=list)
    ignored: list[Entry] = field(default_factory=list)


@dataclass
class _Weights:
    """A file of trained weights that was found and copied."""

    file: File
    copy: Path
    assignment: str
    who: Who | None = None


@dataclass
class _Notebook:
    """A notebook that was found and copied."""

    file: File
    copy: Path
    assignment: str
    readable: bool
    who: Who | None = None

    @property
    def age(self) -> tuple[bool, datetime, datetime, str]:
        """What is greatest is taken: one that can be read, then the newest."""
        return self.readable, self.file.when, self.file.inner, self.file.where


def collect(
    home: Path, folder: Path, sources: list[Path], pattern: str | None = None, say: Callable[[str], None] = print
) -> Collected:
    """Collect the notebooks in folders and zips into ``course/submitted``.

    pattern: a regular expression with a group ``learner``, searched in every path (source/folder/…/file; for what lies
        in a learner's own zip that is the zip's).
    Raises UsageError, with nothing collected, for sources that are missing, no zips, too much, or without a notebook.
    """
    chapters, classroom = list(Book(home).chapters), Classroom(folder)
    finder = _compiled(pattern)
    for source in sources:
        if not source.exists():
            raise UsageError(f"There is no {source}.")
    result, found, weights = Collected(), [], []
    ledger = _Ledger(classroom)
    classroom.path.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".collect-", dir=classroom.path) as folder:
        unpacker = Unpacker(Path(folder), avoid=classroom.path)
        for source in sources:
            found += _found(unpacker, source, chapters, finder, result, weights)
        if not found and not result.ignored:
            raise UsageError(f"There is no notebook in {', '.join(map(str, sources))}.")
        groups = _claimed(found, ledger, result)
        ledger.save()  # before anything is placed: a run that is cut short must not leave work without its owner
        for notebooks in groups:
            newest = max(notebooks, key=lambda n: n.age)
            for other in notebooks:
                if other is not newest:
                    result.ignored.append(_entry(other, _why_not(other, newest)))
            _place(classroom, newest, result)
        for file in sorted(weights, key=lambda w: (w.file.when, w.file.where)):
            _place_weights(classroom, file, ledger, result)
    for entry in result.ignored:
        say(f"ignored: {entry}")
    counts = f"{len(result.collected)} collected, {len(result.unchanged)} unchanged, {len(result.ignored)} ignored"
    say(f"{counts}: {classroom.path / 'submitted'}")
    return result


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    """Raises UsageError for a pattern that cannot be used."""
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
    if filecmp.cmp(other.copy, taken.copy, shallow=False):
        return f"it is the same as {taken.file.where}."
    unreadable = taken.readable and not other.readable
    return f"it cannot be read, and {taken.file.where} can." if unreadable else f"{taken.file.where} is newer."


def _entry(notebook: _Notebook, why: str = "") -> Entry:
    return Entry(notebook.file.where, notebook.who and notebook.who.id, notebook.assignment, why)


# ------------------------------------------------------------------------------------------------ what was handed in


def _found(
    unpacker: Unpacker,
    source: Path,
    chapters: list[str],
    finder: re.Pattern[str] | None,
    result: Collected,
    weights: list[_Weights],
) -> Iterator[_Notebook]:
    """The notebooks of one source, with their learners; trained weights are added to ``weights``, everything else to
    ``result.ignored``."""
    notebooks, trained, others = [], [], []
    for file in unpacker.files(source):
        name = file.parts[-1]
        try:
            if WEIGHTS.search(name) and (assignment := _named(name, chapters)):
                trained.append(_Weights(file, unpacker.copy(file, MAX_WEIGHTS), assignment))
                continue
            if not NOTEBOOK.search(name):
                others.append(file)
                continue
            notebook = _recognised(file, unpacker.copy(file), chapters)
        except Skipped as reason:
            result.ignored.append(Entry(file.where, why=f"{reason}."))
        else:
            notebooks.append(notebook)
    paths = [_folders(n.file.outer, chapters) for n in notebooks]
    wrapper = _is_wrapper(paths)

    def whose(file: File) -> Who | None:
        path = (source.name, *file.outer)
        if finder:
            match = finder.search("/".join(path))
            return _who(match["learner"]) if match and match["learner"] else None
        return _on_platform(path) or next(map(_who, _folders(file.outer, chapters)[wrapper:]), None)

    for notebook in notebooks:
        file = notebook.file
        notebook.who = whose(file) or (None if finder else _who(_bare(file.outer[-1], chapters)))
        if notebook.who is None:
            why = "nothing in its path says whose it is: collect the folder above it, or give a --pattern."
            result.ignored.append(_entry(notebook, why))
        elif not finder and not _on_platform(file.outer) and _on_platform(file.parts[len(file.outer) :]):
            why = f"{file.outer[-1]} looks like a whole class's: collect that zip by itself."
            result.ignored.append(_entry(notebook, printable(why)))
        else:
            yield notebook
    for file in trained:
        file.who = whose(file.file)
        if file.who:
            weights.append(file)
        else:
            why = "nothing in its path says whose it is: collect the folder above it, or give a --pattern."
            result.ignored.append(Entry(file.file.where, assignment=file.assignment, why=why))
    heard_of = {n.who for n in notebooks} | {None}
    for file in others:
        if file.trouble:
            result.ignored.append(Entry(file.where, why=f"{file.trouble}."))
        elif (who := whose(file)) not in heard_of:
            heard_of.add(who)
            result.ignored.append(
                Entry(file.where, who.id, why="it is no notebook, and there is none of this learner's.")
            )


def _recognised(file: File, copy: Path, chapters: list[str]) -> _Notebook:
    """Raises Skipped for a notebook of no assignment of this course."""
    named = _named(file.parts[-1], chapters)
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


def _named(name: str, chapters: Iterable[str]) -> str | None:
    """The assignment that a name speaks of, the longest of several."""
    return max((c for c in chapters if _mention(c).search(name)), key=len, default=None)


def _mention(chapter: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(chapter)}(?![A-Za-z0-9])", re.I)


# ------------------------------------------------------------------------------------------------------- whose it is


def _on_platform(path: tuple[str, ...]) -> Who | None:
    """The learner that a path names in the shape of a known platform."""
    for part in path:
        if match := MOODLE.match(part):
            return _who(match["name"], match["number"])
        if match := CANVAS.match(part):
            return _who(match["name"], own=match["number"])
    return None


def _who(name: str, number: str = "", own: str = "") -> Who | None:
    """number: what tells him from others in one assignment; own: in all of them."""
    whole = f"{name}_{own or number}"
    if name.casefold() in NAMELESS or not _fit(name):
        name = whole
    learner = _fit(name)
    return Who(learner, whole if own else name, number) if learner else None


def _fit(name: str) -> str:
    """A name made to fit :data:`LEARNER`; empty where nothing is left of it.

    >>> _fit("Zoë  O'Hara"), _fit("../../etc"), _fit("王伟")
    ('Zoe_OHara', 'etc', 'u_王伟')
    """
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[^\w.@+-]", "", re.sub(r"\s+", "_", unicodedata.normalize("NFC", "".join(letters)).strip()))
    plain = re.sub(r"^[\W_]+", "", plain)
    if plain and not plain[0].isascii():
        plain = f"u_{plain}"
    return plain[:100] if LEARNER.fullmatch(plain[:100]) else ""


def _folders(parts: tuple[str, ...], chapters: list[str]) -> list[str]:
    """The folders of a path that could be a learner's: not an assignment's, unless there is no other."""
    theirs = [f for f in parts[:-1] if not _named(f, chapters)]
    return theirs or [bare for f in parts[:-1] if (bare := _bare(f, chapters))]


def _is_wrapper(paths: list[list[str]]) -> bool:
    """Whether one folder holds everybody's: all paths begin with it, and then they part."""
    return (
        len({p[0] if p else "" for p in paths}) == 1
        and all(len(p) > 1 for p in paths)
        and len({p[1] for p in paths}) > 1
    )


def _bare(name: str, chapters: list[str]) -> str:
    """A file's name without its ending, marks of copies and the assignment's name.

    >>> _bare("Copy of rnn_cell_ann (2).ipynb", ["rnn_cell"])
    'ann'
    """
    name, before = ZIP.sub("", NOTEBOOK.sub("", name)), None
    while name != before:
        before, name = name, COPY.sub("", name)
    for chapter in sorted(chapters, key=len, reverse=True):
        name = _mention(chapter).sub("", name)
    name = name.strip(" _-.")
    return "" if COPY.fullmatch(f" {name}") else name


class _Ledger:
    """``course/collected.json``: which person is behind each learner's id, so that no two ever fall on one."""

    def __init__(self, classroom: Classroom):
        self.path = classroom.path / "collected.json"
        try:
            self.known = json.loads(self.path.read_text("utf8")) if self.path.exists() else {}
            self.known = {key: {**entry, "numbers": dict(entry["numbers"])} for key, entry in self.known.items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UsageError(f"{self.path} is damaged: restore it, or remove it to begin anew.") from None

    def claim(self, who: Who, assignment: str) -> str | None:
        """Why this person cannot have the id that his name gives; None: he has it now.

        Ids that differ only in case count as one: on some file systems they are.
        """
        mine = {"learner": who.id, "name": who.name, "numbers": {}}
        entry = self.known.setdefault(who.id.casefold(), mine)
        if (entry["learner"], entry["name"]) == (who.id, who.name):
            number = entry["numbers"].setdefault(assignment, who.number)
            if who.number == number:
                return None
        another = f"{entry['name']} {entry['numbers'].get(assignment, '')}".strip()
        return (
            f"{printable(who.name)} {who.number}".strip()
            + f" would be the learner {who.id}, and so is {printable(another)}. "
            f"Rename one of them, or give a --pattern; if the two are one person, remove him from {self.path}."
        )

    def save(self) -> None:
        write_whole(self.path, json.dumps(self.known, indent=1, sort_keys=True, ensure_ascii=False).encode())


def _claimed(found: list[_Notebook], ledger: _Ledger, result: Collected) -> list[list[_Notebook]]:
    """The notebooks in groups, of one learner and assignment each; those of a second person of that id are ignored."""
    groups: dict[tuple[str, str], list[_Notebook]] = {}
    for notebook in sorted(found, key=lambda n: n.file.where):
        if refusal := ledger.claim(notebook.who, notebook.assignment):
            result.ignored.append(_entry(notebook, refusal))
        else:
            groups.setdefault((notebook.who.id, notebook.assignment), []).append(notebook)
    return [groups[key] for key in sorted(groups)]


# ------------------------------------------------------------------------------------------------- where it is put


def _place(classroom: Classroom, notebook: _Notebook, result: Collected) -> None:
    """Put a notebook into ``submitted`` unless what lies there is the same, newer, or the only one that can be read."""
    folder = classroom.folder("submitted", notebook.who.id, notebook.assignment)
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
    # the time first: if it ends between the two, another run still finds the notebook to be another one
    write_whole(folder / "timestamp.txt", notebook.file.when.strftime(STAMP).encode())
    write_whole(there, notebook.copy.read_bytes())
    remark = "" if notebook.readable else "it cannot be read as a notebook; grading will tell the learner so."
    result.collected.append(_entry(notebook, remark))


def _place_weights(classroom: Classroom, weights: _Weights, ledger: _Ledger, result: Collected) -> None:
    """Put trained weights beside the notebook they belong to; what is handed in later counts."""
    folder = classroom.folder("submitted", weights.who.id, weights.assignment)
    notebook, there = folder / f"{weights.assignment}.ipynb", folder / f"{weights.assignment}.npz"
    entry = Entry(weights.file.where, weights.who.id, weights.assignment)
    if refusal := ledger.claim(weights.who, weights.assignment):
        result.ignored.append(replace(entry, why=refusal))
    elif not notebook.is_file():
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
    """When the notebook that lies there was handed in, as its timestamp.txt says."""
    try:
        text = (folder / "timestamp.txt").read_text("utf8").strip()
        try:
            return datetime.strptime(text, STAMP).replace(tzinfo=UTC)
        except ValueError:
            from nbgrader.utils import parse_utc  # 2 s; reads every form that nbgrader's own collectors write

            return parse_utc(text).replace(tzinfo=UTC)
    except (OSError, ValueError, OverflowError, AttributeError):
        return datetime.fromtimestamp(notebook.stat().st_mtime, UTC)


def _can_be_read(path: Path) -> bool:
    try:
        return bool(read_cells(path))
    except Refused:
        return False
