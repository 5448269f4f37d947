"""Writes the feedback: a page into ``feedback/LEARNER/x/``, where nbgrader has its own, and zips for platforms.

Nothing is copied that learners have: no notebook, ``check.py`` or ``cases.npz``.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from autograder.book.book import Book, Chapter
from autograder.book.language import ENGLISH, catalogue_of, language_of, spoken, when_in
from autograder.classroom import enrolment, gradebook
from autograder.classroom.classroom import Classroom, Job, write_whole
from autograder.classroom.collecting.ledger import Ledger
from autograder.classroom.feedback.sheet import Sheet, lines_of
from autograder.classroom.formulas import draw
from autograder.classroom.report.look import environment
from autograder.classroom.term_file import site_of, title_of
from autograder.errors import UsageError, inert
from autograder.learner.language import say, say_many
from autograder.learner.verdict import in_table

TEMPLATES = Path(__file__).parent / "templates"
STAMPS = "timestamp.txt", "submission_secret.txt"  # nbgrader's exchange asks for them beside the page
LONGEST_STAMP = 1000  # bytes
RETURNED = "returned"  # the folder of the zips


@dataclass
class Given:
    """What was written. pages, zips: the files. left_out: a sentence for each submission that got no page."""

    pages: list[Path] = field(default_factory=list)
    zips: list[Path] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def feedback(
    home: Path,
    folder: Path,
    assignments: tuple[str, ...] = (),
    learners: tuple[str, ...] = (),
    zipped: bool = False,
    progress: Callable[..., Any] = lambda results, total, what: results,
) -> Given:
    """Write feedback pages for what is graded and entered.

    assignments, learners: only these; empty: all. zipped: also ``returned/x.zip``, with folders named as Moodle wants them
    back where the class came from there, and as the learners' ids else.
    Raises UsageError if nothing has been graded, or the gradebook cannot be used.
    """
    book, classroom, given = Book(home), Classroom(folder), Given()
    chapters = [book.chapter(name) for name in assignments or book.chapters]
    with classroom.alone():
        people = enrolment.people(classroom)
        totals = gradebook.totals(classroom, [c.name for c in chapters])
        made = environment(TEMPLATES)
        made.filters["drawn"] = lambda text: Markup(draw(str(escape(inert(text)))))
        made.globals |= {"say": say, "say_many": say_many, "in_table": in_table, "kind_in_words": kind_in_words}
        made.globals["language"] = language = language_of(book)
        if language != ENGLISH:
            made.filters["when"] = lambda stamp: when_in(language, stamp)
        template = made.get_template("feedback.html.jinja")
        for chapter in progress(chapters, len(chapters), "assignments:"):
            sheets = _sheets(book, classroom, chapter, people, totals, given)
            with spoken(catalogue_of(book)):
                pages = {s.learner: template.render(s=s).encode("utf8", "backslashreplace") for s in sheets}
            for learner, page in pages.items():
                if not learners or learner in learners:
                    given.pages.append(_written(classroom, Job(learner, chapter.name), page))
            if zipped and pages:
                given.zips.append(_zipped(classroom, chapter.name, pages))
    if not given.pages:
        whose = f" of {', '.join(learners)}" if learners else ""
        raise UsageError(f"Nothing to return in {classroom.path}: no verdict{whose} is entered. Run: autograder grade")
    return given


def kind_in_words(kind: str) -> str:
    """The word for what stands in a slot."""
    return {"exercise": say("exercise"), "quiz": say("quiz"), "essay": say("essay")}[kind]


def _sheets(
    book: Book,
    classroom: Classroom,
    chapter: Chapter,
    people: dict[str, str],
    totals: dict[Job, gradebook.Entered],
    given: Given,
) -> Iterator[Sheet]:
    """The sheets of one assignment. Who gets none is noted in ``given``."""
    entries = gradebook.entries(classroom, chapter.name)
    site, title = site_of(classroom) or book.site, title_of(classroom, book)
    address = f"{site}chapters/{chapter.name}/{chapter.name}.html" if site.startswith("https:") else ""
    for path in sorted((classroom.path / "verdicts" / chapter.name).glob("*.json")):
        graded = classroom.stored(path.stem, chapter.name)
        job = Job(path.stem, chapter.name)
        if graded is None or graded.infrastructure:
            given.left_out.append(f"{job.learner}, {job.assignment}: the newest notebook is not judged yet")
        elif job not in totals:
            given.left_out.append(f"{job.learner}, {job.assignment}: judged, but not in the gradebook")
        elif (entered := classroom.entered(job.learner, job.assignment)) and entered[0] != graded.key:
            given.left_out.append(
                f"{job.learner}, {job.assignment}: judged anew, and the gradebook has the mark of before"
            )
        else:
            yield Sheet(
                course=title,
                assignment=chapter.name,
                learner=job.learner,
                name=people.get(job.learner, ""),
                entered=totals[job],
                lines=lines_of(chapter, graded, entries.get(job.learner, {})),
                refused=graded.refused,
                address=address,
            )


def _written(classroom: Classroom, job: Job, page: bytes) -> Path:
    """Write one page, and what nbgrader's exchange needs to release it. Returns its path."""
    folder, *places = (
        classroom.folder(step, job.learner, job.assignment) for step in ("feedback", "autograded", "submitted")
    )
    write_whole(folder / f"{job.assignment}.html", page)
    for name in STAMPS:
        for path in (place / name for place in places):
            if (
                path.is_file() and not path.is_symlink() and path.stat().st_size <= LONGEST_STAMP
            ):  # a learner's, perhaps
                shutil.copyfile(path, folder / name)
                break
    return folder / f"{job.assignment}.html"


def _zipped(classroom: Classroom, assignment: str, pages: dict[str, bytes]) -> Path:
    """Write a zip with all pages of an assignment. Returns its path."""
    names = _as_on_moodle(Ledger(classroom).known.values(), assignment)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for learner, page in sorted(pages.items()):
            archive.writestr(f"{names.get(learner, learner)}/{assignment}.html", page)
    path = classroom.path / RETURNED / f"{assignment}.zip"
    write_whole(path, data.getvalue())
    return path


def _as_on_moodle(entries: Iterable[dict[str, Any]], assignment: str) -> dict[str, str]:
    """Learner -> the name of their folder in the zip that Moodle gave out, of those who came from there.

    Moodle takes "Ann Lee_1234567_assignsubmission_file_/…" back, under the name and number that it gave.
    """
    found = {}
    for entry in entries:
        number, name = entry["numbers"].get(assignment) or "", str(entry["name"])
        if re.fullmatch(r"\d+", number) and not re.search(r'[\\/:*?"<>|\0]', name):
            found[str(entry["learner"])] = f"{name}_{number}_assignsubmission_file_"
    return found
