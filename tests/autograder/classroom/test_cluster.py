"""Judging on dask workers: the gradebook of a local run, whoever dies meanwhile.

`make sweep PART=cluster` runs these tests; elsewhere they are skipped where dask.distributed is not installed.
"""

import os
import shutil
import sqlite3
import time
from contextlib import closing

import pytest

from autograder.classroom import cluster as cluster_module
from autograder.classroom.grade import Options, grade
from autograder.classroom.gradebook import marks
from autograder.cli import main
from autograder.errors import AutograderError, UsageError
from autograder.marking.runner.host import Limits
from autograder.marking.work import Work
from tests.autograder.classroom.entered import files, rows
from tests.dask import Cluster, lacking

pytestmark = pytest.mark.skipif(bool(lacking()) and "CLUSTER" not in os.environ, reason=lacking())
CHAPTER = "start"
LIMITS = Limits(cell_seconds=3, exercise_seconds=2)
WRONG = {"sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(z))"}
ENDLESS = {"sigmoid": "def sigmoid(z):\n    while True: pass"}
KILLS = {"sigmoid": "import os, signal\ndef sigmoid(z):\n    os.kill(os.getpid(), signal.SIGKILL)"}


@pytest.fixture(scope="module")
def handed_in(released_book, namespace, tmp_path_factory):
    """A class with right, wrong, endless, deadly, unreadable and untouched work; and the same, graded here."""
    klass = type(released_book)(released_book.home, tmp_path_factory.mktemp("cluster") / "course")
    shutil.copytree(released_book.classroom.path, klass.classroom.path)
    right = klass.references(CHAPTER)
    for k in range(6):
        klass.hand_in(f"right{k}", CHAPTER, dict(list(right.items())[k % 3 :]))
    for learner, answers in {"wrong": WRONG, "endless": ENDLESS, "kills": KILLS, "untouched": {}}.items():
        klass.hand_in(learner, CHAPTER, {**right, **answers} if answers else {}, ("print('seen')",))
    unreadable = klass.hand_in("unreadable", CHAPTER, {})
    unreadable.write_text("{")
    (unreadable.parent / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    klass.classroom.secret()
    local = copied(klass, tmp_path_factory.mktemp("local") / "course")
    assert not [
        o.trouble for o in grade(local.home, local.classroom.path, Options(limits=LIMITS), say=print) if o.trouble
    ]
    return klass, local


def copied(klass, course):
    shutil.copytree(klass.classroom.path, course)
    return type(klass)(klass.home, course)


@pytest.fixture
def klass(handed_in, tmp_path):
    return copied(handed_in[0], tmp_path / "course")


@pytest.fixture
def cluster(tmp_path_factory):
    made = Cluster(tmp_path_factory.mktemp("dask"))
    yield made
    made.close()


def graded_on(klass, cluster, at_first=lambda: None, **options):
    """Grade on a cluster. at_first is called when the first result is there. Returns the outcomes, and what was said."""
    said = []

    def watched(results, total, what):
        for number, result in enumerate(results):
            if number == 0:
                at_first()
            yield result

    options = Options(**{"on": cluster.address, "limits": LIMITS, **options})
    return grade(klass.home, klass.classroom.path, options, say=said.append, progress=watched), said


def verdicts(klass):
    """All that is stored of each verdict, but for how long it took."""
    return {
        g.learner: {**vars(g), "verdicts": [{**vars(v), "seconds": 0} for v in g.verdicts]}
        for g in klass.classroom.all_stored()
    }


def same(klass, local):
    assert rows(klass) == rows(local)
    assert files(klass) == files(local)
    assert verdicts(klass) == verdicts(local)
    with closing(sqlite3.connect(klass.classroom.gradebook)) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_worker_killed_in_the_middle_costs_nobody_a_mark(handed_in, klass, cluster, monkeypatch):
    """The gradebook, the files and the verdicts are those of a local run; and no worker is told who somebody is."""
    first, sent, packed = cluster.worker(), [], Work.packed
    cluster.worker()
    monkeypatch.setattr(Work, "packed", lambda work: sent.append(packed(work)) or sent[-1])
    outcomes, said = graded_on(klass, cluster, at_first=first.kill)
    assert not [o.trouble for o in outcomes if o.trouble]
    same(klass, handed_in[1])
    assert "1 workers on 1 machines" in said, said
    secret = klass.classroom.secret()
    assert len(sent) >= 11 and not any(secret in data or b"untouched" in data for data in sent)
    outcomes, _ = graded_on(klass, cluster)
    assert all(o.skipped for o in outcomes), "what is entered is not judged again"


def test_a_worker_that_joins_in_the_middle_is_used(handed_in, klass, cluster):
    cluster.worker()
    outcomes, said = graded_on(klass, cluster, at_first=cluster.worker)
    assert not [o.trouble for o in outcomes if o.trouble]
    same(klass, handed_in[1])


def test_a_judge_that_is_killed_is_tried_again_and_then_named(klass, cluster):
    """The worker lives on. A kill by the kernel, when memory is short, looks like this."""
    import psutil

    cluster.worker()

    def kill():
        for process in psutil.Process(cluster.workers[0].pid).children():
            process.kill()

    outcomes, _ = graded_on(klass, cluster, at_first=kill)
    assert not [o.trouble for o in outcomes if o.trouble]


def test_a_scheduler_that_is_killed_is_named_and_what_was_judged_is_kept(handed_in, klass, cluster, monkeypatch):
    monkeypatch.setattr(cluster_module, "LOOK", 1.0)
    cluster.worker()
    with pytest.raises(AutograderError, match="scheduler is gone; what was judged is kept"):
        graded_on(klass, cluster, at_first=cluster.scheduler.kill)
    kept = list(klass.classroom.all_stored())
    assert kept
    when = {g.learner: klass.classroom.verdict_file(g.learner, CHAPTER).stat().st_mtime_ns for g in kept}
    outcomes = grade(klass.home, klass.classroom.path, Options(limits=LIMITS), say=print)
    assert not [o.trouble for o in outcomes if o.trouble]
    same(klass, handed_in[1])
    after = {learner: klass.classroom.verdict_file(learner, CHAPTER).stat().st_mtime_ns for learner in when}
    assert after == when, "what was judged before is not judged again"


def test_a_worker_without_the_isolation_asked_for_gets_no_work(handed_in, klass, cluster):
    cluster.worker(PATH="/nonexistent")
    with pytest.raises(UsageError, match="None of the workers can judge: Isolation cannot be had"):
        graded_on(klass, cluster, isolation="namespace")
    cluster.worker()
    time.sleep(2)
    outcomes, said = graded_on(klass, cluster, isolation="namespace")
    assert any("judges nothing: Isolation cannot be had" in line for line in said), said
    assert not [o.trouble for o in outcomes if o.trouble]
    same(klass, handed_in[1])


def test_two_workers_of_its_own(handed_in, klass, capsys):
    """--on local:2, from the command line; with TLS between them."""
    where = ["--book", str(klass.home), "--course", str(klass.classroom.path)]
    assert main(["grade", "--on", "local:2", "--cell-seconds", "3", "--exercise-seconds", "2", *where]) == 0
    same(klass, handed_in[1])
    assert "dashboard" in capsys.readouterr().err


def test_a_preview_writes_nothing(klass, cluster):
    cluster.worker()
    before = {p: p.stat().st_mtime_ns for p in klass.classroom.path.rglob("*")}
    graded_on(klass, cluster, preview=True, learners=("wrong",))
    assert {p: p.stat().st_mtime_ns for p in klass.classroom.path.rglob("*")} == before
    assert not marks(klass.classroom)


@pytest.mark.parametrize("address", ["nowhere", "local:0", "http://127.0.0.1:8786", "local:many"])
def test_an_address_that_is_none(klass, capsys, address):
    assert main(["grade", "--on", address, "--book", str(klass.home), "--course", str(klass.classroom.path)]) == 2
    assert "neither tcp://HOST:PORT" in capsys.readouterr().err


def test_no_scheduler_and_no_workers(klass, cluster, monkeypatch):
    monkeypatch.setattr(cluster_module, "PATIENCE", 1.0)
    with pytest.raises(UsageError, match="The scheduler has no workers: start some"):
        graded_on(klass, cluster)
    with pytest.raises(UsageError, match="There is no scheduler at tcp://127.0.0.1:1 "):
        graded_on(klass, cluster, on="tcp://127.0.0.1:1")
