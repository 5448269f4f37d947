"""What one exercise showed when it was run on its cases. Its values are hostile; incoming.py has made them plain."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.learner.values import Observation, Raised
from autograder.learner.verdict import State
from autograder.marking.references import Told

# Exceptions of these types keep their names: Python's own, frequent ones of NumPy, and ours
TELLING = {name for name in dir(builtins) if isinstance(getattr(builtins, name), type)}
TELLING |= {"AxisError", "LinAlgError", "UFuncTypeError", "Timeout", "Ended", "NoWeights", "WrongWeights"}


@dataclass
class Seen:
    """What one exercise showed on its cases.

    answer: "function", or what is there instead. ended: how the exercise's own process ended before the last case;
    died: how the notebook's process ended; None: it did not. passed: whether it was right beside the others.
    """

    evidence: list[Told]
    observations: list[Observation]
    seconds: float
    answer: str = "none"
    ended: State | None = None
    died: State | None = None
    passed: bool = False

    @property
    def is_whole(self) -> bool:
        return self.answer == "function" and not self.died and len(self.observations) == len(self.evidence)

    @property
    def last(self) -> Told:
        """The case on which it ended."""
        return self.evidence[len(self.observations)]

    @property
    def is_enough(self) -> bool:
        """Whether the visible cases suffice to mark it: there is no function, or it ended on an ordinary case."""
        return bool(self.died or self.answer != "function" or (self.ended and not self.last.edge))

    @property
    def all_observations(self) -> list[Observation]:
        """An observation for every case, also for those that it did not come to."""
        return self.observations + [_unseen(self.ended)] * (len(self.evidence) - len(self.observations))


def _unseen(ended: State | None) -> Observation:
    return Observation(raised=Raised("Ended" if ended == State.CRASHED else "Timeout", ""))


def masked(observations: list[Observation]) -> Iterator[Observation]:
    """Yield the observations. Exceptions of unknown types lose their names: a learner could choose one that tells."""
    for o in observations:
        if o.raised and o.raised.type not in TELLING:
            o.raised = Raised("an exception of its own", o.raised.message, o.raised.file, o.raised.line)
        yield o
