"""What one exercise showed on its cases, as the grader takes it: hostile values, made plain by incoming.py."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.learner.values import Observation, Raised
from autograder.learner.verdict import State
from autograder.marking.references import Told

TELLING = {name for name in dir(builtins) if isinstance(getattr(builtins, name), type)}
TELLING |= {"AxisError", "LinAlgError", "UFuncTypeError", "Timeout", "Ended", "NoWeights", "WrongWeights"}


@dataclass
class Seen:
    """One exercise, run on its cases. died: the notebook's process ended; ended: only the exercise's own did."""

    evidence: list[Told]
    observations: list[Observation]
    seconds: float
    answer: str = "none"
    ended: State | None = None
    died: State | None = None

    @property
    def is_whole(self) -> bool:
        return self.answer == "function" and not self.died and len(self.observations) == len(self.evidence)

    @property
    def last(self) -> Told:
        """The case on which it ended."""
        return self.evidence[len(self.observations)]

    @property
    def is_enough(self) -> bool:
        """Whether visible cases show that it earns nothing: there is no function, or none that outlives ordinary ones."""
        return bool(self.died or self.answer != "function" or (self.ended and not self.last.edge))

    @property
    def all_observations(self) -> list[Observation]:
        """One for every case."""
        return self.observations + [_unseen(self.ended)] * (len(self.evidence) - len(self.observations))


def _unseen(ended: State | None) -> Observation:
    return Observation(raised=Raised("Ended" if ended == State.CRASHED else "Timeout", ""))


def masked(observations: list[Observation]) -> Iterator[Observation]:
    """What crossed the wire, with exception types that tell nothing but a type."""
    for o in observations:
        if o.raised and o.raised.type not in TELLING:
            o.raised = Raised("an exception of its own", o.raised.message, o.raised.file, o.raised.line)
        yield o
