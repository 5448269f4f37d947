"""A preview is what the command then does, and whatever a command changed can be taken back."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from autograder.classroom import copies, gradebook, undo
from autograder.classroom import grade as grade_module
from autograder.classroom.classroom import Classroom
from autograder.classroom.grade import Options
from autograder.classroom.preview import preview_of_grade
from autograder.cli import main
from autograder.errors import UsageError
from tests.autograder.classroom.entered import CHAPTER, StoredJudges, rows
from tests.autograder.classroom.letterbox import notebook

TERM = f"""timezone = "UTC"
[late]
percent_per_day = 10
[assignments.{CHAPTER}]
due = 2026-03-01 09:00:00
[extensions.cid]
{CHAPTER} = 3
"""


@pytest.fixture
def klass(judged_class, monkeypatch):
    monkeypatch.setattr(grade_module, "Pool", StoredJudges)
    shutil.rmtree(judged_class.classroom.path / ".staging")
    return judged_class


def where(klass):
    return ["--book", str(klass.home), "--course", str(klass.classroom.path)]


def everything(classroom: Classroom) -> dict:
    """Path -> content of what commands change, except the gradebook."""
    kept = (*copies.TREES, *copies.FILES, "roster.csv")
    files = (p for p in classroom.path.rglob("*") if p.is_file() and p.relative_to(classroom.path).parts[0] in kept)
    return {str(p.relative_to(classroom.path)): p.read_bytes() for p in files}


def previewed(klass):
    def at_once(results, total, what):
        return results

    changes, _ = preview_of_grade(klass.home, klass.classroom.path, Options(workers=1), lambda line: None, at_once)
    return {c.learner: c for c in changes}


def test_a_preview_is_what_grade_then_does_and_undo_takes_it_back(klass, capsys):
    classroom = klass.classroom
    before = rows(klass), everything(classroom)
    first = previewed(klass)
    assert (rows(klass), everything(classroom)) == before, "a preview writes nothing"
    assert set(first) == {"ann", "bob", "cid", "dot", "eve"} and all(c.before is None for c in first.values())
    klass.grade()
    totals = {job.learner: e for job, e in gradebook.totals(classroom, [CHAPTER]).items()}
    assert {who: (c.after, c.penalty_after) for who, c in first.items()} == {
        who: (e.total, e.penalty) for who, e in totals.items()
    }
    assert not previewed(klass)

    entered = rows(klass), everything(classroom)
    (classroom.path / "course.toml").write_text(TERM)
    assert main(["grade", "--preview", *where(klass)]) == 0
    said = capsys.readouterr()
    assert "toy_kinds: 2026-03-01 12:00 UTC -> 2026-03-01 09:00 UTC" in said.err and "late, after" in said.out
    second = previewed(klass)
    assert set(second) == {"ann", "cid"} and second["ann"].penalty_after == pytest.approx(totals["ann"].total / 10)
    assert second["cid"].after == pytest.approx(second["cid"].before + second["cid"].penalty_before), "an extension"
    klass.grade()
    now = {job.learner: e.total for job, e in gradebook.totals(classroom, [CHAPTER]).items()}
    assert now["ann"] == second["ann"].after and now["cid"] == second["cid"].after

    assert main(["undo", "--preview", *where(klass)]) == 0
    said = capsys.readouterr().out
    assert "undo of autograder grade" in said and "toy_kinds is due: 2026-03-01 09:00 -> 2026-03-01 12:00 (UTC)" in said
    assert f"ann, toy_kinds: {now['ann']:g} -> {totals['ann'].total:g}" in said, "the penalty is part of a mark"
    assert main(["undo", *where(klass)]) == 0
    assert (rows(klass), everything(classroom)) == entered
    assert main(["undo", *where(klass)]) == 0
    assert "ann, toy_kinds: " in capsys.readouterr().out
    assert (rows(klass), everything(classroom)) == before
    assert main(["undo", *where(klass)]) == 2 and "There is nothing to undo" in capsys.readouterr().err


def test_a_forgotten_learner_comes_back_unless_it_was_for_good(klass, capsys):
    classroom = klass.classroom
    klass.grade(learners=("dot", "eve"))
    before = rows(klass), everything(classroom)
    assert main(["forget", "dot", "--preview", *where(klass)]) == 0
    assert f"would be removed  {classroom.path / 'submitted' / 'dot'}" in capsys.readouterr().out
    assert (rows(klass), everything(classroom)) == before
    assert main(["forget", "dot", *where(klass)]) == 0
    assert "autograder undo brings dot back" in capsys.readouterr().out
    assert "submitted/dot/toy_kinds/toy_kinds.ipynb: brought back" in "\n".join(undo.undo(classroom.path))
    assert (rows(klass), everything(classroom)) == before
    assert main(["forget", "dot", "--for-good", *where(klass)]) == 0
    assert not (classroom.path / ".undo").exists()


def test_collect_has_a_preview_and_can_be_undone(letterbox, capsys):
    classroom = Classroom(letterbox.course)
    letterbox.collect(letterbox.zip({"ann/lstm_gates.ipynb": notebook("lstm_gates", "first")}))
    before = everything(classroom)
    archive = letterbox.zip(
        {"ann/lstm_gates.ipynb": notebook("lstm_gates", "2"), "bob/lstm_gates.ipynb": notebook("lstm_gates")}
    )
    (letterbox.book.parent / "people.csv").write_text("id,name\nann,Ann\nbob,Bob\n")
    where = ["--book", str(letterbox.book), "--course", str(letterbox.course)]
    asked = ["collect", str(archive), "--roster", str(letterbox.book.parent / "people.csv"), *where]
    assert main([*asked, "--preview"]) == 0
    said = capsys.readouterr().out
    assert "2 collected" in said and "nothing is written" in said and str(letterbox.course) in said
    assert everything(classroom) == before
    assert main(asked) == 0 and everything(classroom) != before
    told = undo.undo(classroom.path)
    assert "submitted/bob/lstm_gates/lstm_gates.ipynb: removed" in told and "roster.csv: removed" in told
    assert everything(classroom) == before


def test_a_restore_that_was_killed_is_continued(letterbox, monkeypatch):
    classroom = Classroom(letterbox.course)
    letterbox.collect(letterbox.zip({"ann/lstm_gates.ipynb": notebook("lstm_gates", "first")}))
    before = everything(classroom)
    letterbox.collect(letterbox.zip({"bob/lstm_gates.ipynb": notebook("lstm_gates")}))
    with monkeypatch.context() as killed:
        killed.setattr(undo.shutil, "rmtree", lambda *a, **named: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            undo.undo(classroom.path)
    undo.undo(classroom.path)
    assert everything(classroom) == before


def test_only_a_few_commands_are_kept_and_none_that_changed_nothing(letterbox):
    classroom = Classroom(letterbox.course)
    for k in range(undo.KEEP + 2):
        made = letterbox.zip({f"p{k}/lstm_gates.ipynb": notebook("lstm_gates", str(k))})
        letterbox.collect(made)
        letterbox.collect(made)
    for _ in range(undo.KEEP):
        undo.undo(classroom.path)
    with pytest.raises(UsageError, match="There is nothing to undo"):
        undo.undo(classroom.path)
    assert set(letterbox.submitted) == {"p0/lstm_gates", "p1/lstm_gates"}


def test_a_gradebook_on_a_server_is_its_administrators_to_restore(letterbox, monkeypatch):
    classroom = Classroom(letterbox.course)
    letterbox.collect(letterbox.zip({"ann/lstm_gates.ipynb": notebook("lstm_gates")}))
    (letterbox.course / "gradebook.url").write_text("postgresql+psycopg://db.example.edu/unrolled\n")
    with pytest.raises(UsageError, match="The gradebook has been moved to .*db.example.edu"):
        undo.undo(classroom.path)
    with undo.undoable(classroom, "grade"):
        (letterbox.course / "entered.json").write_text("{}")
    with pytest.raises(UsageError, match="only its own backups can bring it back: restore one with pg_restore"):
        undo.undo(classroom.path)


def test_a_gradebook_that_another_program_holds_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "PATIENCE", 0.1)
    with closing(sqlite3.connect(tmp_path / "gradebook.db")) as db:
        db.execute("create table t (x)")
        db.execute("begin exclusive")
        with pytest.raises(UsageError, match="gradebook.db is in use by another program: wait for other"):
            copies.copy_database(tmp_path / "gradebook.db", tmp_path / "copy.db")
    (tmp_path / "no.db").write_text("garbage, and no database at all")
    with pytest.raises(UsageError, match=r"no.db cannot be copied \(file is not a database\): nothing was changed"):
        copies.copy_database(tmp_path / "no.db", tmp_path / "copy.db")
