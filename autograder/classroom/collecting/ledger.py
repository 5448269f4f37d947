"""``course/collected.json``: which person has which learner's id."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from autograder.classroom.classroom import Classroom, write_whole
from autograder.classroom.collecting.names import Who
from autograder.classroom.collecting.unpack import printable
from autograder.errors import UsageError

NAMESAKES = "Rename the folder of one of them, or give a --roster that tells them apart, or a --pattern."


class Ledger:
    """``course/collected.json``: which person has which learner's id, so that no two people get the same id.

    A name as it is written is one person. The same name in other letters, with other white space or in another Unicode
    form is another person's. Raises UsageError if the file is damaged.
    """

    def __init__(self, classroom: Classroom):
        self.path = classroom.path / "collected.json"
        try:
            self.known = json.loads(self.path.read_text("utf8")) if self.path.exists() else {}
            self.known = {key: {**entry, "numbers": dict(entry["numbers"])} for key, entry in self.known.items()}
            self._key = {entry["name"]: key for key, entry in self.known.items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UsageError(f"{self.path} is damaged: restore it, or remove it to begin anew.") from None

    def settle(self, people: Iterable[Who]) -> list[str]:
        """Give everybody an id. Call this before anybody of one run claims theirs. Returns a line for each new person
        who gets another id than their name makes.

        Who has an id keeps it. Of several new people whose names make the same id, the one gets it whose name is written
        plainly, whoever is read first; the others get a number behind it. Ids that differ only in case count as one id,
        because some file systems do not tell them apart.
        """
        new = {who.name: who for who in people if who.name not in self._key}
        taken: Counter[str] = Counter()  # of an id: the last number behind it that is known to be somebody's
        said = []
        for who in sorted(new.values(), key=lambda who: (not _is_plain(who.name), who.name)):
            key = who.id.casefold()
            while _numbered(key, number := taken[key]) in self.known:
                taken[key] += 1
            mine = _numbered(who.id, number)
            self.known[mine.casefold()] = {"learner": mine, "name": who.name, "numbers": {}}
            self._key[who.name] = mine.casefold()
            if number:
                first = self.known[key]
                said.append(
                    f"{printable(who.name)} is the learner {mine}, for {printable(first['name'])} is {first['learner']}. "
                    f"If the two are one person: autograder forget {mine}, rename one, and collect again."
                )
        return said

    def numbers(self) -> dict[tuple[str, str], str]:
        """Whose a platform's number is: (assignment, number) -> name."""
        known = self.known.values()
        return {(a, number): entry["name"] for entry in known for a, number in entry["numbers"].items() if number}

    def learner(self, name: str) -> str | None:
        """The id of the person with this name; None if nothing of theirs has been collected."""
        return self.known[self._key[name]]["learner"] if name in self._key else None

    def unlisted(self) -> set[str]:
        """The ids of people who were taken though they are not on the roster."""
        return {entry["learner"] for entry in self.known.values() if entry.get("unlisted")}

    def allow(self, names: Iterable[str]) -> None:
        """Note that these people were taken though they are not on the roster."""
        for name in names:
            self.known[self._key[name]]["unlisted"] = True

    def number(self, name: str, assignment: str) -> str | None:
        """The platform's number for a person in an assignment; None if none is known yet."""
        number: str | None = self.known[self._key[name]]["numbers"].get(assignment)
        return number

    def claim(self, who: Who, assignment: str) -> Who | str:
        """A settled person with the id that is theirs, or why they cannot have it: a namesake on the same platform."""
        entry = self.known[self._key[who.name]]
        if who.number == entry["numbers"].setdefault(assignment, who.number):
            if known := dict(who.known):
                entry["known"] = {**entry.get("known", {}), **known}
            return replace(who, id=entry["learner"])
        another = f"{entry['name']} {entry['numbers'].get(assignment, '')}".strip()
        return (
            f"{printable(who.name)} {who.number}".strip()
            + f" would be the learner {entry['learner']}, and so is {printable(another)}. {NAMESAKES} "
            f"If the two are one person, remove them from {self.path}."
        )

    def save(self) -> None:
        """Write the ledger to its file."""
        write_whole(self.path, json.dumps(self.known, indent=1, sort_keys=True, ensure_ascii=False).encode())


def _is_plain(name: str) -> bool:
    return name == " ".join(unicodedata.normalize("NFC", name).split())


def _numbered(learner: str, number: int) -> str:
    return f"{learner[:90]}-{number + 1}" if number else learner
