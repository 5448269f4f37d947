"""Limits what all processes of one submission take together. The supervisor runs it. Nobody gains by starting many.

The kernel's limits hold only for each process alone, and do not count memory that several share.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from autograder.marking.runner.meter import PROC, Meter, below, processor_time

EVERY = 0.25  # seconds between two looks
FEW = 4  # so many tasks beside the measured one may compute at full speed
LAST = 19  # if there are more, all get this priority: sixty of them then slow a neighbour about as much as one would
SPARE = 1.25  # times the memory limit of one process, because libraries map memory that the limit does not count
TIMES = 2  # times the limit of processor time of one process
PAGE = os.sysconf("SC_PAGE_SIZE")
SESSIONS = 2  # so many may compute at once: some kernels share processor time by session, whatever the priorities are
OPEN = 2000  # files, pipes and sockets: data in a socket takes the kernel's memory, and counts for no process


class Watcher:
    """Watches the processes below this one. memory_mb, cpu_seconds: the limits of one process."""

    def __init__(self, memory_mb: float, cpu_seconds: float, meter: Meter):
        self._memory, self._seconds, self._meter = SPARE * memory_mb, TIMES * cpu_seconds, meter

    def too_much(self) -> str:
        """What the processes together have taken too much of, or "". If many compute, they get a low priority."""
        processes = list(below(os.getpid()))
        tasks = [task for task in map(_task, _tasks(processes)) if task]
        busy = [task for task in tasks if task.computes]
        if len(busy) > FEW:  # else it does not matter which of them is measured
            working = self._meter.working()
            if sum(task.number not in working for task in busy) > FEW:
                self._slow_down(task for task in tasks if task.number not in working)
        if len({task.session for task in busy}) > SESSIONS:
            return f"{SESSIONS} sessions that compute at once"
        if sum(map(_open, processes)) > OPEN:
            return f"{OPEN} open files"
        if sum(map(_resident, processes)) > self._memory and sum(map(_memory, processes)) > self._memory:
            return f"{self._memory:.0f} MB of memory"
        if sum(map(processor_time, processes)) > self._seconds:
            return f"{self._seconds:.0f} s of processor time"
        return ""

    def _slow_down(self, tasks: Iterable[Task]) -> None:
        """Give these threads the lowest priority, for good."""
        for task in tasks:
            with contextlib.suppress(OSError):  # it has ended meanwhile
                os.setpriority(os.PRIO_PROCESS, task.number, LAST)


class Task(NamedTuple):
    """A thread. session: its process's session. computes: whether it runs, or waits for a processor."""

    number: int
    session: int
    computes: bool


def _tasks(processes: Iterable[int]) -> Iterator[Path]:
    """Yield the folders in /proc of the threads of these processes."""
    for process in processes:
        with contextlib.suppress(OSError):
            yield from (PROC / f"{process}/task").iterdir()


def _task(place: Path) -> Task | None:
    """The thread of a folder in /proc; None if it has ended."""
    try:
        state, _, _, session, *_ = (place / "stat").read_text().rpartition(")")[2].split()
        return Task(int(place.name), int(session), state == "R")
    except (OSError, ValueError):
        return None


def _open(process: int) -> int:
    """How many file descriptors a process has open; 0 if it has ended, or its folder cannot be read."""
    try:
        return sum(1 for _ in (PROC / f"{process}/fd").iterdir())
    except OSError:
        return 0


def _resident(process: int) -> float:
    """MB that it holds, and whatever it shares counted in full: never less than _memory, and at once to be had."""
    try:
        return int((PROC / f"{process}/statm").read_text().split()[1]) * PAGE / 2**20
    except (OSError, ValueError):
        return 0.0  # gone


def _memory(process: int) -> float:
    """The MB that a process holds. Of memory that it shares, its part counts, if the kernel tells it; else all."""
    for file, names in (("smaps_rollup", ("Pss:",)), ("status", ("RssAnon:", "RssShmem:"))):
        try:
            lines = (line.split() for line in (PROC / f"{process}/{file}").read_text().splitlines())
            return sum(int(words[1]) for words in lines if words and words[0] in names) / 1024
        except (OSError, ValueError):  # it has ended, or this file cannot be read
            continue
    return 0.0
