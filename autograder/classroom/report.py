"""``autograder report``: reports on a class. Its marks, its exercises, its mistakes, and what was odd.

Everything comes from the verdict files, except totals that nbgrader's gradebook holds: those include the marks that a
person gave and the penalties for being late.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import StatisticsError, correlation, fmean, median
from typing import Any

from autograder.book.book import Book
from autograder.classroom import gradebook, page
from autograder.classroom.classroom import Classroom, Job, write_whole
from autograder.errors import UsageError
from autograder.learner.verdict import State, Verdict
from autograder.marking.verdicts import Graded

ENDED = (State.TIMED_OUT, State.CRASHED)
UNSEEN = (State.REFUSED, State.INFRASTRUCTURE)  # such verdicts say nothing about the exercise
FEWEST = 3  # the fewest learners for a correlation
FORMULA = tuple("=+-@＝＋－＠")  # a spreadsheet takes a cell that begins so for a formula


def summary(home: Path, folder: Path) -> dict[str, Any]:
    """The report as plain JSON.

    title: of the course. final: whether nbgrader's gradebook was read; without it totals are sums of verdicts.
    assignments: in the course's order; name, n handed in, max, mean, median (shares of the marks), full (n), waiting (n
        whose essays still wait for a person), histogram (n in each tenth).
    learners: learner -> assignment -> total (None: not marked yet), max, penalty (taken off for being late, None: not
        known), waiting, states (state -> n exercises).
    exercises: assignment, exercise, points, n (seen: neither refused nor trouble of our own), mean and full (shares of
        n), discrimination (correlation of its mark with all others of the notebook; None: undefined), states (state ->
        n of all), seconds (median).
    misconceptions: the most frequent first; assignment, exercise, name, says, count, learners.
    odd: learner, assignment, kind (refused, timed out, crashed, infrastructure, not entered, note), line.

    Raises UsageError if nothing has been graded, or the gradebook cannot be used.
    """
    book, classroom = Book(home), Classroom(folder)
    graded = [g for g in classroom.all_stored() if g.assignment in book.chapters]
    if not graded:
        others = sorted({g.assignment for g in classroom.all_stored()})
        if others:
            what = f"The verdicts in {classroom.path} are on {', '.join(others)}, which this book does not hold"
            raise UsageError(f"{what}: name the book with --book, or put the chapter back into _toc.yml.")
        raise UsageError(f"Nothing has been graded in {classroom.path}: there are no verdicts. Run: autograder grade")
    order = list(book.chapters)
    graded.sort(key=lambda g: (order.index(g.assignment), g.learner))
    final = gradebook.exists(classroom)
    entered = gradebook.totals(classroom, order) if final else {}
    learners = _learners(graded, entered)
    return {
        "title": str(book.config.get("title") or "The course"),
        "final": final,
        "assignments": [a for name in order if (a := _assignment(name, learners))],
        "learners": learners,
        "exercises": [item for name in order for item in _items([g for g in graded if g.assignment == name])],
        "misconceptions": _misconceptions(graded),
        "odd": [line for g in graded for line in _odd(g, entered if final else None)],
    }


def write(home: Path, folder: Path) -> Path:
    """Write ``report/index.html`` and ``report/marks.csv`` in nbgrader's folder. Returns the page's path.

    Raises what :func:`summary` raises.
    """
    found = summary(home, folder)
    folder = Classroom(folder).path / "report"
    write_whole(folder / "marks.csv", marks_csv(found).encode())
    write_whole(folder / "index.html", page.html_of(found, datetime.now(UTC)).encode())
    return folder / "index.html"


def marks_csv(found: dict[str, Any]) -> str:
    """A table as CSV, one row for each learner: the total of each assignment, and of all together.

    A cell is empty if nothing was handed in or marked. Before a text that a spreadsheet would take for a formula stands
    an apostrophe. found: what :func:`summary` gave.
    """
    assignments = found["assignments"]
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)  # where a semicolon parts cells, one in a name would begin a cell
    rows.writerow(["learner", *(_harmless(a["name"]) for a in assignments), "total"])
    rows.writerow(["(points)", *(f"{a['max']:g}" for a in assignments), f"{sum(a['max'] for a in assignments):g}"])
    for learner, work in found["learners"].items():
        totals = [work.get(a["name"], {}).get("total") for a in assignments]
        marks = ["" if t is None else f"{t:g}" for t in totals]
        rows.writerow([_harmless(learner), *marks, f"{sum(t or 0 for t in totals):g}"])
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell's text, with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell


# ------------------------------------------------------------------------------------------------------------- marks


def _learners(graded: list[Graded], entered: dict[Job, dict[str, Any]]) -> dict[str, dict[str, dict[str, Any]]]:
    """Learner -> assignment -> marks and states, for everybody with verdicts or marks in the gradebook.

    entered: what :func:`gradebook.totals` gave.
    """
    marks = {Job(g.learner, g.assignment): _sums(g) for g in graded}
    for job, row in entered.items():
        marks[job] = {**row, "states": marks.get(job, {}).get("states", {})}
    learners: dict[str, dict[str, dict[str, Any]]] = {}
    for job in sorted(marks):
        learners.setdefault(job.learner, {})[job.assignment] = marks[job]
    return learners


def _sums(graded: Graded) -> dict[str, Any]:
    """The marks of one submission, from its verdicts alone."""
    states = Counter(v.state.value for v in graded.verdicts)
    return {
        "total": None if states[State.INFRASTRUCTURE.value] else sum(v.points for v in graded.verdicts),
        "max": sum(v.max for v in graded.verdicts),
        "penalty": None,
        "waiting": False,
        "states": dict(states),
    }


def _assignment(name: str, learners: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Any] | None:
    """The row of one assignment; None if nobody handed it in."""
    work = [w[name] for w in learners.values() if name in w]
    if not work:
        return None
    shares = [w["total"] / w["max"] for w in work if w["total"] is not None and w["max"]]
    tenths = Counter(min(9, int(share * 10 + 1e-9)) for share in shares)
    return {
        "name": name,
        "n": len(work),
        "max": max(w["max"] for w in work),
        "mean": fmean(shares) if shares else None,
        "median": median(shares) if shares else None,
        "full": sum(share >= 1 for share in shares),
        "waiting": sum(w["waiting"] for w in work),
        "histogram": [tenths[k] for k in range(10)],
    }


# --------------------------------------------------------------------------------------------------------- exercises


def _items(graded: list[Graded]) -> list[dict[str, Any]]:
    """The statistics of the exercises of one assignment, in the notebook's order."""
    names = dict.fromkeys(v.exercise for g in graded for v in g.verdicts if v.exercise)
    return [_item(graded, name) for name in names]


def _item(graded: list[Graded], name: str) -> dict[str, Any]:
    verdicts = [v for g in graded if (v := g.verdict(name))]
    seen = [g for g in graded if (v := g.verdict(name)) and v.state not in UNSEEN]
    points = [v.points for g in seen if (v := g.verdict(name))]
    rest = [sum(v.points for v in g.verdicts if v.exercise != name) for g in seen]
    worth = max(v.max for v in verdicts)
    seconds = [v.seconds for v in verdicts if v.seconds]
    return {
        "assignment": graded[0].assignment,
        "exercise": name,
        "points": worth,
        "n": len(seen),
        "mean": fmean(points) / worth if points and worth else None,
        "full": sum(p >= worth for p in points) / len(points) if points else None,
        "discrimination": discrimination(points, rest),
        "states": dict(Counter(v.state.value for v in verdicts).most_common()),
        "seconds": median(seconds) if seconds else None,
    }


def discrimination(item: list[float], rest: list[float]) -> float | None:
    """How well an exercise tells strong learners from weak: the correlation of its marks with the rest of their marks.

    item: each learner's mark. rest: the sum of their other marks. For an exercise that earns nothing or everything it
    is the point-biserial correlation. None if one of the two does not vary, or there are fewer than FEWEST learners.

    >>> round(discrimination([0, 0, 1, 1], [1, 3, 5, 7]), 2), discrimination([1, 1, 1], [1, 2, 3])
    (0.89, None)
    """
    try:
        return correlation(item, rest) if len(item) >= FEWEST else None
    except StatisticsError:
        return None


def _misconceptions(graded: list[Graded]) -> list[dict[str, Any]]:
    says: dict[tuple[str, str, str], str] = {}
    held: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for g in graded:
        for v in g.verdicts:
            for name, diagnosis in zip(v.named, v.diagnoses, strict=False):  # the record's own words
                key = (g.assignment, v.exercise, name)
                says[key] = diagnosis["says"]
                held[key].append(g.learner)
    rows = [
        {
            "assignment": assignment,
            "exercise": exercise,
            "name": name,
            "says": says[assignment, exercise, name],
            "count": len(learners),
            "learners": learners,
        }
        for (assignment, exercise, name), learners in held.items()
    ]
    return sorted(rows, key=lambda row: -row["count"])


def _odd(graded: Graded, entered: dict[Job, dict[str, Any]] | None) -> list[dict[str, str]]:
    """What a person should look at in one submission. entered: its totals in the gradebook; None: there is no gradebook."""

    def line(kind: str, text: str) -> dict[str, str]:
        return {"learner": graded.learner, "assignment": graded.assignment, "kind": kind, "line": text}

    found = [line(State.REFUSED.value, graded.refused)] if graded.refused else []
    trouble = [v for v in graded.verdicts if v.state == State.INFRASTRUCTURE]
    stays = " The mark is of an earlier version." if Job(graded.learner, graded.assignment) in (entered or {}) else ""
    found += [
        line(State.INFRASTRUCTURE.value, f"{_first(v)}{stays}") for v in trouble[:1]
    ]  # the reason is the same for all its exercises
    found += [line(v.state.value, _first(v)) for v in graded.verdicts if v.state in ENDED]
    if entered is not None and not trouble and Job(graded.learner, graded.assignment) not in entered:
        found.append(line("not entered", "it is judged, but nbgrader does not have it: run autograder grade again."))
    return found + [line("note", note) for note in graded.notes]


def _first(verdict: Verdict) -> str:
    return ": ".join(filter(None, [verdict.exercise, *verdict.lines[:1]]))
