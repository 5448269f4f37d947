"""``timestamp.txt`` beside a submission: when it was handed in, as nbgrader reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"
NAME = "timestamp.txt"


def stamped(path: Path) -> datetime | None:
    """The time in a file; None if there is no file, or no time in it."""
    try:
        text = path.read_text("utf8").strip()
        try:
            return datetime.strptime(text, STAMP).replace(tzinfo=UTC)
        except ValueError:
            from nbgrader.utils import parse_utc  # takes 2 s; it reads every form that nbgrader's collectors write

            when: datetime = parse_utc(text).replace(tzinfo=UTC)
            return when
    except (OSError, ValueError, OverflowError, AttributeError):
        return None
