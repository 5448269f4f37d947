"""Sample answers as programs: each is complete, and uses nothing that a learner does not have."""

import ast
import re

import pytest

from autograder.book.book import Book
from autograder.classroom.programs import text_of

OURS = re.compile(r"\s*(?:from|import) (?:autograder|tests|chapters\.\w+\.exercises)\b")


@pytest.fixture(scope="module")
def texts(book):
    """(chapter, exercise, function) -> the program, of every mistake and every other right answer."""
    found = {}
    for chapter in Book(book).chapters.values():
        for name in chapter.exercises:
            exercise = chapter.with_accepted(name)
            functions = [m.function for m in exercise.misconceptions.values() if exercise.kind == "exercise"]
            for f in (*functions, *(v.function for v in exercise.variants.values())):
                found[chapter.name, name, f.__name__] = text_of(f, name)
    return found


def test_every_program_binds_the_exercise_and_imports_nothing_of_ours(texts):
    assert len(texts) > 1000
    for (chapter, name, function), text in texts.items():
        bound = [
            getattr(n, "name", None) or n.targets[0].id for n in ast.parse(text).body if not isinstance(n, ast.Import)
        ]
        assert bound[-1] == name, (chapter, function)
        assert not [line for line in text.splitlines() if OURS.match(line)], (chapter, name, function)


def test_no_program_tells_the_words_of_its_mistake(texts, book):
    exercise = Book(book).chapter("gru").exercises["gru_step_backward"]
    for m in exercise.misconceptions.values():
        assert m.says not in texts["gru", "gru_step_backward", m.name]
