"""Reads a submission from disk, without trusting it, and rebuilds the notebook.

The released notebook is run and marked, with source text from the submission in it: the learner's answers, found by
grade_id, and cells that the learner added. The submission's tags, outputs, metadata, kernels and formats have no effect.
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
from autograder.learner.language import mark

MAX_BYTES = 20 << 20
MAX_CELLS = 1_000
MAX_WEIGHTS = 3 << 20

Notebook = dict[str, Any]

# Why a file is refused. Whoever reads files does not know the book's language; the grader says it again in that language.
MISSING = mark("There is no {file}: hand in the notebook under that name.")
NO_FILE = mark("{file} is not a regular file: hand in the notebook itself, not a link.")
TOO_LARGE = mark("{file} is larger than {most} MB: clear its outputs and hand it in again.")
UNREADABLE = mark("{file} cannot be read ({error}): hand it in again.")
NO_JSON = mark("{file} is not a notebook: it does not hold valid JSON. Save it again and hand it in.")
NO_CELLS = mark("{file} is not a notebook: it has no cells. Save it again and hand it in.")
TOO_MANY = mark("{file} has more than {most} cells: take out what is not yours and hand it in again.")
A_LINK = mark("The folder {folder} is a link: hand in the notebook itself.")
RENAMED = mark("{reason} (There is {other}: `autograder collect` takes a notebook under any name.)")
REASONS = (MISSING, NO_FILE, TOO_LARGE, UNREADABLE, NO_JSON, NO_CELLS, TOO_MANY, A_LINK)


@dataclass(frozen=True)
class Cell:
    """What is taken from a submitted cell. grade_id: nbgrader's, or else the cell's own id; None if it has neither."""

    grade_id: str | None
    type: str
    source: str


def read_cells(path: Path) -> list[Cell]:
    """The cells of a submitted notebook. Raises Refused if the file is missing, too large, or no notebook."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(MISSING.format(file=path.name)) from None
    if not stat.S_ISREG(status.st_mode):
        raise Refused(NO_FILE.format(file=path.name))
    if status.st_size > MAX_BYTES:
        raise Refused(TOO_LARGE.format(file=path.name, most=MAX_BYTES >> 20))
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Refused(UNREADABLE.format(file=path.name, error=error.strerror)) from None
    except (ValueError, RecursionError, MemoryError):
        raise Refused(NO_JSON.format(file=path.name)) from None
    return cells_of(content, path.name)


def read_weights(path: Path) -> tuple[dict[str, str], list[str]]:
    """The file of weights handed in with a notebook: {name: base64}, empty if there is none; and why it was not read.

    The file is opened only where the learner's code runs.
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
    """The cells of a notebook's JSON, of any format version. Raises Refused if it is no notebook, or has too many cells."""
    try:
        cells = (
            content["cells"] if "cells" in content else [c for sheet in content["worksheets"] for c in sheet["cells"]]
        )
        found = [_cell(c) for c in cells]
    except (KeyError, TypeError, AttributeError):
        raise Refused(NO_CELLS.format(file=name)) from None
    if len(found) > MAX_CELLS:
        raise Refused(TOO_MANY.format(file=name, most=f"{MAX_CELLS:,}"))
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
    """nbgrader's metadata of a cell; empty for prose and for cells that the learner added."""
    role: dict[str, Any] = cell["metadata"].get("nbgrader", {})
    return role


def checks_in(notebook: Notebook) -> dict[str, float]:
    """grade_id -> points of everything that is marked in a notebook, essays too."""
    roles = [role_of(cell) for cell in notebook["cells"]]
    return {role["grade_id"]: float(role["points"]) for role in roles if role.get("grade")}


def rebuild(release: Notebook, submitted: Iterable[Cell]) -> Notebook:
    """The released notebook with the learner's answers in it, and with the cells that they added, where they stood.

    Of several answers to one exercise the last counts; the others stay, as added cells. A given cell that the learner
    changed is put back, followed by its changed text, which may import what an answer needs. If a rebuilt notebook is
    rebuilt, what is run stays the same.
    """
    submitted = list(submitted)
    known = {role_of(c)["grade_id"]: c for c in release["cells"] if role_of(c)}
    known |= {
        c["id"]: c for c in release["cells"] if not role_of(c) and c["cell_type"] == "code"
    }  # cells to paste into
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
            continue  # a copy of a locked cell
        elif cell.grade_id in prose and cell.type == "markdown":
            continue  # the release's prose, which is put back below
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
        if _is_open(original):  # the answer may stand in an added cell: the stub must come before it
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
    """The released notebook without answers, and with the reason why the learner's notebook could not be used."""
    notebook = rebuild(release, [])
    notebook["cells"].insert(0, {"id": REFUSED, "cell_type": "markdown", "metadata": {}, "source": f"**{reason}**"})
    return notebook


def to_run(notebook: Notebook) -> list[tuple[str, str]]:
    """(cell id, source) of the cells to run: given cells, answers and added cells; not those that fetch, check or take long."""
    cells = []
    for cell in notebook["cells"]:
        role = role_of(cell)
        ours = role.get("grade") or runs_for_learners_only(role.get("grade_id", ""))
        if cell["cell_type"] == "code" and not ours and source_of(cell).strip():
            cells.append((cell["id"], source_of(cell)))
    return cells


def source_of(cell: Notebook) -> str:
    """A cell's source as one string: older formats hold a list of lines."""
    source = cell["source"]
    return "".join(source) if isinstance(source, list) else source
