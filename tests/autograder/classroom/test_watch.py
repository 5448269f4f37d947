"""``autograder watch`` marks what comes in and returns it, once, also after it was killed."""

import os
import shutil
import subprocess
import sys
import time

import pytest
from nbgrader.utils import notebook_hash

from autograder.classroom import grade as grade_module
from autograder.classroom import watch as watch_module
from autograder.classroom.classroom import Job
from autograder.classroom.grade import Options
from autograder.classroom.watch import Watch, Watched
from autograder.errors import UsageError
from tests.autograder.classroom.entered import CHAPTER, StoredJudges


@pytest.fixture
def klass(judged_class, monkeypatch, tmp_path):
    """A class that has the verdicts on ann's and bob's notebooks, which have still to come in."""
    monkeypatch.setattr(grade_module, "Pool", StoredJudges)
    classroom = judged_class.classroom
    shutil.rmtree(classroom.path / ".staging")
    (tmp_path / "later").mkdir()
    for learner in ("ann", "bob"):
        shutil.move(classroom.path / "submitted" / learner, tmp_path / "later" / learner)
    shutil.rmtree(classroom.path / "submitted")
    return judged_class


def comes(tmp_path, learner, where):
    source = tmp_path / "later" / learner / CHAPTER / f"{CHAPTER}.ipynb"
    where.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, where)


def watch(klass, tmp_path, **watched):
    said = []
    made = Watch(klass.home, klass.classroom.path, Watched(**watched), Options(workers=1), said.append)
    return made, made.sources, said


def test_what_comes_in_is_marked_and_returned_once_and_a_kill_loses_nothing(klass, tmp_path, monkeypatch):
    inbox, back = tmp_path / "inbox", tmp_path / "back"
    inbox.mkdir()
    watching, sources, said = watch(klass, tmp_path, folders=(inbox,), back=back)
    assert not watching.look(sources), "a first look tells nothing"
    comes(tmp_path, "ann", inbox / "ann")
    assert not watching.look(sources), "the file may still be being written"
    monkeypatch.setattr(watch_module, "feedback", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        watching.look(sources)
    monkeypatch.undo()
    assert f"taken      ann, {CHAPTER}" in said and not any("returned" in line for line in said)
    monkeypatch.setattr(grade_module, "Pool", StoredJudges)

    watching, sources, said = watch(klass, tmp_path, folders=(inbox,), back=back)
    assert [watching.look(sources) for _ in range(3)] == [False, True, False]
    assert said == [f"returned   ann, {CHAPTER}"]
    assert "ann" in (back / "ann" / f"{CHAPTER}.html").read_text()
    comes(tmp_path, "bob", inbox / "bob")
    (inbox / "cid.pdf").write_bytes(b"%PDF")
    assert [watching.look(sources) for _ in range(4)] == [False, True, False, False]
    assert said[1].startswith(f"taken      bob, {CHAPTER}") and said[-1] == f"returned   bob, {CHAPTER}"
    assert sum("cid.pdf" in line and line.startswith("NOT TAKEN") for line in said) == 1


def test_feedback_comes_back_through_nbgraders_exchange(klass, tmp_path):
    exchange = tmp_path / "exchange"
    inbound = exchange / "course" / "inbound" / f"ann+{CHAPTER}+2026-03-01 10:00:00.000000 UTC+a1b2"
    comes(tmp_path, "ann", inbound)
    (inbound / "submission_secret.txt").write_text("known to ann alone")
    (inbound / "timestamp.txt").write_text("2026-03-01 10:00:00.000000 UTC")
    watching, sources, said = watch(klass, tmp_path, exchange=exchange)
    assert [watching.look(sources) for _ in range(3)] == [False, True, False], said
    name = notebook_hash(secret="known to ann alone", notebook_id=CHAPTER)
    assert (exchange / "course" / "feedback" / f"{name}.html").exists(), said
    assert said[-1] == f"returned   ann, {CHAPTER}"


def test_another_command_is_waited_for(klass, tmp_path):
    inbox = tmp_path / "inbox"
    comes(tmp_path, "ann", inbox / "ann")
    watching, sources, said = watch(klass, tmp_path, folders=(inbox,))
    watching.look(sources)
    with klass.classroom.alone():
        assert watching.look(sources) and "is in use by" in said[0]
    assert watching.look(sources) and said[-1] == f"returned   ann, {CHAPTER}"
    assert klass.classroom.stored_of(Job("ann", CHAPTER))


def test_a_folder_that_is_not_there_is_named(klass, tmp_path):
    with pytest.raises(UsageError, match="There is no folder .*nowhere to watch: name one, or --exchange"):
        watch(klass, tmp_path, folders=(tmp_path / "nowhere",))
    with pytest.raises(UsageError, match="back lies in .*, which is watched: give pages back into a folder beside it"):
        watch(klass, tmp_path, folders=(tmp_path,), back=tmp_path / "back")


@pytest.mark.skipif(os.environ.get("KILLS") != "all", reason="KILLS=all: the real program, killed at seven moments")
def test_the_program_is_killed_again_and_again_and_every_page_comes_back(released_toy, tmp_path, namespace):
    """Each start is killed a little later than the one before; the last one is left alone."""
    home = tmp_path / "book"
    shutil.copytree(released_toy.home, home)
    klass = type(released_toy)(home, home / "course")
    for step in ("submitted", "verdicts", "autograded", "feedback", ".staging"):
        shutil.rmtree(klass.classroom.path / step, ignore_errors=True)
    shutil.copy(home / "released.db", klass.classroom.gradebook)
    inbox, back = tmp_path / "inbox", tmp_path / "back"
    learners = ("ann", "bob", "cid")
    for learner in learners:
        (inbox / learner).mkdir(parents=True)
        shutil.copy(klass.classroom.path / "release" / CHAPTER / f"{CHAPTER}.ipynb", inbox / learner)
    command = [sys.executable, "-m", "autograder.cli", "watch", str(inbox), "--give-back", str(back), "--every", "0.2"]
    command += ["--book", str(home), "--course", str(klass.classroom.path)]
    pages = {back / learner / f"{CHAPTER}.html" for learner in learners}
    for seconds in (1, 3, 5, 7, 9, 12, None):
        process = subprocess.Popen(command)
        began = time.monotonic()
        while process.poll() is None and (seconds is None or time.monotonic() - began < seconds):
            if seconds is None and all(page.exists() for page in pages):
                break
            time.sleep(0.1)
        assert process.poll() is None, "it never ends by itself"
        process.kill()
        process.wait()
    assert all("<html" in page.read_text() for page in pages)
    assert {learner for learner, _ in klass.marks()} == set(learners)
