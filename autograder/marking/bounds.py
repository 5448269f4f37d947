"""Limits of memory and time for judging one submission, so that a hostile answer cannot use up the judge's machine."""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

MEMORY = 1 << 30  # bytes beyond what the process has when it begins
SECONDS = 120.0  # of processor time: an ordinary answer takes a hundredth of it
AGAIN = 1.0  # seconds until Overworked is raised again, if something has caught it


class Overworked(BaseException):
    """Judging took too much time. It is no Exception, because code that runs a drive would take it for the answer's own."""


@contextmanager
def bounded(memory: int = MEMORY, seconds: float = SECONDS) -> Iterator[None]:
    """Limit this process inside the block: to ``memory`` bytes more than it has, and to ``seconds`` of processor time.

    Raises MemoryError or Overworked. Child processes that are started inside have the same limit of memory. Time is
    limited in the main thread only.
    """
    over = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal over
        over = True
        raise Overworked(f"{seconds:g} s of processor time were not enough to judge it")

    timed = threading.current_thread() is threading.main_thread()
    had = resource.getrlimit(resource.RLIMIT_AS)
    before = signal.signal(signal.SIGPROF, stop) if timed else None
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_lower(_size() + memory, *had), had[1]))
        if timed:
            signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
        yield
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
        resource.setrlimit(resource.RLIMIT_AS, had)
    if over:  # some code has caught it
        raise Overworked(f"{seconds:g} s of processor time were not enough to judge it")


def _lower(*limits: int) -> int:
    """The lowest of these limits."""
    return min((most for most in limits if most != resource.RLIM_INFINITY), default=resource.RLIM_INFINITY)


def _size() -> int:
    """The bytes of address space that the process has; a huge number where the system does not tell it."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 1 << 62
