"""The grammar of cell ids: what a cell of a chapter's notebook is, told by its grade_id, which is its id too.

``x-name``           the check of an exercise of chapter x, or an essay
``x-name-answer``    the learner's cell of that exercise
``x-name-worth``     the line above it: points and minutes
``x-setup``          the first code cell, which fetches; ``x-summary`` is the last, which sums up
``x-text-1``         prose
``x-given-1``        code that answers may use
``x-yours-1``        a cell to paste into
``x-experiment-1``   code that takes long, and is the learner's to run
``own-1``            a cell that a learner added
``refused``          says why a notebook could not be used
"""

from __future__ import annotations

import re

SLOT = re.compile(r"^# (exercise|quiz|essay): *(\w+) *$")  # the only line of a cell of exercises.md that becomes cells
YOURS = "# yours"  # a code cell that starts so is one to paste into
EXPERIMENT = "# experiment"  # … and one that starts so takes long
SETUP, SUMMARY = "setup", "summary"
REFUSED = "refused"


def answer_id(check: str) -> str:
    """The id of the learner's cell, from that of its check."""
    return f"{check}-answer"


def worth_id(check: str) -> str:
    """The id of the line above an exercise, from that of its check."""
    return f"{check}-worth"


def own_id(number: int) -> str:
    return f"own-{number}"


def is_own(cell_id: str) -> bool:
    """Whether a learner added the cell."""
    return cell_id.startswith("own-")


def runs_for_learners_only(cell_id: str) -> bool:
    """Whether the cell is not run when the notebook is marked: it fetches, sums up, or takes long."""
    return cell_id.endswith((f"-{SETUP}", f"-{SUMMARY}")) or "-experiment-" in cell_id


def kind_of_code(source: str) -> str:
    """The kind of a code cell of exercises.md that is no slot: yours, experiment or given."""
    return "yours" if source.startswith(YOURS) else "experiment" if source.startswith(EXPERIMENT) else "given"
