"""Trials of a repair print nothing, whatever writes."""

import contextlib
import os
from pathlib import Path

import numpy as np
import pytest

from autograder.learner.editing.trials import silence

NOT_NUMBERS = np.full((4, 4), np.nan)


def complaining():
    """LAPACK writes to the process's own output, past Python."""
    with contextlib.suppress(np.linalg.LinAlgError):
        np.linalg.norm(NOT_NUMBERS, 2)


def quietly():
    with silence():
        complaining()
        os.write(2, b"past Python too\n")
        print("a trial's own")


def test_nothing_is_printed_in_trials_and_everything_after_them(capfd):
    quietly()
    assert capfd.readouterr() == ("", "")
    os.write(1, b"heard\n")
    print("again")
    assert "heard" in (heard := capfd.readouterr().out) and "again" in heard


def test_what_is_raised_in_a_trial_ends_the_silence_too(capfd):
    with pytest.raises(KeyboardInterrupt), silence():
        raise KeyboardInterrupt
    os.write(1, b"heard\n")
    assert capfd.readouterr().out == "heard\n"


def test_no_descriptor_is_left_open():
    before = len(list(Path("/proc/self/fd").iterdir()))
    quietly()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def none(*_):
    raise OSError("no such thing here")


@pytest.mark.parametrize("name", ["dup", "dup2", "open"])
@pytest.mark.parametrize(
    "without", [lambda patch, name: patch.setattr(os, name, none), lambda p, name: p.delattr(os, name)]
)
def test_trials_are_made_where_there_are_no_such_descriptors(name, without):
    with pytest.MonkeyPatch.context() as patch:
        without(patch, name)
        quietly()
