"""What one learner is told of one assignment."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.book.book import Chapter
from autograder.classroom.gradebook import Entered, Entry
from autograder.learner.language import say
from autograder.learner.verdict import State
from autograder.marking.verdicts import Graded, StoredVerdict

FIRST = 3  # things to do next


@dataclass(frozen=True)
class Line:
    """One exercise, quiz or essay.

    kind: as the slot in exercises.md says. points: the mark; None: nobody has read it yet. max: points that can be had.
    state: of the verdict; "" for an essay. verdict: what the judge says; None for an essay. by_hand: whether a person
    gave the mark in the judge's place. comment: what a person wrote beside it.
    """

    name: str
    kind: str
    points: float | None
    max: float
    state: str = ""
    verdict: StoredVerdict | None = None
    by_hand: bool = False
    comment: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the learner can still gain points here by mending their answer."""
        return self.kind != "essay" and self.points is not None and self.points < self.max


@dataclass(frozen=True)
class Sheet:
    """A learner's assignment: the lines in the notebook's order, and the sums that nbgrader holds.

    learner: their id. name: as the gradebook has it; "" if unknown. address: of the exercises on the course's site; "".
    """

    course: str
    assignment: str
    learner: str
    name: str
    entered: Entered
    lines: list[Line]
    refused: str | None = None
    address: str = ""

    @property
    def next(self) -> list[tuple[str, str]]:
        """What to do next: exercise and a question, or what departs; the first few that can still gain points."""
        return [(line.name, _pointer(line)) for line in self.lines if line.is_open][:FIRST]


def _pointer(line: Line) -> str:
    """The one thing to look at."""
    if line.state == State.UNTOUCHED.value or line.verdict is None:
        return say("you have not begun it.")
    told = [str(d.get("hint") or d.get("says") or "") for d in line.verdict.diagnoses]
    return next((text for text in (*told, *line.verdict.lines) if text), say("look at it again."))


def lines_of(chapter: Chapter, graded: Graded, entries: dict[str, Entry]) -> list[Line]:
    """The lines of one notebook: what nbgrader holds of each slot, and what the judge said."""
    found = []
    for slot in chapter.slots:
        entry, verdict = entries.get(chapter.id_of(slot.name)), graded.verdict(slot.name)
        if entry is None:
            continue
        said = entry.comment or (entry.remark if slot.kind == "essay" else "")
        state = verdict.state.value if verdict else ""
        by_hand = entry.by_hand and slot.kind != "essay"
        found.append(Line(slot.name, slot.kind, entry.points, entry.max, state, verdict, by_hand, said))
    return found
