"""Work in a child process: whatever one piece of work does, the other pieces are done."""

import contextlib
import os
import sys
import time

import numpy as np
import pytest

from autograder.book.limited import Unprepared, each


def results(*pieces, seconds=0.3, prepare=lambda: None, **options):
    def prepared():
        prepare()
        return (lambda number: pieces[number]()), seconds

    return list(each(prepared, len(pieces), **options))


def hang():
    while True:
        pass


def hang_deaf():
    """It catches everything that is raised, so no exception ends it."""
    while True:
        with contextlib.suppress(BaseException):
            hang()


def test_results_come_in_order():
    assert results(lambda: 1, lambda: "two", lambda: np.ones(3).tolist()) == [1, "two", [1, 1, 1]]


@pytest.mark.parametrize(
    "bad", [hang, hang_deaf, lambda: os._exit(3), lambda: os.kill(os.getpid(), 9), lambda: 1 / 0, sys.exit]
)
def test_what_hangs_or_ends_the_child_is_lost_alone(bad):
    assert results(lambda: 1, bad, lambda: 3, bad, lambda: 5) == [1, None, 3, None, 5]


def test_what_takes_all_memory_is_lost_alone():
    assert results(lambda: 1, lambda: np.ones(10**9).size, lambda: 3, memory=500_000_000) == [1, None, 3]


def test_the_time_of_one_is_not_the_time_of_the_next():
    def busy():
        end = time.process_time() + 0.2
        while time.process_time() < end:
            pass
        return 1

    assert results(*[busy] * 4) == [1, 1, 1, 1]


def test_what_cannot_begin_is_said_and_not_tried_again():
    def prepare():
        raise ValueError("no cases")

    with pytest.raises(Unprepared, match="ValueError: no cases"):
        results(lambda: 1, prepare=prepare)
    with pytest.raises(Unprepared):
        results(lambda: 1, prepare=lambda: os._exit(1))


def test_nothing_stays_behind_when_nobody_wants_the_rest():
    found = each(lambda: (lambda number: os.getpid(), 5.0), 3)
    child = next(found)
    found.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_the_child_changes_nothing_here():
    seen = []
    assert results(lambda: seen.append(1) or 1, lambda: len(seen)) == [1, 1]
    assert seen == []
