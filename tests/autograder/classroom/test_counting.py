"""Which exercises count: nbgrader's tables, marks and totals obey course.toml, and every change of it is seen."""

import pytest

from autograder.book.book import Chapter
from autograder.classroom import grade as grade_module
from autograder.classroom import gradebook
from autograder.classroom.sync import sync
from tests.autograder.classroom.entered import CHAPTER, StoredJudges, change

CORE = "gate_name"  # the one exercise that dot has answered
WHO = ("ann", "dot")
ONE = f"id = (select max(id) from base_cell where name = '{CHAPTER}-{CORE}')"


@pytest.fixture
def klass(judged_class, monkeypatch):
    monkeypatch.setattr(grade_module, "Pool", StoredJudges)
    monkeypatch.setattr(Chapter, "core", [CORE, "why_additive"])
    assert not [o.trouble for o in judged_class.grade(learners=WHO) if o.trouble]
    return judged_class


def total(klass, learner: str) -> tuple[float, float]:
    held = gradebook.totals(klass.classroom, [CHAPTER])
    return next((e.total, e.max) for job, e in held.items() if job.learner == learner)


def test_all_core_and_more_on_top(klass):
    toml = klass.classroom.path / "course.toml"
    points = {name: float(record.points) for name, record in klass.book.chapter(CHAPTER).records.items()}
    everything, core = sum(points.values()), points[CORE] + points["why_additive"]
    right = everything - points["why_additive"]
    assert total(klass, "ann") == (right, everything) and total(klass, "dot") == (points[CORE], everything)

    toml.write_text('count = "core"\n')
    previewed = sync(klass.home, klass.classroom.path, preview=True)
    said = next(line for line in previewed.counts if line.startswith(CHAPTER))
    assert said == f"{CHAPTER}: count was 'all', is 'core': the whole is {core:g} points"
    assert len(previewed.again) == 2 and total(klass, "ann") == (right, everything), "a preview writes nothing"
    klass.grade(learners=WHO)
    assert total(klass, "ann") == total(klass, "dot") == (points[CORE], core)

    toml.write_text(f'count = "core"\n[assignments.{CHAPTER}]\ncount = "more on top"\n')
    klass.grade(learners=WHO)
    assert total(klass, "ann") == (right, core), "the others lie above the whole"
    assert total(klass, "dot") == (points[CORE], core)
    ours = klass.marks()
    assert klass.nbgrader("autograde", CHAPTER, "--student", "ann", "--force").returncode == 0
    assert klass.marks() == ours, "nbgrader's own command obeys it, too"

    change(klass, f"update grade_cells set max_score = 1 where {ONE}")  # as nbgrader does when it releases again
    toml.unlink()
    klass.grade(learners=WHO)
    assert total(klass, "ann") == (right, everything) and total(klass, "dot") == (points[CORE], everything)
