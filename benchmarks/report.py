"""How long the class report and feedback take, and how large their pages are: a made-up class, nobody's notebook is run.

    .venv/bin/python benchmarks/report.py [--learners 300] [--keep FOLDER]

Every learner hands in every chapter of this book, up to the number of --chapters, with the book's own exercises and
mistakes: most answers are right, some hold a listed mistake, some are wrong in a way that nothing explains. Verdict files
and nbgrader's gradebook are written directly. Then ``autograder report`` runs as a command of its own, with names and with
pseudonyms: it should take at most 20 s, and no page should have more than 300 kB, for 300 learners and 16 chapters. Then
``autograder feedback``, whose pages should have at most 60 kB.
"""

from __future__ import annotations

import argparse
import inspect
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
from machine import about

from autograder.book.book import Book, Chapter
from autograder.book.cells import answer_id
from autograder.classroom.classroom import Classroom
from autograder.classroom.gradebook import opened
from autograder.learner.verdict import State, Verdict
from autograder.marking.verdicts import Graded, record_of

BOOK = Path(__file__).resolve().parents[1]
BEGIN = datetime(2026, 9, 1, 18)
ABSENT = 0.05  # of the notebooks are never handed in
WRONG, UNNAMED, UNTOUCHED = 0.25, 0.05, 0.03  # of the answers
GIVEN = 2500  # lines of other cells in a notebook, as many characters as in this book's own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=int, default=300)
    parser.add_argument("--chapters", type=int, default=16)
    parser.add_argument("--keep", type=Path, help="make the class in this folder, and leave it there")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    try:
        chapters = list(Book(BOOK).chapters.values())[: options.chapters]
        count = make(folder, chapters, options.learners)
        print(about())
        print(f"{options.learners} learners, {len(chapters)} chapters, {count} notebooks")
        for command in (["report"], ["report", "--anonymous"], ["feedback"]):
            measure(folder, command)
    finally:
        if not options.keep:
            shutil.rmtree(folder)


def make(folder: Path, chapters: list[Chapter], learners: int) -> int:
    """Make a class. Returns how many notebooks it has."""
    rng, classroom = random.Random(0), Classroom(folder)
    names = [f"learner_{k:04d}" for k in range(learners)]
    marks: dict[tuple[str, str], Graded] = {}
    for chapter in chapters:
        texts = {name: _source(x.reference) for name, x in chapter.exercises.items()}
        for k, name in enumerate(names):
            if rng.random() >= ABSENT:
                graded = _graded(chapter, name, texts, 1 - 0.6 * k / learners, rng)
                classroom.store(graded)
                marks[name, chapter.name] = graded
    _enter(classroom, chapters, names, marks)
    return len(marks)


def _source(function: Callable[..., Any]) -> str:
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        return ""


def _graded(chapter: Chapter, name: str, texts: dict[str, str], skill: float, rng: random.Random) -> Graded:
    """One notebook. skill: how seldom the learner errs, from 0 to 1."""
    graded = Graded(chapter.name, name, "k", "namespace", "s", engine="e")
    graded.ran.append((f"{chapter.name}-given-1", "x = 1\n" * GIVEN))
    for exercise, record in chapter.exercises.items():
        verdict, text = Verdict(exercise, float(record.points), float(record.points), State.PASSED), texts[exercise]
        dice = rng.random() * (0.4 + skill)
        if dice < WRONG and record.misconceptions:
            mistake = rng.choice(list(record.misconceptions.values()))
            words = record.laws[mistake.breaks] if mistake.breaks else mistake
            told = {"says": words.says, "hint": words.hint, "pointer": words.pointer}
            verdict = Verdict(exercise, 0.0, verdict.max, State.FAILED, [words.name], how="mistake", diagnoses=[told])
            text = _source(mistake.function)
        elif dice < WRONG + UNNAMED:
            verdict = Verdict(exercise, 0.0, verdict.max, State.FAILED, computes=f"{rng.randrange(9)}")
        elif dice < WRONG + UNNAMED + UNTOUCHED:
            verdict = Verdict(exercise, 0.0, verdict.max, State.UNTOUCHED)
        if verdict.state == State.FAILED:
            verdict.lines = ["`h` departs first at t = 3, row 1, by 0.12.", "What is right: its shape, and all of `c`."]
        graded.verdicts.append(record_of(verdict, 0.02))
        graded.ran.append((answer_id(chapter.id_of(exercise)), text))
    return graded


def _enter(classroom: Classroom, chapters: list[Chapter], names: list[str], marks: dict[Any, Graded]) -> None:
    """Fill nbgrader's gradebook: with rows in bulk, because to enter this many as ``grade`` does takes half an hour."""
    from nbgrader.api import Grade, SubmittedAssignment, SubmittedNotebook

    rows: defaultdict[Any, list[dict[str, Any]]] = defaultdict(list)
    with opened(classroom) as book:
        for name in names:
            book.add_student(name, first_name="Learner", last_name=name[-4:])
        for week, chapter in enumerate(chapters):
            due = BEGIN + timedelta(weeks=week - len(chapters))
            assignment = book.add_assignment(chapter.name, duedate=due)
            notebook = book.add_notebook(chapter.name, chapter.name)
            cells = {
                name: book.add_grade_cell(
                    chapter.id_of(name), chapter.name, chapter.name, max_score=record.points, cell_type="code"
                ).id
                for name, record in chapter.exercises.items()
            }
            for name in names:
                if not (graded := marks.get((name, chapter.name))):
                    continue
                key = f"{week:04d}{name}"
                when = due - timedelta(hours=(len(rows[Grade]) * 7) % 100 - 4)
                ids = {"assignment_id": assignment.id, "student_id": name}
                rows[SubmittedAssignment].append({"id": key, **ids, "timestamp": when})
                rows[SubmittedNotebook].append({"id": key, "assignment_id": key, "notebook_id": notebook.id})
                for v in graded.verdicts:
                    number = f"{len(rows[Grade]):032d}"
                    grade = {"id": number, "cell_id": cells[v.exercise], "notebook_id": key}
                    rows[Grade].append({**grade, "auto_score": v.points, "needs_manual_grade": False})
        for kind in (SubmittedAssignment, SubmittedNotebook, Grade):
            book.db.bulk_insert_mappings(kind, rows[kind])
        book.db.commit()


def measure(folder: Path, verb: list[str]) -> None:
    """Run a command, and print what it took and how large its pages are."""
    command = [sys.executable, "-m", "autograder.cli", *verb, "--book", str(BOOK), "--course", str(folder)]
    began, most, spent = time.perf_counter(), 0, resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        process = psutil.Process(running.pid)
        while running.poll() is None:
            try:
                most = max(most, process.memory_info().rss)
            except psutil.NoSuchProcess:
                break
            time.sleep(0.05)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - spent.ru_utime - spent.ru_stime
    if running.returncode:
        sys.exit(f"{' '.join(command)} ended with {running.returncode}")
    found: defaultdict[str, list[int]] = defaultdict(list)
    for path, kind in _pages(folder, verb):
        found[kind].append(path.stat().st_size)
    print(f"\n{' '.join(verb)}: {seconds:.1f} s, {cpu:.1f} s of one core, {most / 1e6:.0f} MB of memory")
    for kind, sizes in sorted(found.items()):
        print(f"  {kind:20} {len(sizes):5} pages, the largest {max(sizes) / 1000:.0f} kB")


def _pages(folder: Path, verb: list[str]) -> Iterator[tuple[Path, str]]:
    """The pages that a command has made, and of what kind each is."""
    if verb == ["feedback"]:
        yield from ((path, "feedback") for path in (folder / "feedback").rglob("*.html"))
        return
    target = folder / "report" / ("anonymous" if len(verb) > 1 else "")
    for path in target.rglob("*.html"):
        kind = path.relative_to(target).parts[0]
        if kind != "anonymous":
            yield path, kind


if __name__ == "__main__":
    main()
