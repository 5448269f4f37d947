"""Whatever a term says reaches the marks: dates, extensions, the rule for late work, and who is in the class."""

import shutil
from datetime import UTC, datetime

import pytest
from nbgrader.api import Gradebook

from autograder.classroom import enrolment, gradebook
from autograder.classroom.classroom import Classroom
from autograder.classroom.collect import collect
from autograder.classroom.stamps import stamp_anew
from autograder.classroom.sync import sync
from autograder.classroom.term import Term
from autograder.cli import main
from autograder.errors import UsageError
from tests.autograder.classroom.letterbox import at, notebook

TERM = """timezone = "UTC"
[late]
percent_per_day = 10
most_percent = 50
[assignments.start]
due = 2026-11-01 18:00:00
[extensions.bob]
start = 3
"""


def totals(klass) -> dict[str, float]:
    """Learner -> points after the penalty, as a share of all."""
    return {job.learner: round(e.total / e.max, 3) for job, e in gradebook.totals(klass.classroom, ["start"]).items()}


def hand_in(klass, learner: str, stamp: str) -> None:
    path = klass.hand_in(learner, "start", klass.references("start"))
    (path.parent / "timestamp.txt").write_text(stamp)


def test_dates_extensions_and_the_rule_reach_the_marks_and_so_does_every_change(klass, namespace):
    term = klass.classroom.path / "course.toml"
    term.write_text(TERM)
    for learner in ("ann", "bob", "cid"):
        hand_in(klass, learner, f"2026-11-0{1 if learner == 'cid' else 3} 17:00:00 UTC")
    assert not [o.trouble for o in klass.grade(isolation=namespace) if o.trouble]
    assert totals(klass) == {"ann": 0.8, "bob": 1.0, "cid": 1.0}, "two days have begun; bob has three more"

    term.write_text(TERM.replace("2026-11-01 18", "2026-11-02 18"))
    previewed = sync(klass.home, klass.classroom.path, preview=True)
    assert [str(d) for d in previewed.dates] == ["start: 2026-11-01 18:00 UTC -> 2026-11-02 18:00 UTC"]
    assert totals(klass)["ann"] == 0.8, "a preview writes nothing"
    klass.grade(isolation=namespace, learners=("cid",))
    klass.grade(isolation=namespace)
    assert totals(klass)["ann"] == 0.9, "a moved date is seen without --force, and not forgotten by a run for others"

    term.write_text(term.read_text().replace("[extensions.bob]", "[extensions.ann]"))
    klass.grade(isolation=namespace)
    assert totals(klass) == {"ann": 1.0, "bob": 0.9, "cid": 1.0}, "an extension is given, another one taken"

    term.write_text(term.read_text().replace("percent_per_day = 10", "percent_per_day = 20"))
    klass.grade(isolation=namespace)
    assert totals(klass)["bob"] == 0.8, "another rule"
    assert sync(klass.home, klass.classroom.path).again == []


def test_what_others_change_in_the_gradebook_is_seen_without_a_term(klass, namespace):
    hand_in(klass, "ann", "2026-11-03 17:00:00 UTC")
    klass.grade(isolation=namespace)
    with Gradebook(f"sqlite:///{klass.classroom.gradebook}", "unrolled") as book:
        book.remove_student("ann")
    assert totals(klass) == {}
    klass.grade(isolation=namespace)
    assert totals(klass) == {"ann": 1.0}, "marks of a learner who was removed are entered again"


def test_an_older_gradebook_that_is_put_back_gets_the_marks_again_and_keeps_those_given_by_hand(klass, namespace):
    path = klass.hand_in("ann", "start", {})
    hand_in(klass, "bob", "2026-11-03 17:00:00 UTC")
    klass.grade(isolation=namespace)
    older = klass.classroom.gradebook.read_bytes()
    assert totals(klass) == {"ann": 0.0, "bob": 1.0}
    assert path == klass.hand_in("ann", "start", klass.references("start"))
    klass.grade(isolation=namespace)
    assert totals(klass) == {"ann": 1.0, "bob": 1.0}
    klass.classroom.gradebook.write_bytes(older)
    with Gradebook(f"sqlite:///{klass.classroom.gradebook}", "unrolled") as book:
        grade = next(g for n in book.find_submission("start", "bob").notebooks for g in n.grades if g.auto_score)
        grade.manual_score, whole = 0.0, grade.auto_score
        book.db.commit()
    assert [job.learner for job in sync_preview(klass).again] == ["ann"]
    klass.grade(isolation=namespace)
    assert totals(klass)["ann"] == 1.0 and totals(klass)["bob"] < 1.0 and whole > 0


def sync_preview(klass):
    (klass.classroom.path / "roster.csv").write_text("id,name\nann,Ann\nbob,Bob\n")
    return sync(klass.home, klass.classroom.path, preview=True)


def test_a_wrong_term_stops_before_anything_is_written(klass, capsys):
    (klass.classroom.path / "course.toml").write_text(TERM.replace("assignments.start", "assignments.stat"))
    where = ["--book", str(klass.home), "--course", str(klass.classroom.path)]
    klass.hand_in_two()
    for verb in (["sync"], ["grade"]):
        assert main([*verb, *where]) == 2
        assert "course.toml:5: the book has no chapter 'stat'; do you mean start?" in capsys.readouterr().err
    assert not (klass.classroom.path / "verdicts").exists()


def test_an_extension_for_somebody_who_is_not_on_the_roster_is_named(klass):
    (klass.classroom.path / "course.toml").write_text(TERM)
    (klass.classroom.path / "roster.csv").write_text("id,name\nann,Ann Lee\n")
    done = sync(klass.home, klass.classroom.path)
    place = f"{klass.classroom.path / 'course.toml'}:7"
    assert done.remarks == [f"{place}: bob is not on the roster."]
    (klass.classroom.path / "course.toml").write_text(TERM.replace("extensions.bob", "extensions.Ann"))
    assert sync(klass.home, klass.classroom.path).remarks == [f"{place}: Ann is not on the roster; do you mean ann?"]
    assert done.people == 1 and enrolment.people(klass.classroom) == {"ann": "Ann Lee"}


def test_new_term_writes_a_term_once(klass, capsys):
    where = ["--book", str(klass.home), "--course", str(klass.classroom.path)]
    assert main(["new-term", *where]) == 0 and main(["sync", *where]) == 0
    assert "0 learners, 0 dates, 0 submissions changed" in capsys.readouterr().out
    assert main(["new-term", *where]) == 2


def test_without_a_term_and_a_roster_there_is_nothing_to_bring(klass):
    with pytest.raises(UsageError, match="autograder new-term makes the first"):
        sync(klass.home, klass.classroom.path)


LETTERS = """timezone = "UTC"
attempt = "{attempt}"
[assignments.lstm_gates]
due = 2026-10-02 12:00:00
"""


@pytest.mark.parametrize("attempt, text", [("newest", "late"), ("on time", "second")])
@pytest.mark.parametrize("together", [True, False])
def test_the_attempt_that_the_term_names_counts(letterbox, attempt, text, together):
    letterbox.course.mkdir()
    (letterbox.course / "course.toml").write_text(LETTERS.format(attempt=attempt))
    attempts = [(1, "first"), (2, "second"), (3, "late")]
    members = [(at(f"ann/lstm_gates ({k}).ipynb", 2026, 10, k), notebook("lstm_gates", text)) for k, text in attempts]
    for group in [members] if together else [[member] for member in members]:
        letterbox.collect(letterbox.zip(group))
    assert letterbox.submitted == {"ann/lstm_gates": notebook("lstm_gates", text)}


def test_canvass_late_mark_counts_as_one_second_after_the_due_date_of_the_term(letterbox):
    letterbox.course.mkdir()
    (letterbox.course / "course.toml").write_text(LETTERS.format(attempt="newest"))
    files = {"leeann_LATE_12000_8800_lstm_gates.ipynb": notebook("lstm_gates")}
    result = collect(letterbox.book, letterbox.course, [letterbox.zip(files)], say=letterbox.said.append)
    assert str(letterbox.timestamp("leeann", "lstm_gates")) == "2026-10-02 12:00:01"
    assert "one second is counted" in result.collected[0].why


LATE = {"leeann_LATE_12000_8800_lstm_gates.ipynb": notebook("lstm_gates")}


@pytest.mark.parametrize(
    "first, second", [("", "2026-10-09 12:00:00"), (LETTERS.format(attempt="newest"), "2026-09-09 12:00:00")]
)
def test_what_canvas_calls_late_stays_late_by_one_second_wherever_the_due_date_moves(
    letterbox, gradebook_file, first, second
):
    letterbox.course.mkdir()
    shutil.copy(gradebook_file, letterbox.course / "gradebook.db")
    term = letterbox.course / "course.toml"
    term.write_text(first)
    letterbox.collect(letterbox.zip(LATE))
    term.write_text(LETTERS.format(attempt="newest").replace("2026-10-02 12:00:00", second))
    assert main(["sync", "--book", str(letterbox.book), "--course", str(letterbox.course)]) == 0
    assert str(letterbox.timestamp("leeann", "lstm_gates")) == second.replace(":00:00", ":00:01")


def test_what_canvas_no_longer_calls_late_loses_its_time_and_the_other_way_round(letterbox):
    letterbox.course.mkdir()
    (letterbox.course / "course.toml").write_text(LETTERS.format(attempt="newest"))
    in_time = {path.replace("LATE_", ""): data for path, data in LATE.items()}
    stamp = letterbox.course / "submitted/leeann/lstm_gates/timestamp.txt"
    for files, late in ((LATE, True), (in_time, False), (LATE, True)):
        result = letterbox.collect(letterbox.zip(files))
        assert len(result.collected) == 1 and stamp.exists() == late
        assert len(letterbox.collect(letterbox.zip(files)).unchanged) == 1


def test_a_late_attempt_that_is_kept_because_the_best_counts_is_late_as_well(letterbox):
    letterbox.course.mkdir()
    term = letterbox.course / "course.toml"
    term.write_text(LETTERS.format(attempt="best"))
    letterbox.collect(letterbox.zip(LATE))
    again = {"leeann_12000_8801_lstm_gates-1.ipynb": notebook("lstm_gates", "again")}
    letterbox.collect(letterbox.zip([(at(path, 2040, 1, 1), data) for path, data in again.items()]))
    due = Term(term, due={"lstm_gates": datetime(2026, 11, 1, tzinfo=UTC)}).due_for
    stamp_anew(Classroom(letterbox.course), due)
    kept = letterbox.course / "attempts/lstm_gates/leeann/1"
    assert (kept / "timestamp.txt").read_text() == "2026-11-01 00:00:01.000000 UTC"
    assert not (letterbox.course / "submitted/leeann/lstm_gates/timestamp.txt").exists(), "the newer one came in time"
