"""nbgrader preprocessors: rebuild the notebook, run and judge it, write verdicts in nbgrader's language, tame its prose.

nbgrader_config.py names them. ``nbgrader autograde`` and ``autograder grade`` both go through them.
"""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Any

import nbformat
import nh3
from nbconvert.filters import markdown2html_mistune
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from autograder.course import Course, find_book
from autograder.grader import Graded, Grader
from autograder.root import Root
from autograder.runner.host import choose_level
from autograder.submission import cells_of, rebuild, role_of

_graders: dict[tuple[str, str], Grader] = {}


class Rebuild(NbGraderPreprocessor):
    """Replace a submission by the released notebook with the learner's source text in it."""

    def preprocess(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> tuple[Any, Any]:
        release = _root(self).release(resources["nbgrader"]["assignment"])
        return nbformat.from_dict(rebuild(release, cells_of(nb))), resources


class Judge(NbGraderPreprocessor):
    """Give every check cell its verdict as output. A verdict that ``autograder grade`` has just made is used as it is."""

    book = Unicode("", help="the course's folder, with _toc.yml; empty: at or above the course root").tag(config=True)
    isolation = Unicode(None, allow_none=True, help="namespace or process; None: the best there is").tag(config=True)

    def preprocess(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> tuple[Any, Any]:
        root, about = _root(self), resources["nbgrader"]
        grader = self._grader(root)
        graded = root.stored(about["student"], about["assignment"])
        if graded is None or graded.key != grader.key(about["assignment"], about["student"], nb):
            graded = grader.grade(about["assignment"], about["student"], nb)
            if not graded.infrastructure:
                root.store(graded)
        write_verdicts(nb, graded)
        return nb, resources

    def _grader(self, root: Root) -> Grader:
        book = Path(self.book) if self.book else find_book(root.path)
        place = (str(book), str(root.path))
        if place not in _graders:
            level = choose_level(self.isolation or None, trusted=(root.path / "demo.json").exists())
            self.log.info("Running learners' code at isolation level %s", level)
            _graders[place] = Grader(Course(book), root.secret(), level)
            atexit.register(_graders[place].close)
        return _graders[place]


class Tame(NbGraderPreprocessor):
    """Make learners' Markdown safe to show in feedback and formgrader: rendered, and cut down to an allow-list.

    The last step, because nbgrader tells an untouched essay by its text.
    """

    def preprocess_cell(self, cell: nbformat.NotebookNode, resources: dict[str, Any], index: int) -> tuple[Any, Any]:
        theirs = role_of(cell).get("solution") or cell.get("id", "").startswith("own-")
        if cell.cell_type == "markdown" and theirs:
            cell.source = nh3.clean(markdown2html_mistune(cell.source), url_schemes={"http", "https", "mailto"})
        return cell, resources


def write_verdicts(nb: nbformat.NotebookNode, graded: Graded) -> None:
    """Replace the outputs of every check cell by its verdict, and of other cells by what they printed.

    nbgrader reads an execute_result that is a number as the mark, whatever else is shown beside it.
    Raises RuntimeError for a verdict of state "infrastructure": nbgrader must not record it.
    """
    if graded.infrastructure:
        raise RuntimeError(graded.infrastructure)
    by_id = {f"{graded.assignment}-{v['exercise']}": v for v in graded.verdicts}
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        role = role_of(cell)
        verdict = by_id.get(role.get("grade_id"))
        text = graded.outputs.get(cell.get("id", ""), "")
        cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)] if text else []
        if verdict is None:
            if role.get("grade"):
                raise RuntimeError(
                    f"there is no verdict on {role['grade_id']}: was the course changed since its release?"
                )
            continue
        data = {"text/plain": repr(float(verdict["points"])), "text/html": verdict["html"]}
        cell.outputs = [nbformat.v4.new_output("execute_result", data=data, execution_count=None)]


def _root(preprocessor: NbGraderPreprocessor) -> Root:
    return Root(Path(preprocessor.parent.parent.coursedir.root))
