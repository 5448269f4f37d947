"""A submission on disk, read without trust, and the notebook rebuilt from it.

The notebook that is run and marked is the released one; from the submission comes source text only: the learner's
answers, found by grade_id, and the learner's own cells. Tags, outputs, metadata, kernels and formats are left behind.
"""

from __future__ import annotations

import base64
import json
import stat
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.book.cells import REFUSED, is_own, own_id, runs_for_learners_only
from autograder.errors import Refused

MAX_BYTES = 20 << 20
MAX_CELLS = 1_000
MAX_WEIGHTS = 3 << 20

Notebook = dict[str, Any]


@dataclass(frozen=True)
class Cell:
    """What is taken from a submitted cell."""

    grade_id: str | None
    type: str
    source: str


def read_cells(path: Path) -> list[Cell]:
    """The cells of a submitted notebook. Raises Refused."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(f"There is no {path.name}: hand in the notebook under that name.") from None
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"{path.name} is not a regular file: hand in the notebook itself, not a link.")
    if status.st_size > MAX_BYTES:
        raise Refused(f"{path.name} is larger than {MAX_BYTES >> 20} MB: clear its outputs and hand it in again.")
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Refused(f"{path.name} cannot be read ({error.strerror}): hand it in again.") from None
    except (ValueError, RecursionError, MemoryError):
        raise Refused(
            f"{path.name} is not a notebook: it does not hold valid JSON. Save it again and hand it in."
        ) from None
    return cells_of(content, path.name)


def read_weights(path: Path) -> tuple[dict[str, str], list[str]]:
    """The weights handed in beside a notebook: {file name: base64} and, where they were left out, a note why.

    They are opened where the learner's code runs, and nowhere else.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return {}, [f"{path.name} is not a regular file, and was not read"]
        if status.st_size > MAX_WEIGHTS:
            return {}, [f"{path.name} is larger than {MAX_WEIGHTS >> 20} MB, and was not read"]
        return {path.name: base64.b64encode(path.read_bytes()).decode()}, []
    except FileNotFoundError:
        return {}, []


def cells_of(content: Any, name: str = "the file") -> list[Cell]:
    """The cells of a notebook's JSON, of any format. Raises Refused."""
    try:
        cells = (
            content["cells"] if "cells" in content else [c for sheet in content["worksheets"] for c in sheet["cells"]]
        )
        found = [_cell(c) for c in cells]
    except (KeyError, TypeError, AttributeError):
        raise Refused(f"{name} is not a notebook: it has no cells. Save it again and hand it in.") from None
    if len(found) > MAX_CELLS:
        raise Refused(f"{name} has more than {MAX_CELLS:,} cells: take out what is not yours and hand it in again.")
    return found


def _cell(cell: Any) -> Cell:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(s for s in source if isinstance(s, str))
    if not isinstance(source, str):
        source = ""
    source = source.encode("utf8", "replace").decode()  # JSON can name half a surrogate pair; no file can hold it
    metadata = cell.get("metadata")
    role = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = role.get("grade_id") if isinstance(role, dict) else None
    if not isinstance(grade_id, str):  # editors that strip metadata keep the cell's id, which is the same
        grade_id = cell.get("id") if isinstance(cell.get("id"), str) else None
    return Cell(grade_id, str(cell.get("cell_type")), source)


def role_of(cell: Notebook) -> dict[str, Any]:
    """nbgrader's metadata of a released cell; empty for prose and for the learner's own cells."""
    role: dict[str, Any] = cell["metadata"].get("nbgrader", {})
    return role


def rebuild(release: Notebook, submitted: Iterable[Cell]) -> Notebook:
    """The released notebook with the learner's answers in it, and the learner's own cells where they stood.

    Of several answers to one exercise the last counts; the others stay, as cells of the learner's own. A given cell
    that the learner changed is put back, and what it was changed into follows it: it may import what an answer needs.
    Rebuilding what was rebuilt changes nothing that is run.
    """
    submitted = list(submitted)
    known = {role_of(c)["grade_id"]: c for c in release["cells"] if role_of(c)}
    known |= {c["id"]: c for c in release["cells"] if not role_of(c) and c["cell_type"] == "code"}  # to paste into
    prose = {c["id"] for c in release["cells"] if c["cell_type"] == "markdown" and not role_of(c)}
    last = {c.grade_id: k for k, c in enumerate(submitted) if c.grade_id in known}
    cells: list[Notebook] = []
    own = 0
    for k, cell in enumerate(submitted):
        original = known.get(cell.grade_id)
        counts = last.get(cell.grade_id) == k
        if original and counts:
            cells.append(deepcopy(original))
        if original and _is_open(original) and counts:
            cells[-1]["source"] = cell.source
        elif original and not _is_open(original) and not (_is_given(original) and _changed(cell, original)):
            continue  # a copy of a cell that is ours
        elif cell.grade_id in prose and cell.type == "markdown":
            continue  # our prose, put back below
        else:
            own += 1
            cells.append(_own(own, cell))
    position = 0
    for original in release["cells"]:
        here = next((k for k, c in enumerate(cells) if c["id"] == original["id"]), None)
        if here is not None:
            position = here + 1
            continue
        place = position
        if _is_open(original):  # an answer may stand in a cell of the learner's own: the stub must not come after it
            place = next((k for k, c in enumerate(cells[:position]) if is_own(c["id"])), position)
        cells.insert(place, deepcopy(original))
        position += 1
    return {**{k: deepcopy(v) for k, v in release.items() if k != "cells"}, "cells": cells}


def _is_open(cell: Notebook) -> bool:
    """Whether a released cell is for the learner to write in."""
    is_open: bool = role_of(cell).get("solution", cell["cell_type"] == "code")
    return is_open


def _is_given(cell: Notebook) -> bool:
    """Whether a released cell is code that answers may use."""
    role = role_of(cell)
    return cell["cell_type"] == "code" and not role.get("grade") and not runs_for_learners_only(role["grade_id"])


def _changed(cell: Cell, original: Notebook) -> bool:
    return cell.source.strip() != source_of(original).strip()


def _own(number: int, cell: Cell) -> Notebook:
    made: Notebook = {"id": own_id(number), "metadata": {}, "source": cell.source}
    if cell.type == "code":
        return {**made, "cell_type": "code", "execution_count": None, "outputs": []}
    return {**made, "cell_type": "markdown"}


def stand_in(release: Notebook, reason: str) -> Notebook:
    """The released notebook, unanswered, with the reason why the learner's own could not be used."""
    notebook = rebuild(release, [])
    notebook["cells"].insert(0, {"id": REFUSED, "cell_type": "markdown", "metadata": {}, "source": f"**{reason}**"})
    return notebook


def to_run(notebook: Notebook) -> list[tuple[str, str]]:
    """(cell id, source) of the cells to run: given cells, answers and the learner's own; not those that fetch, check or take long."""
    cells = []
    for cell in notebook["cells"]:
        role = role_of(cell)
        ours = role.get("grade") or runs_for_learners_only(role.get("grade_id", ""))
        if cell["cell_type"] == "code" and not ours and source_of(cell).strip():
            cells.append((cell["id"], source_of(cell)))
    return cells


def source_of(cell: Notebook) -> str:
    source = cell["source"]
    return "".join(source) if isinstance(source, list) else source
