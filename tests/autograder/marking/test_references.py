"""The trusted child: what it tells, and that the judge needs nothing else."""

import os
import signal
import subprocess
import sys

import numpy as np
import pytest

from autograder.book.book import Book
from autograder.book.evidence import Travelling, draw, spec_of, visible_seed
from autograder.book.slips import slips_of
from autograder.errors import ReferencesError
from autograder.marking.references import References


@pytest.fixture(scope="module")
def answers(tried_toy):
    with References(tried_toy) as answers:
        yield answers


def test_it_tells_what_the_records_say(answers, toy):
    for name, chapter in Book(toy).chapters.items():
        asked = answers.questions(name)
        assert list(asked) == list(chapter.exercises)
        for exercise in chapter.exercises.values():
            question = asked[exercise.name]
            assert question.spec == spec_of(exercise, slips_of(chapter, exercise.name).kinds)
            assert set(question.laws) == set(exercise.laws)
            assert (question.points, question.after) == (exercise.points, exercise.after)
        assert answers.points(name) == {chapter.id_of(n): record.points for n, record in chapter.records.items()}


def test_its_evidence_is_what_is_worked_out_here(answers, toy):
    chapter = Book(toy).chapter("toy_lstm")
    record = chapter.exercises["lstm_step"]
    here = list(draw(record, chapter.earlier(record), 7, Travelling(record)))
    for told, live in zip(answers.evidence("toy_lstm", "lstm_step", 7), here, strict=True):
        assert (told.label, told.edge) == (live.label, live.edge)
        assert all(np.array_equal(told.want[piece], live.want[piece]) for piece in live.want)
        assert told.known == live.known and told.accepted == live.accepted and told.carried == live.carried
        assert told.slips == {}


def test_visible_cases_come_with_their_slips(answers, toy):
    chapter = Book(toy).chapter("toy_lstm")
    cases = answers.evidence("toy_lstm", "lstm_step", visible_seed(chapter.id_of("lstm_step")))
    assert [case.slips for case in cases] == slips_of(chapter, "lstm_step").told
    assert len(cases[0].slips) > 10


def test_a_process_that_judges_loads_neither_references_nor_torch(toy):
    source = f"""
import sys
from pathlib import Path
from autograder.marking.grader import Grader
if __name__ == "__main__":
    with Grader(Path({str(toy)!r}), b"secret", "process") as grader:
        for question in grader.questions("toy_kinds").values():
            grader.references.evidence("toy_kinds", question.name, 1)
    print([m for m in sys.modules if m.partition(".")[0] in ("torch", "solutions", "chapters")])
"""
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stdout + done.stderr


def test_one_that_is_gone_is_named(toy):
    with References(toy) as answers:
        answers.questions("toy_lstm")
        os.kill(answers._process.pid, signal.SIGKILL)
        with pytest.raises(ReferencesError, match="the process that holds the answers is gone"):
            answers.evidence("toy_lstm", "lstm_step", 1)


def test_a_question_that_cannot_be_answered_does_not_end_it(answers):
    with pytest.raises(ReferencesError, match="KeyError"):
        answers.evidence("toy_lstm", "nowhere", 1)
    assert answers.evidence("toy_lstm", "lstm_step", 1)
