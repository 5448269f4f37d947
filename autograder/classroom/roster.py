"""The roster: who is in the class, read from the table that a learning platform exports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.classroom.classroom import Classroom, write_whole
from autograder.classroom.collecting.ledger import Ledger
from autograder.classroom.collecting.names import Who, fit
from autograder.classroom.tables import Table, plain, read_table
from autograder.classroom.term import Term
from autograder.classroom.term_file import read_term
from autograder.errors import UsageError, inert

FILE = "roster.csv"  # in the class's folder
# what a column holds -> its headings, as plain() writes them, in the languages in which platforms write them
HEADINGS = {
    "first": "firstname first givenname vorname prenom nombre nome voornaam fornamn imie",
    "last": "lastname last surname familyname nachname nom apellidos apellido cognome achternaam efternamn nazwisko",
    "name": "name student fullname studentname learner vollstandigername nomcomplet nombrecompleto displayname",
    "email": "email emailaddress mail emailadresse studentemail adressedecourriel direcciondecorreo indirizzoemail",
    "login": "sisloginid username login userlogin loginid benutzername anmeldename userid githubusername",
    "sid": "sisuserid sid studentid orgdefinedid idnumber matriculationnumber matrikelnummer studentnumber numerodidentification",
    "section": "section sections group groups gruppe gruppen groupe",
    "role": "role rolle",
    "moodle": "identifier identifikator",
    "id": "id",
}
KIND = {heading: kind for kind, headings in HEADINGS.items() for heading in headings.split()}
IDS = (
    "id",
    "login",
    "email",
    "sid",
    "canvas",
    "full",
)  # what nbgrader's name for a learner is made from: the first there is
NO_LEARNER = {"pointspossible", "manualposting", "studenttest", "teststudent", "readonly"}  # rows that Canvas adds
NOT_IN_CLASS = {"instructor", "ta", "teacher", "assistant", "reader", "grader", "editingteacher"}


@dataclass(frozen=True)
class Person:
    """Somebody on the roster. id: nbgrader's name for them. known: what tells them from others, by kind. row: in the table."""

    id: str
    first: str
    last: str
    email: str
    section: str
    known: dict[str, str]
    row: int

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip() or self.id

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that they are in: what the table has, and its parts where it lists several ("A, B", "A and B")."""
        parts = re.split(r"\s*(?:[;,|]|\band\b)\s*", self.section)
        return tuple(dict.fromkeys(filter(None, (self.section, *parts))))


class Roster:
    """Everybody in the class. Raises UsageError, with file and line, for a table that cannot be a roster."""

    def __init__(self, path: Path, table: Table | None = None):
        self.table = table or read_table(path)
        self.path = path
        self.columns = columns_of(self.table)
        if not {"name", "first", "last", "email", "login", "id", "sid"} & set(self.columns):
            raise UsageError(
                f"{self.table.where(0)}: no column of {path.name} names anybody (there are: "
                f"{inert(', '.join(c.strip() for c in self.table.columns))}). A roster has a heading such as: id, name, email."
            )
        self.people: dict[str, Person] = {}
        self._index: dict[tuple[str, str], list[Person]] = defaultdict(list)
        for number in range(1, len(self.table.rows)):
            self._add(number)
        if not self.people:
            raise UsageError(f"{path} has a heading and nobody below it: export the roster again.")

    def _add(self, number: int) -> None:
        cells = {kind: self.table.cell(number, column) for kind, column in self.columns.items()}
        if plain(cells.get("name", "")) in NO_LEARNER or plain(cells.get("role", "")) in NOT_IN_CLASS:
            return
        first, last = cells.get("first", ""), cells.get("last", "")
        if not (first or last):
            first, last = _two_names(cells.get("name", ""))
        known = {kind: cells.get(kind, "").lstrip("#") for kind in ("id", "login", "email", "sid", "canvas", "moodle")}
        known["moodle"] = "".join(re.findall(r"(\d+)$", known["moodle"]))
        known["full"] = f"{first} {last}".strip()
        known = {kind: text for kind, text in known.items() if text}
        if not known:
            return
        learner = next((made for kind in IDS if (made := fit(known.get(kind, "")))), "")
        if not learner:
            raise UsageError(
                f"{self.table.where(number)}: no id can be made of this row: give this learner an id, a login or an email."
            )
        if other := self._index.get(("id", learner.casefold())):
            raise UsageError(
                f"{self.table.where(number)}: {inert(learner)} is also the learner of {self.table.where(other[0].row)}. Remove one "
                "of the two, or give both an id of their own."
            )
        person = Person(learner, first, last, known.get("email", ""), cells.get("section", ""), known, number)
        self.people[learner] = person
        self._index["id", learner.casefold()].append(person)
        for kind, text in known.items():
            if kind not in ("full", "id"):
                self._index[kind, text.casefold()].append(person)
        for written in {plain(f"{first}{last}"), plain(f"{last}{first}")}:
            self._index["full", written].append(person)

    def person(self, who: Who) -> Person | str:
        """The person on the roster whom a download names; or why nobody is, or which of several is not known."""
        known = dict(who.known)
        if who.number and (found := self._index.get(("moodle", who.number))):
            return found[0]
        for kind in ("canvas", "email", "login", "sid"):
            if text := known.get(kind):
                found = self._index.get((kind, text.casefold()), [])
                if not found and kind in ("login", "sid"):
                    found = self._any(text)
                if len(found) == 1:
                    return found[0]
        written = (
            known.get("whole")
            or known.get("full")
            or ("" if "canvas" in known and "canvas" in self.columns else who.name)
        )
        while written:
            found = self._index.get(("full", plain(written)), []) or self._any(written)
            if len(found) == 1:
                return found[0]
            if found:
                several = ", ".join(person.id for person in found)
                return f"there are several people of this name on the roster ({several}): rename the file or folder after one."
            if "canvas" in known:  # "leeann_12345": the name is written without spaces
                written = "" if written == known.get("short") else known.get("short", "")
            else:
                written = written.partition("-")[2] if "whole" in known else ""
        return f"nobody on the roster {self.path.name} is this: add them to it, or take them with --unlisted."

    def _any(self, text: str) -> list[Person]:
        """Those whose id, login, address or number a text is."""
        kinds = ("id", "login", "email", "sid", "canvas")
        return list({p.id: p for kind in kinds for p in self._index.get((kind, text.casefold()), [])}.values())

    def resolve(self, who: Who) -> Who | str:
        """The learner under the name that they have on the roster, or why that is not possible."""
        person = self.person(who)
        return person if isinstance(person, str) else replace(who, id=person.id, name=person.id, number="")

    def remove(self, person: Person) -> None:
        """Remove somebody's row from the file."""
        del self.table.rows[person.row]
        write_whole(self.path, self.table.as_bytes())

    @property
    def students(self) -> list[dict[str, str]]:
        """Everybody, as nbgrader's table of students has them."""
        return [
            {"id": p.id, "first_name": p.first, "last_name": p.last, "email": p.email} for p in self.people.values()
        ]


def columns_of(table: Table) -> dict[str, int]:
    """What the columns of a platform's table hold: kind -> its place."""
    found: dict[str, int] = {}
    for place, heading in enumerate(table.columns):
        kind = KIND.get(plain(heading))
        if kind and kind not in found:
            found[kind] = place
    headings = {plain(heading) for heading in table.columns}
    if "id" in found and headings & {"sisuserid", "sisloginid", "integrationid"}:
        found["canvas"] = found.pop("id")  # Canvas's own number of the user
    return found


def roster_of(classroom: Classroom) -> Roster | None:
    """The roster of a class; None if it has none.

    Raises UsageError as Roster and read_term do, and if ``course.toml`` names a file that is not there.
    """
    path = place(classroom)
    if path.exists():
        return Roster(path)
    term = read_term(classroom)
    if term and term.roster:
        raise UsageError(
            f"{term.where('roster')}: there is no {path}. Put the table there, or name it with collect --roster."
        )
    return None


def term_and_roster(classroom: Classroom, chapters: Iterable[str] | None = None) -> tuple[Term | None, Roster | None]:
    """What ``course.toml`` says, with the dates of everybody's sections, and who is in the class.

    chapters: the book's; None: they are not checked. Raises UsageError as read_term and roster_of do.
    """
    term, roster = read_term(classroom, chapters), roster_of(classroom)
    if term and term.sections:
        term = term.with_sections(sections(roster))
    return term, roster


def sections(roster: Roster | None) -> dict[str, tuple[str, ...]]:
    """Learner -> the sections that they are in, as the roster calls them."""
    return {person.id: person.sections for person in roster.people.values()} if roster else {}


def strangers(classroom: Classroom, learners: Iterable[str]) -> set[str]:
    """Those of these learners who are not on the roster, and whom nobody has told `collect` to take; none without a roster.

    Raises UsageError as roster_of does.
    """
    roster = roster_of(classroom)
    return set(learners) - set(roster.people) - Ledger(classroom).unlisted() if roster else set()


def place(classroom: Classroom) -> Path:
    """Where the roster of a class lies, or is put. Raises UsageError as read_term does."""
    term = read_term(classroom)
    return classroom.path / (term.roster if term and term.roster else FILE)


def _two_names(name: str) -> tuple[str, str]:
    """First and last name of "Lee, Ann", as Canvas writes it, or of "Ann Lee"."""
    last, comma, first = name.partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = name.strip().rpartition(" ")
    return (first, last) if first else (last, "")
