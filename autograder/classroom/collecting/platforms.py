"""The forms of the paths in the downloads of learning platforms. Each ``…_reader`` looks at a whole source first.

A reader returns nothing for a path that has not its platform's form. Times without a zone are those of ``zone``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime, tzinfo
from typing import Any

from autograder.classroom.collecting.names import COPY, bare, is_version, mention, who_of
from autograder.classroom.collecting.said import Parts, Reader, Said, Seen

# Moodle: "Ann Lee_1234567_assignsubmission_file_/…"; the learner has another number in every assignment
MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_|$)")
# the group's name that Moodle puts before the learner's: "Section B-Ann Patel"
GROUP = re.compile(
    r"[^-]*?(?:\d|\b(?:group|gruppe|groupe|grupo|gruppo|section|team|class|tutorial|tutorium|seminar|cohort|lab)\b)[^-]*-",
    re.I,
)
# Canvas: "leeann_LATE_12345_67890_rnn_cell-1.ipynb"; the first number is the learner's in all assignments
CANVAS = re.compile(r"(?P<name>[^_]+)_(?P<late>LATE_)?(?P<number>\d{3,})_\d{3,}_(?P<file>.+)")
# … marked anonymously: "anon_a1B2c_67890_rnn_cell.ipynb"; the learner has other letters in every assignment
ANONYMOUS = re.compile(r"(?:anon|anonymous)_(?P<late>LATE_)?(?P<number>[A-Za-z0-9]{5})_\d{3,}_(?P<file>.+)")
AGAIN = re.compile(
    r"-(?P<attempt>\d{1,3})(?=\.[A-Za-z]+$)"
)  # what Canvas puts behind the name of a file handed in again
# Blackboard: "rnn_cell_alee3_attempt_2023-10-02-17-22-01_rnn_cell.ipynb", and a receipt without the last part
BLACKBOARD = re.compile(r"(?P<stem>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt$)")
RECEIPT = re.compile(r"^Name:(?P<name>[^\n(]*)\((?P<login>[^\n()]+)\)\s*$", re.M)
# Brightspace: "84001-123456 - Ann Lee - Oct 2, 2023 551 PM/rnn_cell.ipynb"
BRIGHTSPACE = re.compile(r"(?P<number>\d+)-\d+ ?- (?P<name>.+?) ?- (?P<rest>.+)")
CLOCK = re.compile(
    r"(?P<month>[A-Z][a-z]{2})[a-z]* (?P<day>\d{1,2}), (?P<year>\d{4}) (?P<clock>\d{1,2}:?\d\d) (?P<half>[AP]M)"
)
# nbgrader's exchange: "ann+rnn_cell+2023-10-02 17:22:01.123456 UTC+a1b2"
EXCHANGE = re.compile(
    r"(?P<name>[^+]+)\+[^+]+\+(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [\w/+-]+?)?)(?:\+\w+)?"
)
GRADESCOPE = re.compile(r"submission_\d+")
METADATA = "submission_metadata.yml"


def moodle_reader(seen: Seen) -> Reader:
    """Moodle's paths. If a download is of one group, or of several, the groups' names stand before the learners'."""
    names = {match["name"] for path in seen.paths if (match := _first(MOODLE, path)[1])}
    heads = {name.partition("-")[0] for name in names}
    everywhere = len(names) > 1 and len(heads) == 1 and all("-" in name for name in names)

    def read(path: Parts, assignment: str | None) -> list[Said]:
        match = _first(MOODLE, path)[1]
        if not match:
            return []
        name = match["name"].replace("_", " ")  # Moodle itself writes a space for a "_" in a name
        if everywhere:
            name = name.partition("-")[2]
        while head := GROUP.match(name):
            name = name[head.end() :].strip()
        return _said("Moodle", who_of(name, match["number"], full=name, whole=match["name"].replace("_", " ")))

    return read


def canvas_reader(seen: Seen) -> Reader:
    """Canvas's paths. It gives each learner a number, and all files the time of the download."""

    def read(path: Parts, assignment: str | None) -> list[Said]:
        name = path[-1]
        if match := ANONYMOUS.fullmatch(name):
            who = who_of("anonymous", match["number"])
        elif match := CANVAS.fullmatch(name):
            who = who_of(match["name"], own=match["number"], canvas=match["number"], short=match["name"])
        else:
            return []
        again = AGAIN.search(match["file"])
        more = {"timeless": True, "late": bool(match["late"]), "attempt": int(again["attempt"]) if again else 0}
        return _said("Canvas", who, **more)

    return read


def blackboard_reader(seen: Seen, zone: tzinfo | None) -> Reader:
    """Blackboard's paths. The receipt tells a login that has a "_" in it; without one, what all names begin with does."""
    logins: dict[str, tuple[str, str]] = {}  # what stands before "_attempt_" -> login and name
    stems = defaultdict(set)
    for path in seen.paths:
        match = BLACKBOARD.fullmatch(path[-1])
        said = RECEIPT.search(seen.texts.get(path, "")) if match and not match["file"] else None
        if match and said and match["stem"].endswith(f"_{said['login']}"):
            logins[match["stem"]] = said["login"], said["name"].strip()
    for path, assignment in seen.notebooks:
        if match := BLACKBOARD.fullmatch(path[-1]):
            stems[assignment].add(match["stem"])
    begin = {assignment: _beginning(found) for assignment, found in stems.items()}

    def read(path: Parts, assignment: str | None) -> list[Said]:
        match = BLACKBOARD.fullmatch(path[-1])
        if not match:
            return []
        stem = match["stem"]
        start = begin.get(assignment or "", "")
        short = stem[len(start) :] if start and stem.startswith(start) else stem.rpartition("_")[2]
        login, name = logins.get(stem, (short, ""))
        return _said(
            "Blackboard", who_of(login, login=login, full=name), when=_time(match["time"], "%Y-%m-%d-%H-%M-%S", zone)
        )

    return read


def _beginning(stems: set[str]) -> str:
    """What stands before the logins: the parts but the last if they are the same everywhere, else those that all share."""
    heads = {stem.rpartition("_")[0] for stem in stems}
    if len(heads) == 1:
        return f"{heads.pop()}_"
    parts = [stem.split("_")[:-1] for stem in stems]
    shared = []
    for column in zip(*parts, strict=False):
        if len(set(column)) > 1:
            break
        shared.append(column[0])
    return "".join(f"{part}_" for part in shared)


def brightspace_reader(seen: Seen, zone: tzinfo | None) -> Reader:
    """Brightspace's paths. The time is the one of its server."""

    def read(path: Parts, assignment: str | None) -> list[Said]:
        match = _first(BRIGHTSPACE, path)[1]
        if not match:
            return []
        name, when = match["name"].strip(), None
        if said := CLOCK.search(
            match["rest"]
        ):  # in other languages it is written otherwise: then the file's time counts
            text = (
                f"{said['month']} {said['day']} {said['year']} {said['clock'].replace(':', '').zfill(4)} {said['half']}"
            )
            when = _time(text, "%b %d %Y %I%M %p", zone)
        return _said("Brightspace", who_of(name, match["number"], full=name), when=when)

    return read


def exchange_reader(seen: Seen) -> Reader:
    """The folders of nbgrader's exchange."""

    def read(path: Parts, assignment: str | None) -> list[Said]:
        for part in path:
            if match := EXCHANGE.fullmatch(part):
                from nbgrader.utils import parse_utc  # takes 2 s; it knows the zones that nbgrader writes

                try:
                    when = parse_utc(match["time"]).replace(tzinfo=UTC)
                except (ValueError, OverflowError):
                    when = None
                return _said("nbgrader's exchange", who_of(match["name"], login=match["name"]), when=when)
        return []

    return read


def gradescope_reader(seen: Seen) -> Reader:
    """Gradescope's paths. Only the metadata beside the submissions say whose they are; a group's is several people's."""
    tables = {path[:-1]: _metadata(text) for path, text in seen.texts.items() if path[-1] == METADATA}

    def read(path: Parts, assignment: str | None) -> list[Said]:
        for k, part in enumerate(path[:-1]):
            about = tables.get(path[:k], {}).get(part) if GRADESCOPE.fullmatch(part) else None
            if isinstance(about, dict):
                people = [_submitter(who) for who in about.get(":submitters") or [] if isinstance(who, dict)]
                when = about.get(":created_at")
                if isinstance(when, datetime):
                    when = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
                return [Said(who, "Gradescope", when if isinstance(when, datetime) else None) for who in people if who]
        return []

    return read


def is_gradescope(path: Parts) -> bool:
    """Whether a path is that of a submission in Gradescope's export, whoever's it is."""
    return any(GRADESCOPE.fullmatch(part) for part in path[:-1])


def _submitter(row: dict[Any, Any]) -> Any:
    name, email, sid = (str(row.get(key) or "").strip() for key in (":name", ":email", ":sid"))
    return who_of(email or sid or name, email=email, sid=sid, full=name)


def _metadata(text: str) -> dict[Any, Any]:
    """The table in Gradescope's metadata; empty if it cannot be read."""
    import yaml

    try:
        table = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def teams_reader(seen: Seen) -> Reader:
    """The folders of Microsoft Teams: "Submitted files/Ann Lee/…/Version 2/rnn_cell.ipynb", and "Working files"."""

    def read(path: Parts, assignment: str | None) -> list[Said]:
        for k, part in enumerate(path[:-2]):
            if part in ("Submitted files", "Working files"):
                versions = [re.fullmatch(r"Version (\d{1,4})", p) for p in path[k + 2 : -1]]
                attempt = max((int(v[1]) for v in versions if v), default=0)
                who = who_of(path[k + 1], full=path[k + 1])
                return _said("Teams", who, attempt=attempt, draft=part == "Working files")
        return []

    return read


def github_reader(seen: Seen) -> Reader:
    """The clones of GitHub Classroom: "lstm-gates-annlee/…" in "lstm-gates-submissions". Their times are the clone's."""
    parents = {
        part.removesuffix("-submissions") for path in seen.paths for part in path if part.endswith("-submissions")
    }

    handed_in = {assignment.replace("_", "-") for _, assignment in seen.notebooks}

    def read(path: Parts, assignment: str | None) -> list[Said]:
        slugs = {*parents, *((assignment.replace("_", "-"),) if assignment else handed_in)}
        for k, part in enumerate(path[:-1]):
            for slug in sorted(slugs, key=len, reverse=True):
                inside = slug in parents and path[k - 1 : k] == (f"{slug}-submissions",)
                login = part[len(slug) + 1 :] if part.lower().startswith(f"{slug.lower()}-") else ""
                if login and login != "submissions" and (inside or k == len(path) - 2 or not assignment):
                    return _said("GitHub Classroom", who_of(login, login=login), timeless=True)
        return []

    return read


def google_reader(seen: Seen) -> Reader:
    """The files of Google Classroom: "Ann Lee - rnn_cell.ipynb". The title of the work is the same for everybody."""
    titles = defaultdict(set)
    for path, _ in seen.notebooks:
        name, title = _titled(path[-1], seen.chapters)
        titles[title].add(name)
    known = {title for title, names in titles.items() if len(names) > 1}

    def read(path: Parts, assignment: str | None) -> list[Said]:
        name, title = _titled(path[-1], seen.chapters)
        about = title in known or any(mention(chapter).search(title) for chapter in seen.chapters)
        if not name or not about or is_version(name):
            return []
        return _said("Google Classroom", who_of(name, full=name))

    return read


def _titled(file: str, chapters: list[str]) -> tuple[str, str]:
    """The name and the title in "Copy of Ann Lee - rnn_cell (1).ipynb"; "" and "" if there are not both."""
    stem, before = file.rpartition(".")[0], None
    while stem != before:
        before, stem = stem, COPY.sub("", stem)
    name, dash, title = stem.partition(" - ")
    name = name.strip()
    return (name, title.strip().casefold()) if dash and bare(name, chapters) == name else ("", "")


def _first(form: re.Pattern[str], path: Parts) -> tuple[int, re.Match[str] | None]:
    """The first part of a path that begins with a form, and where it is."""
    return next(((k, match) for k, part in enumerate(path) if (match := form.match(part))), (0, None))


def _said(how: str, who: Any, **more: Any) -> list[Said]:
    return [Said(who, how, **more)] if who else []


def _time(text: str, form: str, zone: tzinfo | None) -> datetime | None:
    """A platform's local time in UTC; None if it is none."""
    try:
        said = datetime.strptime(text, form)
        return (said.replace(tzinfo=zone) if zone else said).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
