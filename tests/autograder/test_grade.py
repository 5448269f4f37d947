"""The real path: submitted notebooks through runner, judge and nbgrader to marks, feedback and export."""

import html
import json
import os
import re
import shutil
import sqlite3

import numpy as np
import pytest

from autograder import grade as grade_module
from autograder.cli import main
from autograder.demo import MANIFEST
from autograder.grade import as_rows
from autograder.learner.words import _leaf
from autograder.runner.host import Limits

TOLD = r"departs[^.]* by (up to )?\d|wrong at t = 0, by \d|is [-+\d.e]+: not that"  # how words.py tells a number
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
        for name, exercise in toy_class.course.chapter(chapter).exercises.items():
            assert marks["right", f"{chapter}-{name}"] == exercise.points, name
            assert marks["untouched", f"{chapter}-{name}"] == 0, name


def test_an_essay_waits_for_a_person_unless_it_is_untouched(toy_class):
    from nbgrader.api import Gradebook

    toy_class.hand_in("writer", "toy_kinds", {"why_additive": "Because sums keep gradients alive."})
    toy_class.grade(learners=("writer",))
    with Gradebook(f"sqlite:///{toy_class.root.gradebook}", "unrolled") as gradebook:
        waiting = {
            who: gradebook.find_grade("toy_kinds-why_additive", "toy_kinds", "toy_kinds", who).needs_manual_grade
            for who in ("writer", "untouched")
        }
    assert waiting == {"writer": True, "untouched": False}


def test_a_carried_forward_error_is_not_punished_twice(toy_class):
    chapter = toy_class.course.chapter("toy_lstm")
    from autograder.demo import wrong

    answers = toy_class.references("toy_lstm")
    answers["lstm_gates"] = wrong(chapter.exercises["lstm_gates"], "tanh_on_gate").text
    toy_class.hand_in("carried", "toy_lstm", answers, toy_class.workbench("toy_lstm"))
    (outcome,) = toy_class.grade(learners=("carried",))
    assert outcome.graded.verdict("lstm_gates")["named"] == ["tanh_on_gate"]
    assert outcome.graded.verdict("lstm_step")["state"] == "passed"
    assert "given your `lstm_gates`" in outcome.graded.verdict("lstm_step")["text"]


def test_the_sample_class_gets_the_marks_that_are_known_without_the_engine(sample):
    _, learners, outcomes = sample
    wrong = []
    for outcome in outcomes:
        known = learners[outcome.graded.learner][outcome.graded.assignment]
        for verdict in outcome.graded.verdicts:
            expected = known[verdict["exercise"]]
            for what in ("points", "state"):
                if expected[what] is not None and verdict[what] != expected[what]:
                    wrong.append((outcome.graded.learner, verdict["exercise"], what, expected[what], verdict["text"]))
    assert not wrong
    assert {o.graded.learner for o in outcomes} == set(learners)


def test_every_misconception_of_the_sample_class_is_named_and_marked_as_certified(sample, book):
    """Those that are made there; with SAMPLE=whole that is every mistake of the book."""
    from autograder.certify import certify

    klass, learners, outcomes = sample
    marks = {(c.id, m): mark for c in certify(book)[0] for m, mark in c.marks.items()}
    seen = set()
    for outcome in outcomes:
        chapter = klass.course.chapter(outcome.graded.assignment)
        for verdict in outcome.graded.verdicts:
            expected = learners[outcome.graded.learner][chapter.name][verdict["exercise"]]
            if expected["misconception"]:
                by_law = expected["named"] != expected["misconception"]
                assert expected["named"] in verdict["named"] if by_law else verdict["named"] == [expected["named"]]
                known = (chapter.id_of(verdict["exercise"]), expected["misconception"])
                assert verdict["points"] == marks[known], known
                seen.add(known)
    dependent = {klass.course.chapter(c).id_of(n) for c, n in with_earlier(klass)}  # their class decides what is known
    all_of_them = {m for m in marks if m[0] not in dependent}
    assert len(seen) > 50 and (all_of_them <= seen or os.environ.get("SAMPLE") != "whole")


def with_earlier(klass):
    return [(c.name, n) for c in klass.course.chapters.values() for n, e in c.exercises.items() if e.after]


def test_the_unlucky_are_named_and_the_rest_is_graded(sample):
    _, _, outcomes = sample
    states = [v["state"] for o in outcomes for v in o.graded.verdicts]
    assert {"timed out", "crashed", "refused", "passed", "failed", "untouched"} <= set(states)
    assert not [o for o in outcomes if o.trouble]
    refused = {o.graded.refused for o in outcomes if o.graded.refused}
    assert any("There is no" in r for r in refused) and any("valid JSON" in r for r in refused)


def test_nbgrader_autograde_gives_the_same_marks(sample, book, tmp_path):
    """For every submission that is not refused, from the submitted files, with no verdict kept."""
    klass, _, outcomes = sample
    shutil.copytree(klass.root.path, tmp_path / "course-demo")
    mine = type(klass)(book, tmp_path / "course-demo")
    shutil.rmtree(mine.root.path / "verdicts")
    shutil.rmtree(mine.root.path / "autograded")
    before = klass.marks()
    with sqlite3.connect(mine.root.gradebook) as db:
        db.execute("update grade set auto_score = -1")
    jobs = [
        (o.graded.learner, o.graded.assignment)
        for o in outcomes
        if not o.graded.refused and "timed out" not in states(o)
    ]
    some = 12 if os.environ.get("SAMPLE") == "whole" else 3  # each starts nbgrader anew, which takes seconds
    jobs = jobs[:: len(jobs) // some][:some]
    for learner, assignment in jobs:
        result = mine.nbgrader("autograde", assignment, "--student", learner)
        assert result.returncode == 0, result.stderr
    after = mine.marks()
    compared = [k for k in before if (k[0], k[1].split("-")[0]) in jobs]
    assert {k: after[k] for k in compared} == {k: before[k] for k in compared}
    assert len({k[0] for k in compared}) > 1


def states(outcome):
    return {v["state"] for v in outcome.graded.verdicts}


# ------------------------------------------------------------------------------------------------ what nbgrader makes of it


def test_feedback_says_it_in_words_and_shows_nothing_of_ours(sample, book):
    klass, learners, outcomes = sample
    root = klass.root
    result = klass.nbgrader("generate_feedback", "rnn_cell")
    assert result.returncode == 0, result.stderr
    pages = {p.parent.parent.name: p.read_text() for p in root.path.glob("feedback/*/rnn_cell/rnn_cell.html")}
    assert set(pages) == {learner for learner, works in learners.items() if "rnn_cell" in works}
    text = "\n".join(pages.values())
    chapter = klass.course.chapter("rnn_cell")
    named = {
        chapter.exercises[v["exercise"]].misconceptions[v["named"][0]].says
        for o in outcomes
        for v in o.graded.verdicts
        if o.graded.assignment == "rnn_cell" and v["named"] and v["exercise"] in chapter.exercises
        if v["named"][0] in chapter.exercises[v["exercise"]].misconceptions
    }
    assert named and all(html.escape(says, quote=False) in text or says in text for says in named)
    unread = next(o.graded for o in outcomes if "valid JSON" in (o.graded.refused or ""))
    assert klass.nbgrader("generate_feedback", unread.assignment, "--student", unread.learner).returncode == 0
    page = root.folder("feedback", unread.learner, unread.assignment) / f"{unread.assignment}.html"
    assert "valid JSON" in page.read_text()
    for ours in ("Traceback (most recent", str(book), "autograder/", "hidden_seed", root.secret().decode()):
        assert ours not in text, ours
    assert not re.search(TOLD, text), "a hidden number is told"


@pytest.mark.parametrize("part", [(), (0, ("t",))], ids=["plain", "steps"])
@pytest.mark.parametrize("where", [np.s_[:], np.s_[0, 0], np.s_[2, 1]], ids=["everywhere", "first", "last"])
def test_the_pattern_of_a_told_number_finds_it_wherever_one_is_told(part, where):
    want = np.arange(6.0).reshape(3, 2)
    seen = want.copy()
    seen[where] += 0.3
    for mine, right in ((seen, want), (seen[2, 1] + 1, want[2, 1])):
        mine, right = np.asarray(mine), np.asarray(right)
        assert re.search(TOLD, _leaf(mine, right, part, numbers=True))
        assert not re.search(TOLD, _leaf(mine, right, part, numbers=False))


def test_a_learners_markdown_cannot_bring_a_script_into_feedback(toy_class):
    nasty = "**bold** $x<y$ <script>alert(1)</script> <img src=x onerror=alert(2)> [link](javascript:alert(3))"
    path = toy_class.hand_in("mallory", "toy_kinds", {"why_additive": nasty})
    notebook = json.loads(path.read_text())
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": nasty})
    path.write_text(json.dumps(notebook))
    toy_class.grade(learners=("mallory",))
    assert toy_class.nbgrader("generate_feedback", "toy_kinds", "--student", "mallory").returncode == 0
    page = (toy_class.root.folder("feedback", "mallory", "toy_kinds") / "toy_kinds.html").read_text()
    assert page.count("<strong>bold</strong>") == 2
    for live in ("alert(1)", "onerror=alert", 'href="javascript'):
        assert live not in page


def test_export_and_formgrader_see_the_marks(sample, book):
    klass, _, outcomes = sample
    root = klass.root
    table = root.path / "grades.csv"
    assert klass.nbgrader("export", "--to", str(table)).returncode == 0
    totals = {(o.graded.assignment, o.graded.learner): sum(v["points"] for v in o.graded.verdicts) for o in outcomes}
    rows = [line.split(",") for line in table.read_text().splitlines()[1:]]
    exported = {(row[0], row[3]): float(row[-2]) for row in rows}
    assert {who: mark for who, mark in exported.items() if mark} == {who: mark for who, mark in totals.items() if mark}
    assert set(totals) <= set(exported)  # who handed in nothing has a row too
    api = grade_module.nbgrader_api(book, root)
    seen = {("rnn_cell", s["student"]): s["score"] for s in api.get_submissions("rnn_cell") if s["autograded"]}
    assert seen == {k: v for k, v in totals.items() if k[0] == "rnn_cell"}


def test_validate_gives_a_wrong_notebook_no_full_marks(klass):
    # rnn_forward calls it, and a notebook that is run alone has no other to call
    answers = {**klass.references("rnn_cell"), "rnn_step": "def rnn_step(x, h, Wx, Wh, b):\n    return x"}
    path = klass.hand_in("wrong", "rnn_cell", answers)
    for name in ("check.py", "cases.npz"):
        shutil.copy(klass.root.path / "release" / "rnn_cell" / name, path.parent)
    result = klass.nbgrader("validate", str(path))
    assert re.findall(r"cell failed:\s+check\((\w+)\)", result.stdout) == ["rnn_step", "rnn_forward"], (
        result.stdout + result.stderr
    )
    assert "Success" not in result.stdout


# ------------------------------------------------------------------------------------------------ again, and after trouble


def hand_in_two(klass):
    for learner in ("ann", "bob"):
        klass.hand_in(learner, "rnn_cell", klass.references("rnn_cell"))


def test_what_is_done_is_not_done_again_and_a_change_is(klass, namespace):
    hand_in_two(klass)
    assert [o.skipped for o in klass.grade()] == [False, False]
    assert [o.skipped for o in klass.grade()] == [True, True]
    klass.hand_in("bob", "rnn_cell", {})
    assert {o.graded.learner: o.skipped for o in klass.grade()} == {"ann": True, "bob": False}
    assert klass.marks()["bob", "rnn_cell-rnn_step"] == 0


def test_a_regrade_gives_the_same_verdicts(klass, namespace):
    klass.hand_in(
        "ann", "rnn_cell", {"rnn_step": "def rnn_step(x, h, Wx, Wh, b):\n    return np.tanh(x @ Wx) + h @ Wh"}
    )
    first, second = klass.grade()[0].graded, klass.grade(force=True)[0].graded
    assert [v["text"] for v in first.verdicts] == [v["text"] for v in second.verdicts]


def test_an_interrupted_run_goes_on_where_it_stopped(klass, namespace, monkeypatch):
    hand_in_two(klass)
    enter, calls = grade_module.enter, []

    def stop_at_the_second(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return enter(*arguments)

    monkeypatch.setattr(grade_module, "enter", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        klass.grade()
    monkeypatch.undo()
    assert [o.skipped for o in klass.grade()] == [True, False]
    marks = klass.marks()
    assert {k[0] for k in marks} == {"ann", "bob"} and marks["bob", "rnn_cell-rnn_step"] == 4


def out_of_order(klass):
    """Make verdicts impossible to keep: a file lies where their folder should."""
    verdicts = klass.root.path / "verdicts"
    shutil.rmtree(verdicts, ignore_errors=True)
    verdicts.write_text("")
    return verdicts


def test_trouble_of_our_own_is_loud_and_never_a_zero(klass, namespace):
    hand_in_two(klass)
    out_of_order(klass)
    outcomes = klass.grade()
    assert all("Not a directory" in o.trouble for o in outcomes)
    assert {row["state"] for row in as_rows(outcomes)} == {"infrastructure"}
    assert {row["points"] for row in as_rows(outcomes)} == {None}
    assert klass.marks() == {}


def test_a_session_that_cannot_be_had_is_tried_again_with_a_new_runner(klass, namespace, monkeypatch):
    from autograder.grader import Grader
    from autograder.judges import judge_one
    from autograder.runner.host import Runner, RunnerError

    hand_in_two(klass)
    calls, session = [], Runner.session

    def broken(runner, *files):
        calls.append(runner)
        if len(calls) in broken_calls:
            raise RunnerError("the lights went out")
        return session(runner, *files)

    with Grader(klass.book, klass.root.secret(), "namespace") as grader:
        assert grader.level == "namespace"
        monkeypatch.setattr(Runner, "session", broken)
        broken_calls = {1}
        assert not judge_one(klass.root, grader, "ann", "rnn_cell")[0].infrastructure
        assert calls[0] is not calls[-1]
        calls.clear()
        broken_calls = {1, 3}  # and the trial of the second runner, between them, goes well
        graded, _ = judge_one(klass.root, grader, "bob", "rnn_cell")
    assert "the lights went out" in graded.infrastructure
    assert {v["state"] for v in graded.verdicts} == {"infrastructure"} and len(graded.verdicts) > 3
    assert klass.root.stored("bob", "rnn_cell").infrastructure, "the report must show it"


def test_an_old_mark_does_not_stand_unnoticed_after_trouble(klass, namespace, monkeypatch):
    from autograder import grade
    from autograder.grader import infrastructure
    from autograder.report import summary

    klass.hand_in("ann", "rnn_cell", klass.references("rnn_cell"))
    klass.grade()
    trouble = infrastructure("rnn_cell", "ann", [], "the lights went out")
    klass.root.store(trouble)
    assert "still holds the mark of an earlier version" in grade.enter(None, klass.root, trouble).trouble
    assert any(
        o["kind"] == "infrastructure" and "earlier" in o["line"] for o in summary(klass.book, klass.root.path)["odd"]
    )
    (outcome,) = klass.grade()
    assert not outcome.skipped and not outcome.trouble


def test_a_mark_given_by_a_person_stays(klass, namespace):
    from nbgrader.api import Gradebook

    klass.hand_in("ann", "rnn_cell", klass.references("rnn_cell"))
    klass.grade()
    with Gradebook(f"sqlite:///{klass.root.gradebook}", "unrolled") as gradebook:
        gradebook.find_grade("rnn_cell-rnn_step", "rnn_cell", "rnn_cell", "ann").manual_score = 2.5
        gradebook.db.commit()
    klass.hand_in("ann", "rnn_cell", {})
    klass.grade()
    assert klass.marks()["ann", "rnn_cell-rnn_step"] == 2.5
    with Gradebook(f"sqlite:///{klass.root.gradebook}", "unrolled") as gradebook:
        assert gradebook.find_grade("rnn_cell-rnn_step", "rnn_cell", "rnn_cell", "ann").needs_manual_grade


def test_a_regrade_can_be_looked_at_before_anything_is_written(klass, namespace, capsys):
    hand_in_two(klass)
    klass.grade()
    klass.hand_in(
        "bob", "rnn_cell", {**klass.references("rnn_cell"), "rnn_step": "def rnn_step(x, *others):\n    return x"}
    )
    where = ["--book", str(klass.book), "--course", str(klass.root.path)]
    before = {p: p.stat().st_mtime_ns for p in klass.root.path.rglob("*")}
    assert main(["regrade", "--preview", "--json", *where]) == 0
    assert {p: p.stat().st_mtime_ns for p in klass.root.path.rglob("*")} == before
    rows = json.loads(capsys.readouterr().out)
    lost = {
        "learner": "bob",
        "assignment": "rnn_cell",
        "exercise": "rnn_step",
        "before": 4.0,
        "after": 0.0,
        "by_hand": None,
    }
    assert lost in rows and {row["learner"] for row in rows} == {"bob"}
    assert main(["regrade", *where]) == 0
    assert f"{len(rows)} marks of 1 learners changed" in capsys.readouterr().out
    assert klass.marks()["bob", "rnn_cell-rnn_step"] == 0
    assert main(["regrade", "--preview", *where]) == 0
    assert "0 marks of 0 learners would change" in capsys.readouterr().out


def test_what_a_learner_draws_is_kept_as_a_picture(klass, namespace):
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
    klass.hand_in("ann", "rnn_cell", {}, (draw,))
    klass.grade()
    copy = json.loads((klass.root.folder("autograded", "ann", "rnn_cell") / "rnn_cell.ipynb").read_text())
    pictures = [o["data"] for c in copy["cells"] for o in c.get("outputs", []) if o["output_type"] == "display_data"]
    assert len(pictures) == 1 and list(pictures[0]) == ["image/png"]


@pytest.mark.parametrize("kind", ["link", "fifo", "folder", "huge"])
def test_a_file_that_is_no_plain_notebook_is_refused_and_the_rest_is_graded(klass, namespace, kind, monkeypatch):
    hand_in_two(klass)
    path = klass.root.folder("submitted", "eve", "rnn_cell") / "rnn_cell.ipynb"
    path.parent.mkdir(parents=True)
    if kind == "link":
        path.symlink_to(klass.root.folder("submitted", "ann", "rnn_cell") / "rnn_cell.ipynb")
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b" " * (21 << 20))
    outcomes = {o.graded.learner: o for o in klass.grade()}
    assert outcomes["eve"].graded.refused and not outcomes["eve"].trouble
    marks = klass.marks()
    assert marks["eve", "rnn_cell-rnn_step"] == 0 and marks["ann", "rnn_cell-rnn_step"] == 4


# ------------------------------------------------------------------------------------------------ used wrongly


def run(klass, capsys, *arguments):
    code = main(["grade", "--book", str(klass.book), "--course", str(klass.root.path), *arguments])
    return code, capsys.readouterr().err.strip().splitlines()[-1]


def refused_with(klass, capsys, pattern, *arguments):
    """Exit code 2, one clear sentence, nothing written."""
    before = sorted(p for p in klass.root.path.rglob("*") if "submitted" not in p.parts)
    code, said = run(klass, capsys, *arguments)
    assert code == 2
    assert re.search(pattern, said), said
    after = sorted(p for p in klass.root.path.rglob("*") if "submitted" not in p.parts)
    assert [p.name for p in after if p not in before] in ([], ["secret"])


def test_an_unknown_assignment(klass, capsys, namespace):
    hand_in_two(klass)
    refused_with(klass, capsys, "no assignment called 'nowhere'; there are: .*rnn_cell", "nowhere")


def test_an_unknown_learner(klass, capsys, namespace):
    hand_in_two(klass)
    refused_with(klass, capsys, "'zoe' has handed in nothing", "--learner", "zoe")


def test_no_submissions(klass, capsys, namespace):
    refused_with(klass, capsys, "There are no submissions")


def test_an_assignment_that_was_never_released(klass, capsys, namespace):
    hand_in_two(klass)
    shutil.rmtree(klass.root.path / "release")
    refused_with(klass, capsys, "has not been released.*nbgrader generate_assignment")


def test_a_release_older_than_the_course(klass, capsys, namespace):
    hand_in_two(klass)
    path = klass.root.path / "release" / "rnn_cell" / "rnn_cell.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"] = [c for c in notebook["cells"] if c["id"] != "rnn_cell-rnn_step"]
    path.write_text(json.dumps(notebook))
    refused_with(klass, capsys, "Release it again")


def test_a_missing_gradebook(klass, capsys, namespace):
    hand_in_two(klass)
    klass.root.gradebook.unlink()
    refused_with(klass, capsys, "There is no gradebook")


def test_a_half_made_gradebook(klass, capsys, namespace):
    hand_in_two(klass)
    klass.root.gradebook.unlink()
    with sqlite3.connect(klass.root.gradebook) as db:
        db.execute("create table alembic_version (version_num text)")
    refused_with(klass, capsys, "half made")


def test_a_gradebook_that_is_no_database(klass, capsys, namespace):
    hand_in_two(klass)
    klass.root.gradebook.write_bytes(b"not a database at all, but long enough to look at" * 100)
    refused_with(klass, capsys, "cannot be used")


def test_a_gradebook_that_cannot_be_written(klass, capsys, namespace, monkeypatch):
    hand_in_two(klass)
    monkeypatch.setattr(grade_module.os, "access", lambda path, mode: False)  # root may write everything
    refused_with(klass, capsys, "cannot be written")


def test_alembic_not_on_the_path(klass, capsys, namespace, monkeypatch):
    hand_in_two(klass)
    monkeypatch.setattr(grade_module.shutil, "which", lambda name: None)
    refused_with(klass, capsys, "alembic")


def test_another_secret_than_the_gradebooks(klass, capsys, namespace):
    hand_in_two(klass)
    klass.grade()
    (klass.root.path / "secret").write_text("another")
    klass.hand_in("bob", "rnn_cell", {})
    refused_with(klass, capsys, "is not the secret that this gradebook was marked with")


def test_a_secret_that_others_can_read(klass, capsys, namespace):
    hand_in_two(klass)
    klass.grade()
    (klass.root.path / "secret").chmod(0o644)
    refused_with(klass, capsys, "can be read by others")


def test_the_secret_is_made_once_and_for_its_owner_only(klass):
    assert klass.root.secret() == klass.root.secret()
    assert (klass.root.path / "secret").stat().st_mode & 0o777 == 0o600


def test_a_sample_class_is_never_made_over_a_real_one(klass, capsys):
    hand_in_two(klass)
    code = main(["demo", "--book", str(klass.book), "--course", str(klass.root.path)])
    assert code == 2 and "not a sample" in capsys.readouterr().err
    assert len(list(klass.root.submissions())) == 2 and not (klass.root.path / MANIFEST).exists()


def test_grade_prints_a_row_per_learner_and_exercise(klass, capsys, namespace):
    hand_in_two(klass)
    assert main(["grade", "--book", str(klass.book), "--course", str(klass.root.path), "--json"]) == 0
    said = capsys.readouterr()
    rows = json.loads(said.out)
    assert "isolation level: namespace" in said.err
    assert len(rows) == 2 * len(klass.course.chapter("rnn_cell").exercises)
    keys = ["learner", "assignment", "exercise", "points", "max", "state", "misconceptions", "seconds"]
    assert all(list(row) == keys for row in rows)
