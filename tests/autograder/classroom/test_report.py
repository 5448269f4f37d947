"""The class report: its numbers are right, and no learner's name or output can inject anything into its page."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from autograder.classroom import page
from autograder.classroom.report import discrimination, marks_csv, summary, write
from autograder.errors import UsageError

MAX = {"step": 4.0, "forward": 2.0}
SAYS = {"wh_transposed": "`Wh` is transposed.", "no_bias": "The bias is missing."}


@pytest.fixture
def school(tmp_path):
    return School(tmp_path)


class School:
    """A book with two chapters, and verdicts written by hand."""

    def __init__(self, tmp_path: Path, chapters=("rnn_cell", "lstm")):
        self.book, self.course = tmp_path / "book", tmp_path / "course"
        for name in chapters:
            folder = self.book / "chapters" / name
            folder.mkdir(parents=True)
            (folder / "exercises.md").write_text("# exercise: step\n")
        listed = "".join(f"  - file: chapters/{name}/lesson\n" for name in chapters)
        (self.book / "_toc.yml").write_text(f"format: jb-book\nroot: chapters/intro\nchapters:\n{listed}")
        (self.book / "_config.yml").write_text("title: A <b>bold</b> course\n")

    def marked(self, learner: str, assignment: str = "rnn_cell", file: str | None = None, **verdicts):
        """verdicts: exercise -> points, or a dict of the fields that differ from a passed verdict. All others are passed."""
        made, refused, notes = [], verdicts.pop("refused", None), verdicts.pop("notes", [])
        for exercise, most in MAX.items():
            changes = verdicts.get(exercise, {})
            if not isinstance(changes, dict):
                state = "passed" if changes == most else "part" if changes else "failed"
                changes = {"points": changes, "state": state}
            named = changes.get("named", [])
            told = [{"says": SAYS.get(n, n), "hint": "", "pointer": None} for n in named]
            verdict = {"exercise": exercise, "points": most, "max": most, "state": "passed", "named": [], "lines": []}
            made.append(
                {**verdict, "diagnoses": told, "remarks": [], "seconds": 0.02, "text": "", "html": "", **changes}
            )
        content = {"assignment": assignment, "learner": learner, "key": "k", "level": "namespace", "secret": "s"}
        path = self.course / "verdicts" / assignment / f"{file or learner}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**content, "verdicts": made, "outputs": {}, "notes": notes, "refused": refused}))

    def summary(self):
        return summary(self.book, self.course)

    def item(self, exercise: str):
        return next(i for i in self.summary()["exercises"] if i["exercise"] == exercise)

    def page(self) -> str:
        return write(self.book, self.course).read_text()

    def csv(self) -> list[list[str]]:
        return list(csv.reader(io.StringIO((write(self.book, self.course).parent / "marks.csv").read_text())))


# ------------------------------------------------------------------------------------------------------- numbers


def test_marks_are_summed_per_learner_and_assignment(school):
    school.marked("ann", step=4, forward=1)
    school.marked("bob", step=0)
    school.marked("ann", "lstm")
    found = school.summary()
    assert list(found["learners"]) == ["ann", "bob"]
    ann = found["learners"]["ann"]["rnn_cell"]
    assert (ann["total"], ann["max"], ann["states"]) == (5.0, 6.0, {"passed": 1, "part": 1})
    first, second = found["assignments"]
    assert (first["name"], first["n"], first["max"], first["full"]) == ("rnn_cell", 2, 6.0, 0)
    assert first["mean"] == pytest.approx((5 / 6 + 2 / 6) / 2)
    assert (second["name"], second["n"], second["full"]) == ("lstm", 1, 1)
    assert first["histogram"] == [0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
    assert second["histogram"][-1] == 1
    assert json.loads(json.dumps(found)) == found


def test_an_exercise_is_described_by_those_who_could_be_seen(school):
    for learner, points in (("ann", 4), ("bob", 2), ("cleo", 0)):
        school.marked(learner, step=points)
    school.marked("dan", refused="no notebook", step={"state": "refused", "points": 0.0, "seconds": 0.0})
    school.marked("eve", step={"state": "infrastructure", "points": 0.0, "seconds": 0.0, "lines": ["no runner"]})
    item = school.item("step")
    assert (item["n"], item["mean"], item["full"], item["seconds"]) == (3, 0.5, 1 / 3, 0.02)
    assert item["states"] == {"passed": 1, "part": 1, "failed": 1, "refused": 1, "infrastructure": 1}


def test_discrimination_is_the_correlation_with_the_rest(school):
    for learner, step, forward in (("ann", 4, 2), ("bob", 4, 1), ("cleo", 0, 1), ("dan", 0, 0)):
        school.marked(learner, step=step, forward=forward)
    assert school.item("step")["discrimination"] == pytest.approx(0.7071, abs=1e-4)
    assert discrimination([0, 0, 1, 1], [4, 3, 2, 1]) == pytest.approx(-0.8944, abs=1e-4)


@pytest.mark.parametrize("item, rest", [([], []), ([1, 0], [1, 0]), ([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [0, 0, 0])])
def test_discrimination_is_none_where_it_is_undefined(item, rest):
    assert discrimination(item, rest) is None


def test_misconceptions_are_counted_with_their_words_and_holders(school):
    school.marked("ann", step={"points": 0.0, "state": "failed", "named": ["wh_transposed", "no_bias"]})
    school.marked("bob", step={"points": 0.0, "state": "failed", "named": ["wh_transposed"]})
    first, second = school.summary()["misconceptions"]
    assert first == {
        "assignment": "rnn_cell",
        "exercise": "step",
        "name": "wh_transposed",
        "says": "`Wh` is transposed.",
        "count": 2,
        "learners": ["ann", "bob"],
    }
    assert (second["name"], second["count"]) == ("no_bias", 1)
    assert "<code>Wh</code> is transposed." in school.page()


def test_rare_mistakes_are_folded_away_and_none_is_lost(school):
    names = [f"mistake_{k}" for k in range(page.FOLD + 5)]
    school.marked("ann", step={"points": 0.0, "state": "failed", "named": names})
    text = school.page()
    assert "<summary>and 5 more</summary>" in text
    assert all(re.search(rf"<td>{name}<br>", text) for name in names)


def test_what_was_odd_is_told_once(school):
    school.marked("ann", refused="It is a link.", step={"state": "refused"}, forward={"state": "refused"})
    school.marked("bob", step={"state": "infrastructure", "lines": ["no runner"]}, forward={"state": "infrastructure"})
    school.marked("cleo", step={"state": "crashed", "lines": ["It ended."]}, notes=["cell own-3 crashed"])
    found = school.summary()
    told = [(o["learner"], o["kind"], o["line"]) for o in found["odd"]]
    assert told == [
        ("ann", "refused", "It is a link."),
        ("bob", "infrastructure", "step: no runner"),
        ("cleo", "crashed", "step: It ended."),
        ("cleo", "note", "cell own-3 crashed"),
    ]
    assert found["learners"]["bob"]["rnn_cell"]["total"] is None
    assert "not marked" in school.page()


def test_a_chapter_that_is_no_longer_in_the_course_is_left_out(school):
    school.marked("ann")
    school.marked("ann", "gone")
    assert list(school.summary()["learners"]["ann"]) == ["rnn_cell"]


def test_a_damaged_verdict_file_does_not_stop_the_report(school):
    school.marked("ann")
    (school.course / "verdicts" / "rnn_cell" / "bob.json").write_text("{")
    school.marked("cleo", step={"state": "of no kind that there is"})
    assert list(school.summary()["learners"]) == ["ann"]


def test_verdicts_on_a_chapter_that_is_gone_are_named(school):
    school.marked("ann", assignment="peepholes")
    with pytest.raises(UsageError, match="are on peepholes, which this book does not hold.*_toc.yml"):
        school.summary()


def test_without_verdicts_there_is_no_report(school):
    with pytest.raises(UsageError, match="Nothing has been graded"):
        write(school.book, school.course)
    assert not (school.course / "report").exists()


# ----------------------------------------------------------------------------------------------------- gradebook


@pytest.fixture
def gradebook(school):
    """nbgrader's gradebook: ann's essay is not read yet; bob's was read, and was late; cleo was never entered."""
    from nbgrader.api import Gradebook

    school.course.mkdir()
    with Gradebook(f"sqlite:///{school.course / 'gradebook.db'}", "unrolled") as book:
        book.add_assignment("rnn_cell")
        book.add_notebook("rnn_cell", "rnn_cell")
        for exercise, most in MAX.items():
            book.add_grade_cell(f"rnn_cell-{exercise}", "rnn_cell", "rnn_cell", max_score=most, cell_type="code")
        book.add_grade_cell("rnn_cell-why", "rnn_cell", "rnn_cell", max_score=3, cell_type="markdown")
        for learner, essay, late in (("ann", None, 0), ("bob", 2.5, 1.0)):
            school.marked(learner, step=4, forward=1)
            book.add_student(learner)
            submission = book.add_submission("rnn_cell", learner)
            for exercise, points in (("step", 4), ("forward", 1)):
                grade = book.find_grade(f"rnn_cell-{exercise}", "rnn_cell", "rnn_cell", learner)
                grade.auto_score, grade.needs_manual_grade = points, False
            grade = book.find_grade("rnn_cell-why", "rnn_cell", "rnn_cell", learner)
            grade.manual_score, grade.needs_manual_grade = essay, essay is None
            submission.notebooks[0].late_submission_penalty = late
        book.db.commit()
    school.marked("cleo")
    return school


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_totals_are_nbgraders_with_marks_by_hand_and_late_penalties(gradebook):
    found = gradebook.summary()
    work = {learner: works["rnn_cell"] for learner, works in found["learners"].items()}
    assert {k: work["bob"][k] for k in ("total", "max", "penalty", "waiting")} == {
        "total": 6.5,
        "max": 9.0,
        "penalty": 1.0,
        "waiting": False,
    }
    assert (work["ann"]["total"], work["ann"]["waiting"], found["assignments"][0]["waiting"]) == (5.0, True, 1)
    assert work["ann"]["states"] == {"passed": 1, "part": 1}
    assert [o["learner"] for o in found["odd"] if o["kind"] == "not entered"] == ["cleo"]
    text = gradebook.page()
    assert "essays that wait for a person: 1 in <code>rnn_cell</code>" in text and "6.5" in text
    assert gradebook.csv()[1:3] == [["(points)", "9", "9"], ["ann", "5", "5"]]


def test_a_damaged_gradebook_is_named(school):
    school.marked("ann")
    (school.course / "gradebook.db").write_bytes(b"not a database" * 100)
    with pytest.raises(UsageError, match="gradebook.db cannot be used"):
        school.summary()


# ----------------------------------------------------------------------------------------------------- hostile text

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\' onmouseover="alert(3)'


class Watch(HTMLParser):
    """Collects tags and attributes."""

    def __init__(self, page: str):
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes


def test_nothing_that_a_learner_writes_becomes_markup(school):
    step = {"points": 0.0, "state": "crashed", "lines": [HOSTILE], "named": [HOSTILE]}
    for k in range(5):
        school.marked(f"{HOSTILE}{k}", file=f"x{k}", step=step, refused=HOSTILE, notes=[HOSTILE])
    watch = Watch(school.page())
    assert not {"script", "img"} & set(watch.tags)
    assert watch.tags.count("b") == 5  # the figures at the top
    assert not [name for name, _ in watch.attributes if name.startswith("on")]


def test_an_unknown_exercise_name_becomes_no_markup_either(school):
    school.marked("ann", step={"exercise": HOSTILE})
    assert not {"script", "img"} & set(Watch(school.page()).tags)


def test_the_page_asks_nothing_of_anybody(school):
    school.marked("ann")
    text = school.page()
    assert "default-src 'none'" in text
    watch = Watch(text)
    assert not {"script", "link", "img", "iframe"} & set(watch.tags)
    assert not re.search(r"url\(|@import|https?:", text)
    assert all(value.startswith("#") for name, value in watch.attributes if name == "href")


def test_the_page_suits_phones_and_the_dark_and_names_the_course(school):
    school.marked("ann")
    text = school.page()
    assert "width=device-width" in text and "prefers-color-scheme: dark" in text
    assert "A &lt;b&gt;bold&lt;/b&gt; course" in text


@pytest.mark.parametrize("name", ["=cmd|'/C calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_a_spreadsheet_computes_nothing_from_a_name(name):
    work = {"rnn_cell": {"total": 1.0, "max": 6.0}}
    found = {"assignments": [{"name": name, "max": 6.0}], "learners": {name: work}}
    rows = list(csv.reader(io.StringIO(marks_csv(found), newline="")))
    assert rows[0][1] == rows[2][0] == f"'{name}"


def test_a_semicolon_in_a_name_begins_no_cell():
    found = {"assignments": [], "learners": {"ann;=1+1": {}}}
    rows = list(csv.reader(io.StringIO(marks_csv(found), newline=""), delimiter=";"))  # as in much of Europe
    assert rows[2][0].startswith("ann;=1+1")


def test_the_table_has_a_row_per_learner_and_gaps_where_nothing_is_known(school):
    school.marked("ann", step=1.25, forward=0)
    school.marked("ann", "lstm")
    school.marked("bob", "lstm", step={"state": "infrastructure", "points": 0.0, "lines": ["x"]})
    assert school.csv() == [
        ["learner", "rnn_cell", "lstm", "total"],
        ["(points)", "6", "6", "12"],
        ["ann", "1.25", "6", "7.25"],
        ["bob", "", "", "0"],
    ]
