"""The meter tells waiting for a processor from sleeping, and from waiting for the submission's own processes."""

import hashlib
import json
import os
import threading
import time

import pytest

from autograder.marking.runner import isolation, meter
from autograder.marking.runner.meter import Meter
from tests.busy import busy, cores


def compute(seconds):
    ends = time.process_time() + seconds
    while time.process_time() < ends:
        pass


def forked(work):
    """Fork a child that does this. Returns its process id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def measured(work, others=4):
    """Have a supervisor measure a process that does this: the seconds on the wall, excused, and what ``work`` returns."""
    here, there = os.pipe()

    def supervise():
        isolation.adopt()
        (gate, opens), (told, tell), (ready, says) = os.pipe(), os.pipe(), os.pipe()

        def begin():
            os.write(says, b"x")
            os.read(gate, 1)
            result = work()
            os.write(tell, json.dumps([time.monotonic(), result]).encode())

        child = forked(begin)
        os.read(ready, 1)
        time.sleep(0.05)  # it stands at the gate: what it waited for a processor until here is no part of the measure
        measure = Meter(child)
        began = time.monotonic()
        os.write(opens, b"x")
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        excused = measure.excused()
        ended, result = json.loads(os.read(told, 1000))
        os.write(there, json.dumps([ended - began, excused, result]).encode())

    with cores(1), busy(others):
        os.waitpid(forked(supervise), 0)
    os.close(there)
    with os.fdopen(here) as pipe:
        return json.load(pipe)


alone = pytest.mark.skipif(
    "ALONE" not in os.environ, reason="it measures the machine, and wants it alone: make sweep PART=grading"
)


def once(claim, work, others=4):
    """Measure until the claim holds: other programs take the same core now and then, and only a wrong meter never can."""
    for _ in range(5):
        found = measured(work, others)
        if claim(*found):
            return
    raise AssertionError(f"passed, excused, computed: {found}")


@alone
def test_waiting_for_a_processor_is_excused():
    once(lambda passed, excused, _: passed > 0.4 and abs(passed - excused - 0.2) < 0.1, lambda: compute(0.2))


@alone
def test_sleeping_is_not():
    once(lambda passed, excused, _: passed >= 0.5 and excused < 0.2, lambda: time.sleep(0.5))


def alone_together():
    """Compute beside children of its own."""
    children = [forked(lambda: compute(0.2)) for _ in range(4)]
    compute(0.2)
    for child in children:
        os.waitpid(child, 0)
    return sum(os.times()[:4])


def in_threads():
    """Compute beside threads of its own, which need no lock of Python's."""
    threads = [threading.Thread(target=hashlib.pbkdf2_hmac, args=("sha256", b"", b"", 400_000)) for _ in range(4)]
    for thread in threads:
        thread.start()
    compute(0.2)
    for thread in threads:
        thread.join()
    return sum(os.times()[:4])


def leaving_orphans():
    """Compute beside processes that are no longer its children; the last of them says what all computed."""
    os.waitpid(forked(lambda: [forked(lambda: compute(0.2)) for _ in range(4)]), 0)
    compute(0.5)
    return 1.3


@alone
@pytest.mark.parametrize("work", [alone_together, in_threads, leaving_orphans])
def test_who_keeps_the_processor_busy_himself_is_not_excused(work):
    once(lambda passed, excused, computed: passed - excused >= computed - 0.1, work, others=1)


@alone
def test_the_waiting_of_others_is_never_counted():
    """If children wait for a processor, their parent does not wait: it sleeps."""

    def work():
        os.waitpid(forked(lambda: compute(0.2)), 0)

    once(lambda passed, excused, _: passed > 0.4 and excused < 0.2, work)


def test_the_probe_is_the_one_child_that_is_new():
    def wait():
        time.sleep(60)

    children = [forked(wait)]
    try:
        measure = Meter(os.getpid())
        assert measure.probes() == []
        measure.begin(probing=True)
        assert measure.probes() == []
        children.append(forked(wait))
        assert measure.probes() == children[1:]
        children.append(forked(wait))
        assert measure.probes() == children[1:], "whichever it is, all of them have to end"
    finally:
        for child in children:
            os.kill(child, 9)
            os.waitpid(child, 0)


def test_where_the_kernel_keeps_no_count_nothing_is_excused(monkeypatch, tmp_path):
    monkeypatch.setattr(meter, "PROC", tmp_path)
    measure = Meter(os.getpid())
    assert measure.excused() == 0.0 and measure.probes() == []


def test_without_what_a_thread_waited_nothing_is_excused(monkeypatch):
    monkeypatch.setattr(meter, "_main_thread", lambda process: (0.0, 0.0))
    measure = Meter(os.getpid())
    assert measure.excused() == 0.0


def test_a_process_that_ends_while_it_is_looked_at_ends_no_supervisor(monkeypatch):
    def ended(folder):
        raise FileNotFoundError(2, "No such file or directory", folder)

    monkeypatch.setattr(meter.Path, "iterdir", ended)
    assert list(meter.below(os.getpid())) == []
