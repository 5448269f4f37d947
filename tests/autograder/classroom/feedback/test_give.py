"""Feedback is one small page: mark, verdict, comment, what to do next; and nothing that a learner writes does anything."""

import json
import re
import sqlite3
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.classroom.classroom import Classroom
from autograder.classroom.feedback.give import feedback
from autograder.cli import main
from autograder.errors import UsageError
from autograder.site.browser import chromium

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
HOSTILE = "<script>alert(1)</script><img src=http://127.0.0.1:9/x onerror=alert(2)>\u202e\x1b[2J{{7*7}} $\\alpha$"
KILOBYTES = 60


def given(school, **options):
    return feedback(school.book, school.course, **options)


def page(school, learner):
    return (school.course / "feedback" / learner / "rnn_cell" / "rnn_cell.html").read_text()


def said(text):
    """What a page says, without its head and its tags."""
    body = re.sub(r"<[^>]+>", "", text[text.index("<body>") :].replace("</p>", " "))
    return re.sub(r"\s+", " ", body)


def comment(school, learner, cell, text):
    """Write a comment, as formgrader does."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{school.course / 'gradebook.db'}", "unrolled") as book:
        assert cell in ("rnn_cell-why", "rnn_cell-step-answer")
        if not [c for c in book.find_notebook("rnn_cell", "rnn_cell").solution_cells if c.name == cell]:
            book.add_solution_cell(cell, "rnn_cell", "rnn_cell")
        from nbgrader.api import Comment

        notebook = book.find_submission_notebook("rnn_cell", "rnn_cell", learner)
        solution = next(c for c in book.find_notebook("rnn_cell", "rnn_cell").solution_cells if c.name == cell)
        book.db.add(Comment(cell=solution, notebook=notebook, manual_comment=text))
        book.db.commit()


def test_marks_are_nbgraders_and_late_work_is_told(gradebook):
    given(gradebook)
    text = said(page(gradebook, "bob"))
    assert "6.5 of 9 points" in text and "Points taken off for being late: 1." in text
    assert "Handed in 2 November 2020, 12:00 UTC, late." in text
    assert "step 4 of 4" in text and "forward 1 of 2" in text and "why 2.5 of 3" in text


def test_title_and_address_are_those_of_the_class(gradebook):
    term = 'title = "Gates, autumn"\nbaseurl = "https://gru.example.edu/rnn"\n'
    (gradebook.course / "course.toml").write_text(term)
    given(gradebook)
    assert "Gates, autumn" in said(page(gradebook, "ann"))
    assert "https://gru.example.edu/rnn/chapters/rnn_cell/rnn_cell.html" in page(gradebook, "ann")


def test_an_essay_that_nobody_has_read_is_no_zero(gradebook):
    given(gradebook)
    text = said(page(gradebook, "ann"))
    assert "Points for essays that nobody has read yet: 3." in text and "why not read yet" in text


def test_what_to_do_next_is_the_hint(gradebook):
    wrong = {"points": 1.0, "state": "part", "named": ["no_bias"], "lines": ["`h` is wrong."]}
    gradebook.marked("ann", forward=wrong)
    given(gradebook)
    text = said(page(gradebook, "ann"))
    assert "What to do next forward: What is its shape? In your notebook check tells you" in text
    assert "forward 1 of 2 part The bias is missing. What is its shape? h is wrong." in text


def test_a_comment_is_shown(gradebook):
    comment(gradebook, "bob", "rnn_cell-step-answer", "Well <i>done</i>.\nTwice.")
    given(gradebook)
    assert "<blockquote>Well &lt;i&gt;done&lt;/i&gt;.\nTwice.</blockquote>" in page(gradebook, "bob")
    assert "<blockquote>" not in page(gradebook, "ann")


def test_a_file_that_could_not_be_used_is_said_once(gradebook):
    gradebook.marked("ann", refused="It is a link.", step={"state": "refused"}, forward={"state": "refused"})
    given(gradebook)
    text = said(page(gradebook, "ann"))
    assert text.count("It is a link.") == 1 and "What to do next" not in text


def test_nothing_is_copied_but_what_nbgraders_exchange_needs(gradebook):
    autograded = gradebook.course / "autograded" / "ann" / "rnn_cell"
    autograded.mkdir(parents=True)
    for name in ("timestamp.txt", "submission_secret.txt", "check.py", "cases.npz", "rnn_cell.ipynb"):
        (autograded / name).write_text(name)
    given(gradebook)
    files = {path.name for path in (gradebook.course / "feedback" / "ann" / "rnn_cell").iterdir()}
    assert files == {"rnn_cell.html", "timestamp.txt", "submission_secret.txt"}


def test_the_exchanges_secret_is_taken_from_what_was_handed_in_and_links_are_not_followed(gradebook):
    submitted = gradebook.course / "submitted" / "ann" / "rnn_cell"
    submitted.mkdir(parents=True)
    (submitted / "submission_secret.txt").write_text("handed in")
    (submitted / "timestamp.txt").symlink_to(gradebook.course / "gradebook.db")
    given(gradebook)
    folder = gradebook.course / "feedback" / "ann" / "rnn_cell"
    assert (folder / "submission_secret.txt").read_text() == "handed in" and not (folder / "timestamp.txt").exists()


def test_who_gets_no_page_is_named(gradebook):
    gradebook.marked("bob", step={"state": "infrastructure", "points": 0.0, "lines": ["no runner"]})
    found = given(gradebook)
    assert found.left_out == [
        "bob, rnn_cell: the newest notebook is not judged yet",
        "cleo, rnn_cell: judged, but not in the gradebook",
    ]
    assert [path.parts[-3] for path in found.pages] == ["ann"]


def test_a_verdict_that_is_not_entered_yet_is_not_returned(gradebook):
    classroom = Classroom(gradebook.course)
    (gradebook.course / "autograded" / "ann" / "rnn_cell").mkdir(parents=True)
    graded = classroom.stored("ann", "rnn_cell")
    classroom.has_entered(graded, "")
    assert len(given(gradebook).pages) == 2
    graded.key = "another"
    classroom.store(graded)
    assert given(gradebook).left_out[0].startswith("ann, rnn_cell: judged anew")


def test_a_zip_is_named_as_moodle_wants_it_back(gradebook):
    ledger = {
        "ann": {"learner": "ann", "name": "Ann Lee", "numbers": {"rnn_cell": "1234567"}},
        "bob": {"learner": "bob", "name": "../Bob", "numbers": {"rnn_cell": "1234568"}},
    }
    (gradebook.course / "collected.json").write_text(json.dumps(ledger))
    (archive,) = given(gradebook, zipped=True).zips
    with zipfile.ZipFile(archive) as found:
        assert found.namelist() == ["Ann Lee_1234567_assignsubmission_file_/rnn_cell.html", "bob/rnn_cell.html"]


def test_without_a_gradebook_there_is_no_feedback(school):
    school.marked("ann")
    with pytest.raises(UsageError, match="There is no gradebook"):
        given(school)


def test_used_wrongly(gradebook, capsys):
    command = ["feedback", "--book", str(gradebook.book), "--course", str(gradebook.course)]
    assert main([*command, "gru"]) == 2 and "no assignment called 'gru'" in capsys.readouterr().err
    assert main([*command, "--learner", "zoe"]) == 2 and "no verdict of zoe is entered" in capsys.readouterr().err
    assert main([*command, "rnn_cell", "--learner", "ann"]) == 0 and "1 page: " in capsys.readouterr().out


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


def test_in_a_browser_nothing_runs_and_nothing_is_sent(gradebook, browser):
    step = {
        "points": 0.0,
        "state": "failed",
        "lines": [HOSTILE] * 9,
        "remarks": [HOSTILE],
        "diagnoses": [{"says": HOSTILE}],
    }
    gradebook.marked("ann", step=step)
    comment(gradebook, "ann", "rnn_cell-why", f"{HOSTILE} $\\href{{javascript:alert(3)}}{{x}}$")
    with sqlite3.connect(gradebook.course / "gradebook.db") as db:
        db.execute("update student set first_name = ?, last_name = ?", (HOSTILE, HOSTILE))
    given(gradebook)
    path = gradebook.course / "feedback" / "ann" / "rnn_cell" / "rnn_cell.html"
    assert "\u202e" not in path.read_text() and path.stat().st_size < 1000 * KILOBYTES
    shown = browser.new_page(viewport={"width": 390, "height": 844})
    asked, troubles = [], []
    shown.on("request", lambda request: asked.append(request.url))
    shown.on("console", lambda message: troubles.append(message.text))
    shown.on("dialog", lambda dialog: (troubles.append("a dialog"), dialog.dismiss()))
    shown.goto(path.as_uri())
    assert asked == [path.as_uri()] and troubles == []
    assert shown.locator("script, img, a[href^=javascript]").count() == 0
    assert shown.locator("blockquote math").count() == 1  # of the two formulas, the one that is harmless
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    for scheme in ("light", "dark"):
        shown.emulate_media(color_scheme=scheme)
        assert not [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(shown).response["violations"]]
    shown.close()
