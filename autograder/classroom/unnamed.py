"""``autograder unnamed``: shows the wrong answers of a class that nothing explained, so that an author can name them.

Answers that compute the same on the visible cases form a group, the largest first. Everybody has the same visible cases.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.book.book import Book
from autograder.book.cells import answer_id
from autograder.classroom.classroom import Classroom
from autograder.errors import UsageError
from autograder.learner.verdict import State, Verdict
from autograder.marking.verdicts import Graded

UNEXPLAINED = ("", "place", "part")  # values of naming.Explanation.how that explain at most a part


@dataclass(frozen=True)
class Group:
    """Answers to one exercise that compute the same.

    learners: who gave them. example: the text of one of them. lines: what the learner was told.
    """

    assignment: str
    exercise: str
    learners: list[str]
    example: str
    lines: list[str]

    def stub(self) -> str:
        """The beginning of a record of the mistake, which an author completes."""
        doc = '    """What is wrong, in one sentence.\n\n    A question that points to it.\n    """\n'
        try:
            body = next(n for n in ast.parse(self.example).body if getattr(n, "name", "") == self.exercise)
        except (SyntaxError, StopIteration):
            return f"@{self.exercise}.mistake\ndef a_name(…):\n{doc}    …"
        if not isinstance(body, ast.FunctionDef):
            return f"@{self.exercise}.mistake\n{ast.unparse(body)}"
        body.name, body.decorator_list = "a_name", []
        if ast.get_docstring(body) is not None:
            body.body = body.body[1:]
        head, _, rest = ast.unparse(body).partition("\n")
        return f"@{self.exercise}.mistake\n{head}\n{doc}{rest}"


def unnamed(home: Path, folder: Path, assignments: tuple[str, ...] = ()) -> list[Group]:
    """The groups, the largest first. assignments: only these; empty: all. Raises UsageError if nothing has been graded."""
    book, classroom = Book(home), Classroom(folder)
    stored = [g for g in classroom.all_stored() if not assignments or g.assignment in assignments]
    if not stored:
        raise UsageError(f"There are no verdicts in {classroom.path}. Run: autograder grade")
    return grouped(book, stored)


def is_unnamed(verdict: Verdict) -> bool:
    """Whether it is on a wrong answer that nothing explains completely."""
    return verdict.state in (State.FAILED, State.PART) and bool(verdict.computes) and verdict.how in UNEXPLAINED


def shortest(texts: dict[str, str]) -> str:
    """The shortest of some learners' texts that is not empty: it is the easiest to read."""
    return min(texts.values(), key=lambda text: (not text, len(text)), default="")


def grouped(book: Book, stored: Iterable[Graded], example: Callable[[dict[str, str]], str] = shortest) -> list[Group]:
    """The groups in these verdicts, the largest first. example: chooses one from the texts of a group's learners."""
    found: dict[tuple[str, str, str], list[Graded]] = {}
    for graded in stored:
        for v in graded.verdicts:
            if is_unnamed(v):
                found.setdefault((graded.assignment, v.exercise, v.computes), []).append(graded)
    groups = []
    for (assignment, exercise, _), those in found.items():
        texts = {g.learner: answer_of(book, g, exercise) for g in those}
        verdict = those[0].verdict(exercise)
        lines = verdict.lines if verdict else []
        groups.append(Group(assignment, exercise, sorted(texts), example(texts), lines))
    return sorted(groups, key=lambda g: (-len(g.learners), g.assignment, g.exercise, g.learners))


def answer_of(book: Book, graded: Graded, exercise: str) -> str:
    """The text of a learner's answer; "" if it was not run."""
    chapter = book.chapters.get(graded.assignment)
    cell = answer_id(chapter.id_of(exercise) if chapter else f"{graded.assignment}-{exercise}")
    return dict(graded.ran).get(cell, "")


def as_text(groups: list[Group]) -> str:
    """The groups as a text for a terminal."""
    if not groups:
        return "Every wrong answer was explained, or is right but for edge cases."
    parts = []
    for g in groups:
        count = f"{len(g.learners)} learner{'s' * (len(g.learners) != 1)}"
        told = "".join(f"\n  {line}" for line in g.lines)
        parts.append(f"{g.assignment}-{g.exercise}: {count} ({', '.join(g.learners)}){told}\n\n{g.stub()}\n")
    return "\n".join(parts)
