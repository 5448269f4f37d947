"""How long a notebook's process waited for a processor, as its supervisor sees it: a busy machine costs nobody a mark.

The kernel keeps count for every thread: /proc/PID/task/TID/schedstat holds what it ran and what it waited in a run
queue, in nanoseconds (https://docs.kernel.org/scheduler/sched-stats.html). The learner's process is asked nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")  # of a second, in which /proc/PID/stat counts


class Meter:
    """Measures the one thread that runs a cell or a probe: the main thread of the notebook's process or of its child.

    Where the kernel does not keep count, no wait is known, and all time is the learner's.
    """

    def __init__(self, notebook: int):
        self.notebook = notebook
        self.begin()

    def begin(self, probing: bool = False) -> None:
        """From here on it is measured. probing: whether the notebook's process will fork one that does the work."""
        self._probing, self._there = probing, set(_children(self.notebook))
        self._before = self._wait_and_others()

    def probes(self) -> list[int]:
        """The processes that the notebook's has forked since a probe was begun: one, unless it is the learner's doing."""
        return [child for child in _children(self.notebook) if child not in self._there] if self._probing else []

    def excused(self) -> float:
        """Seconds that the thread waited, less what the submission's other threads and processes computed meanwhile.

        Who keeps the processors busy themselves does not wait for others.
        """
        wait, others = (now - before for now, before in zip(self._wait_and_others(), self._before, strict=True))
        return max(0.0, wait - max(0.0, others))

    def working(self) -> list[int]:
        """The processes whose main threads are measured."""
        probes = self.probes()
        return [self.notebook, *(probes if len(probes) == 1 else [])]  # of several nobody knows which one it is

    def _wait_and_others(self) -> tuple[float, float]:
        working = self.working()
        ran, wait = (sum(figures) for figures in zip(*map(_main_thread, working), strict=True))
        return wait, sum(processor_time(process) for process in below(os.getpid())) - ran


def _main_thread(process: int) -> tuple[float, float]:
    """Seconds that it ran, and that it waited to run; zero where that is not known."""
    try:
        ran, wait, _ = (PROC / f"{process}/task/{process}/schedstat").read_text().split()
        return int(ran) / 1e9, int(wait) / 1e9
    except (OSError, ValueError):
        return 0.0, 0.0


def processor_time(process: int) -> float:
    """Seconds that all its threads computed, and the children it has waited for."""
    try:
        fields = (PROC / f"{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS
    except (OSError, ValueError):  # gone by now
        return 0.0


def below(process: int) -> Iterator[int]:
    for child in _children(process):
        yield child
        yield from below(child)


def _children(process: int) -> Iterator[int]:
    for thread in (PROC / str(process) / "task").glob("*/children"):
        try:
            yield from map(int, thread.read_text().split())
        except OSError:  # gone by now
            continue
