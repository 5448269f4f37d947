"""Three nbgrader preprocessors: Rebuild the notebook, Judge it and write its verdicts, Tame learners' prose.

settings.py names them. ``nbgrader autograde`` and ``autograder grade`` both use them.
"""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import nh3
from nbconvert.filters import markdown2html_mistune
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Dict, Unicode

from autograder.book.book import find_book
from autograder.book.cells import REFUSED, is_own
from autograder.classroom.classroom import Classroom
from autograder.classroom.counting import Worth, counted, worths_now
from autograder.marking.grader import Grader
from autograder.marking.runner import LEVELS
from autograder.marking.runner.host import Limits
from autograder.marking.submission import cells_of, read_weights, rebuild, role_of
from autograder.marking.verdicts import Graded, key_of

MAX_PROSE = 20_000  # of a notebook are rendered, in characters: for some texts, rendering takes time with the square of the length
ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "img": {"alt"},
}  # a picture from another server would tell that server who reads, and when
_graders: dict[tuple[str, str], Grader] = {}


class Rebuild(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Replace a submission by the released notebook with the learner's source text in it."""

    def preprocess(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> tuple[Any, Any]:
        """nbgrader calls it with a submission. Returns the rebuilt notebook."""
        release = _classroom(self).release(resources["nbgrader"]["assignment"])
        return nbformat.from_dict(rebuild(release, cells_of(nb))), resources


class Judge(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Give every check cell its verdict as output. A verdict that ``autograder grade`` has just made is used as it is."""

    book = Unicode("", help="the course's folder, with _toc.yml; empty: at or above the course root").tag(config=True)
    isolation = Unicode(None, allow_none=True, help="namespace, landlock or process; None: the best there is").tag(
        config=True
    )
    limits = Dict(help="what a submission may use, where it differs from Limits in marking/runner/limits.py").tag(
        config=True
    )

    def preprocess(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> tuple[Any, Any]:
        """nbgrader calls it with a rebuilt notebook. Writes the verdicts into it: stored ones if they hold, else new ones."""
        classroom, about = _classroom(self), resources["nbgrader"]
        book = self.home(classroom)
        folder = classroom.folder("submitted", about["student"], about["assignment"])
        files, _ = read_weights(folder / f"{folder.name}.npz")
        work = about["assignment"], about["student"], nb, files
        graded = classroom.stored(about["student"], about["assignment"])
        key = key_of(book, classroom.secret(), Limits(**self.limits), *work)
        if graded is None or not graded.holds_at(key, self._level(graded, classroom, book)):
            graded = self._grader(classroom, book).grade(*work)
            classroom.store(graded)
        write_verdicts(nb, graded, worths_now(book, classroom, about["assignment"]))
        return nb, resources

    def home(self, classroom: Classroom) -> Path:
        """The course's folder. Raises UsageError if it cannot be found."""
        return Path(self.book) if self.book else find_book(classroom.path)

    def _level(self, graded: Graded, classroom: Classroom, book: Path) -> str:
        """The isolation level that a stored verdict must have reached.

        A verdict of the best level always has. Only for another one is it found out, which takes a second, what this
        machine can do.
        """
        best = graded.level == LEVELS[0]
        return self.isolation or (graded.level if best else self._grader(classroom, book).level)

    def _grader(self, classroom: Classroom, book: Path) -> Grader:
        place = (str(book), str(classroom.path))
        if place not in _graders:
            _graders[place] = Grader(
                book, classroom.secret(), self.isolation or None, classroom.is_sample, Limits(**self.limits)
            )
            atexit.register(_graders[place].close)
            self.log.info("Running learners' code at isolation level %s", _graders[place].runner.in_force)
        return _graders[place]


class Tame(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Make learners' Markdown safe to show in feedback and formgrader: render it, and keep only harmless HTML.

    It comes last, because nbgrader recognises an untouched essay by its text. The cell that says why a notebook was
    refused is treated too, because it holds a file name that a learner chose.
    """

    def preprocess(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> tuple[Any, Any]:
        """nbgrader calls it before it makes a page. Makes the learner's Markdown harmless."""
        left = MAX_PROSE
        for cell in nb.cells:
            name = cell.get("id", "")
            theirs = role_of(cell).get("solution") or is_own(name) or name == REFUSED
            if cell.cell_type == "markdown" and theirs:
                left -= len(cell.source)
                cell.source = tamed(cell.source, render=left >= 0)
        return nb, resources


def tamed(text: str, render: bool = True) -> str:
    """Learners' Markdown as harmless HTML; as plain text if ``render`` is False, or if it cannot be rendered.

    It is one line in a <div>, because a program that shows the notebook renders the cell as Markdown again: in a line
    of HTML it finds none.
    """
    try:
        html = markdown2html_mistune(text) if render else None
    except Exception:  # RecursionError for deeply nested text, and others
        html = None
    html = f"<pre>{escape(text)}</pre>" if html is None else html
    clean = nh3.clean(html, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"})
    return f"<div>{clean.replace(chr(13), '').replace(chr(10), '&#10;')}</div>"


def write_verdicts(nb: nbformat.NotebookNode, graded: Graded, worths: Mapping[str, Worth]) -> None:
    """Make each check cell's verdict its output, and what the other cells printed and drew theirs.

    nbgrader takes an execute_result that is a number as the mark, whatever else the output shows. It refuses more points
    than the cell says. worths: grade_id -> what an exercise is worth in this term, where that is not all its points.
    Raises RuntimeError for a verdict of state "infrastructure", which nbgrader must not record, and if a verdict is
    missing.
    """
    if graded.infrastructure:
        raise RuntimeError(graded.infrastructure)
    by_id = {f"{graded.assignment}-{v.exercise}": v for v in graded.verdicts}
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        role = role_of(cell)
        verdict = by_id.get(role.get("grade_id", ""))
        text = graded.outputs.get(cell.get("id", ""), "")
        cell.outputs = [_output("stream", name="stdout", text=text)] if text else []
        for picture in graded.pictures.get(cell.get("id", ""), []):
            cell.outputs.append(_output("display_data", metadata={}, data={"image/png": picture}))
        if verdict is None:
            if role.get("grade"):
                raise RuntimeError(
                    f"there is no verdict on {role['grade_id']}: was the course changed since its release?"
                )
            continue
        worth = worths.get(role["grade_id"])
        if worth is not None:
            cell.metadata["nbgrader"]["points"] = worth.earns
        data = {"text/plain": repr(float(counted(verdict.points, worth))), "text/html": verdict.html}
        cell.outputs = [_output("execute_result", metadata={}, data=data, execution_count=None)]


def _output(kind: str, **content: Any) -> Any:
    """What nbformat.v4.new_output makes. That also validates each, for 1 ms; the notebook is validated as a whole."""
    return nbformat.from_dict({"output_type": kind, **content})


def _classroom(preprocessor: NbGraderPreprocessor) -> Classroom:
    return Classroom(Path(preprocessor.parent.parent.coursedir.root))
