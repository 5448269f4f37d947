"""What nbconvert uses to make formgrader's page of a submission, or nbgrader's feedback. settings.py names it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor

from autograder.classroom import gradebook
from autograder.classroom.classroom import Classroom
from autograder.classroom.formulas import draw
from autograder.errors import inert

MATHJAX = re.compile(r"<script src=\"[^\"]*mathjax[^\"]*\">\s*</script>", re.I)
NAMES = "last_name", "first_name", "student", "notebook_path"


def without_mathjax(head: str, instead: str) -> str:
    """The head of a page with something else where it would load MathJax from another server."""
    return MATHJAX.sub(lambda _: instead, head)


def markdown2html(source: str) -> str:
    """Markdown as HTML, with formulas drawn, and without the signs of links beside headings."""
    return draw(str(MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True)).render(source)))


class Prepare(Preprocessor):
    """Give formgrader's page the comments that were written on the same exercises, and learners' names as plain text.

    nbgrader writes names into the page as they are; but in many platforms learners choose theirs, and could put a script
    into it, which would run with the marker's rights.
    """

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        """nbconvert calls it before it makes a page. Only formgrader's has a submission id."""
        if "submission_id" in resources:
            classroom = Classroom(Path(self.config.CourseDirectory.root))
            resources["bank"] = gradebook.bank(classroom, resources["assignment_id"])
            for name in NAMES:
                resources[name] = escape(inert(resources.get(name) or ""))
        return nb, resources
