"""The trusted child: what it tells, and that the judge needs nothing else."""

import os
import signal
import subprocess
import sys

import numpy as np
import pytest

from autograder.book.book import Book
from autograder.book.evidence import Travelling, draw, spec_of, visible_seed
from autograder.book.slips import plain_of, slips_of, visible_evidence
from autograder.build import chapters
from autograder.errors import ReferencesError
from autograder.marking import references
from autograder.marking.references import References, _Child


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


def test_visible_cases_that_are_built_are_read_and_not_worked_out_again(released_toy, monkeypatch):
    """They are what learners have, and tell the same as those that are worked out."""
    chapter = Book(released_toy.home).chapter("toy_lstm")
    record, seed = chapter.exercises["lstm_step"], visible_seed(chapter.id_of("lstm_step"))
    worked_out = visible_evidence(chapter, record, slips_of(chapter, "lstm_step"))
    monkeypatch.setattr(references, "visible_evidence", None)
    built = _Child(released_toy.home)._draw("toy_lstm", "lstm_step", seed)
    for read, live in zip(built, worked_out, strict=True):
        assert (read.label, read.edge, read.slips.keys()) == (live.label, live.edge, live.slips.keys())
        assert all(np.array_equal(read.want[piece], live.want[piece]) for piece in live.want)
        for kind in ("known", "accepted", "carried"):
            told = {} if kind == "known" and live.edge else getattr(live, kind)
            departing = {who: {p: plain_of(s) for p, s in found.items()} for who, found in told.items() if found}
            assert {w: {p: plain_of(s) for p, s in f.items()} for w, f in getattr(read, kind).items()} == departing
    monkeypatch.setattr(chapters, "version_of", lambda library: "another")
    with pytest.raises(TypeError):  # what is built is out of date
        _Child(released_toy.home)._draw("toy_lstm", "lstm_step", seed)


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
