"""A grader that is killed, locked out or out of space loses nothing: the next run ends as an undisturbed one."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time

import psutil
import pytest

from autograder import grade as grade_module
from autograder.grade import marks_in
from autograder.runner.host import sweep

LEARNERS = ("ann", "bob", "cid", "dot")


@pytest.fixture(scope="module")
def undisturbed(released_book, namespace, tmp_path_factory):
    """A class of four, and what the gradebook holds after a run that nobody disturbs."""
    klass = type(released_book)(released_book.book, tmp_path_factory.mktemp("class") / "course")
    shutil.copytree(released_book.root.path, klass.root.path)
    answers = klass.references("rnn_cell")
    for k, learner in enumerate(LEARNERS):
        klass.hand_in(learner, "rnn_cell", dict(list(answers.items())[k:]))
    klass.root.secret()  # one for all copies: hidden cases are drawn from it
    fresh = copied(klass, tmp_path_factory.mktemp("fresh") / "course")
    assert not [o.trouble for o in fresh.grade() if o.trouble]
    return klass, kept(fresh)


def copied(klass, path):
    shutil.copytree(klass.root.path, path)
    return type(klass)(klass.book, path)


def kept(klass):
    """Everything in the gradebook that a mark is made of, and every verdict."""
    with sqlite3.connect(klass.root.gradebook) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        flags = db.execute("select count(*), sum(needs_manual_grade) from grade").fetchall()
    return marks_in(klass.root), flags, {g.learner: [v["text"] for v in g.verdicts] for g in klass.root.all_stored()}


def started(klass):
    command = [sys.executable, "-m", "autograder.cli", "grade", "--course", str(klass.root.path), "--workers", "2"]
    return subprocess.Popen(command, cwd=klass.book, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("turn", range(2))
def test_killed_at_any_moment_it_goes_on_where_it_was(undisturbed, tmp_path, turn):
    whole, expected = undisturbed
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # shown where the test fails
    klass, chance = copied(whole, tmp_path / "course"), random.Random(seed)
    for until in sorted(chance.sample(range(len(LEARNERS)), 2)):  # so many verdicts, and a moment more
        grading = started(klass)
        while grading.poll() is None and len(list(klass.root.path.glob("verdicts/*/*.json"))) < until:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.5)
        below = psutil.Process(grading.pid).children(recursive=True) if grading.poll() is None else []
        grading.kill()
        grading.wait()
        assert not psutil.wait_procs(below, timeout=20)[1], "processes are left"
    assert not [o.trouble for o in klass.grade() if o.trouble]
    assert kept(klass) == expected, f"seed {seed}"
    assert not (klass.root.path / grade_module.STAGING).exists()


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
    enter, locks = grade_module.enter, []

    def while_locked(api, root, graded):
        if graded.learner == "bob":
            locks.append(sqlite3.connect(root.gradebook))
            locks[0].execute("begin exclusive")
        try:
            return enter(api, root, graded)
        finally:
            for lock in locks:
                lock.rollback()

    monkeypatch.setattr(grade_module, "enter", while_locked)
    troubles = {o.graded.learner: o.trouble for o in klass.grade()}
    assert "database is locked" in troubles.pop("bob")
    assert not any(troubles.values())
    monkeypatch.undo()
    assert {o.graded.learner for o in klass.grade() if not o.skipped} == {"bob"}
    assert kept(klass) == expected


def test_a_full_disk_is_named_and_nothing_is_lost(undisturbed, tmp_path):
    """On a small file system of its own: filled up, graded, emptied, graded again."""
    whole, expected = undisturbed
    there, result = tmp_path / "small", tmp_path / "result"
    there.mkdir()
    script = f"""
        mount -t tmpfs -o size=24m none {there} && cp -r {whole.root.path} {there}/course && cd {whole.book} || exit 9
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
    assert kept(type(whole)(whole.book, result)) == expected
