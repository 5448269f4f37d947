"""``autograder export``: the marks in a learning platform's own table, with the ids that the platform wants.

The table that the platform exports is the template: what stands in it stays, and marks are written into the column of each
assignment. People are found by the ids in it, and by their name only if exactly one has it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from autograder.book.book import Book
from autograder.classroom import enrolment, gradebook
from autograder.classroom.classroom import Classroom, write_whole
from autograder.classroom.collecting.ledger import Ledger
from autograder.classroom.roster import Roster, roster_of
from autograder.classroom.tables import Table, harmless, plain, read_table
from autograder.classroom.term import FILE
from autograder.classroom.term_file import read_term
from autograder.errors import UsageError, inert

# what tells a row's person in the table of a platform: one of these columns must be there
NEEDS = {
    "canvas": ("canvas",),
    "moodle": ("email", "sid", "login", "moodle"),
    "gradescope": ("email", "sid"),
    "csv": ("id", "login", "email", "sid", "canvas", "moodle", "name", "first", "last"),
}
THE_MARK = {
    "grade",
    "score",
    "bewertung",
    "note",
    "punkte",
    "calificacion",
}  # a column for the mark of the only assignment
NEW_COLUMN = "had no column in the table: a new one stands at its end."
EMPTY = ["id", "first_name", "last_name", "email"]  # of a table for no platform


@dataclass(frozen=True)
class Wanted:
    """What ``autograder export`` was asked for.

    platform: a key of NEEDS. template: the platform's table; None: the roster. target: where to write; None: into the
    class's folder. assignments: only these. each: a column for each exercise, too.
    """

    platform: str
    template: Path | None = None
    target: Path | None = None
    assignments: tuple[str, ...] = ()
    each: bool = False


@dataclass
class Exported:
    """What was written, and where. missing: learners with marks who have no row. remarks: for a person to read."""

    path: Path
    rows: int = 0
    missing: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def platform_of(classroom: Classroom) -> str:
    """The kind of table that the class's platform wants, a key of NEEDS. Raises UsageError if ``course.toml`` names none."""
    term = read_term(classroom)
    if term is None or not term.platform:
        raise UsageError(
            f"Say for which platform: --canvas, --moodle, --gradescope or --csv; or write it into {classroom.path / FILE}: "
            'platform = "canvas".'
        )
    return term.platform if term.platform in NEEDS else "csv"


def export(home: Path, folder: Path, wanted: Wanted) -> Exported:
    """Write the table. Raises UsageError, with nothing written, for a table that cannot be filled, or without marks."""
    book, classroom = Book(home), Classroom(folder)
    for name in wanted.assignments:
        book.chapter(name)
    gradebook.check(classroom)
    marks = gradebook.scores(classroom, list(wanted.assignments or book.chapters))
    names = [name for name in book.chapters if any(name in held for held in marks.values())]
    if not names:
        raise UsageError(
            f"Nothing has been graded in {classroom.path}, so there are no marks to export. Run: autograder grade"
        )
    table = _template(classroom, wanted)
    people = Roster(table.path, table)
    if not set(NEEDS[wanted.platform]) & set(people.columns):
        needed = " or ".join(NEEDS[wanted.platform])
        raise UsageError(
            f"{table.where(0)}: no column says whose a row is ({needed}). Give the table that {wanted.platform} exports."
        )
    target = wanted.target or classroom.path / "export" / f"{wanted.platform}.csv"
    if target.resolve() == table.path.resolve():
        raise UsageError(f"{target} is the table itself: name another file with --to, so that the old one stays.")
    done = Exported(target)
    rows = _rows(classroom, people, done)
    _fill(table, names, marks, rows, wanted.each, done)
    if not wanted.template:  # a table that is no platform's has no columns yet
        done.remarks = [remark for remark in done.remarks if NEW_COLUMN not in remark]
    done.missing = sorted(set(marks) - set(rows))
    done.rows = len(set(rows) & set(marks))
    count = sum(text != _inert(text) for row in table.rows for text in row)
    table.rows = [[_inert(text) for text in row] for row in table.rows]
    if count:
        what = (
            "a cell began like a formula; an apostrophe stands before it now."
            if count == 1
            else f"{count} cells began like a formula; an apostrophe stands before them now."
        )
        done.remarks.append(what)
    write_whole(target, table.as_bytes())
    return done


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula. What is a number, such as -1.5, or the dash of Moodle, stays."""
    return cell if re.fullmatch(r"\s*-?(\d+([.,]\d+)?)?\s*", cell) else harmless(cell)


def _template(classroom: Classroom, wanted: Wanted) -> Table:
    """The table to fill: the one that was given, or the roster; for no platform, one that is made here."""
    if wanted.template:
        return read_table(wanted.template)
    roster = roster_of(classroom)
    if roster:
        return roster.table
    if wanted.platform != "csv":
        raise UsageError(
            f"Give the table that {wanted.platform} exports: autograder export --{wanted.platform} TABLE.csv"
        )
    rows = [[person[column] for column in EMPTY] for person in enrolment.students(classroom)]
    return Table(classroom.path / "gradebook", [EMPTY, *rows], list(range(1, len(rows) + 2)), 0, ",", "utf-8-sig")


def _rows(classroom: Classroom, people: Roster, done: Exported) -> dict[str, int]:
    """Learner -> the row of the table that is theirs."""
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    roster, ledger = roster_of(classroom), Ledger(classroom)
    known = [(p.id, {**p.known, "full": p.name}) for p in roster.people.values()] if roster else []
    known += [
        (e["learner"], {**e.get("known", {}), "full": e.get("known", {}).get("full", e["name"])})
        for e in ledger.known.values()
    ]
    for student in enrolment.students(classroom):
        known.append(
            (student["id"], {"email": student["email"], "full": f"{student['first_name']} {student['last_name']}"})
        )
    for learner, about in known:
        index["id", learner.casefold()].add(learner)
        for kind, text in about.items():
            key = plain(text) if kind == "full" else text.casefold()
            if key:
                index[kind, key].add(learner)
    found: dict[str, list[int]] = defaultdict(list)
    for person in people.people.values():
        whose = _whose(person.known, index)
        if len(whose) == 1:
            found[whose.pop()].append(person.row)
        elif whose:
            done.remarks.append(
                f"{people.table.where(person.row)}: {inert(person.name)} may be any of {', '.join(sorted(whose))}."
            )
    for learner, rows in found.items():
        if len(rows) > 1:
            places = " and ".join(people.table.where(row) for row in rows)
            done.remarks.append(f"{learner} has several rows, and none was filled: {places}.")
    return {learner: rows[0] for learner, rows in found.items() if len(rows) == 1}


def _whose(known: dict[str, str], index: dict[tuple[str, str], set[str]]) -> set[str]:
    """The learners that a row may be of: by the platform's number, an id or an address, and else by the name."""
    for kind in ("canvas", "id", "login", "email", "sid"):
        text = known.get(kind, "").casefold()
        if text and (found := index.get((kind, text)) or (kind != "canvas" and index.get(("id", text)))):
            return set(found)
    words = known.get("full", "").split()
    turned = "".join(words[-1:] + words[:-1])
    return set(index.get(("full", plain("".join(words))), set()) | index.get(("full", plain(turned)), set()))


def _fill(
    table: Table, names: list[str], marks: gradebook.Scores, rows: dict[str, int], each: bool, done: Exported
) -> None:
    """Write the marks into the columns of the assignments, and into new ones for those that have none."""
    for name in names:
        place = _column(table, name, names)
        if place is None:
            place = _new_column(table, name)
            done.remarks.append(f"{name} {NEW_COLUMN}")
        held = {learner: marks[learner][name] for learner in rows if name in marks.get(learner, {})}
        waiting = sum(any(score is None for score in scores.values()) for scores in held.values())
        if waiting:
            done.remarks.append(f"{name}: {waiting} learners have work that nobody has marked yet; it counts 0 here.")
        _put(table, place, rows, {who: max(0.0, sum(s or 0 for s in scores.values())) for who, scores in held.items()})
        exercises = sorted({e for scores in held.values() for e in scores if e}) if each else []
        for exercise in exercises:
            values = {who: scores[exercise] for who, scores in held.items() if exercise in scores}
            place = _column(table, f"{name}: {exercise}", [])
            _put(table, _new_column(table, f"{name}: {exercise}") if place is None else place, rows, values)


def _put(table: Table, place: int, rows: dict[str, int], values: dict[str, float | None]) -> None:
    for learner, value in values.items():
        row = table.rows[rows[learner]]
        row += [""] * (place + 1 - len(row))
        row[place] = "" if value is None else f"{round(value, 4):g}"


def _new_column(table: Table, heading: str) -> int:
    place = len(table.columns)
    table.columns.append(heading)
    return place


def _column(table: Table, name: str, names: list[str]) -> int | None:
    """The column of an assignment: its heading is the name, or mentions it; of several, the shortest.

    If there is only one assignment, it may be called "Grade", as in Moodle's worksheet.
    """
    places = [k for k, heading in enumerate(table.columns) if heading.strip() == name]
    if not places and ":" not in name:
        longer = [other for other in names if other != name and _mentions(other, name)]
        places = [
            k
            for k, heading in enumerate(table.columns)
            if _mentions(heading, name)
            and not any(_mentions(heading, other) for other in longer)
            and not _is_no_mark(heading)
        ]
    if not places and len(names) == 1:
        places = [k for k, heading in enumerate(table.columns) if plain(heading) in THE_MARK]
    return min(places, key=lambda k: len(table.columns[k]), default=None)


def _mentions(heading: str, name: str) -> bool:
    words, wanted = (f"_{re.sub(r'[^a-z0-9]+', '_', text.casefold()).strip('_')}_" for text in (heading, name))
    return wanted in words


def _is_no_mark(heading: str) -> bool:
    """Whether a column holds something else about an assignment: "lstm_gates - Max Points", "rnn_cell: rnn_step"."""
    return bool(re.search(r"max points|submission time|lateness|feedback|percentage|\(letter\)|: \w+$", heading, re.I))
