"""The time that a cell or an exercise has: its own, however busy the machine is, and not a second more."""

import time
from dataclasses import replace

import numpy as np
import psutil
import pytest

from autograder.errors import RunnerError
from autograder.marking.runner import session as session_module
from autograder.marking.runner.host import Runner
from autograder.marking.runner.session import Asked, Died
from tests.busy import busy, cores

CASES = [["dict", ["x", ["array", np.ones((2, 3))]]]]
COMPUTE = """
import os, time
def compute(x, seconds=0.3):
    ends = time.process_time() + seconds
    while time.process_time() < ends: pass
    return 1
def for_ever(x):
    while True: pass
"""
OWN_COMPANY = """
children = []
for _ in range(4):
    children.append(os.fork())
    if children[-1] == 0:
        while True: pass
while True: pass
"""
COUNT = """
import signal
for child in children:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
print(sum(os.times()[:4]))
"""

TWINS = """
import ctypes
def twins(x):
    clone, beside_its_parent = {"x86_64": 56}.get(os.uname().machine, 220), 0x8000
    ctypes.CDLL(None).syscall(clone, beside_its_parent | 17, 0, 0, 0, 0)
    while True: pass
"""
ALL_ENDED = """
def living():
    children = open(f"/proc/self/task/{os.getpid()}/children").read().split()
    return [child for child in children if open(f"/proc/{child}/stat").read().rpartition(")")[2].split()[0] != "Z"]
while living(): time.sleep(0.01)  # a killed process that waits for the processor dies when it gets it
"""


@pytest.fixture(scope="module")
def runner(level):
    with cores(1), Runner(level) as runner:
        yield runner


@pytest.fixture
def seeing(runner):
    """The learner's process looks into itself, and these tests read what it found."""
    if runner.level == "landlock":
        pytest.skip("at this level nobody can send a signal or look into /proc, not even at himself")


@pytest.fixture
def session(runner, monkeypatch):
    """Code has half a second; the machine has a minute to give it that time, and our own processes have a minute more."""
    monkeypatch.setattr(session_module, "GRACE", 60)
    monkeypatch.setattr(session_module, "BACKSTOP", 120)
    with runner.session(needs="plain") as session:
        assert session.run_cell(1, COMPUTE).error is None
        session.limits = replace(session.limits, cell_seconds=0.5, exercise_seconds=0.5)
        yield session


def test_who_waits_for_a_processor_has_time_all_the_same(session):
    with busy(4):
        began = time.monotonic()
        assert session.run_cell(2, "compute(None)").error is None
        passed = time.monotonic() - began
        result = session.probe(Asked("compute", None, ("y",), CASES))
    assert passed > 0.5, "four others wanted the same core: on the wall its time was up"
    assert result.seconds > 0.5 and result.ended is None
    assert result.observations[0].seen == {"y": 1}


def test_who_sleeps_does_not(session):
    with busy(1):
        assert session.run_cell(2, "time.sleep(60)").error == "timed out"
        assert session.run_cell(3, "def sleeps(x): time.sleep(60)").error is None
        assert session.probe(Asked("sleeps", None, ("y",), CASES)).ended == "timed out"


def test_an_endless_loop_ends_at_about_its_limit(session):
    with busy(1):
        assert session.run_cell(2, "began = time.process_time()\nfor_ever(None)").error == "timed out"
        ran = float(session.run_cell(3, "print(time.process_time() - began)").text)
        assert session.probe(Asked("for_ever", None, ("y",), CASES)).ended == "timed out"
    assert 0.25 < ran < 1


def test_company_of_ones_own_gains_nothing(session, seeing):
    """Its process waits most of the time, because its own four children use the processor: that wait counts."""
    assert session.run_cell(2, OWN_COMPANY).error == "timed out"
    session.limits = replace(session.limits, cell_seconds=60)
    assert float(session.run_cell(3, COUNT).text) < 1.5


def test_who_names_many_probes_gains_nothing(session, seeing):
    """If two processes claim to do the work, no wait is excused, and both are ended."""
    with busy(1):
        assert session.run_cell(2, TWINS).error is None
        assert session.probe(Asked("twins", None, ("y",), CASES)).ended == "timed out"
        session.limits = replace(session.limits, cell_seconds=60)
        assert session.run_cell(3, ALL_ENDED).error is None


def test_a_whole_notebook_counts_what_its_cells_took(session):
    left = session.seconds_left
    with busy(4):
        began = time.monotonic()
        assert session.run_cell(2, "compute(None)").error is None
        passed = time.monotonic() - began
    assert 0.25 < left - session.seconds_left < min(0.5, passed)
    left = session.seconds_left
    assert session.run_cell(3, "for_ever(None)").error == "timed out"
    assert left - session.seconds_left == pytest.approx(0.5)


def test_a_machine_that_gives_too_little_is_trouble_of_ours(session, monkeypatch):
    monkeypatch.setattr(session_module, "BACKSTOP", 2)
    monkeypatch.setattr(type(session), "_ask", lambda self, what: 0.99 * (time.monotonic() - began))
    began = time.monotonic()
    with pytest.raises(RunnerError, match="too busy"):
        session.run_cell(2, "for_ever(None)")


def test_a_process_of_ours_that_is_gone_is_no_crash_of_the_learners(namespace):
    with Runner("namespace") as runner:
        session = runner.session(needs="plain")
        assert session.run_cell(1, "x = 1").error is None
        for process in psutil.Process(runner._process.pid).children(recursive=True)[:1]:
            process.kill()  # bubblewrap's first inside, and so all
            process.wait()
        with pytest.raises(RunnerError, match="supervisor"):
            session.run_cell(2, "x = 2")
        session.close()


@pytest.mark.parametrize("how", ["os._exit(0)", "os.close(channel)"])
def test_a_process_that_hangs_up_is_the_learners_own_crash(namespace, how):
    find = """
import os, stat
def is_socket(handle):
    try: return stat.S_ISSOCK(os.fstat(handle).st_mode)
    except OSError: return False
channel = next(filter(is_socket, range(3, 100)))
"""
    with Runner("namespace") as runner, runner.session(needs="plain") as session:
        assert session.run_cell(1, find).error is None
        with pytest.raises(Died, match="crashed"):
            session.run_cell(2, how)
