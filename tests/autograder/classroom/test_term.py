"""course.toml: what it may say, and that whatever it cannot mean is named with its line."""

from datetime import UTC, datetime, timedelta

import pytest

from autograder.classroom.classroom import Classroom
from autograder.classroom.term import Late, template
from autograder.classroom.term_file import read_term
from autograder.errors import UsageError

CHAPTERS = ["rnn_cell", "lstm_gates"]
GOOD = """title = "Autumn"
timezone = "Europe/Berlin"
attempt = "on time"
[late]
grace_minutes = 15
percent_per_day = 10
most_percent = 50
[assignments.rnn_cell]
due = 2026-11-01 18:00:00
[assignments.lstm_gates]
due = 2026-07-01
[extensions.ann]
rnn_cell = 2026-11-08 18:00:00
lstm_gates = 7
[extensions."bob@uni.edu"]
rnn_cell = "2026-11-02T12:00:00Z"
"""


def read(tmp_path, text: str):
    (tmp_path / "course.toml").write_text(text, "utf8")
    return read_term(Classroom(tmp_path), CHAPTERS)


def test_times_are_those_of_the_zone_in_summer_and_winter(tmp_path):
    term = read(tmp_path, GOOD)
    assert term.due["rnn_cell"] == datetime(2026, 11, 1, 17, tzinfo=UTC)
    assert term.due["lstm_gates"] == datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC), "the end of that day"
    assert term.due_for("ann", "rnn_cell") == datetime(2026, 11, 8, 17, tzinfo=UTC)
    assert term.due_for("ann", "lstm_gates") == datetime(2026, 7, 8, 21, 59, 59, tzinfo=UTC)
    assert term.due_for("bob@uni.edu", "rnn_cell") == datetime(2026, 11, 2, 12, tzinfo=UTC)
    assert term.due_for("eve", "rnn_cell") == term.due["rnn_cell"] and term.due_for("eve", "gru") is None


def test_an_hour_that_comes_twice_is_the_later_one(tmp_path):
    term = read(tmp_path, GOOD.replace("2026-11-01 18:00:00", "2026-10-25 02:30:00"))
    assert term.due["rnn_cell"] == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_the_rule_for_late_work():
    late = Late(timedelta(minutes=15), 10, 50)
    day = 86400
    assert [late.share(s) for s in (0, 900, 901, day, day + 1, 30 * day)] == [0, 0, 0.1, 0.1, 0.2, 0.5]


def test_there_need_be_none_and_the_template_says_nothing(tmp_path):
    assert read_term(Classroom(tmp_path)) is None
    term = read(tmp_path, template(CHAPTERS))
    assert (term.due, term.longer, term.late, term.attempt, term.zone) == ({}, {}, None, "newest", None)


def test_every_line_of_the_template_means_something_without_its_mark(tmp_path):
    lines = [line.removeprefix("# ") for line in template(CHAPTERS).splitlines()]
    said = [line for line in lines if line.startswith("[") or " = " in line]
    term = read(tmp_path, "\n".join(said))
    assert set(term.due) == set(CHAPTERS) and len(term.longer) == 2 and term.late and term.zone and term.roster
    assert len(term.sections) == 1 and term.baseurl and term.platform and term.count == "all"


def test_a_section_has_its_dates_and_a_learners_own_count_more(tmp_path):
    dates = "[sections.Thu]\nrnn_cell = 2\n[sections.Fri]\nrnn_cell = 3\nlstm_gates = 1\n"
    term = read(tmp_path, GOOD + dates).with_sections({"ann": ("Thu",), "cid": ("Thu", "Fri"), "dan": ("Mon",)})
    due = term.due["rnn_cell"]
    assert term.due_for("ann", "rnn_cell") == due + timedelta(days=7), "their own"
    assert term.due_for("cid", "rnn_cell") == due + timedelta(days=3), "the latest of their sections"
    assert term.due_for("cid", "lstm_gates") == term.due["lstm_gates"] + timedelta(days=1)
    assert term.due_for("dan", "rnn_cell") == due


def test_one_assignment_may_count_otherwise(tmp_path):
    text = GOOD.replace("due = 2026-07-01", 'due = 2026-07-01\ncount = "more on top"')
    term = read(tmp_path, f'count = "core"\n{text}')
    assert (term.counts("rnn_cell"), term.counts("lstm_gates")) == ("core", "more on top")


@pytest.mark.parametrize(
    "old, new, says",
    [
        ("[late]", "[late", r"course.toml:4: this is no TOML"),
        ("2026-07-01", "1.7.2026", r"course.toml:11: this is no TOML .*: a time is written as 2026-11-01 18:00:00"),
        ('"Autumn"', '"Autumn', r"course.toml:1: this is no TOML .*: a quote is missing"),
        ("[extensions.ann]", "[extensions.ann@uni.edu]", r'course.toml:12: .* put the name in quotes: \[extensions."ann@uni.edu"\]'),
        ("[extensions.ann]", "[extensions.ann.lee]", r'course.toml:12: put the whole name in quotes: \[extensions."ann.lee"\]'),
        ('"Europe/Berlin"', '"Berlin"', r"course.toml:2: there is no time zone 'Berlin'"),
        ("title =", "titel =", r"course.toml:1: nothing is called 'titel' here; do you mean title\?"),
        ("percent_per_day = 10", "percent_per_week = 10", r"course.toml:6: .*do you mean percent_per_day\?"),
        (
            "percent_per_day = 10",
            "percent_per_day = 110",
            r"course.toml:6: percent_per_day must be from 0 to 100, not 110",
        ),
        ("percent_per_day = 10", 'percent_per_day = "10"', r"course.toml:6: percent_per_day must be a number"),
        ('"on time"', '"bst"', r"course.toml:3: attempt is one of .*not 'bst'; do you mean best\?"),
        ('title = "Autumn"', 'count = "cor"', r"course.toml:1: count is one of .*not 'cor'; do you mean core\?"),
        ('title = "Autumn"', "count = 5", r"course.toml:1: count must be a text in quotes"),
        ('title = "Autumn"', 'platform = "canvs"', r"course.toml:1: platform is one of .*do you mean canvas\?"),
        ('title = "Autumn"', 'baseurl = "gru.edu"', r"course.toml:1: 'gru.edu' is no address of a site; one is"),
        ("due = 2026-07-01", 'due = 2026-07-01\ncount = "none"', r"course.toml:12: count is one of .*not 'none'\."),
        ("[extensions.ann]", "[sections.A]\nrnn_cell = -1\n[extensions.ann]", r"course.toml:13: this is no more time"),
        (
            "[extensions.ann]",
            "[sections]\nA = 3\n[extensions.ann]",
            r"course.toml:13: A must be a table: \[sections.A\]",
        ),
        (
            "[assignments.rnn_cell]",
            "[assignments.rnn_cel]",
            r"course.toml:8: the book has no chapter 'rnn_cel'; do you mean rnn_cell\?",
        ),
        ("due = 2026-07-01", "dew = 2026-07-01", r"course.toml:11: nothing is called 'dew' here; do you mean due\?"),
        ("due = 2026-07-01", "due = 7", r"course.toml:11: this must be a time"),
        ("due = 2026-07-01", 'due = "soon"', r"course.toml:11: 'soon' is no time"),
        ("due = 2026-07-01", "due = 2026-03-29 02:30:00", r"course.toml:11: there is no 02:30 on this day"),
        ("2026-11-08 18:00:00", "2026-10-08 18:00:00", r"course.toml:13: this is no more time"),
        ("lstm_gates = 7", "lstm_gates = -7", r"course.toml:14: this is no more time"),
        ("lstm_gates = 7", "gru = 7", r"course.toml:14: the book has no chapter 'gru': remove this, or list it in _toc.yml\."),
        ("lstm_gates = 7", "lstm_gates = 99999999999", r"course.toml:14: 99999999999 days are too many"),
        ("[extensions.ann]", "[extensions]\nann = 3\n[extensions.cid]", r"course.toml:13: ann must be a table"),
        ("[assignments.lstm_gates]\ndue = 2026-07-01\n", "", r"course.toml:12: lstm_gates has no due date"),
    ],
)
def test_what_it_cannot_mean_is_named_with_its_line(tmp_path, old, new, says):
    assert old in GOOD
    with pytest.raises(UsageError, match=says):
        read(tmp_path, GOOD.replace(old, new))


def test_bytes_that_are_no_text_are_named(tmp_path):
    (tmp_path / "course.toml").write_bytes(b'title = "\xff"')
    with pytest.raises(UsageError, match="course.toml is not written in UTF-8"):
        read_term(Classroom(tmp_path))
