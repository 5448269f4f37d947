"""``course.toml``: what a term is. Due dates, extensions, the rule for late work, the roster, which attempt counts.

It lies in the class's folder. Without it everything is as nbgrader's database and configuration say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.classroom.classroom import Classroom
from autograder.errors import UsageError, inert

FILE = "course.toml"
ATTEMPTS = ("newest", "on time")
KEYS = {
    "": ("title", "timezone", "roster", "attempt", "late", "assignments", "extensions"),
    "late": ("grace_minutes", "percent_per_day", "most_percent"),
    "assignments": ("due",),
}
TEMPLATE = """\
# What this term is. `autograder sync` brings it into nbgrader's gradebook; `autograder grade` does so, too.
# A line that begins with # says nothing: remove the # and change what stands behind it.

# title = "Recurrent networks, autumn term"

# The zone of all times below that have none, and of times in a platform's file names. Default: this machine's.
# timezone = "Europe/Berlin"

# The table of the class from your platform, in this folder. Default: roster.csv, if there is one.
# roster = "roster.csv"

# Which attempt counts: "newest"; or "on time", the newest of those that came in time, if any did.
# attempt = "newest"

# What late work costs, of the points that it earned: so many per cent for each day that has begun, at most so many.
# Within the grace nothing is taken off. Without this table, nbgrader's own configuration decides.
# [late]
# grace_minutes = 15
# percent_per_day = 10
# most_percent = 50

# When each assignment is due. A date without a time is the end of that day.
{assignments}
# More time for one learner, by their id: until when, or how many days more.
# [extensions.ann]
# {first} = 2026-11-08 18:00:00
# {last} = 7
"""


@dataclass(frozen=True)
class Late:
    """What late work costs: per cent of the points that it earned, for each day that has begun; at most ``most``."""

    grace: timedelta = timedelta()
    per_day: float = 0.0
    most: float = 100.0

    def share(self, seconds: float) -> float:
        """The share of the points that is taken off work that is so late."""
        if seconds <= self.grace.total_seconds():
            return 0.0
        days = -(-seconds // 86400)
        return float(min(self.most, self.per_day * days)) / 100


@dataclass(frozen=True)
class Term:
    """What ``course.toml`` says. due: assignment -> when it is due, in UTC. longer: (learner, assignment) -> the same."""

    path: Path
    title: str = ""
    zone: ZoneInfo | None = None
    roster: str = ""
    attempt: str = "newest"
    late: Late | None = None
    due: dict[str, datetime] = field(default_factory=dict)
    longer: dict[tuple[str, str], datetime] = field(default_factory=dict)
    text: str = ""

    def due_for(self, learner: str, assignment: str) -> datetime | None:
        """When an assignment is due for a learner; None if that is not said here."""
        return self.longer.get((learner, assignment)) or self.due.get(assignment)

    def where(self, *keys: str) -> str:
        """The file and the line of a key, for a message."""
        return where(self.path, self.text, *keys)


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
        raise UsageError(f"{path}{f':{line[1]}' if line else ''}: this is no TOML ({inert(what)}).") from None
    return _Reading(path, text, list(chapters) if chapters is not None else None).term(table)


class _Reading:
    """Reads one file, and names the line of whatever is wrong."""

    def __init__(self, path: Path, text: str, chapters: list[str] | None):
        self.path, self.text, self.chapters = path, text, chapters

    def term(self, table: dict[str, Any]) -> Term:
        self._known(table, KEYS[""])
        zone = self._zone(table)
        due = self._due(table, zone)
        return Term(
            self.path,
            self._of_kind(table, "title", str, ""),
            zone,
            self._of_kind(table, "roster", str, ""),
            self._attempt(table),
            self._late(table),
            due,
            self._longer(table, due, zone),
            self.text,
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

    def _attempt(self, table: dict[str, Any]) -> str:
        attempt: str = self._of_kind(table, "attempt", str, ATTEMPTS[0])
        if attempt not in ATTEMPTS:
            raise self._wrong(f'attempt is "newest" or "on time", not {attempt!r}.', "attempt")
        return attempt

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

    def _due(self, table: dict[str, Any], zone: ZoneInfo | None) -> dict[str, datetime]:
        found = {}
        for name, about in self._of_kind(table, "assignments", dict, {}).items():
            self._is_a_chapter(name, "assignments", name)
            if not isinstance(about, dict):
                raise self._wrong(
                    f"{name} must be a table: [assignments.{name}], with due below it.", "assignments", name
                )
            self._known(about, KEYS["assignments"], "assignments", name)
            if "due" in about:
                found[name] = self._time(about["due"], zone, "assignments", name, "due")
        return found

    def _longer(
        self, table: dict[str, Any], due: dict[str, datetime], zone: ZoneInfo | None
    ) -> dict[tuple[str, str], datetime]:
        found = {}
        for learner, about in self._of_kind(table, "extensions", dict, {}).items():
            if not isinstance(about, dict):
                raise self._wrong(f"{learner} must be a table: [extensions.{learner}].", "extensions", learner)
            for name, value in about.items():
                keys = "extensions", learner, name
                self._is_a_chapter(name, *keys)
                if name not in due:
                    raise self._wrong(f"{name} has no due date: give it one below [assignments.{name}].", *keys)
                if isinstance(value, int) and not isinstance(value, bool):
                    until = self._days_after(due[name], value, *keys)
                else:
                    until = self._time(value, zone, *keys)
                if until <= due[name]:
                    raise self._wrong(f"this is no more time: {name} is due at {due[name]:%Y-%m-%d %H:%M} UTC.", *keys)
                found[learner, name] = until
        return found

    def _days_after(self, due: datetime, days: int, *keys: str) -> datetime:
        try:
            return due + timedelta(days=days)
        except OverflowError:
            raise self._wrong(f"{days} days are too many.", *keys) from None

    def _is_a_chapter(self, name: str, *keys: str) -> None:
        if self.chapters is not None and name not in self.chapters:
            near = get_close_matches(name, self.chapters, 1)
            raise self._wrong(f"the book has no chapter {name!r}{f'; do you mean {near[0]}?' if near else '.'}", *keys)

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


def where(path: Path, text: str, *keys: str) -> str:
    """The file, and the line in which a key stands, as far as it can be found."""
    best, table = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        if heading := re.match(r"\s*\[\s*([^\]]*?)\s*\]", line):
            table = re.sub(r"[\s\"']", "", heading[1])
            if table and table == ".".join(keys)[: len(table)] and ".".join(keys)[len(table) :][:1] in ("", "."):
                best = number
        left = re.sub(r"[\s\"']", "", line.partition("=")[0]) if "=" in line else None
        if left and f"{table}.{left}".strip(".") == ".".join(keys):
            return f"{path}:{number}"
    return f"{path}:{best}" if best else str(path)


def template(chapters: Iterable[str]) -> str:
    """A ``course.toml`` that says nothing yet."""
    names = list(chapters)
    lines = [f"# [assignments.{name}]\n# due = 2026-11-01 18:00:00\n" for name in names]
    return TEMPLATE.format(assignments="\n".join(lines), first=names[0], last=names[-1])
