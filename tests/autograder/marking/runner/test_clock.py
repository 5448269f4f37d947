"""A limit counts wall time less the wait for a processor, and asks for that wait only when time seems to be up."""

import pytest

from autograder.errors import RunnerError
from autograder.marking.runner import clock as clock_module
from autograder.marking.runner.clock import BACKSTOP, STEP, Clock


class Wall:
    """A clock on the wall that is moved by hand, and a process that waits for some share of the time."""

    def __init__(self, monkeypatch, waits):
        self.now, self.waits, self.asked = 100.0, waits, 0
        monkeypatch.setattr(clock_module.time, "monotonic", lambda: self.now)

    def excused(self):
        self.asked += 1
        return self.waits * (self.now - 100)

    def run_out(self, clock):
        """Let the remaining time pass, again and again, until time is up. Returns the seconds of wall time."""
        while (left := clock.left()) > 0:
            self.now += left
        return self.now - 100


@pytest.mark.parametrize(("waits", "seconds"), [(0.0, 10.0), (0.5, 20.0), (0.8, 50.0)])
def test_who_waits_has_that_much_longer(monkeypatch, waits, seconds):
    wall = Wall(monkeypatch, waits)
    assert wall.run_out(Clock(10, wall.excused)) == pytest.approx(seconds, abs=2 * STEP)


def test_nobody_is_asked_before_time_is_up(monkeypatch):
    wall = Wall(monkeypatch, 0.5)
    clock = Clock(10, wall.excused)
    wall.now += 9
    assert clock.left() == pytest.approx(1) and wall.asked == 0
    wall.now += 2
    assert clock.left() == pytest.approx(10 + 5.5 - 11) and wall.asked == 1
    wall.now += 4
    assert clock.left() == pytest.approx(0.5) and wall.asked == 1, "what it was told still lasts"


def test_what_was_excused_stays_excused(monkeypatch):
    """The process that waited may be gone when it is asked again."""
    wall = Wall(monkeypatch, 0.5)
    clock = Clock(10, wall.excused)
    wall.now += 10
    assert clock.left() == pytest.approx(5)
    wall.waits = 0
    wall.now += 4
    assert clock.counted() == pytest.approx(9)


def test_a_machine_that_gives_nothing_is_not_the_learners_fault(monkeypatch):
    wall = Wall(monkeypatch, 0.99)
    with pytest.raises(RunnerError, match="too busy: 100 s were not enough for 10 s of work"):
        wall.run_out(Clock(10, wall.excused))
    assert wall.now - 100 == pytest.approx(10 * BACKSTOP)


def test_the_backstop_may_be_later(monkeypatch):
    wall = Wall(monkeypatch, 0.99)
    assert wall.run_out(Clock(0.1, wall.excused, backstop=60)) == pytest.approx(10, abs=2 * STEP)


def test_what_counts_can_be_read(monkeypatch):
    wall = Wall(monkeypatch, 0.25)
    clock = Clock(10, wall.excused)
    wall.now += 4
    assert clock.counted() == pytest.approx(3)
