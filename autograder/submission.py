"""A submission on disk, read without trust, and the notebook rebuilt from it.

The notebook that is run and marked is the released one; from the submission comes source text only: the learner's
answers, found by grade_id, and the learner's own cells. Tags, outputs, metadata, kernels and formats are left behind.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_BYTES = 20 << 20
MAX_CELLS = 1_000
MAX_SOURCE = 200_000  # characters of one cell

Notebook = dict[str, Any]


class Refused(Exception):
    """The file cannot be read as a notebook; the message says why and what the learner should do."""


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
    except FileNotFoundError:
        raise Refused(f"There is no {path.name}: hand in the notebook under that name.") from None
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"{path.name} is not a regular file: hand in the notebook itself, not a link.")
    if status.st_size > MAX_BYTES:
        raise Refused(f"{path.name} is larger than {MAX_BYTES >> 20} MB: clear its outputs and hand it in again.")
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError, MemoryError):
        raise Refused(
            f"{path.name} is not a notebook: it does not hold valid JSON. Save it again and hand it in."
        ) from None
    return cells_of(content, path.name)


def cells_of(content: Any, name: str = "the file") -> list[Cell]:
    """The cells of a notebook's JSON, of any format. Raises Refused."""
    try:
        cells = (
            content["cells"] if "cells" in content else [c for sheet in content["worksheets"] for c in sheet["cells"]]
        )
        return [_cell(c) for c in cells[:MAX_CELLS]]
    except (KeyError, TypeError, AttributeError):
        raise Refused(f"{name} is not a notebook: it has no cells. Save it again and hand it in.") from None


def _cell(cell: Any) -> Cell:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(s for s in source if isinstance(s, str))
    metadata = cell.get("metadata")
    role = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = role.get("grade_id") if isinstance(role, dict) else None
    if not isinstance(grade_id, str):  # editors that strip metadata keep the cell's id, which is the same
        grade_id = cell.get("id") if isinstance(cell.get("id"), str) else None
    return Cell(grade_id, str(cell.get("cell_type")), source[:MAX_SOURCE] if isinstance(source, str) else "")


def role_of(cell: Notebook) -> dict[str, Any]:
    """nbgrader's metadata of a released cell; empty for prose and for the learner's own cells."""
    return cell["metadata"].get("nbgrader", {})


def rebuild(release: Notebook, submitted: Iterable[Cell]) -> Notebook:
    """The released notebook with the learner's answers in it, and the learner's own cells where they stood."""
    submitted = list(submitted)
    known = {role_of(c)["grade_id"]: c for c in release["cells"] if role_of(c)}
    prose = {c.get("id") for c in release["cells"] if not role_of(c)}
    last = {c.grade_id: k for k, c in enumerate(submitted) if c.grade_id in known}
    cells: list[Notebook] = []
    for k, cell in enumerate(submitted):
        if last.get(cell.grade_id) == k:
            cells.append(deepcopy(known[cell.grade_id]))
            if role_of(cells[-1])["solution"]:
                cells[-1]["source"] = cell.source
        elif cell.grade_id in known and not role_of(known[cell.grade_id])["solution"]:
            continue  # a copy of a cell that is ours
        elif cell.grade_id in prose and cell.type == "markdown":
            continue  # our prose, put back below
        else:
            cells.append(_own(len(cells), cell))
    position = 0
    for original in release["cells"]:
        name = original.get("id")
        here = next((k for k, c in enumerate(cells) if c["id"] == name), None)
        if here is None:
            cells.insert(position, deepcopy(original))
            here = position
        position = here + 1
    return {**{k: deepcopy(v) for k, v in release.items() if k != "cells"}, "cells": cells}


def _own(number: int, cell: Cell) -> Notebook:
    made: Notebook = {"id": f"own-{number}", "metadata": {}, "source": cell.source}
    if cell.type == "code":
        return {**made, "cell_type": "code", "execution_count": None, "outputs": []}
    return {**made, "cell_type": "markdown"}


def stand_in(release: Notebook, reason: str) -> Notebook:
    """The released notebook, unanswered, with the reason why the learner's own could not be used."""
    notebook = rebuild(release, [])
    notebook["cells"].insert(0, {"id": "refused", "cell_type": "markdown", "metadata": {}, "source": f"**{reason}**"})
    return notebook


def to_run(notebook: Notebook) -> list[tuple[str, str]]:
    """(cell id, source) of the cells to run: given cells, answers and the learner's own; not ours that fetch or check."""
    cells = []
    for cell in notebook["cells"]:
        role = role_of(cell)
        ours = role.get("grade") or str(role.get("grade_id", "")).endswith(("-setup", "-summary"))
        if cell["cell_type"] == "code" and not ours and source_of(cell).strip():
            cells.append((cell["id"], source_of(cell)))
    return cells


def source_of(cell: Notebook) -> str:
    source = cell["source"]
    return "".join(source) if isinstance(source, list) else source
