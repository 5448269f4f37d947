"""Charts stand where their numbers are, between axes with labels."""

from dataclasses import replace

import pytest

from autograder.classroom.report import charts
from autograder.classroom.report.model import Assignment, Exercise, Learner, Work

ROW = Assignment("rnn_cell", 4, [], [], 6, 0.5, 0.25, 0.5, 0.75, 1, 0, [1, 0, 0, 0, 0, 2, 0, 0, 0, 1], None, 0)
ITEM = Exercise("rnn_cell", "step", "exercise", 4, 30, 0.25, 0.2, 0.5, {"passed": 1}, 0.1, 1, {}, 0)


def learner(stamp, share=0.5):
    return Learner("ann", "", {"rnn_cell": Work(3, 6, share=share, handed_in=stamp)}, [], 3, share, share, False)


def inside(chart):
    places = [(t.at, charts.BOTTOM) for t in chart.x_ticks] + [(charts.LEFT, t.at) for t in chart.y_ticks]
    places += [(b.x, b.y) for b in chart.bars] + [(d.x, d.y) for d in chart.dots] + chart.band
    places += [(d.x, d.y) for line in chart.lines for part in line.parts for d in part]
    return all(charts.LEFT <= x <= charts.RIGHT and charts.TOP <= y <= charts.BOTTOM for x, y in places)


def test_a_bar_is_as_high_as_its_count():
    chart = charts.spread(ROW)
    low, middle, high = chart.bars
    assert middle.height == pytest.approx(2 * low.height, abs=0.2) and low.height == high.height
    assert [t.label for t in chart.y_ticks] == ["0", "1", "2"]
    assert inside(chart) and "50 to 60 %: 2" in middle.title


@pytest.mark.parametrize("top, last, step", [(0, 1, 1), (4, 4, 1), (7, 8, 2), (23, 25, 5), (300, 300, 100)])
def test_the_ticks_of_a_count_are_few_and_round(top, last, step):
    labels = [t.label for t in charts.spread(replace(ROW, histogram=[top] + [0] * 9)).y_ticks]
    assert labels[-1] == str(last) and labels[1] == str(step) and len(labels) <= charts.TICKS + 1


def test_times_are_counted_from_the_due_date():
    stamps = ["2026-10-31T17:00", "2026-11-01T17:59", "2026-11-01T18:00", "2026-12-24T00:00"]
    chart = charts.times(replace(ROW, due="2026-11-01T18:00"), map(learner, stamps))
    assert [b.title for b in chart.bars] == ["−2 to −1: 1", "−1 to due: 1", "due to +1: 1", "+9 to +10: 1"]
    assert chart.zero_x in [t.at for t in chart.x_ticks if t.label == "due"] and inside(chart)


def test_without_a_due_date_the_days_have_dates():
    chart = charts.times(ROW, [learner("2026-11-01T17:00"), learner("2026-11-03T00:00")])
    assert [b.title for b in chart.bars] == ["1 Nov to 2 Nov: 1", "3 Nov to 4 Nov: 1"]
    assert charts.times(ROW, [learner(None)]) is None


def test_a_hard_exercise_stands_left_and_one_that_tells_apart_above():
    hard, easy = charts.difficulty([ITEM, replace(ITEM, mean=0.75, discrimination=-0.2)]).dots
    assert hard.x < easy.x and hard.y < easy.y
    assert charts.difficulty([replace(ITEM, kind="quiz"), replace(ITEM, discrimination=None)]) is None
    assert inside(charts.difficulty([replace(ITEM, discrimination=-1.0, mean=1.0)]))


def test_each_fifth_of_the_class_has_a_bar():
    chart = charts.fifths(replace(ITEM, fifths=[0.0, 0.25, 0.5, 0.5, 1.0]))
    assert [b.title for b in chart.bars] == [
        "2nd fifth: 25 %",
        "3rd fifth: 50 %",
        "4th fifth: 50 %",
        "strongest fifth: 100 %",
    ]
    assert chart.bars[0].height == pytest.approx(chart.bars[-1].height / 4, abs=0.2) and inside(chart)
    assert charts.fifths(ITEM) is None


def test_a_line_is_broken_where_nothing_is_known():
    rows = [replace(ROW, name=f"a{k}") for k in range(3)]
    work = {"a0": Work(3, 6, share=0.5), "a2": Work(6, 6, share=1.0)}
    chart = charts.of_learner(Learner("ann", "", work, [], 9, 0.75, 0.75, False), rows)
    others, own = chart.lines
    assert [len(part) for part in own.parts] == [1, 1] and [len(part) for part in others.parts] == [3]
    assert inside(chart)
