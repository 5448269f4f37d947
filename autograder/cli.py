"""The command line of ``autograder``: its verbs and their options. What each verb does stands in ``verbs.py``.

Exit codes: 0, all is done; 1, something failed; 2, the program was used wrongly, and nothing was written.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
from collections.abc import Callable
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any

from autograder import verbs, verbs_of_a_term
from autograder.book.book import find_book
from autograder.digest import version_of
from autograder.errors import AutograderError, UsageError
from autograder.marking.runner import LEVELS

NEW_BOOK = "write a book with one chapter and one exercise, for you to grow"


def main(argv: list[str] | None = None) -> int:
    """Run one verb with these arguments, or those of the process. Returns the exit code."""
    arguments = _parser().parse_args(argv)
    try:
        if "book" in arguments:  # all verbs but new-book work on one
            arguments.book = (arguments.book or find_book(Path.cwd())).resolve()
            arguments.course = _course_folder(arguments)
        code: int = arguments.run(arguments)
        return code
    except AutograderError as error:
        verbs.aside(f"autograder: {error}")
        return error.exit_code
    except BrokenPipeError:  # the program that read our output has ended, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a full disk, a folder that is not ours to write
        about = f"{error.filename}: " if error.filename else ""
        verbs.aside(f"autograder: {about}{error.strerror or error}; what is done is kept")
        return 1
    except KeyboardInterrupt:
        print("autograder: stopped; what is done is kept, run it again to go on", file=sys.stderr)
        return 1


def _course_folder(arguments: argparse.Namespace) -> Path:
    """nbgrader's folder: --course, $COURSE_ROOT, or the verb's own folder in the book.

    Raises UsageError if the folder lies elsewhere in the book, or if the verb needs it and it does not exist.
    """
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
    """Parse a number greater than 0."""
    if (number := float(text)) <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not more than 0")
    return number


def _percent(text: str) -> float:
    """Parse a number from 0 to 100."""
    if not 0 <= (number := float(text)) <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 to 100")
    return number


def _at_least(least: int) -> Callable[[str], int]:
    """A parser of whole numbers that refuses those below ``least``."""

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
    group = parser.add_subparsers(required=True, metavar="VERB")

    def verb(
        name: str, run: Any, text: str, course: str = "course", needs_course: bool = False
    ) -> argparse.ArgumentParser:
        sub = group.add_parser(name, help=text, description=text)
        sub.add_argument("--book", type=Path, help="the course's folder, with _toc.yml (default: here or above)")
        sub.add_argument(
            "--course", type=Path, help=f"nbgrader's folder (default: $COURSE_ROOT, or {course}/ in the book)"
        )
        sub.set_defaults(run=run, default_course=course, needs_course=needs_course)
        return sub

    sub = group.add_parser("new-book", help=NEW_BOOK, description=NEW_BOOK)
    sub.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is not there yet, or an empty one")
    sub.set_defaults(run=verbs.run_new_book)
    _add_for_authors(verb)
    _add_for_a_class(verb)
    _add_for_grading(verb)
    _add_for_a_term(verb)
    return parser


def _add_for_authors(verb: Callable[..., argparse.ArgumentParser]) -> None:
    verb("build", verbs.run_build, "make notebooks and bundles from the chapters' text and records")
    sub = verb(
        "certify", verbs.run_certify, "prove that every exercise is complete; name file and line of each problem"
    )
    sub.add_argument("chapters", nargs="*", help="only these")
    sub.add_argument("--seeds", type=_at_least(1), default=3, help="how many random seeds (default: 3)")
    sub.add_argument("--again", action="store_true", help="prove also what was proved before and has not changed")
    sub.add_argument("--json", action="store_true", help="print the result as JSON")
    sub = verb("keep", verbs.run_keep, "compute what takes long, and keep it beside its chapter: weights, experiments")
    sub.add_argument(
        "functions", nargs="*", metavar="MODULE:FUNCTION", help="default: whatever is missing or out of date"
    )
    sub.add_argument("--again", action="store_true", help="compute anew everything that is kept")
    sub = verb("serve", verbs.run_serve, "show the built site in a browser on this machine: practice needs a server")
    sub.add_argument("--port", type=int, default=8000, help="default: 8000; 0: any that is free")
    sub = verb("demo", verbs.run_demo, "make a sample class, ready to be graded", course="course-demo")
    sub.add_argument("--size", type=int, default=8, help="learners (default: 8)")
    sub.add_argument("--seed", type=int, default=0)
    sub.add_argument("--every-mistake", action="store_true", help="let learners make every mistake; it needs --size 24")


def _add_for_a_class(verb: Callable[..., argparse.ArgumentParser]) -> None:
    verb(
        "new-term",
        verbs.run_new_term,
        "make course.toml, in which due dates, extensions and the rule for late work stand",
    )
    sub = verb(
        "release", verbs_of_a_term.run_release, "build, and release chapters through nbgrader: hand out what it makes"
    )
    sub.add_argument("assignments", nargs="+", metavar="CHAPTER")
    sub = verb("collect", verbs.run_collect, "sort submissions from folders or LMS zips into submitted/")
    sub.add_argument("sources", nargs="+", type=Path, metavar="FOLDER|ZIP")
    sub.add_argument("--pattern", help="regular expression with a group 'learner', searched in source/folder/…/file")
    sub.add_argument(
        "--roster", type=Path, metavar="CSV", help="your platform's table of the class; it is kept as roster.csv"
    )
    sub.add_argument("--unlisted", action="store_true", help="take also people who are not on the roster")
    sub.add_argument("--preview", action="store_true", help="only show what would be taken: nothing is written")
    known = partial(verb, needs_course=True)
    sub = known("sync", verbs.run_sync, "bring the roster and the dates of course.toml into nbgrader's gradebook")
    sub.add_argument("--preview", action="store_true", help="only show what would change: nothing is written")
    sub = known(
        "forget", verbs_of_a_term.run_forget, "remove one learner from the class, everywhere, and say what was removed"
    )
    sub.add_argument("learner")
    sub.add_argument("--preview", action="store_true", help="only show what would be removed")
    sub.add_argument("--for-good", action="store_true", help="remove also what autograder undo keeps, of all commands")
    sub = known("move", verbs.run_move, "move the gradebook into another database, with all marks (docs/scale.md)")
    sub.add_argument("to", metavar="ADDRESS|file", help="postgresql+psycopg://HOST/NAME; file: gradebook.db")
    sub = known(
        "export", verbs.run_export, "write the marks into your platform's own table, with the ids that it wants"
    )
    sub.add_argument(
        "table", nargs="?", type=Path, metavar="TABLE.csv", help="the table of the platform that course.toml names"
    )
    kinds = sub.add_mutually_exclusive_group()
    for name in ("canvas", "moodle", "gradescope", "csv"):
        kinds.add_argument(
            f"--{name}",
            nargs="?",
            type=Path,
            const=Path(),
            metavar="TABLE.csv",
            help="the table to fill (default: the roster)",
        )
    sub.add_argument("--to", type=Path, metavar="FILE", help="where to write (default: export/ in nbgrader's folder)")
    sub.add_argument("--assignment", action="append", default=[], help="only this one (may be repeated)")
    sub.add_argument("--each", action="store_true", help="a column for each exercise, too")


def _add_for_grading(verb: Callable[..., argparse.ArgumentParser]) -> None:
    known = partial(verb, needs_course=True)
    sub = _graded(
        known(
            "grade",
            verbs_of_a_term.run_grade,
            "run, judge and mark submissions; those that are marked already are skipped",
        )
    )
    sub.add_argument("--force", action="store_true", help="mark again those that are marked already")
    sub.add_argument("--preview", action="store_true", help="only show whose total would change: nothing is written")
    sub.add_argument("--unlisted", action="store_true", help="mark also learners who are not on the roster")
    sub = _graded(
        known("regrade", verbs.run_regrade, "mark again what a change of the course concerns; show whose mark changes")
    )
    sub.add_argument("--preview", action="store_true", help="only show it: nothing is written")
    sub = known(
        "replay", verbs.run_replay, "make one verdict again, and show what the submission does; nothing is written"
    )
    sub.add_argument("learner")
    sub.add_argument("exercise", help="rnn_step, or rnn_cell-rnn_step")
    _isolated(sub)
    sub = known(
        "unnamed", verbs.run_unnamed, "show the wrong answers that nothing explained, grouped by what they compute"
    )
    sub.add_argument("assignments", nargs="*", help="only these")
    sub.add_argument("--json", action="store_true", help="print the groups as JSON")
    sub = known("feedback", verbs.run_feedback, "write the page that each learner gets back")
    sub.add_argument("assignments", nargs="*", help="only these")
    sub.add_argument("--learner", action="append", default=[], help="only this one (may be repeated)")
    sub.add_argument("--zip", action="store_true", help="also a zip for each assignment, as Moodle wants it back")
    sub = known("report", verbs.run_report, "write the class report: marks, exercises, mistakes, who needs help")
    sub.add_argument("--json", action="store_true", help="print the report as JSON")
    sub.add_argument("--anonymous", action="store_true", help="put pseudonyms for learners, to show it to others")
    sub.add_argument(
        "--risk-below", type=_percent, default=50.0, metavar="PERCENT", help="a lower mean is a risk (default: 50)"
    )
    sub.add_argument(
        "--risk-over", type=_at_least(1), default=3, metavar="N", help="… of the last N assignments (default: 3)"
    )


def _add_for_a_term(verb: Callable[..., argparse.ArgumentParser]) -> None:
    known = partial(verb, needs_course=True)
    sub = _graded(
        known("watch", verbs_of_a_term.run_watch, "mark what comes into a folder or the exchange, and return feedback"),
        which=False,
    )
    sub.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="with what learners hand in")
    sub.add_argument(
        "--exchange",
        type=Path,
        nargs="?",
        const=Path("/usr/local/share/nbgrader/exchange"),
        help="nbgrader's exchange (default: where nbgrader has it)",
    )
    sub.add_argument(
        "--give-back", type=Path, metavar="FOLDER", help="copy pages into FOLDER/LEARNER/ASSIGNMENT.html, too"
    )
    sub.add_argument("--every", type=_positive, default=2.0, metavar="SECONDS", help="between two looks (default: 2)")
    sub = known(
        "alike", verbs_of_a_term.run_alike, "show which answers have the same form: a hint for a conversation, no proof"
    )
    sub.add_argument("assignments", nargs="*", help="only these")
    sub.add_argument("--jplag", type=Path, metavar="FOLDER", help="also write the answers there, as JPlag reads them")
    sub.add_argument("--json", action="store_true", help="print it as JSON")
    sub = known("undo", verbs_of_a_term.run_undo, "take back what the last command changed: people, marks, files")
    sub.add_argument("--preview", action="store_true", help="only show what would be restored")


def _graded(sub: argparse.ArgumentParser, which: bool = True) -> argparse.ArgumentParser:
    """Add the options that grade, regrade and watch share. which: also those that say which submissions."""
    if which:
        sub.add_argument("assignments", nargs="*", help="only these")
        sub.add_argument("--learner", action="append", default=[], help="only this one (may be repeated)")
    else:
        sub.set_defaults(assignments=[], learner=[])
    _isolated(sub)
    sub.add_argument("--workers", type=_at_least(0), default=0, help="default: one per core")
    sub.add_argument(
        "--on", metavar="ADDRESS|local:N", help="judge on a dask cluster: tcp://HOST:8786, tls://… (docs/scale.md)"
    )
    sub.add_argument("--cell-seconds", type=_positive, default=60.0, help="how long a cell may run (default: 60)")
    sub.add_argument("--exercise-seconds", type=_positive, default=15.0, help="… an exercise's cases (default: 15)")
    sub.add_argument(
        "--train", type=float, default=0.0, metavar="SECONDS", help="train weights that were not handed in"
    )
    sub.add_argument("--json", action="store_true", help="print a row per learner and exercise as JSON")
    return sub


def _isolated(sub: argparse.ArgumentParser) -> None:
    """Add the option that names how learners' code is isolated."""
    sub.add_argument(
        "--isolation", choices=LEVELS, help="default: namespace, or else landlock; if neither works, nothing is run"
    )


class _Version(argparse.Action):
    """Print the versions and end. They are read from the installed packages' metadata: to import torch takes seconds."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        beside = ", ".join(f"{name} {version_of(name)}" for name in ("nbgrader", "numpy", "torch"))
        print(f"autograder {metadata.version('unrolled')} (Python {platform.python_version()}, {beside})")
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
