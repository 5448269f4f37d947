"""Measures how long a notebook's process waited for a processor, so that a busy machine costs nobody a mark.

The kernel counts for every thread: /proc/PID/task/TID/schedstat holds, in nanoseconds, how long it ran and how long it
waited in a run queue (https://docs.kernel.org/scheduler/sched-stats.html). The supervisor reads it; the learner's
process is not asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")  # /proc/PID/stat counts in ticks; so many are a second


class Meter:
    """Measures the one thread that runs a cell or a probe: the main thread of the notebook's process, or of its child.

    If the kernel does not count, no wait is known, and all time counts as the learner's. notebook: the process id.
    """

    def __init__(self, notebook: int):
        self.notebook = notebook
        self.begin()

    def begin(self, probing: bool = False) -> None:
        """Begin to measure. probing: whether the notebook's process will fork a child that does the work."""
        self._probing, self._there = probing, set(_children(self.notebook))
        self._before = self._wait_and_others()

    def probes(self) -> list[int]:
        """The children that the notebook's process has forked since a probe began. More than one are the learner's doing."""
        return [child for child in _children(self.notebook) if child not in self._there] if self._probing else []

    def excused(self) -> float:
        """The seconds that the thread waited, less those in which the submission's other threads and processes computed.

        A submission that keeps the processors busy itself waits for itself.
        """
        wait, others = (now - before for now, before in zip(self._wait_and_others(), self._before, strict=True))
        return max(0.0, wait - max(0.0, others))

    def working(self) -> list[int]:
        """The processes whose main threads are measured."""
        probes = self.probes()
        return [self.notebook, *(probes if len(probes) == 1 else [])]  # of several, which one works is not known

    def _wait_and_others(self) -> tuple[float, float]:
        working = self.working()
        ran, wait = (sum(figures) for figures in zip(*map(_main_thread, working), strict=True))
        return wait, sum(processor_time(process) for process in below(os.getpid())) - ran


def _main_thread(process: int) -> tuple[float, float]:
    """The seconds that a process's main thread ran, and those that it waited to run; zeros if they are not known."""
    try:
        ran, wait, _ = (PROC / f"{process}/task/{process}/schedstat").read_text().split()
        return int(ran) / 1e9, int(wait) / 1e9
    except (OSError, ValueError):
        return 0.0, 0.0


def processor_time(process: int) -> float:
    """The seconds that a process computed: all its threads, and its children that have ended."""
    try:
        fields = (PROC / f"{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS
    except (OSError, ValueError):  # it has ended meanwhile
        return 0.0


def below(process: int) -> Iterator[int]:
    """Yield all processes below a process: children, their children, and so on."""
    for child in _children(process):
        yield child
        yield from below(child)


def _children(process: int) -> Iterator[int]:
    try:
        threads = list((PROC / str(process) / "task").iterdir())
    except OSError:  # it has ended, perhaps while the kernel listed its threads
        return
    for thread in threads:
        try:
            yield from map(int, (thread / "children").read_text().split())
        except OSError:  # it has ended meanwhile
            continue
