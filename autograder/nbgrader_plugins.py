"""nbgrader preprocessors: rebuild the notebook, run and judge it, write verdicts in nbgrader's language, tame its prose.

nbgrader_config.py names them. ``nbgrader autograde`` and ``autograder grade`` both go through them.
"""

from __future__ import annotations

import atexit
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import nh3
from nbconvert.filters import markdown2html_mistune
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from autograder.course import find_book
from autograder.grader import Graded, Grader, key_of
from autograder.root import Root
from autograder.submission import cells_of, read_weights, rebuild, role_of

MAX_PROSE = 20_000  # characters of one notebook that are rendered: some Markdown takes time by the square of its length
ATTRIBUTES = {**nh3.ALLOWED_ATTRIBUTES, "img": {"alt"}}  # a picture from elsewhere tells who reads, and when
_graders: dict[tuple[str, str], Grader] = {}


class Rebuild(NbGraderPreprocessor):
    """Replace a submission by the released notebook with the learner's source text in it."""

    def preprocess(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> tuple[Any, Any]:
        release = _root(self).release(resources["nbgrader"]["assignment"])
        return nbformat.from_dict(rebuild(release, cells_of(nb))), resources


class Judge(NbGraderPreprocessor):
    """Give every check cell its verdict as output. A verdict that ``autograder grade`` has just made is used as it is."""

    book = Unicode("", help="the course's folder, with _toc.yml; empty: at or above the course root").tag(config=True)
    isolation = Unicode(None, allow_none=True, help="namespace, landlock or process; None: the best there is").tag(
        config=True
    )

    def preprocess(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> tuple[Any, Any]:
        root, about = _root(self), resources["nbgrader"]
        book = Path(self.book) if self.book else find_book(root.path)
        folder = root.folder("submitted", about["student"], about["assignment"])
        files, _ = read_weights(folder / f"{folder.name}.npz")
        work = about["assignment"], about["student"], nb, files
        graded = root.stored(about["student"], about["assignment"])
        level = self.isolation or (graded.level if graded else "")
        if graded is None or graded.key != key_of(book, root.secret(), level, *work):
            graded = self._grader(root, book).grade(*work)
            root.store(graded)
        write_verdicts(nb, graded)
        return nb, resources

    def _grader(self, root: Root, book: Path) -> Grader:
        place = (str(book), str(root.path))
        if place not in _graders:
            _graders[place] = Grader(book, root.secret(), self.isolation or None, root.is_sample)
            atexit.register(_graders[place].close)
            self.log.info("Running learners' code at isolation level %s", _graders[place].level)
        return _graders[place]


class Tame(NbGraderPreprocessor):
    """Make learners' Markdown safe to show in feedback and formgrader: rendered, and cut down to an allow-list.

    The last step, because nbgrader tells an untouched essay by its text. The name of a file that was refused is
    a learner's text too.
    """

    def preprocess(self, nb: nbformat.NotebookNode, resources: dict[str, Any]) -> tuple[Any, Any]:
        left = MAX_PROSE
        for cell in nb.cells:
            name = cell.get("id", "")
            theirs = role_of(cell).get("solution") or name.startswith("own-") or name == "refused"
            if cell.cell_type == "markdown" and theirs:
                left -= len(cell.source)
                cell.source = tamed(cell.source, render=left >= 0)
        return nb, resources


def tamed(text: str, render: bool = True) -> str:
    """Learners' Markdown as harmless HTML; as plain text where it is not to be rendered, or cannot be.

    One line in a <div>: whoever shows a notebook reads it as Markdown again, and must find none.
    """
    try:
        html = markdown2html_mistune(text) if render else None
    except Exception:  # RecursionError and others: what is nested too deeply for it is nothing to read
        html = None
    html = f"<pre>{escape(text)}</pre>" if html is None else html
    clean = nh3.clean(html, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"})
    return f"<div>{clean.replace(chr(13), '').replace(chr(10), '&#10;')}</div>"


def write_verdicts(nb: nbformat.NotebookNode, graded: Graded) -> None:
    """Replace the outputs of every check cell by its verdict, and of other cells by what they printed and drew.

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
        for picture in graded.pictures.get(cell.get("id", ""), []):
            cell.outputs.append(nbformat.v4.new_output("display_data", data={"image/png": picture}))
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
