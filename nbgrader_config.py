"""nbgrader's configuration: the course's folder, and our preprocessors among its own.

A release already holds stubs, so the preprocessors that cut solutions out of a source notebook are left out: they would
wipe signature and docstring. Set COURSE_ROOT to use another folder than course/.
"""

import os
from pathlib import Path

from autograder.classroom.formgrader import TEMPLATE

here = Path(__file__).resolve().parent

c = get_config()  # noqa: F821 (nbgrader's)
root = Path(os.environ.get("COURSE_ROOT", here / "course")).resolve()
c.CourseDirectory.root = str(root)
if (root / "gradebook.url").exists():  # the gradebook is in a PostgreSQL database (docs/scale.md), not in gradebook.db
    c.CourseDirectory.db_url = (root / "gradebook.url").read_text("utf8").strip()
c.CourseDirectory.course_id = "unrolled"

c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
]
c.Autograde.sanitize_preprocessors = [
    "autograder.classroom.plugins.Rebuild",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "autograder.classroom.plugins.Judge",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
    "autograder.classroom.plugins.Tame",
]
c.AssignLatePenalties.plugin_class = "autograder.classroom.late.LateRule"  # the rule in course.toml, if there is one
c.Judge.book = str(here)

# Pages of formgrader and of `nbgrader generate_feedback` ask no other server for anything.
page = "autograder.classroom.formgrader.page"
c.HTMLExporter.template_file = TEMPLATE
c.HTMLExporter.filters = {name: f"{page}.{name}" for name in ("markdown2html", "without_mathjax")}
c.HTMLExporter.preprocessors = [f"{page}.Prepare"]
