"""The best attempt counts if the term says so: every notebook is kept, judged, and the one with the most points entered."""

from dataclasses import replace

import pytest

from autograder.classroom import best, gradebook
from autograder.classroom import grade as grade_module
from autograder.classroom.classroom import Classroom, Job
from tests.autograder.classroom.entered import CHAPTER, StoredJudges
from tests.autograder.classroom.letterbox import at, notebook

ANN, BOB = Job("ann", CHAPTER), Job("bob", CHAPTER)


@pytest.fixture
def klass(judged_class, monkeypatch):
    """ann hands in a right notebook, and then bob's, in which nothing is right."""
    monkeypatch.setattr(grade_module, "Pool", StoredJudges)
    classroom = judged_class.classroom
    (classroom.path / "course.toml").write_text('attempt = "best"\n')
    first = classroom.stored("ann", CHAPTER)
    worse = {f"{CHAPTER}.ipynb": (classroom.handed_in(BOB) / f"{CHAPTER}.ipynb").read_bytes()}
    best.keep_what_counts(classroom, ANN)
    classroom.store_of(replace(ANN, attempt="1"), first)
    second = best.keep(classroom, ANN, worse)
    graded = classroom.stored("bob", CHAPTER)
    graded.learner = "ann"
    classroom.store_of(second, graded)
    for name, content in worse.items():
        (classroom.handed_in(ANN) / name).write_bytes(content)
    (classroom.handed_in(ANN) / "timestamp.txt").unlink()  # as collect does where nothing says when
    return judged_class


def total(klass) -> float:
    return gradebook.totals(klass.classroom, [CHAPTER])[ANN].total


def test_the_best_attempt_is_entered_and_what_being_late_costs_is_taken_off_first(klass):
    classroom = klass.classroom
    klass.grade(learners=("ann",))
    assert total(klass) > 0 and len(best.kept(classroom, ANN)) == 2
    assert "2026-03-01" in (classroom.handed_in(ANN) / "timestamp.txt").read_text(), (
        "the first lies in submitted/ again"
    )
    term = f'attempt = "best"\ntimezone = "UTC"\n[late]\npercent_per_day = 100\n[assignments.{CHAPTER}]\ndue = 2026-02-28\n'
    (classroom.path / "course.toml").write_text(term)
    klass.grade(learners=("ann",))
    assert total(klass) == 0 and not (classroom.handed_in(ANN) / "timestamp.txt").exists(), "the second was not late"
    assert len(best.kept(classroom, ANN)) == 2


def test_a_preview_chooses_and_writes_nothing(klass):
    before = (klass.classroom.handed_in(ANN) / f"{CHAPTER}.ipynb").read_bytes()
    [outcome] = klass.grade(learners=("ann",), preview=True)
    assert sum(v.points for v in outcome.graded.verdicts) > 0
    assert (klass.classroom.handed_in(ANN) / f"{CHAPTER}.ipynb").read_bytes() == before


def test_collect_keeps_every_attempt_once_whenever_it_comes(letterbox):
    letterbox.course.mkdir()
    (letterbox.course / "course.toml").write_text('attempt = "best"\n')
    made = {k: (at(f"ann/lstm_gates ({k}).ipynb", 2026, 10, k), notebook("lstm_gates", f"n{k}")) for k in (1, 2, 3, 4)}
    for days in ((2, 3), (1,), (4,), (1, 2, 3, 4)):
        letterbox.collect(letterbox.zip([made[k] for k in days]))
    job = Job("ann", "lstm_gates")
    classroom = Classroom(letterbox.course)
    best.keep_what_counts(classroom, job)
    kept = [(classroom.handed_in(a) / "lstm_gates.ipynb").read_bytes() for a in best.kept(classroom, job)]
    assert sorted(kept) == sorted(made[k][1] for k in made) and len(kept) == 4
    assert letterbox.submitted == {"ann/lstm_gates": made[4][1]}
