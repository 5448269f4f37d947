"""The report on a class as dataclasses. ``autograder report --json`` prints exactly these (``dataclasses.asdict``).

Marks are in points. A *share* is a number from 0 to 1. Times are UTC, in ISO format ("2026-11-01T18:00"). None stands for
what is not known or not defined. A learner is named by nbgrader's id, or by a pseudonym if the report is anonymous.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.classroom.attempts import Tried
from autograder.classroom.unnamed import Group


@dataclass(frozen=True)
class Rule:
    """Who is at risk: learners whose mean share over their last assignments is below a bound.

    The last ``over`` assignments count, in the book's order. An assignment that a learner did not hand in counts as 0,
    except before its due date. One whose mark is not known yet does not count.

    below: the bound, a share. over: how many assignments.
    """

    below: float = 0.5
    over: int = 3


@dataclass(frozen=True)
class Answer:
    """What became of one exercise in a learner's notebook.

    exercise: its name. points, max: the mark of the verdict, and the highest mark. state: as in docs/instructors.md.
    named: the names of the mistakes that were recognised and of the laws that are broken; for a quiz, the wrong choice.
    earlier: the same of the notebooks that they handed in before, the oldest first.
    """

    exercise: str
    points: float
    max: float
    state: str
    named: list[str] = field(default_factory=list)
    earlier: list[Tried] = field(default_factory=list)


@dataclass(frozen=True)
class Work:
    """One notebook of one learner.

    total: points, after what was taken off for being late; None: not marked yet. max: points that can be had.
    unread: points of the essays in it that wait for a person. waiting: whether a person still has to look at something.
    share: total / (max - unread), so an essay that nobody has read is no zero; None if nothing is marked.
    penalty: points taken off for being late. handed_in: when. late: whether after the due date. states: state -> how many exercises.
    answers: in the notebook's order; empty if there is no verdict. earlier: the sum of the verdicts' points of each notebook
    that they handed in before, the oldest first; empty if none is known.
    """

    total: float | None
    max: float
    unread: float = 0.0
    waiting: bool = False
    share: float | None = None
    penalty: float | None = None
    handed_in: str | None = None
    late: bool = False
    states: dict[str, int] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    earlier: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Learner:
    """One learner.

    id: nbgrader's name for them. name: as the gradebook or the platform has it; "" if unknown. section: as the roster has it;
    "" if it has none, or the report is anonymous. work: assignment -> notebook.
    missing: assignments that they have not handed in, although the due date, if there is one, has passed.
    total: points of all notebooks. mean: mean share of the notebooks that are marked. recent: the mean share that the
    rule looks at. at_risk: whether the rule holds for them.
    """

    id: str
    name: str
    work: dict[str, Work]
    missing: list[str]
    total: float
    mean: float | None
    recent: float | None
    at_risk: bool
    section: str = ""


@dataclass(frozen=True)
class Section:
    """One section of the class, as the roster's column "section" or "group" says.

    learners: who is in it. at_risk: how many of them are. mean: of their notebooks' shares. means, handed_in: assignment ->
    mean share of their notebooks, None if none is marked; how many handed it in.
    """

    name: str
    learners: list[str]
    at_risk: int
    mean: float | None
    means: dict[str, float | None]
    handed_in: dict[str, int]


@dataclass(frozen=True)
class Assignment:
    """One assignment that somebody has handed in.

    n: how many handed it in. missing: who did not. ungraded: who handed it in and has no verdict yet. max: points.
    mean, lower, median, upper: mean share and quartiles of the shares. full: how many have all points that are marked.
    waiting: how many notebooks wait for a person. histogram: how many learners in each tenth of the share, lowest first.
    due: when it was due. late: how many notebooks came after that.
    """

    name: str
    n: int
    missing: list[str]
    ungraded: list[str]
    max: float
    mean: float | None
    lower: float | None
    median: float | None
    upper: float | None
    full: int
    waiting: int
    histogram: list[int]
    due: str | None
    late: int


@dataclass(frozen=True)
class Exercise:
    """How one exercise went.

    kind: "exercise" or "quiz". points: the highest mark. n: how many were seen, neither refused nor trouble of our own.
    mean: mean share of its points. full: share of learners with all points. Both are of those who were seen.
    discrimination: the correlation of its mark with the sum of the other marks of the notebook; None if it is undefined.
    fifths: mean share of its points in each fifth of the learners, from those with the fewest other marks in the notebook to
    those with the most; empty if fewer than 10 were seen.
    states: state -> how many, of all. seconds: how long the answer ran, the median.
    wrong: how many answers failed or have a part of the points. explained: what the wrong answers were told -> how many:
    "mistake" (a listed one), "part" (a listed one that explains a part), "law", "exception", "outputs", "alike", "slip",
    "place", "case" (on some cases), or "" (nothing, or only where they depart).
    unnamed: how many wrong answers nothing explains completely; the groups in ``Report.unnamed`` hold them.
    again, mended: of its mistakes together, as in Mistake; also of mistakes that nobody holds any more.
    """

    assignment: str
    name: str
    kind: str
    points: float
    n: int
    mean: float | None
    full: float | None
    discrimination: float | None
    states: dict[str, int]
    seconds: float | None
    wrong: int
    explained: dict[str, int]
    unnamed: int
    fifths: list[float] = field(default_factory=list)
    again: int = 0
    mended: int = 0


@dataclass(frozen=True)
class Mistake:
    """A mistake, or a broken law, that was recognised by name; or a quiz's wrong choice.

    says, hint, pointer: the words that learners read. count: how many learners hold it. share: of those who were seen.
    example: one answer that holds it, without comments, docstring and names of learners; "" if none can be shown.
    again: how many learners held it in an earlier notebook and handed in another. mended: how many of these did not hold it
    in the next one, and had more points for the exercise.
    """

    assignment: str
    exercise: str
    name: str
    says: str
    hint: str
    pointer: str
    count: int
    share: float
    learners: list[str]
    example: str
    again: int = 0
    mended: int = 0


@dataclass(frozen=True)
class Odd:
    """Something that a person should look at.

    kind: "refused", "timed out", "crashed", "infrastructure", "not entered", "not graded" or "note". line: what, in words.
    """

    learner: str
    assignment: str
    kind: str
    line: str


@dataclass(frozen=True)
class Report:
    """The report on a class.

    title: of the course. made: when. final: whether nbgrader's gradebook was read; without it totals are sums of
    verdicts, without essays and penalties. anonymous: whether pseudonyms stand for learners. assignments and exercises
    are in the book's order, mistakes, choices (wrong choices in quizzes) and unnamed the most frequent first.
    unnamed: wrong answers that nothing explains completely, grouped by what they compute. sections: by name; empty if all
    learners are in one, or none is known.
    """

    title: str
    made: str
    final: bool
    anonymous: bool
    rule: Rule
    assignments: list[Assignment]
    learners: list[Learner]
    sections: list[Section]
    exercises: list[Exercise]
    mistakes: list[Mistake]
    choices: list[Mistake]
    unnamed: list[Group]
    odd: list[Odd]
