"""The verdict on one exercise, and the states that it can have."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from autograder.learner.language import say


class State(str, Enum):  # noqa: UP042  # StrEnum came with Python 3.11; learners may have 3.10
    """The state of an exercise. Its value is stored; learners read ``in_table``."""

    PASSED = "passed"
    PART = "part"
    FAILED = "failed"
    UNTOUCHED = "untouched"
    TIMED_OUT = "timed out"  # this state and the following ones come from the grader only
    CRASHED = "crashed"
    REFUSED = "refused"
    INFRASTRUCTURE = "infrastructure"  # the grader failed

    def __str__(self) -> str:  # otherwise Pythons differ in what they print
        return str(self.value)


def in_table(state: State | str) -> str:
    """The word for a state, as learners read it."""
    return {
        State.PASSED: say("passed"),
        State.PART: say("part"),
        State.FAILED: say("failed"),
        State.UNTOUCHED: say("untouched"),
        State.TIMED_OUT: say("timed out"),
        State.CRASHED: say("crashed"),
        State.REFUSED: say("refused"),
        State.INFRASTRUCTURE: say("infrastructure"),
    }[State(state)]


@dataclass
class Verdict:
    """The verdict on one exercise: the mark, and what the learner is told."""

    exercise: str
    points: float
    max: float
    state: State
    named: list[str] = field(default_factory=list)  # the mistakes that were recognised, and the laws that are broken
    lines: list[str] = field(default_factory=list)  # what is right and what is not
    diagnoses: list[dict[str, Any]] = field(default_factory=list)  # says, hint, pointer
    remarks: list[str] = field(default_factory=list)
    how: str = ""  # what explains it: naming.Explanation.how
    computes: str = (
        ""  # a digest of what a wrong answer gives on the ordinary cases: who has the same made the same mistake
    )

    def is_explained(self) -> bool:
        """Whether the explanation is complete."""
        return self.how not in ("", "place", "part", "case")
