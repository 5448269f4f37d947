"""Where the time of one submission goes, part by part, each measured alone; and the floor that no grader can go below.

The floor is the learner's own compute: the cells of their notebook and the calls of their answers on all cases, in one
bare process that has imported everything, without isolation, copies or judging. grading.py prints the table.
"""

from __future__ import annotations

import contextlib
import io
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.entering import Entering
from autograder.classroom.grade import nbgrader_api
from autograder.classroom.pool import judge_one
from autograder.classroom.taken import take
from autograder.learner.judge import judge
from autograder.learner.values import load, watch
from autograder.marking.grader import Grader
from autograder.marking.references import Question, Told
from autograder.marking.run import Run
from autograder.marking.submission import to_run


class Parts:
    """Seconds by title: the median of what was added under it."""

    def __init__(self) -> None:
        self._seconds: dict[str, list[float]] = {}

    @contextlib.contextmanager
    def of(self, title: str, share: int = 1) -> Iterator[None]:
        """Measure what is done within. share: among how many submissions the time is divided."""
        began = time.perf_counter()
        yield
        self._seconds.setdefault(title, []).append((time.perf_counter() - began) / share)

    def medians(self) -> dict[str, float]:
        return {title: median(seconds) for title, seconds in self._seconds.items()}


def breakdown(book: Path, course: Path, name: str, learners: list[str], start: Callable[[], Any]) -> dict[str, float]:
    """Seconds of each part of ``autograder grade`` on these learners' notebooks of one chapter. start: Python's imports."""
    parts, root, judged = Parts(), Classroom(course), []
    with parts.of("start: Python imports nbgrader and ours"):
        start()
    with Grader(book, root.secret(), "namespace") as grader:
        with parts.of("start: a warm runner, tried, and the answers"):
            _ = grader.runner, grader.questions(name)
        for learner in learners:
            with parts.of("each: run and judged"):
                judged.append(judge_one(root, grader, Job(learner, name), force=True).graded)
        for learner in learners:
            _take_apart(parts, grader, root, Job(learner, name))
    together = f"each: entered, {len(judged)} together (entering.py has more)"
    with Entering(nbgrader_api(book, root), root) as entering, parts.of(together, len(judged)):
        troubles = [outcome.trouble for outcome in entering.enter(judged) if outcome.trouble]
    if troubles:
        sys.exit(troubles[0])
    return parts.medians()


def _take_apart(parts: Parts, grader: Grader, root: Classroom, job: Job) -> None:
    with parts.of("of it: the submission read and rebuilt"):
        taken = take(root, job)
        grader.key(job.assignment, job.learner, taken.notebook, taken.files)
    graded = grader.grade(job.assignment, job.learner, taken.notebook, taken.files)
    questions = list(grader.questions(job.assignment).values())
    with parts.of("of it: hidden cases drawn and answered by the references"):
        hidden = {q.name: grader._hidden(graded, q) for q in questions}
    cases = {q.name: [*grader._visible(job.assignment, q), *hidden[q.name]] for q in questions}
    run = Run(grader.runner, to_run(taken.notebook), graded, {}, [])
    with contextlib.closing(run):
        with parts.of("of it: processes and isolation, and the cells run in them"):
            run._living()
        several = [(q, hidden[q.name]) for q in questions]
        with parts.of("of it: all answers on their hidden cases, in a fork"):
            seen = run.probe_all(several)
        with parts.of("of it: hidden cases judged"):
            for question, evidence in several:
                if question.name in seen:
                    judge(question.spec, evidence, seen[question.name].observations, question.laws, told=False)
    with parts.of("the floor: their cells and calls, in a bare process"):
        _floor(graded.ran, questions, cases)


def _floor(cells: list[tuple[str, str]], questions: list[Question], cases: dict[str, list[Told]]) -> None:
    """Run the cells here, and every answer on its cases."""
    names: dict[str, Any] = {"check": lambda *args, **kwargs: None}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for cell, source in cells:
            with contextlib.suppress(Exception):
                exec(compile(source, cell, "exec"), names)
        for question in questions:
            drive = load(*question.drive) if question.drive else None
            for told in cases[question.name]:
                watch(names[question.name], question.asks(told.inputs), question.spec.returns, drive)
