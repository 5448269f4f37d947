"""What a page says is what the grader gives: notebooks that pages have filled in are handed in and marked.

In the suite one chapter with its right answers and with mistakes; PRACTICE=all takes every chapter (`make sweep
PART=practice`), and compares what the page says of every mistake with what the notebook says.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.book.book import Book
from autograder.classroom.programs import text_of, workbench
from autograder.site.practice.pages import needs_torch

ALL = os.environ.get("PRACTICE") == "all"
CHAPTERS = list(Book(Path(__file__).parents[4]).chapters) if ALL else ["rnn_cell"]
# The workbench of sample answers reads modules that import PyTorch, which no answer here uses: in the page, where there
# is none, something stands in for it meanwhile.
STAND_IN = """
import sys, types
class Any(type):
    def __getattr__(cls, name):
        if name.startswith("__"): raise AttributeError(name)
        return Any(name, (), {"__call__": lambda self, f=None, *rest: f, "__init__": lambda self, *rest, **more: None})
try:
    import torch
    stood_in = []
except ModuleNotFoundError:
    stood_in = "torch torch.nn torch.nn.functional torch.nn.utils torch.nn.utils.rnn babel babel.dates".split()
for name in stood_in:
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = []
    sys.modules[name].__getattr__ = lambda name: getattr(Any("torch", (), {}), name)
"""
AFTERWARDS = """
for name in stood_in:
    sys.modules.pop(name)
"""


def here(chapter):
    """The exercises that can be answered in the page, quizzes apart."""
    return {n: e for n, e in chapter.exercises.items() if e.kind == "exercise" and not needs_torch(chapter, e)}


def lean_on(chapter):
    """Cells of a learner's own that sample answers lean on."""
    text = STAND_IN + workbench(chapter) + AFTERWARDS
    return [{"id": "own-1", "after": chapter.id_of("setup"), "text": text}]


def answered(browser, address, learner, chapter, texts):
    """Fill in a page and check all; returns the learner at it."""
    who = learner(browser, address, name=chapter.name)
    cells = {f"{chapter.id_of(name)}-answer": text for name, text in texts.items()}
    who.begin_with(cells=cells, own=lean_on(chapter))
    button = who.page.locator('[data-do="all"]')
    button.click()
    button.wait_for(timeout=600_000)
    return who


def quiz_text(letter, name):
    return f'def {name}():\n    return "{letter}"'


def wrong_texts(chapter):
    """A mistake for each exercise, where there is one."""
    found = {}
    for name, exercise in chapter.exercises.items():
        if exercise.kind == "quiz":
            found[name] = quiz_text(sorted(exercise.misconceptions)[0], name)
        elif name in here(chapter) and exercise.misconceptions:
            found[name] = text_of(
                list(exercise.misconceptions.values())[len(found) % len(exercise.misconceptions)].function, name
            )
    return found


@pytest.mark.parametrize("name", CHAPTERS)
def test_pages_and_grader_give_the_same_marks(browser, address, learner, klass, name):
    chapter = klass.book.chapter(name)
    right = {
        n: text
        for n, text in klass.references(name).items()
        if n in here(chapter) or chapter.exercises[n].kind == "quiz"
    }
    said = {}
    for who, texts in {"right": right, "wrong": wrong_texts(chapter)}.items():
        at_page = answered(browser, address, learner, chapter, texts)
        said |= {(who, exercise): verdict["points"] for exercise, verdict in at_page.stored()["verdicts"].items()}
        path = klass.classroom.folder("submitted", who, name) / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(at_page.download()))
        at_page.context.close()
    klass.grade()
    marks = {(who, cell.removeprefix(f"{name}-")): mark for (who, cell), mark in klass.marks().items()}
    assert {about: mark for about, mark in marks.items() if about in said} == said
    assert {exercise for who, exercise in said if who == "right"} == set(right)
    assert all(points == chapter.exercises[e].points for (who, e), points in said.items() if who == "right")


# What differs, and is true in both places: the digits of a rounding error; 200 steps that rounding drives apart, so that
# the listed mistake is not recognised and a repair is told; a name in a comprehension, which Python 3.12 keeps elsewhere.
DIFFERENT = {
    ("direction_change", "each_as_one"),
    ("cliff_descent", "one_after_the_other"),
    ("reorder_gates", "candidate_not_known"),
}
# The same Session, in plain Python: it reads requests, a line each, and prints what it says as JSON.
IN_PYTHON = """
import json, sys
sys.path.insert(0, ".")
from autograder.site.practice.session import Session
said = []
session = Session(lambda text: said.append(json.loads(text)), {"__name__": "__main__"})
for request in sys.stdin:
    said.clear()
    session.ask(request)
    print(json.dumps([about["html"] for about in said if about["kind"] == "verdict"]))
"""


def told_in_python(chapter, requests):
    """What the notebook's check says: for each request, a report."""
    bundle = chapter.book / "chapters" / "_generated" / "downloads" / chapter.name
    environment = {**os.environ, "PYTHONPATH": str(chapter.book)}
    done = subprocess.run(
        [sys.executable, "-c", IN_PYTHON],
        input="".join(json.dumps(request) + "\n" for request in requests),
        cwd=bundle,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line)[0] for line in done.stdout.splitlines()]


@pytest.mark.skipif(not ALL, reason="part of the sweep")
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_mistake_is_told_as_in_the_notebook(browser, address, learner, released_book, name):
    """Word for word: a listed name, a law, an exception, whatever check says there."""
    chapter = released_book.book.chapter(name)
    right = {n: text for n, text in released_book.references(name).items() if n in here(chapter)}
    cells = {f"{chapter.id_of(n)}-answer": text for n, text in right.items()}
    who = learner(browser, address, name=name)
    who.begin_with(cells=cells, own=lean_on(chapter))
    own = [["own-1", lean_on(chapter)[0]["text"]]]
    told, requests, which = [], [], []
    for n in right:
        answer = f"{chapter.id_of(n)}-answer"
        for mistake in [*chapter.exercises[n].misconceptions.values(), None]:  # None: the right answer again
            text = text_of(mistake.function, n) if mistake else right[n]
            who.write(n, text)
            who.verdict(n)
            told.append(who.stored()["verdicts"][n]["html"])
            requests.append({"cells": [*own, *{**cells, answer: text}.items()], "checks": [n]})
            which.append((n, mistake.name if mistake else "right"))
    who.context.close()
    there = told_in_python(chapter, requests)
    differ = {w: page for w, page, notebook in zip(which, told, there, strict=True) if page != notebook}
    assert {w: page for w, page in differ.items() if w not in DIFFERENT} == {}
    headline = re.compile(r"<b>(.*?)</b>")
    points = [
        (headline.search(page)[1], headline.search(notebook)[1]) for page, notebook in zip(told, there, strict=True)
    ]
    assert [pair for pair in points if pair[0] != pair[1]] == []
