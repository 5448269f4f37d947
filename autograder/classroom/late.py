"""What late work costs, as ``course.toml`` says: a plugin for nbgrader, named in settings.py."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from nbgrader.plugins import LateSubmissionPlugin

from autograder.classroom.classroom import Classroom
from autograder.classroom.term import FILE, Late
from autograder.classroom.term_file import read_term


class LateRule(LateSubmissionPlugin):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader asks it for the penalty of late work. Without a rule in ``course.toml`` nbgrader's own setting counts."""

    asks_nothing_else = True  # of the gradebook: so many submissions are entered together

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """The points to take off a notebook that earned ``score`` and came so late; None: nothing."""
        path = Path(self.config.CourseDirectory.get("root", ".")).resolve()
        file = path / FILE
        late = _rule(path, file.stat().st_mtime_ns) if file.exists() else None
        if late is None:
            penalty: float | None = super().late_submission_penalty(student_id, score, total_seconds_late)
            return penalty
        share = late.share(total_seconds_late)
        return round(score * share, 4) if share else None


@lru_cache(maxsize=4)
def _rule(path: Path, changed: int) -> Late | None:
    term = read_term(Classroom(path))
    return term.late if term else None
