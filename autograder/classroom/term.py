"""What a term is: due dates, extensions, the rule for late work, the roster, which attempt and which exercises count.

``course.toml`` in the class's folder says it (term_file.py reads it). Without it everything is as nbgrader's database and
configuration say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

FILE = "course.toml"
NEWEST, ON_TIME, BEST = ATTEMPTS = ("newest", "on time", "best")
COUNTS = ("all", "core", "more on top")
PLATFORMS = ("canvas", "moodle", "gradescope", "blackboard", "brightspace", "google", "github", "teams", "plain")
TEMPLATE = """\
# What this term is. `autograder sync` brings it into nbgrader's gradebook; `autograder grade` does so, too.
# A line that begins with # says nothing: remove the # and change what stands behind it.

# title = "Recurrent networks, autumn term"

# The zone of all times below that have none, and of times in a platform's file names. Default: this machine's.
# timezone = "Europe/Berlin"

# The address of the course's site for this class, if it is another than in _config.yml: learners' notebooks fetch
# check.py from there. After a change: autograder build, and release again.
# baseurl = "https://gru.example.edu/"

# Where the class hands in: "canvas", "moodle", "gradescope", "blackboard", "brightspace", "google", "github", "teams",
# "plain". `autograder export` then needs no option.
# platform = "canvas"

# The table of the class from your platform, in this folder. Default: roster.csv, if there is one.
# roster = "roster.csv"

# Which attempt counts: "newest"; "on time", the newest of those that came in time, if any did; or "best", the one with the
# most points after what being late costs. For "best" every notebook that is collected from then on is kept and marked.
# attempt = "newest"

# Which exercises count: "all"; "core", only those that the notebooks call core; or "more on top", which lets the others
# earn points above the whole, which is the core. One assignment may differ: write it below [assignments.NAME].
# count = "all"

# What late work costs, of the points that it earned: so many per cent for each day that has begun, at most so many.
# Within the grace nothing is taken off. Without this table, nbgrader's own configuration decides.
# [late]
# grace_minutes = 15
# percent_per_day = 10
# most_percent = 50

# When each assignment is due. A date without a time is the end of that day.
{assignments}
# More time for a section, as the roster calls it: until when, or how many days more. A learner may be in several; the
# latest date counts.
# [sections."Thursday"]
# {first} = 3

# More time for one learner, by their id. It counts instead of the section's.
# [extensions."ann@example.edu"]
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
    """What ``course.toml`` says.

    due: assignment -> when it is due, in UTC. alone: (learner, assignment) -> the same, for this learner alone. sections:
    (section, assignment) -> the same. longer: (learner, assignment) -> what these two come to. baseurl: the site's address; "": the book's. counting: assignment -> one of COUNTS, where it is not ``count``.
    """

    path: Path
    title: str = ""
    zone: ZoneInfo | None = None
    roster: str = ""
    attempt: str = NEWEST
    late: Late | None = None
    due: dict[str, datetime] = field(default_factory=dict)
    alone: dict[tuple[str, str], datetime] = field(default_factory=dict)
    longer: dict[tuple[str, str], datetime] = field(default_factory=dict)
    sections: dict[tuple[str, str], datetime] = field(default_factory=dict)
    baseurl: str = ""
    platform: str = ""
    count: str = "all"
    counting: dict[str, str] = field(default_factory=dict)
    text: str = ""

    def due_for(self, learner: str, assignment: str) -> datetime | None:
        """When an assignment is due for a learner; None if that is not said here."""
        return self.longer.get((learner, assignment)) or self.due.get(assignment)

    def counts(self, assignment: str) -> str:
        """Which exercises of an assignment count: one of COUNTS."""
        return self.counting.get(assignment, self.count)

    def with_sections(self, sections: Mapping[str, tuple[str, ...]]) -> Term:
        """The term in which learners have the dates of their sections. sections: learner -> theirs."""
        found: dict[tuple[str, str], datetime] = {}
        for learner, theirs in sections.items():
            for (section, assignment), until in self.sections.items():
                if section in theirs:
                    found[learner, assignment] = max(until, found.get((learner, assignment), until))
        return replace(self, longer=found | self.alone)

    def where(self, *keys: str) -> str:
        """The file and the line of a key, for a message."""
        return where(self.path, self.text, *keys)


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
