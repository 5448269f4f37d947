"""A term as it is kept here, as text, and as nbgrader's folder again.

``release/``, ``submitted/`` and ``verdicts/`` are nbgrader's and the grader's folders of those names, ``gradebook.sql``
and ``secret`` what lies beside them. A learner's notebook is kept as the cells they wrote: the released notebook around
them is kept once. :mod:`make` made all of it.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import jupytext

from autograder.book.book import Chapter
from autograder.classroom.sample import _weights
from autograder.marking.verdicts import Graded
from autograder.classroom.classroom import Classroom
from autograder.marking.runner.host import Limits
from autograder.marking.submission import Notebook

STORED = Path(__file__).parent
LIMITS = Limits(exercise_seconds=3)  # one learner's answer loops for ever; no other takes a tenth of that
HANDS_IN_WEIGHTS = "ada"  # those that the references give; the others forget the file


def restore(classroom: Classroom, chapters: dict[str, Chapter]) -> None:
    """Make the term's folder: what was released, what was handed in, the gradebook, the secret."""
    shutil.copytree(STORED / "release", classroom.path / "release")
    for learner, assignment in submissions():
        notebook = handed_in(classroom.release(assignment), kept(learner, assignment).read_text("utf8"))
        folder = classroom.folder("submitted", learner, assignment)
        folder.mkdir(parents=True)
        (folder / f"{assignment}.ipynb").write_text(json.dumps(notebook), "utf8")
        weights = _weights(chapters[assignment]) if learner == HANDS_IN_WEIGHTS else b""
        if weights:
            (folder / f"{assignment}.npz").write_bytes(weights)
    with sqlite3.connect(classroom.gradebook) as db:
        db.executescript((STORED / "gradebook.sql").read_text("utf8"))
    db.close()
    shutil.copy(STORED / "secret", classroom.path)
    (classroom.path / "secret").chmod(0o600)


def submissions() -> Iterator[tuple[str, str]]:
    """(learner, assignment) of everything handed in."""
    for path in sorted((STORED / "submitted").glob("*/*.py")):
        yield path.parent.name, path.stem


def kept(learner: str, assignment: str) -> Path:
    """The cells that a learner wrote; a cell's title is the id of the released cell whose place it takes."""
    return STORED / "submitted" / learner / f"{assignment}.py"


def handed_in(release: Notebook, written: str) -> Notebook:
    """The released notebook with a learner's cells. One without a title is the learner's own: it stands before the next."""
    notebook = deepcopy(release)
    cells = notebook["cells"]
    place = len(cells)
    for cell in reversed(jupytext.reads(written, "py:percent").cells):
        if title := cell.metadata.get("title"):
            place = next(k for k, c in enumerate(cells) if c["id"] == title)
            cells[place]["source"] = cell.source
        else:
            own = {"cell_type": cell.cell_type, "metadata": {}, "source": cell.source}
            cells.insert(
                place, own if cell.cell_type == "markdown" else {**own, "outputs": [], "execution_count": None}
            )
    return notebook


def promised(graded: Graded) -> dict[str, dict[str, Any]]:
    """What a learner is promised of their verdicts: exercise -> points, max, state, named, text."""
    return {
        v.exercise: {
            **{what: getattr(v, what) for what in ("points", "max", "state", "named")},
            "text": v.text.splitlines(),
        }
        for v in graded.verdicts
    }
