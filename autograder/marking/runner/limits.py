"""The limits of one submission."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Limits:
    """The limits of one submission. Seconds count the time in which its code ran or slept (clock.py), CPU seconds apart."""

    memory_mb: int = 2048
    cpu_seconds: int = 300
    file_mb: int = 16
    tmp_mb: int = 64
    processes: int = 64
    cell_seconds: float = 60.0
    notebook_seconds: float = 600.0  # all cells together
    exercise_seconds: float = 15.0
    train_seconds: float = 0.0  # to train weights that were not handed in; 0: they are not trained

    def to_train(self) -> Limits:
        """These limits, with train_seconds added to the others."""
        more = self.train_seconds
        return replace(
            self,
            cpu_seconds=self.cpu_seconds + math.ceil(more),
            cell_seconds=max(self.cell_seconds, more),
            exercise_seconds=max(self.exercise_seconds, more),
        )
