"""``marks.csv``: everybody's totals as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from autograder.classroom.report.model import Report
from autograder.classroom.tables import harmless


def marks_csv(report: Report) -> str:
    """A table as CSV, one row for each learner: the total of each assignment, and of all together.

    A cell is empty if nothing was handed in or marked. Before a text that a spreadsheet would take for a formula stands
    an apostrophe.
    """
    most = {a.name: a.max for a in report.assignments}
    totals = {x.id: {name: w.total for name, w in x.work.items()} for x in report.learners}
    return as_csv(most, totals)


def as_csv(most: Mapping[str, float], totals: Mapping[str, Mapping[str, float | None]]) -> str:
    """The table. most: assignment -> points that can be had. totals: learner -> assignment -> points, None: not marked."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)  # where a semicolon parts cells, one in a name would begin a cell
    rows.writerow(["learner", *map(harmless, most), "total"])
    rows.writerow(["(points)", *(f"{points:g}" for points in most.values()), f"{sum(most.values()):g}"])
    for learner, marks in totals.items():
        row = [marks.get(name) for name in most]
        cells = ["" if mark is None else f"{mark:g}" for mark in row]
        rows.writerow([harmless(learner), *cells, f"{sum(mark or 0 for mark in row):g}"])
    return text.getvalue()
