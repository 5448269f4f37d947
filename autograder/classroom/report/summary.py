"""Makes the report from what is known of a class: marks, who is at risk, exercises, what was odd."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, quantiles

from autograder.book.book import Book
from autograder.classroom.attempts import Attempt
from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.report.example import anonymous as example_of
from autograder.classroom.report.items import items_of, with_fates
from autograder.classroom.report.mistakes import fates_of, mistakes
from autograder.classroom.report.model import (
    Answer,
    Assignment,
    Learner,
    Odd,
    Report,
    Rule,
    Section,
    Work,
)
from autograder.classroom.report.reading import Class, read
from autograder.classroom.term_file import title_of
from autograder.classroom.unnamed import grouped
from autograder.learner.verdict import State, Verdict
from autograder.marking.verdicts import Graded

ENDED = (State.TIMED_OUT, State.CRASHED)
AT_ONCE = 1e-9  # marks closer than this are equal


def summary(home: Path, folder: Path, rule: Rule | None = None, anonymous: bool = False) -> Report:
    """The report on a class. home: the book's folder. folder: nbgrader's. rule: who is at risk.

    anonymous: put pseudonyms for learners, and leave out notes, which may name a file.
    Raises UsageError if nothing has been graded, or the gradebook cannot be used.
    """
    book = Book(home)
    classroom = Classroom(folder)
    return made(book, title_of(classroom, book), read(book, classroom, anonymous), rule or Rule())


def made(book: Book, title: str, known: Class, rule: Rule) -> Report:
    """The report, from what is known of a class."""
    now = datetime.now(UTC).replace(tzinfo=None)
    work = _work(known)
    assignments = [a for name in known.order if (a := _assignment(name, known, work, now))]
    kinds = {(name, slot.name): slot.kind for name, chapter in book.chapters.items() for slot in chapter.slots}
    seen = {name: [g for g in known.graded if g.assignment == name] for name in known.order}
    exercises = [x for name in known.order for x in items_of(seen[name], kinds)]
    fates = fates_of(known)
    exercises = [with_fates(x, fates) for x in exercises]
    learners = [_learner(who, known, work.get(who, {}), assignments, rule) for who in known.names]
    named = mistakes(book, known, {(x.assignment, x.name): x.n for x in exercises}, fates)
    return Report(
        title=title,
        made=now.isoformat(timespec="minutes"),
        final=known.final,
        anonymous=known.anonymous,
        rule=rule,
        assignments=assignments,
        learners=learners,
        sections=_sections(learners, assignments),
        exercises=exercises,
        mistakes=[m for m in named if kinds.get((m.assignment, m.exercise)) != "quiz"],
        choices=[m for m in named if kinds.get((m.assignment, m.exercise)) == "quiz"],
        unnamed=grouped(book, known.graded, lambda texts: example_of(texts, known.words)),
        odd=[odd for g in known.graded for odd in _odd(g, known)] + list(_ungraded(assignments)),
    )


# ------------------------------------------------------------------------------------------------------------- marks


def _work(known: Class) -> dict[str, dict[str, Work]]:
    """Learner -> assignment -> notebook, for everything that has verdicts or marks in the gradebook."""
    verdicts = {Job(g.learner, g.assignment): g for g in known.graded}
    found: dict[str, dict[str, Work]] = {}
    for job in sorted({*verdicts, *known.entered}, key=lambda job: (job.learner, known.order.index(job.assignment))):
        found.setdefault(job.learner, {})[job.assignment] = _notebook(verdicts.get(job), known, job)
    return found


def _notebook(graded: Graded | None, known: Class, job: Job) -> Work:
    """What is known of one notebook: nbgrader's totals if it has them, else the sums of its verdicts."""
    verdicts = graded.verdicts if graded else []
    states = dict(Counter(v.state.value for v in verdicts))
    before = known.earlier.get(job, [])
    earlier = [sum(t.points for t in attempt.tried) for attempt in before]
    answers = [_answer(v, before) for v in verdicts if v.exercise]
    if entered := known.entered.get(job):
        worth = entered.max - entered.unread
        return Work(
            total=entered.total,
            max=entered.max,
            unread=entered.unread,
            waiting=entered.waiting,
            share=entered.total / worth if worth > 0 else None,
            penalty=entered.penalty,
            handed_in=_iso(entered.handed_in),
            late=entered.late,
            states=states,
            answers=answers,
            earlier=earlier,
        )
    total = None if states.get(State.INFRASTRUCTURE.value) else sum(v.points for v in verdicts)
    most = sum(v.max for v in verdicts)
    share = total / most if total is not None and most else None
    return Work(total, most, share=share, states=states, answers=answers, earlier=earlier)


def _answer(v: Verdict, before: list[Attempt]) -> Answer:
    tried = [t for attempt in before for t in attempt.tried if t.exercise == v.exercise]
    return Answer(v.exercise, v.points, v.max, v.state.value, v.named, tried)


def _iso(when: datetime | None) -> str | None:
    return when.isoformat(timespec="minutes") if when else None


def _assignment(name: str, known: Class, works: dict[str, dict[str, Work]], now: datetime) -> Assignment | None:
    """The row of one assignment; None if nobody's notebook has been graded."""
    work = [mine[name] for mine in works.values() if name in mine]
    if not work:
        return None
    shares = [w.share for w in work if w.share is not None]
    cuts: list[float] = quantiles(shares, method="inclusive") if len(shares) > 1 else shares * 3
    lower, middle, upper = cuts or (None, None, None)
    tenths = Counter(min(9, int(share * 10 + AT_ONCE)) for share in shares)
    graded = {who for who, mine in works.items() if name in mine}
    ungraded = {job.learner for job in known.handed_in if job.assignment == name} - graded
    due = known.due.get(name)
    return Assignment(
        name=name,
        n=len(graded | ungraded),
        missing=[] if due and due > now else [who for who in known.names if who not in graded | ungraded],
        ungraded=sorted(ungraded),
        max=max(w.max for w in work),
        mean=fmean(shares) if shares else None,
        lower=lower,
        median=middle,
        upper=upper,
        full=sum(share >= 1 - AT_ONCE for share in shares),
        waiting=sum(w.waiting for w in work),
        histogram=[tenths[k] for k in range(10)],
        due=_iso(due),
        late=sum(w.late for w in work),
    )


def _learner(who: str, known: Class, work: dict[str, Work], assignments: list[Assignment], rule: Rule) -> Learner:
    missing = [a.name for a in assignments if who in a.missing]
    last = [0.0 if n in missing else work[n].share if n in work else None for n in (a.name for a in assignments)]
    recent = [share for share in last if share is not None][-rule.over :]
    mean = fmean(recent) if recent else None
    shares = [w.share for w in work.values() if w.share is not None]
    return Learner(
        id=who,
        name=known.names[who],
        work=work,
        missing=missing,
        total=sum(w.total or 0.0 for w in work.values()),
        mean=fmean(shares) if shares else None,
        recent=mean,
        at_risk=mean is not None and mean < rule.below - AT_ONCE,
        section=known.sections.get(who, ""),
    )


def _sections(learners: list[Learner], assignments: list[Assignment]) -> list[Section]:
    """The sections, by name; none if there are not two."""
    members: defaultdict[str, list[Learner]] = defaultdict(list)
    for learner in learners:
        members[learner.section].append(learner)
    names = sorted(filter(None, members))
    return [_section(name, members[name], [a.name for a in assignments]) for name in names] if len(names) > 1 else []


def _section(name: str, members: list[Learner], assignments: list[str]) -> Section:
    work = {a: [x.work[a] for x in members if a in x.work] for a in assignments}
    shares = {a: [w.share for w in those if w.share is not None] for a, those in work.items()}
    together = [share for those in shares.values() for share in those]
    return Section(
        name=name,
        learners=[x.id for x in members],
        at_risk=sum(x.at_risk for x in members),
        mean=fmean(together) if together else None,
        means={a: fmean(those) if those else None for a, those in shares.items()},
        handed_in={a: len(those) for a, those in work.items()},
    )


# --------------------------------------------------------------------------------------------------------------- odd


def _odd(graded: Graded, known: Class) -> Iterator[Odd]:
    """What a person should look at in one submission."""
    job = Job(graded.learner, graded.assignment)

    def odd(kind: str, line: str) -> Odd:
        return Odd(job.learner, job.assignment, kind, line)

    if graded.refused:
        yield odd(State.REFUSED.value, graded.refused)
    trouble = next((v for v in graded.verdicts if v.state == State.INFRASTRUCTURE), None)
    if trouble:  # the reason is the same for all its exercises
        stays = " The mark is of an earlier version." if job in known.entered else ""
        yield odd(State.INFRASTRUCTURE.value, f"{_first(trouble)}{stays}")
    for v in graded.verdicts:
        if v.state in ENDED:
            yield odd(v.state.value, _first(v))
    if known.final and not trouble and job not in known.entered:
        yield odd("not entered", "it is judged, but nbgrader does not have it: run autograder grade again.")
    for note in graded.notes:
        yield odd("note", note)


def _ungraded(assignments: list[Assignment]) -> Iterator[Odd]:
    for a in assignments:
        for who in a.ungraded:
            yield Odd(who, a.name, "not graded", f"it is handed in and has no verdict: run autograder grade {a.name}")


def _first(verdict: Verdict) -> str:
    return ": ".join(filter(None, [verdict.exercise, *verdict.lines[:1]]))
