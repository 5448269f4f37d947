"""Makes the notebook that learners get from ``exercises.md``. A slot becomes an answer cell and a check cell.

The same text gives the same bytes. A cell's grade_id says what the cell is (cells.py).
"""

from __future__ import annotations

import inspect
import json
from collections import Counter
from typing import Any

import jupytext
import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.book.book import Book, Chapter
from autograder.book.cells import SETUP, SLOT, SUMMARY, answer_id, kind_of_code, worth_id
from autograder.book.exercise import Essay, Exercise
from autograder.book.language import catalogue_of, spoken
from autograder.book.stub import stub_of
from autograder.errors import BookError, Problem
from autograder.learner.language import say, say_many
from autograder.learner.words import listed, points_of

FETCH = """\
# {first}
import hashlib
import pathlib
import urllib.request

for name, digest in {files}.items():
    path = pathlib.Path(name)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        continue
    try:
        data = urllib.request.urlopen("{site}downloads/{chapter}/" + name, timeout=20).read()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError({another})
        path.write_bytes(data)
    except OSError as problem:
        print({not_fetched})
        print({offline})

from check import {imported}
"""


def make_notebook(chapter: Chapter, files: dict[str, str], site: str) -> NotebookNode:
    """The notebook of a chapter, as it is released.

    files: name -> sha256 of each file that the first cell fetches. site: the published site's address, with a slash at
    its end. Raises BookError if a slot has no record, or is not the only line of a code cell.
    """
    with spoken(catalogue_of(Book(chapter.book))):
        return _made(chapter, files, site)


def _made(chapter: Chapter, files: dict[str, str], site: str) -> NotebookNode:
    text = jupytext.reads(chapter.text.read_text("utf8"), fmt="md:myst")
    trains = any(isinstance(r, Exercise) and r.trained for r in chapter.records.values())
    imported = "check, trained" if trains else "check"
    cells = [_locked(chapter.id_of(SETUP), _fetching(chapter, files, imported, site))]
    cells[0].metadata.tags = ["hide-input"]  # the site folds it; a notebook shows it
    counts: Counter[str] = Counter()
    placed = set()

    def numbered(kind: str) -> str:
        counts[kind] += 1
        return chapter.id_of(f"{kind}-{counts[kind]}")

    for cell in text.cells:
        source = cell.source.strip()
        if cell.cell_type == "markdown":
            cells.append(new_markdown_cell(source, id=numbered("text")))
        elif match := SLOT.match(source):
            cells += _slot_cells(chapter, match[1], match[2])
            placed.add(match[2])
        elif source and (kind := kind_of_code(source)) == "yours":
            cells.append(new_code_cell(source, id=numbered(kind)))
        elif source:
            cells.append(_locked(numbered(kind), source))
    for slot in chapter.slots:
        if slot.name not in placed:
            what = f"slot `# {slot.kind}: {slot.name}` must be the only line of a {{code-cell}}: give it one of its own"
            raise BookError(Problem(chapter.text, slot.line, what))
    cells.append(_locked(chapter.id_of(SUMMARY), "check()"))
    # the title comes first, so the set-up cell follows the opening prose
    if len(cells) > 1 and cells[1].cell_type == "markdown":
        cells[0], cells[1] = cells[1], cells[0]
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook: NotebookNode = new_notebook(cells=cells, metadata=metadata, nbformat_minor=5)
    return notebook


def _fetching(chapter: Chapter, files: dict[str, str], imported: str, site: str) -> str:
    """The text of the first code cell."""
    first = say("Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet.")
    if chapter.given:
        first = say(
            "Run this first: it brings check.py and cases.npz, which tell you what is right and what is not yet, and {files}.",
            files=listed([p.name for p in chapter.given]),
        )
    another = say("the site now has another version than this notebook; download the notebook again")
    not_fetched = say("{file} was not fetched: {problem}.", file="{name}", problem="{problem}")
    bundle = f"{site}downloads/{chapter.name}.zip"
    offline = say("Offline? Put the files of {bundle} beside this notebook.", bundle=bundle)
    parts = {
        "first": first,
        "another": _quoted(another),
        "not_fetched": f"f{_quoted(not_fetched)}",
        "offline": _quoted(offline),
    }
    return FETCH.format(files=files, imported=imported, site=site, chapter=chapter.name, **parts)


def _quoted(text: str) -> str:
    """A text as Python has it, in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def to_text(notebook: NotebookNode) -> str:
    """A notebook as the text of an .ipynb file."""
    text: str = nbformat.writes(notebook)
    return text + "\n"


def _slot_cells(chapter: Chapter, kind: str, name: str) -> list[NotebookNode]:
    """The cells that stand in a slot's place: points and minutes; then an answer and its check, or an essay."""
    record = chapter.records.get(name)
    if record is None or record.kind != kind:
        line = next(s.line for s in chapter.slots if s.name == name)
        what = f"slot `# {kind}: {name}` has no {kind} called {name} in exercises/: add one, or mend the slot"
        raise BookError(Problem(chapter.text, line, what))
    worth = f"**`{name}`** · {points_of(record.points)}"
    if record.minutes:
        told = {"points": points_of(record.points), "minutes": record.minutes}
        worth = f"**`{name}`** · " + say_many(
            "{points}, about {minutes} minutes", "{points}, about {minutes} minutes", record.minutes, **told
        )
    worth += " · " + say("core") if record.core else ""
    if isinstance(record, Essay):
        worth += "\n\n" + say("Read by a person, who looks for this: {rubric}", rubric=record.rubric)
        essay = new_markdown_cell("*" + say("Your answer here.") + "*", id=chapter.id_of(name))
        essay.metadata.nbgrader = _role(chapter.id_of(name), grade=True, solution=True, points=record.points)
        return [new_markdown_cell(worth, id=worth_id(chapter.id_of(name))), essay]
    try:
        stub = stub_of(record)
    except ValueError as error:
        line = inspect.getsourcelines(record.reference)[1]
        raise BookError(Problem(chapter.solutions_file, line, str(error))) from None
    answer = new_code_cell(stub, id=answer_id(chapter.id_of(name)))
    answer.metadata.nbgrader = _role(answer_id(chapter.id_of(name)), solution=True, locked=False)
    graded = new_code_cell(f"check({name})", id=chapter.id_of(name))
    graded.metadata.nbgrader = _role(chapter.id_of(name), grade=True, points=record.points)
    return [new_markdown_cell(worth, id=worth_id(chapter.id_of(name))), answer, graded]


def _locked(grade_id: str, source: str) -> NotebookNode:
    """A code cell that learners must not change."""
    cell: NotebookNode = new_code_cell(source.rstrip(), id=grade_id)
    cell.metadata.nbgrader = _role(grade_id)
    return cell


def _role(
    grade_id: str, grade: bool = False, solution: bool = False, locked: bool | None = None, points: float | None = None
) -> dict[str, Any]:
    """A cell's metadata for nbgrader. locked: by default, whatever is no solution."""
    locked = not solution if locked is None else locked
    role = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return role if points is None else {**role, "points": points}
