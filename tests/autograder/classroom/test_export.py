"""Marks in each platform's own table: read back, it has the same rows and ids, and everybody's own marks."""

import csv
import io
import shutil
from contextlib import closing

import pytest
from nbgrader.api import Gradebook

from autograder.classroom.classroom import Classroom
from autograder.classroom.export import Wanted, export
from autograder.classroom.gradebook import totals
from autograder.classroom.tables import read_table
from autograder.cli import main
from autograder.errors import UsageError
from tests.autograder.classroom.letterbox import CHAPTERS

PEOPLE = {
    "alee": ("Ann", "Lee", 3.0),
    "alee2": ("Ann", "Lee", 1.5),
    "bray": ("Bob", "Ray", 3.5),
    "eve": ("=HYPERLINK(1)", "Eve", 2.0),
}
ROSTER = "id,first,last,email,student id,sis login id\n" + "".join(
    f"{learner},{first},{last},{learner}@uni.edu,3{k},{learner}\n"
    for k, (learner, (first, last, _)) in enumerate(PEOPLE.items())
)
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,lstm (71),LSTM Gates (77)
    Points Possible,,,,,5,4
"Lee, Ann",12000,301,alee,S1,,
"Lee, Ann",12001,302,alee2,S1,,
"Ray, Bob",12002,303,bray,S2,,
"Eve, =HYPERLINK(1)",12003,304,eve,S2,,
"Day, Una",12004,305,uday,S2,,
"Student, Test",999,,,S1,,
"""
MOODLE = """"First name";"Last name";"ID number";"Email address";"Assignment: lstm_gates (Real)";"Last downloaded"
Ann;Lee;30;alee@uni.edu;-;1
Ann;Lee;31;alee2@uni.edu;-;1
Bob;Ray;32;bray@uni.edu;-;1
=HYPERLINK(1);Eve;33;eve@uni.edu;-;1
"""
WORKSHEET = """Identifier,"Full name","Email address",Status,Grade,"Maximum grade"
"Participant 7000001","Ann Lee",alee@uni.edu,Submitted,,10
"Participant 7000002","Ann Lee",alee2@uni.edu,Submitted,,10
"Participant 7000003","Bob Ray",bray@uni.edu,Submitted,,10
"Participant 7000004","Eve =HYPERLINK(1)",eve@uni.edu,Submitted,,10
"""
GRADESCOPE = """First Name,Last Name,SID,Email,lstm_gates,lstm_gates - Max Points,lstm_gates - Submission Time
Ann,Lee,30,alee@uni.edu,,4,
Ann,Lee,31,alee2@uni.edu,,4,
Bob,Ray,32,bray@uni.edu,,4,
=HYPERLINK(1),Eve,33,eve@uni.edu,,4,
"""
BRIGHTSPACE = """OrgDefinedId,Username,lstm_gates Points Grade <Numeric MaxPoints:4>,End-of-Line Indicator
#30,#alee,,#
#31,#alee2,,#
#32,#bray,,#
#33,#eve,,#
"""
BLACKBOARD = """"Last Name"	"First Name"	"Username"	"Student ID"	"Last Access"	"lstm_gates [Total Pts: 4 Score] |77"
"Lee"	"Ann"	"alee"	"30"	"2026-10-01"	""
"Lee"	"Ann"	"alee2"	"31"	"2026-10-01"	""
"Ray"	"Bob"	"bray"	"32"	"2026-10-01"	"Needs Grading"
"Eve"	"=HYPERLINK(1)"	"eve"	"33"	"2026-10-01"	""
"""
GOOGLE = """Last Name,First Name,Email Address,lstm_gates
Lee,Ann,alee@uni.edu,
Lee,Ann,alee2@uni.edu,
Ray,Bob,bray@uni.edu,
Eve,=HYPERLINK(1),eve@uni.edu,
"""
GITHUB = """"identifier","github_username","github_id","name","lstm_gates"
"Ann 1","alee","1001","",""
"Ann 2","alee2","1002","",""
"Bob 0","bray","1003","",""
"Eve 0","eve","1004","",""
"""

pytestmark = pytest.mark.filterwarnings("ignore:Object of type")  # nbgrader 0.9.6 with SQLAlchemy 2


@pytest.fixture(scope="module")
def gradebook_of_marks(tmp_path_factory):
    """The exercise "step" of lstm_gates, of 4 points, and an essay that nobody has read. It takes seconds to make."""
    path = tmp_path_factory.mktemp("marks") / "gradebook.db"
    with closing(Gradebook(f"sqlite:///{path}", "unrolled")) as book:
        for chapter in CHAPTERS:
            book.add_assignment(chapter)
            book.add_notebook(chapter, chapter)
            book.add_grade_cell(f"{chapter}-step", chapter, chapter, max_score=4, cell_type="code")
            book.add_grade_cell(f"{chapter}-why", chapter, chapter, max_score=2, cell_type="markdown")
        for learner, (first, last, points) in PEOPLE.items():
            book.add_student(learner, first_name=first, last_name=last, email=f"{learner}@uni.edu")
            book.add_submission("lstm_gates", learner)
            grade = book.find_grade("lstm_gates-step", "lstm_gates", "lstm_gates", learner)
            grade.auto_score = points
            essay = book.find_grade("lstm_gates-why", "lstm_gates", "lstm_gates", learner)
            essay.needs_manual_grade = learner == "bray"
            essay.manual_score = None if learner == "bray" else 0.0
        book.db.commit()
    return path


@pytest.fixture
def marked(letterbox, gradebook_of_marks):
    """A class with these marks."""
    letterbox.course.mkdir()
    shutil.copy(gradebook_of_marks, letterbox.course / "gradebook.db")
    (letterbox.course / "roster.csv").write_text(ROSTER)
    return letterbox


def write(letterbox, platform, text, encoding="utf8", **more):
    template = letterbox.book.parent / "table.csv"
    template.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    return template, export(letterbox.book, letterbox.course, Wanted(platform, template, **more))


@pytest.mark.parametrize(
    "platform, text, encoding, column",
    [
        ("canvas", CANVAS, "utf-8-sig", "LSTM Gates (77)"),
        ("moodle", MOODLE, "utf8", "Assignment: lstm_gates (Real)"),
        ("moodle", WORKSHEET, "utf-8-sig", "Grade"),
        ("gradescope", GRADESCOPE, "utf8", "lstm_gates"),
        ("csv", BRIGHTSPACE, "utf-8-sig", "lstm_gates Points Grade <Numeric MaxPoints:4>"),
        ("csv", BRIGHTSPACE, "utf-16", "lstm_gates Points Grade <Numeric MaxPoints:4>"),
        ("csv", BLACKBOARD, "utf-16", "lstm_gates [Total Pts: 4 Score] |77"),
        ("csv", GOOGLE, "utf8", "lstm_gates"),
        ("csv", GITHUB, "utf8", "lstm_gates"),
    ],
)
def test_a_platforms_table_comes_back_with_the_marks_in_it(marked, platform, text, encoding, column):
    template, done = write(marked, platform, text, encoding)
    before, after = read_table(template), read_table(done.path)
    place = before.columns.index(column)
    assert (after.columns, after.delimiter, after.encoding) == (before.columns, before.delimiter, before.encoding)
    marks = [row[place] for row in after.rows if any(person in ",".join(row) for person in (*"012", "#", "uni.edu"))]
    assert [m for m in marks if m not in ("", "4", "5", column)] == ["3", "1.5", "3.5", "2"]
    for old, new in zip(before.rows, after.rows, strict=True):
        same = [cell for k, cell in enumerate(new) if k != place]
        assert [cell.removeprefix("'") for cell in same] == [cell for k, cell in enumerate(old) if k != place]
    assert done.rows == 4 and not done.missing
    again = export(marked.book, marked.course, Wanted(platform, done.path, marked.course / "again.csv"))
    assert read_table(again.path).rows == after.rows


def test_no_cell_is_a_formula(marked):
    for platform, text in (("moodle", MOODLE), ("gradescope", GRADESCOPE), ("csv", "id,name\neve,@SUM(1)\n")):
        _, done = write(marked, platform, text)
        cells = [
            cell
            for row in csv.reader(
                io.StringIO(done.path.read_text("utf-8-sig")), delimiter=read_table(done.path).delimiter
            )
            for cell in row
        ]
        assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+@") and cell]
        assert any("apostrophe" in remark for remark in done.remarks)


def test_a_learner_without_a_row_is_named(marked, capsys):
    template = marked.book.parent / "table.csv"
    template.write_text("id,name\nalee,Ann\nalee2,Ann\n")
    where = ["--book", str(marked.book), "--course", str(marked.course)]
    assert main(["export", *where, "--csv", str(template)]) == 1
    assert "NO ROW: bray has marks and no row in the table" in capsys.readouterr().out


def test_the_platform_that_the_term_names_needs_no_option(marked, capsys):
    template = marked.book.parent / "table.csv"
    template.write_text(CANVAS)
    where = ["--book", str(marked.book), "--course", str(marked.course)]
    assert main(["export", *where, str(template)]) == 2
    assert (
        "Say for which platform: --canvas, --moodle, --gradescope or --csv; or write it into" in capsys.readouterr().err
    )
    (marked.course / "course.toml").write_text('platform = "canvas"\n')
    assert main(["export", *where, str(template)]) == 0 and (marked.course / "export" / "canvas.csv").exists()
    (marked.course / "course.toml").write_text('platform = "brightspace"\n')
    template.write_text(BRIGHTSPACE)
    assert main(["export", *where, str(template)]) == 0 and (marked.course / "export" / "csv.csv").exists()


def test_namesakes_get_no_mark_by_their_name(marked):
    _, done = write(marked, "csv", "name\nAnn Lee\nBob Ray\n")
    assert done.missing == ["alee", "alee2", "eve"]
    assert any("Ann Lee may be any of alee, alee2" in remark for remark in done.remarks)


def test_a_person_with_two_rows_gets_none_filled(marked):
    _, done = write(marked, "csv", "login,name\nbray,Bob\nBob,Bob Ray\n")
    assert "bray" in done.missing and any("bray has several rows" in remark for remark in done.remarks)


def test_each_exercise_has_a_column_if_wanted(marked):
    _, done = write(marked, "csv", "id\nalee\nbray\n", each=True)
    assert [row[1:] for row in read_table(done.path).rows] == [
        ["lstm_gates", "lstm_gates: step", "lstm_gates: why"],
        ["3", "3", "0"],
        ["3.5", "3.5", ""],
    ]
    assert any("1 learners have work that nobody has marked yet" in remark for remark in done.remarks)


def test_a_penalty_is_in_the_total_as_nbgrader_has_it(marked):
    with closing(Gradebook(f"sqlite:///{marked.course / 'gradebook.db'}", "unrolled")) as book:
        for learner, points in (("alee", 1.0), ("bray", 9.0)):
            book.find_submission_notebook("lstm_gates", "lstm_gates", learner).late_submission_penalty = points
        book.db.commit()
    _, done = write(marked, "csv", "id\nalee\nbray\n")
    said = {row[0]: float(row[1]) for row in read_table(done.path).rows[1:]}
    held = {job.learner: e.total for job, e in totals(Classroom(marked.course), ["lstm_gates"]).items()}
    assert said == {who: held[who] for who in said} == {"alee": 2.0, "bray": 0.0}


def test_without_a_table_the_roster_is_filled_and_stays_as_it_is(marked):
    done = export(marked.book, marked.course, Wanted("csv"))
    assert not any("no column" in remark for remark in done.remarks), "none could be there"
    assert read_table(done.path).columns[:2] == ["id", "first"] and done.rows == 4
    assert (marked.course / "roster.csv").read_text() == ROSTER


def test_without_table_and_roster_a_plain_one_is_made(marked):
    (marked.course / "roster.csv").unlink()
    done = export(marked.book, marked.course, Wanted("csv"))
    assert read_table(done.path).rows[1] == ["alee", "Ann", "Lee", "alee@uni.edu", "3"]


@pytest.mark.parametrize(
    "platform, text, says",
    [
        ("canvas", "id,name\nalee,Ann\n", r"table.csv:1: no column says whose a row is \(canvas\)"),
        ("gradescope", "Name\nAnn\n", r"no column says whose a row is \(email or sid\)"),
        ("csv", "colour\nred\n", "no column of table.csv names anybody"),
        ("csv", "", "is empty"),
    ],
)
def test_a_table_that_cannot_be_filled_is_named(marked, platform, text, says):
    with pytest.raises(UsageError, match=says):
        write(marked, platform, text)
    assert not (marked.course / "export").exists()


def test_the_table_itself_is_never_overwritten(marked):
    template = marked.book.parent / "table.csv"
    with pytest.raises(UsageError, match="is the table itself"):
        write(marked, "csv", "id\nalee\n", target=template)


def test_a_class_without_marks_has_nothing_to_export(marked):
    with pytest.raises(UsageError, match="Nothing has been graded"):
        export(marked.book, marked.course, Wanted("csv", assignments=("lstm",)))
