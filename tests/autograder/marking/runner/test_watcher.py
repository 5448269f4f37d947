"""All processes of a submission together are limited, and many of them do not slow down others."""

import os
import subprocess
import time

import pytest

from autograder.marking.runner import watcher
from autograder.marking.runner.host import Limits, Runner
from autograder.marking.runner.meter import Meter
from autograder.marking.runner.session import Died
from autograder.marking.runner.watcher import Watcher
from tests.busy import cores

SMALL = Limits(memory_mb=256, cpu_seconds=60)
SHARED = """
import mmap, time
held = []
for _ in range(60):
    held.append(mmap.mmap(-1, 10 << 20))
    for page in range(0, 10 << 20, 4096): held[-1][page] = 1
    time.sleep(0.05)
"""
EACH_A_LITTLE = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        held = bytearray(os.urandom(1 << 20) * 80)
        time.sleep(60)
time.sleep(50)
"""
BUSY = """
import os
children = []
for _ in range({many}):
    children.append(os.fork())
    if children[-1] == 0:
        while True: pass
"""
COMPUTE = """
import time
ends = time.process_time() + 0.5
while time.process_time() < ends: pass
"""


@pytest.mark.parametrize("source", [SHARED, EACH_A_LITTLE])
def test_memory_of_all_processes_together_has_an_end(level, source):
    with Runner(level, SMALL) as runner, runner.session() as session:
        with pytest.raises(Died):
            session.run_cell(1, source)
        assert session.too_much == "320 MB of memory"


def test_processor_time_of_all_processes_together_has_an_end(level):
    with Runner(level, Limits(cpu_seconds=1)) as runner, runner.session() as session:
        with pytest.raises(Died):
            session.run_cell(1, BUSY.format(many=4) + "import time; time.sleep(60)")
        assert session.too_much == "2 s of processor time"


APART = """
import os, time
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        while True: pass
time.sleep(60)
"""
SOCKETS = """
import os, socket, time
for _ in range(12):
    if os.fork() == 0:
        held = [socket.socketpair() for _ in range(100)]
        time.sleep(60)
time.sleep(60)
"""


@pytest.mark.parametrize(("source", "what"), [(APART, "2 sessions that compute at once"), (SOCKETS, "2000 open files")])
def test_nobody_gains_by_sessions_or_keeps_memory_in_sockets(level, source, what):
    with Runner(level, Limits()) as runner, runner.session() as session:
        with pytest.raises(Died):
            session.run_cell(1, source)
        assert session.too_much == what


def test_a_program_in_a_session_of_its_own_may_compute(level):
    loop = "import time\nends = time.time() + 1\nwhile time.time() < ends: pass"
    source = f"import subprocess, sys\np = subprocess.Popen([sys.executable, '-c', {loop!r}], start_new_session=True)\n{loop}\nprint(p.wait())"
    with Runner(level, Limits()) as runner, runner.session() as session:
        assert session.run_cell(1, source).text == "0\n"


def test_what_one_process_may_have_several_may_share(level):
    with Runner(level, SMALL) as runner, runner.session() as session:
        source = "import os, time\nheld = bytearray(120 << 20)\nfor _ in range(8):\n  if os.fork() == 0: time.sleep(3); os._exit(0)"
        assert session.run_cell(1, source + "\ntime.sleep(1)").error is None


def test_what_holds_little_is_not_counted_page_by_page(monkeypatch):
    """To count them, the kernel would go through every page, four times a second."""
    asked = []
    monkeypatch.setattr(watcher, "_memory", lambda process: asked.append(process) or 0.0)
    with subprocess.Popen(["sleep", "60"]) as child:
        assert Watcher(256, 60, Meter(child.pid)).too_much() == "" and not asked
        assert Watcher(0.1, 60, Meter(child.pid)).too_much() == "" and child.pid in asked
        child.kill()


def seconds_of(session):
    """The wall time that half a second of work takes."""
    began = time.monotonic()
    assert session.run_cell(2, COMPUTE).error is None
    return time.monotonic() - began


@pytest.mark.skipif(
    "ALONE" not in os.environ, reason="it measures the machine, and wants it alone: make sweep PART=grading"
)
def test_sixty_busy_processes_slow_a_neighbour_at_most_twofold(level):
    limits = Limits(processes=80)
    with (
        cores(1),
        Runner(level, limits) as ours,
        Runner(level, limits) as theirs,
        ours.session() as session,
        theirs.session() as busy,
    ):
        alone = min(seconds_of(session) for _ in range(3))
        assert busy.run_cell(1, BUSY.format(many=60)).error is None
        time.sleep(2)  # until they have been looked at
        beside = min(seconds_of(session) for _ in range(3))
    assert beside < 2.2 * alone, (alone, beside)
