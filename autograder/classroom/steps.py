"""nbgrader's own preprocessors, applied to a submission whose verdicts are there.

They are made once, as nbgrader's configuration says, and not for every submission. Those that would open the gradebook
are given a :class:`~autograder.classroom.rows.Sheet` instead. What is the same for every submission is done once.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbconvert.preprocessors import ClearMetadataPreprocessor, Preprocessor
from nbformat.v4 import writes
from nbgrader import utils
from nbgrader.converters import Autograde
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    LimitOutput,
    OverwriteCells,
    SaveAutoGrades,
)
from traitlets.utils.importstring import import_item

from autograder.classroom.classroom import Classroom
from autograder.classroom.counting import worths_now
from autograder.classroom.plugins import Judge, Rebuild, Tame, write_verdicts
from autograder.classroom.rows import Sheet
from autograder.marking.submission import Notebook, cells_of, rebuild
from autograder.marking.verdicts import Graded

SANITIZE = [Rebuild, OverwriteCells, CheckCellMetadata]
AUTOGRADE = [
    Judge,
    ClearMetadataPreprocessor,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
    Tame,
]


class Steps:
    """All that ``nbgrader autograde`` does to one notebook of a class, as its configuration says. api: nbgrader's own."""

    def __init__(self, api: Any, classroom: Classroom):
        self.classroom = classroom
        self._app = Autograde(coursedir=api.coursedir, parent=api)
        self._exporter = self._app.exporter_class(parent=self._app, config=self._app.config)
        self._checked: set[str] = set()  # what CheckCellMetadata has found right
        self._given: dict[str, list[tuple[Path, Path]]] = {}
        self.permissions = int(str(self._app.permissions), 8)

    @property
    def are_known(self) -> bool:
        """Whether the configuration asks for nothing but what is done here. Else nbgrader itself must do it."""
        app, dirs, makes = self._app, self._app.coursedir, self._exporter
        if self._kinds != [*SANITIZE, *AUTOGRADE] or type(makes) is not NotebookExporter:
            return False
        late, overwrite = self._step(AssignLatePenalties), self._step(OverwriteCells)
        # a rule that asks the gradebook for other submissions would miss those that are entered together with this one
        alone = late.plugin_class is LateSubmissionPlugin or getattr(late.plugin_class, "asks_nothing_else", False)
        hooks = app.pre_convert_hook or app.post_convert_hook or app.exclude_overwriting or overwrite.add_missing_cells
        return alone and not (hooks or dirs.groupshared or dirs.student_id_exclude) and dirs.notebook_id == "*"

    @property
    def _kinds(self) -> list[Any]:
        named = [*self._app.sanitize_preprocessors, *self._app.autograde_preprocessors]
        return [import_item(kind) if isinstance(kind, str) else kind for kind in named]

    @cached_property
    def _made(self) -> list[Any]:
        made = [kind(parent=self._exporter) for kind in self._kinds]
        for step in made:
            if type(step) is AssignLatePenalties:
                step.init_plugin()
        return made

    def _step(self, kind: Any) -> Any:
        return next(step for step in self._made if type(step) is kind)

    def given(self, assignment: str) -> list[tuple[Path, Path]]:
        """The files of the source folder that nbgrader puts beside every notebook, each with its relative path."""
        if assignment not in self._given:
            dirs = self._app.coursedir
            source = Path(dirs.format_path(dirs.source_directory, ".", assignment))
            files = map(Path, utils.find_all_files(str(source), [*dirs.ignore, "*.ipynb"]))
            self._given[assignment] = [(path, path.relative_to(source)) for path in files]
        return self._given[assignment]

    def apply(self, graded: Graded, sheet: Sheet, staged: Notebook, release: Notebook) -> str:
        """Fill in the sheet. Returns the text of the notebook for autograded/. Raises what nbgrader's steps raise."""
        notebook: Any = nbformat.from_dict(rebuild(release, cells_of(staged)))
        for step in self._made:
            if step.enabled:
                work: Callable[..., Any] = self._special.get(type(step), _plain)
                notebook = work(step, notebook, graded, sheet)
        nbformat.validate(notebook, relax_add_props=True)
        text: str = writes(notebook)
        return text + "\n"

    @cached_property
    def _special(self) -> dict[Any, Callable[..., Any]]:
        return {
            Rebuild: lambda step, notebook, *about: notebook,  # done already, from a release that is read once
            Judge: self._judged,
            OverwriteCells: _on_sheet,
            SaveAutoGrades: _on_sheet,
            AssignLatePenalties: _penalised,
            CheckCellMetadata: self._check,
        }

    def _judged(self, step: Any, notebook: Any, graded: Graded, sheet: Sheet) -> Any:
        write_verdicts(notebook, graded, worths_now(step.home(self.classroom), self.classroom, graded.assignment))
        return notebook

    def _check(self, step: Any, notebook: Any, graded: Graded, sheet: Sheet) -> Any:
        """CheckCellMetadata looks at nothing but this, which is the same for nearly everybody; it takes 10 ms."""
        looked_at = json.dumps([(cell.cell_type, cell.metadata.get("nbgrader")) for cell in notebook.cells])
        if looked_at not in self._checked:
            notebook = _plain(step, notebook, graded, sheet)
            self._checked.add(looked_at)
        return notebook


def _plain(step: Any, notebook: Any, graded: Graded, sheet: Sheet) -> Any:
    about = {"student": graded.learner, "assignment": graded.assignment, "notebook": graded.assignment}
    return step(notebook, {"nbgrader": about})[0]


def _on_sheet(step: Any, notebook: Any, graded: Graded, sheet: Sheet) -> Any:
    """What these steps' ``preprocess`` does, but for opening the gradebook."""
    step.gradebook = sheet
    step.notebook_id, step.assignment_id, step.student_id = graded.assignment, graded.assignment, graded.learner
    each_cell: Callable[..., Any] = Preprocessor.preprocess
    return each_cell(step, notebook, {})[0]


def _penalised(step: Any, notebook: Any, graded: Graded, sheet: Sheet) -> Any:
    """What AssignLatePenalties' ``preprocess`` does, but for opening the gradebook."""
    penalty, late = None, sheet.seconds_late
    if late > 0:
        penalty = step.plugin_inst.late_submission_penalty(graded.learner, sheet.score, late)
    sheet.notebook["late_submission_penalty"] = None if penalty is None else step._check_late_penalty(sheet, penalty)
    return notebook
