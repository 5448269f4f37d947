"""Grading again: a marked submission is not marked again, and a failure of the grader costs nobody a mark."""

import json
import os
import shutil

import pytest

from autograder.classroom import entering
from autograder.classroom.grade import as_rows, nbgrader_api
from autograder.cli import main


def test_what_is_done_is_not_done_again_and_a_change_is(klass, namespace):
    klass.hand_in_two()
    assert [o.skipped for o in klass.grade()] == [False, False]
    assert [o.skipped for o in klass.grade()] == [True, True]
    klass.hand_in("bob", "start", {})
    assert {o.graded.learner: o.skipped for o in klass.grade()} == {"ann": True, "bob": False}
    assert klass.marks()["bob", "start-sigmoid"] == 0


def test_a_regrade_gives_the_same_verdicts(klass, namespace):
    klass.hand_in("ann", "start", {"sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(z))"})
    first, second = klass.grade()[0].graded, klass.grade(force=True)[0].graded
    assert [v.text for v in first.verdicts] == [v.text for v in second.verdicts]


def test_an_interrupted_run_goes_on_where_it_stopped(klass, namespace, monkeypatch):
    klass.hand_in_two()
    enter, begun = entering.Entering.enter, []  # in the order in which they were judged

    def stop_at_the_second(self, several):
        begun.extend(graded.learner for graded in several)
        if len(begun) == 2:
            raise KeyboardInterrupt
        return enter(self, several)

    monkeypatch.setattr(entering, "BATCH", 1)
    monkeypatch.setattr(entering.Entering, "enter", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        klass.grade()
    monkeypatch.undo()
    assert {o.graded.learner: o.skipped for o in klass.grade()} == {begun[0]: True, begun[1]: False}
    marks = klass.marks()
    assert {k[0] for k in marks} == {"ann", "bob"} and marks["bob", "start-sigmoid"] == 3


def out_of_order(klass):
    """Make it impossible to store verdicts: put a file in the place of their folder."""
    verdicts = klass.classroom.path / "verdicts"
    shutil.rmtree(verdicts, ignore_errors=True)
    verdicts.write_text("")
    return verdicts


def test_trouble_of_our_own_is_loud_and_never_a_zero(klass, namespace):
    klass.hand_in_two()
    out_of_order(klass)
    outcomes = klass.grade()
    assert all("Not a directory" in o.trouble for o in outcomes)
    assert {row["state"] for row in as_rows(outcomes, {})} == {"infrastructure"}
    assert {row["points"] for row in as_rows(outcomes, {})} == {None}
    assert klass.marks() == {}


def test_a_session_that_cannot_be_had_is_tried_again_with_a_new_runner(klass, namespace, monkeypatch):
    from autograder.classroom.classroom import Job
    from autograder.classroom.pool import judge_one
    from autograder.errors import RunnerError
    from autograder.marking.grader import Grader
    from autograder.marking.runner.host import Runner

    klass.hand_in_two()
    calls, session = [], Runner.session

    def broken(runner, *files, **needs):
        calls.append(runner)
        if len(calls) in broken_calls:
            raise RunnerError("the lights went out")
        return session(runner, *files, **needs)

    with Grader(klass.home, klass.classroom.secret(), "namespace") as grader:
        assert grader.level == "namespace"
        monkeypatch.setattr(Runner, "session", broken)
        broken_calls = {1}
        assert not judge_one(klass.classroom, grader, Job("ann", "start")).graded.infrastructure
        assert calls[0] is not calls[-1]
        calls.clear()
        broken_calls = {1, 3}  # and the trial of the second runner, between them, goes well
        graded = judge_one(klass.classroom, grader, Job("bob", "start")).graded
    assert "the lights went out" in graded.infrastructure
    assert {v.state for v in graded.verdicts} == {"infrastructure"} and len(graded.verdicts) > 3
    assert klass.classroom.stored("bob", "start").infrastructure, "the report must show it"


def test_an_old_mark_does_not_stand_unnoticed_after_trouble(klass, namespace, monkeypatch):
    from autograder.classroom.report.summary import summary
    from autograder.marking.verdicts import infrastructure

    klass.hand_in("ann", "start", klass.references("start"))
    klass.grade()
    trouble = infrastructure("start", "ann", [], "the lights went out")
    klass.classroom.store(trouble)
    with entering.Entering(nbgrader_api(klass.home, klass.classroom), klass.classroom) as enters:
        (outcome,) = enters.enter([trouble])
    assert "still holds the mark of an earlier version" in outcome.trouble
    assert any(
        o.kind == "infrastructure" and "earlier" in o.line for o in summary(klass.home, klass.classroom.path).odd
    )
    (outcome,) = klass.grade()
    assert not outcome.skipped and not outcome.trouble


def test_a_mark_given_by_a_person_stays(klass, namespace):
    from nbgrader.api import Gradebook

    klass.hand_in("ann", "start", klass.references("start"))
    klass.grade()
    with Gradebook(f"sqlite:///{klass.classroom.gradebook}", "unrolled") as gradebook:
        gradebook.find_grade("start-sigmoid", "start", "start", "ann").manual_score = 2.5
        gradebook.db.commit()
    klass.hand_in("ann", "start", {})
    klass.grade()
    assert klass.marks()["ann", "start-sigmoid"] == 2.5
    with Gradebook(f"sqlite:///{klass.classroom.gradebook}", "unrolled") as gradebook:
        assert gradebook.find_grade("start-sigmoid", "start", "start", "ann").needs_manual_grade


def test_a_regrade_can_be_looked_at_before_anything_is_written(klass, namespace, capsys):
    klass.hand_in_two()
    klass.grade()
    klass.hand_in("bob", "start", {**klass.references("start"), "sigmoid": "def sigmoid(z):\n    return z"})
    where = ["--book", str(klass.home), "--course", str(klass.classroom.path)]
    before = {p: p.stat().st_mtime_ns for p in klass.classroom.path.rglob("*")}
    assert main(["regrade", "--preview", "--json", *where]) == 0
    assert {p: p.stat().st_mtime_ns for p in klass.classroom.path.rglob("*")} == before
    rows = json.loads(capsys.readouterr().out)
    lost = {
        "learner": "bob",
        "assignment": "start",
        "exercise": "sigmoid",
        "before": 3.0,
        "after": 0.0,
        "by_hand": None,
    }
    assert lost in rows and {row["learner"] for row in rows} == {"bob"}
    assert main(["regrade", *where]) == 0
    assert f"{len(rows)} marks of 1 learners changed" in capsys.readouterr().out
    assert klass.marks()["bob", "start-sigmoid"] == 0
    assert main(["regrade", "--preview", *where]) == 0
    assert "0 marks of 0 learners would change" in capsys.readouterr().out


def test_what_a_learner_draws_is_kept_as_a_picture(klass, namespace):
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
    klass.hand_in("ann", "start", {}, (draw,))
    klass.grade()
    copy = json.loads((klass.classroom.folder("autograded", "ann", "start") / "start.ipynb").read_text())
    pictures = [o["data"] for c in copy["cells"] for o in c.get("outputs", []) if o["output_type"] == "display_data"]
    assert len(pictures) == 1 and list(pictures[0]) == ["image/png"]


def test_a_file_that_is_no_plain_notebook_is_refused_and_the_rest_is_graded(klass, namespace):
    klass.hand_in_two()
    odd = {
        kind: klass.classroom.folder("submitted", kind, "start") / "start.ipynb"
        for kind in ("link", "fifo", "folder", "huge")
    }
    for path in odd.values():
        path.parent.mkdir(parents=True)
    odd["link"].symlink_to(klass.classroom.folder("submitted", "ann", "start") / "start.ipynb")
    os.mkfifo(odd["fifo"])
    odd["folder"].mkdir()
    odd["huge"].write_bytes(b" " * (21 << 20))
    outcomes = {o.graded.learner: o for o in klass.grade()}
    marks = klass.marks()
    for kind in odd:
        assert outcomes[kind].graded.refused and not outcomes[kind].trouble
        assert marks[kind, "start-sigmoid"] == 0
    assert marks["ann", "start-sigmoid"] == marks["bob", "start-sigmoid"] == 3
