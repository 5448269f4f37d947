"""What all processes of one submission take together, watched by its supervisor: nobody gains by being many.

Limits of the kernel hold for each process by itself, and not for memory that several share.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from autograder.marking.runner.meter import PROC, Meter, below, processor_time

EVERY = 0.25  # seconds between two looks
FEW = 4  # tasks that may compute, as fast as they can, beside the one that is measured
LAST = 19  # the priority of all others, so that sixty of them together slow a neighbour about as much as one
SPARE = 1.25  # times the memory of one process: what a library maps beside it is no learner's fault
TIMES = 2  # the processor time of one process
PAGE = os.sysconf("SC_PAGE_SIZE")
SESSIONS = 2  # that compute at once: some kernels share the processors among sessions, whatever priority is in them
OPEN = 2000  # files, pipes and sockets: what stands in a socket is the kernel's memory, and no process's


class Watcher:
    """Watches the processes below this one. memory_mb, cpu_seconds: the limits of one process."""

    def __init__(self, memory_mb: float, cpu_seconds: float, meter: Meter):
        self._memory, self._seconds, self._meter = SPARE * memory_mb, TIMES * cpu_seconds, meter

    def too_much(self) -> str:
        """What the processes together have taken too much of; "" as long as they have not. Many are made slow."""
        processes = list(below(os.getpid()))
        tasks = [task for task in map(_task, _tasks(processes)) if task]
        busy = [task for task in tasks if task.computes]
        if len(busy) > FEW:  # else nobody need be told apart
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
        """They come last from now on, for good."""
        for task in tasks:
            with contextlib.suppress(OSError):  # gone by now
                os.setpriority(os.PRIO_PROCESS, task.number, LAST)


class Task(NamedTuple):
    """A thread. session: that of its process; computes: whether it runs or waits for a processor."""

    number: int
    session: int
    computes: bool


def _tasks(processes: Iterable[int]) -> Iterator[Path]:
    for process in processes:
        with contextlib.suppress(OSError):
            yield from (PROC / f"{process}/task").iterdir()


def _task(place: Path) -> Task | None:
    """None: it is gone."""
    try:
        state, _, _, session, *_ = (place / "stat").read_text().rpartition(")")[2].split()
        return Task(int(place.name), int(session), state == "R")
    except (OSError, ValueError):
        return None


def _open(process: int) -> int:
    """How many descriptors it has; 0 where it is gone, or does not want to be seen."""
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
    """MB that it holds; of what it shares with others its part, where the kernel tells that."""
    for file, names in (("smaps_rollup", ("Pss:",)), ("status", ("RssAnon:", "RssShmem:"))):
        try:
            lines = (line.split() for line in (PROC / f"{process}/{file}").read_text().splitlines())
            return sum(int(words[1]) for words in lines if words and words[0] in names) / 1024
        except (OSError, ValueError):  # gone, or it does not want to be seen: then all that it holds counts
            continue
    return 0.0
