"""``autograder certify``: the linter of the whole course. It finds what is incomplete, and proves the records' claims.

It proves for every exercise, on the visible cases as they are stored and on many hidden seeds: the reference and every
other accepted answer earn full marks; the stub, and zeros of the right shape, earn nothing; every misconception is
recognised by name, told apart from all others, and marked equally for every seed; every slip in the reference that
computes something else loses marks.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from autograder.book.book import Book, Chapter
from autograder.book.exercise import Exercise
from autograder.book.processes import FEW, NewProcesses
from autograder.book.slips import gather
from autograder.build.proof import Certificate, prove
from autograder.build.rules import file_problems, kept_problems, order_problems, record_problems, slot_problems
from autograder.build.slip_proof import problems as slip_problems
from autograder.build.slip_proof import summary
from autograder.digest import digest, rooms, version_of
from autograder.errors import BookError, Problem

SEEDS = 3


def certify(
    home: Path,
    chapters: tuple[str, ...] = (),
    seeds: int = SEEDS,
    progress: Callable[..., Any] = lambda results, total, what, name: results,
    workers: int = 0,
    again: bool = False,
) -> tuple[list[Certificate], list[Problem]]:
    """Certify the book, or the named chapters. Returns a certificate for each record, and problems that concern none.

    home: the book's folder. seeds: the number of hidden seeds. workers: the number of processes; 0: one per core.
    again: prove also the exercises that were proved before on as many seeds and have not changed since.
    Raises UsageError for a chapter that does not exist.
    """
    book = Book(home)
    chosen = [book.chapter(name) for name in chapters] or list(book.chapters.values())
    loose = [] if chapters else list(order_problems(book))
    jobs: list[tuple[str, str]] = []
    codes: dict[str, str] = {}  # chapter -> what is proved of it is proved of this code, whatever is changed meanwhile
    certificates: dict[str, Certificate] = {}
    for chapter in chosen:
        try:
            found = {name: list(record_problems(chapter, name)) for name in chapter.records}
            loose += [*slot_problems(chapter), *file_problems(chapter), *kept_problems(chapter)]
            codes[chapter.name] = _code(chapter)
        except BookError as error:
            loose.append(error.problem)
            continue
        for name, problems in found.items():
            record, id = chapter.records[name], chapter.id_of(name)
            certificates[id] = Certificate(id, chapter.name, float(record.points), problems=problems)
            if problems or not isinstance(record, Exercise):
                continue
            if not again and (proved := Stamp(chapter, name, codes[chapter.name]).read(seeds)):
                certificates[id] = proved
            else:
                jobs.insert(0 if record.trained else len(jobs), (chapter.name, name))  # the longest first
    certificates |= {result.id: result for result in _prove_all(book, jobs, codes, seeds, workers, progress)}
    return list(certificates.values()), loose


def _prove_all(
    book: Book,
    jobs: list[tuple[str, str]],
    codes: dict[str, str],
    seeds: int,
    workers: int,
    progress: Callable[..., Any],
) -> Iterator[Certificate]:
    """Prove these exercises and try their slips. Stamp each one that is proved."""
    with NewProcesses(workers) as processes:
        slips = gather(book.path, jobs, _slip_seeds(seeds), processes)  # first: they want processes without torch
        tried = {
            (t.chapter, t.exercise): summary(t)
            for t in progress(slips, total=len(jobs), what="slips:", name=lambda t: t.exercise)
        }
        results = _proofs(book.path, jobs, seeds, workers, processes)
        for result in progress(results, total=len(jobs), what="exercises:", name=lambda c: c.id):
            chapter, name = book.chapter(result.chapter), result.id.removeprefix(f"{result.chapter}-")
            result.slips = tried[chapter.name, name]
            if not result.problems:  # else what is wrong there must be mended before slips say anything
                disproved = slip_problems(name, result.slips, chapter.exercises[name].same)
                result.problems += [chapter.problem(what, name) for what in disproved]
            if not result.problems:
                Stamp(chapter, name, codes[chapter.name]).write(result, seeds)
            yield result


def _slip_seeds(seeds: int) -> int:
    """The number of hidden seeds on which slips are tried. There are thousands of slips: one by default, all in a sweep."""
    return 1 if seeds <= SEEDS else seeds


def _proofs(
    home: Path, jobs: list[tuple[str, str]], seeds: int, workers: int, processes: NewProcesses
) -> Iterator[Certificate]:
    """Prove these exercises, on several cores if there are many."""
    work = partial(prove, home, seeds)
    if min(workers or os.cpu_count() or 1, len(jobs)) < 2 or len(jobs) < FEW:
        yield from map(work, jobs)
    else:
        yield from processes.run(work, jobs)


@dataclass(frozen=True)
class Stamp:
    """The file that says what was proved of an exercise, on how many seeds, and for which code."""

    chapter: Chapter
    exercise: str
    code: str  # as _code gives it

    @property
    def path(self) -> Path:
        return self.chapter.book / "_build" / "certified" / f"{self.chapter.id_of(self.exercise)}.json"

    def read(self, seeds: int) -> Certificate | None:
        """The stored certificate, if it holds for this code and for at least so many seeds; else None."""
        try:
            stamp = json.loads(self.path.read_text("utf8"))
            if stamp["code"] == self.code and stamp["seeds"] >= seeds:
                return Certificate(**stamp["certificate"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def write(self, certificate: Certificate, seeds: int) -> None:
        """Store a certificate for this code."""
        stamp = {"code": self.code, "seeds": seeds, "certificate": asdict(certificate)}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(stamp, indent=1), "utf8")


def _code(chapter: Chapter) -> str:
    """A digest of all files and versions that a chapter's certificates depend on."""
    files = [*rooms("learner", "book", "build"), *chapter.sources, *chapter.kept, *chapter.accepted_files]
    return digest(files, version_of("numpy"), version_of("torch"), platform.python_version())
