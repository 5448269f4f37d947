"""Judging has limits of memory and time."""

import resource

import numpy as np
import pytest

from autograder.learner.values import watch
from autograder.marking.bounds import Overworked, bounded


def busy(*_):
    while True:
        pass


def test_memory_has_an_end_and_is_as_before_afterwards():
    before = resource.getrlimit(resource.RLIMIT_AS)
    with bounded(memory=64 << 20):
        np.ones(1 << 20)
        with pytest.raises(MemoryError):
            np.ones(1 << 24)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    np.ones(1 << 24)


def test_time_has_an_end():
    with pytest.raises(Overworked, match=r"0\.1 s"), bounded(seconds=0.1):
        busy()


def test_who_takes_it_for_an_answers_own_exception_is_told_again():
    with pytest.raises(Overworked), bounded(seconds=0.1):
        assert watch(busy, {}, ("y",)).raised.type == "Overworked"


def test_what_ends_in_time_is_not_disturbed():
    with bounded(seconds=0.1):
        pass
    watch(busy.__class__, {}, ("y",))
    assert sum(range(10**6))
