"""Where the bars, lines and dots of a chart stand. The templates draw them as SVG; this module writes no markup.

Positions are in the units of a drawing that is WIDTH wide and HEIGHT high, from its upper left corner.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from autograder.classroom.report.model import Assignment, Exercise, Learner, Report

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 40, 338, 12, 182  # the edges of the area between the axes
AREA = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM}
TICKS = 5  # at most so many on the axis of a count
DAYS = 10  # a chart of times shows at most so many days before and after the due date
FEWEST = 5  # … and at least so many days, or a single bar would fill it
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where it stands, and its label."""

    at: float
    label: str


@dataclass(frozen=True)
class Bar:
    """A bar that stands on the horizontal axis. title: what it says when one points at it."""

    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True)
class Dot:
    """A dot. about: what it stands for."""

    x: float
    y: float
    title: str
    about: Exercise | None = None


@dataclass(frozen=True)
class Line:
    """A line through dots. style: its class in the style sheet. parts: it is broken where a value is not known."""

    style: str
    parts: list[list[Dot]]


@dataclass(frozen=True)
class Chart:
    """A chart with two axes. says: what it shows, for those who cannot see it. zero: where a line for 0 or "due" stands."""

    says: str
    across: str
    upwards: str
    x_ticks: list[Tick]
    y_ticks: list[Tick]
    bars: list[Bar] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    band: list[tuple[float, float]] = field(default_factory=list)
    zero_x: float | None = None
    zero_y: float | None = None


def _across(share: float) -> float:
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _up(share: float) -> float:
    return round(BOTTOM - share * (BOTTOM - TOP), 1)


PERCENT = [(k / 4, f"{25 * k} %") for k in range(5)]


def _counts(top: int) -> tuple[int, list[Tick]]:
    """The end of an axis for counts up to ``top``, and its ticks at 1, 2 or 5 times a power of ten."""
    step = next(s for e in range(12) for s in (10**e, 2 * 10**e, 5 * 10**e) if s * TICKS >= top)
    end = max(step, math.ceil(top / step) * step)
    return end, [Tick(_up(n / end), str(n)) for n in range(0, end + 1, step)]


def _bars(counts: Sequence[float], titles: Sequence[str], end: float) -> list[Bar]:
    width = (RIGHT - LEFT) / len(counts)
    tops = [_up(n / end) for n in counts]
    return [
        Bar(round(LEFT + k * width + 1, 1), top, round(width - 2, 1), round(BOTTOM - top, 1), titles[k])
        for k, top in enumerate(tops)
        if counts[k]
    ]


def spread(assignment: Assignment) -> Chart:
    """How many learners have which share of an assignment's points."""
    counts = assignment.histogram
    end, ticks = _counts(max(counts))
    titles = [f"{10 * k} to {10 * k + 10} %: {n}" for k, n in enumerate(counts)]
    return Chart(
        says=f"Learners in each tenth of the marks, lowest first: {', '.join(map(str, counts))}.",
        across="share of the points",
        upwards="learners",
        x_ticks=[Tick(_across(share), label) for share, label in PERCENT],
        y_ticks=ticks,
        bars=_bars(counts, titles, end),
    )


def fifths(item: Exercise) -> Chart | None:
    """How an exercise went in each fifth of the class; None if that is not known."""
    if not item.fifths:
        return None
    names = ["weakest", "2nd", "3rd", "4th", "strongest"]
    titles = [f"{name} fifth: {100 * share:.0f} %" for name, share in zip(names, item.fifths, strict=True)]
    return Chart(
        says=f"Mean share of the points, by fifths of the class: {', '.join(titles)}.",
        across="fifths of the class, by their other marks",
        upwards="share of the points",
        x_ticks=[Tick(_across((k + 0.5) / 5), name) for k, name in enumerate(names)],
        y_ticks=[Tick(_up(share), label) for share, label in PERCENT],
        bars=_bars(item.fifths, titles, 1),
    )


def times(assignment: Assignment, learners: Iterable[Learner]) -> Chart | None:
    """On which day notebooks were handed in, counted from the due date if there is one; None if no time is known."""
    stamps = [w.handed_in for x in learners if (w := x.work.get(assignment.name)) and w.handed_in]
    if not stamps:
        return None
    found = sorted(map(datetime.fromisoformat, stamps))
    due = datetime.fromisoformat(assignment.due) if assignment.due else None
    zero = due or found[0].replace(hour=0, minute=0)
    days = [min(DAYS - 1, max(-DAYS, math.floor((when - zero) / DAY))) for when in found]
    first, last = min(days), max(days)
    if due:
        first, last = min(first, -1), max(last, 0)
    first = min(first, last + 1 - FEWEST)
    counts = [days.count(day) for day in range(first, last + 1)]
    end, y_ticks = _counts(max(counts))
    names = [_day(day, due, zero) for day in range(first, last + 2)]
    every = math.ceil(len(names) / 6)
    ticks = [Tick(_across(k / len(counts)), names[k]) for k in range(len(names)) if (k + first) % every == 0]
    titles = [f"{names[k]} to {names[k + 1]}: {n}" for k, n in enumerate(counts)]
    return Chart(
        says="Notebooks handed in on each day: " + "; ".join(titles) + ".",
        across="days from the due date" if due else "day",
        upwards="notebooks",
        x_ticks=ticks,
        y_ticks=y_ticks,
        bars=_bars(counts, titles, end),
        zero_x=_across(-first / len(counts)) if due else None,
    )


def _day(day: int, due: datetime | None, zero: datetime) -> str:
    if due:
        return "due" if day == 0 else f"{day:+d}".replace("-", "−")
    return f"{zero + day * DAY:%-d %b}"


def _in_order(assignments: Sequence[Assignment]) -> list[float]:
    """Where each assignment stands on the horizontal axis."""
    return [_across((k + 0.5) / len(assignments)) for k in range(len(assignments))]


def _line(style: str, places: list[float], shares: Sequence[float | None], names: Sequence[str]) -> Line:
    """A line of shares, broken where one is not known."""
    parts: list[list[Dot]] = [[]]
    for x, share, name in zip(places, shares, names, strict=True):
        if share is None:
            parts.append([])
        else:
            parts[-1].append(Dot(x, _up(min(1.0, share)), f"{name}: {100 * share:.0f} %"))
    return Line(style, [part for part in parts if part])


def _of_term(says: str, assignments: Sequence[Assignment], lines: list[Line], band: list[tuple[float, float]]) -> Chart:
    places = _in_order(assignments)
    return Chart(
        says=says,
        across="assignments, in the course's order",
        upwards="share of the points",
        x_ticks=[Tick(x, str(k)) for k, x in enumerate(places, 1)],
        y_ticks=[Tick(_up(share), label) for share, label in PERCENT],
        lines=lines,
        band=band,
    )


def trend(report: Report) -> Chart:
    """Over the term: the median share with the quartiles as a band, and the share of learners who handed in."""
    assignments, everybody = report.assignments, max(1, len(report.learners))
    places, names = _in_order(assignments), [a.name for a in assignments]
    known = [(x, a) for x, a in zip(places, assignments, strict=True) if a.lower is not None and a.upper is not None]
    above = [(x, _up(min(1.0, a.upper or 0.0))) for x, a in known]
    below = [(x, _up(min(1.0, a.lower or 0.0))) for x, a in known]
    lines = [
        _line("handed", places, [a.n / everybody for a in assignments], [f"{n}, handed in" for n in names]),
        _line("median", places, [a.median for a in assignments], [f"{n}, median" for n in names]),
    ]
    says = "Median share of the points, assignment by assignment, and the share of learners who handed in."
    return _of_term(says, assignments, lines, above + below[::-1])


def of_learner(learner: Learner, assignments: Sequence[Assignment]) -> Chart:
    """One learner's shares over the term, and the median of the class."""
    places, names = _in_order(assignments), [a.name for a in assignments]
    own = [
        w.share if (w := learner.work.get(a.name)) else 0.0 if a.name in learner.missing else None for a in assignments
    ]
    lines = [
        _line("others", places, [a.median for a in assignments], [f"{n}, median of the class" for n in names]),
        _line("median", places, own, names),
    ]
    return _of_term(
        "Their share of the points, assignment by assignment, and the class's median.", assignments, lines, []
    )


def difficulty(exercises: Iterable[Exercise]) -> Chart | None:
    """How hard exercises are against how well they tell learners apart; None if neither is known of any.

    Quizzes are left out: they may be tried again, so they tell nobody apart.
    """
    known = [x for x in exercises if x.kind != "quiz" and x.mean is not None and x.discrimination is not None]
    if not known:
        return None
    low = -1.0 if min(x.discrimination or 0.0 for x in known) < -0.5 else -0.5

    def up(value: float) -> float:
        return _up((value - low) / (1 - low))

    dots = [
        Dot(
            _across(x.mean or 0.0),
            up(x.discrimination or 0.0),
            f"{x.assignment}, {x.name}: mean {100 * (x.mean or 0.0):.0f} %, tells apart {x.discrimination:.2f}",
            x,
        )
        for x in known
    ]
    ticks = [t / 2 for t in range(int(2 * low), 3)]
    return Chart(
        says=f"{len(known)} exercises: to the right the easy ones, above those that tell strong learners from weak.",
        across="mean share of the points: hard to easy",
        upwards="tells apart",
        x_ticks=[Tick(_across(share), label) for share, label in PERCENT],
        y_ticks=[Tick(up(t), f"{t:.1f}".replace("-", "−")) for t in ticks],
        dots=dots,
        zero_y=up(0.0),
    )
