"""A judge on another machine: a process that answers one piece of work after the other on a pipe (work.py).

The copy of the book that it judges with has come with the work. ``classroom/visitor.py`` starts it there.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from autograder.errors import AutograderError, cause_of
from autograder.marking.grader import Grader
from autograder.marking.references import die_with_parent
from autograder.marking.runner.host import Limits
from autograder.marking.submission import Notebook
from autograder.marking.tries import Deferred, Later
from autograder.marking.verdicts import Graded, engine_digest
from autograder.marking.work import Work, answer_of, graded_of, packed, unpacked


class Visitor(Grader):
    """A Grader that knows neither the secret nor any learner: it is told the seeds."""

    def __init__(self, book: Path, isolation: str | None, trusted: bool, limits: Limits):
        self.quiet = Deferred()
        super().__init__(book, b"", isolation, trusted, limits, self.quiet)
        self._seeds: dict[str, str] = {}

    def seed(self, learner: str, exercise_id: str) -> int:
        return int(self._seeds[exercise_id], 16)

    def key(self, assignment: str, learner: str, notebook: Notebook, files: dict[str, str] | None = None) -> str:
        return ""  # who asked knows it

    def answer(self, work: Work) -> dict[str, Any]:
        """Judge one submission. Returns its verdicts; or {"again": the first try}, if it must be tried once more, alone; or
        {"error": why it could not be graded}.
        """
        self._seeds, self.quiet.quiet = work.seeds, work.quiet
        if work.refused is not None:
            return answer_of(self.refuse(work.assignment, "", work.notebook, work.files, work.refused))
        try:
            graded = self.grade(work.assignment, "", work.notebook, work.files, self._first(work))
        except Later as later:
            return {"again": answer_of(later.first) if later.first else None}
        return {"error": graded.infrastructure} if graded.infrastructure else answer_of(graded)

    def _first(self, work: Work) -> Graded | None:
        if work.first is None:
            return None
        points = {q.name: q.points for q in self.asked(work.assignment, work.notebook)}
        first = graded_of(work.first, points, [cell["id"] for cell in work.notebook["cells"]], None)
        first.assignment = work.assignment
        return first


def serve(handle: int) -> None:
    """Answer on the pipe with this handle until the other side closes it.

    The first message holds what to be: book, isolation, trusted, limits, assignments. The first answer says what it is, or
    {"error": why not}.
    """
    die_with_parent()
    with Connection(handle) as pipe, suppress(EOFError, OSError):
        asked = unpacked(pipe.recv_bytes())
        try:
            visitor = Visitor(Path(asked["book"]), asked["isolation"], asked["trusted"], Limits(**asked["limits"]))
            engines = {name: engine_digest(visitor.book, name) for name in asked["assignments"]}
            about = {"level": visitor.level, "in_force": visitor.runner.in_force, "engines": engines}
        except AutograderError as error:
            pipe.send_bytes(packed({"error": cause_of(error)}))
            return
        pipe.send_bytes(packed(about))
        with visitor:
            while True:
                pipe.send_bytes(_answer(visitor, pipe.recv_bytes()))


def _answer(visitor: Visitor, data: bytes) -> bytes:
    try:
        return packed(visitor.answer(Work.unpacked(data)))
    except Exception as error:  # it concerns this submission alone
        return packed({"error": cause_of(error)})


if __name__ == "__main__":
    serve(int(sys.argv[1]))
