"""Reads what the report is made of: verdicts, what nbgrader's gradebook holds, and who is in the class.

Here names become pseudonyms if the report is anonymous, so that nothing after this knows them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from autograder.book.book import Book
from autograder.book.cells import answer_id
from autograder.classroom import enrolment, gradebook
from autograder.classroom.attempts import Attempt, code_of
from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.gradebook import Entered
from autograder.classroom.report.example import holds, plain, without, words_of
from autograder.classroom.roster import roster_of, strangers
from autograder.errors import UsageError
from autograder.learner.verdict import State
from autograder.marking.verdicts import Graded

COLOURS = (
    "amber azure black blue bronze brown coral copper cream crimson golden green grey indigo ivory jade lilac lime maroon "
    "olive opal orange pearl plum purple red ruby silver teal umber violet white"
).split()
ANIMALS = (
    "badger bat bear beaver bison crane crow deer dolphin dove eagle elk falcon ferret finch fox frog gecko goose hare hawk "
    "hedgehog heron horse ibex jay kestrel kiwi koala lark lemur lion llama lynx magpie marten mole moose newt ocelot "
    "okapi orca oriole osprey otter owl panda parrot puffin quail rabbit raven robin salmon seal shrew sparrow squirrel "
    "stork swan tapir tiger toad wren"
).split()


Progress = Callable[[Iterable[Any], int, str], Iterable[Any]]  # as autograder.progress.shown


def at_once(results: Iterable[Any], total: int, what: str) -> Iterable[Any]:
    """The results, without showing how far the work is."""
    return results


@dataclass
class Class:
    """What is known of a class.

    graded: verdicts, in the book's order, without what no page shows. entered: what nbgrader holds; empty without a
    gradebook. names: everybody in the class, id -> name. words: id -> a pattern that finds their name. handed_in: whose
    files are there. earlier: notebooks that they handed in before. due: assignment -> when. final: whether there is a gradebook.
    sections: learner -> section, of those who have one. anonymous: whether ids are pseudonyms.
    """

    graded: list[Graded]
    entered: dict[Job, Entered]
    names: dict[str, str]
    words: dict[str, re.Pattern[str] | None]
    handed_in: set[Job]
    earlier: dict[Job, list[Attempt]]
    due: dict[str, datetime]
    final: bool
    sections: dict[str, str] = field(default_factory=dict)
    anonymous: bool = False
    order: list[str] = field(default_factory=list)


def read(book: Book, classroom: Classroom, anonymous: bool = False, progress: Progress = at_once) -> Class:
    """Read a class. Raises UsageError if nothing has been graded, or the gradebook cannot be used."""
    graded, others, earlier = [], set(), {}
    count = sum(1 for _ in (classroom.path / "verdicts").glob("*/*.json"))
    for g in progress(classroom.all_stored(), count, "verdicts read:"):
        if g.assignment in book.chapters:
            earlier[Job(g.learner, g.assignment)] = classroom.earlier(g.learner, g.assignment, code_of(g))
            graded.append(_light(g, book))
        else:
            others.add(g.assignment)
    if not graded:
        if others:
            what = f"The verdicts in {classroom.path} are on {', '.join(sorted(others))}, which this book does not hold"
            raise UsageError(f"{what}: name the book with --book, or put the chapter back into _toc.yml.")
        raise UsageError(f"Nothing has been graded in {classroom.path}: there are no verdicts. Run: autograder grade")
    order = list(book.chapters)
    graded.sort(key=lambda g: (order.index(g.assignment), g.learner))
    final = gradebook.exists(classroom)
    entered = gradebook.totals(classroom, order) if final else {}
    handed_in = {job for job in classroom.submissions() if job.assignment in book.chapters}
    names = dict.fromkeys(sorted({g.learner for g in graded} | {job.learner for job in (*entered, *handed_in)}), "")
    names |= _on_the_ledger(classroom, names)
    if final:
        names |= {who: name or names.get(who, "") for who, name in enrolment.people(classroom).items()}
    gone = strangers(classroom, names)
    graded = [g for g in graded if g.learner not in gone]
    entered = {job: held for job, held in entered.items() if job.learner not in gone}
    handed_in = {job for job in handed_in if job.learner not in gone}
    names = {who: name for who, name in names.items() if who not in gone}
    if not graded:
        raise UsageError(
            f"Nobody who has been graded in {classroom.path} is on the roster: collect with --roster again."
        )
    words = {who: words_of(who, name) for who, name in names.items()}
    due = enrolment.due_dates(classroom) if final else {}
    found = Class(graded, entered, names, words, handed_in, earlier, due, final, sections_of(classroom), order=order)
    return _renamed(found, pseudonyms(names, classroom.secret())) if anonymous else found


def sections_of(classroom: Classroom) -> dict[str, str]:
    """Learner -> their section, as the roster has it. Raises UsageError as roster_of does."""
    roster = roster_of(classroom)
    return {who: person.section for who, person in roster.people.items() if person.section} if roster else {}


def _light(graded: Graded, book: Book) -> Graded:
    """The same verdicts, without what no page shows: a class of hundreds must fit into memory."""
    chapter = book.chapters[graded.assignment]
    answers = {answer_id(chapter.id_of(v.exercise)) for v in graded.verdicts}
    graded.ran = [(cell, text) for cell, text in graded.ran if cell in answers]
    for what in (graded.files, graded.pictures, graded.outputs):
        what.clear()
    for verdict in graded.verdicts:
        verdict.html = verdict.text = ""
    return graded


def _on_the_ledger(classroom: Classroom, ids: Iterable[str]) -> dict[str, str]:
    """The names that ``autograder collect`` has noted for these learners: id -> name. Empty if there is no such note."""
    try:
        ledger = json.loads((classroom.path / "collected.json").read_text("utf8"))
        return {row["learner"]: str(row["name"]) for row in ledger.values() if row["learner"] in ids}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}  # the report needs no names


# -------------------------------------------------------------------------------------------------------- pseudonyms


def pseudonyms(ids: Iterable[str], secret: bytes) -> dict[str, str]:
    """Learner -> pseudonym, "amber heron". The same secret gives the same ones, for those whose names do not collide."""
    found: dict[str, str] = {}
    for learner in sorted(ids):
        number = int.from_bytes(
            hmac.digest(secret, f"pseudonym {learner}".encode("utf8", "surrogatepass"), hashlib.sha256)[:8], "big"
        )
        first = name = f"{COLOURS[number % len(COLOURS)]} {ANIMALS[number // 64 % len(ANIMALS)]}"
        again = 1
        while name in found.values():
            again += 1
            name = f"{first} {again}"
        found[learner] = name
    return found


def _renamed(known: Class, names: dict[str, str]) -> Class:
    """The class with pseudonyms, sorted by these, and with no file's name and no learner's name in any text."""
    graded = [_hidden(g, names[g.learner], known.words[g.learner]) for g in known.graded]
    graded.sort(key=lambda g: (known.order.index(g.assignment), g.learner))
    return replace(
        known,
        graded=graded,
        entered={Job(names[j.learner], j.assignment): e for j, e in known.entered.items()},
        names=dict.fromkeys(sorted(names.values()), ""),
        words={names[who]: words for who, words in known.words.items()},
        earlier={Job(names[j.learner], j.assignment): found for j, found in known.earlier.items()},
        handed_in={Job(names[j.learner], j.assignment) for j in known.handed_in},
        sections={},  # a small one would tell who somebody is
        anonymous=True,
    )


def _hidden(graded: Graded, pseudonym: str, name: re.Pattern[str] | None) -> Graded:
    """The verdicts on a submission, with a pseudonym. A note may hold the name of a file, and a file that of a learner."""
    graded.learner = pseudonym
    graded.refused = graded.refused and "the file could not be used"
    graded.notes = ["a note, which the report with names tells" for _ in graded.notes]
    wrong = {answer_id(f"{graded.assignment}-{v.exercise}") for v in graded.verdicts if v.points < v.max}
    texts = [(cell, plain(source)) for cell, source in graded.ran if cell in wrong]  # others would take half the time
    graded.ran = [(cell, "" if holds(text, name) else text) for cell, text in texts]
    for v in graded.verdicts:
        v.lines, v.remarks = without(v.lines, name), without(v.remarks, name)
        if v.state in (State.REFUSED, State.INFRASTRUCTURE):
            v.lines = []
        for diagnosis in [] if v.named else v.diagnoses:  # a listed mistake's words are the book's own
            for part, told in diagnosis.items():
                diagnosis[part] = told and without([str(told)], name)[0]
    return graded
