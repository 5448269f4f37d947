"""The grammar of cell ids. A cell's id, which is also its grade_id for nbgrader, says what the cell is:

``x-name``           the check of an exercise of chapter x, or an essay
``x-name-answer``    the learner's cell of that exercise
``x-name-worth``     the line above it: points and minutes
``x-setup``          the first code cell, which fetches check.py; ``x-summary`` is the last, which sums up
``x-text-1``         prose
``x-given-1``        code that answers may use
``x-yours-1``        a cell to paste into
``x-experiment-1``   code that takes long; learners run it, the grader does not
``own-1``            a cell that a learner added
``refused``          says why a notebook could not be used
"""

from __future__ import annotations

import re

SLOT = re.compile(
    r"^# (exercise|quiz|essay): *(\w+) *$"
)  # a cell of exercises.md with only this line becomes a slot's cells
YOURS = "# yours"  # learners paste code of their own into a cell that starts so
EXPERIMENT = "# experiment"  # a cell that starts so takes long
SETUP, SUMMARY = "setup", "summary"
REFUSED = "refused"


def answer_id(check: str) -> str:
    """The id of an exercise's answer cell, from the id of its check."""
    return f"{check}-answer"


def worth_id(check: str) -> str:
    """The id of the line with points and minutes above an exercise, from the id of its check."""
    return f"{check}-worth"


def own_id(number: int) -> str:
    """The id of the ``number``-th cell that a learner added."""
    return f"own-{number}"


def is_own(cell_id: str) -> bool:
    """Whether a learner added the cell."""
    return cell_id.startswith("own-")


def runs_for_learners_only(cell_id: str) -> bool:
    """Whether the grader leaves the cell out: it fetches, sums up, or takes long."""
    return cell_id.endswith((f"-{SETUP}", f"-{SUMMARY}")) or "-experiment-" in cell_id


def kind_of_code(source: str) -> str:
    """The kind of a code cell of exercises.md that is no slot: "yours", "experiment" or "given"."""
    return "yours" if source.startswith(YOURS) else "experiment" if source.startswith(EXPERIMENT) else "given"
