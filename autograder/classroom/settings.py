"""nbgrader's configuration, as the machinery needs it. A book's nbgrader_config.py calls :func:`settle`, and may add to it.

A release already holds stubs, so the preprocessors that cut solutions out of a source notebook are left out: they would
wipe signature and docstring.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from autograder.classroom.formgrader import TEMPLATE

GENERATE = ["LockCells", "ClearOutput", "CheckCellMetadata", "ComputeChecksums", "SaveCells"]
SANITIZE = [
    "autograder.classroom.plugins.Rebuild",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
AUTOGRADE = [
    "autograder.classroom.plugins.Judge",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
    "autograder.classroom.plugins.Tame",
]


def settle(c: Any, book: Path, course_id: str) -> None:
    """Set nbgrader's options: the class's folder, and our preprocessors among its own.

    c: what ``get_config()`` gives in nbgrader_config.py. book: the book's folder. course_id: nbgrader's name for the
    course, also in its exchange. The class's folder is $COURSE_ROOT, or course/ in the book.
    """
    root = Path(os.environ.get("COURSE_ROOT", book / "course")).resolve()
    c.CourseDirectory.root = str(root)
    if (root / "gradebook.url").exists():  # the gradebook is a database on a server (docs/scale.md), not gradebook.db
        c.CourseDirectory.db_url = (root / "gradebook.url").read_text("utf8").strip()
    c.CourseDirectory.course_id = course_id

    c.GenerateAssignment.preprocessors = [f"nbgrader.preprocessors.{name}" for name in GENERATE]
    c.Autograde.sanitize_preprocessors = list(SANITIZE)
    c.Autograde.autograde_preprocessors = list(AUTOGRADE)
    c.AssignLatePenalties.plugin_class = "autograder.classroom.late.LateRule"  # course.toml's rule, if there is one
    c.Judge.book = str(book)

    # Pages of formgrader and of `nbgrader generate_feedback` ask no other server for anything.
    page = "autograder.classroom.formgrader.page"
    c.HTMLExporter.template_file = TEMPLATE
    c.HTMLExporter.filters = {name: f"{page}.{name}" for name in ("markdown2html", "without_mathjax")}
    c.HTMLExporter.preprocessors = [f"{page}.Prepare"]
