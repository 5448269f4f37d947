"""How each exercise went: marks, what became of the answers, and how well it tells strong learners from weak."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import StatisticsError, correlation, fmean, median

from autograder.classroom.report.mistakes import Key
from autograder.classroom.report.model import Exercise
from autograder.classroom.unnamed import is_unnamed
from autograder.learner.verdict import State, Verdict
from autograder.marking.verdicts import Graded

UNSEEN = (State.REFUSED, State.INFRASTRUCTURE)  # such verdicts say nothing about the exercise
WRONG = (State.FAILED, State.PART)
FEWEST = 3  # the fewest learners for a correlation
TWO_EACH = 10  # the fewest for five groups


def items_of(graded: list[Graded], kinds: dict[tuple[str, str], str]) -> Iterator[Exercise]:
    """The exercises of one assignment, in the notebook's order."""
    found: dict[str, list[tuple[Verdict, float, float]]] = {}  # verdict, seconds, sum of the notebook's other marks
    for g in graded:
        total = sum(v.points for v in g.verdicts)
        for v in g.verdicts:
            if v.exercise:
                found.setdefault(v.exercise, []).append((v, v.seconds, total - v.points))
    for name, rows in found.items():
        kind = kinds.get((graded[0].assignment, name), "exercise")
        yield _exercise(graded[0].assignment, name, kind, rows)


def _exercise(assignment: str, name: str, kind: str, rows: list[tuple[Verdict, float, float]]) -> Exercise:
    """rows: for each learner the verdict, how long the answer ran, and the sum of the notebook's other marks."""
    verdicts = [v for v, _, _ in rows]
    points = [v.points for v in verdicts if v.state not in UNSEEN]
    rest = [others for v, _, others in rows if v.state not in UNSEEN]
    worth = max(v.max for v in verdicts)
    seconds = [s for _, s, _ in rows if s]
    wrong = [v for v in verdicts if v.state in WRONG]
    return Exercise(
        assignment=assignment,
        name=name,
        kind=kind,
        points=worth,
        n=len(points),
        mean=fmean(points) / worth if points and worth else None,
        full=sum(p >= worth for p in points) / len(points) if points else None,
        discrimination=discrimination(points, rest),
        states=dict(Counter(v.state.value for v in verdicts).most_common()),
        seconds=median(seconds) if seconds else None,
        wrong=len(wrong),
        explained=dict(Counter(v.how for v in wrong).most_common()),
        unnamed=sum(map(is_unnamed, verdicts)),
        fifths=fifths(points, rest, worth),
    )


def with_fates(item: Exercise, fates: dict[Key, list[bool]]) -> Exercise:
    """The exercise, with what became of those who were told of a mistake and handed in again."""
    then = [mended for key, found in fates.items() if key[:2] == (item.assignment, item.name) for mended in found]
    return replace(item, again=len(then), mended=sum(then))


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


def fifths(item: list[float], rest: list[float], worth: float) -> list[float]:
    """Mean share of an exercise's points in each fifth of the learners, by the sum of their other marks, lowest first.

    item, rest: as in :func:`discrimination`. worth: points of the exercise. Empty if there are fewer than TWO_EACH learners.
    Those whose other marks are equal share a place: each counts with the mean of their marks, so no order of names shows.

    >>> fifths([0, 0, 0, 0, 1, 1, 1, 1, 1, 1], list(range(10)), 1)
    [0.0, 0.0, 1.0, 1.0, 1.0]
    """
    if len(item) < TWO_EACH or not worth:
        return []
    equal: defaultdict[float, list[float]] = defaultdict(list)
    for mark, others in zip(item, rest, strict=True):
        equal[others].append(mark)
    ordered = [fmean(equal[others]) for others in sorted(rest)]
    cuts = [k * len(item) // 5 for k in range(6)]
    return [fmean(ordered[begin:end]) / worth for begin, end in pairwise(cuts)]
