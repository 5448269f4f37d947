"""The whole way in a real browser, from the release to the feedback: JupyterLab, Validate, formgrader.

`make sweep PART=desk` runs it; it leaves pictures in _build/shots/desk.
"""

import os
import shutil

import pytest

from autograder.classroom.collect import collect
from autograder.classroom.feedback.give import feedback
from autograder.site.browser import chromium
from tests.autograder.classroom.formgrader.jupyter import REPOSITORY, Desk, jupyter

pytestmark = [
    pytest.mark.skipif("DESK" not in os.environ, reason="make sweep PART=desk runs it"),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]
CHAPTER = "toy_kinds"
WRONG, RIGHT = "return 3 * H * (D + H + 1)", "return 4 * H * (D + H + 1)"
PICTURES = REPOSITORY / "_build" / "shots" / "desk"


class Notebook:
    """A released notebook in JupyterLab, as a learner writes in it."""

    def __init__(self, desk: Desk, path: str):
        self.page = desk.page
        self.page.goto(f"{desk.address}lab/tree/{path}{desk.token}")
        self.page.get_by_text(
            "Python 3 (ipykernel) | Idle"
        ).wait_for()  # until then menus close, and it would ask for a kernel
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_text("Run All Cells", exact=True).click()
        self.page.locator("th", has_text="so far").wait_for()

    def cell(self, text: str):
        return self.page.locator(".jp-CodeCell", has_text=text).first

    def writes(self, exercise: str, body: str) -> str:
        """Write the body of an exercise in the place of its last line, run it and the check below. Returns what it says."""
        answer, check = self.cell(f"def {exercise}("), self.cell(f"check({exercise})")
        before = check.locator(".jp-OutputPrompt").inner_text()
        answer.locator(".cm-line").last.click()
        for key in ("Home", "Shift+End"):
            self.page.keyboard.press(key)
        self.page.keyboard.type(body)
        self.page.keyboard.press("Shift+Enter")
        self.page.keyboard.press("Shift+Enter")
        self.page.wait_for_function(
            "([cell, before]) => (cell.querySelector('.jp-OutputPrompt')?.innerText ?? before) !== before",
            arg=[check.element_handle(), before],
        )
        return check.locator(".jp-OutputArea").inner_text()

    def tells(self, text: str) -> None:
        """Write the essay."""
        essay = self.page.locator(".jp-MarkdownCell", has_text="Your answer here.").last
        essay.dblclick()
        essay.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Shift+Enter")

    def validates(self) -> str:
        """Press Validate, and read what it shows. It saves by itself: who saves at the same time is asked which file to keep."""
        self.page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate", exact=True).click()
        shown = self.page.locator(".jp-Dialog-content")
        shown.wait_for()
        text = shown.inner_text()
        self.page.screenshot(path=PICTURES / "validate.png")
        shown.get_by_role("button", name="Ok").click()
        return text


@pytest.fixture
def desk(released_toy):
    """Chromium at a JupyterLab on the toy course, in which a learner has a folder with the release."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    shutil.copytree(released_toy.classroom.path / "release" / CHAPTER, released_toy.home / "work" / "ann_lee")
    home, course = released_toy.home, released_toy.classroom.path
    with jupyter(home, course, home, lab=True) as address, chromium() as browser:
        yield Desk(browser, address)


def test_from_the_release_to_the_feedback(desk, released_toy, namespace):
    page, klass = desk.page, released_toy
    notebook = Notebook(desk, f"work/ann_lee/{CHAPTER}.ipynb")
    told = notebook.writes("count_params", WRONG)
    assert "count_params: 0 of 2 points" in told and "You count three blocks of weights." in told
    page.screenshot(path=PICTURES / "told.png")

    shown = notebook.validates()
    assert "count_params: 0 of 2 points" in shown and "You count three blocks of weights." in shown
    assert "chunks: 0 of 2 points" in shown  # not begun

    assert "count_params: right, 2 points" in notebook.writes("count_params", RIGHT)
    assert "what_survives: right" in notebook.writes("what_survives", 'return "B"')
    notebook.tells("Sums keep gradients: $f_t = 1$.")
    shown = notebook.validates()
    assert "count_params" not in shown and "what_survives" not in shown and "chunks: 0 of 2 points" in shown

    collect(klass.home, klass.classroom.path, [klass.home / "work"])
    klass.hand_in("bob", CHAPTER, {**klass.references(CHAPTER), "why_additive": "Sums."})
    klass.grade(learners=("ann_lee", "bob"))

    desk.opens_formgrader(CHAPTER)
    page.get_by_role("button", name="Show All Names").click()
    page.screenshot(path=PICTURES / "list.png")
    page.locator("tr", has_text="ann_lee").get_by_role("link").last.click()
    page.get_by_role("link", name=f"{CHAPTER}-why_additive").click()
    page.screenshot(path=PICTURES / "essay.png")
    assert page.locator("main math").count() == 1
    comment, score = page.locator("textarea.comment").last, page.locator("input.score").last
    comment.fill("Yes, $f_t$.")
    desk.saves(lambda: comment.press("Tab"))
    score.fill("2.5")
    desk.saves(lambda: score.press("Tab"))
    desk.opens_formgrader(CHAPTER)
    page.get_by_role("button", name="Show All Names").click()
    page.locator("tr", has_text="bob").get_by_role("link").last.click()
    page.get_by_role("link", name=f"{CHAPTER}-why_additive").click()
    desk.saves(page.get_by_role("button", name="Yes, $f_t$.").click)
    page.screenshot(path=PICTURES / "bank.png")

    assert feedback(klass.home, klass.classroom.path, (CHAPTER,), ("ann_lee",)).pages
    page.goto((klass.classroom.path / "feedback" / "ann_lee" / CHAPTER / f"{CHAPTER}.html").as_uri())
    page.screenshot(path=PICTURES / "feedback.png", full_page=True)
    text = page.locator("main").inner_text()
    assert "5.5 of " in text and "2.5 of 3" in text and "you have not begun it" in text
    assert page.locator("blockquote math").count() == 1
    assert desk.outside == [] and desk.troubles == []
