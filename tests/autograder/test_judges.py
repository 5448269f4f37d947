"""Workers that are ended from outside, as the kernel does when memory is short."""

import threading
import time

import psutil
import pytest

from autograder.judges import Judges


def workers():
    """The processes that judge: children of this one that multiprocessing started."""
    return [p for p in psutil.Process().children() if "spawn_main" in " ".join(p.cmdline())]


@pytest.fixture
def three(klass, namespace):
    for learner in ("ann", "eve", "zoe"):
        klass.hand_in(learner, "rnn_cell", klass.references("rnn_cell"), ("import time; time.sleep(1)",))
    return klass


def judged(klass, **options):
    return Judges(klass.book, klass.root, workers=1, **options)


def test_a_submission_that_ends_its_judge_stops_nobody_else(three):
    ending = threading.Event()
    gone = threading.Event()

    def end_workers():
        while not gone.is_set():
            if ending.is_set():
                for process in workers():
                    process.kill()
            time.sleep(0.05)

    threading.Thread(target=end_workers, daemon=True).start()
    found = {}
    with judged(three) as judges:
        for graded, _ in judges.judge([(who, "rnn_cell") for who in ("ann", "eve", "zoe")]):
            found[graded.learner] = graded
            (ending.set if graded.learner == "ann" else ending.clear)()
    gone.set()
    assert "ended from outside" in found["eve"].infrastructure
    assert not found["ann"].infrastructure and not found["zoe"].infrastructure
    assert all(v["state"] == "passed" for v in found["zoe"].verdicts)
    assert "ended from outside" in three.root.stored("eve", "rnn_cell").infrastructure


def test_a_worker_that_is_ended_once_costs_nothing(three):
    found = []
    with judged(three) as judges:
        for graded, _ in judges.judge([(who, "rnn_cell") for who in ("ann", "eve", "zoe")]):
            if not found:
                for process in workers():
                    process.kill()
            found.append(graded)
    assert [g.learner for g in found] == ["ann", "eve", "zoe"]
    assert not any(g.infrastructure for g in found)


def test_no_process_is_left_when_the_run_is_broken_off(three):
    with pytest.raises(KeyboardInterrupt), judged(three) as judges:
        assert judges.level == "namespace"
        below = psutil.Process().children(recursive=True)
        assert len(below) >= 4  # the worker, its trusted child, bubblewrap, the runner
        raise KeyboardInterrupt
    gone, alive = psutil.wait_procs(below, timeout=10)
    assert not [p for p in alive if "resource_tracker" not in " ".join(p.cmdline())]
