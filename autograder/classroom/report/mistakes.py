"""Who holds which mistake, with the words that learners read and one example without a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from autograder.book.book import Book
from autograder.classroom.attempts import Tried, attempt_of
from autograder.classroom.classroom import Job
from autograder.classroom.report.example import anonymous
from autograder.classroom.report.model import Mistake
from autograder.classroom.report.reading import Class
from autograder.classroom.unnamed import answer_of
from autograder.marking.verdicts import Graded

Key = tuple[str, str, str]  # assignment, exercise, name


def mistakes(
    book: Book, known: Class, seen: dict[tuple[str, str], int], fates: Mapping[Key, list[bool]]
) -> list[Mistake]:
    """The mistakes that were recognised, the most frequent first.

    seen: (assignment, exercise) -> how many were seen. fates: what :func:`fates_of` found.
    """
    told: dict[Key, dict[str, Any]] = {}
    held: defaultdict[Key, list[Graded]] = defaultdict(list)
    for g in known.graded:
        for v in g.verdicts:
            for name, diagnosis in zip(v.named, v.diagnoses, strict=False):  # the record's own words
                key = (g.assignment, v.exercise, name)
                told[key] = diagnosis
                held[key].append(g)
    found = [_mistake(book, known, key, told[key], those, seen.get(key[:2], 0)) for key, those in held.items()]
    found = [
        replace(m, again=len(then), mended=sum(then))
        for m in found
        for then in [fates.get((m.assignment, m.exercise, m.name), [])]
    ]
    return sorted(found, key=lambda m: -m.count)


def fates_of(known: Class) -> dict[Key, list[bool]]:
    """Mistake -> for each learner who held it and handed in again, whether their next notebook had mended it.

    Mended is an answer that does not hold it and has more points. The first time that a learner held it counts.
    """
    found: defaultdict[Key, list[bool]] = defaultdict(list)
    for g in known.graded:
        met: set[Key] = set()
        tries = [*known.earlier.get(Job(g.learner, g.assignment), []), attempt_of(g)]
        for before, after in pairwise(tries):
            later = {t.exercise: t for t in after.tried}
            for tried in before.tried:
                then = later.get(tried.exercise)
                new = {(g.assignment, tried.exercise, name) for name in tried.named} - met
                for key in new if then else ():
                    met.add(key)
                    found[key].append(_is_mended(key[2], tried, then))
    return dict(found)


def _is_mended(mistake: str, before: Tried, then: Tried | None) -> bool:
    return then is not None and mistake not in then.named and then.points > before.points


def _mistake(book: Book, known: Class, key: Key, told: dict[str, Any], those: list[Graded], seen: int) -> Mistake:
    assignment, exercise, name = key
    # whoever made this mistake alone shows it best
    alone = [g for g in those if (v := g.verdict(exercise)) and len(v.named) == 1]
    texts = {g.learner: answer_of(book, g, exercise) for g in alone or those}
    return Mistake(
        assignment=assignment,
        exercise=exercise,
        name=name,
        says=str(told.get("says") or ""),
        hint=str(told.get("hint") or ""),
        pointer=str(told.get("pointer") or ""),
        count=len(those),
        share=len(those) / seen if seen else 0.0,
        learners=[g.learner for g in those],
        example=anonymous(texts, known.words),
    )
