"""What each verb of ``autograder`` does with its arguments, and what it prints. ``cli.py`` parses the arguments.

Each ``run_…`` takes the parsed arguments and returns the exit code: 0 if all is done, 1 if something failed. It imports
what it needs when it runs, so that ``autograder --help`` loads no large library.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections import Counter
from dataclasses import asdict
from typing import Any

from autograder.errors import UsageError, inert


def run_new_book(a: argparse.Namespace) -> int:
    """Write a new book, and say how to go on."""
    from autograder.build.new_book import new_book

    print(f"{len(new_book(a.folder))} files; next: cd {shlex.quote(str(a.folder))}, then read README.md")
    return 0


def run_build(a: argparse.Namespace) -> int:
    """Build what is out of date, and say how many notebooks there are."""
    from autograder.build.chapters import build
    from autograder.classroom.classroom import Classroom
    from autograder.classroom.term_file import site_of
    from autograder.progress import shown

    notebooks = build(a.book, a.course, progress=shown, site=site_of(Classroom(a.course)))
    count = f"{len(notebooks)} notebook{'s' * (len(notebooks) != 1)}"
    print(f"{count} up to date; sources for nbgrader in {a.course / 'source'}")
    return 0


def run_certify(a: argparse.Namespace) -> int:
    """Certify, and print a row for each exercise, as a table or as JSON. Returns 1 if something is not proved."""
    from autograder.build.certify import certify
    from autograder.build.slip_proof import count_line
    from autograder.progress import shown

    certificates, loose = certify(a.book, tuple(a.chapters), a.seeds, shown, again=a.again)
    ok = not loose and not any(c.problems for c in certificates)
    if a.json:
        rows = [c.as_json() for c in certificates]
        print(json.dumps({"ok": ok, "exercises": rows, "problems": [str(p) for p in loose]}, indent=1))
        return 0 if ok else 1
    table = table_of("exercise", "points", "mistakes", "margin", "")
    for c in certificates:
        nearest = f"{c.margin:.1e}" if c.margin else "–"
        table.add_row(c.id, f"{c.points:g}", str(len(c.misconceptions)), nearest, "no" if c.problems else "proved")
    console().print(table)
    for problem in [*loose, *(p for c in certificates for p in c.problems)]:
        print(problem)
    print(
        f"{sum(not c.problems for c in certificates)} of {len(certificates)} exercises proved on at least {a.seeds} seeds"
    )
    print(count_line([c.slips for c in certificates]))
    return 0 if ok else 1


def run_serve(a: argparse.Namespace) -> int:
    """Serve the built site on this machine until it is interrupted. Raises UsageError if there is no site."""
    from autograder.site.browser import serve

    site = a.book / "_build" / "html"
    if not (site / "index.html").exists():
        raise UsageError(f"There is no site in {site}: `jupyter-book build {a.book}` builds it.")
    serve(site, a.port, lambda address: print(f"{address} shows the course; Ctrl-C ends it", flush=True))
    return 0


def run_keep(a: argparse.Namespace) -> int:
    """Compute what the named functions give, or what is missing or out of date. Returns 1 if a file is damaged.

    Raises UsageError for a function that cannot be computed.
    """
    from autograder.book.book import Book
    from autograder.book.kept import keep, origin, stale, wanted

    functions, nameless = list(a.functions), []
    for chapter in [] if functions else Book(a.book).chapters.values():
        files = wanted(chapter)
        due = files if a.again else stale(chapter)
        functions += [files[path] for path in due if files[path]]
        nameless += [path for path in due if not files[path]]
    for function in functions:
        print(f"{function} …", flush=True)
        try:
            path = keep(function)
        except (ImportError, AttributeError, ValueError) as error:
            raise UsageError(f"{function} cannot be computed: {error}.") from None
        about = origin(path)
        assert about is not None  # keep() has just written it
        print(f"  {about.seconds:.0f} s of one core, {path.stat().st_size / 1000:.0f} kB: {path}")
    for path in nameless:
        say(f"{path} is damaged and does not say which function made it: name that function, or remove the file")
    others = "" if a.functions or nameless else "; everything else that is kept is up to date"
    print(f"{len(functions)} computed{others}")
    return 1 if nameless else 0


def run_collect(a: argparse.Namespace) -> int:
    """Sort submissions into the classroom. Returns 1 if somebody's work was not taken."""
    from autograder.classroom.collect import Rules, collect

    rules = Rules(a.pattern, None, a.roster, a.unlisted, preview=a.preview)
    result = collect(a.book, a.course, a.sources, rules, say=say)
    if a.preview:
        print("a preview: nothing is written")
    return 1 if result.lost or not (result.collected or result.unchanged) else 0


def run_new_term(a: argparse.Namespace) -> int:
    """Make a ``course.toml``, and say where it is."""
    from autograder.classroom.sync import new_term

    print(
        f"{new_term(a.book, a.course)}: every line is a comment; fill in what you need, then: autograder sync --preview"
    )
    return 0


def run_sync(a: argparse.Namespace) -> int:
    """Bring roster and dates into the gradebook, and print what changes."""
    from autograder.classroom.sync import sync

    done = sync(a.book, a.course, a.preview)
    for line in done.lines:
        say(line)
    for job in done.again:
        say(f"the marks of {job.learner}, {job.assignment} are entered anew by the next autograder grade")
    counts = f"{done.people} learners, {len(done.dates)} dates, {len(done.again)} submissions"
    print(f"{counts} {'would change; nothing is written' if a.preview else 'changed'}")
    return 0


def options_of(a: argparse.Namespace, **others: bool) -> Any:
    """The options of grading, from the arguments."""
    from autograder.classroom.grade import Options
    from autograder.marking.runner.host import Limits

    limits = Limits(cell_seconds=a.cell_seconds, exercise_seconds=a.exercise_seconds, train_seconds=a.train)
    return Options(tuple(a.assignments), tuple(a.learner), a.isolation, a.workers, limits=limits, on=a.on, **others)


def run_grade(a: argparse.Namespace) -> int:
    """Grade, and print what a person should look at and how many were marked. Returns 1 if one could not be marked."""
    from autograder.classroom import gradebook
    from autograder.classroom.classroom import Classroom
    from autograder.classroom.grade import as_rows, grade, worths_of
    from autograder.progress import shown

    options = options_of(a, force=a.force, unlisted=a.unlisted)
    outcomes = grade(a.book, a.course, options, say=aside, progress=shown)
    if a.json:
        print(json.dumps(as_rows(outcomes, worths_of(a.book, a.course)), indent=1))
        return 1 if any(o.trouble for o in outcomes) else 0
    states: Counter[str] = Counter()
    for o in outcomes:
        graded = o.graded
        who = f"{graded.learner}, {graded.assignment}"
        if o.trouble:
            say(f"NOT MARKED  {who}: {o.trouble}")
        else:
            states.update(v.state for v in graded.verdicts)
            if graded.refused:
                say(f"refused     {who}: {graded.refused}")
        for note in graded.notes:
            say(f"odd         {who}: {note}")
    again = sum(o.skipped for o in outcomes)
    marked = sum(not (o.skipped or o.trouble) for o in outcomes)
    print(
        f"{marked} submissions marked, {again} already were; " + ", ".join(f"{n} {s}" for s, n in states.most_common())
    )
    place = gradebook.database(Classroom(a.course)).name
    print(f"marks in {place}; next: autograder report, autograder feedback NAME")
    return 1 if any(o.trouble for o in outcomes) else 0


def run_regrade(a: argparse.Namespace) -> int:
    """Grade again, and print each mark that changes. Returns 1 if a submission could not be marked."""
    from autograder.classroom import gradebook
    from autograder.classroom.classroom import Classroom
    from autograder.classroom.grade import changes, grade, worths_of
    from autograder.progress import shown

    before = gradebook.marks(Classroom(a.course))
    outcomes = grade(a.book, a.course, options_of(a, preview=a.preview), say=aside, progress=shown)
    rows = changes(before, outcomes, worths_of(a.book, a.course))
    troubles = [o for o in outcomes if o.trouble or o.graded.infrastructure]
    if a.json:
        print(json.dumps(rows, indent=1))
        return 1 if troubles else 0
    table = table_of("learner", "exercise", "before", "after", "")
    for row in rows:
        marks = ["–" if row[when] is None else f"{row[when]:g}" for when in ("before", "after")]
        note = "" if row["by_hand"] is None else f"the mark given by hand, {row['by_hand']:g}, stays"
        table.add_row(row["learner"], f"{row['assignment']}-{row['exercise']}", *marks, note)
    if rows:
        console().print(table)
    for o in troubles:
        say(f"NOT MARKED  {o.graded.learner}, {o.graded.assignment}: {o.trouble or o.graded.infrastructure}")
    who = len({row["learner"] for row in rows})
    print(f"{len(rows)} marks of {who} learners {'would change; nothing is written' if a.preview else 'changed'}")
    return 1 if troubles else 0


def run_replay(a: argparse.Namespace) -> int:
    """Make one verdict again, and print it. Returns 1 if it differs from the stored one."""
    from autograder.classroom.replay import replay

    text, same = replay(a.book, a.course, a.learner, a.exercise, a.isolation)
    say(text)
    return 0 if same else 1


def run_unnamed(a: argparse.Namespace) -> int:
    """Print the groups of wrong answers that nothing explained, as text or as JSON."""
    from autograder.classroom.unnamed import as_text, unnamed

    groups = unnamed(a.book, a.course, tuple(a.assignments))
    if a.json:
        print(json.dumps([{**asdict(g), "stub": g.stub()} for g in groups], indent=1))
    else:
        say(as_text(groups))
    return 0


def run_forget(a: argparse.Namespace) -> int:
    """Remove a learner, and print what was removed."""
    from autograder.classroom.forget import forget

    for line in forget(a.course, a.learner, a.for_good):
        say(f"removed  {line}")
    if a.for_good:
        print(f"{a.learner} is forgotten here, and what autograder undo keeps is removed, too.")
    else:
        print(
            f"autograder undo brings {a.learner} back; autograder forget {a.learner} --for-good removes those copies."
        )
    print(
        "Copies elsewhere are yours to remove: backups, exported tables, zips, emails, and an extension in course.toml."
    )
    return 0


def run_move(a: argparse.Namespace) -> int:
    """Move the gradebook into another database, and print where it is now."""
    from autograder.classroom.moving import move

    for line in move(a.course, a.to):
        say(line)
    return 0


def run_export(a: argparse.Namespace) -> int:
    """Write the marks into a table, and say where. Returns 1 if somebody with marks has no row in it."""
    from autograder.classroom.classroom import Classroom
    from autograder.classroom.export import NEEDS, Wanted, export, platform_of

    platform = next((name for name in NEEDS if getattr(a, name) is not None), "")
    template = getattr(a, platform) if platform else a.table
    if platform and a.table:
        raise UsageError(f"Two tables are named, {template} and {a.table}: name one.")
    platform = platform or platform_of(Classroom(a.course))
    wanted = Wanted(platform, template if template and template.name else None, a.to, tuple(a.assignment), a.each)
    done = export(a.book, a.course, wanted)
    for remark in done.remarks:
        say(f"note: {remark}")
    for learner in done.missing:
        say(f"NO ROW: {learner} has marks and no row in the table")
    print(f"marks of {done.rows} learners: {done.path}")
    return 1 if done.missing else 0


def run_report(a: argparse.Namespace) -> int:
    """Write the report and print where it lies, or print it as JSON."""
    from autograder.classroom.classroom import Classroom
    from autograder.classroom.report.model import Rule
    from autograder.classroom.report.summary import summary
    from autograder.classroom.report.write import write
    from autograder.classroom.roster import strangers
    from autograder.progress import shown

    rule = Rule(a.risk_below / 100, a.risk_over)
    if a.json:
        print(json.dumps(asdict(summary(a.book, a.course, rule, a.anonymous)), indent=1))
    else:
        print(f"report: {write(a.book, a.course, rule, a.anonymous, shown)}")
        classroom = Classroom(a.course)
        if gone := strangers(classroom, (job.learner for job in classroom.submissions())):
            say(f"left out, for they are not on the roster: {', '.join(sorted(gone))}")
    return 0


def run_feedback(a: argparse.Namespace) -> int:
    """Write the pages that learners get back, and print where they lie and who got none."""
    from autograder.classroom.feedback.give import feedback
    from autograder.progress import shown

    given = feedback(a.book, a.course, tuple(a.assignments), tuple(a.learner), a.zip, shown)
    for line in given.left_out:
        say(f"no feedback  {line}")
    for path in given.zips:
        print(f"zip          {path}")
    print(
        f"{len(given.pages)} page{'s' * (len(given.pages) != 1)}: {a.course / 'feedback'}/LEARNER/ASSIGNMENT/ASSIGNMENT.html"
    )
    return 0


def run_demo(a: argparse.Namespace) -> int:
    """Make the sample class."""
    from autograder.classroom.sample import demo
    from autograder.progress import shown

    demo(a.book, a.course, a.size, a.seed, a.every_mistake, progress=shown)
    return 0


def say(text: object, file: Any = None, flush: bool = False) -> None:
    """Print text that may hold a stranger's words, without characters that would steer a terminal."""
    print(inert(str(text)), file=file or sys.stdout, flush=flush)


def aside(line: str) -> None:
    """Print such text on stderr."""
    say(line, sys.stderr)


def console(**options: Any) -> Any:
    from rich.console import Console

    width = None if sys.stdout.isatty() else 120  # a pipe has no width of its own
    return Console(highlight=False, width=width, **options)


def table_of(*columns: str) -> Any:
    from rich.table import Table

    table = Table(box=None)
    for k, column in enumerate(columns):
        table.add_column(column, justify="right" if 0 < k < len(columns) - 1 else "left", no_wrap=True)
    return table
