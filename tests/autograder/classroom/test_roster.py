"""The roster, as each platform exports it: ids, e-mails and names come from it, and nobody becomes a second person."""

from pathlib import Path

import pytest

from autograder.classroom import enrolment
from autograder.classroom.classroom import Classroom
from autograder.classroom.collect import Rules, collect
from autograder.classroom.collecting.names import who_of
from autograder.classroom.roster import Roster, sections, strangers, term_and_roster
from autograder.errors import UsageError
from tests.autograder.classroom.collecting.test_platforms import METADATA, blackboard, gradescope, work

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,lstm_gates (77)
    Points Possible,,,,,10
"Lee, Ann",12000,301,alee,S1,
"Lee, Ann",12001,302,alee2,S1,
"Ray, Bob",12002,303,bray,S2,
"Student, Test",999,,,S1,
"""
MOODLE = """"First name","Last name","ID number","Email address",Groups
Ann,Lee,301,ann@uni.edu,"Section B"
Jean-Luc,Picard,302,jl@uni.edu,"Section B"
"Zoë","Núñez-Ortiz",303,zoe@uni.edu,
"""
GERMAN = """Vorname;Nachname;ID-Nummer;E-Mail-Adresse;Gruppen
Ann;Lee;301;ann@uni.edu;A
Jean-Luc;Picard;302;jl@uni.edu;A
Zoë;Núñez-Ortiz;303;zoe@uni.edu;B
"""
WORKSHEET = """Identifier,"Full name","Email address",Status,Grade
"Participant 7000001","Ann Lee",ann@uni.edu,Submitted,
"Participant 7000002","Ann Lee",ann2@uni.edu,Submitted,
"""
GRADESCOPE = """Name,SID,Email,Role,Sections
Ann Lee,301,ann@uni.edu,Student,A
Ann Lee,302,ann2@uni.edu,Student,A
Bob Ray,303,bob@uni.edu,Student,B
Zoë Núñez,304,zoe@uni.edu,Student,B
Prof Tess,1,tess@uni.edu,Instructor,
"""
BRIGHTSPACE = """OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator
#301,#alee,Lee,Ann,ann@uni.edu,#
#302,#bray,Ray,Bob,bob@uni.edu,#
"""
BLACKBOARD = '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Availability"\n"Lee"\t"Ann"\t"a_lee"\t"301"\t"Yes"\n"Lee"\t"Bea"\t"b_lee"\t"302"\t"Yes"\n'
GOOGLE = """Last Name,First Name,Email Address
Lee,Ann,ann@uni.edu
Ray,Bob,bob@uni.edu
"""
PLAIN = """id,first_name,last_name,email
ann,Ann,Lee,ann@uni.edu
bob,Bob,Ray,bob@uni.edu
"""


def table(folder: Path, text: str, encoding: str = "utf8") -> Path:
    path = folder / "students.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "text, encoding, ids, emails",
    [
        (CANVAS, "utf-8-sig", ["alee", "alee2", "bray"], 0),
        (MOODLE, "utf8", ["ann@uni.edu", "jl@uni.edu", "zoe@uni.edu"], 3),
        (GERMAN, "cp1252", ["ann@uni.edu", "jl@uni.edu", "zoe@uni.edu"], 3),
        ("sep=;\r\n" + GERMAN, "utf-8-sig", ["ann@uni.edu", "jl@uni.edu", "zoe@uni.edu"], 3),
        (WORKSHEET, "utf8", ["ann@uni.edu", "ann2@uni.edu"], 2),
        (GRADESCOPE, "utf8", ["ann@uni.edu", "ann2@uni.edu", "bob@uni.edu", "zoe@uni.edu"], 4),
        (BRIGHTSPACE, "utf-8-sig", ["alee", "bray"], 2),
        (BLACKBOARD, "utf-16", ["a_lee", "b_lee"], 0),
        (GOOGLE, "utf8", ["ann@uni.edu", "bob@uni.edu"], 2),
        (PLAIN, "utf8", ["ann", "bob"], 2),
        ("name;email\nAnn Lee;ann@uni.edu\n\n;;\n", "utf8", ["ann@uni.edu"], 1),
        ("Name\nAnn Lee\nZoë Núñez\n", "utf8", ["Ann_Lee", "Zoe_Nunez"], 0),
    ],
)
def test_each_platforms_table_is_read(tmp_path, text, encoding, ids, emails):
    roster = Roster(table(tmp_path, text, encoding))
    assert list(roster.people) == ids
    assert sum("@" in person.email for person in roster.people.values()) == emails
    assert all(person.first and (person.last or "," not in text) for person in roster.people.values())


@pytest.mark.parametrize(
    "text, says",
    [
        (
            "colour,shape\nred,round\n",
            r"students.csv:1: no column of students.csv names anybody \(there are: colour, shape\)",
        ),
        ("id,name\nann,Ann\n\nANN,Ann Lee\n", r"students.csv:4: ANN is also the learner of .*students.csv:2"),
        ("id,name\n", "nobody below it"),
        ("", "is empty"),
        ("PK\x03\x04", "workbook of a spreadsheet program: save it as CSV"),
        ("name\n---\n", "students.csv:2: no id can be made of this row"),
        ("a\0b", "is no table"),
    ],
)
def test_what_is_no_roster_is_named_with_its_line(tmp_path, text, says):
    with pytest.raises(UsageError, match=says):
        Roster(table(tmp_path, text))


def taken(letterbox, files, roster, encoding="utf8", **more):
    """Collect a zip with a roster. Returns learner -> text, and the result."""
    rules = Rules(roster=table(letterbox.handed_in.parent, roster, encoding), **more)
    letterbox.said.clear()
    result = collect(letterbox.book, letterbox.course, [letterbox.zip(files)], rules, letterbox.said.append)
    return {key.split("/")[0]: data for key, data in letterbox.submitted.items()}, result


def test_canvass_numbers_lead_to_the_logins_of_its_table(letterbox):
    files = {
        f"{name}_{n}_8800_lstm_gates.ipynb": work(str(n))
        for name, n in (("leeann", 12000), ("leeann", 12001), ("raybob", 12002))
    }
    found, result = taken(letterbox, files, CANVAS)
    assert found == {"alee": work("12000"), "alee2": work("12001"), "bray": work("12002")} and not result.lost


def test_canvass_names_do_if_the_table_has_no_numbers(letterbox):
    found, _ = taken(letterbox, {"raybob_12000_8800_lstm_gates.ipynb": work("1")}, GOOGLE)
    assert set(found) == {"bob@uni.edu"}


@pytest.mark.parametrize("group", ["", "Section B-", "Blue-Green-"])
def test_moodles_names_lead_to_its_table_with_any_group_before_them(letterbox, group):
    names = {"Ann Lee": "ann@uni.edu", "Jean-Luc Picard": "jl@uni.edu", "Zoë Núñez-Ortiz": "zoe@uni.edu"}
    files = {f"{group}{name}_700{k}_assignsubmission_file_/x.ipynb": work(name) for k, name in enumerate(names)}
    found, result = taken(letterbox, files, GERMAN, "cp1252")
    assert found == {learner: work(name) for name, learner in names.items()} and not result.lost


def test_moodles_worksheet_tells_namesakes_apart(letterbox):
    files = {f"Ann Lee_700000{k}_assignsubmission_file_/x.ipynb": work(str(k)) for k in (1, 2)}
    found, result = taken(letterbox, files, WORKSHEET)
    assert found == {"ann@uni.edu": work("1"), "ann2@uni.edu": work("2")} and not result.lost


def test_namesakes_that_nothing_tells_apart_are_asked_about(letterbox):
    found, result = taken(letterbox, {"Ann Lee_1_assignsubmission_file_/x.ipynb": work("1")}, GRADESCOPE)
    assert not found and "several people of this name on the roster (ann@uni.edu, ann2@uni.edu)" in result.lost[0].why


def test_gradescope_and_blackboard_lead_to_their_tables(letterbox):
    found, _ = taken(letterbox, gradescope(METADATA), GRADESCOPE.replace("SID,Email", "SID,E-mail"))
    assert set(found) == {"ann@uni.edu", "ann2@uni.edu", "bob@uni.edu", "zoe@uni.edu"}
    letterbox.course = letterbox.book.parent / "another"
    found, result = taken(letterbox, blackboard("a_lee", "b_lee", receipts=False), BLACKBOARD, "utf-16")
    assert found == {"a_lee": work("a_lee"), "b_lee": work("b_lee")} and not result.lost


@pytest.mark.parametrize("named", ["Ann Lee", "lee, ann", "ANN", "ann@uni.edu", "Ann_Lee"])
def test_folders_may_bear_any_name_of_a_person(letterbox, named):
    found, _ = taken(letterbox, {f"{named}/x.ipynb": work("1"), "Bob Ray/x.ipynb": work("2")}, PLAIN)
    assert set(found) == {"ann", "bob"}


def test_two_files_of_one_name_in_google_classroom_are_one_persons_if_the_roster_says_so(letterbox):
    files = {"class/Ann Lee - lstm_gates.ipynb": work("1"), "class/Bob Ray - lstm_gates.ipynb": work("b")}
    found, _ = taken(letterbox, {**files, "class/Ann Lee - lstm_gates (1).ipynb": work("2")}, GOOGLE)
    assert set(found) == {"ann@uni.edu", "bob@uni.edu"}


def test_who_is_not_on_the_roster_is_named_and_taken_only_when_told(letterbox):
    files = {"Ann Lee/x.ipynb": work("1"), "Eve Day/x.ipynb": work("2")}
    found, result = taken(letterbox, files, PLAIN)
    assert set(found) == {"ann"} and "nobody on the roster roster.csv is this" in result.lost[0].why
    found, result = taken(letterbox, files, PLAIN, unlisted=True)
    assert set(found) == {"ann", "Eve_Day"} and not result.lost
    assert strangers(Classroom(letterbox.course), ["ann", "Eve_Day", "zoe"]) == {"zoe"}, "of whom nobody has been told"


def test_the_roster_is_kept_for_the_next_time(letterbox):
    taken(letterbox, {"Ann Lee/x.ipynb": work("1")}, PLAIN)
    collect(
        letterbox.book, letterbox.course, [letterbox.zip({"Bob Ray/x.ipynb": work("2")})], say=letterbox.said.append
    )
    assert {key.split("/")[0] for key in letterbox.submitted} == {"ann", "bob"}


def test_somebody_collected_before_there_was_a_roster_gets_no_second_self(letterbox):
    letterbox.collect(letterbox.zip({"Ann Lee/x.ipynb": work("1")}))
    found, result = taken(letterbox, {"Ann Lee/x.ipynb": work("2")}, PLAIN)
    assert found == {"Ann_Lee": work("1")} and "autograder forget Ann_Lee" in result.lost[0].why


def test_a_bad_roster_changes_nothing(letterbox):
    letterbox.put("ann/x.ipynb")
    bad = table(letterbox.handed_in.parent, "colour\nred\n")
    with pytest.raises(UsageError):
        collect(letterbox.book, letterbox.course, [letterbox.handed_in], Rules(roster=bad), letterbox.said.append)
    assert not (letterbox.course / "roster.csv").exists() and not letterbox.submitted


def test_a_login_on_the_roster_is_told_from_its_path_alone(tmp_path):
    roster = Roster(table(tmp_path, "id,name,github_username\nann,Ann Lee,annlee\n"))
    assert roster.resolve(who_of("annlee", login="annlee")).id == "ann"


def test_the_roster_fills_nbgraders_students_and_others_are_not_marked(klass, namespace):
    klass.hand_in("ann", "start", klass.references("start"))
    klass.hand_in("eve", "start", klass.references("start"))
    (klass.classroom.path / "roster.csv").write_text(PLAIN)
    troubles = {o.graded.learner: o.trouble for o in klass.grade(isolation=namespace)}
    assert troubles["ann"] is None and "not on the roster" in troubles["eve"]
    assert enrolment.people(klass.classroom) == {"ann": "Ann Lee", "bob": "Bob Ray"}
    assert not [o.trouble for o in klass.grade(isolation=namespace, unlisted=True) if o.trouble]


def test_members_of_a_group_get_the_work_once_each(letterbox):
    found, _ = taken(
        letterbox, {k: v for k, v in gradescope().items() if not k.endswith("0/lstm_gates.ipynb")}, GRADESCOPE
    )
    assert found["bob@uni.edu"] == found["zoe@uni.edu"] == work("2")


def test_sections_of_the_roster_have_the_terms_dates(tmp_path):
    (tmp_path / "roster.csv").write_text('id,name,section\nann,Ann,"Mon, Lab 2"\nbob,Bob,Thu\ncid,Cid,\n')
    (tmp_path / "course.toml").write_text(
        'timezone = "UTC"\n[assignments.gru]\ndue = 2026-11-01 18:00:00\n[sections."Lab 2"]\ngru = 3\n[sections.Thu]\ngru = 1\n'
    )
    term, roster = term_and_roster(Classroom(tmp_path), ["gru"])
    assert sections(roster) == {"ann": ("Mon, Lab 2", "Mon", "Lab 2"), "bob": ("Thu",), "cid": ()}
    assert {who: until.day for (who, _), until in term.longer.items()} == {"ann": 4, "bob": 2}
