"""marks.csv: a row for each learner, and nothing in it that a spreadsheet would compute."""

import csv
import io

import pytest

from autograder.classroom.report.table import as_csv


@pytest.mark.parametrize("name", ["=cmd|'/C calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_a_spreadsheet_computes_nothing_from_a_name(name):
    rows = list(csv.reader(io.StringIO(as_csv({name: 6.0}, {name: {name: 1.0}}), newline="")))
    assert rows[0][1] == rows[2][0] == f"'{name}"


def test_a_semicolon_in_a_name_begins_no_cell():
    rows = list(csv.reader(io.StringIO(as_csv({}, {"ann;=1+1": {}})), delimiter=";"))  # as in much of Europe
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
