"""Reads ``course.toml``, and names the line of whatever it cannot mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.book.book import Book
from autograder.classroom.classroom import Classroom
from autograder.classroom.term import ATTEMPTS, COUNTS, FILE, PLATFORMS, Late, Term, where
from autograder.errors import UsageError, inert
from autograder.learner.language import say

KEYS = {
    "": (
        "title",
        "timezone",
        "baseurl",
        "platform",
        "roster",
        "attempt",
        "count",
        "late",
        "assignments",
        "sections",
        "extensions",
    ),
    "late": ("grace_minutes", "percent_per_day", "most_percent"),
    "assignments": ("due", "count"),
}


def read_term(classroom: Classroom, chapters: Iterable[str] | None = None) -> Term | None:
    """What ``course.toml`` of a class says; None if there is none.

    chapters: the book's; None: they are not checked. Raises UsageError, with file and line, for what it cannot mean.
    """
    path = classroom.path / FILE
    if not path.exists():
        return None
    try:
        text = path.read_text("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not written in UTF-8: save it so.") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        what = re.sub(r" \(at .*\)$", "", str(error))
        place = f"{path}:{line[1]}" if line else str(path)
        advice = _advice("".join(text.split("\n")[int(line[1]) - 1 :][:1]) if line else "")
        raise UsageError(f"{place}: this is no TOML ({inert(what)}): {inert(advice)}") from None
    return _Reading(path, text, list(chapters) if chapters is not None else None).term(table)


def site_of(classroom: Classroom) -> str:
    """The address of the course's site for this class, with a slash at its end; "" if it is the book's own.

    Raises UsageError as read_term does.
    """
    term = read_term(classroom)
    return term.baseurl.rstrip("/") + "/" if term and term.baseurl else ""


def title_of(classroom: Classroom, book: Book) -> str:
    """What the course is called for this class. Raises UsageError as read_term does."""
    term = read_term(classroom)
    return (term.title if term else "") or str(book.config.get("title") or say("The course"))


class _Reading:
    """Reads one file, and names the line of whatever is wrong."""

    def __init__(self, path: Path, text: str, chapters: list[str] | None):
        self.path, self.text, self.chapters = path, text, chapters

    def term(self, table: dict[str, Any]) -> Term:
        self._known(table, KEYS[""])
        zone = self._zone(table)
        due = self._due(table, zone)
        alone = self._later(table, "extensions", due, zone)
        return Term(
            self.path,
            title=self._of_kind(table, "title", str, ""),
            zone=zone,
            roster=self._of_kind(table, "roster", str, ""),
            attempt=self._one_of(table, "attempt", ATTEMPTS, ATTEMPTS[0]),
            late=self._late(table),
            due=due,
            alone=alone,
            longer=alone,
            sections=self._later(table, "sections", due, zone),
            baseurl=self._address(table),
            platform=self._one_of(table, "platform", PLATFORMS, ""),
            count=self._one_of(table, "count", COUNTS, COUNTS[0]),
            counting=self._counting(table),
            text=self.text,
        )

    def _wrong(self, what: str, *keys: str) -> UsageError:
        return UsageError(f"{where(self.path, self.text, *keys)}: {inert(what)}")

    def _known(self, table: dict[str, Any], keys: Iterable[str], *above: str) -> None:
        for key in table:
            if key not in keys:
                near = get_close_matches(key, keys, 1)
                advice = f"do you mean {near[0]}?" if near else f"there is: {', '.join(keys)}."
                raise self._wrong(f"nothing is called {key!r} here; {advice}", *above, key)

    def _of_kind(self, table: dict[str, Any], key: str, kind: Any, default: Any, *above: str) -> Any:
        value = table.get(key, default)
        if not isinstance(value, kind) or isinstance(value, bool):
            names = {str: 'a text in quotes, such as "x"', dict: f"a table [{key}]"}
            raise self._wrong(f"{key} must be {names.get(kind, 'a number')}.", *above, key)
        return value

    def _zone(self, table: dict[str, Any]) -> ZoneInfo | None:
        name = self._of_kind(table, "timezone", str, "")
        try:
            return ZoneInfo(name) if name else None
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self._wrong(f'there is no time zone {name!r}; one is "Europe/Berlin".', "timezone") from None

    def _one_of(self, table: dict[str, Any], key: str, words: tuple[str, ...], default: str, *above: str) -> str:
        word: str = self._of_kind(table, key, str, default, *above)
        if word != default and word not in words:
            listed = ", ".join(f'"{w}"' for w in words)
            near = get_close_matches(word, words, 1)
            raise self._wrong(f"{key} is one of {listed}, not {word!r}{_do_you_mean(near) or '.'}", *above, key)
        return word

    def _address(self, table: dict[str, Any]) -> str:
        address: str = self._of_kind(table, "baseurl", str, "")
        if address and not re.fullmatch(r"https?://[^/\s\"'?#]+(/[^\s\"'?#]*)?", address):
            raise self._wrong(f'{address!r} is no address of a site; one is "https://gru.example.edu/".', "baseurl")
        return address

    def _late(self, table: dict[str, Any]) -> Late | None:
        late = self._of_kind(table, "late", dict, {})
        self._known(late, KEYS["late"], "late")
        numbers = {}
        for key, default, most in (
            ("grace_minutes", 0, 10**6),
            ("percent_per_day", 0, 100),
            ("most_percent", 100, 100),
        ):
            numbers[key] = self._of_kind(late, key, (int, float), default, "late")
            if not 0 <= numbers[key] <= most:
                raise self._wrong(f"{key} must be from 0 to {most}, not {numbers[key]}.", "late", key)
        grace = timedelta(minutes=numbers["grace_minutes"])
        return Late(grace, numbers["percent_per_day"], numbers["most_percent"]) if late else None

    def _assignments(self, table: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each table [assignments.NAME], with its name."""
        for name, about in self._of_kind(table, "assignments", dict, {}).items():
            self._is_a_chapter(name, "assignments", name)
            if not isinstance(about, dict):
                what = f"{name} must be a table: [assignments.{name}], with due below it."
                raise self._wrong(what, "assignments", name)
            self._known(about, KEYS["assignments"], "assignments", name)
            yield name, about

    def _due(self, table: dict[str, Any], zone: ZoneInfo | None) -> dict[str, datetime]:
        return {
            name: self._time(about["due"], zone, "assignments", name, "due")
            for name, about in self._assignments(table)
            if "due" in about
        }

    def _counting(self, table: dict[str, Any]) -> dict[str, str]:
        return {
            name: self._one_of(about, "count", COUNTS, "", "assignments", name)
            for name, about in self._assignments(table)
            if "count" in about
        }

    def _later(
        self, table: dict[str, Any], kind: str, due: dict[str, datetime], zone: ZoneInfo | None
    ) -> dict[tuple[str, str], datetime]:
        """(learner or section, assignment) -> when it is due for them. kind: the table that says so."""
        found = {}
        for who, about in self._of_kind(table, kind, dict, {}).items():
            if not isinstance(about, dict):
                raise self._wrong(f"{who} must be a table: [{kind}.{who}].", kind, who)
            for name, value in about.items():
                keys = kind, who, name
                if isinstance(value, dict):  # "[extensions.ann.lee]" is a table in a table
                    raise self._wrong(f'put the whole name in quotes: [{kind}."{who}.{name}"]', *keys)
                self._is_a_chapter(name, *keys)
                if name not in due:
                    raise self._wrong(f"{name} has no due date: give it one below [assignments.{name}].", *keys)
                if isinstance(value, int) and not isinstance(value, bool):
                    until = self._days_after(due[name], value, *keys)
                else:
                    until = self._time(value, zone, *keys)
                if until <= due[name]:
                    raise self._wrong(f"this is no more time: {name} is due at {due[name]:%Y-%m-%d %H:%M} UTC.", *keys)
                found[who, name] = until
        return found

    def _days_after(self, due: datetime, days: int, *keys: str) -> datetime:
        try:
            return due + timedelta(days=days)
        except OverflowError:
            raise self._wrong(f"{days} days are too many.", *keys) from None

    def _is_a_chapter(self, name: str, *keys: str) -> None:
        if self.chapters is not None and name not in self.chapters:
            near = get_close_matches(name, self.chapters, 1)
            raise self._wrong(f"the book has no chapter {name!r}{_do_you_mean(near) or ': remove this, or list it in _toc.yml.'}", *keys)

    def _time(self, value: Any, zone: ZoneInfo | None, *keys: str) -> datetime:
        """A time in UTC. Of a local time that comes twice, when clocks are put back, the later one is meant."""
        if isinstance(value, str):
            try:
                value = datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
            except ValueError:
                raise self._wrong(f"{value!r} is no time; one is 2026-11-01 18:00:00.", *keys) from None
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time(23, 59, 59))
        if not isinstance(value, datetime):
            raise self._wrong("this must be a time, such as 2026-11-01 18:00:00.", *keys)
        try:
            local = value if value.tzinfo else value.replace(tzinfo=zone, fold=1) if zone else value.replace(fold=1)
            moment = local.astimezone(UTC)
            if zone and not value.tzinfo and moment.astimezone(zone).replace(tzinfo=None) != value:
                raise self._wrong(f"there is no {value:%H:%M} on this day: clocks are put forward over it.", *keys)
        except (OverflowError, OSError, ValueError):
            raise self._wrong("this time is too far away.", *keys) from None
        return moment


def _do_you_mean(near: list[str]) -> str:
    return f"; do you mean {near[0]}?" if near else ""


def _advice(line: str) -> str:
    """What to do with a line that is no TOML."""
    if table := re.match(r"\s*\[\s*(\w+)\.([^\"'\]]+?)\s*\]", line):
        return f'put the name in quotes: [{table[1]}."{table[2]}"]'
    if line.count('"') % 2:
        return "a quote is missing."
    if re.match(r"[^=]+=\s*\d", line):
        return "a time is written as 2026-11-01 18:00:00."
    return "texts stand in quotes, names of tables in brackets, and a comment begins with #."
