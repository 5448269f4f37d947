"""What the verbs do that look after a running term, and what they print: undo, watch, alike, and previews of marks.

As in ``verbs.py``, each ``run_…`` takes the parsed arguments and returns the exit code.
"""

from __future__ import annotations

import argparse
import json

from autograder import verbs
from autograder.verbs import aside, say


def run_grade(a: argparse.Namespace) -> int:
    """Grade, or print what grading would change. Returns 1 if a submission could not be marked."""
    if not a.preview:
        return verbs.run_grade(a)
    from autograder.classroom.preview import preview_of_grade
    from autograder.progress import shown

    options = verbs.options_of(a, force=a.force, unlisted=a.unlisted)
    changes, outcomes = preview_of_grade(a.book, a.course, options, aside, shown)
    troubles = [o for o in outcomes if o.trouble]
    if a.json:
        print(json.dumps([change.as_row() for change in changes], indent=1))
        return 1 if troubles else 0
    table = verbs.table_of("learner", "assignment", "before", "after", "late, before", "late, after", "")
    for c in changes:
        points = ["–" if p is None else f"{p:g}" for p in (c.before, c.after)]
        penalties = [f"-{p:g}" if p else "" for p in (c.penalty_before, c.penalty_after)]
        note = f"{c.by_hand} marks given by hand stay" if c.by_hand else ""
        table.add_row(c.learner, c.assignment, *points, *penalties, note)
    if changes:
        verbs.console().print(table)
    for o in troubles:
        say(f"NOT MARKED  {o.graded.learner}, {o.graded.assignment}: {o.trouble}")
    who = len({change.learner for change in changes})
    print(f"the totals of {len(changes)} submissions of {who} learners would change; nothing is written")
    return 1 if troubles else 0


def run_forget(a: argparse.Namespace) -> int:
    """Remove a learner, or print what would be removed."""
    if not a.preview:
        return verbs.run_forget(a)
    from autograder.classroom.preview import preview_of_forget

    for line in preview_of_forget(a.course, a.learner):
        say(f"would be removed  {line}")
    print("nothing is removed yet")
    return 0


def run_release(a: argparse.Namespace) -> int:
    """Build, and release chapters through nbgrader. Raises UsageError if nbgrader cannot release one."""
    from autograder.classroom.release import release

    verbs.run_build(a)
    for path in release(a.book, a.course, tuple(a.assignments)):
        print(f"hand out all files in {path}")
    return 0


def run_alike(a: argparse.Namespace) -> int:
    """Print which answers are alike, and write them as JPlag wants them if that is asked for."""
    from dataclasses import asdict

    from autograder.classroom.alike import alike, as_text, for_jplag

    found = alike(a.book, a.course, tuple(a.assignments))
    if a.json:
        print(json.dumps(asdict(found), indent=1))
    else:
        say(as_text(found))
    if a.jplag:
        for command in for_jplag(a.book, a.course, a.jplag, tuple(a.assignments)):
            (aside if a.json else say)(command)
    return 0


def run_watch(a: argparse.Namespace) -> int:
    """Watch folders until the command is interrupted."""
    from autograder.classroom.classroom import Classroom
    from autograder.classroom.undo import undoable
    from autograder.classroom.watch import Watch, Watched

    options = verbs.options_of(a)
    watched = Watched(tuple(a.folders), a.exchange, a.give_back, a.every)
    watch = Watch(a.book, a.course, watched, options, lambda line: verbs.say(line, flush=True))
    with undoable(Classroom(a.course), "watch"):
        watch.run()
    return 0


def run_undo(a: argparse.Namespace) -> int:
    """Take back what the last command changed, and print it."""
    from autograder.classroom.undo import undo

    for line in undo(a.course, a.preview):
        say(line)
    print("nothing is restored yet" if a.preview else "restored; autograder undo goes one command further back")
    return 0
