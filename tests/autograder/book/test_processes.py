"""New processes do one list of jobs after another."""

import os

import pytest

from autograder.book.processes import NewProcesses

ITS_NUMBER = "__import__('os').getpid()"


def test_the_second_list_of_jobs_needs_no_other_process():
    with NewProcesses(workers=1) as processes:
        first, again = (set(processes.run(eval, [ITS_NUMBER] * 2)) for _ in range(2))
    assert len(first) == 1 and first == again != {os.getpid()}


def test_what_a_job_raises_is_raised_here():
    with NewProcesses(workers=1) as processes, pytest.raises(ZeroDivisionError):
        list(processes.run(eval, ["1 / 0"]))


def test_no_jobs_start_no_process():
    with NewProcesses() as processes:
        assert list(processes.run(eval, [])) == []
        assert "_pool" not in vars(processes)
