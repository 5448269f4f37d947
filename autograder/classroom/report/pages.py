"""Which pages the report has, and what stands on each."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from autograder.book.book import Book
from autograder.classroom.attempts import Tried
from autograder.classroom.report import charts
from autograder.classroom.report.example import LONGEST
from autograder.classroom.report.links import Links, up_from
from autograder.classroom.report.look import KINDS, environment
from autograder.classroom.report.model import Assignment, Exercise, Learner, Mistake, Odd, Report, Work
from autograder.classroom.report.reading import Class
from autograder.classroom.unnamed import Group, answer_of
from autograder.learner.verdict import State
from autograder.marking.verdicts import Graded, StoredVerdict

TOP = 12  # mistakes, and groups of unnamed answers, on the first page
MOST = 100  # rows of what was odd, and of learners at risk; the rest is on other pages
GROUPS = 30  # groups of unnamed answers among the mistakes
CARDS = 20  # … and with their code on an exercise's page
CODE = 120_000  # characters of code on a learner's page; wrong answers come first
ALWAYS = 4  # pages that every report has: the class, and all exercises, mistakes and learners

Key = tuple[str, str]  # assignment, exercise
Page = tuple[str, str, dict[str, Any]]  # path, template, what it shows


class Pages:
    """The pages of one report. known: what it was made from. place: options of ``autograder`` that name the class."""

    def __init__(self, report: Report, known: Class, book: Book, place: str = ""):
        self.report, self.known, self.book, self.place = report, known, book, place
        self.links = Links()
        self.mistakes: defaultdict[Key, list[Mistake]] = defaultdict(list)
        self.choices: defaultdict[Key, list[Mistake]] = defaultdict(list)
        self.groups: defaultdict[Key, list[Group]] = defaultdict(list)
        self.odd: defaultdict[Key, list[Odd]] = defaultdict(list)  # learner, assignment
        for found, rows in ((self.mistakes, report.mistakes), (self.choices, report.choices)):
            for m in rows:
                found[m.assignment, m.exercise].append(m)
        for g in report.unnamed:
            self.groups[g.assignment, g.exercise].append(g)
        for o in report.odd:
            self.odd[o.learner, o.assignment].append(o)

    @property
    def count(self) -> int:
        """How many pages there are."""
        r = self.report
        return ALWAYS + len(r.assignments) + len(r.exercises) + len(r.mistakes) + len(r.learners)

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield each page as its path below the report's folder and its HTML."""
        made = environment()
        templates = {name: made.get_template(name) for name in made.list_templates(["jinja"])}
        for path, template, shown in self._all():
            page = templates[f"{template}.html.jinja"]
            yield path, page.render(report=self.report, links=self.links, up=up_from(path), **shown)

    def _all(self) -> Iterator[Page]:
        report = self.report
        yield "index.html", "index", self._index()
        yield "exercises.html", "exercises", {}
        yield "mistakes.html", "mistakes", self._mistakes()
        yield "learners.html", "learners", {"missing": {a.name: set(a.missing) for a in report.assignments}}
        for number, a in enumerate(report.assignments, 1):
            yield self.links.assignment(a.name), "assignment", self._assignment(number, a)
        holders = self._holders()
        for x in report.exercises:
            yield self.links.of(x), "exercise", self._exercise(x, holders[x.assignment, x.name])
        order = [None, *report.mistakes, None]
        for before, m, after in zip(order, report.mistakes, order[2:], strict=False):
            yield self.links.mistake(m), "mistake", {"m": m, "before": before, "after": after}
        verdicts: defaultdict[str, dict[str, Graded]] = defaultdict(dict)
        for g in self.known.graded:
            verdicts[g.learner][g.assignment] = g
        for learner in report.learners:
            yield self.links.learner(learner.id), "learner", self._learner(learner, verdicts[learner.id])

    # ------------------------------------------------------------------------------------------------- the class

    def _index(self) -> dict[str, Any]:
        report = self.report
        risky = sorted((x for x in report.learners if x.at_risk), key=lambda x: x.recent or 0.0)
        odd = sorted(report.odd, key=lambda o: (list(KINDS).index(o.kind), o.learner))
        return {
            "tiles": self._tiles(len(risky)),
            "waiting": [a for a in report.assignments if a.waiting],
            "risky": risky[:MOST],
            "risky_more": len(risky[MOST:]),
            "trend": charts.trend(report),
            "difficulty": charts.difficulty(report.exercises),
            "top": report.mistakes[:TOP],
            "unnamed": [g for g in report.unnamed if len(g.learners) > 1][:TOP],
            "odd": odd[:MOST],
            "odd_more": len(odd[MOST:]),
        }

    def _tiles(self, risky: int) -> list[tuple[str, str, str]]:
        """The figures at the top: number, words, link."""
        report = self.report
        work = [w for x in report.learners for w in x.work.values()]
        shares = [w.share for w in work if w.share is not None]
        mean = f"{100 * sum(shares) / len(shares):.0f} %" if shares else "–"
        last = report.assignments[-1]
        waiting = sum(a.waiting for a in report.assignments)
        return [
            (str(len(report.learners)), _many(len(report.learners), "learner"), "learners.html"),
            (str(len(work)), _many(len(work), "notebook"), "#assignments"),
            (mean, "mean mark", "#assignments"),
            (str(risky), "at risk", "#risk"),
            (str(len(last.missing)), f"without {last.name}", f"{self.links.assignment(last.name)}#missing"),
            *([(str(waiting), f"{_many(waiting, 'notebook')} to read", "#waiting")] if waiting else []),
            (str(len(report.odd)), _many(len(report.odd), "odd thing"), "#odd"),
        ]

    def _mistakes(self) -> dict[str, Any]:
        items = self.report.exercises
        retried = sorted((x for x in items if x.again and x.kind != "quiz"), key=lambda x: x.mended / x.again)
        counts: dict[str, Any] = {"retried": retried, "told": sum(x.again for x in retried)}
        counts |= {"mended": sum(x.mended for x in retried)}
        counts |= {"nameless": sum(x.unnamed for x in items), "wrong": sum(x.wrong for x in items if x.kind != "quiz")}
        return {"by_exercise": self.mistakes, "most": GROUPS, **counts}

    def _assignment(self, number: int, a: Assignment) -> dict[str, Any]:
        items = [x for x in self.report.exercises if x.assignment == a.name]
        work = [(x.id, w) for x in self.report.learners if (w := x.work.get(a.name))]
        return {
            "number": number,
            "a": a,
            "exercises": items,
            "by_exercise": self.mistakes,
            "has_mistakes": any(self.mistakes.get((x.assignment, x.name)) for x in items),
            "spread": charts.spread(a),
            "times": charts.times(a, self.report.learners),
            "difficulty": charts.difficulty(items),
            "timed": any(w.handed_in for _, w in work),
            "rows": [(who, w, {v.exercise: v for v in w.answers}) for who, w in work],
        }

    # ------------------------------------------------------------------------------------------------ exercises

    def _holders(self) -> defaultdict[Key, defaultdict[str, list[str]]]:
        """(assignment, exercise) -> state -> learners without all points."""
        found: defaultdict[Key, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for g in self.known.graded:
            for v in g.verdicts:
                if v.points < v.max:
                    found[g.assignment, v.exercise][v.state.value].append(g.learner)
        return found

    def _exercise(self, x: Exercise, holders: dict[str, list[str]]) -> dict[str, Any]:
        key = x.assignment, x.name
        return {
            "x": x,
            "fifths": charts.fifths(x),
            "mistakes": self.mistakes[key],
            "choices": self.choices[key],
            "groups": self.groups[key],
            "most": CARDS,
            "by_state": [(state.value, holders[state.value]) for state in State if holders.get(state.value)],
        }

    # -------------------------------------------------------------------------------------------------- learners

    def _learner(self, learner: Learner, verdicts: dict[str, Graded]) -> dict[str, Any]:
        notebooks: list[tuple[str, Work, list[Odd], list[tuple[StoredVerdict, str | None, list[Tried]]]]] = []
        codes = self._code(verdicts)
        for name, work in learner.work.items():
            graded = verdicts.get(name)
            before = {a.exercise: a.earlier for a in work.answers}
            found = [v for v in graded.verdicts if v.exercise] if graded else []
            rows = [(v, codes[name, v.exercise], before.get(v.exercise, [])) for v in found]
            notebooks.append((name, work, self.odd[learner.id, name], rows))
        return {
            "x": learner,
            "term": charts.of_learner(learner, self.report.assignments),
            "notebooks": notebooks,
            "replay": None if self.report.anonymous else self._replay(learner.id),
        }

    def _code(self, verdicts: dict[str, Graded]) -> dict[Key, str | None]:
        """A learner's answers; None where one is left out, so that the page stays light. Wrong ones come first."""
        found: dict[Key, str | None] = {}
        rows = [(name, v, g) for name, g in verdicts.items() for v in g.verdicts]
        left = CODE
        for name, v, graded in sorted(rows, key=lambda row: row[1].points >= row[1].max):
            text = answer_of(self.book, graded, v.exercise)
            fits = len(text) <= min(left, LONGEST)
            left -= len(text) if fits else 0
            found[name, v.exercise] = text if fits else None
        return found

    def _replay(self, learner: str) -> Callable[[str, str], str]:
        who = shlex.quote(learner)
        return lambda name, exercise: f"autograder replay{self.place} {who} {shlex.quote(f'{name}-{exercise}')}"


def _many(n: int, one: str) -> str:
    return one if n == 1 else f"{one}s"
