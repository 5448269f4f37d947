"""A grader that is killed, locked out or out of disk space loses nothing: the next run gives what an undisturbed run gives."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import psutil
import pytest

from autograder.classroom import entering
from autograder.classroom.gradebook import marks
from autograder.marking.runner.host import sweep

LEARNERS = ("ann", "bob", "cid", "dot")


@pytest.fixture(scope="module")
def undisturbed(released_book, namespace, tmp_path_factory):
    """A class of four, and what the gradebook holds after an undisturbed run."""
    klass = type(released_book)(released_book.home, tmp_path_factory.mktemp("class") / "course")
    shutil.copytree(released_book.classroom.path, klass.classroom.path)
    answers = klass.references("start")
    for k, learner in enumerate(LEARNERS):
        klass.hand_in(learner, "start", dict(list(answers.items())[k:]))
    klass.classroom.secret()  # one for all copies: hidden cases are drawn from it
    fresh = copied(klass, tmp_path_factory.mktemp("fresh") / "course")
    assert not [o.trouble for o in fresh.grade() if o.trouble]
    return klass, kept(fresh)


def copied(klass, path):
    shutil.copytree(klass.classroom.path, path)
    return type(klass)(klass.home, path)


def kept(klass):
    """All rows of the gradebook from which marks are made, and all verdicts."""
    with sqlite3.connect(klass.classroom.gradebook) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        flags = db.execute("select count(*), sum(needs_manual_grade) from grade").fetchall()
    return (
        marks(klass.classroom),
        flags,
        {g.learner: [v.text for v in g.verdicts] for g in klass.classroom.all_stored()},
    )


MOMENT = """
import os, signal, psutil
from autograder.cli import main
from {module} import {owner}

whole, calls = {owner}.{name}, []

def dying(*arguments, **named):
    calls.append(1)
    if len(calls) == {call} and {when!r} == "before": die()
    result = whole(*arguments, **named)
    if len(calls) == {call}: die()
    return result

def die():
    print(*(p.pid for p in psutil.Process().children(recursive=True)), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

{owner}.{name} = dying
main(["grade", "--course", {course!r}, "--workers", "2"])
"""
# the moment at which the main process is killed: before or after the nth call of a method
NOTHING_JUDGED = ("before", 1, "autograder.classroom.grade", "Pool", "judge")
NOT_YET_SAVED = ("before", 1, "autograder.classroom.rows", "Rows", "_write")
NOT_COMMITTED = ("after", 1, "autograder.classroom.rows", "Rows", "_write")
SAVED = ("after", 1, "autograder.classroom.rows", "Rows", "write")
HALF_IN_PLACE = ("after", 2, "autograder.classroom.entering", "Entering", "_put_in_place")
NOTE_HALF_WRITTEN = ("before", 1, "pathlib", "Path", "replace")
NOTED = ("after", 1, "autograder.classroom.classroom", "Classroom", "has_entered")


def killed(klass, moment):
    """Start to grade, and kill the grader at this moment. Returns when all its child processes have ended, too."""
    when, call, module, owner, name = moment
    course = str(klass.classroom.path)
    script = MOMENT.format(when=when, call=call, module=module, owner=owner, name=name, course=course)
    done = subprocess.run([sys.executable, "-c", script], cwd=klass.home, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    below = [int(pid) for pid in done.stdout.splitlines()[-1].split()]
    assert below, "the judges had not been started"
    ends = time.monotonic() + 60
    while left := [pid for pid in below if psutil.pid_exists(pid)]:
        assert time.monotonic() < ends, f"processes are left: {left}"
        time.sleep(0.05)


PAIRS = {
    "saving and placing": (NOT_COMMITTED, SAVED),
    "judging and saving": (NOTHING_JUDGED, NOT_YET_SAVED),
    "placing and noting": (HALF_IN_PLACE, NOTED),
    "writing": (NOTE_HALF_WRITTEN, SAVED),
}


@pytest.mark.parametrize("pair", PAIRS if os.environ.get("KILLS") == "all" else list(PAIRS)[:1])  # half a minute each
def test_killed_twice_it_goes_on_where_it_was(undisturbed, tmp_path, pair):
    whole, expected = undisturbed
    klass = copied(whole, tmp_path / "course")
    for moment in PAIRS[pair]:
        killed(klass, moment)
    assert not [o.trouble for o in klass.grade() if o.trouble]
    assert kept(klass) == expected
    assert not (klass.classroom.path / entering.STAGING).exists()


def test_what_a_killed_grader_leaves_is_swept_away(tmp_path, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = subprocess.Popen(["true"])
    dead.wait()
    for pid in (dead.pid, os.getpid()):
        (tmp_path / f"unrolled-{pid}-x").mkdir()
    (tmp_path / "unrolled-notes").mkdir()
    sweep()
    assert {p.name for p in tmp_path.iterdir()} == {f"unrolled-{os.getpid()}-x", "unrolled-notes"}


def test_a_gradebook_locked_by_another_program_is_named_and_nothing_is_lost(undisturbed, tmp_path, monkeypatch):
    whole, expected = undisturbed
    klass = copied(whole, tmp_path / "course")
    enter, locks = entering.Entering.enter, []

    def while_locked(self, several):
        if [g.learner for g in several] == ["bob"]:
            locks.append(sqlite3.connect(klass.classroom.gradebook))
            locks[0].execute("begin exclusive")
        try:
            return enter(self, several)
        finally:
            for lock in locks:
                lock.rollback()

    monkeypatch.setattr(entering, "BATCH", 1)
    monkeypatch.setattr(entering.Entering, "enter", while_locked)
    troubles = {o.graded.learner: o.trouble for o in klass.grade()}
    assert "database is locked" in troubles.pop("bob")
    assert not any(troubles.values())
    monkeypatch.undo()
    assert {o.graded.learner for o in klass.grade() if not o.skipped} == {"bob"}
    assert kept(klass) == expected


@pytest.mark.skipif(os.environ.get("KILLS") != "all", reason="half a minute: KILLS=all runs it")
def test_a_full_disk_is_named_and_nothing_is_lost(undisturbed, tmp_path):
    """A small file system is filled up, graded on, emptied, and graded on again."""
    whole, expected = undisturbed
    there, result = tmp_path / "small", tmp_path / "result"
    there.mkdir()
    script = f"""
        mount -t tmpfs -o size=24m none {there} && cp -r {whole.classroom.path} {there}/course && cd {whole.home} || exit 9
        export PATH="{sys.prefix}/bin:$PATH"
        cat /dev/zero > {there}/filler 2>/dev/null
        autograder grade --course {there}/course --workers 1; echo "first: $?"
        rm {there}/filler
        autograder grade --course {there}/course --workers 1 && cp -r {there}/course {result}; echo "then: $?"
    """
    apart = ["unshare", "-m"] if os.getuid() == 0 else ["unshare", "-rm"]
    done = subprocess.run([*apart, "sh", "-c", script], capture_output=True, text=True)
    if "then:" not in done.stdout:
        pytest.skip(f"no file system of one's own can be had here: {done.stderr.strip()}")
    assert "first: 1" in done.stdout or "first: 2" in done.stdout, done.stdout
    assert "No space left" in done.stdout + done.stderr or "disk" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "then: 0" in done.stdout
    assert kept(type(whole)(whole.home, result)) == expected
