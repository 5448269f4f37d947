"""What a page says is what the grader gives: notebooks that pages have filled in are handed in and marked.

In the suite one chapter with its right answers and with mistakes; PRACTICE=all takes every chapter (`make sweep
PART=practice`), and holds every mistake of the book against the name that the page gives it.
"""

import json
import os
from pathlib import Path

import pytest

from autograder.book.book import Book
from autograder.book.exercise import Exercise
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


@pytest.mark.skipif(not ALL, reason="part of the sweep")
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_mistake_that_needs_no_torch_gets_its_name(browser, address, learner, book, name):
    chapter = Book(book).chapter(name)
    who = learner(browser, address, name=name)
    who.begin_with(own=lean_on(chapter))
    unnamed = []
    for exercise in here(chapter).values():
        for mistake in exercise.misconceptions.values():
            who.write(exercise.name, text_of(mistake.function, exercise.name))
            said = who.verdict(exercise.name)
            if not any(says.replace("`", "") in said for says in names(exercise, mistake)):
                unnamed.append((exercise.name, mistake.name, said))
    assert unnamed == []


def names(exercise: Exercise, mistake):
    """What may be told of a mistake: its own words, or those of the law that it breaks."""
    laws = [exercise.laws[mistake.breaks]] if mistake.breaks else []
    return [known.says for known in [mistake, *laws] if known.says]
