"""Workers that are killed, as the kernel does when memory is short."""

import os
import signal
import time

import psutil
import pytest

from autograder.classroom import pool as pool_module
from autograder.classroom.classroom import Classroom, Job
from autograder.classroom.pool import Pool

LEARNERS = ("ann", "eve", "zoe")
judge = pool_module._judge


def end_worker(*_):
    os.kill(os.getpid(), signal.SIGKILL)


def ended_at_eve(job, *again):
    """Runs in a worker: judges, but kills the worker before eve's verdict is stored, every time."""
    if job.learner == "eve":
        Classroom.store = end_worker
    return judge(job, *again)


def ended_at_eve_once(job, *again):
    """The same, but it kills the worker only the first time."""
    first = pool_module._worker["classroom"].path / "ended-once"
    if job.learner == "eve" and not first.exists():
        first.touch()
        Classroom.store = end_worker
    return judge(job, *again)


def no_json(*_):
    raise TypeError("Object of type ndarray is not JSON serializable")


def unwritten_at_eve(job, *again):
    """Runs in a worker: writing eve's verdict raises an unforeseen error."""
    kept = Classroom.store
    Classroom.store = no_json if job.learner == "eve" else kept
    try:
        return judge(job, *again)
    finally:
        Classroom.store = kept


@pytest.fixture
def three(klass, namespace):
    for learner in LEARNERS:
        klass.hand_in(learner, "start", klass.references("start"))
    return klass


def judged(klass):
    with Pool(klass.home, klass.classroom, workers=1) as judges:
        found = [judged.graded for judged in judges.judge([Job(learner, "start") for learner in LEARNERS])]
    return sorted(found, key=lambda graded: graded.learner)  # they come in the order in which they are done


def test_a_submission_that_ends_its_judge_stops_nobody_else(three, monkeypatch):
    monkeypatch.setattr(pool_module, "_judge", ended_at_eve)
    ann, eve, zoe = judged(three)
    assert "ended from outside" in eve.infrastructure
    assert not ann.infrastructure and not zoe.infrastructure
    assert all(v.state == "passed" for v in zoe.verdicts)
    assert "ended from outside" in three.classroom.stored("eve", "start").infrastructure


def test_an_exception_of_any_type_stops_nobody_else(three, monkeypatch):
    monkeypatch.setattr(pool_module, "_judge", unwritten_at_eve)
    ann, eve, zoe = judged(three)
    assert "TypeError: Object of type ndarray" in eve.infrastructure
    assert all(v.state == "passed" for who in (ann, zoe) for v in who.verdicts)


def test_a_worker_that_is_ended_once_costs_nothing(three, monkeypatch):
    monkeypatch.setattr(pool_module, "_judge", ended_at_eve_once)
    found = judged(three)
    assert (three.classroom.path / "ended-once").exists()
    assert sorted(g.learner for g in found) == sorted(LEARNERS)  # a second try comes last
    assert not any(g.infrastructure for g in found)
    assert all(v.state == "passed" for g in found for v in g.verdicts)


def test_no_process_is_left_when_the_run_is_broken_off(three):
    before = set(psutil.Process().children(recursive=True))  # such as the browser of another test
    with pytest.raises(KeyboardInterrupt), Pool(three.home, three.classroom, workers=1) as judges:
        assert judges.level == "namespace"
        below = set(psutil.Process().children(recursive=True)) - before
        assert len(below) >= 4  # the worker, its trusted child, bubblewrap, the runner
        raise KeyboardInterrupt
    gone, alive = psutil.wait_procs(below, timeout=60)
    assert not [p for p in alive if "resource_tracker" not in " ".join(p.cmdline())]


def slow_for_ann(job, *again):
    """Runs in a worker: judging ann's takes as long as judging all others together."""
    first = pool_module._worker["classroom"].path
    if job.learner == "ann":
        until(lambda: len(list(first.glob("verdicts/start/*.json"))) == 2)
    return judge(job, *again)


def until(condition):
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to that")


def test_a_slow_submission_keeps_nobody_waiting(three, monkeypatch):
    monkeypatch.setattr(pool_module, "_judge", slow_for_ann)
    monkeypatch.setattr(pool_module, "AHEAD", 1)
    with Pool(three.home, three.classroom, workers=2) as judges:
        came = [judged.graded.learner for judged in judges.judge([Job(learner, "start") for learner in LEARNERS])]
    assert came[-1] == "ann" and sorted(came) == sorted(LEARNERS)


def test_what_crashes_is_tried_again_when_all_others_are_done(three):
    three.hand_in("ann", "start", {**three.references("start"), "rel_error": "import os\nos._exit(1)"})
    with Pool(three.home, three.classroom, workers=1) as judges:
        came = [judged.graded for judged in judges.judge([Job(learner, "start") for learner in LEARNERS])]
    assert [graded.learner for graded in came] == ["eve", "zoe", "ann"]
    assert came[-1].verdict("rel_error").state == "crashed"
