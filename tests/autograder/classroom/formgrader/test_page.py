"""In a real browser: an essay is marked in formgrader with its rubric and a comment that was written once."""

import json

import nbformat
import pytest

from autograder.classroom import gradebook as door
from autograder.classroom.classroom import Classroom
from autograder.classroom.feedback.give import feedback
from autograder.classroom.formgrader.page import markdown2html, without_mathjax
from autograder.classroom.plugins import tamed
from autograder.site.browser import chromium
from tests.autograder.classroom.formgrader.jupyter import Desk, jupyter
from tests.autograder.classroom.school import School

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
HOSTILE = "<img src=x onerror=alert(1)>\u202e"
RUBRIC = "Read by a person, who looks for this:\n\n- the *factor* of a step, $\\lambda$;\n- a number."
ESSAY = "I think $\\lambda^T < 1$.\n\n$$\\frac{a}{b}$$\n\n<script>document.title = 'run'</script>"


@pytest.fixture
def school(tmp_path):
    made = School(tmp_path)
    text = made.book / "chapters" / "rnn_cell" / "exercises.md"
    text.write_text(text.read_text() + "# essay: why\n")
    return made


@pytest.fixture
def waiting(gradebook):
    """A class in which the essays of ann and bob can be marked."""
    from nbgrader.api import Comment, Gradebook

    with Gradebook(f"sqlite:///{gradebook.course / 'gradebook.db'}", "unrolled") as book:
        essay = book.add_solution_cell("rnn_cell-why", "rnn_cell", "rnn_cell")
        for learner in ("ann", "bob"):
            notebook = book.find_submission_notebook("rnn_cell", "rnn_cell", learner)
            book.db.add(Comment(cell=essay, notebook=notebook))
            book.update_or_create_student(learner, last_name=HOSTILE, first_name=learner)
        book.db.commit()
    role = {"grade": True, "solution": True, "locked": False, "task": False, "grade_id": "rnn_cell-why", "points": 3}
    role |= {"schema_version": 3, "cell_type": "markdown"}
    for learner in ("ann", "bob"):
        cells = [nbformat.v4.new_markdown_cell(RUBRIC)]
        cells.append(nbformat.v4.new_markdown_cell(tamed(ESSAY), metadata={"nbgrader": role}))
        path = gradebook.course / "autograded" / learner / "rnn_cell" / "rnn_cell.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(nbformat.v4.new_notebook(cells=cells)))
    return gradebook


def test_an_essay_is_marked_in_formgrader(waiting, tmp_path):
    with jupyter(waiting.book, waiting.course, tmp_path) as address, chromium() as browser:
        desk = Desk(browser, address)
        page = desk.page
        desk.opens_formgrader("rnn_cell")
        page.locator("td a", has_text="Submission #1").click()
        page.locator(".desk-to-read").wait_for()
        page.locator(".glyphicon-eye-open").click()
        assert "<img src=x" in page.locator("nav").inner_text() and page.locator("nav img").count() == 0
        assert page.locator("math").count() == 3 and "$" not in page.get_by_role("main").inner_text()
        assert page.title() == "rnn_cell" and page.locator("main script, main a").count() == 0

        page.get_by_role("link", name="rnn_cell-why").click()  # to be read by a person
        comment = page.locator("textarea.comment")
        desk.saves(page.get_by_text("a number").click)
        assert comment.input_value() == "“a number”: "
        comment.fill("Which $\\lambda$ <b>?")
        desk.saves(lambda: comment.press("Tab"))
        score = page.locator("input.score")
        score.fill("2")
        desk.saves(lambda: score.press("Tab"))

        page.keyboard.press("Control+.")  # formgrader's key for the next submission
        page.wait_for_url("**/*")
        page.get_by_text("Submission 2 / 2").wait_for()
        assert page.locator("textarea.comment").input_value() == ""
        desk.saves(page.get_by_role("button", name="Which $\\lambda$ <b>?").click)
        assert page.locator("textarea.comment").input_value() == "Which $\\lambda$ <b>?"
        assert desk.outside == desk.troubles == []

        assert door.bank(Classroom(waiting.course), "rnn_cell") == {"rnn_cell-why": ["Which $\\lambda$ <b>?"]}
        feedback(waiting.book, waiting.course)
        marked = [
            w
            for w in ("ann", "bob")
            if door.entries(Classroom(waiting.course), "rnn_cell")[w]["rnn_cell-why"].points == 2
        ]
        page.goto((waiting.course / "feedback" / marked[0] / "rnn_cell" / "rnn_cell.html").as_uri())
        assert page.locator("blockquote math").count() == 1 and "<b>?" in page.locator("blockquote").inner_text()
        assert desk.outside == desk.troubles == []


def test_what_would_be_loaded_from_elsewhere_is_replaced():
    head = '<script src="https://cdn.example/MathJax.js?config=x"> </script><script src="/formgrader/static/x.js"></script>'
    assert without_mathjax(head, "\\1") == '\\1<script src="/formgrader/static/x.js"></script>'


def test_headings_have_no_signs_of_links_and_formulas_are_drawn():
    assert markdown2html("# Why $a_1 < b_1$").count("<math") == 1
    assert "¶" not in markdown2html("# Why")
