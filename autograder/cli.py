"""``autograder``: the one program. Exit code 0: done; 1: something failed; 2: used wrongly, nothing was written."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

from autograder.book.book import find_book
from autograder.errors import AutograderError, UsageError, inert
from autograder.marking.runner import LEVELS


def main(argv: list[str] | None = None) -> int:
    """Run one verb. Returns the exit code."""
    arguments = _parser().parse_args(argv)
    try:
        arguments.book = (arguments.book or find_book(Path.cwd())).resolve()
        arguments.course = _course_folder(arguments)
        code: int = arguments.run(arguments)
        return code
    except AutograderError as error:
        _aside(f"autograder: {error}")
        return error.exit_code
    except BrokenPipeError:  # whoever was reading has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a full disk, a folder that is not ours to write
        about = f"{error.filename}: " if error.filename else ""
        print(f"autograder: {about}{error.strerror or error}; what is done is kept", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("autograder: stopped; what is done is kept, run it again to go on", file=sys.stderr)
        return 1


def _course_folder(arguments: argparse.Namespace) -> Path:
    """nbgrader's folder. Raises UsageError where somebody named one that is not there, and a verb needs it."""
    root = os.environ.get("COURSE_ROOT")
    folder = Path(arguments.course or root or arguments.book / arguments.default_course).resolve()
    inside = str(folder.relative_to(arguments.book)) if folder.is_relative_to(arguments.book) else "course"
    if not re.match(r"course(-|/|$)", inside):
        why = "where git and the site would find it: take course/, course-NAME/, or a folder outside"
        raise UsageError(f"{folder} lies in the book, {why}.")
    if arguments.needs_course and not folder.is_dir():
        named = "--course" if arguments.course else "COURSE_ROOT" if root else ""
        which = f"{named} names a folder that is not there" if named else "There is no folder of a class"
        raise UsageError(f"{which}: {folder}. `autograder build` makes one, `autograder collect` fills it.")
    return folder


def _positive(text: str) -> float:
    if (number := float(text)) <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not more than 0")
    return number


def _at_least(least: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if (number := int(text)) < least:
            raise argparse.ArgumentTypeError(f"{text} is less than {least}")
        return number

    parse.__name__ = "number"  # what argparse calls it: "invalid number value: 'x'"
    return parse


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="autograder", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="print the versions that a mark depends on, and end"
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(
        name: str, run: Any, text: str, course: str = "course", needs_course: bool = False
    ) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=text, description=text)
        sub.add_argument("--book", type=Path, help="the course's folder, with _toc.yml (default: here or above)")
        sub.add_argument(
            "--course", type=Path, help=f"nbgrader's folder (default: $COURSE_ROOT, or {course}/ in the book)"
        )
        sub.set_defaults(run=run, default_course=course, needs_course=needs_course)
        return sub

    _add_for_authors(verb)
    _add_for_instructors(verb)
    return parser


def _add_for_authors(verb: Callable[..., argparse.ArgumentParser]) -> None:
    verb("build", _build, "make notebooks and bundles from the chapters' text and records")
    sub = verb("certify", _certify, "prove every exercise whole; name file and line of what is not")
    sub.add_argument("chapters", nargs="*", help="only these")
    sub.add_argument("--seeds", type=_at_least(1), default=3, help="how many random seeds (default: 3)")
    sub.add_argument("--again", action="store_true", help="also what was proved before and has not changed since")
    sub.add_argument("--json", action="store_true", help="print the result as JSON")
    sub = verb("keep", _keep, "compute what takes long, and keep it beside its chapter: weights, experiments")
    sub.add_argument(
        "functions", nargs="*", metavar="MODULE:FUNCTION", help="default: whatever is missing or out of date"
    )
    sub.add_argument("--again", action="store_true", help="everything that is kept")
    sub = verb("demo", _demo, "make a sample class, ready to be graded", course="course-demo")
    sub.add_argument("--size", type=int, default=8, help="learners (default: 8)")
    sub.add_argument("--seed", type=int, default=0)
    sub.add_argument("--every-mistake", action="store_true", help="until every mistake was made; wants --size 24")


def _add_for_instructors(verb: Callable[..., argparse.ArgumentParser]) -> None:
    sub = verb("collect", _collect, "sort submissions from folders or LMS zips into submitted/")
    sub.add_argument("sources", nargs="+", type=Path, metavar="FOLDER|ZIP")
    sub.add_argument("--pattern", help="regular expression with a group 'learner', searched in source/folder/…/file")
    known = partial(verb, needs_course=True)
    sub = _graded(known("grade", _grade, "run, judge and mark what was handed in; what is done is not done again"))
    sub.add_argument("--force", action="store_true", help="judge and enter again what is done")
    sub = _graded(known("regrade", _regrade, "mark again what a change of the course touches; show whose mark changes"))
    sub.add_argument("--preview", action="store_true", help="only show it: nothing is written")
    sub = known("replay", _replay, "make one verdict again, and show what the submission does; nothing is written")
    sub.add_argument("learner")
    sub.add_argument("exercise", help="rnn_step, or rnn_cell-rnn_step")
    _isolated(sub)
    sub = known("unnamed", _unnamed, "show the wrong answers that nothing explained, grouped by what they compute")
    sub.add_argument("assignments", nargs="*", help="only these")
    sub.add_argument("--json", action="store_true", help="print the groups as JSON")
    sub = known("forget", _forget, "remove one learner from the class, everywhere, and say what was removed")
    sub.add_argument("learner")
    sub = known("report", _report, "write the class report: marks, items, mistakes, what was odd")
    sub.add_argument("--json", action="store_true", help="print the report as JSON")


def _graded(sub: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The options of grading."""
    sub.add_argument("assignments", nargs="*", help="only these")
    sub.add_argument("--learner", action="append", default=[], help="only this one (may be repeated)")
    _isolated(sub)
    sub.add_argument("--workers", type=_at_least(0), default=0, help="default: one per core")
    sub.add_argument("--cell-seconds", type=_positive, default=60.0, help="how long a cell may run (default: 60)")
    sub.add_argument("--exercise-seconds", type=_positive, default=15.0, help="… an exercise's cases (default: 15)")
    sub.add_argument(
        "--train", type=float, default=0.0, metavar="SECONDS", help="train weights that were not handed in"
    )
    sub.add_argument("--json", action="store_true", help="print a row per learner and exercise as JSON")
    return sub


def _isolated(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--isolation", choices=LEVELS, help="default: the best of the first two there is, or refuse")


class _Version(argparse.Action):
    """Read from what is installed, and only when it is asked for: importing torch for it would take seconds."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        beside = ", ".join(f"{name} {metadata.version(name)}" for name in ("nbgrader", "numpy", "torch"))
        print(f"autograder {metadata.version('unrolled')} (Python {platform.python_version()}, {beside})")
        parser.exit()


def _build(a: argparse.Namespace) -> int:
    from autograder.build.chapters import build
    from autograder.progress import shown

    notebooks = build(a.book, a.course, progress=shown)
    print(
        f"{len(notebooks)} notebook{'s' * (len(notebooks) != 1)} up to date; sources for nbgrader in {a.course / 'source'}"
    )
    return 0


def _certify(a: argparse.Namespace) -> int:
    from autograder.build.certify import certify
    from autograder.build.slip_proof import count_line
    from autograder.progress import shown

    certificates, loose = certify(a.book, tuple(a.chapters), a.seeds, shown, again=a.again)
    ok = not loose and not any(c.problems for c in certificates)
    if a.json:
        rows = [c.as_json() for c in certificates]
        print(json.dumps({"ok": ok, "exercises": rows, "problems": [str(p) for p in loose]}, indent=1))
        return 0 if ok else 1
    table = _table("exercise", "points", "mistakes", "margin", "")
    for c in certificates:
        nearest = f"{c.margin:.1e}" if c.margin else "–"
        table.add_row(c.id, f"{c.points:g}", str(len(c.misconceptions)), nearest, "no" if c.problems else "proved")
    _console().print(table)
    for problem in [*loose, *(p for c in certificates for p in c.problems)]:
        print(problem)
    print(
        f"{sum(not c.problems for c in certificates)} of {len(certificates)} exercises proved on at least {a.seeds} seeds"
    )
    print(count_line([c.slips for c in certificates]))
    return 0 if ok else 1


def _keep(a: argparse.Namespace) -> int:
    from autograder.book.book import Book
    from autograder.book.kept import keep, origin, stale, wanted

    functions = list(a.functions)
    for chapter in [] if functions else Book(a.book).chapters.values():
        files = wanted(chapter)
        functions += [files[path] for path in (files if a.again else stale(chapter)) if files[path]]
    for function in functions:
        print(f"{function} …", flush=True)
        try:
            path = keep(function)
        except (ImportError, AttributeError, ValueError) as error:
            raise UsageError(f"{function} cannot be computed: {error}.") from None
        about = origin(path)
        assert about is not None  # keep() has just written it
        print(f"  {about.seconds:.0f} s of one core, {path.stat().st_size / 1000:.0f} kB: {path}")
    print(f"{len(functions)} computed; everything else that is kept is up to date")
    return 0


def _collect(a: argparse.Namespace) -> int:
    from autograder.classroom.collect import collect

    result = collect(a.book, a.course, a.sources, a.pattern, say=_say)
    return 0 if result.collected or result.unchanged else 1


def _options(a: argparse.Namespace, **others: bool) -> Any:
    from autograder.classroom.grade import Options
    from autograder.marking.runner.host import Limits

    limits = Limits(cell_seconds=a.cell_seconds, exercise_seconds=a.exercise_seconds, train_seconds=a.train)
    return Options(tuple(a.assignments), tuple(a.learner), a.isolation, a.workers, limits=limits, **others)


def _grade(a: argparse.Namespace) -> int:
    from autograder.classroom.grade import as_rows, grade
    from autograder.progress import shown

    options = _options(a, force=a.force)
    outcomes = grade(a.book, a.course, options, say=_aside, progress=shown)
    if a.json:
        print(json.dumps(as_rows(outcomes), indent=1))
        return 1 if any(o.trouble for o in outcomes) else 0
    states: Counter[str] = Counter()
    for o in outcomes:
        graded = o.graded
        who = f"{graded.learner}, {graded.assignment}"
        if o.trouble:
            _say(f"NOT MARKED  {who}: {o.trouble}")
        else:
            states.update(v.state for v in graded.verdicts)
            if graded.refused:
                _say(f"refused     {who}: {graded.refused}")
        for note in graded.notes:
            _say(f"odd         {who}: {note}")
    again = sum(o.skipped for o in outcomes)
    marked = sum(not (o.skipped or o.trouble) for o in outcomes)
    print(
        f"{marked} submissions marked, {again} already were; " + ", ".join(f"{n} {s}" for s, n in states.most_common())
    )
    print(f"marks in {a.course / 'gradebook.db'}; next: autograder report, nbgrader generate_feedback NAME")
    return 1 if any(o.trouble for o in outcomes) else 0


def _regrade(a: argparse.Namespace) -> int:
    from autograder.classroom import gradebook
    from autograder.classroom.classroom import Classroom
    from autograder.classroom.grade import changes, grade
    from autograder.progress import shown

    before = gradebook.marks(Classroom(a.course))
    outcomes = grade(a.book, a.course, _options(a, preview=a.preview), say=_aside, progress=shown)
    rows = changes(before, outcomes)
    troubles = [o for o in outcomes if o.trouble or o.graded.infrastructure]
    if a.json:
        print(json.dumps(rows, indent=1))
        return 1 if troubles else 0
    table = _table("learner", "exercise", "before", "after", "")
    for row in rows:
        marks = ["–" if row[when] is None else f"{row[when]:g}" for when in ("before", "after")]
        note = "" if row["by_hand"] is None else f"the mark given by hand, {row['by_hand']:g}, stays"
        table.add_row(row["learner"], f"{row['assignment']}-{row['exercise']}", *marks, note)
    if rows:
        _console().print(table)
    for o in troubles:
        _say(f"NOT MARKED  {o.graded.learner}, {o.graded.assignment}: {o.trouble or o.graded.infrastructure}")
    who = len({row["learner"] for row in rows})
    print(f"{len(rows)} marks of {who} learners {'would change; nothing is written' if a.preview else 'changed'}")
    return 1 if troubles else 0


def _replay(a: argparse.Namespace) -> int:
    from autograder.classroom.replay import replay

    text, same = replay(a.book, a.course, a.learner, a.exercise, a.isolation)
    _say(text)
    return 0 if same else 1


def _unnamed(a: argparse.Namespace) -> int:
    from autograder.classroom.unnamed import as_text, unnamed

    groups = unnamed(a.book, a.course, tuple(a.assignments))
    if a.json:
        print(json.dumps([{**asdict(g), "stub": g.stub()} for g in groups], indent=1, ensure_ascii=False))
    else:
        _say(as_text(groups))
    return 0


def _forget(a: argparse.Namespace) -> int:
    from autograder.classroom.forget import forget

    for line in forget(a.course, a.learner):
        _say(f"removed  {line}")
    print(
        f"{a.learner} is forgotten here. Copies elsewhere are yours to remove: backups, exported tables, zips, emails."
    )
    return 0


def _report(a: argparse.Namespace) -> int:
    from autograder.classroom.report import summary, write

    if a.json:
        print(json.dumps(summary(a.book, a.course), indent=1))
    else:
        print(f"report: {write(a.book, a.course)}")
    return 0


def _demo(a: argparse.Namespace) -> int:
    from autograder.classroom.sample import demo
    from autograder.progress import shown

    demo(a.book, a.course, a.size, a.seed, a.every_mistake, progress=shown)
    return 0


def _say(text: object, file: Any = None) -> None:
    """Print what may hold a stranger's words: without what would steer a terminal."""
    print(inert(str(text)), file=file or sys.stdout)


def _aside(line: str) -> None:
    _say(line, sys.stderr)


def _console(**options: Any) -> Any:
    from rich.console import Console

    width = None if sys.stdout.isatty() else 120  # a pipe has no width of its own
    return Console(highlight=False, width=width, **options)


def _table(*columns: str) -> Any:
    from rich.table import Table

    table = Table(box=None)
    for k, column in enumerate(columns):
        table.add_column(column, justify="right" if 0 < k < len(columns) - 1 else "left", no_wrap=True)
    return table


if __name__ == "__main__":
    sys.exit(main())
