"""The report's numbers are right, and it says what it does not know."""

import json
from dataclasses import asdict
from datetime import datetime, timedelta

import pytest

from autograder.classroom.report.items import discrimination, fifths
from autograder.classroom.report.model import Rule
from autograder.errors import UsageError

# ------------------------------------------------------------------------------------------------------- numbers


def test_marks_are_summed_per_learner_and_assignment(school):
    school.marked("ann", step=4, forward=1)
    school.marked("bob", step=0)
    school.marked("ann", "lstm")
    found = school.summary()
    assert [x.id for x in found.learners] == ["ann", "bob"]
    ann = found.learners[0].work["rnn_cell"]
    assert (ann.total, ann.max, ann.share, ann.states) == (5.0, 6.0, 5 / 6, {"passed": 1, "part": 1})
    assert [(a.exercise, a.points, a.max, a.state) for a in ann.answers] == [
        ("step", 4, 4, "passed"),
        ("forward", 1, 2, "part"),
    ]
    first, second = found.assignments
    assert (first.name, first.n, first.max, first.full, first.missing) == ("rnn_cell", 2, 6.0, 0, [])
    assert first.mean == first.median == pytest.approx((5 / 6 + 2 / 6) / 2)
    assert (first.lower, first.upper) == (pytest.approx(2 / 6 + 3 / 24), pytest.approx(5 / 6 - 3 / 24))
    assert (second.name, second.n, second.full, second.missing) == ("lstm", 1, 1, ["bob"])
    assert first.histogram == [0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
    assert second.histogram[-1] == 1


def test_the_report_is_plain_json(school):
    school.mistaken("ann", "")
    school.mistaken("bob")
    found = asdict(school.summary())
    assert json.loads(json.dumps(found)) == found
    assert found["rule"] == {"below": 0.5, "over": 3}
    assert datetime.fromisoformat(found["made"])


def test_an_exercise_is_described_by_those_who_could_be_seen(school):
    for learner, points in (("ann", 4), ("bob", 2), ("cleo", 0)):
        school.marked(learner, step=points)
    school.marked("dan", refused="no notebook", step={"state": "refused", "points": 0.0, "seconds": 0.0})
    school.marked("eve", step={"state": "infrastructure", "points": 0.0, "seconds": 0.0, "lines": ["no runner"]})
    item = school.item("step")
    assert (item.n, item.mean, item.full, item.seconds, item.wrong) == (3, 0.5, 1 / 3, 0.02, 2)
    assert item.states == {"passed": 1, "part": 1, "failed": 1, "refused": 1, "infrastructure": 1}


def test_discrimination_is_the_correlation_with_the_rest(school):
    for learner, step, forward in (("ann", 4, 2), ("bob", 4, 1), ("cleo", 0, 1), ("dan", 0, 0)):
        school.marked(learner, step=step, forward=forward)
    assert school.item("step").discrimination == pytest.approx(0.7071, abs=1e-4)
    assert discrimination([0, 0, 1, 1], [4, 3, 2, 1]) == pytest.approx(-0.8944, abs=1e-4)


def test_fifths_are_by_the_other_marks_and_know_no_order_of_equals():
    assert fifths([4, 0] * 5, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4], 4) == [0.5] * 5
    assert fifths([0] * 9 + [4], [1] * 10, 4) == pytest.approx([0.1] * 5)
    assert fifths([1] * 9, [1] * 9, 1) == []


@pytest.mark.parametrize("item, rest", [([], []), ([1, 0], [1, 0]), ([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [0, 0, 0])])
def test_discrimination_is_none_where_it_is_undefined(item, rest):
    assert discrimination(item, rest) is None


# --------------------------------------------------------------------------------------------------- who needs help


def test_the_rule_looks_at_the_last_assignments_and_can_be_set(school):
    school.marked("ann", step=4, forward=2)
    school.marked("ann", "lstm", step=0, forward=1)
    school.marked("bob", step=0, forward=0)
    school.marked("bob", "lstm")
    risks = {x.id: (x.recent, x.at_risk) for x in school.summary().learners}
    assert risks == {"ann": (pytest.approx(7 / 12), False), "bob": (0.5, False)}
    last = {x.id: x.at_risk for x in school.summary(rule=Rule(over=1)).learners}
    assert last == {"ann": True, "bob": False}
    strict = {x.id: x.at_risk for x in school.summary(rule=Rule(below=0.55)).learners}
    assert strict == {"ann": False, "bob": True}


def test_what_was_not_handed_in_counts_as_nothing(school):
    school.marked("ann")
    school.marked("bob", "lstm")
    school.marked("bob")
    ann = school.learner("ann")
    assert (ann.missing, ann.recent, ann.mean, ann.at_risk) == (["lstm"], 0.5, 1.0, False)
    assert school.learner("ann", rule=Rule(over=1)).at_risk


def test_what_could_not_be_marked_is_no_risk(school):
    school.marked("ann", step={"state": "infrastructure", "points": 0.0, "lines": ["x"]})
    ann = school.learner("ann")
    assert (ann.recent, ann.mean, ann.at_risk) == (None, None, False)


def test_what_is_handed_in_and_not_graded_is_not_missing(school):
    school.marked("ann")
    school.handed_in("bob")
    found = school.summary()
    assert (found.assignments[0].n, found.assignments[0].missing, found.assignments[0].ungraded) == (2, [], ["bob"])
    assert [(o.learner, o.kind) for o in found.odd] == [("bob", "not graded")]
    assert not next(x for x in found.learners if x.id == "bob").at_risk


# --------------------------------------------------------------------------------------------------------- sections


def test_sections_are_the_rosters(school):
    school.marked("ann", step=4, forward=0)
    school.marked("bob", step=0, forward=0)
    school.marked("cleo")
    school.marked("cleo", "lstm")
    roster(school, "id,section", "ann,Tuesday", "bob,Tuesday", "cleo,Friday", "dan,")
    found = school.summary()
    assert [(x.id, x.section) for x in found.learners] == [("ann", "Tuesday"), ("bob", "Tuesday"), ("cleo", "Friday")]
    friday, tuesday = found.sections
    assert (friday.name, friday.learners, friday.mean, friday.at_risk) == ("Friday", ["cleo"], 1.0, 0)
    assert (tuesday.learners, tuesday.mean, tuesday.at_risk) == (["ann", "bob"], pytest.approx(1 / 3), 2)
    assert tuesday.means == {"rnn_cell": pytest.approx(1 / 3), "lstm": None}
    assert tuesday.handed_in == {"rnn_cell": 2, "lstm": 0}


def test_one_section_is_none_and_pseudonyms_have_none(school):
    school.marked("ann")
    school.marked("bob")
    roster(school, "id,group", "ann,A", "bob,A")
    assert school.summary().sections == [] and school.learner("ann").section == "A"
    roster(school, "id,group", "ann,A", "bob,B")
    hidden = school.summary(anonymous=True)
    assert hidden.sections == [] and {x.section for x in hidden.learners} == {""}


def roster(school, *lines):
    (school.course / "roster.csv").write_text("\n".join(lines) + "\n")


# --------------------------------------------------------------------------------------------------------- mistakes


def test_mistakes_are_counted_with_their_words_and_holders(school):
    school.marked("ann", step={"points": 0.0, "state": "failed", "named": ["wh_transposed", "no_bias"]})
    school.mistaken("bob", code="def step(x):\n    'By Bob.'\n    return x.T  # mine")
    first, second = school.summary().mistakes
    assert asdict(first) == {
        "assignment": "rnn_cell",
        "exercise": "step",
        "name": "wh_transposed",
        "says": "`Wh` is transposed.",
        "hint": "What is its shape?",
        "pointer": "",
        "count": 2,
        "share": 1.0,
        "learners": ["ann", "bob"],
        "example": "def step(x):\n    return x.T",
        "again": 0,
        "mended": 0,
    }
    assert (second.name, second.count, second.example) == ("no_bias", 1, "")


def test_a_quizs_wrong_choice_is_no_mistake(quiz):
    quiz.mistaken("ann", "A")
    quiz.mistaken("bob", "B")
    found = quiz.summary()
    assert not found.mistakes
    assert [(m.name, m.learners) for m in found.choices] == [("A", ["ann"]), ("B", ["bob"])]
    assert quiz.item("step").kind == "quiz"


def test_wrong_answers_without_a_name_are_grouped_by_what_they_compute(school):
    school.mistaken("ann", "", code="def step(x):\n    return x  # by ann")
    school.mistaken("bob", "", code="def step(x):\n    y = x\n    return y")
    school.mistaken("cleo")
    found = school.summary()
    assert [(g.learners, g.example, g.lines) for g in found.unnamed] == [
        (["ann", "bob"], "def step(x):\n    return x", ["`h` is wrong."])
    ]
    item = school.item("step")
    assert (item.wrong, item.unnamed, item.explained) == (3, 2, {"": 2, "mistake": 1})


# ------------------------------------------------------------------------------------------------- do hints help?


def test_who_mended_a_mistake_in_the_next_notebook_is_counted(school):
    for learner, then in (("ann", 4), ("bob", 0), ("cleo", 1)):
        school.mistaken(learner, code="x = 1")
        school.handed_in_again(learner, step=then, code={"step": "x = 2"})
    school.mistaken("dan", code="x = 1")
    found = school.summary()
    assert [(m.name, m.learners, m.again, m.mended) for m in found.mistakes] == [("wh_transposed", ["dan"], 3, 2)]
    item = school.item("step")
    assert (item.again, item.mended) == (3, 2)
    assert school.learner("cleo").work["rnn_cell"].earlier == [2.0]
    assert school.learner("dan").work["rnn_cell"].earlier == []
    (before,) = school.learner("cleo").work["rnn_cell"].answers[0].earlier
    assert (before.exercise, before.points, before.named) == ("step", 0.0, ["wh_transposed"])


def test_a_mistake_that_is_made_again_counts_once(school):
    school.mistaken("ann", code="x = 1")
    for k, then in enumerate((0, 0, 4)):
        wrong = {"points": then, "state": "failed", "named": [] if then else ["wh_transposed"]}
        school.handed_in_again("ann", step=wrong, code={"step": f"x = {k}{k}"})
    assert (school.item("step").again, school.item("step").mended) == (1, 0)
    assert school.learner("ann").work["rnn_cell"].earlier == [2.0, 2.0, 2.0]


def test_the_same_notebook_judged_again_is_no_attempt(school):
    school.mistaken("ann", code="x = 1")
    school.handed_in_again("ann", step=4, code={"step": "x = 1"})
    assert school.item("step").again == 0


# ------------------------------------------------------------------------------------------------------ what was odd


def test_what_was_odd_is_told_once(school):
    school.marked("ann", refused="It is a link.", step={"state": "refused"}, forward={"state": "refused"})
    school.marked("bob", step={"state": "infrastructure", "lines": ["no runner"]}, forward={"state": "infrastructure"})
    school.marked("cleo", step={"state": "crashed", "lines": ["It ended."]}, notes=["cell own-3 crashed"])
    found = school.summary()
    assert [(o.learner, o.kind, o.line) for o in found.odd] == [
        ("ann", "refused", "It is a link."),
        ("bob", "infrastructure", "step: no runner"),
        ("cleo", "crashed", "step: It ended."),
        ("cleo", "note", "cell own-3 crashed"),
    ]
    assert school.learner("bob").work["rnn_cell"].total is None


def test_a_chapter_that_is_no_longer_in_the_course_is_left_out(school):
    school.marked("ann")
    school.marked("ann", "gone")
    assert list(school.learner("ann").work) == ["rnn_cell"]


def test_a_damaged_verdict_file_does_not_stop_the_report(school):
    school.marked("ann")
    (school.course / "verdicts" / "rnn_cell" / "bob.json").write_text("{")
    school.marked("cleo", step={"state": "of no kind that there is"})
    assert [x.id for x in school.summary().learners] == ["ann"]


def test_verdicts_on_a_chapter_that_is_gone_are_named(school):
    school.marked("ann", assignment="peepholes")
    with pytest.raises(UsageError, match="are on peepholes, which this book does not hold.*_toc.yml"):
        school.summary()


def test_without_verdicts_there_is_no_report(school):
    with pytest.raises(UsageError, match="Nothing has been graded"):
        school.write()
    assert not (school.course / "report").exists()


# ----------------------------------------------------------------------------------------------------- gradebook


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_totals_are_nbgraders_with_marks_by_hand_and_late_penalties(gradebook):
    found = gradebook.summary()
    ann, bob, cleo, dan = found.learners
    work = bob.work["rnn_cell"]
    assert (work.total, work.max, work.penalty, work.waiting, work.unread) == (6.5, 9.0, 1.0, False, 0.0)
    assert (work.handed_in, work.late) == ("2020-11-02T12:00", True)
    assert (ann.work["rnn_cell"].total, ann.work["rnn_cell"].late) == (5.0, False)
    assert ann.work["rnn_cell"].states == {"passed": 1, "part": 1}
    (a,) = found.assignments
    assert (a.waiting, a.late, a.due, a.missing) == (1, 1, "2020-11-01T18:00", ["dan"])
    assert [o.learner for o in found.odd if o.kind == "not entered"] == ["cleo"]
    assert (dan.name, dan.at_risk) == ("Dan O'Hara <i>", True)
    assert gradebook.csv()[1:3] == [["(points)", "9", "9"], ["ann", "5", "5"]]


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_an_essay_that_nobody_has_read_is_no_zero(gradebook):
    ann = gradebook.learner("ann")
    assert (ann.work["rnn_cell"].waiting, ann.work["rnn_cell"].unread, ann.mean) == (True, 3.0, 5 / 6)


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_before_the_due_date_nobody_is_late_or_missing(gradebook):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{gradebook.course / 'gradebook.db'}", "unrolled") as book:
        book.find_assignment("rnn_cell").duedate = datetime.now() + timedelta(days=30)
        book.db.commit()
    (a,) = gradebook.summary().assignments
    assert (a.missing, a.late) == ([], 0)
    assert not gradebook.learner("dan").at_risk


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_an_extension_counts(gradebook):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{gradebook.course / 'gradebook.db'}", "unrolled") as book:
        book.find_submission("rnn_cell", "bob").extension = timedelta(days=2)
        book.db.commit()
    assert not gradebook.learner("bob").work["rnn_cell"].late


def test_a_damaged_gradebook_is_named(school):
    school.marked("ann")
    (school.course / "gradebook.db").write_bytes(b"not a database" * 100)
    with pytest.raises(UsageError, match="gradebook.db cannot be used"):
        school.summary()


def test_who_has_left_the_roster_leaves_the_report_and_keeps_the_marks(gradebook):
    (gradebook.course / "roster.csv").write_text("id,name\nann,Ann Lee\ndan,Dan\n")
    found = gradebook.summary()
    assert [x.id for x in found.learners] == ["ann", "dan"]
    (gradebook.course / "roster.csv").write_text("id,name\nann,Ann Lee\nbob,Bob\n")
    assert [x.id for x in gradebook.summary().learners] == ["ann", "bob"]
    (gradebook.course / "roster.csv").write_text("id,name\nzoe,Zoe\n")
    with pytest.raises(UsageError, match="Nobody who has been graded .* is on the roster"):
        gradebook.summary()
