"""The judgement of one exercise, and what may become of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class State(str, Enum):  # noqa: UP042  # StrEnum came with Python 3.11; learners may have 3.10
    """What became of an exercise. Its value is what is stored, printed and shown."""

    PASSED = "passed"
    PART = "part"
    FAILED = "failed"
    UNTOUCHED = "untouched"
    TIMED_OUT = "timed out"  # this and what follows is the grader's to say
    CRASHED = "crashed"
    REFUSED = "refused"
    INFRASTRUCTURE = "infrastructure"  # trouble of our own

    def __str__(self) -> str:  # without it, what is printed depends on the Python
        return str(self.value)


@dataclass
class Verdict:
    """The judgement of one exercise: the mark, and what a person is told."""

    exercise: str
    points: float
    max: float
    state: State
    named: list[str] = field(default_factory=list)  # misconceptions held
    lines: list[str] = field(default_factory=list)  # what is right and what is not
    diagnoses: list[dict[str, Any]] = field(default_factory=list)  # says, hint, pointer
    remarks: list[str] = field(default_factory=list)
    how: str = ""  # what explains it: naming.Explanation.how
    computes: str = (
        ""  # a digest of what a wrong answer gives on the ordinary cases: who has the same made the same mistake
    )

    def is_explained(self) -> bool:
        """Whether what is told of a wrong answer explains all of it."""
        return self.how not in ("", "place", "part")
