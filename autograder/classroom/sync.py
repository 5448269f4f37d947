"""``autograder sync`` brings roster and dates into nbgrader's gradebook; ``autograder new-term`` makes ``course.toml``."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from autograder.book.book import Book
from autograder.classroom import enrolment, gradebook
from autograder.classroom.classroom import LEARNER, Classroom, Job, write_whole
from autograder.classroom.counting import ALL, differing, worths
from autograder.classroom.enrolment import Date
from autograder.classroom.roster import Roster, sections, term_and_roster
from autograder.classroom.stamps import NAME, stamp_anew, stamped
from autograder.classroom.term import FILE, Term, template
from autograder.classroom.undo import undoable
from autograder.errors import UsageError

ENTERED = "entered.json"  # in the class's folder: what the marks were entered with, and which they were


@dataclass
class Synced:
    """What differs between the files of a term and nbgrader's gradebook. again: whose marks are entered anew."""

    dates: list[Date] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    again: list[Job] = field(default_factory=list)
    people: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """A line for each date that moves, for each assignment of which other exercises count, and for each remark."""
        return [*map(str, self.dates), *self.counts, *self.remarks]


def new_term(home: Path, folder: Path) -> Path:
    """Write a ``course.toml`` full of comments. Returns its path. Raises UsageError if there is one."""
    path = Classroom(folder).path / FILE
    if path.exists():
        raise UsageError(f"{path} is there already: change it, or move it away first.")
    write_whole(path, template(Book(home).chapters).encode())
    return path


def sync(home: Path, folder: Path, preview: bool = False) -> Synced:
    """Bring roster and ``course.toml`` of a class into its gradebook. preview: write nothing.

    Raises UsageError for a file that cannot be used, or if there is no gradebook.
    """
    book, classroom = Book(home), Classroom(folder)
    term, roster = term_and_roster(classroom, book.chapters)
    if term is None and roster is None:
        raise UsageError(
            f"There is neither a {FILE} nor a roster in {classroom.path}: autograder new-term makes the first."
        )
    gradebook.check(classroom)
    if preview:
        return synced(book, classroom, term, roster, preview=True)
    with classroom.alone(), undoable(classroom, "sync"):
        stamp_anew(classroom, enrolment.due_of(classroom, term or Term(classroom.path)))
        return synced(book, classroom, term, roster)


def synced(book: Book, classroom: Classroom, term: Term | None, roster: Roster | None, preview: bool = False) -> Synced:
    """What :func:`sync` does, while nobody else writes.

    Marks are entered anew, too, where somebody else has moved a date in the gradebook, has removed the learner there, or has
    put an older gradebook in its place. Marks given by hand stay as that one has them.
    """
    done = Synced()
    moved: set[tuple[str, ...]] = set()
    if roster:
        done.people = enrolment.enrol(classroom, roster.students, preview)
    there, jobs = gradebook.held(classroom), [job for job in classroom.submissions() if LEARNER.fullmatch(job.learner)]
    if term:
        done.remarks = _unknown(term, roster)
        done.dates = enrolment.set_dates(classroom, term.due, term.longer, jobs, preview)
        moved = {(date.learner, date.assignment) for date in done.dates}
    before, dates = _noted(classroom), _dates(classroom)
    recounted = _recounted(book, classroom, term, before.get("counts", {}), preview)
    done.counts = list(recounted.values())
    moved |= {("", name) for name in recounted}
    rule = json.dumps(asdict(term.late), default=str) if term and term.late else ""
    other_rule = rule != before.get("rule", "")
    known: dict[str, str] = before.get("dates", dates)
    moved |= {tuple(json.loads(key)) for key, _ in dates.items() ^ known.items()}
    marks, entered = _marks(classroom), before.get("marks", {})
    restored = {job for job in jobs if (name := _name(job)) in entered and entered[name] != marks.get(name)}
    for job in jobs:
        again = {(job.learner, job.assignment), ("", job.assignment)} & moved or job not in there or job in restored
        if classroom.entered(job.learner, job.assignment) and (
            again or (other_rule and _is_late(classroom, term, job))
        ):
            done.again.append(job)
            if not preview:
                classroom.enter_again(job)
    if not preview:
        _write_note(classroom, {"rule": rule, "dates": dates, "marks": entered, "counts": _counts(book, term)})
    return done


def _unknown(term: Term, roster: Roster | None) -> list[str]:
    """A remark for each learner, and for each section, that the term names and the roster does not."""
    if roster is None:
        return (
            [f"{term.where('sections')}: there is no roster that says who is in which section."]
            if term.sections
            else []
        )
    there = {"extensions": set(roster.people), "sections": {s for each in sections(roster).values() for s in each}}
    named = {"extensions": {who for who, _ in term.alone}, "sections": {section for section, _ in term.sections}}
    return [
        f"{term.where(kind, who)}: {who} is not on the roster{_nearest(who, there[kind])}"
        for kind in named
        for who in sorted(named[kind] - there[kind])
    ]


def _nearest(name: str, names: set[str]) -> str:
    folded = {other.casefold(): other for other in names}
    near = get_close_matches(name.casefold(), folded, 1)
    return f"; do you mean {folded[near[0]]}?" if near else "."


def _counts(book: Book, term: Term | None) -> dict[str, str]:
    """Assignment -> which exercises count, of those in which not all do."""
    return {name: rule for name in book.chapters if term and (rule := term.counts(name)) != ALL}


def _recounted(
    book: Book, classroom: Classroom, term: Term | None, before: dict[str, str], preview: bool
) -> dict[str, str]:
    """Assignment -> a line, for each released one of which other exercises count than its marks were entered with."""
    found = {}
    now = _counts(book, term)
    for name in book.chapters:
        if name not in now and name not in before or not (classroom.path / "release" / name).is_dir():
            continue
        wanted = worths(book, classroom, term, name)
        if differing(classroom, name, wanted, preview) or now.get(name) != before.get(name):
            whole, rule = sum(worth.most for worth in wanted.values()), now.get(name, ALL)
            nothing = "" if whole else "; it has no core exercise, so nothing is the whole"
            found[name] = (
                f"{name}: count was {before.get(name, ALL)!r}, is {rule!r}: the whole is {whole:g} points{nothing}"
            )
    return found


def note_marks(classroom: Classroom) -> None:
    """Note which marks the gradebook holds now, so that an older one that is put in its place is noticed."""
    _write_note(classroom, {**_noted(classroom), "marks": _marks(classroom)})


def forget_notes(classroom: Classroom, learner: str) -> list[str]:
    """Remove what is noted here of a learner. Returns a line if there was anything."""
    note = _noted(classroom)
    kept = {
        **note,
        "dates": {key: when for key, when in note.get("dates", {}).items() if json.loads(key)[0] != learner},
        "marks": {name: digest for name, digest in note.get("marks", {}).items() if name.partition("/")[2] != learner},
    }
    if not note or kept == note:
        return []
    _write_note(classroom, kept)
    return [f"{classroom.path / ENTERED}: when their marks were entered"]


def _write_note(classroom: Classroom, note: dict[str, Any]) -> None:
    write_whole(classroom.path / ENTERED, json.dumps(note, indent=1, sort_keys=True).encode())


def _marks(classroom: Classroom) -> dict[str, str]:
    """A digest of the automatic marks of each submission in the gradebook. Those given by hand are not in it."""
    held: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (learner, cell), (automatic, _) in gradebook.marks(classroom).items():
        if automatic is not None:
            held[_name(Job(learner, cell.partition("-")[0]))].append((cell, automatic))
    return {name: hashlib.sha256(repr(sorted(cells)).encode()).hexdigest()[:16] for name, cells in held.items()}


def _name(job: Job) -> str:
    return f"{job.assignment}/{job.learner}"


def _dates(classroom: Classroom) -> dict[str, str]:
    """The due dates in the gradebook, those of learners with an extension too, as they are noted."""
    return {json.dumps(key): str(when) for key, when in sorted(enrolment.deadlines(classroom).items())}


def _noted(classroom: Classroom) -> dict[str, Any]:
    """The rule and the dates that the marks were entered with; empty if they are not known."""
    try:
        noted: dict[str, Any] = json.loads((classroom.path / ENTERED).read_text("utf8"))
        return noted if isinstance(noted.get("dates"), dict) else {}
    except (OSError, ValueError, AttributeError):
        return {}


def _is_late(classroom: Classroom, term: Term | None, job: Job) -> bool:
    """Whether a submission may be late: its time stamp is after the due date, or cannot be read."""
    due = term.due_for(job.learner, job.assignment) if term else None
    path = classroom.handed_in(job) / NAME
    when = stamped(path)
    return path.exists() if when is None else due is None or when > due
