"""The real path: submitted notebooks through runner, judge and nbgrader to marks, feedback and export."""

import html
import json
import os
import re
import shutil
import sqlite3

import pytest

from autograder.classroom import grade as grade_module
from autograder.marking.runner.host import Limits

CHAPTERS_OF_TOY = ("toy_lstm", "toy_training", "toy_kinds")


# ------------------------------------------------------------------------------------------------ marks


@pytest.fixture(scope="module")
def toy_class(released_toy, namespace):
    """Two learners in every toy chapter: one hands in the release as it is, one every reference."""
    for chapter in CHAPTERS_OF_TOY:
        released_toy.hand_in("untouched", chapter, {})
        released_toy.hand_in("right", chapter, released_toy.references(chapter), released_toy.workbench(chapter))
    released_toy.outcomes = released_toy.grade(limits=Limits(exercise_seconds=120))
    return released_toy


def test_references_earn_everything_and_stubs_nothing_in_every_kind_of_exercise(toy_class):
    assert not [o.trouble for o in toy_class.outcomes if o.trouble]
    marks = toy_class.marks()
    for chapter in CHAPTERS_OF_TOY:
        for name, exercise in toy_class.book.chapter(chapter).exercises.items():
            assert marks["right", f"{chapter}-{name}"] == exercise.points, name
            assert marks["untouched", f"{chapter}-{name}"] == 0, name


def test_an_essay_waits_for_a_person_unless_it_is_untouched(toy_class):
    from nbgrader.api import Gradebook

    toy_class.hand_in("writer", "toy_kinds", {"why_additive": "Because sums keep gradients alive."})
    toy_class.grade(learners=("writer",))
    with Gradebook(f"sqlite:///{toy_class.classroom.gradebook}", "unrolled") as gradebook:
        waiting = {
            who: gradebook.find_grade("toy_kinds-why_additive", "toy_kinds", "toy_kinds", who).needs_manual_grade
            for who in ("writer", "untouched")
        }
    assert waiting == {"writer": True, "untouched": False}


def test_a_carried_forward_error_is_not_punished_twice(toy_class):
    chapter = toy_class.book.chapter("toy_lstm")
    from autograder.classroom.sample import wrong

    answers = toy_class.references("toy_lstm")
    answers["lstm_gates"] = wrong(chapter.exercises["lstm_gates"], "tanh_on_gate").text
    toy_class.hand_in("carried", "toy_lstm", answers, toy_class.workbench("toy_lstm"))
    (outcome,) = toy_class.grade(learners=("carried",))
    assert outcome.graded.verdict("lstm_gates").named == ["tanh_on_gate"]
    assert outcome.graded.verdict("lstm_step").state == "passed"
    assert "given your `lstm_gates`" in outcome.graded.verdict("lstm_step").text


def test_the_sample_class_gets_the_marks_that_are_known_without_the_engine(sample):
    _, learners, outcomes = sample
    wrong = []
    for outcome in outcomes:
        known = learners[outcome.graded.learner][outcome.graded.assignment]
        for verdict in outcome.graded.verdicts:
            expected = known[verdict.exercise]
            for what in ("points", "state"):
                if expected[what] is not None and getattr(verdict, what) != expected[what]:
                    wrong.append((outcome.graded.learner, verdict.exercise, what, expected[what], verdict.text))
    assert not wrong, "\n".join(map(str, wrong))
    assert {o.graded.learner for o in outcomes} == set(learners)


def test_every_misconception_of_the_sample_class_is_named_and_marked_as_certified(sample, book):
    """Every mistake that the sample class makes; with SAMPLE=whole that is every mistake of the book."""
    from autograder.build.certify import certify

    klass, learners, outcomes = sample
    marks = {(c.id, m): mark for c in certify(book)[0] for m, mark in c.marks.items()}
    seen, wrong = set(), []
    for outcome in outcomes:
        chapter = klass.book.chapter(outcome.graded.assignment)
        for verdict in outcome.graded.verdicts:
            expected = learners[outcome.graded.learner][chapter.name][verdict.exercise]
            if expected["misconception"]:
                by_law = expected["named"] != expected["misconception"]
                named = expected["named"] in verdict.named if by_law else verdict.named == [expected["named"]]
                known = (chapter.id_of(verdict.exercise), expected["misconception"])
                if not (named or verdict.how == "exception") or verdict.points != marks[known]:
                    wrong.append((outcome.graded.learner, *known, marks[known], verdict.points, verdict.text))
                seen.add(known)
    assert not wrong, "\n".join(map(str, wrong))
    dependent = {klass.book.chapter(c).id_of(n) for c, n in with_earlier(klass)}  # their class decides what is known
    all_of_them = {m for m in marks if m[0] not in dependent}
    assert len(seen) > 50 and (all_of_them <= seen or os.environ.get("SAMPLE") != "whole")


def with_earlier(klass):
    return [(c.name, n) for c in klass.book.chapters.values() for n, e in c.exercises.items() if e.after]


def test_the_unlucky_are_named_and_the_rest_is_graded(sample):
    _, _, outcomes = sample
    states = [v.state for o in outcomes for v in o.graded.verdicts]
    assert {"timed out", "crashed", "refused", "passed", "failed", "untouched"} <= set(states)
    assert not [o for o in outcomes if o.trouble]
    refused = {o.graded.refused for o in outcomes if o.graded.refused}
    assert any("There is no" in r for r in refused) and any("valid JSON" in r for r in refused)


def test_nbgrader_autograde_gives_the_same_marks(sample, book, tmp_path):
    """For every submission that is not refused. It starts from the submitted files, without stored verdicts."""
    klass, _, outcomes = sample
    shutil.copytree(klass.classroom.path, tmp_path / "course-demo")
    mine = type(klass)(book, tmp_path / "course-demo")
    shutil.rmtree(mine.classroom.path / "verdicts")
    shutil.rmtree(mine.classroom.path / "autograded")
    before = klass.marks()
    with sqlite3.connect(mine.classroom.gradebook) as db:
        db.execute("update grade set auto_score = -1")
    jobs = [
        (o.graded.learner, o.graded.assignment)
        for o in outcomes
        if not o.graded.refused and "timed out" not in states(o)
    ]
    some = 12 if os.environ.get("SAMPLE") == "whole" else 2  # each starts nbgrader anew, which takes seconds
    jobs = jobs[:: len(jobs) // some][:some]
    for learner, assignment in jobs:
        result = mine.nbgrader("autograde", assignment, "--student", learner)
        assert result.returncode == 0, result.stderr
    after = mine.marks()
    compared = [k for k in before if (k[0], k[1].split("-")[0]) in jobs]
    assert {k: after[k] for k in compared} == {k: before[k] for k in compared}
    assert len({k[0] for k in compared}) > 1


def states(outcome):
    return {v.state for v in outcome.graded.verdicts}


# ------------------------------------------------------------------------------------------------ what nbgrader makes of it


def test_feedback_says_it_in_words_and_shows_nothing_of_ours(sample, book):
    klass, learners, outcomes = sample
    classroom = klass.classroom
    result = klass.nbgrader("generate_feedback", "rnn_cell")
    assert result.returncode == 0, result.stderr
    pages = {p.parent.parent.name: p.read_text() for p in classroom.path.glob("feedback/*/rnn_cell/rnn_cell.html")}
    assert set(pages) == {learner for learner, works in learners.items() if "rnn_cell" in works}
    text = "\n".join(pages.values())
    chapter = klass.book.chapter("rnn_cell")
    named = {
        chapter.exercises[v.exercise].misconceptions[v.named[0]].says
        for o in outcomes
        for v in o.graded.verdicts
        if o.graded.assignment == "rnn_cell" and v.named and v.exercise in chapter.exercises
        if v.named[0] in chapter.exercises[v.exercise].misconceptions
    }
    assert named and all(html.escape(says, quote=False) in text or says in text for says in named)
    unread = next(o.graded for o in outcomes if "valid JSON" in (o.graded.refused or ""))
    assert klass.nbgrader("generate_feedback", unread.assignment, "--student", unread.learner).returncode == 0
    page = classroom.folder("feedback", unread.learner, unread.assignment) / f"{unread.assignment}.html"
    assert "valid JSON" in page.read_text()
    for ours in ("Traceback (most recent", str(book), "autograder/", "hidden_seed", classroom.secret().decode()):
        assert ours not in text, ours


def test_a_learners_markdown_cannot_bring_a_script_into_feedback(toy_class):
    nasty = "**bold** $x<y$ <script>alert(1)</script> <img src=x onerror=alert(2)> [link](javascript:alert(3))"
    path = toy_class.hand_in("mallory", "toy_kinds", {"why_additive": nasty})
    notebook = json.loads(path.read_text())
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": nasty})
    path.write_text(json.dumps(notebook))
    toy_class.grade(learners=("mallory",))
    assert toy_class.nbgrader("generate_feedback", "toy_kinds", "--student", "mallory").returncode == 0
    page = (toy_class.classroom.folder("feedback", "mallory", "toy_kinds") / "toy_kinds.html").read_text()
    assert page.count("<strong>bold</strong>") == 2
    for live in ("alert(1)", "onerror=alert", 'href="javascript'):
        assert live not in page


def test_export_and_formgrader_see_the_marks(sample, book):
    klass, _, outcomes = sample
    classroom = klass.classroom
    table = classroom.path / "grades.csv"
    assert klass.nbgrader("export", "--to", str(table)).returncode == 0
    totals = {(o.graded.assignment, o.graded.learner): sum(v.points for v in o.graded.verdicts) for o in outcomes}
    rows = [line.split(",") for line in table.read_text().splitlines()[1:]]
    exported = {(row[0], row[3]): float(row[-2]) for row in rows}
    assert {who: mark for who, mark in exported.items() if mark} == {who: mark for who, mark in totals.items() if mark}
    assert set(totals) <= set(exported)  # a learner who handed in nothing has a row, too
    api = grade_module.nbgrader_api(book, classroom)
    seen = {("rnn_cell", s["student"]): s["score"] for s in api.get_submissions("rnn_cell") if s["autograded"]}
    assert seen == {k: v for k, v in totals.items() if k[0] == "rnn_cell"}


def test_validate_says_of_a_wrong_notebook_what_check_says(klass):
    # rnn_forward calls it, and a notebook that is run alone has no other to call
    answers = {**klass.references("rnn_cell"), "rnn_step": "def rnn_step(x, h, Wx, Wh, b):\n    return x"}
    path = klass.hand_in("wrong", "rnn_cell", answers)
    for name in ("check.py", "cases.npz"):
        shutil.copy(klass.classroom.path / "release" / "rnn_cell" / name, path.parent)
    result = klass.nbgrader("validate", str(path))
    assert re.findall(r"cell failed:\s+check\((\w+)\)", result.stdout) == ["rnn_step", "rnn_forward"], (
        result.stdout + result.stderr
    )
    assert "Success" not in result.stdout
    assert "rnn_step: 0 of 4 points" in result.stdout and "`h_next`" in result.stdout  # the mark, and a sentence
